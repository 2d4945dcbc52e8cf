//! Where one side of a comparison is found whole.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gix_hash::ObjectId;
use gix_object::Kind;
use gix_object::tree::EntryKind;
use planwright_project::{Content, Tree};

use super::Files;
use crate::repository::Repository;
use crate::{Here, HistoryError, path, read, revision};

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

/// Commits that hold the files of a side and are looked at as a whole.
const CANDIDATES: usize = 200;

/// Finds where a side is whole. The work tree is most often the right side. Else both sides may be
/// commits: then they are two that differ in these files only. Else the left one is.
pub(super) fn find(repository: &Repository, left: &Files, right: &Files) -> Result<Anchor, HistoryError> {
    if let Some(top) = &repository.work_tree {
        for (side, its, other) in [(Side::Right, right, left), (Side::Left, left, right)] {
            if is_on_disk(top, its, other) {
                return Ok(Anchor { side, place: Place::WorkTree(top.clone()) });
            }
        }
    }
    let hashes = (hashes(repository, left)?, hashes(repository, right)?);
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    for (_, commit) in revision::history(repository, &revision::tips(repository))? {
        for (found, its, other) in [(&mut lefts, &hashes.0, &hashes.1), (&mut rights, &hashes.1, &hashes.0)] {
            if found.len() < CANDIDATES && !found.contains(&commit.tree) && holds(repository, &commit.tree, its, other)?
            {
                found.push(commit.tree);
            }
        }
    }
    let whole = both(repository, &lefts, &rights, left, right)?;
    let anchor = match (whole, lefts.first(), rights.first()) {
        (Some(right), ..) => Anchor { side: Side::Right, place: Place::Commit(right) },
        (None, Some(left), _) => Anchor { side: Side::Left, place: Place::Commit(*left) },
        (None, None, Some(right)) => Anchor { side: Side::Right, place: Place::Commit(*right) },
        (None, None, None) => {
            return Err(HistoryError::new(
                "git handed over only the files that differ, and the rest of the plan was not found",
            )
            .help("Give both versions yourself: `planwright diff v1:plans/kent v2:plans/kent`."));
        }
    };
    Ok(anchor)
}

/// True where all files of a side are in the work tree, and none that only the other has.
fn is_on_disk(top: &std::path::Path, its: &Files, other: &Files) -> bool {
    its.iter().all(|(file, content)| match content {
        Content::Bytes(bytes) => std::fs::read(top.join(file)).is_ok_and(|there| there == **bytes),
        Content::TooLarge(size) => std::fs::metadata(top.join(file)).is_ok_and(|there| there.len() == *size),
    }) && other.keys().filter(|file| !its.contains_key(*file)).all(|file| top.join(file).symlink_metadata().is_err())
}

/// The names by which the repository may know each file: as it is, and as it was before its lines
/// were ended for Windows. None for what is too large to be read.
fn hashes(repository: &Repository, files: &Files) -> Result<BTreeMap<String, Vec<ObjectId>>, HistoryError> {
    let hash = |bytes: &[u8]| {
        gix_object::compute_hash(repository.hash, Kind::Blob, bytes)
            .map_err(|e| HistoryError::unreadable("a file that git handed over", e))
    };
    let mut hashes = BTreeMap::new();
    for (file, content) in files {
        let mut names = Vec::new();
        if let Content::Bytes(bytes) = content {
            names.push(hash(bytes)?);
            let plain = without_returns(bytes);
            if plain.len() != bytes.len() {
                names.push(hash(&plain)?);
            }
        }
        hashes.insert(file.clone(), names);
    }
    Ok(hashes)
}

fn without_returns(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().peekable();
    while let Some(byte) = rest.next() {
        if *byte != b'\r' || rest.peek() != Some(&&b'\n') {
            plain.push(*byte);
        }
    }
    plain
}

/// True where a commit holds all files of a side, and none that only the other has.
fn holds(
    repository: &Repository,
    top: &ObjectId,
    its: &BTreeMap<String, Vec<ObjectId>>,
    other: &BTreeMap<String, Vec<ObjectId>>,
) -> Result<bool, HistoryError> {
    for (file, names) in its {
        match repository.entry(top, file)? {
            Some(entry) if names.is_empty() || names.contains(&entry.id) => {}
            _ => return Ok(false),
        }
    }
    for file in other.keys().filter(|file| !its.contains_key(*file)) {
        if repository.entry(top, file)?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The right side of two commits that differ in the files of both sides and in nothing else near
/// them.
fn both(
    repository: &Repository,
    lefts: &[ObjectId],
    rights: &[ObjectId],
    left: &Files,
    right: &Files,
) -> Result<Option<ObjectId>, HistoryError> {
    let folders: Vec<String> = {
        let mut folders: Vec<&str> = left.keys().chain(right.keys()).map(|file| path::parent(file)).collect();
        folders.sort_unstable();
        folders.dedup();
        folders.into_iter().map(str::to_owned).collect()
    };
    let rest = |top: &ObjectId| -> Result<BTreeMap<String, ObjectId>, HistoryError> {
        let mut rest = BTreeMap::new();
        for folder in &folders {
            let Some(found) = repository.entry(top, folder)?.filter(|found| found.kind == EntryKind::Tree) else {
                continue;
            };
            for entry in repository.folder(&found.id)?.into_iter().filter(|entry| entry.kind != EntryKind::Tree) {
                let file = path::join(folder, &String::from_utf8_lossy(&entry.name)).unwrap_or_default();
                if !left.contains_key(&file) && !right.contains_key(&file) {
                    rest.insert(file, entry.id);
                }
            }
        }
        Ok(rest)
    };
    let mut of_lefts = Vec::new();
    for top in lefts {
        of_lefts.push(rest(top)?);
    }
    for top in rights {
        if of_lefts.contains(&rest(top)?) {
            return Ok(Some(*top));
        }
    }
    Ok(None)
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
