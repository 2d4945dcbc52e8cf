//! The pairs of `tests/diff/pairs`: each an edit of the base, and exactly what is to be found.
//!
//! `UPDATE_EXPECT=1 cargo test -p planwright-diff --test diff` writes what was found into them.

use std::path::PathBuf;

use planwright_diff::ChangeKind;

use crate::describe::line;
use crate::edit::Pair;
use crate::plan::{base, compared, files, repository};

fn pairs() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(repository().join("tests/diff/pairs")).expect("the pairs");
    let mut pairs: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
    pairs.sort();
    pairs
}

#[test]
fn each_pair_gives_exactly_its_changes() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let base = base();
    let pairs = pairs();
    assert!(pairs.len() >= 60, "{} pairs", pairs.len());
    let mut wrong = Vec::new();
    for path in pairs {
        let pair = Pair::read(&std::fs::read_to_string(&path).expect("a pair"));
        let (comparison, _) = compared(&base, &pair.apply(&base));
        let found: String = comparison.changes.iter().map(|change| format!("  {}\n", line(change))).collect();
        if found != pair.expected {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            wrong.push(format!(
                "{name}: {}\nexpected\n{}found\n{found}",
                pair.head.lines().next().unwrap_or_default(),
                pair.expected
            ));
        }
        if update {
            std::fs::write(&path, format!("{}\n\nchanges\n{found}", pair.head)).expect("the pair is written");
        }
    }
    assert!(wrong.is_empty() || update, "{} pairs differ\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn twelve_edits_of_a_full_plan_are_found_and_no_others() {
    let path = repository().join("tests/diff/twelve.txt");
    let base = files(&repository().join("plans/kent-2017-2021"));
    let pair = Pair::read(&std::fs::read_to_string(&path).expect("the pair"));
    let (comparison, _) = compared(&base, &pair.apply(&base));
    let found: String = comparison.changes.iter().map(|change| format!("  {}\n", line(change))).collect();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, format!("{}\n\nchanges\n{found}", pair.head)).expect("the pair is written");
    } else {
        assert_eq!(found, pair.expected);
    }
    let follows = [ChangeKind::FindingNew, ChangeKind::FindingGone];
    let own = comparison.changes.iter().filter(|change| !follows.contains(&change.kind)).count();
    // The section that was moved was edited too.
    assert_eq!(own, 13, "{found}");
    // By hand: 2 words of the version, 3 of the verb, 2 of the baseline, 42 of the new section, 10 of the new entry, 28 of
    // the paragraph that is gone, 2 of the coach, 4 of the title, 2 of the date, 4 of the amounts.
    let smallest = 99;
    let words = comparison.summary.words;
    assert!((words.added + words.removed) * 10 <= smallest * 12, "{words:?}");
}

#[test]
fn what_changes_in_a_translation_is_told_there() {
    let base = files(&repository().join("tests/bilingual"));
    let mut new = base.clone();
    let text = new.get_mut("cy/03-promise.md").expect("a section");
    *text = text.replace("bob mis", "bob wythnos");
    let (comparison, _) = compared(&base, &new);
    assert!(comparison.changes.is_empty(), "{:?}", comparison.changes);
    let [welsh] = comparison.translations.as_slice() else { panic!("one translation") };
    let found: Vec<String> = welsh.comparison.changes.iter().map(line).collect();
    assert_eq!(
        found,
        [
            "page [promise] “cwrdd â'r fforwm dioddefwyr bob mis” → “cwrdd â'r fforwm dioddefwyr bob wythnos” (page)",
            "text [promise] “mis” → “wythnos”"
        ]
    );
    new.retain(|path, _| !path.starts_with("cy/"));
    assert_eq!(compared(&base, &new).0.translations[0].side, planwright_diff::Side::Old);
    assert!(compared(&base, &base).0.is_empty());
}
