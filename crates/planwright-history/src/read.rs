//! From a folder of a revision to the files of a plan.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gix_hash::ObjectId;
use gix_object::tree::EntryKind;
use planwright_project::{Around, Beside, Gathering, Leads, Tree, Unread};

use crate::links::End;
use crate::objects::Entry;
use crate::repository::Repository;
use crate::{Here, HistoryError, links, path};

/// Folders that are looked into for one plan. A plan has a few dozen; links could make more.
const FOLDERS: usize = 10_000;

/// Folders within one another.
const DEPTH: usize = 64;

/// Bytes of a text that stands for a file kept by Git LFS.
const POINTER_BYTES: u64 = 1024;

/// The files of a plan, and what was left out of it.
pub(crate) struct Read {
    pub(crate) tree: Tree,
    pub(crate) notes: Vec<String>,
}

/// Reads the plan in the folder `folder` of the revision whose top is `top`.
pub(crate) fn plan(
    repository: &Repository,
    here: &Here,
    top: ObjectId,
    folder: &str,
    plan: ObjectId,
) -> Result<Read, HistoryError> {
    let beside = Revision { here: here.clone(), top, folder: folder.to_owned() };
    let gathering = Gathering::new(Around::Elsewhere(Arc::new(beside)));
    let mut walk =
        Walk { repository, top, plan: folder.to_owned(), gathering, notes: Vec::new(), above: Vec::new(), folders: 0 };
    let _ = walk.folder(&plan, "", "")?;
    Ok(Read { tree: walk.gathering.finish(), notes: walk.notes })
}

struct Walk<'a> {
    repository: &'a Repository,
    /// The top of the revision.
    top: ObjectId,
    /// The plan's folder, from there.
    plan: String,
    gathering: Gathering,
    notes: Vec<String>,
    /// The folders that lead to where the walk is, without links.
    above: Vec<String>,
    folders: usize,
}

impl Walk<'_> {
    /// Adds what is in a folder. `real` is its path without links, `shown` the one it was come by.
    fn folder(&mut self, id: &ObjectId, real: &str, shown: &str) -> Result<ControlFlow<()>, HistoryError> {
        self.folders += 1;
        if self.folders > FOLDERS || self.above.len() > DEPTH {
            return Err(HistoryError::new("this revision has more folders, or deeper ones, than a plan may have")
                .help("Give the folder of the plan, the one that holds `plan.md`."));
        }
        self.above.push(real.to_owned());
        for entry in self.repository.folder(id)? {
            let name = unicode(&entry, shown)?;
            if Gathering::passes_over(&name) {
                continue;
            }
            let (real, shown) = (below(real, &name), below(shown, &name));
            if self.entry(&entry, &real, shown)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        self.above.pop();
        Ok(ControlFlow::Continue(()))
    }

    fn entry(&mut self, entry: &Entry, real: &str, shown: String) -> Result<ControlFlow<()>, HistoryError> {
        match entry.kind {
            EntryKind::Tree if self.above.iter().any(|above| above == real) => Ok(ControlFlow::Continue(())),
            EntryKind::Tree => self.folder(&entry.id, real, &shown),
            EntryKind::Blob | EntryKind::BlobExecutable => self.file(entry, shown),
            EntryKind::Link => self.link(entry, real, shown),
            EntryKind::Commit => {
                self.notes
                    .push(format!("`{shown}` is a submodule: its files are in another repository, and were left out"));
                Ok(ControlFlow::Continue(()))
            }
        }
    }

    /// A link: followed within the plan, and else told as that of a folder is.
    fn link(&mut self, entry: &Entry, real: &str, shown: String) -> Result<ControlFlow<()>, HistoryError> {
        let path = below(&self.plan, real);
        let leads = match links::follow(self.repository, &self.top, &path, entry)? {
            End::Inside(_, target) if target.kind == EntryKind::Commit => return Ok(ControlFlow::Continue(())),
            End::Inside(path, target) => match path::within(&path, &self.plan) {
                Some(inside) => return self.entry(&target, inside, shown),
                None if target.kind == EntryKind::Tree => Leads::OutToFolder,
                None => Leads::OutToFile,
            },
            End::Outside(path) => outside(path.as_deref()),
            End::Nowhere => Leads::Nowhere,
        };
        self.gathering.link(shown, leads);
        Ok(ControlFlow::Continue(()))
    }

    fn file(&mut self, entry: &Entry, shown: String) -> Result<ControlFlow<()>, HistoryError> {
        let (_, size) = self.repository.header(&entry.id)?;
        if size > POINTER_BYTES {
            return self.gathering.add(shown, size, || self.repository.bytes(&entry.id));
        }
        let bytes = self.repository.bytes(&entry.id)?;
        let Some(kept) = pointed_at(&bytes) else {
            return self.gathering.add(shown, size, || Ok(bytes));
        };
        let file = self.repository.common.join("lfs/objects").join(kept);
        match std::fs::metadata(&file) {
            Ok(metadata) if metadata.is_file() => self.gathering.add(shown, metadata.len(), || {
                std::fs::read(&file).map_err(|e| {
                    HistoryError::unreadable(&format!("`{}`", file.display()), planwright_project::reason(&e))
                })
            }),
            _ => {
                self.notes.push(format!(
                    "`{shown}` is kept by Git LFS and is not in this copy of the repository, so it was left out; `git lfs fetch --all` fetches it"
                ));
                Ok(ControlFlow::Continue(()))
            }
        }
    }
}

