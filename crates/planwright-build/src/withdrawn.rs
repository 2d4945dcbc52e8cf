//! Outputs that no list leads to any more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::{Manifest, run};

/// The folders beside the list that hold outputs of other plans than these: of such as were built by themselves, or were
/// withdrawn since. In the order of their names.
#[must_use]
pub fn unlisted(plans: &[PathBuf], out: &Path) -> Vec<PathBuf> {
    let names: BTreeSet<String> = plans.iter().filter_map(|plan| run::name(plan).ok()).collect();
    let Ok(entries) = std::fs::read_dir(out) else { return Vec::new() };
    let is_another = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| !name.starts_with('.') && !names.contains(name)) && Manifest::is_ours(path)
    };
    let mut others: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_another).collect();
    others.sort_unstable();
    others
}
