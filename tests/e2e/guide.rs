//! The author's guide does what it says: its files are written, its commands run, and what it shows as printed is printed.
//!
//! A page is walked through from its top to its end, in a folder with the plan `plans/minimal` in `our-plan`, which git
//! remembers as `issued-2025`. Only the first page begins with an empty folder.
//!
//! | block | what is done |
//! |---|---|
//! | `md in FILE` | the file is written |
//! | `md line FILE` | the one line of the file that begins like it is replaced |
//! | `sh` | each line is run; only a check may find something |
//! | `text` after `sh` | it must have been printed by the last line, but for what `…` stands for |
//! | `yaml` | it must be a key of `plan.md` with which the plan has no errors |

mod pipelines;
mod walk;

use planwright_guide::{CONTENTS, text, topics};

use self::walk::Walk;
use crate::harness::Project;

/// What may still be found when a page has been walked through.
fn left(topic: &str) -> &'static [&'static str] {
    match topic {
        // A new plan, of which one section is written.
        "start" => &["duty/", "structure/empty-section"],
        "languages" => &["translation/missing-section"],
        _ => &[],
    }
}

#[test]
fn every_page_does_what_it_says() {
    let mut commands = 0;
    let mut faults = Vec::new();
    for topic in topics() {
        let mut walk = Walk::new(topic.id);
        walk.through(&text(topic.id).expect("a page"));
        commands += walk.commands;
        let is_left = |it: &String| left(topic.id).iter().any(|ok| it.contains(ok));
        let found = walk.found().into_iter().filter(|it| !is_left(it));
        faults.extend(walk.faults.into_iter().chain(found).map(|fault| format!("{}: {fault}", topic.id)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(commands > 15, "{commands}");
}

#[test]
fn every_topic_is_printed_within_the_columns_there_are() {
    let project = Project::new();
    for id in topics().iter().map(|topic| topic.id).chain([""]) {
        let mut command = project.command(&format!("guide {id}"));
        command.env("COLUMNS", "80");
        let run = crate::harness::Run::of(command);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{id}");
        // What is typed is never broken.
        let wide: Vec<&str> =
            run.stdout.lines().filter(|line| line.chars().count() > 80 && !line.starts_with("    ")).collect();
        assert_eq!(wide, [""; 0], "{id}");
        assert!(!run.stdout.contains("(guide:"), "{id}: {}", run.stdout);
    }
}

#[test]
fn without_a_topic_all_are_listed() {
    let run = Project::new().run("guide");
    for topic in topics() {
        assert!(run.stdout.contains(&format!("\n  {} ", topic.id)), "{}: {}", topic.id, run.stdout);
    }
    assert_eq!(run.stdout, Project::new().run(&format!("guide {CONTENTS}")).stdout);
}

#[test]
fn an_unknown_topic_is_answered_with_the_nearest() {
    let run = Project::new().run("guide tabels");
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    let said = "The guide has no topic `tabels`. Did you mean `tables`?\nTo list them all: planwright guide\n";
    assert_eq!(run.stderr, said);
    let run = Project::new().run("guide duty/resources");
    assert_eq!(run.status, 2);
    assert!(run.stderr.ends_with("To read of it: planwright explain duty/resources\n"), "{}", run.stderr);
    let run = Project::new().run("guide xyzzy");
    assert_eq!((run.status, run.stderr.contains("Did you mean")), (2, false));
}
