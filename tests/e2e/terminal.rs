//! The program run on a terminal. What stands in for one is `script`, which Linux systems have.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use crate::harness::Project;

/// What it wrote and its exit status. None where there is no `script`, which is said.
pub(crate) type Said = Option<(String, i32)>;

/// Runs the program on a terminal at which nobody types.
pub(crate) fn run(project: &Project, arguments: &str, environment: &[(&str, &str)]) -> Said {
    let mut command = script(project, arguments);
    let run = command.stdin(Stdio::null()).envs(environment.iter().copied()).output();
    let Ok(run) = run else { return skipped() };
    Some((String::from_utf8_lossy(&run.stdout).into_owned(), run.status.code().unwrap_or(-1)))
}

/// Runs the program on a terminal at which somebody types: each answer when its question has appeared.
pub(crate) fn typed(project: &Project, arguments: &str, answers: &[(&str, &str)]) -> Said {
    let mut command = script(project, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut child) = command.spawn() else { return skipped() };
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = child.stdout.take().expect("a pipe");
    let mut said = Vec::new();
    let mut bytes = [0; 1024];
    let mut seen = 0;
    for (question, keys) in answers {
        loop {
            let text = String::from_utf8_lossy(&said[seen..]).into_owned();
            if text.contains(question) {
                break;
            }
            let read = stdout.read(&mut bytes).expect("it is read");
            assert!(read > 0, "`{question}` was not asked: {text}");
            said.extend_from_slice(&bytes[..read]);
        }
        seen = said.len();
        // What is asked is on the screen before its answer is read.
        std::thread::sleep(std::time::Duration::from_millis(300));
        stdin.write_all(keys.as_bytes()).expect("it is typed");
    }
    stdout.read_to_end(&mut said).expect("it is read");
    let status = child.wait().expect("it ends");
    Some((String::from_utf8_lossy(&said).into_owned(), status.code().unwrap_or(-1)))
}

fn script(project: &Project, arguments: &str) -> Command {
    // In the background, where `timeout` would put it, a program cannot read its terminal.
    let line = format!("timeout --foreground 60 {} {arguments}", env!("CARGO_BIN_EXE_planwright"));
    let mut command = Command::new("script");
    project.at_home(&mut command);
    command.args(["--quiet", "--return", "--command", &line, "/dev/null"]);
    command.env("SHELL", "/bin/sh").env("TERM", "xterm").env_remove("GIT_PAGER").env_remove("PAGER").env_remove("LESS");
    command
}

fn skipped() -> Said {
    println!("SKIPPED: there is no `script` here");
    None
}
