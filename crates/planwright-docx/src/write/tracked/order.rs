//! The sections of both versions in one order, and what became of each.

use std::collections::BTreeMap;
use std::rc::Rc;

use planwright_diff::{Comparison, Note, Run, SectionDiff, Side};
use planwright_view::{BlockView, SectionView, VBlock, View};

use super::super::document::{Document, Place};
use super::leaves::{Leaf, Leaves, ListOf};
use super::marks::Mark;
use super::moves::{Moves, moves};
use super::weave::weave;

/// The id of a foreword, which is the body of the plan itself.
const FOREWORD: &str = "the.foreword";

/// True for the id of what is made from the plan as a whole and was never compared.
pub(super) fn is_worked_out(id: &str) -> bool {
    id.contains('.') && id != FOREWORD
}

/// A section of one version.
pub(super) struct Flat<'v> {
    pub(super) section: &'v SectionView,
    /// The chapter that it stands in.
    parent: Option<usize>,
    pub(super) leaves: Vec<Leaf<'v>>,
    /// What its front matter prints at its end.
    tail: &'v [VBlock],
}

/// A version.
#[derive(Default)]
pub(super) struct Half<'v> {
    sections: Vec<Rc<Flat<'v>>>,
    by_id: BTreeMap<&'v str, usize>,
    pub(super) lists: Vec<ListOf>,
}

/// How a section is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// With everything that became of it.
    Here,
    /// As it stood elsewhere.
    Away,
    /// Where it stands now, with what was edited in it.
    Arrived,
}

/// The sections of both versions.
pub(super) struct Order<'v> {
    pub(super) old: Half<'v>,
    pub(super) new: Half<'v>,
    pub(super) diffs: &'v [SectionDiff],
    /// The old ids of sections by their new ones, where those differ.
    renamed: BTreeMap<&'v str, &'v str>,
    pub(super) moves: Moves,
    /// For each old list the new one that it became.
    pub(super) lists: BTreeMap<usize, usize>,
    /// Word's numbers of lists that have begun, by version and place.
    pub(super) numbers: BTreeMap<(bool, usize), usize>,
}

/// A section in both versions.
#[derive(Clone, Copy)]
struct Pair {
    old: Option<usize>,
    new: Option<usize>,
    diff: Option<usize>,
}

