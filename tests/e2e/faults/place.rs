//! Places to try faults in: scripts, small disks, people who may not do everything, and moments.

use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
use std::process::Command;

use crate::harness::{Project, Run};

/// Outputs that are quick to make.
pub(super) const QUICK: &str = "--only html,text";

/// Runs a script of the shell in the project's folder, with the program as `$PLANWRIGHT`.
pub(crate) fn script(project: &Project, text: &str) -> Run {
    let mut command = Command::new("sh");
    command.arg("-c").arg(text).env("PLANWRIGHT", env!("CARGO_BIN_EXE_planwright"));
    project.at_home(&mut command);
    Run::of(command)
}

/// Runs a script with a small disk at `out`, which is gone with it; none where the system allows no disks of one's own.
pub(crate) fn on_a_disk(project: &Project, options: &str, text: &str) -> Option<Run> {
    std::fs::create_dir_all(project.path().join("out")).expect("a folder");
    let mount = format!("mount -t tmpfs -o {options} tmpfs out");
    let unshare = |script: &str| {
        let mut command = Command::new("unshare");
        command
            .args(["--mount", "--map-root-user", "sh", "-c", script])
            .env("PLANWRIGHT", env!("CARGO_BIN_EXE_planwright"));
        project.at_home(&mut command);
        command
    };
    let can = unshare(&mount).output().is_ok_and(|output| output.status.success());
    if !can {
        eprintln!("skipped: this system lets nobody mount a disk of their own");
        return None;
    }
    Some(Run::of(unshare(&format!("{mount} && {text}"))))
}

/// True where a program can be run.
pub(super) fn has(program: &str) -> bool {
    let found = Command::new("sh").args(["-c", &format!("command -v {program}")]).output();
    let found = found.is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("skipped: `{program}` is not installed here");
    }
    found
}

/// The folder of a project and a person who owns all of it, and may do only what its rights say: whoever runs the tests, or
/// nobody in particular where that is the administrator.
pub(super) struct Person {
    pub(super) project: Project,
    /// The program where this person can run it, and what runs it so.
    runner: Vec<PathBuf>,
}

impl Person {
    /// Somebody in a project's folder; none where the system makes nobody of an administrator.
    pub(super) fn of(project: Project) -> Option<Self> {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_planwright"));
        let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
        if !is_root {
            return Some(Self { project, runner: vec![program] });
        }
        if !has("setpriv") {
            return None;
        }
        // Folders above the program may be closed to others.
        let own = project.path().join("_planwright");
        std::fs::copy(program, &own).expect("a copy of the program");
        let person = "setpriv --reuid=65534 --regid=65534 --clear-groups".split(' ').map(PathBuf::from);
        let runner = person.chain([own]).collect();
        let given = script(&project, "chown -R 65534:65534 . && chmod 755 .");
        assert_eq!(given.status, 0, "{given:?}");
        Some(Self { project, runner })
    }

    /// Runs the program as this person.
    pub(super) fn run(&self, arguments: &str) -> Run {
        let mut command = Command::new(&self.runner[0]);
        command.args(&self.runner[1..]).args(arguments.split_whitespace());
        self.project.at_home(&mut command);
        Run::of(command)
    }
}

/// Moments by chance: others in each run, and told when a test fails.
pub(super) struct Moments {
    /// What `PLANWRIGHT_SEED` can be set to, to have these again.
    pub(super) seed: u64,
    state: u64,
}

impl Moments {
    pub(super) fn new() -> Self {
        let given = std::env::var("PLANWRIGHT_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| RandomState::new().hash_one("moments")) | 1;
        Self { seed, state: seed }
    }

    /// From 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "moments need not be exact")]
    pub(super) fn next(&mut self) -> f64 {
        // Marsaglia's xorshift.
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 11) as f64 / (1_u64 << 53) as f64
    }
}
