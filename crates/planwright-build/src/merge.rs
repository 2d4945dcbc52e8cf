//! The outputs of several builds as one site.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use crate::exchange::{self, Staged};
use crate::manifest::{MANIFEST, Output};
use crate::outputs::File;
use crate::share::Share;
use crate::{Error, Manifest, disk, site};

/// What was put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// How many plans.
    pub plans: usize,
    /// The folders of outputs that are not there, in the order of their names: of plans that fell to a share and could not be
    /// built.
    pub missing: Vec<PathBuf>,
    /// Those that were built before, of plans that could not be built this time.
    pub outdated: Vec<PathBuf>,
    /// How many plans fell to no share, because they could not be read.
    pub unread: usize,
}

impl Merged {
    /// True where the site has every plan as it is now.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.outdated.is_empty() && self.unread == 0
    }
}

/// Puts the outputs of builds, each a folder that was one's `--out`, into `out`, with one list of all plans.
///
/// What one build of the same plans would have written is written byte for byte; nothing is rendered again. Of a folder that
/// a share was built into, the plans of that share are taken: what stands there of an earlier dealing is none of it.
///
/// # Errors
///
/// A share that is missing, two outputs of one plan, outputs of different versions of the tool, some that were changed after
/// they were built, or a folder in the way: found before anything is written. What cannot be read or written.
pub fn merge(folders: &[PathBuf], out: &Path) -> Result<Merged, Error> {
    let builds: Vec<Build<'_>> = folders.iter().map(|folder| (folder, Share::all(folder))).collect();
    let unread = dealt(&builds)?;
    let Gathered { plans, missing, outdated } = gather(&builds)?;
    // As in one build, those that could not be built count: the list is there for all.
    let has_list = plans.len() > 1 || !(plans.is_empty() || missing.is_empty());
    if let Some(named) = plans.iter().find(|(name, _)| has_list && name.to_lowercase() == site::NAME) {
        return Err(Error::NamedAsTheList(named.1.display().to_string()));
    }
    for name in plans.keys() {
        let target = out.join(name);
        if !exchange::may_be_replaced(&target) {
            return Err(Error::NotOurs(target));
        }
    }
    if has_list && !site::may_replace(out) {
        return Err(Error::NotOurs(site::path(out)));
    }
    site::tidy(out);
    let mut targets = Vec::new();
    for (name, folder) in &plans {
        let target = out.join(name);
        Staged::write(&target, &files(folder)?)?.exchange()?;
        targets.push(target);
    }
    if has_list {
        site::write(&targets, out)?;
    }
    // Where shares were built here, it is the site now.
    Share::take_away(None, out)?;
    Ok(Merged { plans: plans.len(), missing, outdated, unread })
}

/// The folder of a build, and what it says of shares.
type Build<'a> = (&'a PathBuf, Vec<Share>);

/// Makes sure that every share of one dealing is there, if any is, and gives how many plans were in none.
fn dealt(builds: &[Build<'_>]) -> Result<usize, Error> {
    let shares: Vec<(&PathBuf, &Share)> =
        builds.iter().flat_map(|(folder, shares)| shares.iter().map(move |share| (*folder, share))).collect();
    let Some((at, first)) = shares.first() else { return Ok(0) };
    if let Some((other, second)) = shares.iter().find(|(_, share)| share.of != first.of) {
        let named = |share: &Share| format!("{} of {}", share.share, share.of);
        let at = Box::new(((*at).clone(), (*other).clone()));
        return Err(Error::UnlikeShares { first: named(first), second: named(second), at });
    }
    if let Some((other, _)) = shares.iter().find(|(_, share)| share.dealt != first.dealt) {
        return Err(Error::UnlikePlans { first: (*at).clone(), second: (*other).clone() });
    }
    let there: BTreeSet<usize> = shares.iter().map(|(_, share)| share.share).collect();
    let lacking: Vec<String> =
        (1..=first.of).filter(|number| !there.contains(number)).take(MOST).map(|number| number.to_string()).collect();
    let missing = match lacking.as_slice() {
        [] => return Ok(shares.iter().map(|(_, share)| share.unread).max().unwrap_or_default()),
        [one] => format!("number {one} is"),
        [some @ .., last] if first.of.saturating_sub(there.len()) <= MOST => {
            format!("numbers {} and {last} are", some.join(", "))
        }
        some => format!("numbers {} and others are", some.join(", ")),
    };
    Err(Error::SharesMissing { missing, of: first.of })
}

/// Shares that are missing and told by their numbers.
const MOST: usize = 10;

/// The plans of all builds by their names.
struct Gathered {
    plans: BTreeMap<String, PathBuf>,
    missing: Vec<PathBuf>,
    outdated: Vec<PathBuf>,
}

fn gather(builds: &[Build<'_>]) -> Result<Gathered, Error> {
    let mut plans: BTreeMap<String, PathBuf> = BTreeMap::new();
    let (mut missing, mut outdated): (BTreeMap<String, PathBuf>, Vec<PathBuf>) = Default::default();
    let mut names: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut by: Option<(Manifest, PathBuf)> = None;
    for (folder, shares) in builds {
        if Manifest::is_ours(folder) {
            return Err(Error::OnePlan(folder.to_path_buf()));
        }
        let dealt: BTreeSet<&str> = shares.iter().flat_map(|share| &share.plans).map(String::as_str).collect();
        missing.extend(dealt.iter().map(|name| (name.to_string(), folder.join(name))));
        let is_wanted = |name: &str| if shares.is_empty() { !name.starts_with('.') } else { dealt.contains(name) };
        for (name, within) in outputs(folder, is_wanted)? {
            if shares.iter().any(|share| share.unbuilt.contains(&name)) {
                outdated.push(within.clone());
            }
            // Names that differ in capital letters only are one folder on some systems.
            if let Some(first) = names.insert(name.to_lowercase(), within.clone()) {
                return Err(Error::Twice { first, second: within });
            }
            let Some(manifest) = Manifest::read(&within).filter(|manifest| is_whole(manifest, &name, &within)) else {
                return Err(Error::Altered(within));
            };
            match &by {
                Some((first, at)) if first.tool != manifest.tool => {
                    return Err(Error::MixedTools { first: at.clone(), second: within });
                }
                Some(_) => {}
                None => by = Some((manifest, within.clone())),
            }
            plans.insert(name, within);
        }
    }
    missing.retain(|name, _| !plans.contains_key(name));
    Ok(Gathered { plans, missing: missing.into_values().collect(), outdated })
}

/// True where the outputs are as they were built, and nothing that is said of them leads elsewhere.
fn is_whole(manifest: &Manifest, name: &str, folder: &Path) -> bool {
    manifest.outputs.iter().all(stays_within) && manifest.plan.stays_in(name) && manifest.holds(folder)
}

/// The folders of outputs within a build's folder, of the names that are wanted, by these.
fn outputs(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, PathBuf)>, Error> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| unreadable(folder, &e))? {
        let path = entry.map_err(|e| unreadable(folder, &e))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).filter(|name| is_wanted(name));
        if let Some(name) = name.filter(|_| Manifest::is_ours(&path) || is_broken(&path)) {
            found.push((name.to_owned(), path.clone()));
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// True for a folder with a manifest that is nobody's: one that was damaged may have been ours.
fn is_broken(folder: &Path) -> bool {
    let path = folder.join(MANIFEST);
    let value = |bytes: Vec<u8>| serde_json::from_slice::<serde_json::Value>(&bytes).ok();
    path.symlink_metadata().is_ok() && disk::read(&path).ok().and_then(value).is_none()
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
