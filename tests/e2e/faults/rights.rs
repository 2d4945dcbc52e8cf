//! What one may not read or write.

use super::place::{Person, QUICK, script};
use crate::harness::Project;

fn person(project: Project, rights: &str) -> Option<Person> {
    let person = Person::of(project)?;
    let run = script(&person.project, rights);
    assert_eq!(run.status, 0, "{run:?}");
    Some(person)
}

#[test]
fn a_folder_that_one_may_not_write_to() {
    let Some(person) = person(Project::minimal(), "mkdir out && chmod 555 out") else { return };
    person.run(&format!("build plan --out out {QUICK} -q")).fails_plainly(&["`out/plan", "you are not allowed to"]);
    assert!(person.project.names("out").is_empty());
    person.run("new out/fresh --area A --elected 2024-05-02").fails_plainly(&["out/fresh", "you are not allowed to"]);
    person.run("check plan --output out/report").fails_plainly(&["`out/report`", "you are not allowed to"]);
}

#[test]
fn a_plan_that_one_may_only_read() {
    let untidy = "---\ntitle: More\n---\n\nOne.  Two\nthree.\n\n• One\n• Two\n";
    let Some(person) = person(Project::minimal().file("plan/8-more.md", untidy), "chmod -R a-w plan") else { return };
    let before = person.project.files("plan");
    let run = person.run(&format!("build plan --out out {QUICK} -q --draft"));
    assert_eq!(run.status, 0, "{run:?}");
    for command in ["fmt plan", "check plan --fix -q"] {
        let run = person.run(command);
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.stderr.contains("plan/8-more.md was left as it is"), "{run:?}");
    }
    assert!(person.project.files("plan") == before);
    // So that it can be cleared away.
    script(&person.project, "chmod -R u+w plan");
}

#[test]
fn a_section_that_one_may_not_read() {
    let Some(person) = person(Project::minimal(), "true") else { return };
    let build = format!("build plan --out out {QUICK} -q");
    assert_eq!(person.run(&build).status, 0);
    let before = person.project.files("out");
    script(&person.project, "chmod 000 plan/7-grants.md");
    for command in ["check plan", &build, "fmt plan", "diff plan plan"] {
        person.run(command).fails_plainly(&["plan/7-grants.md` could not be read: you are not allowed to"]);
    }
    assert!(person.project.files("out") == before);
    script(&person.project, "chmod 644 plan/7-grants.md; mkdir -m 000 plan/figures");
    person.run("check plan").fails_plainly(&["`plan/figures` could not be read: you are not allowed to"]);
    script(&person.project, "chmod 755 plan/figures");
}

#[test]
fn outputs_that_were_protected_are_exchanged_all_the_same() {
    let Some(person) = person(Project::minimal(), "true") else { return };
    let build = format!("build plan --out out {QUICK} -q");
    assert_eq!(person.run(&build).status, 0);
    for edition in 0..2 {
        script(&person.project, "chmod -R a-w out/plan");
        person.project.write("plan/8-edition.md", format!("---\ntitle: More\n---\n\nEdition {edition} of it.\n"));
        let run = person.run(&build);
        assert_eq!(run.status, 0, "{run:?}");
        assert!(person.project.read("out/plan/plan.txt").contains(&format!("Edition {edition}")));
        assert!(person.project.names("out").iter().all(|name| name.starts_with("plan/")));
    }
}

#[test]
fn a_file_that_is_laid_out_stays_its_owners() {
    use std::os::unix::fs::MetadataExt;
    let untidy = "---\ntitle: More\n---\n\nOne.  Two\nthree.\n";
    let Some(person) = person(Project::minimal().file("plan/8-more.md", untidy), "chmod 640 plan/8-more.md") else {
        return;
    };
    let of = |file: &str| std::fs::metadata(person.project.path().join(file)).expect("a file");
    let before = of("plan/8-more.md");
    assert_eq!(person.project.run("fmt plan").status, 0);
    let after = of("plan/8-more.md");
    assert_ne!(before.ino(), after.ino(), "it was written anew");
    assert_eq!((before.uid(), before.gid(), before.mode()), (after.uid(), after.gid(), after.mode()));
}

#[test]
fn a_folder_of_the_disk_itself_is_passed_over() {
    let Some(person) = person(Project::minimal(), "mkdir -m 000 lost+found") else { return };
    let run = person.run("check . -q");
    assert_eq!(run.status, 0, "{run:?}");
}
