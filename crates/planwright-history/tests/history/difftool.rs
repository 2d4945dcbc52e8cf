//! `git difftool --dir-diff` with the git that is installed, from the lines of configuration on.

use std::path::Path;

use planwright_history::difftool::{Handed, Pair, plans};
use planwright_history::{Here, Standing};

use crate::git::{Git, told};

/// What git calls in these tests: this program again, as it would `planwright diff`.
#[test]
#[ignore = "git calls it"]
fn as_the_tool() {
    let variable = |name: &str| std::env::var(name).unwrap();
    let here = Here::of_process();
    let mut text = format!("{:?}\n", Handed::of_process());
    if Handed::of_process() == Some(Handed::Folders) {
        let found = plans(Path::new(&variable("OLD")), Path::new(&variable("NEW")), &here);
        text += &found.map_or_else(|e| e.to_string(), |pairs| pairs.iter().map(pair).collect());
    }
    let out = Path::new(&variable("TOLD")).to_owned();
    let before = std::fs::read_to_string(&out).unwrap_or_default();
    std::fs::write(out, before + &text).unwrap();
}

fn pair(pair: &Pair) -> String {
    let side = |standing: &Option<Standing>| {
        standing.as_ref().map_or("nothing".to_owned(), |it| format!("{} [{}]", it.path, told(it).join(", ")))
    };
    format!("{} -> {}\n", side(&pair.old), side(&pair.new))
}

fn office() -> Option<Git> {
    let git = Git::new()?;
    let tool = std::env::current_exe().unwrap();
    let call = format!(
        r#"OLD="$LOCAL" NEW="$REMOTE" TOLD='{}' '{}' --ignored --exact difftool::as_the_tool"#,
        git.beside("told").display(),
        tool.display()
    );
    git.run(&["config", "difftool.planwright.cmd", &call]);
    git.run(&["config", "difftool.prompt", "false"]);
    git.commit(&[
        ("README.md", "about"),
        ("plans/avon/plan.md", "a1"),
        ("plans/avon/01-a.md", "a2"),
        ("plans/kent/plan.md", "k1"),
        ("plans/kent/01-a.md", "k2"),
        ("plans/kent/02-b.md", "k3"),
        ("plans/kent/cy/plan.md", "c1"),
        ("plans/kent/cy/01-a.md", "c2"),
        ("plans/same/plan.md", "s1"),
    ]);
    git.run(&["tag", "v1"]);
    Some(git)
}

/// What the tool was given by `git difftool` with these arguments, called in a folder.
#[track_caller]
fn check(git: &Git, folder: &str, arguments: &[&str], expected: &[&str]) {
    let _ = std::fs::remove_file(git.beside("told"));
    let mut command = git.command(&["difftool", "--tool=planwright"]);
    let output = command.args(arguments).current_dir(git.path(folder)).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = std::fs::read_to_string(git.beside("told")).unwrap_or_default();
    assert_eq!(told.lines().collect::<Vec<_>>(), expected, "git difftool {arguments:?} in {folder}");
}

const FOLDERS: &str = "Some(Folders)";

#[test]
fn whole_plans_against_the_files_being_worked_on() {
    let Some(git) = office() else { return };
    git.commit(&[("plans/avon/01-a.md", "A2"), ("plans/kent/01-a.md", "K2"), ("README.md", "more")]);
    git.write("plans/kent/cy/01-a.md", "C2");
    git.write("plans/kent/03-new.md", "k4");
    std::fs::remove_file(git.path("plans/kent/02-b.md")).unwrap();
    git.run(&["add", "--all"]);
    let avon = "before:plans/avon [01-a.md: a2, plan.md: a1] -> plans/avon [01-a.md: A2, plan.md: a1]";
    let kent = "before:plans/kent [01-a.md: k2, 02-b.md: k3, cy/01-a.md: c2, cy/plan.md: c1, plan.md: k1] -> plans/kent [01-a.md: K2, 03-new.md: k4, cy/01-a.md: C2, cy/plan.md: c1, plan.md: k1]";
    check(&git, "", &["--dir-diff", "v1"], &[FOLDERS, avon, kent]);
    check(&git, "", &["--dir-diff", "--no-symlinks", "v1"], &[FOLDERS, avon, kent]);
    check(&git, "plans", &["--dir-diff", "v1", "--", "kent"], &[FOLDERS, kent]);
    check(&git, "plans/kent", &["--dir-diff", "v1", "--", "../avon"], &[FOLDERS, avon]);
}

