//! Footnotes of both versions.

use std::collections::BTreeMap;
use std::ops::Range;

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

/// How a note that stands in both versions is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Both {
    /// As it is: nothing of it changed.
    Same,
    /// Paragraph by paragraph, with what changed in each.
    Paragraphs,
    /// As two notes, one of which goes and one of which comes.
    Two,
}

impl<'v> Document<'v> {
    /// Writes the mark of a note of one version or of both.
    pub(in super::super) fn tracked_mark(&mut self, number: u32) {
        if self.is_gone() {
            return self.old_mark(number);
        }
        let old = self.tracking.kept_notes.pop_front().filter(|_| !self.is_marked());
        let Some(old) = old else { return self.new_mark(number) };
        let of = |is_own: &dyn Fn(&Numbers) -> bool| self.tracking.noted.iter().position(|(known, _)| is_own(known));
        match (of(&|known| known.0 == Some(old)), of(&|known| known.1 == Some(number))) {
            (None, None) if self.in_both(old, number) != Both::Two => self.first_mark((Some(old), Some(number))),
            (Some(was), Some(is)) if was == is => self.new_mark(number),
            // What was the second mark of a note is the first of another.
            _ => {
                self.gone(Mark::Deleted, |doc| doc.old_mark(old));
                self.come(Mark::Inserted, |doc| doc.new_mark(number));
            }
        }
    }

    /// Writes a mark of the old version. What is gone is no place that anything leads to.
    fn old_mark(&mut self, number: u32) {
        let is_known = self.tracking.noted.iter().any(|(known, _)| known.0 == Some(number));
        if is_known || !self.notes.contains_key(&number) {
            return self.run(&Look::styled("FootnoteReference"), &number.to_string());
        }
        self.first_mark((Some(number), None));
    }

    /// Writes a mark of the new version: a reference to the first one where there is one.
    fn new_mark(&mut self, number: u32) {
        let look = Look::styled("FootnoteReference");
        let known = self.tracking.noted.iter().find(|(known, _)| known.1 == Some(number)).map(|(_, name)| name.clone());
        match known {
            Some(name) => self.field(&look, &format!("NOTEREF {name} \\f \\h"), &number.to_string()),
            None if !self.notes.contains_key(&number) => self.run(&look, &number.to_string()),
            None => self.first_mark((None, Some(number))),
        }
    }

    /// Writes the first mark of a note, which is the note itself.
    fn first_mark(&mut self, numbers: Numbers) {
        let name = self.names.fresh("_RefNote");
        self.tracking.noted.push((numbers, name.clone()));
        let id = self.tracking.noted.len().to_string();
        self.bookmarked(Some(&name), |doc| {
            doc.in_run(&Look::styled("FootnoteReference"), |out| {
                out.empty("w:footnoteReference", &[("w:id", &id)]);
            });
        });
    }

    /// Writes the notes of a document of two versions.
    pub(in super::super) fn tracked_notes(&mut self) {
        for (id, (numbers, _)) in (1..).zip(self.tracking.noted.clone()) {
            let id: u32 = id;
            self.out.open("w:footnote", &[("w:id", &id.to_string())]);
            match (self.old_note(numbers.0), self.new_note(numbers.1)) {
                (Some(old), Some(new)) => self.two_notes(old, new),
                (Some(old), None) => self.gone(Mark::Deleted, |doc| doc.note(old, Some(Opening::Own))),
                (None, Some(new)) => self.come(Mark::Inserted, |doc| doc.note(new, Some(Opening::Own))),
                (None, None) => {}
            }
            self.out.close();
        }
    }

