//! A plan that cannot be read is no reason to leave the others.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use super::place::{Person, script};
use crate::harness::{Project, Run, repository};

/// Two good plans, in a folder with something else between them.
fn project() -> Project {
    let minimal = repository().join("plans/minimal");
    let untidy = "---\ntitle: More\n---\n\nOne.  Two\nthree.\n";
    ["a", "c"].into_iter().fold(Project::new(), |project, name| {
        project.copy(&minimal, &format!("plans/{name}")).file(&format!("plans/{name}/8-more.md"), untidy)
    })
}

/// Looks that each command works on both plans, and says of what is between them that `why`.
#[track_caller]
fn check(project: &Project, run: impl Fn(&str) -> Run, why: &str) {
    let told = |run: Run| {
        assert_eq!(run.status, 2, "{run:?}");
        assert_eq!(run.stderr.matches(why).count(), 1, "told once: {run:?}");
        assert!(!run.stderr.contains("panic"), "{run:?}");
        run
    };
    let json = told(run("check plans --format json")).json();
    let paths: Vec<&str> = json["plans"].as_array().expect("plans").iter().filter_map(|p| p["path"].as_str()).collect();
    assert_eq!(paths, ["plans/a", "plans/c"]);
    told(run("check plans"));
    let untidy = told(run("fmt --check plans"));
    assert!(["plans/a/8-more.md", "plans/c/8-more.md"].iter().all(|file| untidy.stdout.contains(file)), "{untidy:?}");
    told(run("build plans --out out --only text"));
    for plan in ["a", "c"] {
        assert!(project.read(&format!("out/{plan}/plan.txt")).contains("Two three."), "{plan}");
    }
    let list = project.read("out/index.html");
    assert!(list.contains("a/plan.txt") && list.contains("c/plan.txt"), "{list}");
}

#[test]
fn a_folder_whose_name_is_no_text() {
    let project = project();
    let from = repository().join("plans/minimal");
    let project = project.copy(&from, "plans/b");
    let plans = project.path().join("plans");
    std::fs::rename(plans.join("b"), plans.join(OsStr::from_bytes(b"b\xe9"))).expect("a name");
    check(&project, |arguments| project.run(arguments), "is not Unicode");
}

#[test]
fn a_folder_that_one_may_not_look_into() {
    let Some(person) = Person::of(project()) else { return };
    script(&person.project, "mkdir -m 000 plans/b");
    check(&person.project, |arguments| person.run(arguments), "`plans/b` could not be read: you are not allowed to");
    script(&person.project, "chmod 755 plans/b");
}

#[test]
fn a_plan_with_a_file_that_one_may_not_read() {
    let Some(person) = Person::of(project().copy(&repository().join("plans/minimal"), "plans/b")) else { return };
    script(&person.project, "chmod 000 plans/b/7-grants.md");
    check(&person.project, |arguments| person.run(arguments), "`plans/b/7-grants.md` could not be read");
    script(&person.project, "chmod 644 plans/b/7-grants.md");
}