#[test]
fn whole_plans_of_two_commits_and_of_what_is_staged() {
    let Some(git) = office() else { return };
    git.commit(&[("plans/kent/01-a.md", "K2")]);
    git.commit(&[("plans/kent/02-b.md", "K3")]);
    git.commit(&[("plans/kent/01-a.md", "later"), ("plans/kent/02-b.md", "later")]);
    let rest = "cy/01-a.md: c2, cy/plan.md: c1, plan.md: k1]";
    let two =
        format!("before:plans/kent [01-a.md: k2, 02-b.md: k3, {rest} -> plans/kent [01-a.md: K2, 02-b.md: k3, {rest}");
    check(&git, "", &["-d", "v1", "HEAD~2"], &[FOLDERS, &two]);
    let back =
        format!("before:plans/kent [01-a.md: K2, 02-b.md: K3, {rest} -> plans/kent [01-a.md: k2, 02-b.md: k3, {rest}");
    check(&git, "", &["-d", "HEAD~1", "v1"], &[FOLDERS, &back]);
    git.write("plans/kent/figures/elsewhere.svg", "being drawn");
    git.write("plans/kent/01-a.md", "K2");
    git.write("plans/kent/02-b.md", "k3");
    git.write("plans/kent/plan.md", "being written");
    check(&git, "", &["-d", "v1", "HEAD~2"], &[FOLDERS, &two]);
    git.run(&["checkout", "--quiet", "--", "."]);
    std::fs::remove_dir_all(git.path("plans/kent/figures")).unwrap();
    git.write("plans/kent/01-a.md", "staged");
    git.run(&["add", "--all"]);
    git.write("plans/kent/01-a.md", "and changed again");
    let staged = format!(
        "before:plans/kent [01-a.md: later, 02-b.md: later, {rest} -> plans/kent [01-a.md: staged, 02-b.md: later, {rest}"
    );
    check(&git, "", &["-d", "--cached"], &[FOLDERS, &staged]);
    let not_staged = format!(
        "before:plans/kent [01-a.md: staged, 02-b.md: later, {rest} -> plans/kent [01-a.md: and changed again, 02-b.md: later, {rest}"
    );
    check(&git, "", &["-d"], &[FOLDERS, &not_staged]);
}

#[test]
fn plans_that_are_new_gone_or_renamed() {
    let Some(git) = office() else { return };
    git.run(&["mv", "plans/kent", "plans/kent-2026"]);
    git.run(&["rm", "-r", "--quiet", "plans/avon"]);
    git.commit(&[("plans/new/plan.md", "n1")]);
    let kent = "01-a.md: k2, 02-b.md: k3, cy/01-a.md: c2, cy/plan.md: c1, plan.md: k1]";
    let expected = [
        FOLDERS,
        "before:plans/avon [01-a.md: a2, plan.md: a1] -> nothing",
        &format!("before:plans/kent [{kent} -> plans/kent-2026 [{kent}"),
        "nothing -> plans/new [plan.md: n1]",
    ];
    check(&git, "", &["-d", "v1"], &expected);
    check(&git, "", &["-d", "v1", "HEAD"], &expected);
}

#[test]
fn line_ends_of_windows_are_seen_through() {
    let Some(git) = office() else { return };
    git.commit(&[("plans/avon/01-a.md", "one\ntwo\n")]);
    git.commit(&[("plans/avon/01-a.md", "one\nthree\n")]);
    git.commit(&[("plans/avon/01-a.md", "later\n"), ("plans/avon/plan.md", "later\n")]);
    git.run(&["config", "core.autocrlf", "true"]);
    let expected =
        "before:plans/avon [01-a.md: one\r\ntwo, plan.md: a1] -> plans/avon [01-a.md: one\r\nthree, plan.md: a1]";
    let lines: Vec<&str> = expected.lines().collect();
    check(&git, "", &["-d", "HEAD~2", "HEAD~1"], &[&[FOLDERS][..], &lines].concat());
}

#[test]
fn files_one_by_one_are_known_for_what_they_are() {
    let Some(git) = office() else { return };
    git.commit(&[("plans/kent/01-a.md", "K2"), ("plans/kent/02-b.md", "K3")]);
    check(&git, "", &["v1"], &["Some(File { number: 1, of: 2 })", "Some(File { number: 2, of: 2 })"]);
    assert_eq!(
        Handed::refusal().to_string(),
        "git hands over one file after the other, and a plan can only be compared as a whole. Write `git difftool --dir-diff` (or `-d`), and everything comes at once"
    );
}
