//! A build does nothing where nothing has changed, and all of its work where something has.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use crate::harness::{Project, Run, repository};

/// When each file was last written.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let paths = crate::harness::files(folder).into_keys();
    paths
        .map(|path| (path.clone(), std::fs::metadata(folder.join(&path)).and_then(|m| m.modified()).expect("a time")))
        .collect()
}

/// What a build again says; the files are older than it by then, so that writing them shows.
fn again(project: &Project, arguments: &str) -> (Run, bool) {
    let out = project.path().join("out");
    for path in crate::harness::files(&out).keys() {
        let file = std::fs::File::options().write(true).open(out.join(path)).expect("an output");
        file.set_modified(SystemTime::UNIX_EPOCH).expect("a time");
    }
    let before = times(&out);
    let run = project.build(arguments);
    let same = before == times(&out);
    (run, same)
}

const BUILD: &str = "plan --out out --only text,html";

fn built() -> Project {
    let project = Project::minimal();
    let run = project.build(BUILD);
    assert!(run.stderr.contains("Built plan into out/plan"), "{}", run.stderr);
    project
}

#[track_caller]
fn is_done_again(project: &Project, arguments: &str) {
    let (run, same) = again(project, arguments);
    assert!(!same && run.stderr.contains("Built plan into out/plan"), "{}", run.stderr);
}

#[track_caller]
fn is_left_alone(project: &Project, arguments: &str) {
    let (run, same) = again(project, arguments);
    assert!(same && run.stderr.contains("Unchanged: plan"), "{}", run.stderr);
}

#[test]
fn nothing_has_changed() {
    let project = built();
    is_left_alone(&project, BUILD);
    is_left_alone(&project, "plan --out out --only html,text --jobs 1");
}

#[test]
fn a_source_has_changed() {
    let project = built().replace("plan/7-grants.md", "two grants", "both grants");
    is_done_again(&project, BUILD);
    is_left_alone(&project, BUILD);
    assert!(project.read("out/plan/plan.txt").contains("both grants"));
}

#[test]
fn a_source_has_come_or_gone() {
    let project = built().file("plan/8-more.md", "---\ntitle: More\n---\n\nThere is always more to be said of it.\n");
    is_done_again(&project, BUILD);
    std::fs::remove_file(project.path().join("plan/8-more.md")).expect("a file");
    is_done_again(&project, BUILD);
}

#[test]
fn an_option_has_changed() {
    let project = built();
    for option in ["--status draft", "--as-at 2025-05-01", "--draft"] {
        is_done_again(&project, &format!("{BUILD} {option}"));
        is_left_alone(&project, &format!("{BUILD} {option}"));
    }
    is_done_again(&project, "plan --out out --only text");
    assert_eq!(project.names("out/plan"), ["manifest.json", "plan.txt"]);
}

#[test]
fn the_date_has_changed() {
    let project = built();
    let mut command = project.command(&format!("build {BUILD}"));
    command.env("SOURCE_DATE_EPOCH", "1743465600");
    let run = Run::of(command);
    assert!(run.stderr.contains("Built plan"), "{}", run.stderr);
}

#[test]
fn the_theme_has_changed() {
    let project = Project::minimal().copy(&repository().join("themes/default"), "themes/own").replace(
        "plan/plan.md",
        "status:",
        "theme: own\nstatus:",
    );
    project.build(BUILD);
    is_left_alone(&project, BUILD);
    let project = project.replace("themes/own/locales/en.yaml", "Working draft", "First draft");
    is_done_again(&project, BUILD);
}

#[test]
fn what_only_a_build_finds_is_told_by_the_next_one_too() {
    let project = Project::minimal()
        .replace("plan/plan.md", "status:", "theme: own\nstatus:")
        .file("themes/own/theme.yaml", "extends: default\n")
        .file("themes/own/pdf/overrides.typ", "#let coverr() = []\n");
    let build = "plan --out out --only pdf";
    for _ in 0..2 {
        let run = project.build(build);
        assert!(run.stderr.contains("never used"), "{}", run.stderr);
    }
    assert_eq!(project.run(&format!("build {build} --deny warnings")).status, 1);
}

#[test]
fn what_a_check_finds_is_counted_where_nothing_has_changed() {
    let project = Project::minimal().replace("plan/7-grants.md", "two grants", "**TBC** grants");
    let first = project.build(BUILD);
    assert!(first.stderr.contains("structure/placeholder"), "{}", first.stderr);
    is_left_alone(&project, BUILD);
    let run = project.build(BUILD);
    assert!(!run.stderr.contains("structure/placeholder"), "{}", run.stderr);
    assert!(
        run.stderr.contains("As before, the check finds 1 warning and 1 note in what is unchanged; -v shows"),
        "{}",
        run.stderr
    );
    let run = project.build(&format!("{BUILD} -v"));
    assert!(run.stderr.contains("structure/placeholder") && run.stderr.contains("Unchanged: plan"), "{}", run.stderr);
    assert_eq!(project.build(&format!("{BUILD} -q")).stderr, "");
    // Where warnings fail, each build tells of them.
    let run = project.run(&format!("build {BUILD} --deny warnings"));
    assert!(run.status == 1 && run.stderr.contains("structure/placeholder"), "{run:?}");
}

