//! The body of a section in both versions.

use std::collections::BTreeMap;

use planwright_diff::{Shape, Side, UnitDiff, UnitState, on_side};

use planwright_view::{FigureView, Picture};

use super::super::document::Document;
use super::super::lists::{self, BULLETS};
use super::super::paragraph::{Look, Paragraph};
use super::super::sections::heading_of;
use super::chain::{begins, chain};
use super::exchanged::Exchanged;
use super::glyphs::Line;
use super::leaves::{Leaf, Part};
use super::marks::Mark;
use super::order::{Flat, Half, Order, Way};
use super::passage::Passage;

impl<'v> Order<'v> {
    /// Writes the body of a section by its redline.
    pub(super) fn body(
        &mut self,
        doc: &mut Document<'v>,
        diff: Option<usize>,
        old: Option<&Flat<'v>>,
        new: Option<&Flat<'v>>,
        way: Way,
    ) {
        let leaves = |flat: Option<&Flat<'v>>| flat.map_or_else(Vec::new, |flat| flat.leaves.clone());
        let (before, after) = (leaves(old), leaves(new));
        let units = diff.and_then(|diff| self.diffs.get(diff)).map_or(&[] as &[UnitDiff], |diff| &diff.units);
        let fits = match way {
            Way::Here => fits(units, &before, Side::Old) && fits(units, &after, Side::New),
            Way::Arrived => fits(units, &after, Side::New),
            Way::Away => false,
        };
        if !fits {
            before.iter().for_each(|leaf| self.left(doc, leaf));
            after.iter().for_each(|leaf| self.come(doc, leaf));
            return;
        }
        self.same_lists(units, &before, &after);
        let (mut before, mut after) = (before.iter(), after.iter());
        let mut exchanged = Exchanged::default();
        let mut at = 0;
        while let Some(unit) = units.get(at) {
            let chain = chain(units, at);
            if chain.len() > 1 && way == Way::Here {
                self.exchange(doc, &mut exchanged);
                self.chain(doc, units, chain.clone(), &mut before, &mut after);
                at = chain.end;
                continue;
            }
            let was = if begins(units, at, Side::Old) { before.next() } else { None };
            let is = if begins(units, at, Side::New) { after.next() } else { None };
            let name = diff.and_then(|diff| self.moves.get(&(diff, at))).cloned().filter(|_| way == Way::Here);
            at += 1;
            let moves = matches!(unit.state, UnitState::MovedHere | UnitState::MovedAway) && name.is_some();
            let stays = unit.state == UnitState::Kept && (was.is_some() || way == Way::Arrived) && is.is_some();
            if !moves && !stays {
                exchanged.gone.extend(was);
                exchanged.come.extend(is);
                continue;
            }
            self.exchange(doc, &mut exchanged);
            match (unit.state, was, is, name) {
                (UnitState::Kept, Some(was), Some(is), _) => self.pair(doc, was, is, unit),
                (UnitState::MovedHere, _, Some(is), Some(name)) => {
                    doc.moved(Mark::MovedHere, &name, |doc| self.arrived(doc, is, unit));
                }
                (UnitState::MovedAway, Some(was), _, Some(name)) => {
                    doc.moved(Mark::MovedAway, &name, |doc| self.left(doc, was));
                }
                (_, _, Some(is), _) => self.arrived(doc, is, unit),
                _ => {}
            }
        }
        self.exchange(doc, &mut exchanged);
    }

    /// Writes the ends of blocks that end with a leaf of both versions.
    pub(super) fn ends(doc: &mut Document<'v>, old: &Leaf<'v>, new: &Leaf<'v>) {
        let ends = old.ends.min(new.ends);
        (0..ends).for_each(|_| doc.block_end());
        doc.old_only(|doc| (ends..old.ends).for_each(|_| doc.block_end()));
        doc.new_only(|doc| (ends..new.ends).for_each(|_| doc.block_end()));
    }

