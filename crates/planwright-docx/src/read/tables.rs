//! Tables.

use super::model::{About, Cell, Table};
use super::runs::words_below;
use super::xml::{Node, attribute, below, child, name, switch, val};
use super::{Reader, Refusal};

/// Columns that a table may have, however many a cell says it spans.
const COLUMNS: usize = 200;

impl Reader<'_> {
    pub(super) fn table(&mut self, node: Node<'_>) -> Result<Table, Refusal> {
        let mut rows = Vec::new();
        let mut heads = 0;
        self.rows(node, &mut rows, &mut heads)?;
        let properties = child(node, "tblPr");
        let style = properties.and_then(|properties| val(properties, "tblStyle"));
        let shows_last = properties.and_then(|properties| child(properties, "tblLook")).is_some_and(looks_at_last_row);
        let header = (heads > 0 && heads < rows.len().max(2)).then_some(heads);
        Ok(Table { header, rows, total: shows_last && self.styles.strong_last(style) })
    }

    fn rows(&mut self, node: Node<'_>, rows: &mut Vec<Vec<Cell>>, heads: &mut usize) -> Result<(), Refusal> {
        for part in node.children().filter(Node::is_element) {
            match name(part) {
                ("w", "tr") => self.row(part, rows, heads)?,
                ("w", "tblPr" | "tblGrid" | "tblPrEx") => {}
                _ => self.rows(part, rows, heads)?,
            }
        }
        Ok(())
    }

    fn row(&mut self, node: Node<'_>, rows: &mut Vec<Vec<Cell>>, heads: &mut usize) -> Result<(), Refusal> {
        let properties = child(node, "trPr");
        if properties.is_some_and(|properties| child(properties, "del").is_some()) {
            self.doc.remark(About::Deleted, words_below(node));
            return Ok(());
        }
        if properties.is_some_and(|properties| child(properties, "ins").is_some()) {
            self.doc.remark(About::Inserted, words_below(node));
        }
        if *heads == rows.len() && properties.and_then(|p| switch(p, "tblHeader")) == Some(true) {
            *heads += 1;
        }
        let mut cells = Vec::new();
        let before = properties.and_then(|p| val(p, "gridBefore")).and_then(|n| n.parse::<usize>().ok()).unwrap_or(0);
        cells.extend((0..before.min(COLUMNS)).map(|_| Cell { columns: 1, ..Cell::default() }));
        self.cells(node, &mut cells)?;
        if !cells.is_empty() {
            rows.push(cells);
        }
        Ok(())
    }

    fn cells(&mut self, node: Node<'_>, cells: &mut Vec<Cell>) -> Result<(), Refusal> {
        for part in node.children().filter(Node::is_element) {
            match name(part) {
                ("w", "tc") => {
                    let cell = self.cell(part)?;
                    cells.push(cell);
                }
                ("w", tag) if tag.ends_with("Pr") || tag == "tblPrEx" => {}
                _ => self.cells(part, cells)?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, node: Node<'_>) -> Result<Cell, Refusal> {
        let properties = child(node, "tcPr");
        let merged = |tag| properties.and_then(|properties| child(properties, tag));
        let goes_on =
            |tag| merged(tag).is_some_and(|merge| attribute(merge, "val").unwrap_or("continue") == "continue");
        let columns = properties.and_then(|p| val(p, "gridSpan")).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
        let mut aligned = below(node, ("w", "jc"));
        let right = aligned.any(|jc| matches!(attribute(jc, "val"), Some("right" | "end")));
        Ok(Cell {
            blocks: self.blocks(node)?,
            columns: columns.clamp(1, COLUMNS),
            below: goes_on("vMerge") || goes_on("hMerge"),
            right,
        })
    }
}

/// `w:tblLook`: whether the style's look of the last row is wanted.
fn looks_at_last_row(look: Node<'_>) -> bool {
    let bits = || u32::from_str_radix(attribute(look, "val")?, 16).ok();
    match attribute(look, "lastRow") {
        Some(on) => matches!(on, "1" | "true"),
        None => bits().is_some_and(|bits| bits & 0x40 != 0),
    }
}
