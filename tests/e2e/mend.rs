//! `planwright check --fix`: what is certain is mended, told, and done once.

use crate::golden;
use crate::harness::Project;

/// A section with faults that have one mending each, and one that is for its author to decide.
const FAULTY: &str = "---
title: Crime in the country
measures:
\t- name: Thefts of machines
\t  source: Force records
---

> [!NOTE] Figures are for the year.

[!TIP]
Ring 101.

##What farmers told us

• Thieves come by night.
• Gates are not enough.

Co\u{ad}operation helps; see [](#fundng).

Tabel 1: Thefts, by year

| Theft | 2023/24 | 2024/25 |
|---|---:|---:|
| Sheep | 12 | 9 |
| Machines | 41 | 38 |
Table: Thefts again
";

fn faulty() -> Project {
    Project::minimal().file("plan/8-rural-crime.md", FAULTY)
}

#[test]
fn what_is_certain_is_mended_and_told() {
    let project = faulty();
    let before = project.files("plan");
    let run = project.run("check plan --fix");
    assert_eq!((run.status, run.stderr.as_str()), (1, ""), "what remains is an error");
    golden::check("mend/check.txt", &run.stdout);
    golden::check("mend/section.txt", &project.read("plan/8-rural-crime.md"));
    let after = project.files("plan");
    let changed: Vec<&String> = before.keys().filter(|path| before[*path] != after[*path]).collect();
    assert_eq!(changed, ["8-rural-crime.md"]);
    let again = project.run("check plan --fix");
    assert!(again.stdout.starts_with("There was nothing to mend that is certain.\n"), "{}", again.stdout);
    assert_eq!(project.files("plan"), after);
}

#[test]
fn other_formats_are_not_mixed_with_sentences() {
    let project = faulty();
    let run = project.run("check plan --fix --format json");
    assert_eq!(run.status, 1);
    let found = run.json()["plans"][0]["diagnostics"].as_array().expect("findings").clone();
    assert!(found.iter().all(|found| found["fix"]["safe"] != true), "{found:?}");
    golden::check("mend/told.txt", &run.stderr);
    let project = faulty();
    let run = project.run("check plan --fix --output findings.txt");
    assert_eq!(run.stdout, "");
    assert!(run.stderr.starts_with("Mended "), "{}", run.stderr);
    assert!(project.read("findings.txt").contains("error[link/broken]"));
}

#[test]
fn a_plan_that_is_mended_whole_ends_well() {
    let section = "---\ntitle: Crime in the country\n---\n\n> [!NOTE] Farms are wide.\n";
    let project = Project::minimal().file("plan/8-rural-crime.md", section);
    assert_eq!(project.run("check plan").status, 1);
    let run = project.run("check plan --fix");
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert_eq!(project.read("plan/8-rural-crime.md"), section.replace("] F", "]\n> F"));
}

#[test]
fn without_being_asked_it_changes_nothing() {
    let project = faulty();
    let before = project.files("plan");
    let run = project.run("check plan");
    assert!(run.stdout.contains("can be mended for you: planwright check --fix plan"), "{}", run.stdout);
    assert_eq!(project.files("plan"), before);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_written_is_left_and_told() {
    use std::os::unix::fs::PermissionsExt;

    let project = faulty();
    let file = project.path().join("plan/8-rural-crime.md");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o444)).expect("permissions");
    let run = project.run("check plan --fix");
    run.fails_plainly(&["plan/8-rural-crime.md was left as it is: it is write-protected"]);
    assert_eq!(project.read("plan/8-rural-crime.md"), FAULTY);
    assert!(run.stdout.contains("error["), "what is wrong is told all the same");
}
