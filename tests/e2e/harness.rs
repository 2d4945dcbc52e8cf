//! A folder to work in, the program run in it, and what it said and wrote.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The repository's root.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder that is gone when the test ends.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder to work in") }
    }

    /// A folder with the plan `plans/minimal` in `plan`.
    pub(crate) fn minimal() -> Self {
        Self::new().copy(&repository().join("plans/minimal"), "plan")
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, and the folders that it stands in.
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        self
    }

    /// Writes a file, and the folders that it stands in.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, content).expect("a file");
    }

    /// A file's text.
    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// Replaces a text that stands in a file.
    pub(crate) fn replace(self, path: &str, old: &str, new: &str) -> Self {
        let text = self.read(path);
        assert!(text.contains(old), "`{old}` does not stand in {path}");
        self.write(path, text.replacen(old, new, 1));
        self
    }

    /// Copies what is in a folder into one of this folder.
    pub(crate) fn copy(self, from: &Path, to: &str) -> Self {
        for (path, bytes) in files(from) {
            self.write(&format!("{to}/{path}"), bytes);
        }
        self
    }

    /// Every file below a folder of this one, by its path there.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        files(&self.path().join(folder))
    }

    /// The paths of the files below a folder of this one.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        self.files(folder).into_keys().collect()
    }

    /// Runs the program here, with its arguments divided by spaces.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        Run::of(self.command(arguments))
    }

    /// Runs a build that ends well.
    pub(crate) fn build(&self, arguments: &str) -> Run {
        let run = self.run(&format!("build {arguments}"));
        assert_eq!(run.status, 0, "{}", run.stderr);
        run
    }

    /// The command that [`Project::run`] runs.
    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_planwright"));
        command.args(arguments.split_whitespace());
        self.at_home(&mut command);
        command
    }

    /// Sets a command up to run here, and the same on every machine.
    pub(crate) fn at_home(&self, command: &mut Command) {
        command.current_dir(self.path()).stdin(Stdio::null()).env("COLUMNS", "100");
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH", "TZ"] {
            command.env_remove(name);
        }
    }
}

/// How a run ended, and what it said.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// Runs a command to its end.
    pub(crate) fn of(mut command: Command) -> Self {
        let output = command.output().expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let stderr = text(output.stderr);
        assert!(!stderr.contains("panicked at"), "{stderr}");
        Self { status: output.status.code().expect("an exit status"), stdout: text(output.stdout), stderr }
    }

    /// What `check --format json` said.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {}{}", self.stdout, self.stderr))
    }

    /// True where it could not run, and said so in one plain line with these words in it.
    #[track_caller]
    pub(crate) fn fails_plainly(&self, words: &[&str]) {
        assert_eq!(self.status, 2, "{self:?}");
        let lines: Vec<&str> = self.stderr.lines().filter(|line| line.starts_with("planwright: ")).collect();
        assert_eq!(lines.len(), 1, "{self:?}");
        for word in words {
            assert!(lines[0].contains(word), "`{word}` is not said: {self:?}");
        }
        assert!(!lines[0].contains("os error"), "in the system's words: {self:?}");
    }
}

/// Every file below a folder, by its path there with `/`.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found);
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.expect("an entry");
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), found);
        } else {
            found.insert(path, std::fs::read(entry.path()).expect("a file's bytes"));
        }
    }
}
