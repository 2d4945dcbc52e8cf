//! Which paragraph of the new version is which of the old one: within its section, and beyond it.

use std::collections::HashMap;

use crate::content::{Content, Shape, Token, TokenKind};
use crate::gap::{Group, within};
use crate::likeness::{Shared, likeness, shingles};
use crate::sections::Sections;

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
    /// For each new part, the paragraphs that were split or joined, in their order.
    pub(crate) groups: Vec<Vec<Group>>,
}

/// From here on, two units of two places are taken for one that was moved.
const MOVED: f64 = 0.6;

/// A unit by what it is matched with.
pub(crate) struct Feature {
    /// Equal for equal units.
    pub(crate) digest: u32,
    /// The keys of its tokens, sorted.
    pub(crate) keys: Vec<u32>,
    pub(crate) shingles: Vec<u64>,
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
                    let stop = unit.is_item() && unit.tokens.last().is_some_and(is_stop);
                    let own = keys.get(..keys.len() - usize::from(stop)).unwrap_or_default().to_vec();
                    let digest = *digests.entry((unit.shape, own)).or_insert(next);
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

/// Whether a token ends an entry of a list, which another sign does where it stands elsewhere.
fn is_stop(token: &Token) -> bool {
    token.kind == TokenKind::Sign && matches!(token.text.as_str(), "." | ";" | ",")
}

/// Matches the units of matched sections, then what is left anywhere.
pub(crate) fn units(old: &Content, new: &Content, sections: &Sections) -> Units {
    let features = Features::of(old, new);
    let none = |content: &Content| content.parts.iter().map(|part| vec![None; part.units.len()]).collect();
    let mut found = Units {
        new_of: none(old),
        old_of: none(new),
        moved: new.parts.iter().map(|part| vec![false; part.units.len()]).collect(),
        groups: vec![Vec::new(); new.parts.len()],
    };
    for (place, before) in sections.old_of.iter().enumerate() {
        if let Some(before) = *before {
            let units = (old.parts[before].units.as_slice(), new.parts[place].units.as_slice());
            let matched = within(units.0, units.1, &features.old[before], &features.new[place]);
            for (i, j) in matched.pairs {
                found.pair((before, i), (place, j));
            }
            found.regroup(before, place, matched.groups);
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

    /// Each paragraph of a group goes with the first of the other side.
    fn regroup(&mut self, before: usize, place: usize, groups: Vec<Group>) {
        for group in &groups {
            for i in group.old.clone() {
                self.new_of[before][i] = Some((place, group.new.start));
            }
            for j in group.new.clone() {
                self.old_of[place][j] = Some((before, group.old.start));
            }
        }
        self.groups[place] = groups;
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
