//! Paragraphs that were split or joined.

use std::ops::Range;

use planwright_diff::{Side, UnitDiff, UnitState, on_side};

use super::super::document::Document;
use super::glyphs::Line;
use super::leaves::{Leaf, Part};
use super::marks::Mark;
use super::order::Order;
use super::passage::Passage;

/// The units of paragraphs that were split or joined, beginning with this one; this one alone where it was not.
pub(super) fn chain(units: &[UnitDiff], at: usize) -> Range<usize> {
    let own = units.iter().skip(at).take_while(|unit| unit.end != Side::Both && unit.state == UnitState::Kept).count();
    at..(at + own + 1).min(units.len())
}

/// Whether a paragraph of a version begins with a unit.
pub(super) fn begins(units: &[UnitDiff], at: usize, side: Side) -> bool {
    let goes_on = at.checked_sub(1).and_then(|last| units.get(last)).is_some_and(|last| last.goes_on(side));
    let left_out = match side {
        Side::Old => [UnitState::Added, UnitState::MovedHere],
        _ => [UnitState::Removed, UnitState::MovedAway],
    };
    !goes_on && units.get(at).is_some_and(|unit| !left_out.contains(&unit.state))
}

impl<'v> Order<'v> {
    /// Writes paragraphs that were split or joined: the ends that only one version has come or go, and the words stay.
    pub(super) fn chain<'l>(
        &mut self,
        doc: &mut Document<'v>,
        units: &[UnitDiff],
        chain: Range<usize>,
        before: &mut impl Iterator<Item = &'l Leaf<'v>>,
        after: &mut impl Iterator<Item = &'l Leaf<'v>>,
    ) where
        'v: 'l,
    {
        let of = |side: Side, leaves: &mut dyn Iterator<Item = &'l Leaf<'v>>| -> Vec<(&'l Leaf<'v>, Range<usize>)> {
            let mut own: Vec<(&Leaf<'v>, Range<usize>)> = Vec::new();
            for at in chain.clone() {
                match (begins(units, at, side), own.last_mut()) {
                    (false, Some((_, range))) => range.end = at + 1,
                    _ => own.extend(leaves.next().map(|leaf| (leaf, at..at + 1))),
                }
            }
            own
        };
        let (olds, news) = (of(Side::Old, before), of(Side::New, after));
        let Some(parts) = self.parts(doc, units, &olds, &news).filter(|parts| parts.len() == chain.len()) else {
            olds.iter().for_each(|(leaf, _)| self.left(doc, leaf));
            news.iter().for_each(|(leaf, _)| self.come(doc, leaf));
            return;
        };
        for (unit, (old, new, words)) in units.iter().skip(chain.start).zip(parts) {
            doc.tracking.end = match unit.end {
                Side::New => Some(Mark::Inserted),
                Side::Old => Some(Mark::Deleted),
                Side::Both => None,
            };
            self.words(doc, Some(old), new, &words);
        }
        if let (Some((old, _)), Some((new, _))) = (olds.last(), news.last()) {
            Self::ends(doc, old, new);
        }
    }

    /// The words of each unit of paragraphs that were split or joined, with the paragraphs that they stand in; none where
    /// that cannot be told.
    fn parts<'l>(
        &self,
        doc: &Document<'v>,
        units: &[UnitDiff],
        olds: &[(&'l Leaf<'v>, Range<usize>)],
        news: &[(&'l Leaf<'v>, Range<usize>)],
    ) -> Option<Vec<(&'l Leaf<'v>, &'l Leaf<'v>, Passage)>> {
        let of = |side: Side, leaves: &[(&'l Leaf<'v>, Range<usize>)]| -> Option<Vec<(&'l Leaf<'v>, Line)>> {
            let mut all = Vec::new();
            for (at, (leaf, range)) in leaves.iter().enumerate() {
                let Part::Text(content) = leaf.part else { return None };
                if !leaf.blank.is_empty() || leaf.ends > 0 && at + 1 < leaves.len() {
                    return None;
                }
                let runs = units.get(range.clone())?.iter().map(|unit| on_side(&unit.runs, side));
                let lines = doc.line_of(content).cut(&runs.collect::<Vec<_>>())?;
                all.extend(lines.into_iter().map(|line| (*leaf, line)));
            }
            Some(all)
        };
        let (old, new) = (of(Side::Old, olds)?, of(Side::New, news)?);
        let first = olds.first()?.1.start;
        let own = old.into_iter().zip(new).zip(units.iter().skip(first));
        let parts =
            own.map(|(((was, old), (is, new)), unit)| (was, is, Passage::between(old, new, [unit.runs.as_slice()])));
        Some(parts.collect())
    }
}
