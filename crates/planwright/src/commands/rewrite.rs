//! Writes a file of a plan anew: all of it or nothing.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use planwright_build::disk::Beside;
use planwright_project::reason;

/// Puts `new` in the place of `old`, the file's text as it was read, in one step. `path` is within the plan's folder
/// `root`. A link is followed as far as it stays in there. Who may read and write the file stays as it was.
///
/// # Errors
///
/// Why it was left as it is, in words that go on from `PATH was left as it is: `.
pub(crate) fn rewrite(root: &Path, path: &str, old: &[u8], new: &[u8]) -> Result<(), String> {
    let said = |e: io::Error| reason(&e);
    let home = root.canonicalize().map_err(said)?;
    let file = home.join(path).canonicalize().map_err(said)?;
    if !file.starts_with(&home) {
        return Err("it is a link that leads out of the plan".to_owned());
    }
    unchanged(&file, old)?;
    let metadata = fs::metadata(&file).map_err(said)?;
    if metadata.permissions().readonly() {
        return Err("it is write-protected".to_owned());
    }
    let beside = Beside::of(&file).map_err(said)?;
    write(beside.path(), new, &metadata).map_err(said)?;
    // Writing takes a while, in which the author may have saved the file.
    unchanged(&file, old)?;
    fs::rename(beside.path(), &file).map_err(said)
}

/// Clears away what a run that was killed left beside a file of the plan in `root`.
pub(crate) fn tidy(root: &Path, path: &str) {
    Beside::tidy(&root.join(path));
}

fn unchanged(file: &Path, old: &[u8]) -> Result<(), String> {
    if fs::read(file).map_err(|e| reason(&e))? == old {
        Ok(())
    } else {
        Err("it was changed in the meantime; run the command again".to_owned())
    }
}

/// Writes a new file that belongs to whom the old one does, for the same people to read and write.
fn write(path: &Path, text: &[u8], like: &Metadata) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text)?;
    owned(&file, like);
    file.set_permissions(like.permissions())?;
    file.sync_all()
}

/// Gives a file to the owner of another. Only an administrator can give to somebody else, so where that fails it belongs
/// to who runs this, as with most editors.
#[cfg(unix)]
fn owned(file: &File, like: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let _ = fchown(file, None, Some(like.gid()));
    let _ = fchown(file, Some(like.uid()), None);
}

#[cfg(not(unix))]
fn owned(_file: &File, _like: &Metadata) {}

#[cfg(test)]
mod tests {
    use super::rewrite;

    /// Writes a plan of one file anew, and gives what was said and what stands in the folder.
    #[track_caller]
    fn check(prepare: impl FnOnce(&std::path::Path), old: &str, said: Result<(), &str>, expected: &str) {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("a.md"), "before").unwrap();
        prepare(root.path());
        let done = rewrite(root.path(), "a.md", old.as_bytes(), b"after");
        assert_eq!(done, said.map_err(str::to_owned));
        assert_eq!(std::fs::read_to_string(root.path().join("a.md")).unwrap(), expected);
        let names = std::fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name());
        assert!(names.into_iter().all(|name| !name.to_string_lossy().starts_with('.')));
    }

    #[test]
    fn a_file_is_exchanged_whole() {
        check(|_| {}, "before", Ok(()), "after");
    }

    #[test]
    fn what_a_killed_run_left_is_no_hindrance() {
        check(|root| std::fs::write(root.join(".a.md.planwright"), "half").unwrap(), "before", Ok(()), "after");
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join(".a.md.planwright"), "half").unwrap();
        super::tidy(root.path(), "a.md");
        assert_eq!(std::fs::read_dir(root.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_was_changed_in_the_meantime_is_left() {
        let said = "it was changed in the meantime; run the command again";
        check(|_| {}, "earlier", Err(said), "before");
    }

    #[test]
    fn what_is_write_protected_is_left() {
        let protect = |root: &std::path::Path| {
            let file = root.join("a.md");
            let mut permissions = std::fs::metadata(&file).unwrap().permissions();
            permissions.set_readonly(true);
            std::fs::set_permissions(file, permissions).unwrap();
        };
        check(protect, "before", Err("it is write-protected"), "before");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_within_the_plan_and_not_out_of_it() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let within = |root: &std::path::Path| {
            std::fs::rename(root.join("a.md"), root.join("b.md")).unwrap();
            std::fs::set_permissions(root.join("b.md"), PermissionsExt::from_mode(0o640)).unwrap();
            symlink("b.md", root.join("a.md")).unwrap();
        };
        check(within, "before", Ok(()), "after");
        let outside = tempfile::tempdir().unwrap();
        let secret = outside.path().join("secret.md");
        std::fs::write(&secret, "before").unwrap();
        let out = |root: &std::path::Path| {
            std::fs::remove_file(root.join("a.md")).unwrap();
            symlink(&secret, root.join("a.md")).unwrap();
        };
        check(out, "before", Err("it is a link that leads out of the plan"), "before");
    }

    #[cfg(unix)]
    #[test]
    fn who_may_read_it_stays() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("a.md");
        std::fs::write(&file, "before").unwrap();
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o604)).unwrap();
        rewrite(root.path(), "a.md", b"before", b"after").unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o604);
    }
}
