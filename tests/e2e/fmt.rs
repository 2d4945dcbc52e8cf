//! `planwright fmt`: files are laid out in one way, and no plan says anything else afterwards.

use serde_json::Value;

use crate::golden;
use crate::harness::{Project, files, repository};
use crate::plans::samples;

/// A section that was written in a hurry.
const HURRIED: &str = "---
kind: section
# Under review until May.
title: Crime in the country
---
Farms are wide. Thieves know it: in 2024 they took 41 machines, e.g. quad bikes, from St. Mary's
parish alone.[^a] What will change?
* More patrols. Two officers
  will know every farm by No. 1 May.
* **Marking.** Machines are marked.

> [!NOTE]
> Figures are for the year. They are
> the force's own.

Table: Thefts {#tbl-thefts}
|Theft|2023/24|2024/25|
|---|---:|---:|
|Sheep|12|9|
|Machines|41|38|
[^a]: As reported. Not all are.
";

fn hurried() -> Project {
    Project::minimal().file("plan/8-rural-crime.md", HURRIED)
}

/// Every plan that is there to be tried, by a name.
fn plans() -> Vec<(String, std::path::PathBuf)> {
    let mut all: Vec<_> = samples().into_iter().map(|(name, folder)| (name.to_owned(), folder)).collect();
    for path in ["tests/golden/kitchen-sink", "tests/bilingual", "tests/fifty"] {
        all.push((path.to_owned(), repository().join(path)));
    }
    all
}

/// What is said of a plan, wherever it is found.
fn findings(project: &Project) -> Vec<(Value, Value)> {
    let json = project.run("check plan --format json").json();
    let found = json["plans"][0]["diagnostics"].as_array().expect("findings").clone();
    let mut found: Vec<_> = found.into_iter().map(|found| (found["rule"].clone(), found["message"].clone())).collect();
    found.sort_by_key(|(rule, message)| (rule.to_string(), message.to_string()));
    found
}

#[test]
fn every_plan_says_the_same_afterwards() {
    for (name, folder) in plans() {
        let project = Project::new().copy(&folder, "plan");
        let before = findings(&project);
        let text = |out: &str| {
            project.run(&format!("build plan --out {out} --only text --draft"));
            project.files(out).remove("plan/plan.txt").map(|text| String::from_utf8(text).expect("UTF-8"))
        };
        let words = text("before");
        assert!(words.is_some(), "{name} is not built");
        let run = project.run("fmt plan");
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{name}");
        let run = project.run("fmt plan --check");
        assert_eq!((run.status, run.stdout.starts_with("Nothing to change in ")), (0, true), "{name}: {run:?}");
        assert_eq!(findings(&project), before, "{name}");
        assert_eq!(text("after"), words, "{name}");
        let tables = |folder: &std::path::Path| -> Vec<_> {
            files(folder).into_iter().filter(|(path, _)| path.ends_with(".csv")).collect()
        };
        assert_eq!(tables(&folder), tables(&project.path().join("plan")), "{name}: tables are left");
    }
}

#[test]
fn the_plans_of_the_repository_are_laid_out() {
    let run = Project::new().copy(&repository().join("plans"), "plans").run("fmt --check plans");
    assert_eq!(run.status, 0, "{}", run.stdout);
}

#[test]
fn a_new_plan_is_laid_out() {
    let project = Project::new();
    let run = project.run("new plan --area Kent");
    assert_eq!(run.status, 0, "{run:?}");
    let run = project.run("fmt --check plan");
    assert_eq!(run.status, 0, "{}", run.stdout);
}

#[test]
fn a_hurried_section_is_laid_out() {
    let project = hurried();
    let run = project.run("fmt plan");
    golden::check("fmt/changed.txt", &run.stdout);
    golden::check("fmt/section.txt", &project.read("plan/8-rural-crime.md"));
    golden::check("fmt/nothing.txt", &project.run("fmt plan").stdout);
}

#[test]
fn a_check_writes_nothing() {
    let project = hurried();
    let before = project.files("plan");
    let run = project.run("fmt --check plan");
    assert_eq!((run.status, run.stderr.as_str()), (1, ""));
    golden::check("fmt/check.txt", &run.stdout);
    assert_eq!(project.files("plan"), before);
}

#[test]
fn one_file_can_be_named() {
    let project = hurried().file("plan/9-other.md", HURRIED);
    let run = project.run("fmt plan/8-rural-crime.md");
    assert_eq!((run.status, run.stdout.as_str()), (0, "plan/8-rural-crime.md\n1 of 1 file changed.\n"));
    assert_eq!(project.read("plan/9-other.md"), HURRIED);
    let mut command = project.command("fmt 9-other.md");
    command.current_dir(project.path().join("plan"));
    assert_eq!(crate::harness::Run::of(command).stdout, "9-other.md\n1 of 1 file changed.\n");
    assert_ne!(project.read("plan/9-other.md"), HURRIED);
}

#[test]
fn a_file_can_be_named_from_where_it_stands() {
    let chapter = "---\ntitle: The country\n---\n\nOne. Two.\n";
    let project = hurried().file("plan/9-country/index.md", chapter).file("plan/9-country/1-crime.md", HURRIED);
    let from = |folder: &str, arguments: &str| {
        let mut command = project.command(arguments);
        command.current_dir(project.path().join(folder));
        crate::harness::Run::of(command)
    };
    for (folder, file) in [
        ("plan/9-country", "1-crime.md"),
        ("plan/9-country", "../9-country/1-crime.md"),
        ("plan/figures", "../8-rural-crime.md"),
    ] {
        std::fs::create_dir_all(project.path().join(folder)).expect("a folder");
        let run = from(folder, &format!("fmt --check {file}"));
        let told = format!("{file}\n1 of 1 file would be changed by `planwright fmt`.\n");
        assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (1, told.as_str(), ""), "{folder} {file}");
    }
}

