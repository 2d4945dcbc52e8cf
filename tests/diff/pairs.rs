//! The pairs of `tests/diff/pairs`: each an edit of the base, and exactly what is to be found.
//!
//! `UPDATE_EXPECT=1 cargo test -p planwright-diff --test diff` writes what was found into them.

use std::path::PathBuf;

use crate::describe::line;
use crate::edit::Pair;
use crate::plan::{base, compared, repository};

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
