//! What is known while code is written.

use std::collections::{BTreeMap, BTreeSet};

use planwright_view::{NoteView, Picture, SectionView, View, defined_ids};

use super::Code;
use super::writer::Writer;
use crate::Pages;

/// The code so far, and what the view holds by name.
pub(super) struct Emitter<'v> {
    pub(super) out: Writer,
    pub(super) ids: BTreeSet<String>,
    /// The ids that were given to a place: Typst takes none twice, and a version may have one twice that is only compared.
    placed: BTreeSet<String>,
    pub(super) notes: BTreeMap<u32, &'v NoteView>,
    /// The notes that already stand under a page.
    pub(super) noted: BTreeSet<u32>,
    pictures: BTreeMap<&'v str, (usize, &'v Picture)>,
    /// Where in the plan's PDF things are; empty in the plan itself, where Typst knows.
    pub(super) plan_pages: Pages,
    /// True where words that refer to the plan are followed by the plan's page.
    pub(super) tells_pages: bool,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The level of the heading of its section.
    pub(super) level: u8,
    /// True inside a list, a quote, an alert, a definition or a note: there is no hanging column there.
    pub(super) nested: bool,
}

impl Place {
    /// The same section, inside another block.
    pub(super) fn inside(self) -> Self {
        Self { nested: true, ..self }
    }
}

impl<'v> Emitter<'v> {
    pub(super) fn new(view: &'v View) -> Self {
        Self {
            out: Writer::default(),
            ids: defined_ids(&view.sections, &view.notes),
            placed: BTreeSet::new(),
            notes: by_number(&view.notes),
            noted: BTreeSet::new(),
            pictures: view.pictures.iter().enumerate().map(|(i, p)| (p.name.as_str(), (i, p))).collect(),
            plan_pages: Pages::new(),
            tells_pages: false,
        }
    }

    /// For a document beside the plan: it knows its own ids and notes, and the pages of the plan.
    pub(super) fn beside(view: &'v View, section: &SectionView, notes: &'v [NoteView], pages: &Pages) -> Self {
        Self {
            ids: defined_ids(std::slice::from_ref(section), notes),
            notes: by_number(notes),
            plan_pages: pages.clone(),
            ..Self::new(view)
        }
    }

    /// A picture of the view and its place there.
    pub(super) fn picture(&self, name: &str) -> Option<(usize, &'v Picture)> {
        self.pictures.get(name).copied()
    }

    /// Writes ` id: "…",` for an id that the document defines; nothing for an empty one.
    pub(super) fn id_arg(&mut self, id: &str) {
        if !id.is_empty() && self.placed.insert(id.to_owned()) {
            self.out.string_arg("id", id);
        }
    }

    /// What was written so far is about the document, and a theme shows of it what it wants; what follows is its text.
    pub(super) fn body_begins(&mut self) {
        self.out.printed.clear();
    }

    pub(super) fn finish(self) -> Code {
        Code { text: self.out.text, marks: self.out.marks, printed: self.out.printed, ids: self.ids }
    }
}

fn by_number(notes: &[NoteView]) -> BTreeMap<u32, &NoteView> {
    notes.iter().map(|note| (note.number, note)).collect()
}
