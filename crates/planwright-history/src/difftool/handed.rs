//! How `git difftool` called.

use crate::HistoryError;

/// What `git difftool` hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// Two folders with all files that differ: `--dir-diff`. See [`super::plans`].
    Folders,
    /// One file of several.
    File {
        /// Which, from 1.
        number: usize,
        /// Of how many.
        of: usize,
    },
}

impl Handed {
    /// What was handed to this process; none where git difftool did not call it.
    #[must_use]
    pub fn of_process() -> Option<Self> {
        let variable = |name: &str| std::env::var(name).ok();
        Self::of(
            variable("GIT_DIFFTOOL_DIRDIFF").as_deref(),
            variable("GIT_DIFF_PATH_COUNTER").as_deref(),
            variable("GIT_DIFF_PATH_TOTAL").as_deref(),
        )
    }

    fn of(folders: Option<&str>, number: Option<&str>, of: Option<&str>) -> Option<Self> {
        if folders.is_some_and(|value| !value.is_empty()) {
            return Some(Self::Folders);
        }
        Some(Self::File { number: number?.parse().ok()?, of: of?.parse().ok()? })
    }

    /// What to tell where files are handed over one by one: a plan cannot be compared so.
    #[must_use]
    pub fn refusal() -> HistoryError {
        HistoryError::new("git hands over one file after the other, and a plan can only be compared as a whole")
            .help("Write `git difftool --dir-diff` (or `-d`), and everything comes at once.")
    }
}

#[cfg(test)]
mod tests {
    use super::Handed;

    #[test]
    fn git_tells_how_it_calls() {
        assert_eq!(Handed::of(Some("true"), None, None), Some(Handed::Folders));
        assert_eq!(Handed::of(None, Some("2"), Some("3")), Some(Handed::File { number: 2, of: 3 }));
        assert_eq!(Handed::of(None, None, None), None);
        assert_eq!(Handed::of(Some(""), None, None), None);
    }
}
