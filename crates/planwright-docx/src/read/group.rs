//! Paragraphs that belong together: entries of a list, lines of a quotation.

use super::Reader;
use super::body::Paragraph;
use super::lists::Lists;
use super::model::{About, Block, Cell, Inline, Role, Table, plain};
use super::numbering::Mark;
use super::styles::Kind;

/// A part of the text, as it was met.
#[derive(Debug)]
pub(super) enum Piece {
    Paragraph(Paragraph),
    Table(Table),
    /// What is a block already.
    Block(Block),
}

/// From so far in on, in twentieths of a point, a paragraph between two entries belongs to the first.
const SET_IN: i32 = 300;

impl Reader<'_> {
    /// Puts together what belongs together.
    pub(super) fn group(&mut self, pieces: Vec<Piece>) -> Vec<Block> {
        let mut out = Vec::new();
        let mut lists = Lists::default();
        let mut pieces = pieces.into_iter().peekable();
        while let Some(piece) = pieces.next() {
            let paragraph = match piece {
                Piece::Paragraph(paragraph) => paragraph,
                Piece::Table(table) => {
                    lists.end(&mut out);
                    self.table_or_text(table, &mut out);
                    continue;
                }
                Piece::Block(block) => {
                    lists.end(&mut out);
                    out.push(block);
                    continue;
                }
            };
            if let Some(entry) = paragraph.entry.as_ref().filter(|entry| entry.mark != Mark::Nothing) {
                // An entry without words is the place of one that begins with something else.
                let entry = entry.clone();
                self.enter_list(&mut lists, &entry, &mut out);
                lists.add(text_block(paragraph.content));
                continue;
            }
            let goes_on = matches!(pieces.peek(), Some(Piece::Paragraph(next)) if next.entry.is_some());
            let belongs = paragraph.kind == Kind::Continued
                || paragraph.entry.is_some()
                || paragraph.kind == Kind::Text && paragraph.indent >= SET_IN && goes_on;
            if belongs && lists.is_open() && !is_empty(&paragraph.content) {
                if let Some(entry) = &paragraph.entry {
                    lists.back_to(entry.level, &mut out);
                }
                lists.add(text_block(paragraph.content));
                continue;
            }
            if is_empty(&paragraph.content) && paragraph.kind != Kind::Rule {
                // Empty paragraphs are space. A place in one belongs to what follows.
                self.anchors.extend(paragraph.content.into_iter().filter_map(|inline| match inline {
                    Inline::Anchor(name) => Some(name),
                    _ => None,
                }));
                continue;
            }
            lists.end(&mut out);
            self.push(paragraph, &mut out);
        }
        lists.end(&mut out);
        out
    }

    fn push(&mut self, paragraph: Paragraph, out: &mut Vec<Block>) {
        let Paragraph { kind, content, numbered, .. } = paragraph;
        match kind {
            Kind::Heading(level) => out.push(Block::Heading { level, content, numbered }),
            Kind::Title => out.push(Block::Paragraph { role: Role::Title, content }),
            Kind::Subtitle => out.push(Block::Paragraph { role: Role::Subtitle, content }),
            Kind::Caption => out.push(Block::Paragraph { role: Role::Caption, content }),
            Kind::Text | Kind::Continued => out.extend(text_block(content)),
            Kind::Rule => out.push(Block::Rule),
            Kind::Contents => self.doc.remark(About::Contents, plain(&content)),
            Kind::Quote => match out.last_mut() {
                Some(Block::Quote(blocks)) => blocks.extend(text_block(content)),
                _ => out.push(Block::Quote(text_block(content).into_iter().collect())),
            },
            Kind::Alert => push_alert(content, out),
            Kind::Code => push_code(&content, out),
            Kind::Term => match out.last_mut() {
                Some(Block::Definitions(entries)) => entries.push((content, Vec::new())),
                _ => out.push(Block::Definitions(vec![(content, Vec::new())])),
            },
            Kind::Definition => match out.last_mut() {
                Some(Block::Definitions(entries)) => {
                    if let Some((_, details)) = entries.last_mut() {
                        details.push(text_block(content).into_iter().collect());
                    }
                }
                _ => out.extend(text_block(content)),
            },
        }
    }

    /// A table, or the text of one that only puts text into a frame or side by side.
    fn table_or_text(&mut self, table: Table, out: &mut Vec<Block>) {
        if !is_layout(&table) {
            out.push(Block::Table(table));
            return;
        }
        let cells: Vec<Cell> = table.rows.into_iter().flatten().collect();
        let blocks: Vec<Block> = cells.into_iter().flat_map(|cell| cell.blocks).collect();
        let words = super::plain_blocks(&blocks).split_whitespace().take(12).collect::<Vec<_>>().join(" ");
        if !blocks.is_empty() {
            self.doc.remark(About::Layout, words);
        }
        out.extend(blocks);
    }
}

/// Nothing where there are no words.
fn text_block(content: Vec<Inline>) -> Option<Block> {
    (!is_empty(&content)).then_some(Block::Paragraph { role: Role::Text, content })
}

fn is_empty(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(text) => text.words.trim().is_empty(),
        Inline::Break | Inline::Anchor(_) => true,
        Inline::Link { content, .. } => is_empty(content),
        Inline::Note(_) | Inline::Picture(_) => false,
    })
}

/// A box: the first line, where it is one of the known labels, tells which.
fn push_alert(content: Vec<Inline>, out: &mut Vec<Block>) {
    let label = plain(&content).trim().to_lowercase();
    if matches!(label.as_str(), "note" | "tip" | "important" | "warning" | "caution") {
        out.push(Block::Alert(label, Vec::new()));
        return;
    }
    match out.last_mut() {
        Some(Block::Alert(_, blocks) | Block::Quote(blocks)) => blocks.extend(text_block(content)),
        _ => out.push(Block::Quote(text_block(content).into_iter().collect())),
    }
}

fn push_code(content: &[Inline], out: &mut Vec<Block>) {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Text(words) => text.push_str(&words.words),
            Inline::Break => text.push('\n'),
            other => text.push_str(&plain(std::slice::from_ref(other))),
        }
    }
    match out.last_mut() {
        Some(Block::Code(_, code)) => {
            code.push_str(&text);
            code.push('\n');
        }
        _ => out.push(Block::Code(None, text + "\n")),
    }
}

/// True for a table that says nothing by its rows and columns: one cell, one row of text, or cells with headings and tables
/// in them.
fn is_layout(table: &Table) -> bool {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut cells = table.rows.iter().flatten();
    let is_part = |block: &Block| matches!(block, Block::Heading { .. } | Block::Table(_) | Block::Definitions(_));
    let is_long = |cell: &Cell| cell.blocks.len() > 3 || matches!(cell.blocks.first(), Some(Block::List { .. }));
    columns <= 1 && table.rows.len() <= 1
        || table.rows.len() == 1 && table.header != Some(1)
        || cells.clone().any(|cell| cell.blocks.iter().any(is_part))
        || columns == 1 && cells.any(is_long)
}
