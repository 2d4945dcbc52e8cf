//! Footnotes of both versions.

use std::collections::BTreeMap;

use planwright_diff::{Redline, Run, Shape, Side, UnitDiff, UnitState, on_side};
use planwright_view::NoteView;

use super::super::document::{Document, Opening, Place};
use super::super::notes::marks_of;
use super::super::paragraph::Look;
use super::leaves::{Leaf, Leaves, Part};
use super::marks::{Mark, Numbers};
use super::moves::folded;
use super::passage::Passage;

/// The redlines of all footnotes that stand in both versions, by the letters that they have now.
pub(super) fn redlines(redline: &Redline) -> BTreeMap<String, Vec<&[Run]>> {
    let mut found: BTreeMap<String, Vec<&[Run]>> = BTreeMap::new();
    let own = |unit: &&UnitDiff| {
        unit.shape == Shape::Footnote && matches!(unit.state, UnitState::Kept | UnitState::MovedHere)
    };
    for unit in redline.sections.iter().flat_map(|section| &section.units).filter(own) {
        found.entry(folded(&on_side(&unit.runs, Side::New))).or_default().push(&unit.runs);
    }
    found
}

impl<'v> Document<'v> {
    /// Writes the mark of a note of one version or of both.
    pub(in super::super) fn tracked_mark(&mut self, number: u32) {
        let look = Look::styled("FootnoteReference");
        let numbers: Numbers = if self.is_gone() {
            (Some(number), None)
        } else if self.is_marked() {
            (None, Some(number))
        } else {
            (self.tracking.kept_notes.pop_front(), Some(number))
        };
        if !self.notes.contains_key(&number) {
            return self.run(&look, &number.to_string());
        }
        let known = self.tracking.noted.iter().find(|(known, _)| *known == numbers).map(|(_, name)| name.clone());
        if let Some(name) = known {
            // What is gone is no place that anything leads to.
            return match self.is_gone() {
                true => self.run(&look, &number.to_string()),
                false => self.field(&look, &format!("NOTEREF {name} \\f \\h"), &number.to_string()),
            };
        }
        let name = self.names.fresh("_RefNote");
        self.tracking.noted.push((numbers, name.clone()));
        let id = self.tracking.noted.len().to_string();
        self.bookmarked(Some(&name), |doc| {
            doc.in_run(&look, |out| {
                out.empty("w:footnoteReference", &[("w:id", &id)]);
            });
        });
    }

    /// Writes the notes of a document of two versions.
    pub(in super::super) fn tracked_notes(&mut self) {
        for (id, (numbers, _)) in (1..).zip(self.tracking.noted.clone()) {
            let id: u32 = id;
            self.out.open("w:footnote", &[("w:id", &id.to_string())]);
            let of_old = |doc: &Self, number: Option<u32>| doc.tracking.other.as_ref()?.notes.get(&number?).copied();
            let of_new = |doc: &Self, number: Option<u32>| doc.notes.get(&number?).copied();
            match (of_old(self, numbers.0), of_new(self, numbers.1)) {
                (Some(old), Some(new)) => self.two_notes(old, new),
                (Some(old), None) => self.gone(Mark::Deleted, |doc| doc.note(old, Some(Opening::Own))),
                (None, Some(new)) => self.come(Mark::Inserted, |doc| doc.note(new, Some(Opening::Own))),
                (None, None) => {}
            }
            self.out.close();
        }
    }

    /// Writes a note that stands in both versions.
    fn two_notes(&mut self, old: &'v NoteView, new: &'v NoteView) {
        let (before, after) = (self.leaves_of(old), self.leaves_of(new));
        let inner = |note: &NoteView| {
            let mut inner = Vec::new();
            marks_of(&note.blocks, &mut inner);
            inner
        };
        let (were, are) = (inner(old), inner(new));
        let is_simple =
            |leaf: &Leaf<'_>| matches!(leaf.part, Part::Text(_)) && leaf.list.is_none() && leaf.blank.is_empty();
        if were.is_empty()
            && are.is_empty()
            && before.len() == after.len()
            && before.iter().chain(&after).all(is_simple)
        {
            self.opening = Some(Opening::Own);
            for (was, is) in before.iter().zip(&after) {
                self.two_paragraphs(was, is);
            }
        } else if were == are && words(self, &before).is_some_and(|before| Some(before) == words(self, &after)) {
            self.note(new, Some(Opening::Own));
        } else {
            self.gone(Mark::Deleted, |doc| doc.note(old, Some(Opening::Own)));
            self.come(Mark::Inserted, |doc| doc.note(new, None));
        }
    }

    fn two_paragraphs(&mut self, old: &Leaf<'_>, new: &Leaf<'_>) {
        let (Part::Text(was), Part::Text(is)) = (&old.part, &new.part) else { return };
        let (was, is) = (self.line_of(was), self.line_of(is));
        let redlines = self.tracking.notes.get(&is.folded()).cloned().unwrap_or_default();
        let words = Passage::between(was, is, redlines);
        self.paragraph(new.paragraph, |doc| doc.passage(&words, &Look::default()));
    }

    fn leaves_of(&self, note: &'v NoteView) -> Vec<Leaf<'v>> {
        let mut leaves = Leaves::default();
        leaves.blocks(&note.blocks, note_place(), self);
        leaves.leaves
    }
}

fn words(doc: &Document<'_>, leaves: &[Leaf<'_>]) -> Option<Vec<String>> {
    let text = |leaf: &Leaf<'_>| match leaf.part {
        Part::Text(content) => Some(doc.line_of(content).folded()),
        Part::Code(text) => Some(text.to_owned()),
        _ => None,
    };
    leaves.iter().map(text).collect()
}

/// Where the blocks of a note stand.
fn note_place() -> Place {
    Place { style: "FootnoteText", nested: true, ..Place::section(6) }
}
