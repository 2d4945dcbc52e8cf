//! What a repository holds, each bounded before it is read.

use gix_hash::{ObjectId, oid};
use gix_object::tree::EntryKind;
use gix_object::{Find, FindHeader, Kind};

use crate::HistoryError;
use crate::repository::Repository;

/// Bytes of a list of files, or of a commit, that are read.
const LIST_BYTES: u64 = 16 << 20;

/// An entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its name as it was given; not every name is Unicode.
    pub(crate) name: Vec<u8>,
    /// What it is.
    pub(crate) kind: EntryKind,
    /// What it holds.
    pub(crate) id: ObjectId,
}

/// A commit, as far as it is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CommitParts {
    pub(crate) tree: ObjectId,
    pub(crate) parents: Vec<ObjectId>,
    /// When it was made, in seconds since 1970.
    pub(crate) seconds: i64,
    /// Its message.
    pub(crate) message: Vec<u8>,
}

impl Repository {
    /// What an object is and how many bytes it has.
    pub(crate) fn header(&self, id: &oid) -> Result<(Kind, u64), HistoryError> {
        match FindHeader::try_header(&self.objects, id) {
            Ok(Some(header)) => Ok((header.kind, header.size)),
            Ok(None) => Err(self.missing(id)),
            Err(e) => Err(damaged(id, &e)),
        }
    }

    /// The bytes of an object that is known to be there and small enough.
    pub(crate) fn bytes(&self, id: &oid) -> Result<Vec<u8>, HistoryError> {
        let mut buffer = Vec::new();
        match Find::try_find(&self.objects, id, &mut buffer) {
            Ok(Some(_)) => Ok(buffer),
            Ok(None) => Err(self.missing(id)),
            Err(e) => Err(damaged(id, &e)),
        }
    }

    fn bounded(&self, id: &oid, expected: Kind) -> Result<Vec<u8>, HistoryError> {
        let (kind, size) = self.header(id)?;
        if kind != expected {
            return Err(HistoryError::unreadable(
                &format!("`{}` of the repository", short(id)),
                format!("it is a {kind}, not a {expected}"),
            ));
        }
        if size > LIST_BYTES {
            return Err(HistoryError::new(format!(
                "a folder or a commit in this revision is larger than {} MiB, and is not read",
                LIST_BYTES >> 20
            )));
        }
        self.bytes(id)
    }

    /// The entries of a folder, by name.
    pub(crate) fn folder(&self, id: &oid) -> Result<Vec<Entry>, HistoryError> {
        let bytes = self.bounded(id, Kind::Tree)?;
        let mut entries = Vec::new();
        for entry in gix_object::TreeRefIter::from_bytes(&bytes, self.hash) {
            let entry = entry.map_err(|e| damaged(id, &e))?;
            let (name, kind) = (entry.filename.to_vec(), entry.mode.kind());
            entries.push(Entry { name, kind, id: entry.oid.to_owned() });
        }
        // Git sorts folders as if their names ended with `/`; on disk they are read by their names.
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(entries)
    }

    /// A commit.
    pub(crate) fn commit(&self, id: &oid) -> Result<CommitParts, HistoryError> {
        let bytes = self.bounded(id, Kind::Commit)?;
        let commit = gix_object::CommitRef::from_bytes(&bytes, self.hash).map_err(|e| damaged(id, &e))?;
        Ok(CommitParts {
            tree: commit.tree(),
            parents: commit.parents().collect(),
            seconds: commit.time().map_or(0, |time| time.seconds),
            message: commit.message.to_vec(),
        })
    }

    /// What a tag stands for.
    pub(crate) fn tagged(&self, id: &oid) -> Result<ObjectId, HistoryError> {
        let bytes = self.bounded(id, Kind::Tag)?;
        let tag = gix_object::TagRef::from_bytes(&bytes, self.hash).map_err(|e| damaged(id, &e))?;
        Ok(tag.target())
    }

    /// The entry at a path below a folder, if there is one. Links are not followed.
    pub(crate) fn entry(&self, folder: &oid, path: &str) -> Result<Option<Entry>, HistoryError> {
        let mut at = Entry { name: Vec::new(), kind: EntryKind::Tree, id: folder.to_owned() };
        for part in path.split('/').filter(|part| !part.is_empty()) {
            if at.kind != EntryKind::Tree {
                return Ok(None);
            }
            let found = self.folder(&at.id)?.into_iter().find(|entry| entry.name == part.as_bytes());
            let Some(entry) = found else { return Ok(None) };
            at = entry;
        }
        Ok(Some(at))
    }

    fn missing(&self, id: &oid) -> HistoryError {
        let error = HistoryError::new(format!("the object `{}` is not in this copy of the repository", short(id)));
        if self.is_partial() {
            return error.help(
                "The repository was cloned without all of its files. `git fetch --refetch --no-filter` fetches them.",
            );
        }
        if !self.shallow.is_empty() {
            return error.help(SHALLOW);
        }
        error.help("`git fsck` tells whether the repository is damaged.")
    }
}

/// What to type where the history was cut off.
pub(crate) const SHALLOW: &str = "The history of this copy is cut off: it was cloned with `--depth`. `git fetch --unshallow` fetches the rest (in a GitHub workflow, give `actions/checkout` the line `fetch-depth: 0`).";

fn damaged(id: &oid, e: &dyn std::fmt::Display) -> HistoryError {
    let reason = e.to_string();
    HistoryError::unreadable(&format!("the object `{}` of the repository", short(id)), reason.trim_end_matches('.'))
}

/// The first digits of an object's name, as git shows them.
pub(crate) fn short(id: &oid) -> String {
    id.to_hex_with_len(10).to_string()
}
