//! Which block that stood elsewhere is which of those that stand here.

use std::collections::{BTreeMap, VecDeque};

use planwright_diff::{SectionDiff, Shape, Side, Token, UnitDiff, UnitState, on_side};

use super::passage::fold;

/// The names of moves, by the place of the section in the redline and of the block in that.
pub(super) type Moves = BTreeMap<(usize, usize), String>;

/// Names each move of which both ends are known. Tables and pictures cannot be moved in Word: they go and come.
pub(super) fn moves(diffs: &[SectionDiff]) -> Moves {
    let mut away: BTreeMap<String, VecDeque<(usize, usize)>> = BTreeMap::new();
    for (at, unit) in moved(diffs, UnitState::MovedAway) {
        away.entry(words(unit)).or_default().push_back(at);
    }
    let mut names = Moves::new();
    for (at, unit) in moved(diffs, UnitState::MovedHere) {
        if let Some(from) = away.get_mut(&words(unit)).and_then(VecDeque::pop_front) {
            let name = format!("block{}", names.len() / 2 + 1);
            names.insert(from, name.clone());
            names.insert(at, name);
        }
    }
    names
}

/// The blocks of a state in sections that stay where they are.
fn moved(diffs: &[SectionDiff], state: UnitState) -> impl Iterator<Item = ((usize, usize), &UnitDiff)> {
    let all = diffs.iter().enumerate().filter(|(_, section)| !section.moved);
    let units = all.flat_map(|(at, section)| section.units.iter().enumerate().map(move |(unit, it)| ((at, unit), it)));
    units.filter(move |(_, unit)| {
        unit.state == state && !matches!(unit.shape, Shape::Table | Shape::Figure | Shape::Chart | Shape::Footnote)
    })
}

fn words(unit: &UnitDiff) -> String {
    folded(&on_side(&unit.runs, Side::Old))
}

/// The letters of tokens, as versions are compared by them.
pub(super) fn folded(tokens: &[&Token]) -> String {
    use planwright_diff::TokenKind::{Link, Note, Picture};
    let read = tokens.iter().filter(|token| !matches!(token.kind, Link | Note | Picture));
    fold(read.flat_map(|token| token.text.chars()))
}
