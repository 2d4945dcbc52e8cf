//! Copies that lack files, and those that borrow them.

use crate::git::{Git, read, told};

#[test]
fn a_partial_copy_says_what_to_fetch() {
    let Some(git) = Git::new() else { return };
    git.commit(&[("plan/plan.md", "one")]);
    git.commit(&[("plan/plan.md", "two")]);
    git.run(&["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{}", git.path("").display());
    git.run(&["clone", "--quiet", "--filter=blob:none", &from, "../partial"]);
    let partial = git.beside("partial");
    assert_eq!(told(&read(&partial, "HEAD:plan").unwrap()), ["plan.md: two"]);
    let e = read(&partial, "HEAD~1:plan").unwrap_err().to_string();
    assert!(e.contains("cloned without all of its files. `git fetch --refetch --no-filter` fetches them"), "{e}");
}

#[test]
fn a_copy_that_borrows_is_whole() {
    let Some(git) = Git::new() else { return };
    git.commit(&[("plan/plan.md", "one")]);
    git.run(&["clone", "--quiet", "--shared", ".", "../borrows"]);
    assert_eq!(told(&read(&git.beside("borrows"), "HEAD:plan").unwrap()), ["plan.md: one"]);
}
