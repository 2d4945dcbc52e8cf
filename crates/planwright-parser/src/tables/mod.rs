//! Tables: captions, the files that rows come from, amounts, and what the author says of sums.

mod arithmetic;
pub(crate) mod caption;
mod csv;
mod measure;

use planwright_core::model::Table;
use planwright_core::{Diagnostic, Span};

/// How many rows a table may have, its heading not counted.
pub(crate) const MAX_ROWS: usize = 2_000;

/// How many columns a table may have.
pub(crate) const MAX_COLUMNS: usize = 40;

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

/// More columns than a page can hold.
pub(crate) fn too_wide(span: Span, columns: usize) -> Diagnostic {
    Diagnostic::error("source/limit", span, format!("this table has {columns} columns, and {MAX_COLUMNS} are the most that a table can have"))
        .label("too wide for any page")
        .help("Nobody can read a table of this width on paper. Split it into two tables that share their first column.")
}

/// More rows than anybody would read.
pub(crate) fn too_long(span: Span, rows: usize) -> Diagnostic {
    let rows = if rows > MAX_ROWS { format!("more than {MAX_ROWS}") } else { rows.to_string() };
    Diagnostic::error("source/limit", span, format!("this table has {rows} rows, and {MAX_ROWS} are the most that a table can have"))
        .label("too long for any plan")
        .help("The rows after that were not read. Put a summary into the plan, and a link to the whole data.")
}

/// A row with more cells than the table has columns.
pub(crate) fn surplus_cells(span: Span, cells: usize, columns: usize, left_out: &str) -> Diagnostic {
    let columns = if columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") };
    Diagnostic::error("table/cells", span, format!("this row has {cells} cells, but the table has {columns}"))
        .label("would be left out")
        .help(format!("Markdown would leave out {left_out} without a word."))
}
