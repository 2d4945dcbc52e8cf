//! What stands around a run: clocks, the environment, the folder one stands in, and who listens.

use std::time::{Duration, SystemTime};

use super::place::{QUICK, has, script};
use crate::harness::{Project, Run};

const OUTPUTS: &str = "--only html,pdf,text";

#[test]
fn no_clock_is_looked_at() {
    if !has("faketime") {
        return;
    }
    let project = Project::minimal();
    project.build(&format!("plan --out out/now {OUTPUTS}"));
    for (nth, day) in ["1970-01-01 00:00:00", "2038-01-20 00:00:00", "2100-06-01 00:00:00"].iter().enumerate() {
        let run =
            script(&project, &format!("faketime -f '{day}' \"$PLANWRIGHT\" build plan --out out/{nth} {OUTPUTS}"));
        assert_eq!(run.status, 0, "{day}: {run:?}");
        assert!(project.files(&format!("out/{nth}")) == project.files("out/now"), "{day}");
    }
}

#[test]
fn files_from_the_future_and_from_long_ago() {
    let project = Project::minimal();
    project.build(&format!("plan --out out {QUICK}"));
    let long = Duration::from_secs(4_000_000_000);
    for time in [SystemTime::UNIX_EPOCH + long, SystemTime::UNIX_EPOCH] {
        for name in project.names("plan") {
            let file =
                std::fs::File::options().write(true).open(project.path().join("plan").join(name)).expect("a file");
            file.set_modified(time).expect("a time");
        }
        let run = project.build(&format!("plan --out out {QUICK}"));
        assert!(run.stderr.contains("Unchanged"), "{run:?}");
        assert_eq!(project.run("check plan").status, 0);
    }
}

#[test]
fn days_that_the_environment_names() {
    let project = Project::minimal();
    let build = |day: &str| {
        script(&project, &format!("SOURCE_DATE_EPOCH={day} \"$PLANWRIGHT\" build plan --out out {OUTPUTS}"))
    };
    for day in ["0", "-1", "4102444800"] {
        assert_eq!(build(day).status, 0, "{day}");
    }
    build("soon").fails_plainly(&["SOURCE_DATE_EPOCH is `soon`", "not a number of seconds"]);
    build("-99999999999").fails_plainly(&["before the year 1"]);
    build("99999999999999").fails_plainly(&["beyond the year 9999"]);
    build("\"$(printf '\\377')\"").fails_plainly(&["not a number of seconds"]);
}

#[test]
fn an_environment_that_says_nothing_or_something_odd() {
    let project = Project::minimal();
    project.build(&format!("plan --out usual {OUTPUTS}"));
    for (nth, environment) in [
        "-i",
        "-u HOME",
        "HOME= PATH= TMPDIR=/nonexistent",
        "TMPDIR=/proc XDG_CONFIG_HOME=/dev/null",
        "LANG=xx_YY.odd LC_ALL=zz LANGUAGE=?",
        "LC_ALL=tr_TR.UTF-8 TZ=Nowhere/Bad",
        "TERM=dumb COLUMNS=0",
        "COLUMNS=99999999999999",
    ]
    .iter()
    .enumerate()
    {
        let text = format!(
            "set -- \"$PLANWRIGHT\"; env {environment} \"$1\" build plan --out out/{nth} {OUTPUTS} && env {environment} \"$1\" check plan && env {environment} \"$1\" diff plan plan"
        );
        let run = script(&project, &text);
        assert_eq!(run.status, 0, "{environment}: {run:?}");
        assert!(project.files(&format!("out/{nth}")) == project.files("usual"), "{environment}");
    }
}

#[test]
fn the_folder_that_one_stands_in_is_gone() {
    let project = Project::minimal();
    let at = |command: &str| {
        script(&project, &format!("mkdir -p gone; cd gone; rmdir ../gone; exec \"$PLANWRIGHT\" {command}"))
    };
    for command in ["check", "build", "fmt", "serve", "build . --out x"] {
        at(command).fails_plainly(&["there is no file or folder `.`"]);
    }
    for command in ["new x --area A --elected 2024-05-02", "new . --area A --elected 2024-05-02"] {
        at(command).fails_plainly(&["the folder that you stand in is gone"]);
    }
    let plan = project.path().join("plan").display().to_string();
    let out = project.path().join("out").display().to_string();
    at(&format!("build {plan} --out out --only text -q")).fails_plainly(&["`out` could not be written"]);
    let run = at(&format!("build {plan} --out {out} --only text -q"));
    assert_eq!(run.status, 0, "{run:?}");
}

/// A plan, and a second one so that a build tells of its progress.
fn two() -> Project {
    let project = Project::minimal();
    let minimal = project.path().join("plan");
    project.copy(&minimal, "other")
}

fn is_built(project: &Project) {
    for output in ["plan/plan.txt", "other/plan.txt", "index.html"] {
        assert!(project.path().join("out").join(output).is_file(), "{output}");
    }
}

#[test]
fn nobody_listens() {
    let build = "\"$PLANWRIGHT\" build plan other --out out --only html,text";
    for (text, status) in [
        // A reader that has seen enough is no fault.
        (format!("({build}; echo $? >status) 2>&1 | true"), 0),
        (format!("{build} <&- >&- 2>&-; echo $? >status"), 0),
        // A full disk behind the messages is one, but all is built.
        (format!("{build} 2>/dev/full; echo $? >status"), 2),
    ] {
        let project = two();
        let run = script(&project, &text);
        assert_eq!(run.status, 0, "{text}: {run:?}");
        assert_eq!(project.read("status").trim(), status.to_string(), "{text}");
        is_built(&project);
    }
}

#[test]
fn nobody_hears_that_a_plan_is_new() {
    if !has("git") {
        return;
    }
    let project = Project::minimal();
    let git = "git -c user.name=a -c user.email=a@example.org";
    let text = format!(
        "git init -q . && git add plan/7-grants.md && {git} commit -q -m x && \
        (\"$PLANWRIGHT\" build plan --out out --only text --changes-since HEAD; echo $? >status) 2>&1 | true"
    );
    let run = script(&project, &text);
    assert_eq!((run.status, project.read("status").as_str()), (0, "0\n"), "{run:?}");
    assert!(project.path().join("out/plan/plan.txt").is_file(), "it is built all the same");
}

#[test]
fn a_folder_full_of_other_things() {
    let project = Project::minimal();
    let archive = project.path().join("plan/_archive");
    std::fs::create_dir(&archive).expect("a folder");
    for n in 0..10_000 {
        std::fs::write(archive.join(format!("{n}.txt")), "").expect("a file");
    }
    assert_eq!(project.run("check plan").status, 0);
    // In the way of `plan.md`, by its name.
    std::fs::rename(&archive, project.path().join("plan/notes")).expect("a folder");
    let run: Run = project.run("check plan --format json");
    assert_eq!(run.status, 1, "{run:?}");
    let json = run.json();
    let rules: Vec<_> =
        json["plans"][0]["diagnostics"].as_array().expect("a list").iter().map(|d| &d["rule"]).collect();
    assert_eq!(rules, ["source/limit"], "{run:?}");
}
