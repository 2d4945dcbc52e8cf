//! Headings that stand in the body of a table, as Word and spreadsheets put them: a title above them, or a second row.

use planwright_core::model::{Cell, Row, Table, inline_text};

use crate::ledger::years_in;

/// So many rows at the top may be headings.
const MOST: usize = 6;

/// What stands at the top of a table's body that is no row of figures.
pub(crate) struct Heads {
    /// How many rows it takes.
    pub(crate) rows: usize,
    /// The last of them that has words: it holds headings.
    pub(crate) headings: usize,
    /// True where the table's own header is only a title.
    pub(crate) titled: bool,
}

/// The rows of headings at the top of a table's body, if there are any.
pub(crate) fn heads(table: &Table) -> Option<Heads> {
    let titled = is_title(table);
    let mut found = None;
    for (at, row) in table.rows.iter().enumerate().take(MOST) {
        let filled = row.cells.iter().filter(|cell| !is_empty(cell)).count();
        let names_columns = filled > 0 && row.cells.iter().all(|cell| is_empty(cell) || is_heading(cell));
        let has_label = row.cells.first().is_some_and(|cell| !is_empty(cell));
        let is_above = titled && found.is_none();
        match () {
            () if filled == 0 => {}
            () if names_columns && !has_label => found = Some(at),
            () if names_columns && is_above && filled > 1 => found = Some(at),
            // Another line of the title.
            () if is_above && filled == 1 && has_label => {}
            () => break,
        }
    }
    let headings = found?;
    let goes_on = table.rows.len() > headings.saturating_add(1);
    goes_on.then_some(Heads { rows: headings.saturating_add(1), headings, titled })
}

/// Whether only the first cell of the header has words, in a table that comes from a file: there the first row is taken for
/// the header, whatever it is.
fn is_title(table: &Table) -> bool {
    let mut filled = table.header.iter().map(|cell| !is_empty(cell));
    let first = filled.next().unwrap_or(false);
    table.source.is_some() && table.header.len() > 1 && first && !filled.any(|filled| filled)
}

pub(crate) fn is_empty(cell: &Cell) -> bool {
    inline_text(&cell.content).trim().is_empty()
}

/// The words that a row of headings begins with.
pub(crate) fn first_words(row: &Row) -> Option<&Cell> {
    row.cells.iter().find(|cell| !is_empty(cell))
}

/// Words, or a year where figures would be read.
fn is_heading(cell: &Cell) -> bool {
    let text = inline_text(&cell.content);
    let text = text.trim();
    let is_year = years_in(text).first().is_some_and(|year| year.range == (0..text.len()));
    is_year || (cell.amount.is_none() && text.contains(|c: char| c.is_alphanumeric() || c == '£' || c == '%'))
}
