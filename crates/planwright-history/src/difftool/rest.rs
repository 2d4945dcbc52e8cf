//! What two commits have in common around the files that differ.

use std::collections::{BTreeMap, BTreeSet};

use gix_hash::ObjectId;
use gix_object::tree::EntryKind;

use super::Files;
use crate::repository::Repository;
use crate::{HistoryError, path};

/// What stands beside the files that differ: files, and folders without any of them, by path.
type Rest = BTreeMap<String, ObjectId>;

/// The newer of two commits whose plans differ in the files of both sides and in nothing else; by
/// its top.
pub(super) fn pair(
    repository: &Repository,
    lefts: &[ObjectId],
    rights: &[ObjectId],
    left: &Files,
    right: &Files,
) -> Result<Option<ObjectId>, HistoryError> {
    if lefts.is_empty() || rights.is_empty() {
        return Ok(None);
    }
    let differing = Differing::new(left, right);
    let mut of_lefts = Vec::new();
    for top in lefts {
        of_lefts.push(differing.rest(repository, top)?);
    }
    for top in rights {
        if of_lefts.contains(&differing.rest(repository, top)?) {
            return Ok(Some(*top));
        }
    }
    Ok(None)
}

/// The files that differ.
struct Differing<'a> {
    files: BTreeSet<&'a str>,
    /// Every folder that has one of them, however deep.
    folders: BTreeSet<&'a str>,
}

impl<'a> Differing<'a> {
    fn new(left: &'a Files, right: &'a Files) -> Self {
        let files: BTreeSet<&str> = left.keys().chain(right.keys()).map(String::as_str).collect();
        let mut folders = BTreeSet::new();
        for file in &files {
            let mut folder = path::parent(file);
            while folders.insert(folder) && !folder.is_empty() {
                folder = path::parent(folder);
            }
        }
        Self { files, folders }
    }

    fn rest(&self, repository: &Repository, top: &ObjectId) -> Result<Rest, HistoryError> {
        let mut rest = Rest::new();
        for plan in self.plans(repository, top)? {
            self.add(repository, top, plan, &mut rest)?;
        }
        Ok(rest)
    }

    /// The outermost plans that the files are in.
    fn plans(&self, repository: &Repository, top: &ObjectId) -> Result<BTreeSet<&'a str>, HistoryError> {
        let mut plans: BTreeSet<&str> = BTreeSet::new();
        // Folders come before what is in them.
        for folder in &self.folders {
            let inside = plans.iter().any(|plan| path::within(folder, plan).is_some());
            let head = path::join(folder, "plan.md").unwrap_or_default();
            if !inside && (self.files.contains(head.as_str()) || repository.entry(top, &head)?.is_some()) {
                plans.insert(folder);
            }
        }
        Ok(plans)
    }

    fn add(&self, repository: &Repository, top: &ObjectId, folder: &str, rest: &mut Rest) -> Result<(), HistoryError> {
        let found = repository.entry(top, folder)?.filter(|found| found.kind == EntryKind::Tree);
        let entries = match found {
            Some(found) => repository.folder(&found.id)?,
            None => Vec::new(),
        };
        for entry in entries {
            let path = path::join(folder, &String::from_utf8_lossy(&entry.name)).unwrap_or_default();
            if entry.kind == EntryKind::Tree && self.folders.contains(path.as_str()) {
                self.add(repository, top, &path, rest)?;
            } else if !self.files.contains(path.as_str()) {
                rest.insert(path, entry.id);
            }
        }
        Ok(())
    }
}
