//! A long comparison on a terminal goes through a pager, as git's own do.
#![cfg(target_os = "linux")]

use crate::harness::{Project, repository};
use crate::terminal;

/// Two versions that differ in many sections.
fn versions() -> Project {
    let base = repository().join("tests/diff/base");
    let text = "Nobody wrote of this before, and now it is there. ".repeat(30);
    let mut project = Project::new().copy(&base, "old").copy(&base, "new");
    for n in 0..40 {
        project = project.file(&format!("new/{}-more.md", n + 20), format!("---\ntitle: More {n}\n---\n\n{text}\n"));
    }
    project
}

const END: &str = "words added";

#[test]
fn the_pager_of_git_comes_before_that_of_the_system() {
    let project = versions();
    let pagers = [("GIT_PAGER", "sed s/^/git:/"), ("PAGER", "sed s/^/own:/")];
    let Some((said, status)) = terminal::run(&project, "diff old new", &pagers) else { return };
    assert_eq!(status, 0, "{said}");
    assert!(said.lines().all(|line| line.starts_with("git:")) && said.contains(END), "{said}");
    let (said, _) = terminal::run(&project, "diff old new", &pagers[1..]).expect("a terminal");
    assert!(said.lines().all(|line| line.starts_with("own:")) && said.contains(END), "{said}");
}

#[test]
fn cat_and_nothing_are_no_pagers() {
    let project = versions();
    for pager in ["cat", ""] {
        let Some((said, status)) = terminal::run(&project, "diff old new", &[("PAGER", pager)]) else { return };
        assert!(status == 0 && said.contains(END), "{pager:?}: {said}");
    }
    let both = [("GIT_PAGER", ""), ("PAGER", "sed s/^/own:/")];
    let (said, _) = terminal::run(&project, "diff old new", &both).expect("a terminal");
    assert!(!said.contains("own:"), "an empty GIT_PAGER turns the other off: {said}");
}

#[test]
fn without_the_pager_that_was_named_the_text_is_written() {
    let project = versions();
    let Some((said, status)) = terminal::run(&project, "diff old new", &[("PAGER", "no-such-pager-here")]) else {
        return;
    };
    assert!(status == 0 && said.contains(END), "{said}");
}

#[test]
fn who_leaves_the_pager_early_has_seen_enough() {
    let project = versions();
    // Of a version and itself it is also told that nothing can differ.
    for (arguments, expected, lines) in
        [("diff old new", 0, 1), ("diff old new --exit-code", 1, 1), ("diff old old --exit-code", 0, 2)]
    {
        let Some((said, status)) = terminal::run(&project, arguments, &[("PAGER", "head -n 1")]) else { return };
        assert_eq!((status, said.trim_end().lines().count()), (expected, lines), "{arguments}: {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

#[test]
fn a_pager_that_fails_does_not_change_what_is_said_of_the_versions() {
    let project = versions();
    let Some((said, status)) = terminal::run(&project, "diff old new --exit-code", &[("PAGER", "false")]) else {
        return;
    };
    assert_eq!(status, 1, "{said}");
}

#[test]
fn colours_pass_through_the_pager_unless_they_are_not_wanted() {
    let project = versions();
    let is_coloured = |arguments: &str, environment: &[(&str, &str)]| {
        let all: Vec<_> = [("PAGER", "sed -n p")].iter().chain(environment).copied().collect();
        terminal::run(&project, arguments, &all).map(|(said, _)| said.contains('\u{1b}'))
    };
    let Some(coloured) = is_coloured("diff old new", &[]) else { return };
    assert!(coloured);
    assert_eq!(is_coloured("diff old new --color never", &[]), Some(false));
    assert_eq!(is_coloured("diff old new", &[("NO_COLOR", "1")]), Some(false));
    assert_eq!(is_coloured("diff old new --color always", &[("NO_COLOR", "1")]), Some(true));
}

#[test]
fn nothing_is_paged_for_nobody() {
    let project = versions();
    let mut command = project.command("diff old new");
    let run = command.env("PAGER", "sed s/^/own:/").output().expect("it runs");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && !said.contains("own:") && said.contains(END), "{said}");
    let Some((said, _)) = terminal::run(&project, "diff old new --out a.txt", &[("PAGER", "sed s/^/own:/")]) else {
        return;
    };
    assert!(said.is_empty() && !project.read("a.txt").contains("own:"), "{said}");
}
