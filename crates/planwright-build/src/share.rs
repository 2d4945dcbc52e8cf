//! `share-2-of-5.json`: which plans fell to a share, beside their outputs, so that who puts shares together knows whether all
//! are there.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::manifest::hex;
use crate::{Error, Shard, disk};

/// The version of this format.
const VERSION: u32 = 1;

/// What is told of a share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Share {
    /// The version of this format.
    version: u32,
    /// `planwright`.
    tool: String,
    /// Which share, from 1.
    pub(crate) share: usize,
    /// Of how many.
    pub(crate) of: usize,
    /// SHA-256 of the names of all plans that were dealt out.
    pub(crate) dealt: String,
    /// The names of the plans that fell to it, whether or not they could be built.
    pub(crate) plans: Vec<String>,
    /// Those of them that could not be built this time.
    pub(crate) unbuilt: Vec<String>,
    /// How many more plans there are that could not be read, so that they fell to no share.
    pub(crate) unread: usize,
}

/// The digest of the names of all plans.
pub(crate) fn digest<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    let mut digest = Sha256::new();
    for name in names {
        digest.update((name.len() as u64).to_le_bytes());
        digest.update(name);
    }
    hex(&digest.finalize())
}

impl Share {
    /// What a folder says of shares that were built into it.
    pub(crate) fn all(out: &Path) -> Vec<Self> {
        found(out).into_iter().map(|(_, share)| share).collect()
    }

    /// A share of plans that could all be read and built.
    pub(crate) fn of(shard: Shard, dealt: String, plans: Vec<String>) -> Self {
        let ((share, of), tool) = (shard.numbers(), "planwright".to_owned());
        Self { version: VERSION, tool, share, of, dealt, plans, unbuilt: Vec::new(), unread: 0 }
    }

    /// Says it.
    pub(crate) fn write(&self, out: &Path) -> Result<(), Error> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        let path = place((self.share, self.of), out);
        std::fs::create_dir_all(out).and_then(|()| disk::put(&path, &bytes)).map_err(|e| Error::write(&path, &e))
    }

    /// Takes away what earlier builds said of this share, until it has been built again, and of shares that it is none of.
    pub(crate) fn take_away(shard: Option<Shard>, out: &Path) -> Result<(), Error> {
        let another =
            |share: &Self| shard.map(Shard::numbers).is_none_or(|(number, of)| share.of != of || share.share == number);
        let mut old = found(out).into_iter().filter(|(_, share)| another(share));
        old.try_for_each(|(path, _)| match std::fs::remove_file(&path) {
            // Another build of the same dealing was quicker.
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
            other => other.map_err(|e| Error::write(&path, &e)),
        })
    }
}

/// Where it is said.
pub(crate) fn path(shard: Shard, out: &Path) -> PathBuf {
    place(shard.numbers(), out)
}

/// Not in a hidden file: those that carry outputs from machine to machine leave such out.
fn place((share, of): (usize, usize), out: &Path) -> PathBuf {
    out.join(format!("share-{share}-of-{of}.json"))
}

/// True where there is no such file, or it is one that a build of ours wrote.
pub(crate) fn may_replace(shard: Shard, out: &Path) -> bool {
    let path = path(shard, out);
    std::fs::symlink_metadata(&path).is_err() || read(&path).is_some()
}

/// True for a name as these files have.
pub(crate) fn is_called_so(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with("share-") && name.ends_with(".json")
}

/// What is said in a folder, and where.
fn found(out: &Path) -> Vec<(PathBuf, Share)> {
    let Ok(entries) = std::fs::read_dir(out) else { return Vec::new() };
    let named = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).is_some_and(is_called_so);
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(named);
    let mut found: Vec<(PathBuf, Share)> = paths.filter_map(|path| Some((path.clone(), read(&path)?))).collect();
    found.sort_by_key(|(_, share)| (share.of, share.share));
    found
}

/// What a file says, unless no build of ours can have written it.
fn read(path: &Path) -> Option<Share> {
    let share: Share = serde_json::from_slice(&disk::read(path).ok()?).ok()?;
    let is_name = |name: &String| {
        !matches!(name.as_str(), "" | "." | "..") && !name.contains('/') && !name.contains(char::is_control)
    };
    let is_ours = share.tool == "planwright" && share.version == VERSION && (1..=share.of).contains(&share.share);
    (is_ours && share.plans.iter().chain(&share.unbuilt).all(is_name)).then_some(share)
}
