//! What is known while the document is written.

use std::collections::{BTreeMap, BTreeSet};

use planwright_view::{NoteView, Picture, View, word};

use super::ids::Names;
use super::media::Media;
use super::package::Relations;
use super::palette::Palette;
use super::sheet::Furniture;
use super::tracked::Tracking;
use super::xml::Xml;

/// The document so far.
pub(super) struct Document<'v> {
    pub(super) view: &'v View,
    pub(super) palette: Palette,
    /// The part that is being written, and what it refers to.
    pub(super) out: Xml,
    pub(super) relations: Relations,
    pub(super) names: Names,
    /// How many bookmarks and drawings there are: their numbers tell them apart.
    pub(super) bookmarks: usize,
    pub(super) drawings: usize,
    pub(super) media: Media<'v>,
    /// The numbered lists: where each begins to count, and how deep it is.
    pub(super) lists: Vec<(u64, usize)>,
    /// The charts, each a part of its own.
    pub(super) charts: Vec<Vec<u8>>,
    /// The headings that the contents show.
    pub(super) contents: Vec<Entry>,
    pub(super) notes: BTreeMap<u32, &'v NoteView>,
    /// The notes that are referred to, with the names of the places where that is done first.
    pub(super) noted: BTreeMap<u32, String>,
    /// The notes whose first mark stands in another note: they are printed there.
    pub(super) within: BTreeSet<u32>,
    /// Those of them that are.
    pub(super) printed: BTreeSet<u32>,
    /// True in the footnotes, where no other can begin.
    pub(super) in_note: bool,
    /// The note that the next paragraph begins.
    pub(super) opening: Option<Opening>,
    /// Inside a link, where no other link may stand.
    pub(super) in_link: bool,
    /// Marks of notes met inside a link, to be written after it.
    pub(super) held_marks: Vec<u32>,
    pub(super) furniture: Furniture,
    /// Whether what is being written stands on a sheet that lies on its side.
    pub(super) turned: bool,
    /// Whether the first section of the document has ended.
    pub(super) begun: bool,
    pub(super) pictures: BTreeMap<&'v str, &'v Picture>,
    /// What is marked as changed, and whose changes those are.
    pub(super) tracking: Tracking<'v>,
}

/// What stands before a note's first word.
#[derive(Debug, Clone, Copy)]
pub(super) enum Opening {
    /// The number that Word gives it.
    Own,
    /// The number of a note that stands within another.
    Within(u32),
}

/// A line of the contents.
pub(super) struct Entry {
    /// 1 or 2.
    pub(super) level: u8,
    pub(super) name: String,
    pub(super) words: String,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The level of the heading over it.
    pub(super) level: u8,
    /// How far it is set in.
    pub(super) indent: i32,
    /// How many lists it stands in.
    pub(super) depth: usize,
    /// The style of running text: empty for Word's Normal.
    pub(super) style: &'static str,
    /// True inside another block or a note.
    pub(super) nested: bool,
}

impl Place {
    pub(super) fn section(level: u8) -> Self {
        Self { level, indent: 0, depth: 0, style: "", nested: false }
    }
}

impl<'v> Document<'v> {
    pub(super) fn new(view: &'v View, palette: Palette, relations: Relations, furniture: Furniture) -> Self {
        Self {
            view,
            palette,
            out: Xml::piece(),
            relations,
            names: Names::of(view),
            bookmarks: 0,
            drawings: 0,
            media: Media::default(),
            lists: Vec::new(),
            charts: Vec::new(),
            contents: Vec::new(),
            notes: view.notes.iter().map(|note| (note.number, note)).collect(),
            noted: BTreeMap::new(),
            within: super::notes::only_within(view),
            printed: BTreeSet::new(),
            in_note: false,
            opening: None,
            in_link: false,
            held_marks: Vec::new(),
            furniture,
            turned: false,
            begun: false,
            pictures: pictures(view),
            tracking: Tracking::default(),
        }
    }

    pub(super) fn picture(&self, name: &str) -> Option<&'v Picture> {
        self.pictures.get(name).copied()
    }

    /// A word of the tool's own.
    pub(super) fn word(&self, key: &str) -> String {
        word(&self.view.words, key)
    }

    /// Writes a place that something may lead to, round what `write` writes.
    pub(super) fn bookmarked(&mut self, name: Option<&str>, write: impl FnOnce(&mut Self)) {
        // What is gone is no place that anything leads to.
        let Some(name) = name.filter(|_| !self.is_gone()) else { return write(self) };
        self.bookmarks += 1;
        let id = self.bookmarks.to_string();
        self.out.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
        write(self);
        self.out.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }

    /// Ends the section of the document where what follows needs the sheet the other way.
    pub(super) fn turn(&mut self, turned: bool) {
        let turned = turned && !self.is_gone();
        if self.turned == turned {
            return;
        }
        self.out.open("w:p", &[]).open("w:pPr", &[]).val("w:pStyle", "SectionEnd");
        super::sheet::section(&mut self.out, &self.furniture, self.turned, !self.begun);
        self.out.close().close();
        self.turned = turned;
        self.begun = true;
    }
}

/// The pictures of a plan by their names.
pub(super) fn pictures(view: &View) -> BTreeMap<&str, &Picture> {
    view.pictures.iter().map(|picture| (picture.name.as_str(), picture)).collect()
}
