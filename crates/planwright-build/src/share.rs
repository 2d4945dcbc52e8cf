//! `share-2-of-5.json`: which plans fell to a share, beside their outputs, so that who puts shares together knows whether all
//! are there.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{Error, Shard, disk};

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
    /// The names of the plans that fell to it, whether or not they could be built.
    pub(crate) plans: Vec<String>,
}

impl Share {
    /// What a folder says of shares that were built into it.
    pub(crate) fn all(out: &Path) -> Vec<Self> {
        found(out).into_iter().map(|(_, share)| share).collect()
    }

    /// Says it of a share of these plans.
    pub(crate) fn write(shard: Shard, plans: Vec<String>, out: &Path) -> Result<(), Error> {
        let (share, of) = shard.numbers();
        let said = Self { version: 1, tool: "planwright".to_owned(), share, of, plans };
        let mut bytes = serde_json::to_vec_pretty(&said).unwrap_or_default();
        bytes.push(b'\n');
        let path = path(shard, out);
        std::fs::create_dir_all(out).and_then(|()| disk::put(&path, &bytes)).map_err(|e| Error::write(&path, &e))
    }

    /// Takes away what earlier builds said of this share, until it has been built again, and of shares that it is none of.
    pub(crate) fn take_away(shard: Option<Shard>, out: &Path) -> Result<(), Error> {
        let another =
            |share: &Self| shard.map(Shard::numbers).is_none_or(|(number, of)| share.of != of || share.share == number);
        let mut old = found(out).into_iter().filter(|(_, share)| another(share));
        old.try_for_each(|(path, _)| std::fs::remove_file(&path).map_err(|e| Error::write(&path, &e)))
    }
}

/// Where it is said. Not in a hidden file: those that carry outputs from machine to machine leave such out.
pub(crate) fn path(shard: Shard, out: &Path) -> PathBuf {
    let (number, of) = shard.numbers();
    out.join(format!("share-{number}-of-{of}.json"))
}

/// True where there is no such file, or it is one that a build of ours wrote.
pub(crate) fn may_replace(shard: Shard, out: &Path) -> bool {
    let path = path(shard, out);
    std::fs::symlink_metadata(&path).is_err() || read(&path).is_some()
}

/// What is said in a folder, and where.
fn found(out: &Path) -> Vec<(PathBuf, Share)> {
    let Ok(entries) = std::fs::read_dir(out) else { return Vec::new() };
    let named = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with("share-") && name.ends_with(".json"))
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(named);
    let mut found: Vec<(PathBuf, Share)> = paths.filter_map(|path| Some((path.clone(), read(&path)?))).collect();
    found.sort_by_key(|(_, share)| (share.of, share.share));
    found
}

fn read(path: &Path) -> Option<Share> {
    let share: Share = serde_json::from_slice(&disk::read(path).ok()?).ok()?;
    let is_one = (1..=share.of).contains(&share.share) && !share.plans.iter().any(|name| name.contains('/'));
    (share.tool == "planwright" && is_one).then_some(share)
}
