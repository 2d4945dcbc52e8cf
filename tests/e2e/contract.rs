//! What other programs, and people's habits, rely on: exit statuses, streams, formats, colours.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::Value;

use crate::harness::{Project, Run};

const TROUBLE: &str =
    "Farms – and woods – are wide. Read more [here](https://example.org/). The money is in [](#tbl-fundng).";

/// A plan with one error, one warning and one note.
fn troubled() -> Project {
    let section = format!("---\ntitle: Crime in the country\n---\n\n{TROUBLE}\n");
    Project::minimal().file("plan/8-rural-crime.md", section).file("plan/cy/plan.md", "Y cynllun\n")
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn zero_where_nothing_fails() {
    let project = Project::minimal();
    let run = project.run("check plan");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(project.run("check plan --quiet").stdout, "");
}

#[test]
fn one_where_a_plan_has_errors() {
    let run = troubled().run("check plan");
    assert_eq!((run.status, run.stderr.as_str()), (1, ""), "{}", run.stdout);
    assert!(run.stdout.contains("error[link/broken]"), "{}", run.stdout);
}

#[test]
fn warnings_fail_only_where_they_are_denied() {
    let project = Project::minimal().file(
        "plan/8-rural-crime.md",
        "---\ntitle: Crime in the country\n---\n\nThe police will know every farm. Read more [here](https://example.org/).\n",
    );
    assert_eq!(project.run("check plan").status, 0);
    assert_eq!(project.run("check plan --deny warnings").status, 1);
    assert_eq!(project.run("build plan --out out --only text --deny warnings").status, 1);
    assert!(project.names("out").is_empty());
    assert_eq!(project.run("build plan --out out --only text").status, 0);
}

#[test]
fn two_where_it_cannot_run() {
    let project = Project::minimal();
    for arguments in [
        "",
        "chekc plan",
        "check --as-at 1/4/2025 plan",
        "check --format xml plan",
        "build --jobs 0 plan",
        "check nowhere",
    ] {
        let run = project.run(arguments);
        assert_eq!(run.status, 2, "{arguments}: {run:?}");
        assert!(run.stdout.is_empty() && !run.stderr.is_empty(), "{arguments}: {run:?}");
    }
}

#[test]
fn help_and_version_are_no_failure() {
    let project = Project::new();
    assert!(project.run("--version").stdout.starts_with("planwright "));
    for arguments in ["--help", "check --help", "build --help", "explain --help"] {
        let run = project.run(arguments);
        assert_eq!(run.status, 0, "{arguments}");
        assert!(run.stdout.contains("Usage: planwright"), "{arguments}: {}", run.stdout);
    }
}

#[test]
fn a_check_speaks_on_standard_output_and_a_build_on_standard_error() {
    let project = troubled();
    let check = project.run("check plan");
    let build = project.run("build plan --out out --only text");
    assert!(check.stderr.is_empty() && build.stdout.is_empty());
    for said in ["error[link/broken]", "warning[link/vague-text]", "note[process/ahead]"] {
        assert!(check.stdout.contains(said) && build.stderr.contains(said), "{said}: {}{}", check.stdout, build.stderr);
    }
    assert!(build.stderr.contains("Not built: plan"), "{}", build.stderr);
}

#[test]
fn quiet_shows_only_what_fails() {
    let run = troubled().run("check plan -q");
    assert!(
        run.stdout.contains("error[") && !run.stdout.contains("warning[") && !run.stdout.contains("note["),
        "{}",
        run.stdout
    );
    let run = Project::minimal().run("build plan --out out --only text -q");
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}

#[test]
fn json_has_the_keys_that_were_promised() {
    let run = troubled().run("check plan --format json");
    assert_eq!((run.status, run.stderr.as_str()), (1, ""));
    let json = run.json();
    assert_eq!(keys(&json), ["version", "tool", "plans", "summary"]);
    assert_eq!((json["version"].as_u64(), keys(&json["tool"])), (Some(1), vec!["name", "version"]));
    assert_eq!(keys(&json["summary"]), ["plans", "errors", "warnings", "notes"]);
    let plan = &json["plans"][0];
    assert_eq!(
        keys(plan),
        ["path", "title", "status", "profile", "as_at", "duties", "diagnostics", "waived", "process"]
    );
    assert_eq!((&plan["path"], &plan["as_at"]), (&"plan".into(), &"2025-01-27".into()));
    let promised = ["id", "provision", "title", "state", "sections", "evidence", "waiver"];
    assert_eq!(keys(&plan["duties"][0]), [promised.as_slice(), &["asks", "basis", "stage", "parts"]].concat());
    let found: Vec<_> = plan["diagnostics"].as_array().expect("a list").iter().collect();
    for one in &found {
        assert_eq!(
            keys(one),
            ["rule", "severity", "message", "file", "start", "end", "citation", "help", "related", "fix"]
        );
        assert_eq!((keys(&one["start"]), keys(&one["end"])), (vec!["line", "column"], vec!["line", "column"]));
    }
    let broken = found.iter().find(|one| one["rule"] == "link/broken").expect("the error");
    let start = TROUBLE.split("#tbl").next().map_or(0, |before| before.chars().count() + 1);
    assert_eq!((&broken["file"], &broken["start"]["line"]), (&"plan/8-rural-crime.md".into(), &5.into()));
    assert_eq!(
        (&broken["start"]["column"], &broken["end"]["column"]),
        (&start.into(), &(start + "#tbl-fundng".len()).into())
    );
}

#[test]
fn a_related_place_is_told() {
    let project = Project::minimal()
        .file("plan/8-more.md", "---\ntitle: “Naïve” £5\nkind: section\ntitle: Again\n---\n\nWords.\n");
    let json = project.run("check plan --format json").json();
    let twice = &json["plans"][0]["diagnostics"][0];
    assert_eq!(
        (&twice["rule"], &twice["start"]),
        (&"source/duplicate-key".into(), &serde_json::json!({"line": 4, "column": 1}))
    );
    assert_eq!(keys(&twice["related"][0]), ["file", "start", "end", "message"]);
    assert_eq!(twice["related"][0]["start"], serde_json::json!({"line": 2, "column": 1}));
}

#[test]
fn a_fix_can_be_typed_as_it_is_told() {
    let project = Project::minimal().replace("plan/plan.md", "period:", "perod:");
    let fix = &project.run("check plan --format json").json()["plans"][0]["diagnostics"][0]["fix"];
    assert_eq!(keys(fix), ["title", "safe", "edits"]);
    assert_eq!(keys(&fix["edits"][0]), ["file", "start", "end", "insert"]);
    assert_eq!(fix["edits"][0]["insert"], "period");
}

#[test]
fn a_folder_without_a_plan_is_a_finding() {
    let project = Project::new().file("notes/ideas.md", "# Ideas\n");
    let run = project.run("check notes --format json");
    let json = run.json();
    assert_eq!((run.status, &json["plans"]), (1, &serde_json::json!([])));
    assert_eq!(json["diagnostics"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["summary"], serde_json::json!({"plans": 0, "errors": 1, "warnings": 0, "notes": 0}));
    let run = project.run("build notes --out out");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(!project.path().join("out").exists());
}

#[test]
fn paths_are_told_as_they_would_be_typed() {
    let project = troubled();
    std::fs::create_dir(project.path().join("beside")).expect("a folder");
    let paths = |folder: &str, arguments: &str| {
        let mut command = project.command(arguments);
        command.current_dir(project.path().join(folder));
        let json = Run::of(command).json();
        let found = json["plans"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
        (json["plans"][0]["path"].clone(), found.last().map(|finding| finding["file"].clone()).unwrap_or_default())
    };
    assert_eq!(paths("beside", "check ./../plan --format json"), ("../plan".into(), "../plan/8-rural-crime.md".into()));
    assert_eq!(paths("plan", "check --format json"), (".".into(), "8-rural-crime.md".into()));
}

#[test]
fn findings_stand_by_file_and_place_those_of_the_whole_plan_first() {
    let json = troubled()
        .file("plan/0-first.md", "---\ntitle: First\n---\n\n[a](#no) and [b](#none)\n")
        .run("check plan --format json")
        .json();
    let places: Vec<_> = json["plans"][0]["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            let is_section = !one["file"].as_str().is_some_and(|file| file.ends_with("/plan.md"));
            (is_section, one["file"].to_string(), one["start"]["line"].as_u64(), one["start"]["column"].as_u64())
        })
        .collect();
    let mut sorted = places.clone();
    sorted.sort();
    assert_eq!(places, sorted);
    assert!(places.len() > 3);
}

#[test]
fn findings_can_go_to_a_file() {
    let project = troubled();
    for format in ["human", "plain", "json"] {
        let screen = project.run(&format!("check plan --format {format}"));
        let file = project.run(&format!("check plan --format {format} --output findings.txt"));
        assert_eq!((file.status, file.stdout.as_str(), file.stderr.as_str()), (1, "", ""));
        assert_eq!(project.read("findings.txt"), screen.stdout, "{format}");
    }
}

#[test]
fn an_unknown_rule_cannot_be_explained() {
    let project = Project::new();
    let run = project.run("explain duty/resorces");
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("duty/resources"), "{}", run.stderr);
}

#[test]
fn every_rule_in_the_list_can_be_explained() {
    let project = Project::new();
    let list = project.run("explain").stdout;
    let rules: Vec<_> = list
        .split_whitespace()
        .filter(|word| word.contains('/') && word.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '/'))
        .collect();
    assert!(rules.len() > 30, "{rules:?}");
    for rule in rules {
        let run = project.run(&format!("explain {rule}"));
        assert!(run.status == 0 && run.stdout.lines().count() > 5, "{rule}: {run:?}");
    }
}