#[test]
fn what_is_named_twice_is_laid_out_once() {
    let project = hurried();
    let once = project.run("fmt --check plan").stdout;
    for twice in ["plan plan", "plan ./plan", "plan plan/8-rural-crime.md", "plan/8-rural-crime.md plan/plan.md"] {
        let run = project.run(&format!("fmt --check {twice}"));
        assert_eq!((run.status, run.stdout.as_str()), (1, once.as_str()), "{twice}");
    }
    let run = project.run("fmt --check plan/8-rural-crime.md ./plan/8-rural-crime.md");
    assert!(run.stdout.ends_with("1 of 1 file would be changed by `planwright fmt`.\n"), "{run:?}");
}

#[test]
fn what_cannot_be_laid_out_is_left_and_told() {
    let project = hurried()
        .file("plan/9-other.md", b"---\ntitle: \xa35m\n---\nOne. Two\n")
        .file("plan/10-open.md", "title: One\n---\nTwo. Three\n")
        .file("plan/11-return.md", "---\ntitle: One\n---\nTwo.\rThree.\n")
        .file("plan/figures/notes.md", "One. Two\n")
        .file("plan/README.md", "One. Two\n");
    let before = project.files("plan");
    let run = project.run("fmt plan");
    assert_eq!(run.status, 0, "a check tells what is wrong with a plan: {run:?}");
    golden::check("fmt/left.txt", &run.stderr);
    let after = project.files("plan");
    let changed: Vec<&String> = before.keys().filter(|path| before[*path] != after[*path]).collect();
    assert_eq!(changed, ["8-rural-crime.md"]);
    let run = project.run("fmt plan/figures/notes.md");
    assert_eq!(run.stderr, "planwright: plan/figures/notes.md was left as it is: it is no part of the plan.\n");
}

#[test]
fn where_there_is_no_plan_it_says_so() {
    let project = Project::new().file("empty/notes.md", "One. Two\n");
    project.run("fmt empty").fails_plainly(&["there is no plan in `empty`"]);
    project.run("fmt nowhere").fails_plainly(&["there is no file or folder `nowhere`"]);
    project.run("fmt empty/notes.md").fails_plainly(&["is a file"]);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_written_is_left_and_fails() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let project = hurried().file("outside.md", HURRIED);
    symlink("../outside.md", project.path().join("plan/9-outside.md")).expect("a link");
    let file = project.path().join("plan/8-rural-crime.md");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o444)).expect("permissions");
    let run = project.run("fmt plan");
    assert_eq!(run.status, 2);
    assert_eq!(run.stderr, "planwright: plan/8-rural-crime.md was left as it is: it is write-protected.\n");
    assert_eq!(project.read("outside.md"), HURRIED);
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).expect("permissions");
    assert_eq!(project.run("fmt plan").status, 0);
    assert_eq!(std::fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o640);
    assert_ne!(project.read("plan/8-rural-crime.md"), HURRIED);
    assert!(project.names("plan").iter().all(|name| !name.contains("planwright-")), "{:?}", project.names("plan"));
}
