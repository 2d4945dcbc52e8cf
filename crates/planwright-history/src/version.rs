//! A version of a plan: how it is typed, and what it holds.

use std::path::{Path, PathBuf};

use gix_hash::ObjectId;
use gix_object::tree::EntryKind;
use planwright_project::{Tree, display_path, find};

use crate::objects::{CommitParts, Entry};
use crate::plans::{self, Found};
use crate::repository::{Repository, inside};
use crate::{Here, HistoryError, path, read, revision, words};

/// Where a version of a plan is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Version {
    /// In a folder on disk, as it was typed.
    Folder(PathBuf),
    /// In a revision of the repository around the current folder.
    Revision {
        /// What names the commit: a branch, a tag, a hash, `HEAD~3`, `main@{yesterday}`.
        rev: String,
        /// The plan's folder as seen from the current folder; empty for that folder itself.
        path: String,
    },
}

/// A version of a plan that has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its files, for [`planwright_project::load`].
    pub tree: Tree,
    /// What to call it: `plans/kent`, `v1:plans/kent`. Findings begin with it.
    pub path: String,
    /// The folder's own name.
    pub name: String,
    /// The commit it was read from; none for a folder on disk.
    pub commit: Option<Commit>,
    /// What was left out of it and why, in whole sentences without their stops.
    pub notes: Vec<String>,
}

/// The commit of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its hash, in full.
    pub id: String,
    /// When it was made, in seconds since 1970.
    pub seconds: i64,
    /// The plan's folder from the top of the repository; empty for the top itself.
    pub folder: String,
}

impl Version {
    /// Understands what was typed: a path that is there, a path with a drive's letter, or
    /// `REV:PATH`. What is none of these is taken for a path, and [`Version::read`] says what it
    /// lacks.
    #[must_use]
    pub fn parse(text: &str, here: &Path) -> Self {
        if text.is_empty() || here.join(text).symlink_metadata().is_ok() || has_drive(text) {
            return Self::Folder(PathBuf::from(text));
        }
        match colon(text) {
            Some(at) => Self::Revision {
                rev: text.get(..at).unwrap_or_default().to_owned(),
                path: text.get(at + 1..).unwrap_or_default().to_owned(),
            },
            None => Self::Folder(PathBuf::from(text)),
        }
    }

    /// Reads the plan. A folder that holds one plan further down stands for that plan.
    ///
    /// # Errors
    ///
    /// Where there is no such folder or revision, no plan or several in it, or it cannot be read.
    pub fn read(&self, here: &Here) -> Result<Standing, HistoryError> {
        match self {
            Self::Folder(folder) => on_disk(folder, here),
            Self::Revision { rev, path } => in_revision(rev, path, here),
        }
    }
}

/// True for `C:\…` and `C:/…`.
fn has_drive(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && matches!(letters.next(), Some('\\' | '/'))
}

/// The first colon that does not stand in braces, as those of a time do: `main@{2026-02-01 09:00}`.
fn colon(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, letter)| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (letter == ':' && depth == 0).then_some(at)
    })
}

fn on_disk(folder: &Path, here: &Here) -> Result<Standing, HistoryError> {
    let place = here.join(folder);
    if place.symlink_metadata().is_err() {
        let error = HistoryError::from(planwright_project::Error::NotThere(folder.to_owned()));
        return Err(match (folder.to_str(), Repository::open(here)) {
            (Some(text), Ok(repository)) if revision::resolve(&repository, text).is_ok() => {
                error.help(format!("If you mean the revision, write `{text}:` and the plan's folder: `{text}:plans/kent`, or `{text}:` for the folder that you are in."))
            }
            _ => error.help("Write a folder, or a revision and a folder with a colon between them: `v1:plans/kent`."),
        });
    }
    let found = find(std::slice::from_ref(&place))?;
    let root = match found.plans.as_slice() {
        [one] => one.clone(),
        [] => {
            return Err(HistoryError::new(format!("there is no plan in `{}`: it has no `plan.md`", folder.display()))
                .help("Give the folder of the plan, the one that holds `plan.md`.")
                .without_plan());
        }
        several => {
            let paths: Vec<String> = several.iter().map(|plan| typed(plan, &here.folder)).collect();
            return Err(several_plans(&folder.display().to_string(), &paths));
        }
    };
    let name = root.canonicalize().unwrap_or_else(|_| root.clone());
    let name = name.file_name().and_then(|name| name.to_str()).unwrap_or("plan").to_owned();
    let shown = if root == place { folder.to_owned() } else { PathBuf::from(typed(&root, &here.folder)) };
    Ok(Standing { tree: Tree::read(&root)?, path: display_path(&shown)?, name, commit: None, notes: Vec::new() })
}

/// A path as it would be typed from a folder.
fn typed(path: &Path, from: &Path) -> String {
    path.strip_prefix(from).unwrap_or(path).display().to_string()
}

fn several_plans(place: &str, paths: &[String]) -> HistoryError {
    HistoryError::new(format!("there are several plans in `{place}`"))
        .help(format!("Give the folder of one: {}.", words::list(paths)))
}

fn in_revision(rev: &str, path: &str, here: &Here) -> Result<Standing, HistoryError> {
    if rev.is_empty() {
        return Err(HistoryError::new(format!("`:{path}` names no revision before the colon"))
            .help(format!("Write one: `HEAD:{path}` is the version that was committed last.")));
    }
    let repository = Repository::open(here)?;
    let (id, commit) = revision::resolve(&repository, rev)?;
    let folder = from_top(&repository, path)?;
    let plan = plan_at(&repository, &commit, rev, &folder)?;
    standing(&repository, here, rev, id, &commit, &plan)
}

