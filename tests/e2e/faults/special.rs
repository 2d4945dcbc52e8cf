//! Pipes, sockets and devices where files should be. Reading one could last for ever.

use std::process::Stdio;
use std::time::Duration;

use super::place::{QUICK, script};
use crate::harness::{Project, Run};

/// Runs the program, which is to end by itself.
#[track_caller]
fn run(project: &Project, arguments: &str) -> Run {
    let mut command = project.command(arguments);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    for _ in 0..3000 {
        if child.try_wait().expect("a child").is_some() {
            // It ends; now to hear what it says.
            return project.run(arguments);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    panic!("{arguments} does not end");
}

fn pipe(project: &Project, path: &str) {
    let made = script(project, &format!("rm -f {path} && mkfifo {path}"));
    assert_eq!(made.status, 0, "{made:?}");
}

#[test]
fn a_pipe_in_a_plan_is_passed_over() {
    let project = Project::minimal().file("plan/figures/a.csv", "");
    pipe(&project, "plan/8-more.md");
    pipe(&project, "plan/figures/map.svg");
    for command in ["check plan", "fmt plan --check", &format!("build plan --out out {QUICK}"), "diff plan plan"] {
        let run = run(&project, command);
        assert_eq!(run.status, 0, "{command}: {run:?}");
    }
}

#[test]
fn a_device_behind_a_link_is_not_opened() {
    let project = Project::minimal();
    for (name, device) in [("8-zero.md", "/dev/zero"), ("9-terminal.md", "/dev/tty"), ("9-random.csv", "/dev/urandom")]
    {
        std::os::unix::fs::symlink(device, project.path().join("plan").join(name)).expect("a link");
    }
    let _socket = std::os::unix::net::UnixListener::bind(project.path().join("plan/9-socket.md")).expect("a socket");
    let run = run(&project, "check plan");
    assert_eq!((run.status, run.stdout.matches("source/leads-out").count() > 0), (1, true), "{run:?}");
}

#[test]
fn a_pipe_for_the_head_of_a_plan() {
    let project = Project::minimal();
    pipe(&project, "plan/plan.md");
    for command in ["check plan", "check plan/plan.md", "build plan"] {
        let run = run(&project, command);
        assert_eq!(run.status, 1, "{run:?}");
        assert!((run.stdout + &run.stderr).contains("there is no plan in `plan`"));
    }
}

#[test]
fn a_pipe_for_a_plan() {
    let project = Project::minimal();
    pipe(&project, "pipe");
    for command in ["check", "build", "fmt"] {
        run(&project, &format!("{command} pipe")).fails_plainly(&["`pipe` is a file"]);
        run(&project, &format!("{command} /dev/null")).fails_plainly(&["`/dev/null` is a file"]);
    }
}

#[test]
fn a_pipe_for_a_document() {
    let project = Project::new();
    pipe(&project, "plan.md");
    run(&project, "import plan.md made").fails_plainly(&["`plan.md` is no file of a disk"]);
    assert!(!project.path().join("made").exists());
}

#[test]
fn a_pipe_among_the_outputs() {
    let project = Project::minimal();
    let build = format!("build plan --out out {QUICK}");
    project.build(&build[6..]);
    pipe(&project, "out/plan/plan.txt");
    let again = run(&project, &build);
    assert!(again.status == 0 && project.read("out/plan/plan.txt").contains("Exampleshire"), "{again:?}");
    pipe(&project, "out/plan/manifest.json");
    run(&project, &build).fails_plainly(&["`out/plan`", "no build of Planwright made it"]);
    run(&project, "merge out --out merged").fails_plainly(&["`out/plan`", "not as they were built"]);
    let minimal = project.path().join("plan");
    let project = project.copy(&minimal, "other");
    std::fs::create_dir(project.path().join("site")).expect("a folder");
    pipe(&project, "site/index.html");
    run(&project, &format!("build plan other --out site {QUICK}")).fails_plainly(&["`site/index.html`"]);
}

#[test]
fn an_output_that_became_a_link_is_written_again() {
    let project = Project::minimal();
    let build = format!("build plan --out out {QUICK}");
    project.build(&build[6..]);
    let made = script(&project, "mv out/plan/plan.txt elsewhere.txt && ln -s ../../elsewhere.txt out/plan/plan.txt");
    assert_eq!(made.status, 0, "{made:?}");
    let again = project.run(&build);
    assert!(again.status == 0 && again.stderr.contains("Built"), "{again:?}");
    assert!(!project.path().join("out/plan/plan.txt").is_symlink() && project.path().join("elsewhere.txt").is_file());
}

#[test]
fn a_pipe_for_a_profile_or_in_a_theme() {
    let project = Project::minimal().replace("plan/plan.md", "profile: england-pcc", "profile: ../ours.yaml");
    pipe(&project, "ours.yaml");
    let run = run(&project, "check plan");
    assert!(run.status == 1 && run.stdout.contains("`../ours.yaml` is not a file"), "{run:?}");
}

#[test]
fn a_report_goes_to_a_pipe_as_it_is() {
    let project = Project::minimal();
    let run = script(&project, "mkfifo pipe; cat pipe & \"$PLANWRIGHT\" check plan --format json --output pipe; wait");
    assert!(run.status == 0 && run.json()["version"] == 1, "{run:?}");
    let run = script(&project, "\"$PLANWRIGHT\" check plan --format json --output /dev/stdout");
    assert!(run.status == 0 && run.json()["version"] == 1, "{run:?}");
}
