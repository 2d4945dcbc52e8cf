//! Reads `plan.docx` part by part.

use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

use crate::edition::{Edition, Words};
use crate::normal::{self, MARK};

/// Word's own namespaces.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> Edition {
    let part = |name: &str| part(bytes, name);
    let mut reader = Reader { addresses: addresses(&part("word/_rels/document.xml.rels")), ..Reader::default() };
    let text = part("word/document.xml");
    reader.kids(Document::parse(&text).expect("XML").root_element());
    let links = std::mem::take(&mut reader.edition.shape.links);
    reader.addresses = addresses(&part("word/_rels/footnotes.xml.rels"));
    let notes = part("word/footnotes.xml");
    let notes = notes_of(&mut reader, Document::parse(&notes).expect("XML").root_element());
    let mut edition = reader.edition;
    edition.shape.links = links.into_iter().chain(std::mem::take(&mut edition.shape.links)).collect();
    for text in notes {
        edition.shape.notes.push(normal::line(&readable(&text)));
        let mut words = Words::default();
        words.push(&text);
        edition.notes.push(words);
    }
    edition
}

/// The contents: level and words of each line.
pub(crate) fn contents(bytes: &[u8]) -> Vec<(u8, String)> {
    let text = part(bytes, "word/document.xml");
    let document = Document::parse(&text).expect("XML");
    let held = document.descendants().find(|node| is(*node, "sdtContent")).expect("the contents");
    let line = |paragraph: Node<'_, '_>| {
        let level = style(paragraph).strip_prefix("TOC")?.parse::<u8>().ok()?;
        Some((level + 1, normal::line(&text_of(paragraph, &|_| true))))
    };
    held.children().filter_map(line).collect()
}

#[derive(Default)]
struct Reader {
    edition: Edition,
    /// Addresses by the ids of relationships.
    addresses: Vec<(String, String)>,
    /// True from the first chapter on: what is before belongs to the cover.
    begun: bool,
}

impl Reader {
    fn kids(&mut self, of: Node<'_, '_>) {
        for node in of.children() {
            match node.tag_name().name() {
                // Its lines are compared apart.
                "sdt" => {}
                "p" => self.paragraph(node),
                "tbl" => {
                    let rows = node.children().filter(|row| is(*row, "tr"));
                    self.edition.shape.tables.push(rows.map(cells).collect());
                    self.kids(node);
                }
                _ => self.kids(node),
            }
        }
    }

    fn paragraph(&mut self, paragraph: Node<'_, '_>) {
        let text = text_of(paragraph, &|_| true);
        let style = style(paragraph);
        let heading = style.strip_prefix("Heading").and_then(|level| level.parse::<u8>().ok()).map(|level| level + 1);
        match heading.or((style == "Title").then_some(1)) {
            Some(level) => {
                self.begun |= level > 1;
                self.edition.words.heading(&text);
                let bare = text_of(paragraph, &|run| run_style(run) != "Numeral");
                self.edition.shape.headings.push((level, normal::line(&readable(&bare))));
            }
            None => self.edition.words.push(&text),
        }
        self.shape(paragraph);
    }

    /// Notes links and pictures.
    fn shape(&mut self, paragraph: Node<'_, '_>) {
        for node in paragraph.descendants() {
            if node.tag_name().name() == "docPr" {
                let alt = node.attribute("descr").filter(|alt| !alt.is_empty());
                self.edition.shape.pictures.extend(alt.map(normal::line));
            }
            if is(node, "hyperlink") && self.begun {
                let id = node.attribute((R, "id"));
                let to =
                    id.and_then(|id| self.addresses.iter().find(|(known, _)| known == id)).map(|(_, to)| to.clone());
                self.edition.shape.links.push((to.unwrap_or("#".to_owned()), normal::line(&text_of(node, &|_| true))));
            }
        }
    }
}