#[test]
fn errors_of_a_draft_are_told_by_the_next_build_too() {
    let project = Project::minimal().replace("plan/7-grants.md", "kind: grants", "kind: grant");
    let build = format!("{BUILD} --draft");
    for _ in 0..2 {
        let run = project.run(&format!("build {build}"));
        assert!(run.stderr.contains("`grant`"), "{}", run.stderr);
    }
    is_left_alone(&project, &build);
}

#[test]
fn a_profile_of_ones_own_has_changed() {
    let profile = |title: &str| {
        format!(
            "id: ours\nversion: 1\ntitle: {title}\nbasis: The same Act\nextends: england-pcc@1\nremove: [duty/grants]\n"
        )
    };
    let project = Project::minimal()
        .replace("plan/plan.md", "profile: england-pcc", "profile: ../ours.yaml")
        .file("ours.yaml", profile("A body"));
    project.build(BUILD);
    is_left_alone(&project, BUILD);
    project.write("ours.yaml", profile("Another body"));
    is_done_again(&project, BUILD);
    is_left_alone(&project, BUILD);
}

#[test]
fn outputs_of_a_plan_that_was_withdrawn_are_told() {
    let minimal = repository().join("plans/minimal");
    let project = ["avon", "bath", "devon", "essex"]
        .iter()
        .fold(Project::new(), |project, plan| project.copy(&minimal, &format!("plans/{plan}")));
    let build = "plans --out out --only text";
    assert!(!project.build(build).stderr.contains("not among these"));
    std::fs::remove_dir_all(project.path().join("plans/bath")).expect("it is there");
    let run = project.build(build);
    assert!(run.stderr.contains("`out/bath` holds outputs of a plan that is not among these"), "{}", run.stderr);
    assert_eq!(project.build(&format!("{build} -q")).stderr, "");
    std::fs::remove_dir_all(project.path().join("plans/devon")).expect("it is there");
    std::fs::create_dir(project.path().join("out/mine")).expect("a folder");
    let run = project.build(&format!("{build} plans/avon plans/essex"));
    assert!(run.stderr.contains("`out/bath`, `out/devon` hold outputs of plans that are not"), "{}", run.stderr);
    assert!(!project.build("plans/avon --out out --only text").stderr.contains("not among these"));
}

#[test]
fn an_output_has_changed() {
    let project = built();
    let good = project.read("out/plan/plan.txt");
    project.write("out/plan/plan.txt", "Somebody wrote this.");
    is_done_again(&project, BUILD);
    assert_eq!(project.read("out/plan/plan.txt"), good);
}

#[test]
fn an_output_has_gone() {
    let project = built();
    std::fs::remove_file(project.path().join("out/plan/assets/theme.css")).expect("an output");
    is_done_again(&project, BUILD);
    assert!(project.read("out/plan/assets/theme.css").contains('{'));
}

#[test]
fn the_manifest_says_nothing_of_the_outputs() {
    let project = built();
    project.write("out/plan/manifest.json", r#"{"tool": {"name": "planwright"}}"#);
    is_done_again(&project, BUILD);
}

#[test]
fn the_manifest_says_what_no_build_writes() {
    let project = built();
    let manifest = project.read("out/plan/manifest.json");
    project.write("out/plan/manifest.json", manifest.replacen("\"version\": 1", "\"version\": 2", 1));
    is_done_again(&project, BUILD);
    let outputs = manifest.find("\"outputs\": [").expect("outputs");
    project.write("out/plan/manifest.json", format!("{}\"outputs\": []}}", &manifest[..outputs]));
    is_done_again(&project, BUILD);
    let minimal = project.path().join("plan");
    let project = project.copy(&minimal, "other");
    project.build("plan other --out out --only text");
    for plan in ["plan", "other"] {
        let manifest = project.read(&format!("out/{plan}/manifest.json"));
        let (before, notes) = manifest.split_once("\"notes\": ").expect("notes");
        let notes = notes.trim_start_matches(|c: char| c.is_ascii_digit());
        project.write(&format!("out/{plan}/manifest.json"), format!("{before}\"notes\": {}{notes}", u64::MAX));
    }
    assert!(project.build("plan other --out out --only text").stderr.contains("Unchanged: other"));
}

#[test]
fn the_plan_and_its_outputs_have_another_name() {
    let minimal = repository().join("plans/minimal");
    let project = Project::new().copy(&minimal, "plans/avon").copy(&minimal, "plans/bath");
    let build = "plans --out out --only text,html";
    project.build(build);
    for folder in ["plans", "out"] {
        let at = |name: &str| project.path().join(folder).join(name);
        std::fs::rename(at("bath"), at("kent")).expect("a name");
    }
    project.build(build);
    project.build("plans --out fresh --only text,html");
    assert!(project.files("out") == project.files("fresh"));
}

#[test]
fn a_killed_build_has_left_something() {
    let project = built();
    project.write("out/.plan.partial/plan.txt", "Half a plan");
    let project = project.replace("plan/7-grants.md", "two grants", "both grants");
    project.build(BUILD);
    assert!(project.names("out").iter().all(|path| path.starts_with("plan/")), "{:?}", project.names("out"));
}
