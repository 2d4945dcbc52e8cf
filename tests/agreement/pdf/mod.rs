//! Reads `plan.pdf` by its tag tree, as a screen reader does.

pub(crate) mod bookmarks;
mod text;
pub(crate) mod tree;

use lopdf::Object;

use crate::edition::{Edition, Table, Words};
use crate::normal::{self, MARK};
use tree::{Element, Node};

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8]) -> Edition {
    let mut reader = Reader::default();
    reader.kids(&tree::tree(bytes), &[]);
    reader.flush();
    let mut edition = reader.edition;
    edition.shape.links.append(&mut reader.links_of_notes);
    // A note within another ends before it.
    reader.notes.sort_by_key(|(number, _)| *number);
    for (_, text) in reader.notes {
        edition.shape.notes.push(normal::line(&marked(&text)));
        let mut words = Words::default();
        words.push(&text);
        edition.notes.push(words);
    }
    edition
}

/// A text string of the PDF.
fn string(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text string")
}

#[derive(Default)]
struct Reader {
    edition: Edition,
    held: String,
    /// Within a footnote, which is read apart from what is around it: its number, once that is read.
    note: Option<Option<u32>>,
    links_of_notes: Vec<(String, String)>,
    /// Number and text.
    notes: Vec<(u32, String)>,
    /// How many headings of chapters were met: the contents are the first.
    chapters: usize,
}

impl Reader {
    /// Reads an element; `around` are the types of those that hold it, the nearest last.
    fn element(&mut self, element: &Element, around: &[&str]) {
        match element.tag.as_str() {
            // Its lines are compared on the sheets.
            "TOC" => {}
            "Note" | "FENote" => self.note(element),
            "Lbl" if around.last().is_some_and(|nearest| *nearest != "LI") => self.number(element),
            "Figure" => {
                self.edition.shape.pictures.extend(element.alt.as_deref().map(normal::line));
            }
            tag if level(tag).is_some() => self.heading(element),
            "Table" => {
                self.edition.shape.tables.push(table(element));
                self.within(element, around);
            }
            "Link" => {
                self.link(element);
                self.within(element, around);
            }
            _ => self.within(element, around),
        }
    }

    fn within(&mut self, element: &Element, around: &[&str]) {
        let gap = if is_inline(&element.tag) { "" } else { " " };
        self.held.push_str(gap);
        let around: Vec<&str> = around.iter().copied().chain([element.tag.as_str()]).collect();
        self.kids(element, &around);
        self.held.push_str(gap);
    }

    fn kids(&mut self, element: &Element, around: &[&str]) {
        let mut after_text = false;
        for kid in &element.kids {
            match kid {
                Node::Element(kid) => self.element(kid, around),
                Node::Text(text) => {
                    if after_text && parted(&self.held, text) {
                        self.held.push(' ');
                    }
                    self.held.push_str(text);
                }
                Node::Target(_) => {}
            }
            after_text = matches!(kid, Node::Text(_));
        }
    }

    fn heading(&mut self, element: &Element) {
        self.flush();
        let level = level(&element.tag).expect("a heading");
        let text = text(element);
        self.edition.words.heading(&text);
        self.chapters += usize::from(level == 2);
        // The first is that of the contents.
        if level != 2 || self.chapters > 1 {
            self.edition.shape.headings.push((level, normal::line(&text)));
        }
    }

    /// Reads a footnote. The first label in it is its own number; others are marks of further notes.
    fn note(&mut self, element: &Element) {
        let held = std::mem::take(&mut self.held);
        let note = self.note.replace(None);
        self.kids(element, &["Note"]);
        let number = std::mem::replace(&mut self.note, note).flatten().expect("the note's number");
        self.notes.push((number, std::mem::replace(&mut self.held, held)));
    }

    /// Reads the label of a footnote, or the mark of one.
    fn number(&mut self, label: &Element) {
        match &mut self.note {
            Some(number @ None) => *number = text(label).trim().parse().ok(),
            _ => self.held.push_str(&mark(label)),
        }
    }

    /// Notes a link of the text; those before the first chapter belong to the cover.
    fn link(&mut self, element: &Element) {
        let target = element.kids.iter().find_map(|kid| match kid {
            Node::Target(target) => Some(target.clone()),
            _ => None,
        });
        let Some(target) = target.filter(|_| self.chapters > 1) else { return };
        let link = (target, normal::line(&text(element)));
        if self.note.is_some() { self.links_of_notes.push(link) } else { self.edition.shape.links.push(link) }
    }

    fn flush(&mut self) {
        self.edition.words.push(&std::mem::take(&mut self.held));
    }
}

/// The text of an element.
fn text(element: &Element) -> String {
    let mut reader = Reader::default();
    reader.kids(element, &[element.tag.as_str()]);
    reader.held
}

/// True where two texts of one element are two words although no space is between: a caption and
/// its label, a title and its numeral. The page sets them apart by their places.
fn parted(before: &str, after: &str) -> bool {
    let ends = before.chars().next_back().is_some_and(char::is_alphanumeric);
    ends && after.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '£')
}

fn mark(label: &Element) -> String {
    format!("{}{}{}", MARK.0, text(label).trim(), MARK.1)
}

fn is_inline(tag: &str) -> bool {
    matches!(tag, "Span" | "Link" | "Reference" | "Quote" | "Code" | "Em" | "Strong" | "Annot")
}

fn level(tag: &str) -> Option<u8> {
    tag.strip_prefix('H')?.parse().ok()
}

/// A table's rows, also those that a header or a body holds.
fn table(element: &Element) -> Table {
    let mut rows = Vec::new();
    for kid in element.elements() {
        match kid.tag.as_str() {
            "TR" => rows.push(kid.elements().map(|cell| normal::line(&marked(&text(cell)))).collect()),
            "THead" | "TBody" | "TFoot" => rows.extend(table(kid)),
            _ => {}
        }
    }
    rows
}

/// A text whose marks can be read.
fn marked(text: &str) -> String {
    text.replace(MARK.0, "[^").replace(MARK.1, "]")
}
