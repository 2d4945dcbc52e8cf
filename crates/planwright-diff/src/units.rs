//! Which paragraph of the new version is which of the old one: within its section, and beyond it.

use std::collections::HashMap;

use crate::content::{Content, Shape, Unit};
use crate::likeness::{Shared, likeness, shingles};
use crate::order::in_order;
use crate::sections::Sections;
use crate::words::edits;

/// A unit by its part and its place in that.
pub(crate) type At = (usize, usize);

/// What became of the units.
#[derive(Debug, Default)]
pub(crate) struct Units {
    /// For each old unit, its new one.
    pub(crate) new_of: Vec<Vec<Option<At>>>,
    /// For each new unit, its old one.
    pub(crate) old_of: Vec<Vec<Option<At>>>,
    /// For each new unit, whether it stood elsewhere.
    pub(crate) moved: Vec<Vec<bool>>,
}

/// From here on, two units of one place are taken for one that was edited.
const EDITED: f64 = 0.4;
/// The same for the only two at a place.
const ALONE: f64 = 0.25;
/// From here on, two units of two places are taken for one that was moved.
const MOVED: f64 = 0.6;
/// So many pairs of one gap are weighed each against each.
const WEIGHED: usize = 40_000;

/// A unit by what it is matched with.
struct Feature {
    /// Equal for equal units.
    digest: u32,
    /// The keys of its tokens, sorted.
    keys: Vec<u32>,
    shingles: Vec<u64>,
}

struct Features {
    old: Vec<Vec<Feature>>,
    new: Vec<Vec<Feature>>,
}

impl Features {
    fn of(old: &Content, new: &Content) -> Self {
        let mut digests: HashMap<(Shape, Vec<u32>), u32> = HashMap::new();
        let mut all = |content: &Content| {
            let parts = content.parts.iter().map(|part| {
                let units = part.units.iter().map(|unit| {
                    let mut keys: Vec<u32> = unit.keys().collect();
                    let shingles = shingles(&keys);
                    let next = u32::try_from(digests.len()).unwrap_or(u32::MAX);
                    let digest = *digests.entry((unit.shape, keys.clone())).or_insert(next);
                    keys.sort_unstable();
                    Feature { digest, keys, shingles }
                });
                units.collect()
            });
            parts.collect()
        };
        Self { old: all(old), new: all(new) }
    }
}

/// Matches the units of matched sections, then what is left anywhere.
pub(crate) fn units(old: &Content, new: &Content, sections: &Sections) -> Units {
    let features = Features::of(old, new);
    let none = |content: &Content| content.parts.iter().map(|part| vec![None; part.units.len()]).collect();
    let mut found = Units {
        new_of: none(old),
        old_of: none(new),
        moved: new.parts.iter().map(|part| vec![false; part.units.len()]).collect(),
    };
    for (place, before) in sections.old_of.iter().enumerate() {
        if let Some(before) = *before {
            let units = (old.parts[before].units.as_slice(), new.parts[place].units.as_slice());
            for (i, j) in within(units.0, units.1, &features.old[before], &features.new[place]) {
                found.pair((before, i), (place, j));
            }
        }
    }
    found.moves(old, new, &features);
    found
}

impl Units {
    fn pair(&mut self, old: At, new: At) {
        self.new_of[old.0][old.1] = Some(new);
        self.old_of[new.0][new.1] = Some(old);
    }

