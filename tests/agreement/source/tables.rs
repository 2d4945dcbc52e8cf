//! Tables, their captions, and those that live in CSV files.

use std::path::Path;

use super::markdown::{self, Block};
use crate::normal::normal;

/// A table. Texts hold signs.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    pub(super) id: Option<String>,
    pub(super) caption: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// The unit, unless the caption or a heading shows it.
    pub(super) fn printed_unit(&self) -> Option<&str> {
        let unit = self.unit.as_deref()?;
        let shown = self.header.iter().chain(&self.caption).any(|text| normal(text).contains(unit));
        (!shown).then_some(unit)
    }
}

/// What stands between braces at a text's end.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub(super) id: Option<String>,
    unit: Option<String>,
    source: Option<String>,
}

/// The text before its attributes, and these.
pub(super) fn attributes(text: &str) -> (&str, Attributes) {
    let whole = text.trim_end();
    let open = if whole.ends_with('}') { whole.find("{#").or_else(|| whole.rfind('{')) } else { None };
    let Some(open) = open else { return (whole, Attributes::default()) };
    let inside = normal(&whole[open + 1..whole.len() - 1]);
    let value = |key: &str| {
        let (_, after) = inside.split_once(&format!("{key}="))?;
        let end = |quote: char| after[1..].split(quote).next();
        match after.chars().next()? {
            quote @ ('"' | '\'') => end(quote),
            _ => after.split_whitespace().next(),
        }
        .map(str::to_owned)
    };
    let id = inside.split_whitespace().find_map(|word| word.strip_prefix('#')).map(str::to_owned);
    (&whole[..open], Attributes { id, unit: value("unit"), source: value("src") })
}

/// Joins captions and the tables that they name: the next, else the one before.
pub(super) fn with_captions(file: &Path, blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut held: Option<String> = None;
    for mut block in blocks {
        let caption = match &block {
            Block::Words(words) => words.trim_start().strip_prefix("Table:").map(str::to_owned),
            _ => None,
        };
        if let Some(caption) = caption {
            flush(&mut out, held.take());
            match attributes(&caption).1.source {
                Some(source) => out.push(from_file(file, &source, &caption)),
                None => held = Some(caption),
            }
            continue;
        }
        match (&mut block, held.take()) {
            (Block::Table(table), Some(caption)) => set(table, &caption),
            (_, caption) => flush(&mut out, caption),
        }
        out.push(block);
    }
    flush(&mut out, held);
    out
}

/// Gives a caption to the table before it.
fn flush(out: &mut [Block], caption: Option<String>) {
    let Some(caption) = caption else { return };
    match out.last_mut() {
        Some(Block::Table(table)) if table.caption.is_none() => set(table, &caption),
        _ => panic!("a caption without a table: {caption}"),
    }
}

fn set(table: &mut Table, caption: &str) {
    let (words, attributes) = attributes(caption);
    table.caption = Some(words.trim().to_owned());
    table.id = attributes.id;
    table.unit = attributes.unit;
}

fn from_file(file: &Path, source: &str, caption: &str) -> Block {
    let path = file.parent().expect("a folder").join(source);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(&path).expect("a CSV file");
    let cell = |text: &str| match markdown::body(file, text.trim()).blocks.into_iter().next() {
        Some(Block::Words(words)) => words,
        _ => text.trim().to_owned(),
    };
    let mut rows = reader.records().map(|record| record.expect("a row").iter().map(cell).collect::<Vec<_>>());
    let mut table = Table { header: rows.next().expect("a header"), rows: rows.collect(), ..Table::default() };
    set(&mut table, caption);
    Block::Table(table)
}