/// The notes by their numbers; one that begins in another ends it.
fn notes_of(reader: &mut Reader, root: Node<'_, '_>) -> Vec<String> {
    let mut notes: Vec<(u32, String)> = Vec::new();
    for note in root.children().filter(|note| is(*note, "footnote")) {
        let Some(number) = note.attribute((W, "id")).and_then(|id| id.parse().ok()).filter(|id| *id > 0) else {
            continue;
        };
        notes.push((number, String::new()));
        for paragraph in note.descendants().filter(|node| is(*node, "p")) {
            let mut text = text_of(paragraph, &|_| true);
            if let Some((number, rest)) = opening(&text) {
                notes.push((number, String::new()));
                text = rest;
            }
            let (_, last) = notes.last_mut().expect("a note");
            last.push_str(&text);
            last.push(' ');
            reader.shape(paragraph);
        }
    }
    notes.sort_by_key(|(number, _)| *number);
    notes.into_iter().map(|(_, text)| text).collect()
}

/// The number of a note that a paragraph begins within another note, and what it says.
fn opening(text: &str) -> Option<(u32, String)> {
    let (number, rest) = text.strip_prefix(MARK.0)?.split_once(MARK.1)?;
    Some((number.parse().ok()?, rest.to_owned()))
}

/// The words of the runs that are `wanted`, the marks of notes among them.
fn text_of(of: Node<'_, '_>, wanted: &dyn Fn(Node<'_, '_>) -> bool) -> String {
    let mut out = String::new();
    for node in of.descendants().filter(|node| node.parent().is_some_and(|run| is(run, "r") && wanted(run))) {
        let run = node.parent().expect("a run");
        match node.tag_name().name() {
            "t" if run_style(run) == "FootnoteReference"
                && node.text().is_some_and(|text| text.parse::<u32>().is_ok()) =>
            {
                out.push_str(&format!("{}{}{}", MARK.0, node.text().unwrap_or_default(), MARK.1));
            }
            "t" => out.push_str(node.text().unwrap_or_default()),
            "tab" | "br" => out.push(' '),
            "noBreakHyphen" => out.push('\u{2011}'),
            "softHyphen" => out.push('\u{ad}'),
            "footnoteReference" => {
                let number = node.attribute((W, "id")).expect("a number");
                out.push_str(&format!("{}{number}{}", MARK.0, MARK.1));
            }
            _ => {}
        }
    }
    out
}

fn cells(row: Node<'_, '_>) -> Vec<String> {
    let cell = |cell| normal::line(&readable(&text_of(cell, &|_| true)));
    row.children().filter(|cell| is(*cell, "tc")).map(cell).collect()
}

fn style(paragraph: Node<'_, '_>) -> String {
    value(paragraph, "pPr", "pStyle")
}

fn run_style(run: Node<'_, '_>) -> String {
    value(run, "rPr", "rStyle")
}

fn value(node: Node<'_, '_>, properties: &str, key: &str) -> String {
    let properties = node.children().find(|kid| is(*kid, properties));
    let found = properties.and_then(|properties| properties.children().find(|kid| is(*kid, key)));
    found.and_then(|key| key.attribute((W, "val"))).unwrap_or_default().to_owned()
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name && node.tag_name().namespace() == Some(W)
}

fn addresses(relations: &str) -> Vec<(String, String)> {
    let Ok(document) = Document::parse(relations) else { return Vec::new() };
    let external = document.descendants().filter(|node| node.attribute("TargetMode") == Some("External"));
    let pair = |node: Node<'_, '_>| Some((node.attribute("Id")?.to_owned(), node.attribute("Target")?.to_owned()));
    external.filter_map(pair).collect()
}

/// A part as text; nothing where it is not there.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    if let Ok(mut file) = archive.by_name(name) {
        file.read_to_string(&mut text).expect("UTF-8");
    }
    text
}

/// A text whose marks can be read.
fn readable(text: &str) -> String {
    text.replace(MARK.0, "[^").replace(MARK.1, "]")
}
