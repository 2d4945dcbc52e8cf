//! Which plan of one side is which of the other.

use std::collections::BTreeSet;

use planwright_project::Gathering;

use super::{Pair, Sides};
use crate::HistoryError;
use crate::difftool::anchor::Side;
use crate::likeness::{ENOUGH, likeness};
use crate::version::Standing;

/// The plans of which something was handed over.
pub(super) fn all(sides: &Sides<'_>) -> Result<Vec<Pair>, HistoryError> {
    let (left, right) = (folders(sides, Side::Left)?, folders(sides, Side::Right)?);
    let mut pairs = Vec::new();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for folder in left.union(&right) {
        match (left.contains(folder), right.contains(folder)) {
            (true, true) => pairs.push((
                folder.clone(),
                Pair { old: Some(sides.plan(Side::Left, folder)?), new: Some(sides.plan(Side::Right, folder)?) },
            )),
            (true, false) => gone.push((folder.clone(), sides.plan(Side::Left, folder)?)),
            _ => come.push((folder.clone(), sides.plan(Side::Right, folder)?)),
        }
    }
    pairs.extend(renamed(gone, come));
    pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(pairs.into_iter().map(|(_, pair)| pair).collect())
}

/// Pairs what is gone with what has come, the most alike first.
fn renamed(gone: Vec<(String, Standing)>, come: Vec<(String, Standing)>) -> Vec<(String, Pair)> {
    let mut scores = Vec::new();
    for (from, (_, old)) in gone.iter().enumerate() {
        for (to, (_, new)) in come.iter().enumerate() {
            let alike = likeness(&old.tree, &new.tree);
            if alike >= ENOUGH {
                scores.push((alike, from, to));
            }
        }
    }
    scores.sort_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let (mut gone, mut come): (Vec<_>, Vec<_>) =
        (gone.into_iter().map(Some).collect(), come.into_iter().map(Some).collect());
    let mut pairs = Vec::new();
    for (_, from, to) in scores {
        let (Some(old), Some(new)) = (gone.get_mut(from), come.get_mut(to)) else { continue };
        if old.is_some()
            && let Some((folder, new)) = new.take_if(|_| true)
        {
            pairs.push((folder, Pair { old: old.take().map(|(_, old)| old), new: Some(new) }));
        }
    }
    pairs.extend(gone.into_iter().flatten().map(|(folder, old)| (folder, Pair { old: Some(old), new: None })));
    pairs.extend(come.into_iter().flatten().map(|(folder, new)| (folder, Pair { old: None, new: Some(new) })));
    pairs
}

/// The folders of plans that files of either side are in, as they are on one side.
fn folders(sides: &Sides<'_>, side: Side) -> Result<BTreeSet<String>, HistoryError> {
    let mut folders = BTreeSet::new();
    let mut told = BTreeSet::new();
    for file in sides.left.keys().chain(sides.right.keys()) {
        let folder = crate::path::parent(file).to_owned();
        if told.insert(folder.clone())
            && let Some(plan) = plan_around(sides, side, &folder)?
        {
            folders.insert(plan);
        }
    }
    Ok(folders)
}

/// The outermost plan that a folder is in: a translation is part of its plan.
fn plan_around(sides: &Sides<'_>, side: Side, folder: &str) -> Result<Option<String>, HistoryError> {
    let mut above = String::new();
    if sides.has(side, "plan.md")? {
        return Ok(Some(above));
    }
    for part in folder.split('/').filter(|part| !part.is_empty()) {
        if Gathering::passes_over(part) {
            return Ok(None);
        }
        above = if above.is_empty() { part.to_owned() } else { format!("{above}/{part}") };
        if sides.has(side, &format!("{above}/plan.md"))? {
            return Ok(Some(above));
        }
    }
    Ok(None)
}
