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
    /// A path with signs that nobody can see, which would make a terminal show something else.
    #[error("the name of `{}` has signs in it that cannot be seen: give it another name", .0.escape_debug())]
    Unseen(String),
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
        ErrorKind::DirectoryNotEmpty => "something is in it already",
        ErrorKind::InvalidFilename => "its name, or the path to it, is longer than the system allows",
        ErrorKind::ResourceBusy => "it is in use, or another disk is mounted there",
        ErrorKind::CrossesDevices => "it is on another disk",
        _ => return in_its_own_words(e),
    };
    known.to_owned()
}

/// What the system says, where that is no riddle.
fn in_its_own_words(e: &io::Error) -> String {
    let own = e.to_string();
    let own = own.split(" (os error").next().unwrap_or(&own);
    let known = match own {
        "Too many open files" | "Too many open files in system" => "too many files are open at once",
        "Input/output error" => "the disk has a fault",
        "Too many levels of symbolic links" => "its links lead round in a ring",
        "Resource temporarily unavailable" => "the computer has nothing left for it just now",
        other => other,
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn what_is_common_is_told_in_plain_words() {
        use std::io::ErrorKind;
        for (kind, said) in [
            (ErrorKind::StorageFull, "the disk is full"),
            (ErrorKind::InvalidFilename, "its name, or the path to it, is longer than the system allows"),
            (ErrorKind::ResourceBusy, "it is in use, or another disk is mounted there"),
        ] {
            assert_eq!(reason(&kind.into()), said);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_riddle_of_the_system_is_solved() {
        assert_eq!(reason(&std::io::Error::from_raw_os_error(24)), "too many files are open at once");
        assert_eq!(reason(&std::io::Error::from_raw_os_error(5)), "the disk has a fault");
    }

    #[cfg(unix)]
    #[test]
    fn reasons_are_plain() {
        for code in 1..40 {
            let said = reason(&std::io::Error::from_raw_os_error(code));
            assert!(!said.is_empty() && !said.contains("os error"), "{code}: {said}");
        }
    }
}
