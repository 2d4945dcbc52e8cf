//! A new plan to a folder: all of it or nothing, and never over what is there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use planwright_build::disk::{Beside, beside};
use planwright_project::{display_path, reason};

use crate::commands::Failure;

/// Refuses a folder in which something is, and one that no other command would take.
pub(crate) fn is_free(folder: &Path) -> Result<(), Failure> {
    display_path(folder)?;
    let shown = folder.display();
    if complete(folder).map_err(|e| failed(folder, &e))? {
        return Err(Failure::Told(format!(
            "a run that was interrupted had begun to put a plan into {shown}. That plan is whole now, and no other was made"
        )));
    }
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::Told(format!(
            "{shown} is not empty, and a new plan overwrites nothing: name a folder that is not there yet"
        ))),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(e) if e.kind() == io::ErrorKind::NotADirectory => {
            Err(Failure::Told(format!("{shown} is a file: name a folder that is not there yet")))
        }
        Err(e) => Err(Failure::Told(format!("{shown} could not be read: {}", reason(&e)))),
    }
}

/// A folder as it can be typed behind a command.
pub(crate) fn typed(folder: &Path) -> String {
    let path = folder.display().to_string();
    // What begins with a hyphen would be taken for an option.
    let path = if path.starts_with('-') { format!("./{path}") } else { path };
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path }
}

/// Writes files, by their paths within the plan, beside its folder, and then puts them in its place.
pub(crate) fn write<'a>(folder: &Path, plan: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<(), Failure> {
    // Beside `.` is beside the folder that it is.
    let Ok(whole) = std::path::absolute(folder) else {
        return Err(Failure::Told(format!(
            "{} could not be written: the folder that you stand in is gone",
            folder.display()
        )));
    };
    placed(&whole, plan).map_err(|e| failed(folder, &e))
}

fn failed(folder: &Path, e: &io::Error) -> Failure {
    Failure::Told(format!("{} could not be written: {}", folder.display(), reason(e)))
}

fn placed<'a>(folder: &Path, plan: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> io::Result<()> {
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut beside = Beside::of(folder)?;
    files(beside.path(), plan)?;
    beside.alone();
    if !folder.is_dir() {
        return fs::rename(beside.path(), folder);
    }
    if fs::read_dir(folder)?.next().is_some() {
        return Err(io::ErrorKind::DirectoryNotEmpty.into());
    }
    // From here on a run that is killed is completed by the next: all of the plan is there.
    let moving = moving(folder);
    fs::rename(beside.path(), &moving)?;
    into(&moving, folder)
}

/// Completes what a run that was killed began: to move a plan that is whole to its folder. True where it did.
fn complete(folder: &Path) -> io::Result<bool> {
    let Ok(whole) = std::path::absolute(folder) else { return Ok(false) };
    // A new run would take the same place. While another is at work, nothing has been left.
    let Ok(beside) = Beside::of(&whole) else { return Ok(false) };
    if beside.is_shared() {
        return Ok(false);
    }
    let moving = moving(&whole);
    if !(whole.is_dir() && moving.is_dir()) {
        return Ok(false);
    }
    match into(&moving, &whole) {
        // Something of that name has come since. What is left can be made again, and what is there cannot.
        Err(e) if e.kind() == io::ErrorKind::DirectoryNotEmpty => fs::remove_dir_all(&moving).map(|()| false),
        other => other.map(|()| true),
    }
}

/// Where a plan is that is being moved to its folder.
fn moving(folder: &Path) -> PathBuf {
    beside(folder, "planwright-moving")
}

/// Moves what is in one folder to an empty one: that may be the current folder, which nothing can replace. `plan.md` comes
/// last, since a folder without it is no plan.
fn into(from: &Path, to: &Path) -> io::Result<()> {
    let mut names = fs::read_dir(from)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    names.sort_by_key(|name| name == "plan.md");
    for name in names {
        let target = to.join(&name);
        if target.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        fs::rename(from.join(name), target)?;
    }
    fs::remove_dir(from)
}

fn files<'a>(folder: &Path, plan: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> io::Result<()> {
    fs::create_dir(folder)?;
    for (path, bytes) in plan {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: [(&str, &[u8]); 3] = [("plan.md", b"head"), ("1-a.md", b"a"), ("2-b/index.md", b"b")];

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn a_plan_is_written_to_a_new_folder_and_to_an_empty_one() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("empty")).unwrap();
        for folder in ["empty", "new", "deep/new"] {
            let folder = root.path().join(folder);
            is_free(&folder).unwrap();
            write(&folder, PLAN).unwrap();
            assert_eq!(names(&folder), ["1-a.md", "2-b", "plan.md"]);
            assert!(is_free(&folder).is_err());
        }
        assert_eq!(names(root.path()), ["deep", "empty", "new"]);
    }

    #[test]
    fn folders_are_told_as_they_are_typed() {
        for (folder, expected) in [("kent", "kent"), ("our plan", "\"our plan\""), ("-x", "./-x"), ("a/-x", "a/-x")] {
            assert_eq!(typed(Path::new(folder)), expected);
        }
    }

    #[test]
    fn what_a_killed_run_began_to_move_is_completed() {
        let root = tempfile::tempdir().unwrap();
        let (folder, moving) = (root.path().join("plan"), root.path().join(".plan.planwright-moving"));
        files(&moving, PLAN).unwrap();
        fs::create_dir(&folder).unwrap();
        fs::rename(moving.join("1-a.md"), folder.join("1-a.md")).unwrap();
        assert!(is_free(&folder).is_err(), "it is whole now");
        assert_eq!(names(&folder), ["1-a.md", "2-b", "plan.md"]);
        assert_eq!(names(root.path()), ["plan"]);
    }

    #[test]
    #[cfg(unix)]
    fn what_another_run_is_moving_is_left_to_it() {
        let root = tempfile::tempdir().unwrap();
        let (folder, moving) = (root.path().join("plan"), root.path().join(".plan.planwright-moving"));
        files(&moving, PLAN).unwrap();
        fs::create_dir(&folder).unwrap();
        let other = Beside::of(&folder).unwrap();
        is_free(&folder).unwrap();
        assert_eq!(names(&moving).len(), PLAN.len());
        drop(other);
        assert!(is_free(&folder).is_err(), "nobody is at work, so it was left");
        assert_eq!(names(&folder).len(), PLAN.len());
    }

    #[test]
    fn what_came_meanwhile_is_not_overwritten() {
        let root = tempfile::tempdir().unwrap();
        let (folder, moving) = (root.path().join("plan"), root.path().join(".plan.planwright-moving"));
        files(&moving, PLAN).unwrap();
        files(&folder, [("plan.md", b"mine".as_slice()), ("1-a.md", b"mine")]).unwrap();
        assert!(is_free(&folder).is_err());
        assert_eq!(fs::read(folder.join("plan.md")).unwrap(), b"mine");
        assert_eq!(names(root.path()), ["plan"]);
    }

    #[test]
    fn what_a_killed_run_wrote_is_cleared_away() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("plan");
        fs::create_dir_all(root.path().join(".plan.planwright/2-b")).unwrap();
        is_free(&folder).unwrap();
        assert!(names(root.path()).is_empty());
    }
}
