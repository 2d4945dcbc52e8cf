//! Several runs at once in one place.

use std::process::Stdio;

use super::place::QUICK;
use crate::harness::{Project, repository};

/// Begins all commands at once, and gives how each ended.
fn at_once(project: &Project, commands: &[String]) -> Vec<Option<i32>> {
    let quiet = |arguments: &String| {
        let mut command = project.command(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts")
    };
    let running: Vec<_> = commands.iter().map(quiet).collect();
    running.into_iter().map(|mut child| child.wait().expect("it ends").code()).collect()
}

fn several() -> Project {
    let minimal = repository().join("plans/minimal");
    ["avon", "bath", "devon"]
        .iter()
        .fold(Project::new(), |project, plan| project.copy(&minimal, &format!("plans/{plan}")))
}

#[test]
fn builds_of_several_plans_leave_the_outputs_of_one() {
    let project = several();
    let dates = ["2025-01-25", "2025-01-26", "2025-01-27", "2025-01-28", "2025-01-29"];
    let command = |out: &str, date: &str| format!("build plans --out {out} {QUICK} -q --as-at {date}");
    let whole: Vec<_> = dates
        .iter()
        .map(|date| {
            project.run(&command(date, date));
            project.files(date)
        })
        .collect();
    for count in [2, 5, 2, 5, 2, 5] {
        let commands: Vec<String> = dates[..count].iter().map(|date| command("out", date)).collect();
        assert_eq!(at_once(&project, &commands), vec![Some(0); count]);
        let found = project.files("out");
        assert_eq!(found.keys().collect::<Vec<_>>(), whole[0].keys().collect::<Vec<_>>(), "nothing else is left");
        for part in ["avon/", "bath/", "devon/", "index.html"] {
            let is_of = |all: &std::collections::BTreeMap<String, Vec<u8>>| {
                all.iter().filter(|(path, _)| path.starts_with(part)).all(|(path, bytes)| found[path] == *bytes)
            };
            assert!(whole.iter().any(is_of), "{part} is of no build alone");
        }
    }
}

#[test]
fn shares_in_one_folder_are_one_build_when_merged() {
    let project = several();
    let share = |share: &str| format!("build plans --out out {QUICK} -q --shard {share}");
    assert_eq!(at_once(&project, &["1/2", "2/2"].map(share)), [Some(0); 2]);
    assert_eq!(project.run("merge out --out out").status, 0);
    project.build(&format!("plans --out whole {QUICK} -q"));
    assert!(project.files("out") == project.files("whole"));
}

#[test]
fn shares_of_another_dealing_are_taken_away_once() {
    let project = several();
    for _ in 0..5 {
        for share in ["1/3", "2/3", "3/3"] {
            project.build(&format!("plans --out out {QUICK} -q --shard {share}"));
        }
        let share = |share: &str| format!("build plans --out out {QUICK} -q --shard {share}");
        assert_eq!(at_once(&project, &["1/2", "2/2", "1/2"].map(share)), [Some(0); 3]);
        assert_eq!(project.run("merge out --out merged").status, 0);
    }
}

#[test]
fn formatting_at_once_changes_each_file_once() {
    let untidy = "---\ntitle: More\n---\n\nSome words\nof one sentence.  And another.\n";
    for _ in 0..5 {
        let project = Project::minimal().file("plan/8-a.md", untidy).file("plan/9-b.md", untidy);
        let ended = at_once(&project, &vec!["fmt plan".to_owned(); 3]);
        assert!(ended.iter().all(|code| matches!(code, Some(0 | 2))), "{ended:?}");
        for file in ["plan/8-a.md", "plan/9-b.md"] {
            assert_eq!(project.read(file), "---\ntitle: More\n---\n\nSome words of one sentence.\nAnd another.\n");
        }
        assert!(project.names("plan").iter().all(|name| !name.starts_with('.')), "{:?}", project.names("plan"));
    }
}

#[test]
fn of_new_plans_in_one_place_one_is_made() {
    for is_there in [false, true] {
        let project = Project::new();
        if is_there {
            std::fs::create_dir(project.path().join("kent")).expect("a folder");
        }
        let command = "new kent --area Kent --elected 2024-05-02".to_owned();
        let mut ended = at_once(&project, &vec![command; 4]);
        ended.sort_unstable();
        assert!(ended.contains(&Some(0)) && ended.iter().all(|code| matches!(code, Some(0 | 2))), "{ended:?}");
        assert_eq!(project.run("check kent").status, 0);
    }
}
