//! Footnotes: their marks, and the part that holds them.

use std::collections::{BTreeSet, VecDeque};

use planwright_view::{BlockView, EntryView, InlineView, NoteView, SectionView, VBlock, VInline, View};

use super::document::{Document, Opening, Place};
use super::package::Relations;
use super::paragraph::{Look, Paragraph};
use super::xml::Xml;

impl<'v> Document<'v> {
    /// Writes the mark of a note: the note itself at the first, a reference to that mark at the others.
    pub(super) fn mark(&mut self, number: u32) {
        let look = Look::styled("FootnoteReference");
        if self.tracks() && !self.in_note && !self.within.contains(&number) {
            return self.tracked_mark(number);
        }
        if self.within.contains(&number) {
            return self.run(&look, &number.to_string());
        }
        if let Some(name) = self.noted.get(&number).cloned() {
            return self.field(&look, &format!("NOTEREF {name} \\f \\h"), &number.to_string());
        }
        // A note cannot begin in another, nor where there is none.
        if self.in_note || !self.notes.contains_key(&number) {
            return self.run(&look, &number.to_string());
        }
        let name = self.names.fresh("_RefNote");
        self.noted.insert(number, name.clone());
        self.bookmarked(Some(&name), |doc| {
            doc.in_run(&look, |out| {
                out.empty("w:footnoteReference", &[("w:id", &number.to_string())]);
            });
        });
    }

    /// What stands before the first word of a note.
    pub(super) fn note_opening(&mut self, opening: Opening) {
        let look = Look::styled("FootnoteReference");
        match opening {
            Opening::Own => {
                self.in_run(&look, |out| {
                    out.empty("w:footnoteRef", &[]);
                });
            }
            Opening::Within(number) => self.run(&look, &number.to_string()),
        }
        self.run(&Look::default(), " ");
    }

    /// Writes the footnotes: the part and what it refers to. The part of the body must be done.
    pub(super) fn footnotes(&mut self) -> (Vec<u8>, Relations) {
        let relations = std::mem::take(&mut self.relations);
        let body = std::mem::replace(&mut self.out, Xml::part("w:footnotes", &super::NAMESPACES));
        self.in_note = true;
        for (id, kind, mark) in
            [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")]
        {
            self.out.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
            self.out.open("w:p", &[]).open("w:pPr", &[]);
            self.out.empty("w:spacing", &[("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")]).close();
            self.out.open("w:r", &[]).empty(mark, &[]).close().close().close();
        }
        self.tracked_notes();
        let noted: Vec<u32> = self.noted.keys().copied().collect();
        for number in noted {
            if let Some(note) = self.notes.get(&number).copied() {
                self.out.open("w:footnote", &[("w:id", &number.to_string())]);
                self.note(note, Some(Opening::Own));
                self.out.close();
            }
        }
        self.in_note = false;
        let part = std::mem::replace(&mut self.out, body).into_bytes();
        (part, std::mem::replace(&mut self.relations, relations))
    }

    /// Writes what a note says, and the notes that begin in it: Word has no notes of notes.
    pub(super) fn note(&mut self, note: &'v NoteView, opening: Option<Opening>) {
        let mut waiting = VecDeque::from([(note, opening)]);
        while let Some((note, opening)) = waiting.pop_front() {
            self.opening = opening;
            // A paragraph must carry the number.
            if !matches!(note.blocks.first().map(|block| &block.kind), Some(BlockView::Paragraph { .. })) {
                self.line(Paragraph::of("FootnoteText"), "");
            }
            self.blocks(&note.blocks, Place { style: "FootnoteText", nested: true, ..Place::section(6) });
            let mut begun = Vec::new();
            marks_of(&note.blocks, &mut begun);
            for number in begun.into_iter().filter(|number| self.within.contains(number)) {
                let other = self.notes.get(&number).filter(|_| self.printed.insert(number));
                waiting.extend(other.map(|other| (*other, Some(Opening::Within(number)))));
            }
        }
    }
}

/// The notes that are only referred to in other notes.
pub(super) fn only_within(view: &View) -> BTreeSet<u32> {
    let mut body = Vec::new();
    view.sections.iter().for_each(|section| marks_of_section(section, &mut body));
    let body: BTreeSet<u32> = body.into_iter().collect();
    view.notes.iter().map(|note| note.number).filter(|number| !body.contains(number)).collect()
}

fn marks_of_section(section: &SectionView, out: &mut Vec<u32>) {
    marks_of(&section.blocks, out);
    section.children.iter().for_each(|child| marks_of_section(child, out));
}

/// The numbers of the marks among blocks.
pub(super) fn marks_of(blocks: &[VBlock], out: &mut Vec<u32>) {
    for block in blocks {
        match &block.kind {
            BlockView::Paragraph { content } | BlockView::Heading { content, .. } => marks_in(content, out),
            BlockView::List { items, .. } => items.iter().for_each(|item| marks_of(item, out)),
            BlockView::Quote { blocks } | BlockView::Alert { blocks, .. } => marks_of(blocks, out),
            BlockView::Definitions { entries } => entries.iter().for_each(|EntryView { term, details }| {
                marks_in(term, out);
                details.iter().for_each(|detail| marks_of(detail, out));
            }),
            BlockView::Table(table) => {
                marks_in(table.caption.as_deref().unwrap_or_default(), out);
                let rows = table.rows.iter().flat_map(|row| &row.cells);
                table.header.iter().chain(rows).for_each(|cell| marks_in(&cell.content, out));
            }
            _ => {}
        }
    }
}

fn marks_in(content: &[VInline], out: &mut Vec<u32>) {
    for inline in content {
        match &inline.kind {
            InlineView::Note { number, .. } => out.push(*number),
            InlineView::Emphasis { content }
            | InlineView::Strong { content }
            | InlineView::Link { content, .. }
            | InlineView::Reference { content, .. }
            | InlineView::Broken { content }
            | InlineView::Language { content, .. } => marks_in(content, out),
            _ => {}
        }
    }
}
