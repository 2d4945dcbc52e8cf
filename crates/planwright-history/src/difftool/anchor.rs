//! Where one side of a comparison is found whole.

use std::path::PathBuf;

use gix_hash::ObjectId;
use gix_object::tree::EntryKind;
use planwright_project::{Content, Tree};

use super::search::Search;
use super::{Files, rest};
use crate::repository::Repository;
use crate::{Here, HistoryError, read, revision};

/// A side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// Where the whole of a side is.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    pub(super) side: Side,
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    /// The files of the work tree, by its top.
    WorkTree(PathBuf),
    /// The files of a commit, by its top.
    Commit(ObjectId),
}

/// Finds where a side is whole. Two commits that differ in these files and in nothing else near them
/// are sure to be what is compared. Else one side is most often the work tree; else it was made
/// ready for a commit, and the other is a commit.
pub(super) fn find(repository: &Repository, left: &Files, right: &Files) -> Result<Anchor, HistoryError> {
    let searched = search(repository, left, right);
    if let Ok(Searched { pair: Some(top), .. }) = searched {
        return Ok(Anchor { side: Side::Right, place: Place::Commit(top) });
    }
    // The files are there even where the history cannot be read.
    if let Some(top) = &repository.work_tree {
        for (side, its, other) in [(Side::Right, right, left), (Side::Left, left, right)] {
            if is_on_disk(top, its, other) {
                return Ok(Anchor { side, place: Place::WorkTree(top.clone()) });
            }
        }
    }
    match searched? {
        Searched { left: Some(top), .. } => Ok(Anchor { side: Side::Left, place: Place::Commit(top) }),
        Searched { right: Some(top), .. } => Ok(Anchor { side: Side::Right, place: Place::Commit(top) }),
        _ => {
            Err(HistoryError::new("git handed over only the files that differ, and the rest of the plan was not found")
                .help("Give both versions yourself: `planwright diff v1:plans/kent v2:plans/kent`."))
        }
    }
}

/// What the history holds of the sides, each by its top.
struct Searched {
    /// The right one of two commits that can only be what is compared.
    pair: Option<ObjectId>,
    /// The newest commit with the files of the left side.
    left: Option<ObjectId>,
    /// The newest commit with the files of the right side.
    right: Option<ObjectId>,
}

fn search(repository: &Repository, left: &Files, right: &Files) -> Result<Searched, HistoryError> {
    let (mut lefts, mut rights) = (Search::new(repository, left, right)?, Search::new(repository, right, left)?);
    for (_, commit) in revision::history(repository, &revision::tips(repository))? {
        lefts.look(repository, commit.tree)?;
        rights.look(repository, commit.tree)?;
    }
    let pair = rest::pair(repository, &lefts.found, &rights.found, left, right)?;
    Ok(Searched { pair, left: lefts.found.first().copied(), right: rights.found.first().copied() })
}

/// True where all files of a side are in the work tree, and none that only the other has.
fn is_on_disk(top: &std::path::Path, its: &Files, other: &Files) -> bool {
    its.iter().all(|(file, content)| match content {
        Content::Bytes(bytes) => std::fs::read(top.join(file)).is_ok_and(|there| there == **bytes),
        Content::TooLarge(size) => std::fs::metadata(top.join(file)).is_ok_and(|there| there.len() == *size),
    }) && other.keys().filter(|file| !its.contains_key(*file)).all(|file| top.join(file).symlink_metadata().is_err())
}

impl Anchor {
    /// True where the side has a file.
    pub(super) fn has(&self, repository: &Repository, file: &str) -> Result<bool, HistoryError> {
        match &self.place {
            Place::WorkTree(top) => Ok(top.join(file).is_file()),
            Place::Commit(top) => Ok(repository.entry(top, file)?.is_some_and(|entry| entry.kind != EntryKind::Tree)),
        }
    }

    pub(super) fn is_link(&self, repository: &Repository, file: &str) -> bool {
        match &self.place {
            Place::WorkTree(top) => top.join(file).is_symlink(),
            Place::Commit(top) => {
                matches!(repository.entry(top, file), Ok(Some(entry)) if entry.kind == EntryKind::Link)
            }
        }
    }

    /// What the side has in a folder, and what was left out.
    pub(super) fn read(
        &self,
        repository: &Repository,
        here: &Here,
        folder: &str,
    ) -> Result<(Tree, Vec<String>), HistoryError> {
        match &self.place {
            Place::WorkTree(top) if top.join(folder).is_dir() => Ok((Tree::read(&top.join(folder))?, Vec::new())),
            Place::Commit(top) => match repository.entry(top, folder)? {
                Some(entry) if entry.kind == EntryKind::Tree => {
                    let read = read::plan(repository, here, *top, folder, entry.id)?;
                    Ok((read.tree, read.notes))
                }
                _ => Ok((Tree::default(), Vec::new())),
            },
            Place::WorkTree(_) => Ok((Tree::default(), Vec::new())),
        }
    }
}
