//! What ends a run: input that cannot be read.

use std::path::PathBuf;

/// Why plans could not be read. None of these is the author's fault in the plan's text.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A path that the user gave is not there.
    #[error("there is no file or folder `{}`", .0.display())]
    NotThere(PathBuf),
    /// A path that the user gave is a file, but no plan.
    #[error("`{}` is a file: give the folder of the plan, the one that holds `plan.md`", .0.display())]
    NotAFolder(PathBuf),
    /// Something could not be read.
    #[error("`{}` could not be read: {reason}", path.display())]
    Unreadable {
        /// What.
        path: PathBuf,
        /// Why, in the system's words.
        reason: String,
    },
    /// A path that is not Unicode cannot be shown, and an output could not be named after it.
    #[error("the name of `{}` is not Unicode: give it another name", .0.display())]
    NotUnicode(PathBuf),
}
