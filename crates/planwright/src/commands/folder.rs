//! A new plan to a folder: all of it or nothing, and never over what is there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use planwright_project::reason;

use crate::commands::Failure;

/// Refuses a folder in which something is.
pub(crate) fn is_free(folder: &Path) -> Result<(), Failure> {
    let shown = folder.display();
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

/// Writes files, by their paths within the plan, beside its folder, and then puts them in its place.
pub(crate) fn write<'a>(folder: &Path, plan: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<(), Failure> {
    let failed = |e: &io::Error| Failure::Told(format!("{} could not be written: {}", folder.display(), reason(e)));
    let beside = beside(folder).ok_or_else(|| failed(&io::ErrorKind::InvalidInput.into()))?;
    let written = files(&beside, plan)
        .and_then(|()| if folder.is_dir() { into(&beside, folder) } else { fs::rename(&beside, folder) });
    written.map_err(|e| {
        // Nothing else can be done where even this fails.
        let _ = fs::remove_dir_all(&beside);
        failed(&e)
    })
}

/// Moves what is in one folder to an empty one: that may be the current folder, which nothing can replace.
fn into(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::rename(entry.path(), to.join(entry.file_name()))?;
    }
    fs::remove_dir(from)
}

fn beside(folder: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(folder).ok()?;
    let name = absolute.file_name()?.to_string_lossy().into_owned();
    Some(absolute.with_file_name(format!(".{name}.new-{}", std::process::id())))
}

fn files<'a>(folder: &Path, plan: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> io::Result<()> {
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent)?;
    }
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
