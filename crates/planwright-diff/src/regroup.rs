//! Paragraphs that were split or joined, in the redline: one text in several units, with the side on which each ends.

use planwright_core::model::Id;

use crate::change::{Change, ChangeKind, Note};
use crate::content::{Token, Unit};
use crate::edited::{place, redline};
use crate::redline::{Run, Side, UnitDiff, UnitState};

/// The units of a paragraph of one version that is several in the other.
pub(crate) fn regrouped(old: &[Unit], new: &[Unit], section: Option<&Id>, changes: &mut Vec<Change>) -> Vec<UnitDiff> {
    let (side, several) = if new.len() > 1 { (Side::New, new) } else { (Side::Old, old) };
    let mut told = Change::new(ChangeKind::Text, section);
    let rest = several.iter().skip(1).flat_map(|unit| unit.tokens.iter().cloned()).collect::<Vec<_>>();
    (told.old, told.new) = (place(&rest), place(&rest));
    told.note = Some(if side == Side::New { Note::Split } else { Note::Joined });
    changes.push(told);
    let change = changes.len() - 1;
    let runs = redline(&one_text(old), &one_text(new), section, None, changes);
    let lengths = several.iter().map(|unit| unit.tokens.len());
    let texts = cut(runs, lengths, side);
    // What stands on the side of one paragraph only has no setting of its own for the others.
    let shown = |at: usize| if side == Side::New { new.get(at) } else { old.get(at) };
    let last = texts.len().saturating_sub(1);
    let units = texts.into_iter().enumerate().filter_map(|(at, runs)| {
        let unit = if at == 0 { new.first() } else { shown(at) }?;
        Some(UnitDiff {
            shape: unit.shape,
            setting: unit.setting,
            state: UnitState::Kept,
            runs,
            table: None,
            end: if at == last { Side::Both } else { side },
            change: (at != last).then_some(change),
        })
    });
    units.collect()
}

/// The tokens of paragraphs as those of one: a space stands between two.
fn one_text(units: &[Unit]) -> Vec<Token> {
    let mut text: Vec<Token> = Vec::new();
    for unit in units {
        let from = text.len();
        text.extend(unit.tokens.iter().cloned());
        if let (true, Some(first)) = (from > 0, text.get_mut(from)) {
            first.space = true;
        }
    }
    text
}

/// Cuts runs where the paragraphs of a side end: each has so many tokens of that side.
fn cut(runs: Vec<Run>, lengths: impl Iterator<Item = usize>, side: Side) -> Vec<Vec<Run>> {
    let mut rest: std::collections::VecDeque<Run> = runs.into();
    let mut texts = Vec::new();
    for length in lengths {
        let mut left = length;
        let mut text = Vec::new();
        while let Some(mut run) = rest.pop_front() {
            let own = run.side == Side::Both || run.side == side;
            // What the other side has at the place of an end stands before it.
            if own && left == 0 {
                rest.push_front(run);
                break;
            }
            if own && run.tokens.len() > left {
                let tokens = run.tokens.split_off(left);
                rest.push_front(Run { side: run.side, tokens, change: run.change });
            }
            left -= if own { run.tokens.len() } else { 0 };
            text.push(run);
        }
        texts.push(text);
    }
    texts
}
