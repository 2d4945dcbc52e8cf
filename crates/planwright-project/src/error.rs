//! What ends a run: input that cannot be read.

use std::io;
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
        /// Why, in plain words.
        reason: String,
    },
    /// A path that is not Unicode cannot be shown, and an output could not be named after it.
    #[error("the name of `{}` is not Unicode: give it another name", .0.display())]
    NotUnicode(PathBuf),
}

/// Why the system refuses to read or write, in plain words. What it has no words for here is told
/// in the system's own, without their number.
#[must_use]
pub fn reason(e: &io::Error) -> String {
    use io::ErrorKind;
    let known = match e.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "you are not allowed to",
        ErrorKind::NotADirectory => "a file stands where a folder should",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::FileTooLarge => "it is larger than a file may be there",
        _ => {
            let own = e.to_string();
            return own.split(" (os error").next().unwrap_or(&own).to_owned();
        }
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[cfg(unix)]
    #[test]
    fn reasons_are_plain() {
        for code in 1..40 {
            let said = reason(&std::io::Error::from_raw_os_error(code));
            assert!(!said.is_empty() && !said.contains("os error"), "{code}: {said}");
        }
    }
}