/// Reads a plan that was found.
pub(crate) fn standing(
    repository: &Repository,
    here: &Here,
    rev: &str,
    id: ObjectId,
    commit: &CommitParts,
    plan: &Found,
) -> Result<Standing, HistoryError> {
    let read = read::plan(repository, here, commit.tree, &plan.path, plan.id)?;
    let top = repository.work_tree.as_deref().unwrap_or(&repository.common);
    let own = plan.path.rsplit('/').next().filter(|name| !name.is_empty()).map(str::to_owned);
    let of_top = || top.canonicalize().ok()?.file_name()?.to_str().map(|name| name.trim_end_matches(".git").to_owned());
    Ok(Standing {
        tree: read.tree,
        path: format!("{rev}:{}", path::shown(&plan.path)),
        name: own.or_else(of_top).filter(|name| !name.is_empty()).unwrap_or_else(|| "plan".to_owned()),
        commit: Some(Commit { id: id.to_string(), seconds: commit.seconds, folder: plan.path.clone() }),
        notes: read.notes,
    })
}

/// A path behind the colon, from the top of the repository.
fn from_top(repository: &Repository, path: &str) -> Result<String, HistoryError> {
    let path = if std::path::MAIN_SEPARATOR == '\\' { path.replace('\\', "/") } else { path.to_owned() };
    if Path::new(&path).is_absolute() {
        let inside = repository.work_tree.as_deref().and_then(|top| inside(Path::new(&path), top));
        return inside.ok_or_else(|| leads_out(&path));
    }
    path::join(&repository.prefix, &path).ok_or_else(|| leads_out(&path))
}

fn leads_out(path: &str) -> HistoryError {
    HistoryError::new(format!("`{path}` leads out of the repository"))
        .help("The path behind the colon is seen from the folder that you are in.")
}

/// The plan at a path of a revision, or the only one below it.
fn plan_at(repository: &Repository, commit: &CommitParts, rev: &str, folder: &str) -> Result<Found, HistoryError> {
    let folder = folder.strip_suffix("/plan.md").unwrap_or(if folder == "plan.md" { "" } else { folder });
    let shown = path::shown(folder);
    match repository.entry(&commit.tree, folder)? {
        Some(Entry { kind: EntryKind::Tree, id, .. }) => {
            let mut below = plans::below(repository, &id, folder)?;
            match below.len() {
                0 => Err(elsewhere(
                    repository,
                    commit,
                    rev,
                    &repository.prefix,
                    format!("there is no plan in `{shown}` at `{rev}`: it has no `plan.md`"),
                )?),
                1 => Ok(below.remove(0)),
                _ => {
                    let from = &repository.prefix;
                    let paths: Vec<String> =
                        below.iter().map(|plan| format!("{rev}:{}", path::relative(from, &plan.path))).collect();
                    Err(several_plans(&format!("{rev}:{shown}"), &paths))
                }
            }
        }
        Some(Entry { kind: EntryKind::Link, .. }) => Err(elsewhere(
            repository,
            commit,
            rev,
            &repository.prefix,
            format!("`{shown}` is a link at `{rev}`, and not a folder"),
        )?),
        Some(Entry { kind: EntryKind::Commit, .. }) => {
            Err(HistoryError::new(format!("`{shown}` is a submodule at `{rev}`: its files are in another repository"))
                .help(format!("Change to `{shown}` and name a revision of that repository."))
                .without_plan())
        }
        Some(_) => Err(HistoryError::new(format!(
            "`{shown}` is a file at `{rev}`: give the folder of the plan, the one that holds `plan.md`"
        ))),
        None => Err(elsewhere(
            repository,
            commit,
            rev,
            &repository.prefix,
            format!("there is no folder `{shown}` at `{rev}`"),
        )?),
    }
}

/// An error that tells where plans are in the revision, as seen from a folder.
pub(crate) fn elsewhere(
    repository: &Repository,
    commit: &CommitParts,
    rev: &str,
    from: &str,
    message: String,
) -> Result<HistoryError, HistoryError> {
    let plans: Vec<String> = plans::below(repository, &commit.tree, "")?.into_iter().map(|plan| plan.path).collect();
    let error = HistoryError::new(message).without_plan();
    Ok(match plans.as_slice() {
        [] => error.help(format!("No folder had a `plan.md` at `{rev}`.")),
        plans => {
            let paths: Vec<String> = plans.iter().map(|plan| format!("{rev}:{}", path::relative(from, plan))).collect();
            error.help(format!("Plans were in {}.", words::list(&paths)))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let here = tempfile::tempdir().unwrap();
        std::fs::create_dir(here.path().join("a:b")).unwrap();
        let expected = match expected {
            Some((rev, path)) => Version::Revision { rev: rev.to_owned(), path: path.to_owned() },
            None => Version::Folder(PathBuf::from(text)),
        };
        assert_eq!(Version::parse(text, here.path()), expected, "{text}");
    }

    #[test]
    fn what_is_typed_is_a_folder_or_a_revision() {
        check(".", None);
        check("plans/kent", None);
        check("a:b", None);
        check("b:a", Some(("b", "a")));
        check(r"C:\plans\kent", None);
        check("C:/plans/kent", None);
        check("C:plans", Some(("C", "plans")));
        check("v1:plans/a:b", Some(("v1", "plans/a:b")));
        check("HEAD~3:.", Some(("HEAD~3", ".")));
        check("main:../x", Some(("main", "../x")));
        check("v1:", Some(("v1", "")));
        check(":plans", Some(("", "plans")));
        check("main@{2026-02-01 09:00}:plans", Some(("main@{2026-02-01 09:00}", "plans")));
    }
}
