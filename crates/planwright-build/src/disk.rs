//! Writing beside what is there, and taking turns with it.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::manifest::hex;

/// Bytes that a name has at most on the systems that we know.
const NAME: usize = 255;

/// The right to write into a folder. Whoever else wants it waits; it ends with the process, however that ends.
#[derive(Debug)]
pub(crate) struct Turn {
    /// The open folder, which the lock is on. None where the system knows no locks of folders, or another has it.
    folder: Option<File>,
    /// True where another has it.
    taken: bool,
}

impl Turn {
    /// Waits for the others to finish writing here. Where a folder cannot be locked there is no waiting.
    pub(crate) fn wait(folder: &Path) -> Self {
        let open = File::open(folder).ok();
        Self { folder: open.filter(|file| file.lock().is_ok()), taken: false }
    }

    /// Takes the turn if nobody has it.
    fn take(folder: &Path) -> Self {
        let Ok(file) = File::open(folder) else { return Self { folder: None, taken: false } };
        match file.try_lock() {
            Ok(()) => Self { folder: Some(file), taken: false },
            Err(e) => Self { folder: None, taken: matches!(e, TryLockError::WouldBlock) },
        }
    }
}

/// A place for what is to be exchanged for a file or a folder: beside it, so on the same disk, and hidden.
///
/// What a run that was killed left there is cleared away.
#[derive(Debug)]
pub struct Beside {
    path: PathBuf,
    /// The folder that it is in.
    parent: PathBuf,
    /// Held until the exchange is over, so that nobody takes what is being written for something that was left.
    turn: Turn,
}

impl Beside {
    /// The place beside `target`. Nothing stands there.
    ///
    /// # Errors
    ///
    /// Where something stands there that cannot be cleared away.
    pub fn of(target: &Path) -> io::Result<Self> {
        let turn = Turn::take(parent(target));
        let path = if turn.folder.is_some() {
            beside(target, "planwright")
        } else {
            // Somebody else is writing in this folder, or nobody can know: a name of our own.
            beside(target, &format!("planwright-{}", std::process::id()))
        };
        clear(&path)?;
        Ok(Self { path, parent: parent(target).to_owned(), turn })
    }

    /// True where somebody else is writing in this folder.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.turn.taken
    }

    /// Waits until nobody else is: for an exchange of several steps.
    pub fn alone(&mut self) {
        if self.turn.taken {
            self.turn = Turn::wait(&self.parent);
        }
    }

    /// Clears away what a killed run left beside `target`, if nobody is writing there now.
    pub fn tidy(target: &Path) {
        if beside(target, "planwright").symlink_metadata().is_ok() {
            // Where this fails, the file has a name that plans pass over.
            let _ = Self::of(target);
        }
    }

    /// Where to write.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After the exchange nothing is there. Before it there is nobody to tell, and the next run clears it away.
        let _ = clear(&self.path);
    }
}

/// Writes a file whole or not at all: what stood there stays until the new one is complete. What is no file of a disk,
/// such as a terminal or a pipe, is written to as it is.
///
/// # Errors
///
/// What cannot be written.
pub fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = &followed(path);
    let there = fs::metadata(path).ok();
    // A link that could not be followed by its name may lead to what has none, as `/dev/stdout` can.
    if path.is_symlink() || there.as_ref().is_some_and(|there| !there.is_file()) {
        return fs::write(path, bytes);
    }
    let Ok(beside) = Beside::of(path) else { return fs::write(path, bytes) };
    match fs::write(beside.path(), bytes) {
        // In some folders one may write to files and make none.
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied && there.is_some() => return fs::write(path, bytes),
        other => other?,
    }
    if let Some(there) = there {
        fs::set_permissions(beside.path(), there.permissions())?;
    }
    match fs::rename(beside.path(), path) {
        // A file can be mounted by itself, as containers do.
        Err(e) if e.kind() == io::ErrorKind::ResourceBusy => fs::write(path, bytes),
        other => other,
    }
}

/// Where a link leads; other paths as they are.
pub(crate) fn followed(path: &Path) -> PathBuf {
    let real = path.is_symlink().then(|| path.canonicalize().ok()).flatten();
    real.unwrap_or_else(|| path.to_owned())
}

pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// `dist/.kent.partial` for `dist/kent`: hidden, so that no one takes it for a plan's outputs. A name that has no room for
/// that is cut, and told from others by its digest.
#[must_use]
pub fn beside(target: &Path, what: &str) -> PathBuf {
    let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let whole = format!(".{name}.{what}");
    if whole.len() <= NAME {
        return target.with_file_name(whole);
    }
    let mut digest = hex(&Sha256::digest(name.as_bytes()));
    digest.truncate(16);
    let room = NAME.saturating_sub(what.len() + digest.len() + 3);
    target.with_file_name(format!(".{}-{digest}.{what}", &name[..name.floor_char_boundary(room)]))
}

/// Clears away a file or a folder, where there is one; also a folder that was protected from being written to.
pub(crate) fn clear(path: &Path) -> io::Result<()> {
    let Ok(metadata) = path.symlink_metadata() else { return Ok(()) };
    if !metadata.is_dir() {
        return fs::remove_file(path);
    }
    match fs::remove_dir_all(path) {
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
            free(path)?;
            fs::remove_dir_all(path)
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Gives back the right to take things out of a folder and those below it.
fn free(path: &Path) -> io::Result<()> {
    let metadata = path.symlink_metadata()?;
    if metadata.is_symlink() {
        return Ok(());
    }
    allow(path, metadata.permissions())?;
    if metadata.is_dir() {
        fs::read_dir(path)?.try_for_each(|entry| free(&entry?.path()))?;
    }
    Ok(())
}

#[cfg(unix)]
fn allow(path: &Path, mut permissions: fs::Permissions) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    permissions.set_mode(permissions.mode() | 0o700);
    fs::set_permissions(path, permissions)
}

#[cfg(not(unix))]
fn allow(path: &Path, mut permissions: fs::Permissions) -> io::Result<()> {
    permissions.set_readonly(false);
    fs::set_permissions(path, permissions)
}

/// The bytes of a file that is one: reading a pipe, which anybody may have put in its place, could last for ever.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() { fs::read(path) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

/// The SHA-256 of such a file, where it has so many bytes and is no link to elsewhere. It is not held in memory.
pub(crate) fn digest(path: &Path, bytes: u64) -> io::Result<[u8; 32]> {
    let metadata = fs::symlink_metadata(path)?;
    if !metadata.is_file() || metadata.len() != bytes {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut file = fs::File::open(path)?;
    let mut digest = Sha256::new();
    let mut part = [0; 16 << 10];
    loop {
        let read = file.read(&mut part)?;
        let Some(read) = part.get(..read).filter(|read| !read.is_empty()) else { return Ok(digest.finalize().into()) };
        digest.update(read);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, what: &str, expected: Option<&str>) {
        let path = beside(&Path::new("out").join(name), what);
        let made = path.file_name().unwrap().to_str().unwrap();
        assert!(made.len() <= NAME && made.starts_with('.') && made.ends_with(what), "{made}");
        assert_eq!(path.parent(), Some(Path::new("out")));
        if let Some(expected) = expected {
            assert_eq!(made, expected);
        }
    }

    #[test]
    fn names_beside_are_names_of_this_system() {
        check("kent", "partial", Some(".kent.partial"));
        for name in ["x".repeat(246), "x".repeat(247), "x".repeat(255), "é".repeat(127), "😀".repeat(63)] {
            check(&name, "partial", None);
            check(&name, "planwright-4294967295", None);
        }
        let two = ["a", "b"].map(|last| beside(Path::new(&("x".repeat(254) + last)), "partial"));
        assert_ne!(two[0], two[1]);
    }

    #[test]
    fn a_file_is_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        fs::write(beside(&path, "planwright"), "left by a run that was killed").unwrap();
        put(&path, b"one").unwrap();
        put(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(put(folder.path(), b"over a folder").is_err());
    }

    #[test]
    fn what_others_are_writing_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.md");
        let one = Beside::of(&path).unwrap();
        fs::write(one.path(), "being written").unwrap();
        let two = Beside::of(&path).unwrap();
        Beside::tidy(&path);
        assert_ne!(one.path(), two.path());
        assert_eq!(fs::read(one.path()).unwrap(), b"being written");
        drop((one, two));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "one").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        put(&link, b"two").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"two");
        fs::remove_file(&real).unwrap();
        put(&link, b"three").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"three");
    }

    #[cfg(unix)]
    #[test]
    fn what_was_protected_is_cleared_away() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("old");
        fs::create_dir_all(old.join("assets")).unwrap();
        fs::write(old.join("assets/a"), "").unwrap();
        for path in [old.join("assets"), old.clone()] {
            fs::set_permissions(path, PermissionsExt::from_mode(0o555)).unwrap();
        }
        clear(&old).unwrap();
        assert!(!old.exists());
    }
}
