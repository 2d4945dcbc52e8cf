//! Which unit of a body is which of its other version: the most alike in their order, and paragraphs that were split
//! or joined.

use std::ops::Range;

use crate::content::{Shape, Unit};
use crate::likeness::{Shared, common, likeness};
use crate::order::in_order;
use crate::units::Feature;
use crate::words::edits;

/// From here on, two units of one place are taken for one that was edited.
const EDITED: f64 = 0.4;
/// The same for the only two at a place.
const ALONE: f64 = 0.25;
/// So many pairs of one gap are weighed each against each.
const WEIGHED: usize = 40_000;
/// A paragraph is looked for in at most so many.
const PARTS: usize = 4;
/// A part of at least so many tokens makes a paragraph one that was split.
const LEAST: usize = 4;
/// So much of each part must be what the whole has and its other parts have not.
const PART: f64 = 0.6;

/// A paragraph of one version that is several in the other: one of the two ranges is of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// The units of two bodies that belong together.
#[derive(Debug, Default)]
pub(crate) struct Matched {
    pub(crate) pairs: Vec<(usize, usize)>,
    pub(crate) groups: Vec<Group>,
}

/// Matches the units of two bodies in their order.
pub(crate) fn within(old: &[Unit], new: &[Unit], before: &[Feature], after: &[Feature]) -> Matched {
    let digests = |features: &[Feature]| features.iter().map(|feature| feature.digest).collect::<Vec<_>>();
    let mut found = Matched::default();
    let mut at = (0, 0);
    let hunks = edits(&digests(before), &digests(after));
    for hunk in &hunks {
        found.pairs.extend((at.0..hunk.old.start).zip(at.1..hunk.new.start));
        let gap = Gap { old, new, before, after, from: (hunk.old.start, hunk.new.start) };
        gap.matched(hunk.old.len(), hunk.new.len(), &mut found);
        at = (hunk.old.end, hunk.new.end);
    }
    found.pairs.extend((at.0..old.len()).zip(at.1..new.len()));
    found
}

/// Where two bodies differ.
struct Gap<'a> {
    old: &'a [Unit],
    new: &'a [Unit],
    before: &'a [Feature],
    after: &'a [Feature],
    from: (usize, usize),
}

impl Gap<'_> {
    /// How like two units are; none where they are none of one.
    fn like(&self, i: usize, j: usize, least: f64) -> Option<f64> {
        let (i, j) = (self.from.0 + i, self.from.1 + j);
        let (old, new) = (self.old.get(i)?, self.new.get(j)?);
        let id = |unit: &Unit| unit.table.as_ref().and_then(|table| table.id.clone());
        if old.shape != new.shape {
            return None;
        }
        if id(old).is_some() && id(old) == id(new) {
            return Some(1.0);
        }
        if matches!(old.shape, Shape::Heading(_)) && least <= ALONE {
            // At one place, with nothing beside it, a heading was only worded otherwise.
            return Some(EDITED);
        }
        if old.shape == Shape::AlertTitle {
            // A box of another kind is the same box: what it says decides.
            return Some(EDITED);
        }
        Some(likeness(&self.before.get(i)?.keys, &self.after.get(j)?.keys)).filter(|like| *like >= least)
    }

    fn matched(&self, rows: usize, columns: usize, found: &mut Matched) {
        match (rows, columns) {
            (0, _) | (_, 0) => {}
            (1, 1) => found.pairs.extend(self.like(0, 0, ALONE).map(|_| self.from)),
            _ if rows.saturating_mul(columns) <= WEIGHED => self.weighed(rows, columns, found),
            _ => found.pairs.extend(self.told(rows, columns)),
        }
    }

    /// The pairs and groups in order that are together the most alike.
    fn weighed(&self, rows: usize, columns: usize, found: &mut Matched) {
        let width = columns + 1;
        let mut best = vec![0.0_f64; (rows + 1) * width];
        let mut steps = vec![(1, 0); rows * columns];
        for i in (0..rows).rev() {
            for j in (0..columns).rev() {
                let after = |step: (usize, usize)| best[(i + step.0) * width + j + step.1];
                let mut choice = if after((1, 0)) >= after((0, 1)) { (1, 0) } else { (0, 1) };
                let mut most = after(choice);
                for (step, like) in self.steps(i, j, rows - i, columns - j) {
                    if like + after(step) > most {
                        (choice, most) = (step, like + after(step));
                    }
                }
                (best[i * width + j], steps[i * columns + j]) = (most, choice);
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < rows && j < columns {
            let step = steps[i * columns + j];
            let (old, new) = (self.from.0 + i, self.from.1 + j);
            match step {
                (1, 1) => found.pairs.push((old, new)),
                (0, _) | (_, 0) => {}
                (a, b) => found.groups.push(Group { old: old..old + a, new: new..new + b }),
            }
            (i, j) = (i + step.0, j + step.1);
        }
    }

    /// The ways to match what begins at two units, by how many of each side they take, with how like those are.
    fn steps(&self, i: usize, j: usize, rows: usize, columns: usize) -> Vec<((usize, usize), f64)> {
        let mut steps: Vec<_> = self.like(i, j, EDITED).map(|like| ((1, 1), like)).into_iter().collect();
        let (i, j) = (self.from.0 + i, self.from.1 + j);
        let (Some(was), Some(is)) = (self.before.get(i), self.after.get(j)) else { return steps };
        let both = common(&was.keys, &is.keys);
        let (split, joined) = (holds(both, is), holds(both, was));
        for n in 2..=PARTS {
            let (old, new) = (i..i + n, j..j + n);
            if split
                && n <= columns
                && let Some(like) = parts(was, &self.after[new.clone()])
                && one_text(self.old.get(i).into_iter().chain(&self.new[new]))
            {
                steps.push(((1, n), like));
            }
            if joined
                && n <= rows
                && let Some(like) = parts(is, &self.before[old.clone()])
                && one_text(self.new.get(j).into_iter().chain(&self.old[old]))
            {
                steps.push(((n, 1), like));
            }
        }
        steps
    }

    /// The same in a long gap, by what only few units have.
    fn told(&self, rows: usize, columns: usize) -> Vec<(usize, usize)> {
        let mut shared = Shared::default();
        for i in 0..rows {
            if let Some(feature) = self.before.get(self.from.0 + i) {
                shared.add(i, &feature.shingles);
            }
        }
        let mut taken = vec![false; rows];
        let mut pairs = Vec::new();
        for j in 0..columns {
            let Some(feature) = self.after.get(self.from.1 + j) else { continue };
            let candidates = shared.like(&feature.shingles);
            if let Some(i) = candidates.into_iter().find(|i| !taken[*i] && self.like(*i, j, EDITED).is_some()) {
                taken[i] = true;
                pairs.push((i, j));
            }
        }
        let order: Vec<usize> = pairs.iter().map(|(i, _)| *i).collect();
        let kept = in_order(&order);
        let kept = pairs.into_iter().zip(kept).filter(|(_, kept)| *kept);
        kept.map(|((i, j), _)| (self.from.0 + i, self.from.1 + j)).collect()
    }
}

/// Whether paragraphs can be one of another version: they stand in boxes, lists and quotations of one depth.
fn one_text<'u>(mut units: impl Iterator<Item = &'u Unit>) -> bool {
    let Some(first) = units.next() else { return false };
    let place = |unit: &Unit| (unit.setting.depth, unit.setting.quoted, unit.setting.alert, unit.setting.detail);
    units.all(|unit| unit.shape == first.shape && place(unit) == place(first)) && first.shape == Shape::Paragraph
}

