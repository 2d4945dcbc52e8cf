//! What a table's cells, columns and rows are, seen from its numbers.

use planwright_core::model::{Amount, Basis, Cell, Inline, InlineKind, Row, RowKind, Table, Unit, inline_text};

use planwright_core::amount;

/// Finds the amounts of a table, the columns that hold them, totals and headings among the rows.
pub(crate) fn measure(table: &mut Table) {
    let said = table.unit.as_ref().map(|unit| unit_of(&unit.value));
    let caption = table.caption.as_ref().and_then(|caption| amount::basis(&inline_text(&caption.value)));
    let headings: Vec<Option<Basis>> =
        table.header.iter().map(|cell| amount::basis(&inline_text(&cell.content))).collect();
    for row in &mut table.rows {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let heading = headings.get(column).copied().flatten();
            cell.amount = cell_amount(cell, column, heading, said.or(caption));
        }
    }
    for index in 0..table.columns.len() {
        let heading = headings.get(index).copied().flatten();
        table.columns[index].basis = if index == 0 { heading } else { heading.or(said).or(caption) };
        if index > 0 && heading.is_none() && holds_counts(&table.rows, index) {
            read_all(table, index);
        }
        table.columns[index].amounts = holds_amounts(&table.rows, index);
    }
    let any = has_amounts(table);
    for row in &mut table.rows {
        row.kind = kind(row, any);
    }
    if are_all_bold(&table.rows) {
        keep_totals_that_stand_out(&mut table.rows);
    }
}

/// Some authors set every label in bold. Bold labels then say of no row that it is a total.
fn are_all_bold(rows: &[Row]) -> bool {
    let mut figures = rows.iter().filter(|row| row.cells.iter().skip(1).any(|cell| cell.amount.is_some()));
    let count = figures.clone().count();
    count > 1 && figures.all(|row| row.kind == RowKind::Total)
}

/// Of rows with bold labels those are totals whose figures are bold too, where not all are, and
/// those that are called so.
fn keep_totals_that_stand_out(rows: &mut [Row]) {
    let are_bold = |row: &Row| {
        let mut figures = row.cells.iter().skip(1).filter(|cell| cell.amount.is_some());
        figures.all(|cell| is_wholly_bold(&cell.content))
    };
    let bold_says_nothing = rows.iter().all(|row| row.kind != RowKind::Total || are_bold(row));
    for row in rows.iter_mut().filter(|row| row.kind == RowKind::Total) {
        if !(is_called_total(row) || (are_bold(row) && !bold_says_nothing)) {
            row.kind = RowKind::Plain;
        }
    }
}

fn is_called_total(row: &Row) -> bool {
    let label = row.label().map(|cell| inline_text(&cell.content)).unwrap_or_default().to_lowercase();
    let mut words = label.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    words.any(|word| {
        matches!(
            word,
            "total"
                | "totals"
                | "subtotal"
                | "sub-total"
                | "cyfanswm"
                | "cyfansymiau"
                | "is-gyfanswm"
                | "is-gyfansymiau"
        )
    })
}

/// Takes every number of a column for an amount, since a chart draws it: `1987` is no year there.
pub(crate) fn as_values(table: &mut Table, column: usize) {
    read_all(table, column);
    if let Some(known) = table.columns.get_mut(column) {
        known.amounts |= holds_amounts(&table.rows, column);
    }
}

fn read_all(table: &mut Table, column: usize) {
    let basis = table.columns.get(column).and_then(|column| column.basis);
    for cell in table.rows.iter_mut().filter_map(|row| row.cells.get_mut(column)) {
        cell.amount = cell.amount.or_else(|| amount::amount(&inline_text(&cell.content), basis, false));
    }
}

/// A column most of whose cells are numbers beyond doubt: `1987` among them is a number too.
fn holds_counts(rows: &[Row], column: usize) -> bool {
    let cells = || rows.iter().filter_map(|row| row.cells.get(column));
    let filled = cells().filter(|cell| !amount::is_nothing(&inline_text(&cell.content))).count();
    let counts = cells().filter(|cell| cell.amount.is_some_and(|amount| amount.unit == Unit::Count)).count();
    counts * 2 > filled
}

/// Whether a cell of the table is wholly an amount.
pub(super) fn has_amounts(table: &Table) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.amount.is_some())
}

/// What `unit=` says: money, per cent, or the name of what is counted.
fn unit_of(words: &str) -> Basis {
    amount::basis(words).unwrap_or(Basis { unit: Unit::Count, scale: rust_decimal::Decimal::ONE })
}

/// The amount that a cell wholly is. The first column holds labels: a bare number there is one.
fn cell_amount(cell: &Cell, column: usize, heading: Option<Basis>, around: Option<Basis>) -> Option<Amount> {
    let text = inline_text(&cell.content);
    if column == 0 && heading.is_none() {
        return amount::amount(&text, None, true).filter(|amount| amount.unit != Unit::Count);
    }
    amount::amount(&text, heading.or(around), heading.is_none())
}

/// A column of figures: amounts, and no more cells with words than with amounts.
fn holds_amounts(rows: &[Row], column: usize) -> bool {
    let cells = || rows.iter().filter_map(|row| row.cells.get(column));
    let amounts = cells().filter(|cell| cell.amount.is_some()).count();
    let words =
        cells().filter(|cell| cell.amount.is_none() && !amount::is_nothing(&inline_text(&cell.content))).count();
    amounts > 0 && words <= amounts
}

fn kind(row: &Row, table_has_amounts: bool) -> RowKind {
    let Some((first, values)) = row.cells.split_first() else { return RowKind::Plain };
    let is_named_boldly = row.label().is_some_and(|label| is_wholly_bold(&label.content));
    if is_named_boldly && values.iter().any(|cell| cell.amount.is_some()) {
        return RowKind::Total;
    }
    let is_empty = |cell: &Cell| inline_text(&cell.content).trim().is_empty();
    if table_has_amounts && !is_empty(first) && !values.is_empty() && values.iter().all(is_empty) {
        return RowKind::Heading;
    }
    RowKind::Plain
}

/// Whether there are words and all of them are bold; a footnote's mark and a colon behind do not count.
fn is_wholly_bold(content: &[Inline]) -> bool {
    let bold = |inline: &Inline| match &inline.kind {
        InlineKind::Strong(_) => true,
        InlineKind::Emphasis(inner) => is_wholly_bold(inner),
        _ => false,
    };
    let passed_over = |inline: &Inline| match &inline.kind {
        InlineKind::Text(text) => !text.contains(char::is_alphanumeric),
        InlineKind::FootnoteReference(_) => true,
        _ => false,
    };
    content.iter().any(bold) && content.iter().all(|inline| bold(inline) || passed_over(inline))
}
