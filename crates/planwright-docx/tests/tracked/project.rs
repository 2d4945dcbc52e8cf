//! What is left of a document with tracked changes when all of them are accepted, or rejected.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

/// What is done with every change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Accept,
    Reject,
}

impl Answer {
    /// True for the elements whose words go.
    fn drops(self, name: &str) -> bool {
        match self {
            Self::Accept => matches!(name, "del" | "moveFrom" | "cellDel"),
            Self::Reject => matches!(name, "ins" | "moveTo" | "cellIns"),
        }
    }
}

/// The parts of a document that hold text.
pub(crate) struct Docx {
    pub(crate) body: String,
    pub(crate) footnotes: String,
}

impl Docx {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut part = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
            text
        };
        Self { body: part("word/document.xml"), footnotes: part("word/footnotes.xml") }
    }

    /// The paragraphs that are left, those without words left out: the style of each and its words, with those of its
    /// footnotes. A table's cells are paragraphs.
    pub(crate) fn paragraphs(&self, answer: Answer) -> Vec<(String, String)> {
        let notes = Document::parse(&self.footnotes).expect("XML");
        let notes = notes.descendants().filter(|node| is(*node, "footnote"));
        let mut reader =
            Reader { answer, notes: BTreeMap::new(), paragraphs: Vec::new(), words: String::new(), in_field: false };
        reader.notes = notes
            .map(|note| {
                let mut inner = Reader {
                    answer,
                    notes: BTreeMap::new(),
                    paragraphs: Vec::new(),
                    words: String::new(),
                    in_field: false,
                };
                inner.walk(note);
                let words: Vec<String> = inner.paragraphs.into_iter().map(|(_, words)| words).collect();
                (attribute(note, "id").to_owned(), words.join(" ¶ "))
            })
            .collect();
        let body = Document::parse(&self.body).expect("XML");
        reader.walk(body.root_element());
        reader.paragraphs
    }
}

struct Reader {
    answer: Answer,
    notes: BTreeMap<String, String>,
    paragraphs: Vec<(String, String)>,
    /// Words of the paragraph that has not ended.
    words: String,
    /// Within what a field shows.
    in_field: bool,
}

impl Reader {
    fn walk(&mut self, node: Node<'_, '_>) {
        for kid in node.children().filter(Node::is_element) {
            self.element(kid);
        }
    }

    fn element(&mut self, node: Node<'_, '_>) {
        let name = node.tag_name().name();
        match name {
            // The contents are no part of what was compared.
            "sdt" | "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" | "tblGrid" | "drawing" | "sectPr" => {}
            "instrText" | "delInstrText" => {}
            "tr" if self.goes(node, "trPr") => {}
            "tc" if self.goes(node, "tcPr") => {}
            "p" => self.paragraph(node),
            // A note's number at its second mark is the tool's own.
            "r" if !self.notes.is_empty() && is_number_of_note(node) => {}
            // What a field shows is worked out when the document is opened.
            "fldChar" => self.in_field = attribute(node, "fldCharType") == "separate",
            "t" | "delText" if self.in_field => {}
            "t" | "delText" => self.words.push_str(node.text().unwrap_or_default()),
            "tab" | "br" => self.words.push(' '),
            "noBreakHyphen" => self.words.push('\u{2011}'),
            "footnoteReference" => {
                let note = self.notes.get(attribute(node, "id")).expect("a note");
                self.words.push_str(&format!("[{note}]"));
            }
            name if self.answer.drops(name) => {}
            _ => self.walk(node),
        }
    }

    /// True where the properties of an element say that it goes.
    fn goes(&self, node: Node<'_, '_>, properties: &str) -> bool {
        let kids = node.children().filter(|kid| is(*kid, properties)).flat_map(|kid| kid.children());
        kids.into_iter().any(|kid| self.answer.drops(kid.tag_name().name()))
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        self.walk(node);
        let properties = node.children().find(|kid| is(*kid, "pPr"));
        // A paragraph whose end goes runs on into the next.
        if properties.is_some_and(|properties| self.goes(properties, "rPr")) {
            return;
        }
        let was = properties.and_then(|p| p.children().find(|kid| is(*kid, "pPrChange")));
        let was = was.filter(|_| self.answer == Answer::Reject).and_then(|was| was.first_element_child());
        let set = was.or(properties);
        let style = set.and_then(|p| p.children().find(|kid| is(*kid, "pStyle"))).map(|s| attribute(s, "val"));
        let words = std::mem::take(&mut self.words).split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.paragraphs.push((style.unwrap_or_default().to_owned(), words));
        }
    }
}

/// True for the number of a note that is written as such.
fn is_number_of_note(run: Node<'_, '_>) -> bool {
    let mut style = run.children().filter(|kid| is(*kid, "rPr")).flat_map(|kid| kid.children());
    let is_mark = style.any(|kid| is(kid, "rStyle") && attribute(kid, "val") == "FootnoteReference");
    is_mark && run.children().any(|kid| is(kid, "t") || is(kid, "delText"))
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attributes().find(|attribute| attribute.name() == name).map_or("", |attribute| attribute.value())
}

impl Docx {
    /// The paragraphs that have changes, with `{-old-}`, `{+new+}`, `{<gone elsewhere<}` and `{>come from elsewhere>}`, and `|`
    /// before those of a row that came or went.
    pub(crate) fn marked(&self) -> Vec<String> {
        let mut told = Vec::new();
        for part in [&self.body, &self.footnotes] {
            let part = Document::parse(part).expect("XML");
            for paragraph in part.descendants().filter(|node| is(*node, "p")) {
                let row = paragraph.ancestors().find(|node| is(*node, "tr"));
                let properties = row.into_iter().flat_map(|row| row.children()).find(|kid| is(*kid, "trPr"));
                let is_whole = properties.is_some_and(|it| it.children().any(|kid| is(kid, "ins") || is(kid, "del")));
                let mut line = String::new();
                show(paragraph, &mut line);
                if line.contains('{') {
                    told.push(if is_whole { format!("|{line}") } else { line });
                }
            }
        }
        told
    }
}

fn show(node: Node<'_, '_>, line: &mut String) {
    for kid in node.children().filter(Node::is_element) {
        let mark = match kid.tag_name().name() {
            "del" => Some("-"),
            "ins" => Some("+"),
            "moveFrom" => Some("<"),
            "moveTo" => Some(">"),
            "pPr" => continue,
            "t" | "delText" => {
                line.push_str(kid.text().unwrap_or_default());
                None
            }
            "tab" | "br" => {
                line.push(' ');
                None
            }
            "footnoteReference" => {
                line.push('*');
                None
            }
            _ => None,
        };
        match mark {
            Some(mark) => {
                // What follows a change of its kind goes on with it.
                let before = line.len();
                let end = format!("{mark}}}");
                if line.ends_with(&end) {
                    line.truncate(before - end.len());
                } else {
                    line.push_str(&format!("{{{mark}"));
                }
                show(kid, line);
                line.push_str(&end);
            }
            None => show(kid, line),
        }
    }
}
