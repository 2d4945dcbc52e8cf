//! Where what was moved stood, and where it stands.

use std::collections::BTreeMap;

use planwright_core::model::Id;
use planwright_diff::{Redline, SectionDiff, UnitDiff, UnitState};

use super::Telling;
use super::sections::{anchor, title};
use crate::Place;

/// The sections that something was moved from and to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ends<'a> {
    from: Option<&'a SectionDiff>,
    to: Option<&'a SectionDiff>,
}

/// The ends of every move, by the change that tells of it.
pub(super) fn moves(redline: &Redline) -> BTreeMap<usize, Ends<'_>> {
    let mut moves: BTreeMap<usize, Ends<'_>> = BTreeMap::new();
    for section in &redline.sections {
        for unit in &section.units {
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

impl Telling<'_> {
    /// Where a unit went, or came from, where that is another section than the one with this anchor: its title and where it
    /// stands in the redline.
    pub(super) fn other_end(&self, unit: &UnitDiff, here: &str) -> Option<(String, Place)> {
        let ends = self.moves.get(&unit.change?)?;
        let other = if unit.state == UnitState::MovedAway { ends.to } else { ends.from }?;
        let id = anchor(other.id.as_ref().map(Id::as_str));
        if id == here {
            return None;
        }
        let title = if other.id.is_none() { self.word("redline-whole-plan") } else { title(other) };
        let there = self.fill("redline-go-to", &[("title", &title)]);
        Some((title, Place { id, title: there }))
    }
}
