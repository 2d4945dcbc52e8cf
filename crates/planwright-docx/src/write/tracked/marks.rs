//! What became of words, rows and paragraphs, as Word marks it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use planwright_diff::Run;
use planwright_view::{NoteView, Picture, View};

use super::super::document::Document;
use super::super::paragraph::Paragraph;
use super::super::xml::Xml;

/// What became of something that does not simply stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Mark {
    /// It was not there.
    Inserted,
    /// It is not there any more.
    Deleted,
    /// It stood elsewhere.
    MovedHere,
    /// It stands elsewhere now.
    MovedAway,
}

impl Mark {
    /// Word's element for it.
    pub(in super::super) fn tag(self) -> &'static str {
        match self {
            Self::Inserted => "w:ins",
            Self::Deleted => "w:del",
            Self::MovedHere => "w:moveTo",
            Self::MovedAway => "w:moveFrom",
        }
    }

    /// True for what stands in the old version only.
    pub(in super::super) fn is_gone(self) -> bool {
        matches!(self, Self::Deleted | Self::MovedAway)
    }

    /// The mark of what Word cannot tell to have been moved: a row, a picture.
    pub(in super::super) fn still(self) -> Self {
        if self.is_gone() { Self::Deleted } else { Self::Inserted }
    }
}

/// What of a version the text refers to.
pub(in super::super) struct Version<'v> {
    pub(in super::super) view: &'v View,
    pub(in super::super) notes: BTreeMap<u32, &'v NoteView>,
    pub(in super::super) within: BTreeSet<u32>,
    pub(in super::super) printed: BTreeSet<u32>,
    pub(in super::super) pictures: BTreeMap<&'v str, &'v Picture>,
}

/// The numbers of a footnote in the old version and in the new one.
pub(super) type Numbers = (Option<u32>, Option<u32>);

/// Whose changes are marked, and what is known of both versions. Empty in a document without any.
#[derive(Default)]
pub(in super::super) struct Tracking<'v> {
    /// Who changed it, and when: `2026-04-01T00:00:00Z`.
    pub(super) author: String,
    pub(super) date: String,
    /// What became of what is being written: what is within something else stands last.
    pub(in super::super) marks: Vec<Mark>,
    /// The version that is not being written.
    pub(super) other: Option<Version<'v>>,
    /// How the paragraph was set that is written next.
    pub(in super::super) before: Option<Paragraph>,
    /// What became of the end of the paragraph that is written next, where its words stay.
    pub(in super::super) end: Option<Mark>,
    /// The footnotes in the order of their first marks, with the name of the place of each.
    pub(super) noted: Vec<(Numbers, String)>,
    /// The redlines of all footnotes, by the letters that they have now.
    pub(super) notes: BTreeMap<String, Vec<&'v [Run]>>,
    /// The old numbers of the notes whose marks stand in both versions and are being written.
    pub(super) kept_notes: VecDeque<u32>,
    /// True where paragraphs within a footnote go and come by themselves.
    pub(in super::super) ends_in_note: bool,
    /// How many were moved.
    pub(super) moves: usize,
}

impl<'v> Document<'v> {
    /// True in a document of two versions.
    pub(in super::super) fn tracks(&self) -> bool {
        !self.tracking.author.is_empty()
    }

    /// True where what is being written does not simply stay.
    pub(in super::super) fn is_marked(&self) -> bool {
        !self.tracking.marks.is_empty()
    }

    /// True where what is being written stands in the old version only.
    pub(in super::super) fn is_gone(&self) -> bool {
        self.tracking.marks.iter().any(|mark| mark.is_gone())
    }

    /// True where Word wants deleted letters: those that were moved away are moved, and not deleted.
    pub(in super::super) fn is_deleted(&self) -> bool {
        self.tracking.marks.contains(&Mark::Deleted)
    }

