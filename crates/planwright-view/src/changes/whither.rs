//! Where what was moved stood, and where it stands.

use std::collections::BTreeMap;

use planwright_core::model::Id;
use planwright_diff::{Change, Note, Redline, Run, SectionDiff, Side, UnitDiff, UnitState};

use super::Telling;
use super::sections::{anchor, title};
use crate::{Aside, Place};

/// The sections that something was moved from and to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ends<'a> {
    pub(super) from: Option<&'a SectionDiff>,
    pub(super) to: Option<&'a SectionDiff>,
}

/// The ends of every move, by the change that tells of it.
pub(super) fn moves<'a>(redline: &'a Redline, changes: &[Change]) -> BTreeMap<usize, Ends<'a>> {
    let mut moves: BTreeMap<usize, Ends<'a>> = BTreeMap::new();
    let of_words = |run: &Run| {
        let change = run.change.filter(|at| changes.get(*at).is_some_and(is_of_words))?;
        Some((change, run.side))
    };
    for section in &redline.sections {
        for unit in &section.units {
            for (change, side) in unit.runs.iter().filter_map(of_words) {
                let ends = moves.entry(change).or_default();
                if side == Side::Old { &mut ends.from } else { &mut ends.to }.get_or_insert(section);
            }
            let Some(change) = unit.change else { continue };
            match unit.state {
                UnitState::MovedAway => moves.entry(change).or_default().from.get_or_insert(section),
                UnitState::MovedHere => moves.entry(change).or_default().to.get_or_insert(section),
                _ => continue,
            };
        }
    }
    moves
}

/// Whether a change tells of words that were moved between paragraphs.
pub(super) fn is_of_words(change: &Change) -> bool {
    matches!(change.note, Some(Note::Moved(_)))
}

impl Telling<'_> {
    /// Where words went or came from that were moved between paragraphs.
    pub(super) fn moved_words(&self, run: &Run) -> Option<Aside> {
        let at = run.change.filter(|at| self.change(*at).is_some_and(is_of_words))?;
        let ends = self.moves.get(&at)?;
        let (from, to) = (ends.from?, ends.to?);
        if from.id == to.id {
            return Some(Aside { text: self.word("redline-words-moved"), place: None });
        }
        let (other, key) =
            if run.side == Side::Old { (to, "redline-words-moved-to") } else { (from, "redline-words-moved-from") };
        let text = self.fill(key, &[("title", &self.called(other))]);
        Some(Aside { text, place: Some(anchor(other.id.as_ref().map(Id::as_str))) })
    }

    fn called(&self, section: &SectionDiff) -> String {
        if section.id.is_none() { self.word("redline-whole-plan") } else { title(section) }
    }

    /// Where a unit went, or came from, where that is another section than the one with this anchor: its title and where it
    /// stands in the redline.
    pub(super) fn other_end(&self, unit: &UnitDiff, here: &str) -> Option<(String, Place)> {
        let ends = self.moves.get(&unit.change?)?;
        let other = if unit.state == UnitState::MovedAway { ends.to } else { ends.from }?;
        let id = anchor(other.id.as_ref().map(Id::as_str));
        if id == here {
            return None;
        }
        let title = self.called(other);
        let there = self.fill("redline-go-to", &[("title", &title)]);
        Some((title, Place { id, title: there }))
    }
}