    /// What is left on both sides and is alike was moved.
    fn moves(&mut self, old: &Content, new: &Content, features: &Features) {
        let left = |all: &[Vec<Option<At>>]| -> Vec<At> {
            let each = all.iter().enumerate().flat_map(|(part, units)| {
                units.iter().enumerate().filter(|(_, pair)| pair.is_none()).map(move |(unit, _)| (part, unit))
            });
            each.collect()
        };
        let (gone, come) = (left(&self.new_of), left(&self.old_of));
        let feature = |all: &'_ [Vec<Feature>], at: At| -> (u32, usize) {
            let feature = &all[at.0][at.1];
            (feature.digest, feature.keys.len())
        };
        let mut same: HashMap<u32, Vec<At>> = HashMap::new();
        for at in gone.iter().rev() {
            same.entry(feature(&features.old, *at).0).or_default().push(*at);
        }
        let mut shared = Shared::default();
        for at in &come {
            let (digest, length) = feature(&features.new, *at);
            let least = if new.parts[at.0].units[at.1].is_item() { 3 } else { 4 };
            if length >= least
                && let Some(before) = same.get_mut(&digest).and_then(Vec::pop)
            {
                self.pair(before, *at);
                self.moved[at.0][at.1] = true;
            }
        }
        let gone: Vec<At> = gone.into_iter().filter(|at| self.new_of[at.0][at.1].is_none()).collect();
        for (place, at) in gone.iter().enumerate() {
            shared.add(place, &features.old[at.0][at.1].shingles);
        }
        for at in come.into_iter().filter(|at| self.old_of[at.0][at.1].is_none()).collect::<Vec<_>>() {
            let own = &features.new[at.0][at.1];
            let shape = new.parts[at.0].units[at.1].shape;
            let fits = |before: &At| {
                let theirs = &features.old[before.0][before.1];
                let unit = &old.parts[before.0].units[before.1];
                self.new_of[before.0][before.1].is_none()
                    && unit.shape == shape
                    && own.keys.len() >= 6
                    && likeness(&own.keys, &theirs.keys) >= MOVED
            };
            let candidates = shared.like(&own.shingles);
            if let Some(before) = candidates.into_iter().filter_map(|place| gone.get(place).copied()).find(fits) {
                self.pair(before, at);
                self.moved[at.0][at.1] = true;
            }
        }
    }
}

/// Matches the units of two bodies in their order.
fn within(old: &[Unit], new: &[Unit], before: &[Feature], after: &[Feature]) -> Vec<(usize, usize)> {
    let digests = |features: &[Feature]| features.iter().map(|feature| feature.digest).collect::<Vec<_>>();
    let mut pairs = Vec::new();
    let mut at = (0, 0);
    let hunks = edits(&digests(before), &digests(after));
    for hunk in &hunks {
        pairs.extend((at.0..hunk.old.start).zip(at.1..hunk.new.start));
        let gap = Gap { old, new, before, after, from: (hunk.old.start, hunk.new.start) };
        pairs.extend(gap.pairs(hunk.old.len(), hunk.new.len()));
        at = (hunk.old.end, hunk.new.end);
    }
    pairs.extend((at.0..old.len()).zip(at.1..new.len()));
    pairs
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
        if old.shape == Shape::AlertTitle {
            // A box of another kind is the same box: what it says decides.
            return Some(EDITED);
        }
        Some(likeness(&self.before.get(i)?.keys, &self.after.get(j)?.keys)).filter(|like| *like >= least)
    }

    fn pairs(&self, rows: usize, columns: usize) -> Vec<(usize, usize)> {
        let shift = |(i, j): (usize, usize)| (self.from.0 + i, self.from.1 + j);
        let found = match (rows, columns) {
            (0, _) | (_, 0) => Vec::new(),
            (1, 1) => self.like(0, 0, ALONE).map(|_| (0, 0)).into_iter().collect(),
            _ if rows.saturating_mul(columns) <= WEIGHED => self.weighed(rows, columns),
            _ => self.told(rows, columns),
        };
        found.into_iter().map(shift).collect()
    }

    /// The pairs in order that are together the most alike.
    fn weighed(&self, rows: usize, columns: usize) -> Vec<(usize, usize)> {
        let width = columns + 1;
        let mut best = vec![0.0_f64; (rows + 1) * width];
        let mut likes = vec![0.0_f64; rows * columns];
        for i in (0..rows).rev() {
            for j in (0..columns).rev() {
                let like = self.like(i, j, EDITED).unwrap_or_default();
                likes[i * columns + j] = like;
                let pair = if like > 0.0 { like + best[(i + 1) * width + j + 1] } else { 0.0 };
                best[i * width + j] = pair.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
            }
        }
        let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
        while i < rows && j < columns {
            let (here, like) = (best[i * width + j], likes[i * columns + j]);
            if like > 0.0 && here <= like + best[(i + 1) * width + j + 1] {
                pairs.push((i, j));
                i += 1;
                j += 1;
            } else if here <= best[(i + 1) * width + j] {
                i += 1;
            } else {
                j += 1;
            }
        }
        pairs
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
        pairs.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(pair, _)| pair).collect()
    }
}
