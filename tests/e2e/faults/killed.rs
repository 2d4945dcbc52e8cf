//! Runs that are killed without warning, at some two hundred moments: half of them anywhere, half of them while files are
//! being written.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::place::{Moments, QUICK};
use crate::harness::{Project, files, repository};

type Files = BTreeMap<String, Vec<u8>>;

/// How long a run takes that nobody kills.
fn length(project: &Project, arguments: &str) -> Duration {
    let begun = Instant::now();
    let run = project.run(arguments);
    assert_ne!(run.status, 2, "{run:?}");
    begun.elapsed()
}

fn is_running(child: &mut Child) -> bool {
    child.try_wait().expect("a child").is_none()
}

/// True where something is being written in a folder: such things are hidden.
fn is_writing(folder: &Path) -> bool {
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.into_iter().any(|name| name.to_string_lossy().starts_with('.'))
}

/// Begins a run and kills it: at any moment, or a moment after it began to write in `folder`.
fn kill(mut command: Command, length: Duration, folder: &Path, moments: &mut Moments) {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    let mut wait = length.mul_f64(moments.next() * 1.2);
    if moments.next() < 0.5 {
        while is_running(&mut child) && !is_writing(folder) {}
        wait = length.mul_f64(moments.next() * 0.15);
    }
    let begun = Instant::now();
    while begun.elapsed() < wait && is_running(&mut child) {
        std::thread::sleep(Duration::from_micros(20));
    }
    let _ = child.kill();
    child.wait().expect("it ends");
}

