//! Finding the plans among the paths that the user gave.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use planwright_core::order::natural;
use walkdir::WalkDir;

use crate::{Error, names, reason};

/// What was found at the given paths.
#[derive(Debug, Default)]
pub struct Found {
    /// The folders of the plans, in the order of the paths and then the natural one of names (`p2` before `p10`), each once.
    pub plans: Vec<PathBuf>,
    /// The given folders in which there is no plan.
    pub empty: Vec<PathBuf>,
    /// Links to folders of plans, which a search does not follow.
    pub linked: Vec<PathBuf>,
    /// What a search came to and could not read: there may be plans in it.
    pub unread: Vec<Error>,
}

/// Finds the plans at `paths`: each is a plan's folder, its `plan.md`, or a folder to search.
///
/// # Errors
///
/// A path that is not there, is another file, or cannot be read itself.
pub fn find(paths: &[PathBuf]) -> Result<Found, Error> {
    let mut found = Found::default();
    let mut seen = BTreeSet::new();
    for path in paths {
        let at = plans_at(path)?;
        // What cannot be read may hold one.
        if at.plans.is_empty() && at.unread.is_empty() {
            found.empty.push(path.clone());
        }
        found.linked.extend(at.linked);
        found.unread.extend(at.unread);
        found.plans.extend(at.plans.into_iter().filter(|plan| seen.insert(one_name(plan))));
    }
    Ok(found)
}

/// One name for all the ways to write a folder's path, so that `a`, `./a` and a link to it are one plan.
fn one_name(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// The plans at a path, and what a search passed over.
fn plans_at(path: &Path) -> Result<Found, Error> {
    let metadata = std::fs::metadata(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => Error::NotThere(path.to_owned()),
        _ => Error::Unreadable { path: path.to_owned(), reason: reason(&e) },
    })?;
    // The folder that one stands in can be gone, and still be there to stand in.
    if path.canonicalize().is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound) {
        return Err(Error::NotThere(path.to_owned()));
    }
    if !metadata.is_dir() {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        return if path.file_name().is_some_and(|n| n == "plan.md") {
            Ok(Found { plans: vec![folder.to_owned()], ..Found::default() })
        } else {
            Err(Error::NotAFolder(path.to_owned()))
        };
    }
    search(path)
}

/// Walks a folder, into plans no further than their `plan.md`. Links are not followed, but those to plans are told.
fn search(root: &Path) -> Result<Found, Error> {
    let mut found = Found::default();
    let mut walk = WalkDir::new(root).sort_by_key(|entry| natural(&entry.file_name().to_string_lossy())).into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) if e.depth() == 0 => return Err(unreadable(root, &e)),
            Err(e) => {
                found.unread.push(unreadable(root, &e));
                continue;
            }
        };
        let skipped = entry.depth() > 0 && entry.file_name().to_str().is_some_and(names::is_skipped);
        if !entry.file_type().is_dir() && entry.depth() > 0 {
            if entry.path_is_symlink() && !skipped && entry.path().join("plan.md").is_file() {
                found.linked.push(entry.path().to_owned());
            }
            continue;
        }
        if skipped {
            walk.skip_current_dir();
        } else if entry.path().join("plan.md").is_file() {
            found.plans.push(entry.path().to_owned());
            walk.skip_current_dir();
        }
    }
    Ok(found)
}

fn unreadable(root: &Path, e: &walkdir::Error) -> Error {
    Error::Unreadable {
        path: e.path().unwrap_or(root).to_owned(),
        reason: e.io_error().map_or_else(|| e.to_string(), reason),
    }
}

/// A path as the user would type it: with `/`, and without a leading `./` unless it is all there is.
///
/// # Errors
///
/// A path that is not Unicode, or has signs in it that cannot be shown.
pub fn display_path(path: &Path) -> Result<String, Error> {
    let text = path.to_str().ok_or_else(|| Error::NotUnicode(path.to_owned()))?;
    if text.contains(names::is_unseen) {
        return Err(Error::Unseen(text.to_owned()));
    }
    let text =
        if std::path::MAIN_SEPARATOR == '/' { text.to_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") };
    let trimmed = text.trim_start_matches("./").trim_end_matches('/');
    Ok(if trimmed.is_empty() { if text.starts_with('/') { "/" } else { "." }.to_owned() } else { trimmed.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_as_they_are_typed() {
        for (path, expected) in [("./plans/a/", "plans/a"), (".", "."), ("./", "."), ("../a", "../a"), ("/", "/")] {
            assert_eq!(display_path(Path::new(path)).unwrap(), expected);
        }
    }

    #[test]
    fn signs_that_cannot_be_seen_are_not_shown() {
        for path in ["plans/a\nb", "\u{1b}[31mred", "a\u{202e}b"] {
            let told = display_path(Path::new(path)).unwrap_err().to_string();
            assert!(told.contains("cannot be seen") && !told.contains(names::is_unseen), "{told}");
        }
    }

    #[test]
    fn finds_plans_and_does_not_go_into_them() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["b", "a/cy", "_hidden", ".git", "dist/a", "lost+found", "empty"] {
            std::fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for plan in ["b", "a", "a/cy", "_hidden", ".git", "dist/a"] {
            std::fs::write(root.path().join(plan).join("plan.md"), "").unwrap();
        }
        let found = find(&[root.path().to_owned(), root.path().join("a/plan.md"), root.path().join("empty")]).unwrap();
        assert_eq!(found.plans, [root.path().join("a"), root.path().join("b")]);
        assert_eq!(found.empty, [root.path().join("empty")]);
        let twice = find(&[root.path().join("b"), root.path().join("a/../b")]).unwrap();
        assert_eq!((twice.plans, twice.empty), (vec![root.path().join("b")], vec![]));
    }

    #[test]
    fn plans_stand_in_the_order_in_which_people_count() {
        let root = tempfile::tempdir().unwrap();
        for plan in ["p10", "p2", "p1"] {
            std::fs::create_dir(root.path().join(plan)).unwrap();
            std::fs::write(root.path().join(plan).join("plan.md"), "").unwrap();
        }
        let found = find(&[root.path().to_owned()]).unwrap().plans;
        assert_eq!(found, ["p1", "p2", "p10"].map(|plan| root.path().join(plan)));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_plan_is_told_and_not_followed() {
        let root = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("plan.md"), "").unwrap();
        std::os::unix::fs::symlink(outside.path(), root.path().join("kent")).unwrap();
        std::os::unix::fs::symlink(outside.path(), root.path().join("_kept")).unwrap();
        let found = find(&[root.path().to_owned()]).unwrap();
        assert_eq!((found.plans.len(), found.linked), (0, vec![root.path().join("kent")]));
    }

    #[test]
    fn says_what_cannot_be_read() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("notes.md"), "").unwrap();
        assert!(matches!(find(&[root.path().join("nowhere")]), Err(Error::NotThere(_))));
        assert!(matches!(find(&[root.path().join("notes.md")]), Err(Error::NotAFolder(_))));
    }
}
