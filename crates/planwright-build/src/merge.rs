//! The outputs of several builds as one site.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::exchange::{self, Staged};
use crate::manifest::{MANIFEST, Output};
use crate::outputs::File;
use crate::{Error, Manifest, disk, site};

/// Puts the outputs of builds, each a folder that was one's `--out`, into `out`, with one list of all plans. Gives how many
/// plans there are.
///
/// What one build of the same plans would have written is written byte for byte; nothing is rendered again.
///
/// # Errors
///
/// Two outputs of one plan, outputs of different versions of the tool, some that were changed after they were built, or a
/// folder in the way: found before anything is written. What cannot be read or written.
pub fn merge(folders: &[PathBuf], out: &Path) -> Result<usize, Error> {
    let plans = plans(folders)?;
    for name in plans.keys() {
        let target = out.join(name);
        if !exchange::may_replace(&target) {
            return Err(Error::NotOurs(target));
        }
    }
    if plans.len() > 1 && !site::may_replace(out) {
        return Err(Error::NotOurs(site::path(out)));
    }
    site::tidy(out);
    let mut targets = Vec::new();
    for (name, folder) in &plans {
        let target = out.join(name);
        Staged::write(&target, &files(folder)?)?.exchange()?;
        targets.push(target);
    }
    if targets.len() > 1 {
        site::write(&targets, out)?;
    }
    Ok(plans.len())
}

/// The plans of all builds by their names.
fn plans(folders: &[PathBuf]) -> Result<BTreeMap<String, PathBuf>, Error> {
    let mut plans: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut names: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut by: Option<(Manifest, PathBuf)> = None;
    for folder in folders {
        if Manifest::is_ours(folder) {
            return Err(Error::OnePlan(folder.clone()));
        }
        for (name, within) in outputs(folder)? {
            let whole = |manifest: &Manifest| manifest.outputs.iter().all(stays_within) && manifest.holds(&within);
            let Some(manifest) = Manifest::read(&within).filter(whole) else {
                return Err(Error::Altered(within));
            };
            match &by {
                Some((first, at)) if first.tool != manifest.tool => {
                    return Err(Error::MixedTools { first: at.clone(), second: within });
                }
                Some(_) => {}
                None => by = Some((manifest, within.clone())),
            }
            // Names that differ in capital letters only are one folder on some systems.
            if let Some(first) = names.insert(name.to_lowercase(), within.clone()) {
                return Err(Error::Twice { first, second: within });
            }
            plans.insert(name, within);
        }
    }
    Ok(plans)
}

/// The folders of outputs within a build's folder, by their names.
fn outputs(folder: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| unreadable(folder, &e))? {
        let path = entry.map_err(|e| unreadable(folder, &e))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).filter(|name| !name.starts_with('.'));
        if let Some(name) = name.filter(|_| Manifest::is_ours(&path)) {
            found.push((name.to_owned(), path.clone()));
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// True for an output that stands in its plan's folder.
fn stays_within(output: &Output) -> bool {
    let mut parts = Path::new(&output.path).components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// The outputs that a folder's manifest names, and the manifest.
fn files(folder: &Path) -> Result<Vec<File>, Error> {
    let outputs = Manifest::read(folder).map(|manifest| manifest.outputs).unwrap_or_default();
    let names = outputs.into_iter().map(|output| output.path).chain([MANIFEST.to_owned()]);
    let read = |path: String| {
        let bytes = disk::read(&folder.join(&path)).map_err(|e| unreadable(&folder.join(&path), &e))?;
        Ok(File { path, bytes })
    };
    names.map(read).collect()
}

fn unreadable(path: &Path, e: &std::io::Error) -> Error {
    planwright_project::Error::Unreadable { path: path.to_owned(), reason: planwright_project::reason(e) }.into()
}
