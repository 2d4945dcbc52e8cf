//! Entries of front matter that moved from one section to another: taken out here and put in there, they are one change.

use std::collections::{BTreeMap, HashMap};

use planwright_core::model::Id;

use crate::change::{Change, ChangeKind, Note};
use crate::redline::{Redline, SectionDiff};
use crate::sentences::title_of;

/// An entry by what it is and what it says.
type Entry = (ChangeKind, String, String);

/// Tells of entries that were taken out of one section and put into another as moved. Gives the changes that tell of nothing
/// more, in their order.
pub(crate) fn moved_entries(redline: &mut Redline, changes: &mut [Change]) -> Vec<usize> {
    let entry = |change: &Change, removed: bool| -> Option<Entry> {
        let (name, place) = match (&change.note, removed) {
            (Some(Note::Removed(name)), true) => (name, change.old.as_ref()?),
            (Some(Note::Added(name)), false) => (name, change.new.as_ref()?),
            _ => return None,
        };
        Some((change.kind, name.clone(), place.text.clone()))
    };
    let mut gone: HashMap<Entry, Vec<usize>> = HashMap::new();
    for (at, change) in changes.iter().enumerate().rev() {
        if let Some(entry) = entry(change, true) {
            gone.entry(entry).or_default().push(at);
        }
    }
    let titles: HashMap<Option<Id>, String> =
        redline.sections.iter().map(|section| (section.id.clone(), title_of(section))).collect();
    let mut merged = BTreeMap::new();
    for come in 0..changes.len() {
        let Some(key) = changes.get(come).and_then(|change| entry(change, false)) else { continue };
        let Some(from) = gone.get_mut(&key).and_then(Vec::pop) else { continue };
        let old = changes.get_mut(from).and_then(|change| change.old.take());
        let section = changes.get(from).and_then(|change| change.section.clone());
        let title = titles.get(&section).cloned().unwrap_or_default();
        if let Some(change) = changes.get_mut(come) {
            change.old = old;
            change.note = Some(Note::EntryMoved { name: key.1, from: title });
            merged.insert(from, come);
        }
    }
    let follow = |change: &mut usize| *change = merged.get(change).copied().unwrap_or(*change);
    redline.sections.iter_mut().for_each(|section: &mut SectionDiff| {
        section.changes.retain(|change| !merged.contains_key(change));
        section.each_change(follow);
    });
    merged.into_keys().collect()
}