/// The files of one plan's outputs.
fn of(plan: &str, all: &Files) -> Files {
    let prefix = format!("{plan}/");
    all.iter()
        .filter(|(path, _)| path.starts_with(&prefix))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

/// What stands in a folder, hidden or not.
fn entries(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut entries: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    entries.sort();
    entries
}

/// Kills `command`, which writes to `out`, after each edition that `prepare` makes. Then the outputs of each plan are the
/// last ones or the new ones, and the next run makes the new ones and leaves nothing else.
fn outputs(project: &Project, plans: &[&str], command: &str, times: usize, mut prepare: impl FnMut(usize)) {
    let mut moments = Moments::new();
    let seed = moments.seed;
    let out = project.path().join("out");
    prepare(0);
    let length = length(project, command);
    let mut good = files(&out);
    let tidy = entries(&out);
    for time in 1..=times {
        prepare(time);
        kill(project.command(command), length, &out, &mut moments);
        let left = files(&out);
        let run = project.run(command);
        assert_eq!(run.status, 0, "seed {seed}, moment {time}: {run:?}");
        let new = files(&out);
        for plan in plans {
            let found = of(plan, &left);
            assert!(
                found == of(plan, &good) || found == of(plan, &new),
                "seed {seed}, moment {time}: {plan} is a mixture"
            );
            assert!(of(plan, &good) != of(plan, &new), "the edition has changed");
        }
        assert_eq!(entries(&out), tidy, "seed {seed}, moment {time}");
        good = new;
    }
}

/// Writes another edition of a plan.
fn edit(project: &Project, plan: &str, edition: usize) {
    let text = format!("---\ntitle: Edition\n---\n\nThis is edition {edition} of our plan for a safer county.\n");
    project.write(&format!("{plan}/8-edition.md"), text);
}

#[test]
fn a_build() {
    let project = Project::minimal();
    let command = format!("build plan --out out {QUICK} -q");
    outputs(&project, &["plan"], &command, 60, |edition| edit(&project, "plan", edition));
}

#[test]
fn a_build_of_everything() {
    let project = Project::minimal();
    outputs(&project, &["plan"], "build plan --out out -q", 8, |edition| edit(&project, "plan", edition));
}

/// A folder of plans.
fn several(plans: &[&str]) -> Project {
    let minimal = repository().join("plans/minimal");
    plans.iter().fold(Project::new(), |project, plan| project.copy(&minimal, &format!("plans/{plan}")))
}

#[test]
fn a_build_of_several_plans() {
    let plans = ["avon", "bath", "devon"];
    let project = several(&plans);
    let command = format!("build plans --out out {QUICK} -q --jobs 2");
    outputs(&project, &plans, &command, 30, |edition| {
        plans.iter().for_each(|plan| edit(&project, &format!("plans/{plan}"), edition));
    });
}

#[test]
fn a_merge() {
    let plans = ["avon", "bath", "devon"];
    let project = several(&plans);
    outputs(&project, &plans, "merge shares/1 shares/2 --out out", 12, |edition| {
        plans.iter().for_each(|plan| edit(&project, &format!("plans/{plan}"), edition));
        for share in 1..=2 {
            project.build(&format!("plans --out shares/{share} {QUICK} -q --shard {share}/2"));
        }
    });
}

/// Kills `command`, which writes the files of a plan anew. Then each is as it was or as it was to be, and the next run
/// completes the work and leaves nothing else.
fn rewriting(command: &str, times: usize, text: &str) {
    let mut moments = Moments::new();
    let seed = moments.seed;
    let before: Vec<String> = (1..=8).map(|n| format!("plan/1{n}-more.md")).collect();
    let prepare = || before.iter().fold(Project::minimal(), |project, path| project.file(path, text));
    let project = prepare();
    let (old, length) = (project.files("plan"), length(&project, command));
    let new = project.files("plan");
    assert!(before.iter().all(|path| old[&path[5..]] != new[&path[5..]]), "all are written");
    for time in 1..=times {
        let project = prepare();
        let folder = project.path().join("plan");
        kill(project.command(command), length, &folder, &mut moments);
        for (path, bytes) in project.files("plan").iter().filter(|(path, _)| !path.starts_with('.')) {
            assert!(*bytes == old[path] || *bytes == new[path], "seed {seed}, moment {time}: {path} is a mixture");
        }
        project.run(command);
        assert!(project.files("plan") == new, "seed {seed}, moment {time}: {:?}", entries(&folder));
    }
}

#[test]
fn a_formatting() {
    rewriting("fmt plan", 25, "---\ntitle: More\n---\n\nSome words\nof one sentence.  And another.\n");
}

#[test]
fn a_mending() {
    rewriting("check plan --fix -q", 25, "---\ntitle: More\n---\n\nWe will do this:\n\n• One thing\n• Another\n");
}

/// Kills `command`, which makes the folder `made`. Then it is not there, or whole; and the next run makes it, or finds it
/// whole, and leaves nothing else.
fn making(project: &Project, command: &str, is_there: bool, times: usize) {
    let mut moments = Moments::new();
    let seed = moments.seed;
    let made = project.path().join("made");
    let clear = || {
        if made.exists() {
            std::fs::remove_dir_all(&made).expect("it goes");
        }
        if is_there {
            std::fs::create_dir(&made).expect("a folder");
        }
    };
    clear();
    let length = length(project, command);
    let (whole, tidy) = (files(&made), entries(project.path()));
    for time in 1..=times {
        clear();
        kill(project.command(command), length, project.path(), &mut moments);
        let found = files(&made);
        // Into a folder that is there, files are moved one by one. What is not complete has no `plan.md` yet.
        let is_whole = found == whole;
        assert!(is_whole || !found.contains_key("plan.md"), "seed {seed}, moment {time}: {:?}", found.keys());
        assert!(found.is_empty() || is_whole || is_there, "seed {seed}, moment {time}: {:?}", found.keys());
        let run = project.run(command);
        let is_completed = run.stderr.contains("That plan is whole now");
        let expected = if is_whole || is_completed { 2 } else { 0 };
        assert_eq!(run.status, expected, "seed {seed}, moment {time}: {run:?}");
        assert!(files(&made) == whole, "seed {seed}, moment {time}");
        assert_eq!(entries(project.path()), tidy, "seed {seed}, moment {time}");
    }
}

#[test]
fn a_new_plan() {
    for is_there in [false, true] {
        making(&Project::new(), "new made --area Exampleshire --elected 2024-05-02", is_there, 15);
    }
}

#[test]
fn an_import() {
    let chapters: String = (1..=40).map(|n| format!("## Chapter {n}\n\nWhat is to be said of it.\n\n")).collect();
    let project = Project::new().file("plan.md", format!("# Our plan\n\n{chapters}"));
    for is_there in [false, true] {
        making(&project, "import plan.md made", is_there, 15);
    }
}
