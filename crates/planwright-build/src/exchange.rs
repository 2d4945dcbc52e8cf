//! Putting a folder of outputs in place in one step.

use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{Turn, beside, clear, followed, parent};
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

impl Staged {
    /// Writes the files into a new folder beside `target`, or beside what it is a link to. What an earlier, killed build
    /// left there is cleared away.
    pub(crate) fn write(target: &Path, files: &[File]) -> Result<Self, Error> {
        let target = &followed(target);
        let parent = parent(target);
        std::fs::create_dir_all(parent).map_err(|e| Error::write(parent, &e))?;
        let turn = Turn::wait(parent);
        recover(target)?;
        let folder = beside(target, "partial");
        clear(&folder).map_err(|e| Error::left(&folder, &e))?;
        // Somebody may have put something there since the build began.
        if !may_replace(target) {
            return Err(Error::NotOurs(target.to_owned()));
        }
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

/// Clears away what a killed build left beside outputs, whether or not they will be written again, and puts back what it
/// had moved aside. Where that fails there is nothing to tell: it is tried again when outputs are written.
pub(crate) fn tidy(target: &Path) {
    let target = &followed(target);
    let (partial, aside) = (beside(target, "partial"), beside(target, "old"));
    if partial.exists() || aside.exists() {
        let _turn = Turn::wait(parent(target));
        let _ = clear(&partial);
        let _ = recover(target);
    }
}

/// Puts back what a build had moved aside when it was killed, or clears it away.
fn recover(target: &Path) -> Result<(), Error> {
    let aside = beside(target, "old");
    if !aside.exists() {
        return Ok(());
    }
    let mended = if target.exists() { clear(&aside) } else { std::fs::rename(&aside, target) };
    mended.map_err(|e| Error::left(&aside, &e))
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

/// True where the folder is not there, is empty, or was made by a build. A file where a folder
/// above it should be is told when writing comes upon it.
pub(crate) fn may_replace(target: &Path) -> bool {
    match std::fs::read_dir(target) {
        Ok(mut entries) => entries.next().is_none() || Manifest::is_ours(target),
        Err(_) => std::fs::symlink_metadata(target).is_err(),
    }
}

/// The same where other builds may be exchanging that folder just now.
pub(crate) fn may_be_replaced(target: &Path) -> bool {
    may_replace(target) || {
        let _turn = Turn::wait(parent(target));
        may_replace(target)
    }
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
    fn clears_up_after_a_killed_build_where_nothing_is_written() {
        let out = tempfile::tempdir().unwrap();
        let target = out.path().join("kent");
        for moved in [false, true] {
            Staged::write(&target, &files("one")).unwrap().exchange().unwrap();
            std::fs::create_dir(beside(&target, "partial")).unwrap();
            if moved {
                std::fs::rename(&target, beside(&target, "old")).unwrap();
            } else {
                std::fs::create_dir(beside(&target, "old")).unwrap();
            }
            tidy(&target);
            assert_eq!(std::fs::read_to_string(target.join("assets/a.txt")).unwrap(), "one", "moved: {moved}");
            assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 1, "moved: {moved}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_stays_a_link() {
        let out = tempfile::tempdir().unwrap();
        let (target, real) = (out.path().join("kent"), out.path().join("www"));
        std::fs::create_dir(&real).unwrap();
        std::os::unix::fs::symlink("www", &target).unwrap();
        for text in ["one", "two"] {
            Staged::write(&target, &files(text)).unwrap().exchange().unwrap();
            assert!(target.is_symlink());
            assert_eq!(std::fs::read_to_string(real.join("assets/a.txt")).unwrap(), text);
        }
        assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_came_meanwhile_is_left_alone() {
        let out = tempfile::tempdir().unwrap();
        let target = out.path().join("kent");
        std::fs::create_dir(&target).unwrap();
        std::fs::write(target.join("thesis.doc"), "").unwrap();
        assert!(matches!(Staged::write(&target, &files("one")), Err(Error::NotOurs(_))));
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
