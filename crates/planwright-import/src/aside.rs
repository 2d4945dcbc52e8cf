//! Chapters that a plan has no file for: contents, which are made anew, and a glossary, which is a key of `plan.md`.

use std::collections::BTreeSet;

use planwright_docx::read::{Block, Cell, Inline, plain, plain_blocks};

use crate::outline::Part;
use crate::plan::one_line;

/// A term has no more letters than this.
const TERM: usize = 60;

/// What becomes of a chapter.
pub(crate) enum Aside {
    /// A table of contents, and its words.
    Contents(String),
    /// A glossary: its title with the headings of its columns, and its terms.
    Glossary(String, Vec<(String, String)>),
    /// It is a section.
    No(Part),
}

/// Looks whether a chapter is contents or a glossary, and nothing besides.
pub(crate) fn set_aside(part: Part) -> Aside {
    let name = part.name();
    if !part.parts.is_empty() {
        return Aside::No(part);
    }
    match name.to_lowercase().as_str() {
        "contents" | "table of contents" | "cynnwys" if is_short(&part.blocks) => {
            let words = format!("{name} {}", plain_blocks(&part.blocks));
            Aside::Contents(words.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        "glossary" | "glossary of terms" | "abbreviations" | "acronyms" | "list of abbreviations" | "geirfa" => {
            match terms(&part.blocks) {
                Some((heads, terms)) => Aside::Glossary(format!("{name}{heads}"), terms),
                None => Aside::No(part),
            }
        }
        _ => Aside::No(part),
    }
}

/// True for short lines and lists alone.
fn is_short(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| match block {
        Block::Paragraph { content, .. } => plain(content).split_whitespace().count() < 15,
        Block::List { items, .. } => items.iter().all(|item| is_short(item)),
        _ => false,
    })
}

/// The terms of definitions or of a table of two columns, where there is nothing else and each is there once; and the
/// headings of the columns, which no key holds.
fn terms(blocks: &[Block]) -> Option<(String, Vec<(String, String)>)> {
    let mut heads = String::new();
    let found: Vec<(String, String)> = match blocks {
        [Block::Definitions(entries)] => entries.iter().map(definition).collect::<Option<_>>()?,
        [Block::Table(table)] => {
            let mut rows: Vec<(String, String)> = table.rows.iter().map(row).collect::<Option<_>>()?;
            let is_head = |(term, _): &(String, String)| {
                let term = term.to_lowercase();
                table.header == Some(1) || ["term", "abbreviation", "acronym", "word"].contains(&term.as_str())
            };
            if rows.first().is_some_and(is_head) {
                let (term, meaning) = rows.remove(0);
                heads = format!(": {term}, {meaning}");
            }
            rows
        }
        _ => return None,
    };
    let names: BTreeSet<&String> = found.iter().map(|(term, _)| term).collect();
    let is_fit =
        |(term, meaning): &(String, String)| !term.is_empty() && term.chars().count() <= TERM && !meaning.is_empty();
    let fits = !found.is_empty() && names.len() == found.len() && found.iter().all(is_fit);
    fits.then_some((heads, found))
}

fn definition((term, details): &(Vec<Inline>, Vec<Vec<Block>>)) -> Option<(String, String)> {
    let details: Option<Vec<String>> = details.iter().flatten().map(paragraph).collect();
    Some((words(term)?, details?.join(" ")))
}

fn row(row: &Vec<Cell>) -> Option<(String, String)> {
    match row.as_slice() {
        [term, meaning] => Some((cell(term)?, cell(meaning)?)),
        _ => None,
    }
}

fn cell(cell: &Cell) -> Option<String> {
    match cell.blocks.as_slice() {
        [block] => paragraph(block),
        _ => None,
    }
}

fn paragraph(block: &Block) -> Option<String> {
    if let Block::Paragraph { content, .. } = block { words(content) } else { None }
}

/// The words of a line that holds nothing but words.
fn words(content: &[Inline]) -> Option<String> {
    let is_plain = |inline: &Inline| matches!(inline, Inline::Text(_) | Inline::Anchor(_));
    content.iter().all(is_plain).then(|| one_line(content))
}
