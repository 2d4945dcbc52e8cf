//! What a plan was, under another name too.

use std::path::Path;

use planwright_history::{Before, Here, HistoryError, before};

use crate::git::{Git, told};

const TEXT: &str = "title: Kent\nWe will listen\nWe will act\nWe will report\n";

fn look(git: &Git, from: &str, folder: &str, rev: &str) -> Result<Before, HistoryError> {
    before(Path::new(folder), rev, &Here::at(git.path(from)))
}

#[test]
fn a_plan_keeps_its_name_or_is_known_again() {
    let Some(git) = Git::new() else { return };
    git.commit(&[("plans/kent/plan.md", TEXT), ("plans/avon/plan.md", "title: Avon\nOther words\n")]);
    git.run(&["tag", "v1"]);
    git.commit(&[("plans/kent/plan.md", &TEXT.replace("listen", "hear"))]);
    let same = look(&git, "plans", "kent", "v1").unwrap();
    assert_eq!((same.renamed_from, told(&same.standing)), (None, vec![format!("plan.md: {}", TEXT.trim_end())]));
    git.run(&["mv", "plans/kent", "kent-2026"]);
    git.commit(&[("kent-2026/01-more.md", "More")]);
    let found = look(&git, "kent-2026", ".", "v1").unwrap();
    assert_eq!(found.renamed_from.as_deref(), Some("plans/kent"));
    assert_eq!(found.standing.path, "v1:plans/kent");
}

/// Git's variables are seen from where one stands, and not from the plan's folder.
#[test]
fn the_repository_that_the_environment_names_is_seen_from_here() {
    let Some(git) = Git::new() else { return };
    git.commit(&[("plans/kent/plan.md", TEXT)]);
    for (from, git_dir, work_tree) in [("", ".git", None), ("plans", "../.git", Some("..")), ("", ".git", Some("."))] {
        let here =
            Here { git_dir: Some(git_dir.into()), work_tree: work_tree.map(Into::into), ..Here::at(git.path(from)) };
        let folder = if from.is_empty() { "plans/kent" } else { "kent" };
        let found = before(Path::new(folder), "HEAD", &here).unwrap_or_else(|e| panic!("{from} {git_dir}: {e}"));
        assert_eq!(found.standing.path, "HEAD:plans/kent");
    }
}

#[test]
fn a_new_plan_was_not_there() {
    let Some(git) = Git::new() else { return };
    git.commit(&[("plans/kent/plan.md", TEXT)]);
    git.run(&["tag", "v1"]);
    // A copy of a plan that is still there is a new plan.
    git.commit(&[("plans/kent-2026/plan.md", TEXT)]);
    let e = look(&git, "", "plans/kent-2026", "v1").unwrap_err();
    assert!(e.no_plan);
    assert_eq!(
        e.to_string(),
        "`plans/kent-2026` was not there at `v1`, nor a plan like it. Plans were in `v1:plans/kent`"
    );
    git.run(&["rm", "-r", "--quiet", "plans/kent"]);
    git.write("plans/kent-2026/plan.md", "title: Kent\nNothing is as it was\nNot a word\n");
    assert!(look(&git, "", "plans/kent-2026", "v1").unwrap_err().no_plan, "too little is alike");
}
