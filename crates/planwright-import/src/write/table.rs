//! Tables, in the text or as CSV beside it.

use planwright_docx::read::{Block, Inline, Table};

use super::Writer;
use crate::figures::{Caption, Item, items};
use crate::outline::weakened;
use crate::plan::{Section, one_line};
use crate::tables::{Grid, grid};

/// A table with more columns, or with more rows, has a file of its own.
const COLUMNS: usize = 8;
const ROWS: usize = 20;

impl Writer {
    /// Gives ids to the tables that something leads to, before the first link is written.
    pub(super) fn table_places(&mut self, sections: &[Section]) {
        for section in sections {
            for item in items(section.blocks.clone()) {
                let (Item::Table(_, Some(caption)) | Item::Figure(_, Some(caption))) = &item else { continue };
                let kind = if matches!(item, Item::Table(..)) { "tbl" } else { "fig" };
                let anchors = anchors(&caption.content);
                if !anchors.is_empty() {
                    let id = self.own(&anchors, kind, &one_line(&caption.content));
                    self.reserved.insert(anchors.join(" "), id);
                }
            }
        }
    }

    /// Takes a short line before a table without a caption for one, where the table needs one.
    pub(super) fn with_captions(&mut self, found: Vec<Item>) -> Vec<Item> {
        let mut out: Vec<Item> = Vec::new();
        for item in found {
            match item {
                Item::Table(table, None) => {
                    let needs = grid(table.clone()).has_amounts();
                    let taken = if needs { out.pop_if(|item| leads_in(item)) } else { None };
                    let caption = taken.and_then(|item| match item {
                        Item::Block(Block::Paragraph { content, .. }) => {
                            Some(Caption { content: weakened(content), ..Caption::default() })
                        }
                        _ => None,
                    });
                    if let Some(caption) = &caption {
                        let words = one_line(&caption.content);
                        self.changes.push(format!(
                            "The line “{words}” before a table in {} was taken for its caption.",
                            self.page.path
                        ));
                    }
                    out.push(Item::Table(table, caption));
                }
                item => out.push(item),
            }
        }
        out
    }

    pub(super) fn table(&mut self, table: Table, caption: Option<Caption>) -> String {
        let grid = grid(table);
        if grid.header.is_empty() {
            return String::new();
        }
        let is_first = !std::mem::replace(&mut self.page.has_table, true);
        let caption = caption.or_else(|| self.guessed_caption(&grid));
        let name = caption.as_ref().map(|caption| one_line(&caption.content)).unwrap_or_default();
        let shown = if name.is_empty() { self.page.heading_or_title() } else { name };
        if !grid.changes.is_empty() {
            self.changes.push(format!("In the table “{shown}” ({}): {}.", self.page.path, grid.changes.join("; ")));
        }
        let is_plain = |cell: &Vec<Inline>| cell.iter().all(|inline| matches!(inline, Inline::Text(_)));
        let all_plain = grid.header.iter().chain(grid.rows.iter().flatten()).all(is_plain);
        let is_large = grid.header.len() > COLUMNS || grid.rows.len() > ROWS;
        match caption {
            Some(caption) if is_large && all_plain => self.beside(&grid, caption, is_first),
            Some(caption) => {
                let caption = self.caption(caption, is_first, None);
                format!("{caption}\n\n{}", self.rows(&grid))
            }
            None => self.rows(&grid),
        }
    }

    /// A table with amounts needs a caption: where there is none, it has the words of the heading above it.
    fn guessed_caption(&mut self, grid: &Grid) -> Option<Caption> {
        let is_large = grid.header.len() > COLUMNS || grid.rows.len() > ROWS;
        if !grid.has_amounts() && !is_large {
            return None;
        }
        let mut words = self.page.heading_or_title();
        // A second one under a heading is told apart.
        self.page.captions += 1;
        if self.page.captions > 1 {
            words = format!("{words}, table {}", self.page.captions);
        }
        self.changes.push(format!(
            "A table in {} has no caption, so it was given the words of the heading above it: “{words}”.",
            self.page.path
        ));
        self.todo.push(format!("Say in the caption “{words}” in {} what the table shows.", self.page.path));
        Some(Caption { content: vec![Inline::words(words)], ..Caption::default() })
    }

