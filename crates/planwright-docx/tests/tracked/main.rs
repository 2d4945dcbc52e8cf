//! Documents with tracked changes: to accept all gives the new version, to reject all the old one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests say what fails")]

mod cases;
#[path = "../../../../tests/diff/edit.rs"]
#[expect(dead_code, reason = "what is to be found is for those who compare")]
mod edit;
mod edits;
mod fuzz;
mod marked;
mod plan;
mod project;
mod schema;
mod text;

use std::fmt::Write as _;

use planwright_project::Tree;

use edit::Pair;
use plan::{Versions, alone, files, is_text, repository, tree, tree_of};
use project::{Answer, Docx};

/// What each answer leaves of the document of two versions, beside the documents of one; none where they agree.
fn faults(versions: &Versions) -> Option<String> {
    let tracked = Docx::of(&versions.tracked());
    let mut told = String::new();
    for (answer, view) in [(Answer::Accept, &versions.new), (Answer::Reject, &versions.old)] {
        let (found, expected) = (tracked.lines(answer), Docx::of(&alone(view)).lines(answer));
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

/// The pairs of `tests/diff`, by name.
fn pairs() -> Vec<(String, Pair)> {
    let folder = std::fs::read_dir(repository().join("tests/diff/pairs")).unwrap();
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let pair = Pair::read(&std::fs::read_to_string(&path).unwrap());
        (path.file_stem().unwrap().to_string_lossy().into_owned(), pair)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn every_pair_gives_both_versions_back() {
    let base = files("tests/diff/base");
    let pairs = pairs();
    assert!(pairs.len() >= 60);
    let mut wrong = String::new();
    for (name, pair) in pairs {
        let versions = Versions::of(&tree_of(&base), &tree_of(&pair.apply(&base)));
        if let Some(faults) = faults(&versions) {
            let _ = writeln!(wrong, "{name}: {faults}");
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

/// A plan of this repository as it is, and after the edits of `tests/conformance/versions`.
fn trees(folder: &str, name: &str) -> (Tree, Tree) {
    let path = repository().join(format!("tests/conformance/versions/{name}.txt"));
    let pair = Pair::read(&std::fs::read_to_string(path).unwrap());
    // The statutory index is worked out from the whole plan, and left out.
    let mut base = files(folder);
    base.values_mut().for_each(|text| *text = text.replace("\nindex: true\n", "\n"));
    let with = |texts: &plan::Files| {
        let mut all = tree(folder);
        all.files.retain(|_, content| !is_text(content));
        all.files.extend(tree_of(texts).files);
        all
    };
    (with(&base), with(&pair.apply(&base)))
}

/// The same, compared.
fn edited(folder: &str, name: &str) -> Versions {
    let (old, new) = trees(folder, name);
    Versions::of(&old, &new)
}

#[test]
fn whatever_the_versions_are_both_are_given_back() {
    let kent = trees("plans/kent-2017-2021", "kent-2017-2021");
    let everything = trees("tests/golden/kitchen-sink", "kitchen-sink");
    check(&Versions::of(&kent.1, &kent.0));
    check(&Versions::of(&everything.1, &everything.0));
    let unrelated = Versions::of(&kent.0, &everything.0);
    show(&unrelated, "unrelated");
    check(&unrelated);
    check(&Versions::of(&everything.1, &kent.1));
}

/// Writes the documents where somebody wants to look at them: `TRACKED=DIR`.
fn show(versions: &Versions, name: &str) {
    let Some(folder) = std::env::var_os("TRACKED") else { return };
    let folder = std::path::Path::new(&folder).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let documents = [("changes", versions.tracked()), ("old", alone(&versions.old)), ("new", alone(&versions.new))];
    for (file, bytes) in documents {
        std::fs::write(folder.join(format!("{file}.docx")), bytes).unwrap();
    }
}

#[test]
fn a_full_plan_is_given_back() {
    let versions = edited("plans/kent-2017-2021", "kent-2017-2021");
    show(&versions, "kent-2017-2021");
    check(&versions);
}

#[test]
fn a_plan_with_everything_is_given_back() {
    let versions = edited("tests/golden/kitchen-sink", "kitchen-sink");
    show(&versions, "kitchen-sink");
    check(&versions);
}

/// What is marked in the documents of all pairs. `UPDATE_EXPECT=1` writes it anew.
#[test]
fn only_what_changed_is_marked() {
    let base = files("tests/diff/base");
    let mut found = String::new();
    for (name, pair) in pairs() {
        let versions = Versions::of(&tree_of(&base), &tree_of(&pair.apply(&base)));
        let marks = Docx::of(&versions.tracked()).marked();
        let _ = writeln!(found, "== {name}\n{}", marks.iter().map(|line| format!("{line}\n")).collect::<String>());
        // A space that may not be broken is no change of the plan, and one of the document.
        if name.starts_with("silent-") && name != "silent-spaces" {
            assert!(marks.is_empty(), "{name}: {marks:?}");
        }
    }
    let path = repository().join("crates/planwright-docx/tests/tracked/marks.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    let differs = found.lines().zip(expected.lines()).position(|(a, b)| a != b);
    let at = differs.unwrap_or(0);
    let around = |text: &str| text.lines().skip(at.saturating_sub(3)).take(8).collect::<Vec<_>>().join("\n");
    assert!(found == expected, "found\n{}\n\nexpected\n{}", around(&found), around(&expected));
}

#[test]
fn the_same_versions_give_the_same_bytes() {
    let versions = edited("tests/golden/kitchen-sink", "kitchen-sink");
    assert!(versions.tracked() == edited("tests/golden/kitchen-sink", "kitchen-sink").tracked());
    let own = versions.tracked_by("A \"name\" <&>");
    assert!(
        Docx::of(&own).body.contains("w:author=\"A &quot;name&quot; &lt;&amp;&gt;\" w:date=\"2026-04-01T00:00:00Z\"")
    );
}
