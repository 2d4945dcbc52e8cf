//! A repository in a temporary folder, made by the git that is installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use planwright_history::{Here, HistoryError, Standing, Version};
use planwright_project::Content;

/// A repository, gone afterwards.
pub(crate) struct Git {
    folder: tempfile::TempDir,
    /// Its folder within.
    top: PathBuf,
}

impl Git {
    /// A repository without commits; none where git is not installed.
    pub(crate) fn new() -> Option<Self> {
        Self::with(&["init", "--quiet", "--initial-branch=main", "office"])
    }

    /// A repository made with these arguments, in a folder `office`.
    pub(crate) fn with(arguments: &[&str]) -> Option<Self> {
        if Command::new("git").arg("--version").stdout(Stdio::null()).status().is_err() {
            eprintln!("SKIPPED: git is not installed, so nothing was proved");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let made = Self { top: folder.path().to_owned(), folder };
        assert!(made.status(arguments), "git {arguments:?}");
        Some(Self { top: made.folder.path().join("office"), folder: made.folder })
    }

    /// Beside the repository.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.top.join(path)
    }

    /// A command of git in the repository that knows nothing of this computer's settings.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.top).args(arguments);
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_INDEX_FILE"] {
            command.env_remove(name);
        }
        let who = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"];
        command.envs(who.map(|name| (name, "clerk@example.org")));
        command.envs(["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"].map(|name| (name, "2020-02-01T09:00:00Z")));
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", self.folder.path().join("none"));
        command.env("HOME", self.folder.path());
        command
    }

    pub(crate) fn status(&self, arguments: &[&str]) -> bool {
        self.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success()
    }

    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Writes files and commits all there is.
    pub(crate) fn commit(&self, files: &[(&str, &str)]) {
        for (path, text) in files {
            self.write(path, text);
        }
        self.run(&["add", "--all"]);
        self.run(&["commit", "--quiet", "--allow-empty", "--message=As agreed"]);
    }

    /// Reads what is typed in a folder of the repository.
    pub(crate) fn read(&self, folder: &str, typed: &str) -> Result<Standing, HistoryError> {
        read(&self.path(folder), typed)
    }

    /// The files that a version holds, as `path: text`.
    #[track_caller]
    pub(crate) fn check(&self, folder: &str, typed: &str, expected: &[&str]) -> Standing {
        let standing = self.read(folder, typed).unwrap_or_else(|e| panic!("{typed}: {e}"));
        assert_eq!(told(&standing), expected, "{typed} in {folder}");
        standing
    }

    /// The error of a version that cannot be read.
    #[track_caller]
    pub(crate) fn refused(&self, folder: &str, typed: &str, expected: &str) -> HistoryError {
        match self.read(folder, typed) {
            Ok(standing) => panic!("{typed} was read: {:?}", told(&standing)),
            Err(e) => {
                assert_eq!(e.to_string(), expected, "{typed} in {folder}");
                e
            }
        }
    }
}

pub(crate) fn read(folder: &Path, typed: &str) -> Result<Standing, HistoryError> {
    Version::parse(typed, folder).read(&Here::at(folder))
}

/// The files of a version, as `path: text`.
pub(crate) fn told(standing: &Standing) -> Vec<String> {
    let files = standing.tree.files.iter();
    files
        .map(|(path, content)| match content {
            Content::Bytes(bytes) => format!("{path}: {}", String::from_utf8_lossy(bytes).trim_end()),
            Content::TooLarge(size) => format!("{path}: {size} bytes"),
        })
        .collect()
}
