//! Writes a file of a plan anew: all of it or nothing.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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
    if fs::read(&file).map_err(said)? != old {
        return Err("it was changed in the meantime; run the command again".to_owned());
    }
    let permissions = fs::metadata(&file).map_err(said)?.permissions();
    if permissions.readonly() {
        return Err("it is write-protected".to_owned());
    }
    let (mut beside, place) = open_beside(&file).map_err(said)?;
    let written = beside
        .write_all(new)
        .and_then(|()| beside.set_permissions(permissions))
        .and_then(|()| beside.sync_all())
        .and_then(|()| fs::rename(&place, &file));
    written.map_err(|e| {
        // What cannot be taken away either has a name that plans pass over.
        let _ = fs::remove_file(&place);
        said(e)
    })
}

/// Opens a new file beside another, under a name that plans pass over.
fn open_beside(file: &Path) -> io::Result<(File, PathBuf)> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for count in 0..100 {
        let mut name = OsString::from(".");
        name.push(file.file_name().unwrap_or_default());
        name.push(format!(".planwright-{}-{count}", std::process::id()));
        let place = file.with_file_name(name);
        match OpenOptions::new().write(true).create_new(true).open(&place) {
            Ok(opened) => return Ok((opened, place)),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => last = e,
            Err(e) => return Err(e),
        }
    }
    Err(last)
}

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
