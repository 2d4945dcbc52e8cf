//! Why a version of a plan could not be read.

use std::fmt;

/// Why a version could not be read, and what to do. None of these is the author's fault in the
/// plan's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryError {
    /// What is wrong: begins small, without a final stop.
    pub message: String,
    /// What to do about it: whole sentences.
    pub help: Vec<String>,
    /// True where the revision is there, but the plan is not in it.
    pub no_plan: bool,
}

impl HistoryError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: Vec::new(), no_plan: false }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    pub(crate) fn without_plan(mut self) -> Self {
        self.no_plan = true;
        self
    }

    /// A repository whose own files are damaged or cannot be read.
    pub(crate) fn unreadable(what: &str, reason: impl fmt::Display) -> Self {
        Self::new(format!("{what} could not be read: {reason}"))
            .help("`git fsck` tells whether the repository is damaged.")
    }
}

impl fmt::Display for HistoryError {
    /// In one line without a final stop, as the command line prints what ends a run.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.message.clone();
        for help in &self.help {
            text.push_str(". ");
            text.push_str(help.trim_end_matches('.'));
        }
        f.write_str(&text)
    }
}

impl std::error::Error for HistoryError {}

impl From<planwright_project::Error> for HistoryError {
    fn from(e: planwright_project::Error) -> Self {
        Self::new(e.to_string())
    }
}
