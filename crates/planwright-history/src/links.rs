//! Symbolic links: followed as the system would, within the revision.

use std::path::PathBuf;

use gix_hash::oid;
use gix_object::tree::EntryKind;

use crate::objects::Entry;
use crate::repository::Repository;
use crate::{HistoryError, path};

/// Links that may follow on one another, as on Linux.
const MOST: usize = 40;

/// Bytes of a link.
const BYTES: u64 = 4096;

/// Where a link leads.
pub(crate) enum End {
    /// To a file or a folder of the revision, at this path from its top without links.
    Inside(String, Entry),
    /// Out of the repository: what is there, only this computer knows. None where the repository has no work tree from
    /// which that could be seen.
    Outside(Option<PathBuf>),
    /// To what is not there, or in a circle.
    Nowhere,
}

/// What the link at `path` (from the revision's `top`, without links) leads to.
pub(crate) fn follow(repository: &Repository, top: &oid, path: &str, link: &Entry) -> Result<End, HistoryError> {
    let Some(first) = text(repository, link)? else { return Ok(End::Nowhere) };
    if first.starts_with('/') {
        return Ok(End::Outside(Some(first.into())));
    }
    let mut rest: Vec<String> = parts(&first);
    let mut at = path::parent(path).to_owned();
    let mut links = 1;
    while let Some(part) = rest.pop() {
        if part == ".." {
            if at.is_empty() {
                rest.push(part);
                let outside = |tree: &PathBuf| rest.iter().rev().fold(tree.clone(), |path, part| path.join(part));
                return Ok(End::Outside(repository.work_tree.as_ref().map(outside)));
            }
            at = path::parent(&at).to_owned();
            continue;
        }
        let Some(next) = path::join(&at, &part) else { return Ok(End::Nowhere) };
        let Some(entry) = repository.entry(top, &next)? else { return Ok(End::Nowhere) };
        if entry.kind != EntryKind::Link {
            at = next;
            continue;
        }
        links += 1;
        match text(repository, &entry)?.filter(|_| links <= MOST) {
            None => return Ok(End::Nowhere),
            Some(text) if text.starts_with('/') => {
                let outside = rest.iter().rev().fold(PathBuf::from(text), |path, part| path.join(part));
                return Ok(End::Outside(Some(outside)));
            }
            Some(text) => rest.extend(parts(&text)),
        }
    }
    let entry = repository.entry(top, &at)?;
    Ok(entry.map_or(End::Nowhere, |entry| End::Inside(at, entry)))
}

/// The path that a link holds.
fn text(repository: &Repository, link: &Entry) -> Result<Option<String>, HistoryError> {
    let (_, size) = repository.header(&link.id)?;
    if size > BYTES {
        return Ok(None);
    }
    let text = String::from_utf8(repository.bytes(&link.id)?).ok();
    Ok(text.filter(|text| !text.is_empty()))
}

/// The parts of a path, the last first.
fn parts(path: &str) -> Vec<String> {
    path.split('/').rev().filter(|part| !part.is_empty() && *part != ".").map(str::to_owned).collect()
}
