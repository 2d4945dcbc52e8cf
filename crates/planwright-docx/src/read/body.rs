//! Paragraphs and tables in their order.

use super::group::Piece;
use super::model::{About, Block, Inline};
use super::numbering::Mark;
use super::runs::{Line, chosen, words_below};
use super::styles::{Kind, indent_of, list_of};
use super::xml::{Node, attribute, child, name, val};
use super::{Reader, Refusal};

/// A heading has no more words than this; what has is text that was put among the headings by mistake.
const HEADING_WORDS: usize = 40;

/// A paragraph, and what it is said to be.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) kind: Kind,
    pub(super) content: Vec<Inline>,
    pub(super) entry: Option<Entry>,
    /// How far it is set in, in twentieths of a point.
    pub(super) indent: i32,
    /// True where the program numbers it.
    pub(super) numbered: bool,
}

/// The place of a paragraph in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) list: String,
    pub(super) level: usize,
    pub(super) mark: Mark,
    /// How far it is set in, in twentieths of a point, where that is known.
    pub(super) indent: Option<i32>,
}

impl Reader<'_> {
    /// Reads what stands in a body, a cell, a note or a box.
    pub(super) fn blocks(&mut self, node: Node<'_>) -> Result<Vec<Block>, Refusal> {
        let mut flow = Flow::default();
        self.collect(node, &mut flow)?;
        if !flow.carried.is_empty() {
            flow.pieces.push(Piece::Paragraph(plain_paragraph(std::mem::take(&mut flow.carried))));
        }
        Ok(self.group(flow.pieces))
    }

    fn collect(&mut self, node: Node<'_>, flow: &mut Flow) -> Result<(), Refusal> {
        for part in node.children().filter(Node::is_element) {
            match name(part) {
                ("w", "p") => self.paragraph(part, flow)?,
                ("w", "tbl") => {
                    let table = self.table(part)?;
                    flow.pieces.push(Piece::Table(table));
                }
                ("w", "sdt") if is_contents(part) => {
                    self.end_contents();
                    self.contents_words(&words_below(part));
                    self.end_contents();
                }
                ("w", "sdt") => {
                    if let Some(content) = child(part, "sdtContent") {
                        self.collect(content, flow)?;
                    }
                }
                ("w", "del" | "moveFrom") => self.deleted(part),
                ("w", "bookmarkStart") => {
                    let mut found = Vec::new();
                    self.bookmark(part, &mut found);
                    self.anchors.extend(found.into_iter().filter_map(|anchor| match anchor {
                        Inline::Anchor(name) => Some(name),
                        _ => None,
                    }));
                }
                ("w", "altChunk") => self.doc.remark(About::Embedded, ""),
                ("mc", "AlternateContent") => {
                    if let Some(chosen) = chosen(part) {
                        self.collect(chosen, flow)?;
                    }
                }
                ("w", "sectPr") => {}
                ("w", tag) if tag.ends_with("Pr") => {}
                _ => self.collect(part, flow)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, node: Node<'_>, flow: &mut Flow) -> Result<(), Refusal> {
        let properties = child(node, "pPr");
        let style = properties.and_then(|properties| val(properties, "pStyle"));
        let kind = self.kind(properties, style);
        if matches!(kind, Kind::Heading(_) | Kind::Title) {
            // No contents go on past a heading: their end was lost.
            let kept = !self.is_in_contents();
            if !kept {
                self.close_fields();
            }
        }
        let mut line = Line::default();
        line.content.append(&mut flow.carried);
        line.content.extend(self.anchors.drain(..).map(Inline::Anchor));
        self.begin_line();
        self.inlines(node, &mut line)?;
        self.end_line(&mut line.content);
        if self.is_in_contents() {
            self.contents_words(" ");
        }
        if is_joined(properties) {
            flow.carried = line.content;
            flow.pieces.extend(line.beside.into_iter().map(Piece::Block));
            return Ok(());
        }
        let entry = self.entry(properties, style);
        let numbered = entry.as_ref().is_some_and(|entry| !matches!(entry.mark, Mark::Nothing | Mark::Bullet));
        let own = properties.and_then(|properties| child(properties, "ind")).and_then(indent_of);
        let indent = own.or_else(|| self.styles.indent(style)).unwrap_or_default();
        let kind = shortened(kind, &line.content);
        let entry = entry.filter(|_| !matches!(kind, Kind::Heading(_) | Kind::Title));
        flow.pieces.push(Piece::Paragraph(Paragraph { kind, content: line.content, entry, indent, numbered }));
        flow.pieces.extend(line.beside.into_iter().map(Piece::Block));
        Ok(())
    }

    fn kind(&self, properties: Option<Node<'_>>, style: Option<&str>) -> Kind {
        let own = properties.and_then(|properties| val(properties, "outlineLvl"));
        match (self.styles.kind(style), own.and_then(|level| level.parse::<u8>().ok())) {
            (Kind::Heading(_), Some(9)) => Kind::Text,
            (Kind::Text | Kind::Heading(_), Some(level)) if level < 9 => Kind::Heading(level + 1),
            (kind, _) => kind,
        }
    }

    fn entry(&self, properties: Option<Node<'_>>, style: Option<&str>) -> Option<Entry> {
        let own = properties.and_then(|properties| child(properties, "numPr"));
        let named = self.styles.list(style);
        let (list, level) = match own {
            Some(own) => list_of(own).or_else(|| {
                let (list, level) = named?;
                Some((list, val(own, "ilvl").and_then(|own| own.parse().ok()).unwrap_or(level)))
            })?,
            None => named?,
        };
        let mark = self.numbering.mark(&list, level);
        let set_in = properties.and_then(|properties| child(properties, "ind")).and_then(indent_of);
        let indent = set_in.or_else(|| self.numbering.indent(&list, level)).or_else(|| self.styles.indent(style));
        (list != "0").then_some(Entry { list, level, mark, indent })
    }
}

/// Pieces that were read, and a line that goes on because its end was deleted.
#[derive(Default)]
struct Flow {
    pieces: Vec<Piece>,
    carried: Vec<Inline>,
}

fn plain_paragraph(content: Vec<Inline>) -> Paragraph {
    Paragraph { kind: Kind::Text, content, entry: None, indent: 0, numbered: false }
}

/// A heading as long as a paragraph is one.
fn shortened(kind: Kind, content: &[Inline]) -> Kind {
    match kind {
        Kind::Heading(_) if super::plain(content).split_whitespace().count() > HEADING_WORDS => Kind::Text,
        kind => kind,
    }
}

/// True where the end of the paragraph is deleted: it goes on with the next.
fn is_joined(properties: Option<Node<'_>>) -> bool {
    let run = properties.and_then(|properties| child(properties, "rPr"));
    run.is_some_and(|run| child(run, "del").is_some() || child(run, "moveFrom").is_some())
}

/// True for the control that holds a table of contents.
fn is_contents(node: Node<'_>) -> bool {
    let Some(properties) = child(node, "sdtPr") else { return false };
    let gallery = properties.descendants().find(|part| name(*part) == ("w", "docPartGallery"));
    gallery.and_then(|gallery| attribute(gallery, "val")).is_some_and(|gallery| gallery.starts_with("Table of"))
}
