//! Symbolic links inside a plan: followed as the system would, and never out of the plan.

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
pub(crate) struct Target {
    /// The path from the plan's folder, without links.
    pub(crate) path: String,
    /// A file or a folder.
    pub(crate) entry: Entry,
}

/// What the link at `path` (from the folder `plan`, without links) leads to: `None` where it leads
/// out of the plan, in a circle, or nowhere.
pub(crate) fn follow(
    repository: &Repository,
    plan: &oid,
    path: &str,
    link: &Entry,
) -> Result<Option<Target>, HistoryError> {
    let Some(text) = text(repository, link)? else { return Ok(None) };
    let mut rest: Vec<String> = parts(&text);
    let mut at = path::parent(path).to_owned();
    let mut links = 1;
    while let Some(part) = rest.pop() {
        if part == ".." {
            if at.is_empty() {
                return Ok(None);
            }
            at = path::parent(&at).to_owned();
            continue;
        }
        let Some(next) = path::join(&at, &part) else { return Ok(None) };
        let Some(entry) = repository.entry(plan, &next)? else { return Ok(None) };
        if entry.kind != EntryKind::Link {
            at = next;
            continue;
        }
        links += 1;
        let Some(text) = text_of_next(repository, &entry, links)? else { return Ok(None) };
        rest.extend(parts(&text));
    }
    let entry = repository.entry(plan, &at)?;
    Ok(entry.map(|entry| Target { path: at, entry }))
}

fn text_of_next(repository: &Repository, link: &Entry, links: usize) -> Result<Option<String>, HistoryError> {
    if links > MOST { Ok(None) } else { text(repository, link) }
}

/// The path that a link holds, unless it is one of this computer only.
fn text(repository: &Repository, link: &Entry) -> Result<Option<String>, HistoryError> {
    let (_, size) = repository.header(&link.id)?;
    if size > BYTES {
        return Ok(None);
    }
    let text = String::from_utf8(repository.bytes(&link.id)?).ok();
    Ok(text.filter(|text| !text.is_empty() && !text.starts_with('/')))
}

/// The parts of a path, the last first.
fn parts(path: &str) -> Vec<String> {
    path.split('/').rev().filter(|part| !part.is_empty() && *part != ".").map(str::to_owned).collect()
}
