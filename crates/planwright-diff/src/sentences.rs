//! Sentences that moved from one paragraph to another: taken out here and put in there, they are one change.

use std::collections::{BTreeMap, HashMap};

use crate::change::{Change, ChangeKind, Note};
use crate::content::{TokenKind, text_of};
use crate::redline::{Redline, SectionDiff, Side, UnitState};

/// Fewer words are said in many places.
const LEAST: usize = 4;

/// Words that stand on one side only.
struct Passage {
    /// The change that tells of them.
    change: usize,
    /// The section, by its place in the redline.
    section: usize,
    keys: Vec<u32>,
}

/// Tells of sentences that were taken out and put in elsewhere as moved. Gives the changes that tell of nothing more.
pub(crate) fn moved_sentences(redline: &mut Redline, changes: &mut [Change]) -> Vec<usize> {
    let gone = passages(redline, changes, Side::Old);
    let mut left: HashMap<&[u32], Vec<&Passage>> = HashMap::new();
    for passage in gone.iter().rev() {
        left.entry(&passage.keys).or_default().push(passage);
    }
    let mut merged = BTreeMap::new();
    for passage in passages(redline, changes, Side::New) {
        let Some(same) = left.get_mut(passage.keys.as_slice()) else { continue };
        let nearest = same.iter().rposition(|gone| gone.section == passage.section);
        let Some(at) = nearest.or(same.len().checked_sub(1)) else { continue };
        let gone = same.remove(at);
        let from = redline.sections.get(gone.section).filter(|_| gone.section != passage.section);
        let from = from.map(title_of);
        tell(changes, gone.change, passage.change, from);
        merged.insert(gone.change, passage.change);
    }
    for section in &mut redline.sections {
        section.changes.retain(|change| !merged.contains_key(change));
        section.each_change(|change| *change = merged.get(change).copied().unwrap_or(*change));
    }
    merged.into_keys().collect()
}

/// The old title of a section.
pub(crate) fn title_of(section: &SectionDiff) -> String {
    let tokens = crate::redline::on_side(&section.title, Side::Old);
    text_of(&tokens.into_iter().cloned().collect::<Vec<_>>())
}

/// One change of the place where the words are now, with both places.
fn tell(changes: &mut [Change], gone: usize, come: usize, from: Option<String>) {
    let old = changes.get_mut(gone).and_then(|change| change.old.take());
    if let Some(change) = changes.get_mut(come) {
        let (new, section) = (change.new.take(), change.section.take());
        *change = Change { section, old, new, note: Some(Note::Moved(from)), ..Change::new(ChangeKind::Text, None) };
    }
}

/// Whole sentences that stand on one side only, within units that stand on both.
fn passages(redline: &Redline, changes: &[Change], side: Side) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    for (place, section) in redline.sections.iter().enumerate() {
        let kept = section.units.iter().filter(|unit| matches!(unit.state, UnitState::Kept | UnitState::MovedHere));
        for run in kept.flat_map(|unit| &unit.runs).filter(|run| run.side == side) {
            let Some(change) = run.change else { continue };
            let one_sided = changes.get(change).is_some_and(|change| match side {
                Side::Old => change.new.is_none(),
                _ => change.old.is_none(),
            });
            let words: usize = run.tokens.iter().map(crate::content::Token::words).sum();
            let ends = run
                .tokens
                .last()
                .is_some_and(|last| last.kind == TokenKind::Sign && matches!(last.text.as_str(), "." | "!" | "?"));
            if one_sided && ends && words >= LEAST {
                let keys = run.tokens.iter().map(|token| token.key).collect();
                found.push(Passage { change, section: place, keys });
            }
        }
    }
    found
}