    fn old_note(&self, number: Option<u32>) -> Option<&'v NoteView> {
        self.tracking.other.as_ref()?.notes.get(&number?).copied()
    }

    fn new_note(&self, number: Option<u32>) -> Option<&'v NoteView> {
        self.notes.get(&number?).copied()
    }

    /// How a note of both versions can be written so that either can be had back.
    fn in_both(&self, old: u32, new: u32) -> Both {
        let (Some(old), Some(new)) = (self.old_note(Some(old)), self.new_note(Some(new))) else { return Both::Two };
        let has_notes = |note: &NoteView| {
            let mut inner = Vec::new();
            marks_of(&note.blocks, &mut inner);
            !inner.is_empty()
        };
        if has_notes(old) || has_notes(new) {
            return Both::Two;
        }
        let (before, after) = (self.leaves_of(old), self.leaves_of(new));
        let is_simple = |leaf: &Leaf<'_>| {
            matches!(leaf.part, Part::Text(_)) && leaf.list.is_none() && leaf.blank.is_empty() && leaf.ends == 0
        };
        if before.iter().chain(&after).all(is_simple) {
            return if before.is_empty() || after.is_empty() { Both::Two } else { Both::Paragraphs };
        }
        let is_same = |(was, is): (&Leaf<'_>, &Leaf<'_>)| {
            let words = match (&was.part, &is.part) {
                (Part::Text(was), Part::Text(is)) => self.line_of(was).says_the_same(&self.line_of(is)),
                (Part::Code(was), Part::Code(is)) => was == is,
                _ => false,
            };
            words && (was.paragraph, was.list, was.ends) == (is.paragraph, is.list, is.ends) && was.blank == is.blank
        };
        let is_same = before.len() == after.len() && before.iter().zip(&after).all(is_same);
        if is_same { Both::Same } else { Both::Two }
    }

    /// Writes a note that stands in both versions.
    fn two_notes(&mut self, old: &'v NoteView, new: &'v NoteView) {
        if self.in_both(old.number, new.number) == Both::Same {
            return self.note(new, Some(Opening::Own));
        }
        let (before, after) = (self.leaves_of(old), self.leaves_of(new));
        let says = |leaf: &Leaf<'_>| match leaf.part {
            Part::Text(content) => self.line_of(content).folded(),
            _ => String::new(),
        };
        let is_kept = |(was, is): &(&Leaf<'_>, &Leaf<'_>)| says(was) == says(is);
        // The end of a note's last paragraph can neither go nor come: the last ones are always one.
        let least = before.len().min(after.len()).saturating_sub(1);
        let head = if before.len() == after.len() {
            least
        } else {
            before.iter().zip(&after).take(least).take_while(is_kept).count()
        };
        let tail =
            before.iter().rev().zip(after.iter().rev()).skip(1).take(least - head).take_while(is_kept).count() + 1;
        let (gone, come) = (head..before.len() - tail, head..after.len() - tail);
        self.opening = Some(Opening::Own);
        let pair = |doc: &mut Self, was: &Leaf<'_>, is: &Leaf<'_>| doc.two_paragraphs(was, is);
        before.iter().zip(&after).take(head).for_each(|(was, is)| pair(self, was, is));
        self.tracking.ends_in_note = true;
        let one = |doc: &mut Self, leaf: &Leaf<'v>| {
            let Part::Text(content) = leaf.part else { return };
            doc.paragraph(leaf.paragraph, |doc| doc.inlines(content, &Look::default()));
        };
        let of = |leaves: &[Leaf<'v>], range: Range<usize>| leaves.get(range).unwrap_or_default().to_vec();
        of(&before, gone).iter().for_each(|leaf| self.gone(Mark::Deleted, |doc| one(doc, leaf)));
        of(&after, come).iter().for_each(|leaf| self.come(Mark::Inserted, |doc| one(doc, leaf)));
        self.tracking.ends_in_note = false;
        let last = |leaves: &[Leaf<'v>]| of(leaves, leaves.len() - tail..leaves.len());
        last(&before).iter().zip(&last(&after)).for_each(|(was, is)| pair(self, was, is));
    }

    fn two_paragraphs(&mut self, old: &Leaf<'_>, new: &Leaf<'_>) {
        let (Part::Text(was), Part::Text(is)) = (&old.part, &new.part) else { return };
        let (was, is) = (self.line_of(was), self.line_of(is));
        let redlines = self.tracking.notes.get(&is.folded()).cloned().unwrap_or_default();
        let words = Passage::between(was, is, redlines);
        self.tracking.before = Some(old.paragraph);
        self.paragraph(new.paragraph, |doc| doc.passage(&words, &Look::default()));
    }

    fn leaves_of(&self, note: &'v NoteView) -> Vec<Leaf<'v>> {
        let mut leaves = Leaves::default();
        leaves.blocks(&note.blocks, note_place(), self);
        leaves.leaves
    }
}

/// Where the blocks of a note stand.
fn note_place() -> Place {
    Place { style: "FootnoteText", nested: true, ..Place::section(6) }
}
