//! Which section of the new version is which of the old one.

use std::collections::{BTreeMap, HashMap};

use crate::content::{Content, Part};
use crate::likeness::{Shared, common, likeness, shingles};
use crate::order::in_order;

/// What became of the sections.
#[derive(Debug, Default)]
pub(crate) struct Sections {
    /// For each old part its new one.
    pub(crate) new_of: Vec<Option<usize>>,
    /// For each new part its old one.
    pub(crate) old_of: Vec<Option<usize>>,
    /// For each new part, whether it was moved.
    pub(crate) moved: Vec<bool>,
    /// For each new part without an old one, the old part whose text it took.
    pub(crate) split_from: Vec<Option<usize>>,
    /// For each old part without a new one, the new part that took its text.
    pub(crate) merged_into: Vec<Option<usize>>,
}

/// A section and its likeness: how many of its runs of tokens are shared.
const LIKE: f64 = 0.5;
/// The same where the titles are equal too.
const LIKE_BY_TITLE: f64 = 0.15;
/// How much of a section must come from another for it to be a part of that.
const PART: f64 = 0.6;

/// Matches the sections by id, then by title and text.
pub(crate) fn sections(old: &Content, new: &Content) -> Sections {
    let mut found =
        Sections { new_of: vec![None; old.parts.len()], old_of: vec![None; new.parts.len()], ..Sections::default() };
    let by_id: HashMap<_, _> = old.parts.iter().enumerate().map(|(place, part)| (&part.id, place)).collect();
    for (place, part) in new.parts.iter().enumerate() {
        if let Some(&before) = by_id.get(&part.id) {
            found.pair(before, place);
        }
    }
    let texts = Texts::of(old, new);
    found.by_likeness(old, new, &texts);
    found.parts_of_others(&texts);
    found.moves(old, new);
    found
}

/// The runs of tokens of each part.
struct Texts {
    old: Vec<Vec<u64>>,
    new: Vec<Vec<u64>>,
}

impl Texts {
    fn of(old: &Content, new: &Content) -> Self {
        let all = |content: &Content| content.parts.iter().map(|part| shingles(&part.keys())).collect();
        Self { old: all(old), new: all(new) }
    }
}

fn title(part: &Part) -> Vec<u32> {
    part.title.iter().map(|token| token.key).collect()
}

impl Sections {
    fn pair(&mut self, old: usize, new: usize) {
        self.new_of[old] = Some(new);
        self.old_of[new] = Some(old);
    }

    /// Pairs what has no pair yet with what is most like it.
    fn by_likeness(&mut self, old: &Content, new: &Content, texts: &Texts) {
        let mut shared = Shared::default();
        let mut titles: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
        for (place, part) in old.parts.iter().enumerate().filter(|(place, _)| self.new_of[*place].is_none()) {
            shared.add(place, &texts.old[place]);
            titles.entry(title(part)).or_default().push(place);
        }
        let mut pairs = Vec::new();
        for (place, part) in new.parts.iter().enumerate().filter(|(place, _)| self.old_of[*place].is_none()) {
            let own = title(part);
            let same = titles.get(&own).into_iter().flatten().copied().take(4);
            for before in shared.like(&texts.new[place]).into_iter().chain(same) {
                let like = likeness(&texts.old[before], &texts.new[place]);
                let same_title = title(&old.parts[before]) == own;
                let empty = texts.old[before].is_empty() || texts.new[place].is_empty();
                if like >= LIKE && !empty || same_title && (like >= LIKE_BY_TITLE || empty) {
                    pairs.push((like + if same_title { 0.3 } else { 0.0 }, before, place));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        for (_, before, place) in pairs {
            if self.new_of[before].is_none() && self.old_of[place].is_none() {
                self.pair(before, place);
            }
        }
    }

    /// Finds sections that were parts of others, and that became parts of others.
    fn parts_of_others(&mut self, texts: &Texts) {
        self.split_from = most_shared(&texts.old, &texts.new, &self.old_of);
        self.merged_into = most_shared(&texts.new, &texts.old, &self.new_of);
        // What gave its text to another must be there still, or have been there before; else the two are a pair that was
        // not like enough, and a whole new text says more.
        for (place, source) in self.split_from.iter_mut().enumerate() {
            let rest = source.and_then(|old| self.new_of[old]);
            *source = source.filter(|_| rest.is_some_and(|rest| !has(&texts.new[rest], &texts.new[place])));
        }
        for (place, target) in self.merged_into.iter_mut().enumerate() {
            let before = target.and_then(|new| self.old_of[new]);
            *target = target.filter(|_| before.is_some_and(|before| !has(&texts.old[before], &texts.old[place])));
        }
    }

    /// Counts as moved what is not in the longest run of the old order, chapter by chapter.
    fn moves(&mut self, old: &Content, new: &Content) {
        self.moved = vec![false; new.parts.len()];
        let mut siblings: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for (place, part) in new.parts.iter().enumerate().skip(1) {
            let Some(before) = self.old_of[place] else { continue };
            let home = old.parts[before].parent.map(|parent| self.new_of[parent]);
            if home == part.parent.map(Some) {
                siblings.entry(part.parent).or_default().push(place);
            } else if home == Some(None) && part.parent.is_none_or(|parent| self.old_of[parent].is_none()) {
                // Its chapter is gone or new: that says it all.
                self.moved[place] = part.parent.is_none();
            } else {
                self.moved[place] = true;
            }
        }
        for places in siblings.values() {
            let before: Vec<usize> = places.iter().filter_map(|place| self.old_of[*place]).collect();
            for (place, kept) in places.iter().zip(in_order(&before)) {
                self.moved[*place] = !kept;
            }
        }
    }
}

/// Whether a text has much of another: then that was copied, and not moved.
fn has(text: &[u64], other: &[u64]) -> bool {
    2 * common(text, other) > other.len()
}

/// For each text of `to` without a pair, the one of `from` that has most of it.
fn most_shared(from: &[Vec<u64>], to: &[Vec<u64>], paired: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut found = vec![None; to.len()];
    if paired.iter().all(Option::is_some) {
        return found;
    }
    let mut shared = Shared::default();
    for (place, text) in from.iter().enumerate() {
        shared.add(place, text);
    }
    for (place, text) in to.iter().enumerate().filter(|(place, _)| paired[*place].is_none()) {
        let most = shared.like(text).into_iter().next();
        let share = |source: usize| common(&from[source], text) as f64 / text.len().max(1) as f64;
        found[place] = most.filter(|source| share(*source) >= PART);
    }
    found
}