/// What a link out of the repository leads to, so that it is told as that of the folder on this computer is. Nothing there is
/// opened.
fn outside(path: Option<&Path>) -> Leads {
    match path {
        Some(path) if path.is_dir() => Leads::OutToFolder,
        Some(path) if !path.exists() => Leads::Nowhere,
        _ => Leads::OutToFile,
    }
}

/// Where Git LFS keeps the file that a text stands for, from its folder of objects.
fn pointed_at(bytes: &[u8]) -> Option<PathBuf> {
    let text = std::str::from_utf8(bytes).ok()?;
    if !text.starts_with("version https://git-lfs.github.com/spec/v1") {
        return None;
    }
    let id = text.lines().find_map(|line| line.strip_prefix("oid sha256:"))?.trim();
    if id.len() != 64 || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    Some(Path::new(id.get(..2)?).join(id.get(2..4)?).join(id))
}

fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn unicode(entry: &Entry, folder: &str) -> Result<String, HistoryError> {
    String::from_utf8(entry.name.clone()).map_err(|_| {
        let shown = below(folder, &String::from_utf8_lossy(&entry.name));
        HistoryError::new(format!("the name of `{shown}` is not Unicode in this revision"))
            .help("Planwright cannot show or link to it. Compare with a revision in which the file has another name.")
    })
}

/// The files around a plan in a revision. The repository is opened again where one is asked for,
/// which is seldom.
#[derive(Debug)]
struct Revision {
    here: Here,
    top: ObjectId,
    folder: String,
}

impl Beside for Revision {
    fn read(&self, path: &str, most: u64) -> Result<Vec<u8>, Unread> {
        let unreadable = |e: HistoryError| Unread::Unreadable(e.to_string());
        let path = path::join(&self.folder, path).ok_or(Unread::NotThere)?;
        let repository = Repository::open(&self.here).map_err(unreadable)?;
        let entry = repository.entry(&self.top, &path).map_err(unreadable)?.ok_or(Unread::NotThere)?;
        if !matches!(entry.kind, EntryKind::Blob | EntryKind::BlobExecutable) {
            return Err(Unread::NotAFile);
        }
        let (_, size) = repository.header(&entry.id).map_err(unreadable)?;
        if size > most { Err(Unread::TooLarge) } else { repository.bytes(&entry.id).map_err(unreadable) }
    }
}
