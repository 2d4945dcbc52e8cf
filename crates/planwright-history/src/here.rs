//! Where one stands when a version is asked for.

use std::path::{Path, PathBuf};

/// The folder from which paths are seen, and what the environment says about the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// The current folder.
    pub folder: PathBuf,
    /// The repository, where it is not to be looked for: `GIT_DIR`.
    pub git_dir: Option<PathBuf>,
    /// The top of its files, where that is told: `GIT_WORK_TREE`.
    pub work_tree: Option<PathBuf>,
}

impl Here {
    /// In a folder; the repository is the one around it.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), git_dir: None, work_tree: None }
    }

    /// In the current folder of this process, with the repository that git's variables name. Git
    /// sets them where it calls other programs.
    #[must_use]
    pub fn of_process() -> Self {
        let path = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let folder = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        Self { folder, git_dir: path("GIT_DIR"), work_tree: path("GIT_WORK_TREE") }
    }

    /// In another folder, with the same repository: what the environment says is seen from where one stood.
    pub(crate) fn within(&self, folder: &Path) -> Self {
        let whole = |path: &Option<PathBuf>| path.as_ref().map(|path| self.join(path));
        Self { folder: self.join(folder), git_dir: whole(&self.git_dir), work_tree: whole(&self.work_tree) }
    }

    pub(crate) fn join(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
    }
}
