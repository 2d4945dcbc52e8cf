//! From a Word document to what it says.

mod body;
mod chart;
mod fields;
mod group;
mod lists;
mod looks;
mod media;
mod model;
mod numbering;
mod package;
mod parts;
mod rest;
mod runs;
mod styles;
mod tables;
#[cfg(test)]
mod tests;
mod xml;

pub use media::ending as picture_ending;
pub use model::{About, Block, Cell, Document, Image, Inline, Picture, Remark, Role, Table, Text, plain, plain_blocks};

use std::collections::{BTreeMap, BTreeSet};

use fields::Field;
use numbering::Numbering;
use parts::Parts;
use styles::Styles;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is no archive, or its parts are not what they should be.
    Damaged,
    /// It is an archive, but of no Word document.
    NotWord,
    /// It, or what it unpacks to, is larger than any plan: how, as the end of a sentence.
    TooLarge(String),
    /// Its XML declares entities, which Word never writes.
    Entities,
}

/// Bytes that a document may have: 128 MiB.
pub const BYTES: u64 = 128 << 20;

/// Reads a Word document. Tracked changes are accepted.
///
/// # Errors
///
/// Says why it could not be read. What could only not be kept is a [`Remark`].
pub fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    if bytes.len() as u64 > BYTES {
        return Err(Refusal::TooLarge(format!("it has more than {} MB", BYTES >> 20)));
    }
    let mut parts = Parts::open(bytes)?;
    let main = parts.main()?;
    let styles = match parts.of_kind(&main, "styles")? {
        Some(text) => Styles::read(xml::parse(&text)?.root_element()),
        None => Styles::default(),
    };
    let numbering = match parts.of_kind(&main, "numbering")? {
        Some(text) => Numbering::read(xml::parse(&text)?.root_element()),
        None => Numbering::default(),
    };
    let mut reader = Reader::new(parts, styles, numbering);
    reader.properties()?;
    reader.find_notes(&main)?;
    let text = reader.parts.text(&main)?.ok_or(Refusal::Damaged)?;
    let parsed = xml::parse(&text)?;
    reader.enter(&main)?;
    let body = parsed.root_element().children().find(|node| xml::name(*node) == ("w", "body"));
    reader.doc.blocks = reader.blocks(body.ok_or(Refusal::NotWord)?)?;
    reader.close_fields();
    reader.notes()?;
    reader.comments(&main)?;
    reader.furniture(&main)?;
    Ok(reader.doc)
}

/// A document in the reading.
struct Reader<'a> {
    doc: Document,
    parts: Parts<'a>,
    styles: Styles,
    numbering: Numbering,
    /// What the part that is being read leads to.
    relations: parts::Relations,
    /// Pictures that were taken out, by the name of their part.
    pictures: BTreeMap<String, usize>,
    /// Notes by kind and number, to their place in the document.
    note_ids: BTreeMap<(bool, String), usize>,
    /// Parts that hold notes: endnotes or not, and the name.
    note_parts: Vec<(bool, String)>,
    /// Notes by the bookmark that stands before their mark.
    note_places: BTreeMap<String, usize>,
    fields: Vec<Field>,
    /// Words of the contents since they began.
    contents: String,
    /// True where the last remark is of the line that is being read, so that its words go on.
    goes_on: bool,
    /// Places that links lead to, for the next paragraph.
    anchors: Vec<String>,
    /// How far each numbered list has come.
    counters: BTreeMap<(String, usize), u64>,
    /// Numbered lists that have begun.
    begun: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn new(parts: Parts<'a>, styles: Styles, numbering: Numbering) -> Self {
        let doc = Document { language: styles.language.clone(), ..Document::default() };
        Self {
            doc,
            parts,
            styles,
            numbering,
            relations: parts::Relations::default(),
            pictures: BTreeMap::new(),
            note_ids: BTreeMap::new(),
            note_parts: Vec::new(),
            note_places: BTreeMap::new(),
            fields: Vec::new(),
            contents: String::new(),
            goes_on: false,
            anchors: Vec::new(),
            counters: BTreeMap::new(),
            begun: BTreeSet::new(),
        }
    }

    /// Reads the relations of a part that is about to be read.
    fn enter(&mut self, part: &str) -> Result<(), Refusal> {
        self.relations = self.parts.relations(part)?;
        Ok(())
    }
}
