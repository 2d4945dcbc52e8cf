//! Putting a folder of outputs in place in one step.

use std::io;
use std::path::{Path, PathBuf};

use crate::outputs::File;
use crate::{Error, Manifest};

/// A folder being written beside the one that it will replace.
pub(crate) struct Staged {
    folder: PathBuf,
    target: PathBuf,
    kept: bool,
    /// Held until the exchange is over.
    _turn: Turn,
}

/// The right to write into a folder of outputs. Builds that run at once take turns.
struct Turn {
    /// The open folder, which the lock is on: it lasts until this is dropped.
    _folder: Option<std::fs::File>,
}

impl Turn {
    /// Waits for other builds to finish writing here. Where a folder cannot be locked there is no waiting.
    fn wait(folder: &Path) -> Self {
        let open = std::fs::File::open(folder).ok();
        Self { _folder: open.filter(|file| file.lock().is_ok()) }
    }
}

impl Staged {
    /// Writes the files into a new folder beside `target`. What an earlier, killed build left there is cleared away.
    pub(crate) fn write(target: &Path, files: &[File]) -> Result<Self, Error> {
        let parent = target.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(parent).map_err(|e| Error::write(parent, &e))?;
        let turn = Turn::wait(parent);
        let folder = beside(target, "partial");
        clear(&folder).map_err(|e| Error::write(&folder, &e))?;
        recover(target)?;
        let staged = Self { folder, target: target.to_owned(), kept: false, _turn: turn };
        for file in files {
            let path = staged.folder.join(&file.path);
            let put = || {
                std::fs::create_dir_all(path.parent().unwrap_or(&staged.folder))?;
                std::fs::write(&path, &file.bytes)
            };
            // The folder that a person knows is the one to name, not the one that is being made.
            put().map_err(|e| Error::write(&staged.target.join(&file.path), &e))?;
        }
        Ok(staged)
    }

    /// Exchanges the new folder for the old one and clears the old one away.
    pub(crate) fn exchange(mut self) -> Result<(), Error> {
        let fail = |e: io::Error, target: &Path| Error::write(target, &e);
        if !self.target.exists() {
            std::fs::rename(&self.folder, &self.target).map_err(|e| fail(e, &self.target))?;
            self.kept = true;
            return Ok(());
        }
        let old = if swap(&self.folder, &self.target) {
            self.folder.clone()
        } else {
            // Two steps, where the system has none that does both: the old folder is only moved aside.
            let aside = beside(&self.target, "old");
            std::fs::rename(&self.target, &aside).map_err(|e| fail(e, &self.target))?;
            if let Err(e) = std::fs::rename(&self.folder, &self.target) {
                let back = std::fs::rename(&aside, &self.target);
                return Err(fail(back.err().unwrap_or(e), &self.target));
            }
            aside
        };
        self.kept = true;
        // The new outputs are in place: what cannot be cleared away now, the next build clears.
        let _ = clear(&old);
        Ok(())
    }
}

/// Clears away what a killed build left beside outputs that need not be written again.
pub(crate) fn tidy(target: &Path) {
    let partial = beside(target, "partial");
    if partial.exists() {
        let _turn = target.parent().map(Turn::wait);
        let _ = clear(&partial);
    }
}

/// Puts back what a build had moved aside when it was killed, or clears it away.
fn recover(target: &Path) -> Result<(), Error> {
    let aside = beside(target, "old");
    if !aside.exists() {
        return Ok(());
    }
    let mended = if target.exists() { clear(&aside) } else { std::fs::rename(&aside, target) };
    mended.map_err(|e| Error::write(&aside, &e))
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.kept {
            // There is nobody to tell, and the next build clears it away.
            let _ = clear(&self.folder);
        }
    }
}

#[cfg(target_os = "linux")]
fn swap(new: &Path, old: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn swap(_new: &Path, _old: &Path) -> bool {
    false
}

/// `dist/.kent.partial` for `dist/kent`: hidden, so that no one takes it for a plan's outputs.
fn beside(target: &Path, what: &str) -> PathBuf {
    let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    target.with_file_name(format!(".{name}.{what}"))
}

fn clear(folder: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

/// True where the folder is not there, is empty, or was made by a build. A file where a folder
/// above it should be is told when writing comes upon it.
pub(crate) fn may_replace(target: &Path) -> bool {
    match std::fs::read_dir(target) {
        Ok(mut entries) => entries.next().is_none() || Manifest::is_ours(target),
        Err(_) => std::fs::symlink_metadata(target).is_err(),
    }
}

/// Writes one file in place in one step.
pub(crate) fn file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let staged = beside(path, "partial");
    let put = || {
        std::fs::write(&staged, bytes)?;
        std::fs::rename(&staged, path)
    };
    put().map_err(|e| {
        let _ = std::fs::remove_file(&staged);
        Error::write(path, &e)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MANIFEST;

    const OURS: &str = r#"{"tool": {"name": "planwright"}}"#;

    fn files(text: &str) -> Vec<File> {
        vec![
            File { path: MANIFEST.into(), bytes: OURS.as_bytes().to_vec() },
            File { path: "assets/a.txt".into(), bytes: text.as_bytes().to_vec() },
        ]
    }

    #[test]
    fn replaces_all_at_once_and_leaves_nothing_behind() {
        let out = tempfile::tempdir().unwrap();
        let target = out.path().join("kent");
        Staged::write(&target, &files("one")).unwrap().exchange().unwrap();
        std::fs::write(target.join("stray.txt"), "").unwrap();
        Staged::write(&target, &files("two")).unwrap().exchange().unwrap();
        assert_eq!(std::fs::read_to_string(target.join("assets/a.txt")).unwrap(), "two");
        assert!(!target.join("stray.txt").exists());
        assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_not_exchanged_is_cleared_away() {
        let out = tempfile::tempdir().unwrap();
        let target = out.path().join("kent");
        Staged::write(&target, &files("one")).unwrap().exchange().unwrap();
        drop(Staged::write(&target, &files("two")).unwrap());
        assert_eq!(std::fs::read_to_string(target.join("assets/a.txt")).unwrap(), "one");
        assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 1);
    }

    #[test]
    fn puts_back_what_a_killed_build_had_moved_aside() {
        let out = tempfile::tempdir().unwrap();
        let target = out.path().join("kent");
        Staged::write(&target, &files("one")).unwrap().exchange().unwrap();
        std::fs::rename(&target, beside(&target, "old")).unwrap();
        drop(Staged::write(&target, &files("two")).unwrap());
        assert_eq!(std::fs::read_to_string(target.join("assets/a.txt")).unwrap(), "one");
    }

    #[test]
    fn leaves_alone_what_no_build_made() {
        let out = tempfile::tempdir().unwrap();
        assert!(may_replace(&out.path().join("none")) && may_replace(out.path()));
        std::fs::write(out.path().join("thesis.doc"), "").unwrap();
        assert!(!may_replace(out.path()));
        // Web sites have a file of that name too.
        std::fs::write(out.path().join(MANIFEST), r#"{"name": "my app"}"#).unwrap();
        assert!(!may_replace(out.path()));
        std::fs::write(out.path().join(MANIFEST), OURS).unwrap();
        assert!(may_replace(out.path()));
        assert!(!may_replace(&out.path().join("thesis.doc")));
        assert!(may_replace(&out.path().join("thesis.doc/kent")));
    }
}