impl<'v> Order<'v> {
    /// Both versions, as `comparison` has them.
    pub(super) fn of(doc: &Document<'v>, old: &'v View, comparison: &'v Comparison) -> Self {
        let diffs = comparison.redline.sections.as_slice();
        let notes = comparison.changes.iter().filter_map(|change| change.note.as_ref());
        let renamed = notes.filter_map(|note| match note {
            Note::Id { from, to } => Some((to.as_str(), from.as_str())),
            _ => None,
        });
        Self {
            old: half(doc, old),
            new: half(doc, doc.view),
            diffs,
            renamed: renamed.collect(),
            moves: moves(diffs),
            lists: BTreeMap::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// The places of a section in both versions.
    fn places_of(&self, diff: usize) -> Pair {
        let Some(section) = self.diffs.get(diff) else { return Pair { old: None, new: None, diff: None } };
        let id = section.id.as_ref().map_or(FOREWORD, |id| id.as_str());
        let was = self.renamed.get(id).copied().unwrap_or(id);
        Pair {
            old: self.old.by_id.get(was).copied().filter(|_| section.side != Side::New),
            new: self.new.by_id.get(id).copied().filter(|_| section.side != Side::Old),
            diff: Some(diff),
        }
    }

    /// True where a section stands elsewhere.
    fn is_moved(&self, pair: Pair) -> bool {
        pair.diff.and_then(|diff| self.diffs.get(diff)).is_some_and(|diff| diff.moved)
    }

    /// Writes all sections.
    pub(super) fn write(&mut self, doc: &mut Document<'v>) {
        let pairs: Vec<Pair> = (0..self.diffs.len()).map(|diff| self.places_of(diff)).collect();
        let mut of_old: Vec<Option<Pair>> = vec![None; self.old.sections.len()];
        let mut of_new: Vec<Option<Pair>> = vec![None; self.new.sections.len()];
        for pair in pairs {
            let places = [(&mut of_old, pair.old), (&mut of_new, pair.new)];
            for (all, place) in places {
                if let Some(slot) = place.and_then(|place| all.get_mut(place)) {
                    *slot = Some(pair);
                }
            }
        }
        let moved = |place: usize| of_new.get(place).copied().flatten().is_some_and(|pair| self.is_moved(pair));
        let kept: Vec<Option<usize>> = of_new
            .iter()
            .zip(self.new.sections.iter().enumerate())
            .map(|(pair, (place, section))| {
                // A chapter takes its sections with it.
                let stays = !moved(place) && !section.parent.is_some_and(moved);
                pair.filter(|_| stays).and_then(|pair| pair.old)
            })
            .collect();
        let mut names: BTreeMap<usize, String> = BTreeMap::new();
        let mut first = true;
        for (old, new) in weave(self.old.sections.len(), &kept) {
            let known = new.and_then(|new| of_new.get(new)).or_else(|| old.and_then(|old| of_old.get(old)));
            let known = known.copied().flatten().unwrap_or(Pair { old, new, diff: None });
            let is_elsewhere = known.old.is_some() && known.new.is_some() && (old.is_none() || new.is_none());
            let pair = Pair { old, new, diff: known.diff };
            match known.diff.filter(|_| is_elsewhere) {
                Some(diff) => {
                    let name = names.entry(diff).or_insert_with(|| doc.move_name()).clone();
                    let mark = if new.is_some() { Mark::MovedHere } else { Mark::MovedAway };
                    let way = if new.is_some() { Way::Arrived } else { Way::Away };
                    doc.moved(mark, &name, |doc| self.section(doc, pair, way, first));
                }
                None => self.section(doc, pair, Way::Here, first),
            }
            first = false;
        }
    }

    /// Writes a section, or what a version has of it.
    fn section(&mut self, doc: &mut Document<'v>, pair: Pair, way: Way, first: bool) {
        let old = pair.old.and_then(|old| self.old.sections.get(old)).cloned();
        let new = pair.new.and_then(|new| self.new.sections.get(new)).cloned();
        let diff = pair.diff.and_then(|diff| self.diffs.get(diff));
        let title = diff.filter(|diff| diff.id.is_some()).map_or(&[] as &[Run], |diff| &diff.title);
        // What was moved and edited is told where it stands now.
        let before = match way {
            Way::Arrived => pair.diff.and_then(|diff| self.old.sections.get(self.places_of(diff).old?)).cloned(),
            _ => old.clone(),
        };
        let sections = (before.as_ref().map(|it| it.section), new.as_ref().map(|it| it.section));
        doc.two_headings(sections.0, sections.1, title, first);
        doc.two_leads(sections.0, sections.1, diff);
        self.body(doc, pair.diff, old.as_deref(), new.as_deref(), way);
        let tail = |half: &Option<Rc<Flat<'v>>>| half.as_ref().map_or(&[] as &[VBlock], |it| it.tail);
        let level = new.as_ref().or(old.as_ref()).map_or(2, |it| it.section.level);
        doc.two_tails(tail(&old), tail(&new), diff, Place::section(level));
    }
}

/// The sections of a version, each with its blocks one after the other.
fn half<'v>(doc: &Document<'_>, view: &'v View) -> Half<'v> {
    let mut half = Half::default();
    for section in view.sections.iter().filter(|section| !is_worked_out(&section.id)) {
        let place = half.sections.len();
        half.add(doc, section, None);
        section.children.iter().for_each(|child| half.add(doc, child, Some(place)));
    }
    half
}

impl<'v> Half<'v> {
    fn add(&mut self, doc: &Document<'_>, section: &'v SectionView, parent: Option<usize>) {
        let is_tail = |block: &VBlock| {
            matches!(block.kind, BlockView::Records(_) | BlockView::Conditions { .. } | BlockView::Signature { .. })
        };
        let end = section.blocks.iter().position(is_tail).unwrap_or(section.blocks.len());
        let (body, tail) = section.blocks.split_at(end);
        let mut leaves = Leaves::after(std::mem::take(&mut self.lists));
        leaves.blocks(body, Place::section(section.level), doc);
        self.lists = leaves.lists;
        self.by_id.insert(&section.id, self.sections.len());
        self.sections.push(Rc::new(Flat { section, parent, leaves: leaves.leaves, tail }));
    }
}