    /// Takes down which old list is which new one: they share entries, and begin alike.
    fn same_lists(&mut self, units: &[UnitDiff], before: &[Leaf<'_>], after: &[Leaf<'_>]) {
        let (mut before, mut after) = (before.iter(), after.iter());
        for at in 0..units.len() {
            let was = if begins(units, at, Side::Old) { before.next() } else { None };
            let is = if begins(units, at, Side::New) { after.next() } else { None };
            if let (Some(was), Some(is)) = (was.and_then(|leaf| leaf.list), is.and_then(|leaf| leaf.list)) {
                let begins = |half: &Half<'_>, list: usize| {
                    half.lists.get(list).map(|(start, place)| (*start, lists::level(*place)))
                };
                if begins(&self.old, was) == begins(&self.new, is) {
                    self.lists.entry(was).or_insert(is);
                }
            }
        }
    }

    /// Writes a block that stands in the old version only.
    pub(super) fn left(&mut self, doc: &mut Document<'v>, leaf: &Leaf<'v>) {
        doc.old_only(|doc| self.leaf(doc, leaf));
    }

    /// Writes a block that stands in the new version only.
    pub(super) fn come(&mut self, doc: &mut Document<'v>, leaf: &Leaf<'v>) {
        doc.new_only(|doc| self.leaf(doc, leaf));
    }

    /// Writes a block of one version.
    fn leaf(&mut self, doc: &mut Document<'v>, leaf: &Leaf<'v>) {
        doc.sheet_for(leaf);
        self.blanks(doc, leaf);
        let paragraph = self.paragraph(doc, leaf);
        match &leaf.part {
            Part::Text(content) => doc.paragraph(paragraph, |doc| doc.inlines(content, &Look::default())),
            Part::Heading { level, id, content } => {
                doc.heading(*level, Some(id), "", false, |doc| doc.inlines(content, &Look::default()));
            }
            Part::Label(label, look) => doc.paragraph(paragraph, |doc| doc.run(look, label)),
            Part::Code(text) => doc.line(paragraph, text.trim_end_matches('\n')),
            Part::Rule => doc.line(paragraph, ""),
            Part::Table(table) => doc.still(|doc| doc.table(table, leaf.place)),
            Part::Figure(figure) => doc.still(|doc| doc.figure(figure, leaf.place)),
            Part::Chart(chart) => doc.still(|doc| doc.chart(chart, leaf.place)),
        }
        (0..leaf.ends).for_each(|_| doc.block_end());
    }

    /// Writes a block that stands in both versions.
    fn pair(&mut self, doc: &mut Document<'v>, old: &Leaf<'v>, new: &Leaf<'v>, unit: &UnitDiff) {
        let words = match (&old.part, &new.part) {
            (Part::Text(was), Part::Text(is))
            | (Part::Heading { content: was, .. }, Part::Heading { content: is, .. }) => {
                Some(Passage::between(doc.line_of(was), doc.line_of(is), [unit.runs.as_slice()]))
            }
            (Part::Label(was, _), Part::Label(is, _)) => Some(Passage::of_words(was, is, None)),
            (Part::Code(was), Part::Code(is)) => {
                let text = |text: &str| Line::of_words(text.trim_end_matches('\n'));
                Some(Passage::between(text(was), text(is), [unit.runs.as_slice()]))
            }
            (Part::Rule, Part::Rule) => Some(Passage::default()),
            _ => None,
        };
        if let Some(words) = words {
            self.words(doc, Some(old), new, &words);
        } else if !self.same_kind(doc, old, new, unit) {
            self.left(doc, old);
            self.come(doc, new);
            return;
        }
        Self::ends(doc, old, new);
    }

    /// Writes a table or a picture of both versions, where it can be told apart what changed in it.
    fn same_kind(&mut self, doc: &mut Document<'v>, old: &Leaf<'v>, new: &Leaf<'v>, unit: &UnitDiff) -> bool {
        if !old.blank.is_empty() || !new.blank.is_empty() {
            return false;
        }
        match (&old.part, &new.part) {
            (Part::Table(was), Part::Table(is)) => unit.table.as_ref().is_some_and(|table| {
                doc.sheet_for(new);
                doc.two_tables((was, is), (table, &unit.runs), new.place)
            }),
            (Part::Figure(was), Part::Figure(is)) if doc.same_figure(was, is) => {
                doc.figure(is, new.place);
                true
            }
            (Part::Chart(was), Part::Chart(is)) if was == is => {
                doc.chart(is, new.place);
                true
            }
            _ => false,
        }
    }

    /// Writes a block where it stands now, with what was edited in it.
    fn arrived(&mut self, doc: &mut Document<'v>, leaf: &Leaf<'v>, unit: &UnitDiff) {
        let old = || Line::of_tokens(&on_side(&unit.runs, Side::Old));
        match &leaf.part {
            Part::Text(content) | Part::Heading { content, .. } => {
                let words = Passage::between(old(), doc.line_of(content), [unit.runs.as_slice()]);
                self.words(doc, None, leaf, &words);
                (0..leaf.ends).for_each(|_| doc.block_end());
            }
            _ => self.come(doc, leaf),
        }
    }

    /// Writes words of both versions as what the new one has them.
    pub(super) fn words(&mut self, doc: &mut Document<'v>, old: Option<&Leaf<'v>>, new: &Leaf<'v>, words: &Passage) {
        doc.sheet_for(new);
        match old.filter(|old| old.blank.len() != new.blank.len()) {
            Some(old) => {
                doc.old_only(|doc| self.blanks(doc, old));
                doc.new_only(|doc| self.blanks(doc, new));
            }
            None => self.blanks(doc, new),
        }
        let paragraph = self.paragraph(doc, new);
        doc.tracking.before = old.map(|old| match old.part {
            Part::Heading { level, .. } => heading_of(level, false),
            _ => Paragraph { number: self.old_number(doc, old), ..old.paragraph },
        });
        match &new.part {
            Part::Heading { level, id, .. } => {
                doc.heading(*level, Some(id), "", false, |doc| doc.passage(words, &Look::default()));
            }
            Part::Label(_, look) => doc.paragraph(paragraph, |doc| doc.passage(words, look)),
            _ => doc.paragraph(paragraph, |doc| doc.passage(words, &Look::default())),
        }
    }

    /// Writes the marks of entries that begin with something else than a paragraph.
    fn blanks(&mut self, doc: &mut Document<'v>, leaf: &Leaf<'v>) {
        for (entry, list) in &leaf.blank {
            let number = self.number(doc, *list);
            doc.line(Paragraph { number, ..*entry }, "");
        }
    }

    /// How a leaf is set.
    fn paragraph(&mut self, doc: &mut Document<'v>, leaf: &Leaf<'v>) -> Paragraph {
        let number = leaf.list.and_then(|list| self.number(doc, list));
        Paragraph { number, ..leaf.paragraph }
    }

    /// How a leaf of the old version was numbered.
    fn old_number(&mut self, doc: &mut Document<'v>, leaf: &Leaf<'v>) -> Option<(usize, usize)> {
        let list = leaf.list?;
        let mut number = None;
        doc.old_only(|doc| number = self.number(doc, list));
        number
    }

    /// Word's number of a list, and how deep in it entries stand. An old list goes on in the new one that it became.
    fn number(&mut self, doc: &mut Document<'v>, list: usize) -> Option<(usize, usize)> {
        let became = self.lists.get(&list).filter(|_| doc.is_gone());
        let (is_old, list) = (doc.is_gone() && became.is_none(), became.copied().unwrap_or(list));
        let half = if is_old { &self.old } else { &self.new };
        let (start, place) = *half.lists.get(list)?;
        let number = match start {
            None => BULLETS,
            Some(_) => *self.numbers.entry((is_old, list)).or_insert_with(|| doc.list_number(start, place)),
        };
        Some((number, lists::level(place)))
    }
}

