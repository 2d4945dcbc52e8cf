//! Documents with tracked changes: to accept all gives the new version, to reject all the old one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests say what fails")]

#[path = "../../../../tests/diff/edit.rs"]
mod edit;
mod plan;
mod project;

use std::fmt::Write as _;

use edit::Pair;
use plan::{Versions, alone, files, repository, tree_of};
use project::{Answer, Docx};

/// What each answer leaves of the document of two versions, beside the documents of one; none where they agree.
fn faults(versions: &Versions) -> Option<String> {
    let tracked = Docx::of(&versions.tracked());
    let mut told = String::new();
    for (answer, view) in [(Answer::Accept, &versions.new), (Answer::Reject, &versions.old)] {
        let (found, expected) = (tracked.paragraphs(answer), Docx::of(&alone(view)).paragraphs(answer));
        if found == expected {
            continue;
        }
        let at = found.iter().zip(&expected).take_while(|(a, b)| a == b).count();
        let (found, expected) =
            (found.get(at..(at + 4).min(found.len())), expected.get(at..(at + 4).min(expected.len())));
        let _ = writeln!(told, "{answer:?}: found {found:#?} where {expected:#?} should stand");
    }
    (!told.is_empty()).then_some(told)
}

fn check(versions: &Versions) {
    if let Some(faults) = faults(versions) {
        panic!("{faults}");
    }
}

#[test]
fn every_pair_gives_both_versions_back() {
    let base = files("tests/diff/base");
    let mut pairs: Vec<_> = std::fs::read_dir(repository().join("tests/diff/pairs")).unwrap().collect();
    pairs.sort_by_key(|entry| entry.as_ref().unwrap().path());
    assert!(pairs.len() >= 60);
    let mut wrong = String::new();
    for entry in pairs {
        let path = entry.unwrap().path();
        let pair = Pair::read(&std::fs::read_to_string(&path).unwrap());
        let versions = Versions::of(&tree_of(&base), &tree_of(&pair.apply(&base)));
        if let Some(faults) = faults(&versions) {
            let _ = writeln!(wrong, "{}: {faults}", path.file_name().unwrap().to_string_lossy());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_same_versions_have_no_changes() {
    let base = tree_of(&files("tests/diff/base"));
    let versions = Versions::of(&base, &base);
    check(&versions);
    let body = Docx::of(&versions.tracked()).body;
    for tag in ["<w:ins", "<w:del", "<w:move", "<w:cell"] {
        assert!(!body.contains(tag), "{tag}");
    }
}