    /// The attributes of a change, whose number is no other's.
    fn attributes(&mut self) -> [(&'static str, String); 3] {
        self.bookmarks += 1;
        [
            ("w:id", self.bookmarks.to_string()),
            ("w:author", self.tracking.author.clone()),
            ("w:date", self.tracking.date.clone()),
        ]
    }

    /// Writes an empty element that says what became of a paragraph's end, a row or a cell.
    pub(in super::super) fn revision(&mut self, tag: &'static str) {
        let attributes = self.attributes();
        self.out.empty(tag, &borrowed(&attributes));
    }

    /// Says how a paragraph was set.
    pub(in super::super) fn change_of_properties(&mut self, write: impl FnOnce(&mut Xml)) {
        let attributes = self.attributes();
        self.out.open("w:pPrChange", &borrowed(&attributes)).open("w:pPr", &[]);
        write(&mut self.out);
        self.out.close().close();
    }

    /// Opens the elements that a run must stand in. How many there are.
    pub(in super::super) fn open_marks(&mut self) -> usize {
        for mark in self.tracking.marks.clone() {
            let attributes = self.attributes();
            self.out.open(mark.tag(), &borrowed(&attributes));
        }
        self.tracking.marks.len()
    }

    /// Says of a row what became of it.
    pub(in super::super) fn row_mark(&mut self) {
        if let Some(mark) = self.tracking.marks.first() {
            self.revision(mark.still().tag());
        }
    }

    /// Says of a cell that its column came or went.
    pub(in super::super) fn cell_mark(&mut self, mark: Option<Mark>) {
        if let Some(mark) = mark {
            self.revision(if mark.is_gone() { "w:cellDel" } else { "w:cellIns" });
        }
    }

    /// Writes what stands in the old version only.
    pub(in super::super) fn gone(&mut self, mark: Mark, write: impl FnOnce(&mut Self)) {
        self.exchange();
        self.come(mark, write);
        self.exchange();
    }

    /// Writes what stands in the new version only.
    pub(in super::super) fn come(&mut self, mark: Mark, write: impl FnOnce(&mut Self)) {
        self.tracking.marks.push(mark);
        write(self);
        self.tracking.marks.pop();
    }

    /// Writes under a mark of either side.
    pub(super) fn under(&mut self, mark: Mark, write: impl FnOnce(&mut Self)) {
        if mark.is_gone() { self.gone(mark, write) } else { self.come(mark, write) }
    }

    /// Writes under one mark alone, whatever is being written.
    pub(super) fn apart(&mut self, mark: Mark, write: impl FnOnce(&mut Self)) {
        let marks = std::mem::take(&mut self.tracking.marks);
        self.under(mark, write);
        self.tracking.marks = marks;
    }

    /// Writes under the marks that Word has for what it cannot tell to have been moved.
    pub(in super::super) fn still(&mut self, write: impl FnOnce(&mut Self)) {
        let marks = self.tracking.marks.clone();
        self.tracking.marks.iter_mut().for_each(|mark| *mark = mark.still());
        write(self);
        self.tracking.marks = marks;
    }

    /// Goes from one version to the other.
    pub(super) fn exchange(&mut self) {
        if let Some(other) = &mut self.tracking.other {
            std::mem::swap(&mut self.view, &mut other.view);
            std::mem::swap(&mut self.notes, &mut other.notes);
            std::mem::swap(&mut self.within, &mut other.within);
            std::mem::swap(&mut self.printed, &mut other.printed);
            std::mem::swap(&mut self.pictures, &mut other.pictures);
        }
    }

    /// Writes what was moved between the two ends of a move that have one name.
    pub(super) fn moved(&mut self, mark: Mark, name: &str, write: impl FnOnce(&mut Self)) {
        let (start, end) = match mark {
            Mark::MovedAway => ("w:moveFromRangeStart", "w:moveFromRangeEnd"),
            _ => ("w:moveToRangeStart", "w:moveToRangeEnd"),
        };
        let attributes = self.attributes();
        let mut named = borrowed(&attributes).to_vec();
        named.push(("w:name", name));
        self.out.empty(start, &named);
        self.under(mark, write);
        self.out.empty(end, &[("w:id", &attributes[0].1)]);
    }

    /// A name for a move.
    pub(super) fn move_name(&mut self) -> String {
        self.tracking.moves += 1;
        format!("move{}", self.tracking.moves)
    }
}

fn borrowed<'a>(attributes: &'a [(&'static str, String); 3]) -> [(&'a str, &'a str); 3] {
    [0, 1, 2].map(|at| (attributes[at].0, attributes[at].1.as_str()))
}
