//! What names a revision, and from where paths are seen.

use planwright_history::{Here, Version};

use crate::git::{Git, read, told};

/// Three versions of a plan: `one` (v1), `two` (branch `next`), `three`.
fn history() -> Option<Git> {
    let git = Git::new()?;
    git.commit(&[("plans/kent/plan.md", "one")]);
    git.run(&["tag", "--annotate", "v1", "--message=Issued"]);
    git.run(&["tag", "--annotate", "v1-again", "v1", "--message=A tag of a tag"]);
    git.commit(&[("plans/kent/plan.md", "two")]);
    git.run(&["branch", "next"]);
    git.commit(&[("plans/kent/plan.md", "three")]);
    Some(git)
}

#[test]
fn names_of_revisions() {
    let Some(git) = history() else { return };
    let check = |rev: &str, text: &str| {
        let standing = git.check("", &format!("{rev}:plans/kent"), &[&format!("plan.md: {text}")]);
        assert_eq!(standing.path, format!("{rev}:plans/kent"));
        assert_eq!(standing.commit.unwrap().folder, "plans/kent");
    };
    for (rev, text) in [
        ("HEAD", "three"),
        ("@", "three"),
        ("main", "three"),
        ("refs/heads/next", "two"),
        ("next", "two"),
        ("v1", "one"),
        ("v1-again", "one"),
        ("v1^{commit}", "one"),
        ("HEAD~2", "one"),
        ("HEAD^^", "one"),
        ("main@{0}", "three"),
        ("main@{1}", "two"),
        ("HEAD@{2020-02-01 09:00:00 +0000}", "three"),
        ("@{now}", "three"),
        ("HEAD^{/agreed}", "three"),
        ("main@{yesterday}", "three"),
    ] {
        check(rev, text);
    }
    let id = git.run(&["rev-parse", "next"]);
    check(id.trim(), "two");
    check(&id[..8], "two");
    git.run(&["pack-refs", "--all"]);
    git.run(&["gc", "--quiet", "--prune=now"]);
    check("v1", "one");
    check("next~1", "one");
    check(&id[..8], "two");
    git.run(&["checkout", "--quiet", "--detach", "HEAD~1"]);
    check("HEAD", "two");
    check("@{-1}", "three");
}

#[test]
fn paths_are_seen_from_where_one_stands() {
    let Some(git) = history() else { return };
    for (folder, typed) in [
        ("", "v1:plans/kent"),
        ("plans", "v1:kent"),
        ("plans", "v1:./kent/"),
        ("plans/kent", "v1:."),
        ("plans/kent", "v1:"),
        ("plans/kent", "v1:../kent"),
        ("plans/kent", "v1:../kent/plan.md"),
        ("plans", "v1:"),
        ("", "v1:."),
    ] {
        let standing = git.check(folder, typed, &["plan.md: one"]);
        assert_eq!((standing.path.as_str(), standing.name.as_str()), ("v1:plans/kent", "kent"));
    }
    let absolute = git.path("plans/kent");
    git.check("", &format!("v1:{}", absolute.display()), &["plan.md: one"]);
    git.check("plans", "kent", &["plan.md: three"]);
}

#[test]
fn a_path_that_is_there_wins() {
    let Some(git) = history() else { return };
    git.write("v1:plans/plan.md", "in a folder with a colon");
    git.check("", "v1:plans", &["plan.md: in a folder with a colon"]);
    git.commit(&[("a:b/plan.md", "committed")]);
    git.check("", "HEAD:a:b", &["plan.md: committed"]);
}

#[test]
fn work_trees_and_bare_repositories() {
    let Some(git) = history() else { return };
    git.run(&["worktree", "add", "--quiet", "../second", "next"]);
    let second = git.beside("second/plans");
    assert_eq!(told(&read(&second, "HEAD:kent").unwrap()), ["plan.md: two"]);
    assert_eq!(told(&read(&second, "main:kent").unwrap()), ["plan.md: three"]);
    git.check(".git/refs", "v1:plans/kent", &["plan.md: one"]);
    git.run(&["clone", "--quiet", "--bare", ".", "../bare.git"]);
    let bare = git.beside("bare.git");
    let standing = read(&bare, "v1:plans/kent").unwrap();
    assert_eq!(told(&standing), ["plan.md: one"]);
    let elsewhere = Here { git_dir: Some(bare), ..Here::at(git.beside("")) };
    let version = Version::parse("v1:plans/kent", &elsewhere.folder);
    assert_eq!(told(&version.read(&elsewhere).unwrap()), ["plan.md: one"]);
    let named = Here { git_dir: Some("office/.git".into()), ..Here::at(git.beside("")) };
    assert_eq!(told(&Version::parse("next:plans/kent", &named.folder).read(&named).unwrap()), ["plan.md: two"]);
}

#[test]
fn a_shallow_copy_says_where_it_ends() {
    let Some(git) = history() else { return };
    let from = format!("file://{}", git.path("").display());
    git.run(&["clone", "--quiet", "--depth=2", &from, "../shallow"]);
    let shallow = git.beside("shallow");
    assert_eq!(told(&read(&shallow, "HEAD~1:plans/kent").unwrap()), ["plan.md: two"]);
    let e = read(&shallow, "HEAD~2:plans/kent").unwrap_err().to_string();
    assert!(e.starts_with("the history before `") && e.contains("`git fetch --unshallow`"), "{e}");
    let e = read(&shallow, "v1:plans/kent").unwrap_err().to_string();
    assert!(e.starts_with("`v1` is no branch, tag or commit of this repository") && e.contains("--unshallow"), "{e}");
}

#[test]
fn hashes_of_256_bits() {
    let Some(git) = Git::with(&["init", "--quiet", "--object-format=sha256", "--initial-branch=main", "office"]) else {
        return;
    };
    git.commit(&[("plan.md", "one")]);
    git.run(&["gc", "--quiet"]);
    git.commit(&[("plan.md", "two")]);
    git.check("", "HEAD~1:", &["plan.md: one"]);
    git.check("", "HEAD:", &["plan.md: two"]);
}