/// Whether so many common tokens make a unit a part of another.
fn holds(common: usize, part: &Feature) -> bool {
    part.keys.len() >= LEAST && common as f64 >= PART * part.keys.len() as f64
}

/// How like a paragraph is to several together, where each of those is a part of it.
fn parts(whole: &Feature, parts: &[Feature]) -> Option<f64> {
    if !parts.iter().all(|part| holds(common(&part.keys, &whole.keys), part)) {
        return None;
    }
    let together = |left_out: Option<usize>| {
        let kept = parts.iter().enumerate().filter(|(at, _)| Some(*at) != left_out);
        let mut keys: Vec<u32> = kept.flat_map(|(_, part)| part.keys.iter().copied()).collect();
        keys.sort_unstable();
        keys
    };
    let all = common(&together(None), &whole.keys);
    let own = |at: usize| all - common(&together(Some(at)), &whole.keys);
    let each_tells = (0..parts.len()).all(|at| own(at) as f64 >= PART * parts[at].keys.len() as f64);
    let like = likeness(&together(None), &whole.keys);
    each_tells.then_some(like).filter(|like| *like >= EDITED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::likeness::shingles;

    fn feature(text: &str) -> Feature {
        let mut keys: Vec<u32> = text.bytes().map(u32::from).collect();
        let shingles = shingles(&keys);
        keys.sort_unstable();
        Feature { digest: 0, keys, shingles }
    }

    /// A letter is a token.
    #[track_caller]
    fn check(whole: &str, several: [&str; 2], expected: bool) {
        let several = several.map(feature);
        assert_eq!(parts(&feature(whole), &several).is_some(), expected);
    }

    #[test]
    fn halves_are_parts() {
        check("abcdefghij", ["abcde", "fghij"], true);
        check("abcdefghij", ["abcdx", "fghiy"], true);
    }

    #[test]
    fn what_only_repeats_the_other_part_is_none() {
        check("abcdefghij", ["abcdefgh", "abcdefgh"], false);
        check("abcdefghij", ["abcdefghij", "vwxyz"], false);
    }

    #[test]
    fn a_word_or_two_are_no_paragraph_that_was_split_off() {
        check("abcdefghij", ["abcdefgh", "ij"], false);
    }
}
