//! Where outputs may go.

use super::place::{QUICK, on_a_disk};
use crate::harness::{Project, repository};

fn link(project: &Project, from: &str, to: &str) {
    std::os::unix::fs::symlink(to, project.path().join(from)).expect("a link");
}

fn folder(project: &Project, path: &str) {
    std::fs::create_dir_all(project.path().join(path)).expect("a folder");
}

#[test]
fn a_link_to_where_a_site_is_published() {
    let project = Project::minimal();
    folder(&project, "www/kent");
    folder(&project, "out");
    link(&project, "out/plan", "../www/kent");
    for edition in ["First", "Second"] {
        project.write("plan/8-edition.md", format!("---\ntitle: More\n---\n\n{edition} edition of it.\n"));
        project.build(&format!("plan --out out {QUICK} -q"));
        assert!(project.path().join("out/plan").is_symlink());
        assert!(project.read("www/kent/plan.txt").contains(edition));
    }
    let run = project.build(&format!("plan --out out {QUICK}"));
    assert!(run.stderr.contains("Unchanged"), "{run:?}");
    assert!(project.names("www").iter().all(|name| name.starts_with("kent/")), "{:?}", project.names("www"));
}

#[test]
fn a_link_to_nowhere_or_to_what_is_not_ours() {
    let project = Project::minimal().file("thesis/chapter.doc", "years of work");
    folder(&project, "out");
    link(&project, "out/plan", "../nowhere");
    project
        .run(&format!("build plan --out out {QUICK}"))
        .fails_plainly(&["`out/plan`", "no build of Planwright made it"]);
    std::fs::remove_file(project.path().join("out/plan")).expect("a link");
    link(&project, "out/plan", "../thesis");
    project
        .run(&format!("build plan --out out {QUICK}"))
        .fails_plainly(&["`out/plan`", "no build of Planwright made it"]);
    assert_eq!(project.read("thesis/chapter.doc"), "years of work");
}

#[test]
fn a_disk_that_is_mounted_for_all_outputs_and_one_for_a_plan() {
    let project = Project::minimal();
    let text = format!(
        "\"$PLANWRIGHT\" build plan --out out {QUICK} -q; echo ended $?; ls -A out; mkdir -p other/plan; \
        mount -t tmpfs tmpfs other/plan; \"$PLANWRIGHT\" build plan --out other {QUICK} -q; echo ended $?; ls -A other"
    );
    let Some(run) = on_a_disk(&project, "size=2m", &text) else { return };
    assert_eq!(run.stdout, "ended 0\nplan\nended 2\nplan\n", "{run:?}");
    assert!(run.stderr.contains("`other/plan` could not be written: it is in use, or another disk is mounted there"));
}

#[test]
fn within_the_plan_itself() {
    let project = Project::minimal();
    for out in ["plan/web", "plan/figures/web"] {
        let command = format!("plan --out {out} {QUICK}");
        project.build(&command);
        let first = project.files(out);
        let again = project.build(&command);
        assert!(again.stderr.contains("Unchanged"), "a build is not made from the one before: {again:?}");
        std::fs::remove_file(project.path().join(out).join("plan/plan.txt")).expect("an output");
        project.build(&command);
        assert!(project.files(out) == first);
        assert_eq!(project.run("check plan").status, 0);
        std::fs::remove_dir_all(project.path().join(out)).expect("outputs");
    }
    project.run(&format!("build plan --out plan {QUICK}")).fails_plainly(&["where the plan itself is"]);
}

#[test]
fn a_plan_that_is_called_as_the_list_of_plans_is() {
    let minimal = repository().join("plans/minimal");
    let project = Project::minimal().copy(&minimal, "index.html");
    project.build(&format!("index.html --out alone {QUICK}"));
    let run = project.run(&format!("build plan index.html --out out {QUICK}"));
    run.fails_plainly(&["`index.html`", "another name"]);
    assert!(project.names("out").is_empty());
}

#[test]
fn what_a_killed_build_left_goes_even_where_nothing_is_built() {
    let project = Project::minimal();
    let command = format!("build plan --out out {QUICK} -q");
    project.build(&command[6..]);
    project.write("out/.plan.partial/plan.txt", "half a plan");
    project.write("out/.index.html.partial", "half a list");
    let project = project.replace("plan/plan.md", "period:", "perod:");
    assert_eq!(project.run(&command).status, 1);
    assert!(project.names("out").iter().all(|name| name.starts_with("plan/")), "{:?}", project.names("out"));
}

#[test]
fn a_plan_that_fails_stays_in_the_list_with_its_last_outputs() {
    let minimal = repository().join("plans/minimal");
    let project = Project::minimal().copy(&minimal, "other");
    let command = format!("build plan other --out out {QUICK} -q");
    project.build(&command[6..]);
    let before = project.read("out/index.html");
    let project = project.replace("other/plan.md", "period:", "perod:");
    assert_eq!(project.run(&command).status, 1);
    assert!(project.read("out/index.html") == before && before.contains("other/index.html"));
    // What never was built is not in it.
    project.run(&format!("build plan other --out fresh {QUICK} -q"));
    assert!(!project.read("fresh/index.html").contains("other/index.html"));
}