    /// `Table: …{#id …}`.
    fn caption(&mut self, caption: Caption, is_first: bool, file: Option<&str>) -> String {
        self.labels.extend((!caption.label.is_empty()).then(|| caption.label.clone()));
        let mut attributes = String::new();
        match &caption.attributes {
            Some(given) => {
                // The id that the source gives is kept, unless something else has it.
                let (id, rest) = split_id(given);
                let id = match id {
                    Some(id) => self.names.exactly(id).unwrap_or_else(|| self.names.fresh(id)),
                    None => self.own(&[], "tbl", &one_line(&caption.content)),
                };
                attributes.push_str(&format!("#{id}"));
                let rest: Vec<&str> = rest.split_whitespace().filter(|word| !word.starts_with("src=")).collect();
                if !rest.is_empty() {
                    attributes.push_str(&format!(" {}", rest.join(" ")));
                }
            }
            None => {
                let anchors = anchors(&caption.content);
                let id = self.own(&anchors, "tbl", &one_line(&caption.content));
                attributes.push_str(&format!("#{id}"));
            }
        }
        if let Some(unit) = &caption.unit {
            attributes.push_str(&format!(" unit=\"{unit}\""));
        }
        if self.page.grants && is_first && self.page.kind != "resources" {
            attributes.push_str(" role=grants");
        }
        if let Some(file) = file {
            attributes.push_str(&format!(" src={}{file}", self.page.up));
        }
        format!("Table: {} {{{attributes}}}", self.single(&caption.content))
    }

    /// Writes a table to a file of its own, and its caption.
    fn beside(&mut self, grid: &Grid, caption: Caption, is_first: bool) -> String {
        let stem = crate::names::short(&one_line(&caption.content));
        let stem = if stem.is_empty() { "table".to_owned() } else { stem };
        let name = format!("tables/{}.csv", self.stems.fresh(&stem));
        let rows = std::iter::once(&grid.header).chain(&grid.rows);
        let text: String = rows.map(|row| self.csv_row(row)).collect();
        self.file(&name, text);
        let size = format!("{} columns and {} rows", grid.header.len(), grid.rows.len());
        self.changes.push(format!("The table “{}” has {size}: it is in {name}.", one_line(&caption.content)));
        self.caption(caption, is_first, Some(&name))
    }

    fn csv_row(&mut self, row: &[Vec<Inline>]) -> String {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let text = self.single(cell);
                let needs = text.contains([',', '"', '\n']) || text.starts_with(' ');
                if needs { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
            })
            .collect();
        cells.join(",") + "\n"
    }

    fn rows(&mut self, grid: &Grid) -> String {
        let mut out = self.row(&grid.header);
        let rule = |right: &bool| if *right { "---:" } else { "---" };
        out.push_str(&format!("|{}|\n", grid.right.iter().map(rule).collect::<Vec<_>>().join("|")));
        grid.rows.iter().for_each(|row| {
            let row = self.row(row);
            out.push_str(&row);
        });
        out
    }

    fn row(&mut self, cells: &[Vec<Inline>]) -> String {
        let cells: Vec<String> = cells.iter().map(|cell| self.single(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    }
}

impl super::Page {
    fn heading_or_title(&self) -> String {
        if self.heading.is_empty() { self.title.clone() } else { self.heading.clone() }
    }
}

fn anchors(content: &[Inline]) -> Vec<String> {
    content
        .iter()
        .filter_map(|inline| if let Inline::Anchor(name) = inline { Some(name.clone()) } else { None })
        .collect()
}

/// A few words without a full stop, as they stand over tables.
fn leads_in(item: &Item) -> bool {
    let Item::Block(Block::Paragraph { content, .. }) = item else { return false };
    let words = one_line(content);
    let is_plain = content.iter().all(|inline| matches!(inline, Inline::Text(_) | Inline::Anchor(_)));
    is_plain && (2..=14).contains(&words.split(' ').count()) && !words.ends_with(['.', '!', '?', ';', ',', ':'])
}

/// `#id` and the other attributes.
fn split_id(attributes: &str) -> (Option<&str>, String) {
    let mut words = attributes.split_whitespace();
    let first = words.clone().next().and_then(|word| word.strip_prefix('#'));
    if first.is_some() {
        words.next();
    }
    (first, words.collect::<Vec<_>>().join(" "))
}