impl<'v> Document<'v> {
    /// Turns the sheet for what needs its long side.
    fn sheet_for(&mut self, leaf: &Leaf<'_>) {
        if !leaf.place.nested {
            self.turn(matches!(leaf.part, Part::Table(table) if super::super::tables::turns(table)));
        }
    }

    /// Writes what only the old version has, under the mark that is there or as deleted. Within what came there is none.
    pub(super) fn old_only(&mut self, write: impl FnOnce(&mut Self)) {
        if self.is_gone() {
            write(self);
        } else if !self.is_marked() {
            self.gone(Mark::Deleted, write);
        }
    }

    /// Writes what only the new version has, under the mark that is there or as inserted.
    pub(super) fn new_only(&mut self, write: impl FnOnce(&mut Self)) {
        if self.is_marked() { write(self) } else { self.come(Mark::Inserted, write) }
    }
}

/// True where the units of a version are its leaves; those of footnotes follow them.
fn fits(units: &[UnitDiff], leaves: &[Leaf<'_>], side: Side) -> bool {
    let mut own = (0..units.len()).filter(|at| begins(units, *at, side)).filter_map(|at| units.get(at));
    leaves.iter().all(|leaf| {
        own.next().is_some_and(|unit| match leaf.part {
            Part::Text(_) => matches!(unit.shape, Shape::Paragraph | Shape::Term),
            Part::Heading { .. } => matches!(unit.shape, Shape::Heading(_)),
            Part::Label(..) => unit.shape == Shape::AlertTitle,
            Part::Code(_) => unit.shape == Shape::Code,
            Part::Rule => unit.shape == Shape::Rule,
            Part::Table(_) => unit.shape == Shape::Table,
            Part::Figure(_) => unit.shape == Shape::Figure,
            Part::Chart(_) => unit.shape == Shape::Chart,
        })
    })
}

impl Document<'_> {
    /// True where two pictures are one, with one alternative text and one caption.
    fn same_figure(&self, old: &FigureView, new: &FigureView) -> bool {
        let bytes = |pictures: &BTreeMap<&str, &Picture>, name: &Option<String>| {
            name.as_deref().and_then(|name| pictures.get(name)).map(|picture| picture.bytes.clone())
        };
        let before = self.tracking.other.as_ref().and_then(|other| bytes(&other.pictures, &old.picture));
        before == bytes(&self.pictures, &new.picture)
            && (&old.alt, &old.caption, &old.label) == (&new.alt, &new.caption, &new.label)
    }
}
