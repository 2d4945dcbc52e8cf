//! Names that some system, shell or program does not take well.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use crate::harness::{Project, Run, repository};

/// Names of folders that can be built, though not every computer may hold them.
const ODD: [&str; 17] = [
    "our plan",
    "it's \"quoted\"",
    "😀 plan",
    "ŵ",
    "-x",
    "--out",
    "con",
    "a:b",
    "trail.",
    "$(touch owned)",
    "`touch owned`;",
    "%20",
    "a#b",
    "<b>&amp;",
    "back\\slash",
    "*",
    "~",
];

fn run(project: &Project, arguments: &[&str]) -> Run {
    let mut command = project.command("");
    command.args(arguments);
    Run::of(command)
}

#[test]
fn folders_of_odd_names_are_built() {
    let long = ["x".repeat(255), "x".repeat(254) + "y", "é".repeat(127)];
    let names: Vec<&str> = ODD.into_iter().chain(long.iter().map(String::as_str)).collect();
    let minimal = repository().join("plans/minimal");
    let project = names.iter().fold(Project::new(), |project, name| project.copy(&minimal, &format!("plans/{name}")));
    // Twice, so that outputs are exchanged too.
    for edition in ["First", "Second"] {
        for name in &names {
            project.write(
                &format!("plans/{name}/8-more.md"),
                format!("---\ntitle: More\n---\n\n{edition} edition of it.\n"),
            );
        }
        let run = run(&project, &["build", "plans", "--out", "out", "--only", "html,text", "-q"]);
        assert_eq!(run.status, 0, "{run:?}");
        for name in &names {
            assert!(project.read(&format!("out/{name}/plan.txt")).contains(edition), "{name}");
        }
        let entries = std::fs::read_dir(project.path().join("out")).expect("a folder").count();
        assert_eq!(entries, names.len() + 1, "nothing is left");
    }
    assert!(!project.path().join("owned").exists());
    let list = project.read("out/index.html");
    assert!(
        list.contains("%2520/index.html") && list.contains("a%23b/index.html"),
        "addresses are written as such: {list}"
    );
}

#[test]
fn names_that_cannot_be_seen_are_told_and_not_printed() {
    for name in ["new\nline", "\u{1b}[31mred", "\u{202e}gnp"] {
        let project = Project::new().copy(&repository().join("plans/minimal"), name);
        for arguments in
            [&["check", name][..], &["build", name, "--only", "text"], &["fmt", name], &["diff", name, name]]
        {
            let run = run(&project, arguments);
            run.fails_plainly(&["signs in it that cannot be seen"]);
            assert!(!run.stderr.contains(name), "{run:?}");
        }
        let run = run(&project, &["new", &format!("{name}2"), "--area", "A", "--elected", "2024-05-02"]);
        run.fails_plainly(&["signs in it that cannot be seen"]);
        assert!(!project.path().join(format!("{name}2")).exists());
        assert!(!project.path().join("dist").exists());
    }
}

#[test]
fn names_that_are_no_text() {
    let project = Project::minimal();
    let name = OsStr::from_bytes(b"caf\xe9");
    std::fs::rename(project.path().join("plan"), project.path().join(name)).expect("a name");
    for command in ["check", "build", "fmt"] {
        let mut command = project.command(command);
        command.arg(name);
        Run::of(command).fails_plainly(&["is not Unicode"]);
        project.run("check .").fails_plainly(&["is not Unicode"]);
    }
    let mut command = project.command("new --area A --elected 2024-05-02");
    command.arg(OsStr::from_bytes(b"new\xe9"));
    Run::of(command).fails_plainly(&["is not Unicode"]);
}

#[test]
fn files_of_long_names_are_laid_out_and_reports_written() {
    let text = "---\ntitle: More\n---\n\nOne.  Two\nthree.\n";
    for length in [230, 245, 252] {
        let name = format!("8{}.md", "x".repeat(length - 1));
        let project = Project::minimal().file(&format!("plan/{name}"), text);
        let run = project.run("fmt plan");
        assert_eq!(run.status, 0, "{run:?}");
        assert!(project.read(&format!("plan/{name}")).contains("One.\nTwo three.\n"));
        assert_eq!(project.run(&format!("check plan --output {name}")).status, 0);
        assert_eq!(run_new(&project, &name).status, 0);
        // Into a folder that is there too.
        let folder = format!("{}x", &name[1..]);
        std::fs::create_dir(project.path().join(&folder)).expect("a folder");
        assert_eq!(run_new(&project, &format!("8{folder}")).status, 0);
        assert!(project.names("").iter().all(|name| !name.starts_with('.')));
    }
}

fn run_new(project: &Project, name: &str) -> Run {
    project.run(&format!("new {} --area Exampleshire --elected 2024-05-02", &name[1..]))
}

#[test]
fn a_name_that_is_too_long_is_told_in_plain_words() {
    let project = Project::minimal();
    let long = "x".repeat(300);
    let deep = "deep/".repeat(1200);
    for command in [
        format!("build plan --out {long} --only text -q"),
        format!("build plan --out {deep} --only text -q"),
        format!("new {long} --area A --elected 2024-05-02"),
        format!("check plan --output {long}"),
        format!("check {deep}"),
    ] {
        project.run(&command).fails_plainly(&["longer than the system allows"]);
    }
}

#[test]
fn what_looks_like_an_option_is_told_as_it_can_be_typed() {
    let project = Project::new();
    let run = project.run("new --area Exampleshire --elected 2024-05-02 -- -x");
    assert!(run.status == 0 && run.stdout.contains("planwright check ./-x"), "{run:?}");
    assert_eq!(project.run("check ./-x").status, 0);
}

#[test]
fn plans_whose_outputs_would_meet() {
    let minimal = repository().join("plans/minimal");
    for (one, other) in [("Kent", "kent"), ("ŴYL", "ŵyl")] {
        let project = Project::new().copy(&minimal, &format!("a/{one}")).copy(&minimal, &format!("b/{other}"));
        project.run("build a b --only text").fails_plainly(&["both called"]);
        assert!(project.names("dist").is_empty());
    }
}
