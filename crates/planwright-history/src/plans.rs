//! The plans of a revision.

use gix_hash::{ObjectId, oid};
use gix_object::tree::EntryKind;
use planwright_project::Gathering;

use crate::HistoryError;
use crate::repository::Repository;

/// Folders of a revision that are looked into.
const FOLDERS: usize = 20_000;

/// Folders within one another.
const DEPTH: usize = 64;

/// A plan's folder in a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its path from the top.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) id: ObjectId,
}

/// The plans below a folder, in the order of their paths; of one within another only the outer, as
/// on disk.
pub(crate) fn below(repository: &Repository, folder: &oid, path: &str) -> Result<Vec<Found>, HistoryError> {
    let mut found = Vec::new();
    let mut waiting = vec![(path.to_owned(), folder.to_owned(), 0)];
    let mut folders = 0;
    while let Some((path, id, depth)) = waiting.pop() {
        folders += 1;
        if folders > FOLDERS {
            break;
        }
        let entries = repository.folder(&id)?;
        if entries.iter().any(|entry| entry.name == b"plan.md" && is_file(entry.kind)) {
            found.push(Found { path, id });
            continue;
        }
        for entry in entries.into_iter().filter(|entry| entry.kind == EntryKind::Tree && depth < DEPTH) {
            let Ok(name) = String::from_utf8(entry.name) else { continue };
            if !Gathering::passes_over(&name) {
                let path = if path.is_empty() { name } else { format!("{path}/{name}") };
                waiting.push((path, entry.id, depth + 1));
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn is_file(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Blob | EntryKind::BlobExecutable | EntryKind::Link)
}
