//! Tables: captions, the files that rows come from, amounts, and what the author says of sums.

mod arithmetic;
pub(crate) mod caption;
mod csv;
pub(crate) mod measure;
#[cfg(test)]
mod tests;

use std::ops::Range;

use planwright_core::model::{Align, Column, Table};
use planwright_core::{Diagnostic, Span};

/// How many rows a table may have, its heading not counted.
pub(crate) const MAX_ROWS: usize = 2_000;

/// How many columns a table may have.
pub(crate) const MAX_COLUMNS: usize = 40;

/// Cells of a row that are read at all: far more than a table may have.
pub(crate) const MAX_FIELDS: usize = 1_000;

/// A table that has nothing in it yet.
pub(crate) fn empty(span: Span) -> Table {
    Table {
        span,
        id: None,
        caption: None,
        unit: None,
        role: None,
        wide: false,
        source: None,
        columns: Vec::new(),
        header: Vec::new(),
        rows: Vec::new(),
        sums: Vec::new(),
        row_arithmetic: Vec::new(),
        rows_except: Vec::new(),
    }
}

/// A column of which nothing but its place is known.
pub(crate) fn column(align: Align) -> Column {
    Column { align, amounts: false, basis: None }
}

/// More columns than a page can hold.
pub(crate) fn too_wide(span: Span, columns: usize) -> Diagnostic {
    let columns = if columns < MAX_FIELDS { columns.to_string() } else { format!("{MAX_FIELDS} or more") };
    Diagnostic::error(
        "source/limit",
        span,
        format!("this table has {columns} columns, and {MAX_COLUMNS} are the most that a table can have"),
    )
    .label("too wide for any page")
    .help("Nobody can read a table of this width on paper. Split it into two tables that share their first column.")
}

/// More rows than anybody would read.
pub(crate) fn too_long(span: Span, rows: usize) -> Diagnostic {
    let rows = if rows > MAX_ROWS { format!("more than {MAX_ROWS}") } else { rows.to_string() };
    Diagnostic::error(
        "source/limit",
        span,
        format!("this table has {rows} rows, and {MAX_ROWS} are the most that a table can have"),
    )
    .label("too long for any plan")
    .help("The rows after that were not read. Put a summary into the plan, and a link to the whole data.")
}

/// Where the lines of a paragraph stand in it, without the signs of a quote and the blank space around them.
fn lines(paragraph: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let line = |line: &str| {
        // The signs of a quote are no part of the table.
        let inside = line.trim_start_matches(['>', ' ', '\t']);
        let start = at + line.len() - inside.len();
        at += line.len();
        start..start + inside.trim_end().len()
    };
    paragraph.split_inclusive('\n').map(line).collect()
}

/// The first line below another that is what `is` says: the range of the line before it, and its own.
fn under_another(paragraph: &str, is: impl Fn(&str) -> bool) -> Option<(Range<usize>, Range<usize>)> {
    let lines = lines(paragraph);
    let found = (1..lines.len()).find(|&line| is(&paragraph[lines[line].clone()]))?;
    Some((lines[found - 1].clone(), lines[found].clone()))
}

/// Whether a line is the line of dashes of a table.
pub(crate) fn is_ruler(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| "|-: \t".contains(c))
}

/// The line of dashes under a table's heading, in a paragraph that Markdown does not read as a
/// table: the range of the line before it, and its own.
pub(crate) fn ruler(paragraph: &str) -> Option<(Range<usize>, Range<usize>)> {
    under_another(paragraph, is_ruler)
}

/// The long dashes that word processors make of hyphens.
const LONG: [char; 4] = ['–', '—', '―', '−'];

/// A line of dashes of which a word processor made long ones, under the heading of a table.
pub(crate) fn long_ruler(paragraph: &str) -> Option<(Range<usize>, Range<usize>)> {
    let is_long = |line: &str| {
        let only = line.chars().all(|c| "|-: \t".contains(c) || LONG.contains(&c));
        only && line.contains('|') && line.contains(LONG)
    };
    let (heading, ruler) = under_another(paragraph, is_long)?;
    // Farther down such a line is a row in which there is nothing.
    if paragraph[..heading.start].lines().next_back().is_some_and(|line| line.contains('|')) {
        return None;
    }
    let written = &paragraph[ruler.clone()];
    let cells = split_cells(written);
    let dashed = cells.iter().all(|cell| written[cell.clone()].contains(|c| c == '-' || LONG.contains(&c)));
    let fits = cells.len() == split_cells(&paragraph[heading.clone()]).len();
    (dashed && (fits || is_row(written))).then_some((heading, ruler))
}

/// The line of dashes for a heading that a line of long ones was: the colons at the ends of its cells say how a column is
/// aligned.
pub(crate) fn with_hyphens(heading: &str, ruler: &str) -> String {
    let columns = split_cells(heading).len();
    if split_cells(ruler).len() != columns {
        return dashes(columns);
    }
    let cell = |cell: Range<usize>| {
        let written = ruler[cell].trim();
        let colon = |is: bool| if is { ":" } else { "" };
        format!("{}---{}|", colon(written.starts_with(':')), colon(written.ends_with(':')))
    };
    format!("|{}", split_cells(ruler).into_iter().map(cell).collect::<String>())
}

/// A paragraph of rows with bars and without a line of dashes: the range of the first row.
pub(crate) fn without_ruler(paragraph: &str) -> Option<Range<usize>> {
    let mut rows = Vec::new();
    for line in lines(paragraph) {
        match is_row(&paragraph[line.clone()]) {
            true => rows.push(line),
            false if rows.is_empty() => {}
            false => break,
        }
    }
    (rows.len() > 1 && ruler(paragraph).is_none()).then(|| rows.swap_remove(0))
}

/// The rows of a paragraph that is nothing else, where each has a bar at both its ends.
pub(crate) fn only_rows(paragraph: &str) -> Option<Vec<Range<usize>>> {
    let lines = lines(paragraph);
    (!lines.is_empty() && lines.iter().all(|line| is_row(&paragraph[line.clone()]))).then_some(lines)
}

/// Whether a line is a row with a bar at both its ends.
fn is_row(line: &str) -> bool {
    line.len() > 1 && line.starts_with('|') && line.ends_with('|')
}

/// A paragraph that was meant to be a table: two lines or more have tabs between their words.
pub(crate) fn tabbed(paragraph: &str) -> bool {
    paragraph.lines().filter(|line| line.trim_matches(['>', ' ', '\t']).contains('\t')).count() > 1
}

/// The line of dashes for so many columns.
pub(crate) fn dashes(columns: usize) -> String {
    format!("|{}", "---|".repeat(columns.clamp(1, MAX_COLUMNS)))
}

/// The cells of a row's source, as Markdown splits it: at every bar without a backslash before it.
pub(crate) fn split_cells(row: &str) -> Vec<Range<usize>> {
    let row = row.trim_end();
    let start = row.len() - row.trim_start().len();
    let first = if row[start..].starts_with('|') { start + 1 } else { start };
    let mut from = first;
    let mut cells = Vec::new();
    for (at, _) in row.match_indices('|').filter(|&(at, _)| at >= first && !row[..at].ends_with('\\')) {
        cells.push(from..at);
        from = at + 1;
    }
    if from < row.len() {
        cells.push(from..row.len());
    }
    cells
}

/// A row with more cells than the table has columns.
pub(crate) fn surplus_cells(span: Span, cells: usize, columns: usize, why: &str) -> Diagnostic {
    let columns = if columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") };
    Diagnostic::error("table/cells", span, format!("this row has {cells} cells, but the table has {columns}"))
        .label("would be left out")
        .help(why)
}
