//! Which commits hold the files of a side.

use std::collections::{BTreeMap, HashMap};

use gix_hash::ObjectId;
use gix_object::Kind;
use gix_object::tree::EntryKind;
use planwright_project::Content;

use super::Files;
use crate::repository::Repository;
use crate::{HistoryError, path};

/// Commits that are found at most: each is looked at as a whole.
const FOUND: usize = 200;

/// Names by which the repository may know a file; empty for what is too large to be read. None
/// where the file must not be there.
type Names = Option<Vec<ObjectId>>;

/// A search for the commits that hold all files of a side, and none that only the other side has.
pub(super) struct Search {
    /// What is looked for, by folder and name.
    wanted: BTreeMap<String, BTreeMap<String, Names>>,
    /// What was found out about a folder with this content: most commits leave it as it is.
    known: HashMap<(String, Option<ObjectId>), bool>,
    /// The tops of the commits that were found, newest first.
    pub(super) found: Vec<ObjectId>,
}

impl Search {
    pub(super) fn new(repository: &Repository, its: &Files, other: &Files) -> Result<Self, HistoryError> {
        let mut names: BTreeMap<String, Names> = other.keys().map(|file| (file.clone(), None)).collect();
        names.extend(hashes(repository, its)?.into_iter().map(|(file, names)| (file, Some(names))));
        let mut wanted: BTreeMap<String, BTreeMap<String, Names>> = BTreeMap::new();
        for (file, names) in names {
            let name = file.rsplit('/').next().unwrap_or(&file).to_owned();
            wanted.entry(path::parent(&file).to_owned()).or_default().insert(name, names);
        }
        Ok(Self { wanted, known: HashMap::new(), found: Vec::new() })
    }

    /// Looks at a commit's files.
    pub(super) fn look(&mut self, repository: &Repository, top: ObjectId) -> Result<(), HistoryError> {
        if self.found.len() == FOUND || self.found.contains(&top) {
            return Ok(());
        }
        for (folder, files) in &self.wanted {
            let entry = repository.entry(&top, folder)?.filter(|entry| entry.kind == EntryKind::Tree);
            let key = (folder.clone(), entry.map(|entry| entry.id));
            let holds = match self.known.get(&key) {
                Some(holds) => *holds,
                None => {
                    let holds = holds(repository, key.1, files)?;
                    self.known.insert(key, holds);
                    holds
                }
            };
            if !holds {
                return Ok(());
            }
        }
        self.found.push(top);
        Ok(())
    }
}

fn holds(
    repository: &Repository,
    folder: Option<ObjectId>,
    files: &BTreeMap<String, Names>,
) -> Result<bool, HistoryError> {
    let entries = match folder {
        Some(id) => repository.folder(&id)?,
        None => Vec::new(),
    };
    let there: HashMap<&[u8], ObjectId> = entries.iter().map(|entry| (entry.name.as_slice(), entry.id)).collect();
    Ok(files.iter().all(|(name, names)| match (there.get(name.as_bytes()), names) {
        (None, None) => true,
        (Some(id), Some(names)) => names.is_empty() || names.contains(id),
        _ => false,
    }))
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