#[test]
fn a_broken_pipe_ends_quietly() {
    // More than a pipe holds, so that the program is still writing when nobody reads any more.
    let words = "The police will know every farm. Read more [here](https://example.org/).\n\n".repeat(1000);
    let project =
        Project::minimal().file("plan/8-rural-crime.md", format!("---\ntitle: Crime in the country\n---\n\n{words}"));
    let ends = |project: &Project, arguments: &str| {
        let mut command = project.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program");
        let mut line = String::new();
        BufReader::with_capacity(16, child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let output = child.wait_with_output().expect("an end");
        assert!(!line.is_empty());
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let formats = ["human -v", "plain", "json", "sarif", "github"];
    for format in formats {
        assert_eq!(ends(&project, &format!("check plan --format {format}")), (Some(0), String::new()), "{format}");
    }
    // What was found still counts.
    let project = project.file("plan/9-more.md", "---\ntitle: More\n---\n\nSee [](#nowhere).\n");
    for format in formats {
        assert_eq!(ends(&project, &format!("check plan --format {format}")), (Some(1), String::new()), "{format}");
    }
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let project = troubled();
    let coloured = |arguments: &str, name: &str, value: &str| {
        let mut command = project.command(arguments);
        command.env(name, value);
        Run::of(command).stdout.contains('\u{1b}')
    };
    assert!(!coloured("check plan", "TERM", "xterm-256color"));
    assert!(!coloured("check plan", "NO_COLOR", "1"));
    assert!(coloured("check plan --color always", "TERM", "xterm-256color"));
    assert!(!coloured("check plan --color never", "CLICOLOR_FORCE", "1"));
    assert!(coloured("check plan", "CLICOLOR_FORCE", "1"));
    assert!(!coloured("check plan --format json --color always", "CLICOLOR_FORCE", "1"));
    assert!(!coloured("check plan --format plain --color always", "CLICOLOR_FORCE", "1"));
}
