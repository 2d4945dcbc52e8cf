//! How figures, rows and columns are named in findings: as the table prints them.

#![deny(clippy::arithmetic_side_effects)]

use planwright_core::model::{Amount, Unit, inline_text};
use rust_decimal::Decimal;

use super::figure::Grid;

/// Longer labels are cut: a finding is read in a line.
const LONGEST: usize = 70;

/// How the cells of a column print their figures.
#[derive(Clone, Copy)]
pub(super) struct Style {
    unit: Unit,
    /// What a bare number is worth, where the cell holds one.
    bare: Option<Decimal>,
}

impl Style {
    /// That of a cell; where it is empty, that of its column.
    pub(super) fn of(grid: &Grid, row: usize, column: usize) -> Self {
        let cells = || grid.table.rows.iter().filter_map(|row| row.cells.get(column));
        let filled = grid.cell(row, column).filter(|cell| cell.amount.is_some());
        let Some((cell, amount)) =
            filled.or_else(|| cells().find(|cell| cell.amount.is_some())).and_then(|cell| Some((cell, cell.amount?)))
        else {
            return Self { unit: Unit::Count, bare: None };
        };
        let is_bare = !inline_text(&cell.content).chars().any(|c| c.is_alphabetic() || "£%".contains(c));
        if grid.is_mixed(column) {
            return Self { unit: Unit::Pounds, bare: None };
        }
        let scale = grid.table.columns.get(column).and_then(|column| column.basis).map(|basis| basis.scale);
        Self { unit: amount.unit, bare: is_bare.then(|| scale.unwrap_or(Decimal::ONE)) }
    }

    /// A number as such a cell prints it, to the last digit given.
    pub(super) fn print(self, value: Decimal, digit: Decimal) -> String {
        let scaled = self.bare.and_then(|scale| Some((value.checked_div(scale)?, digit.checked_div(scale)?)));
        let amount = match scaled {
            Some((value, last_digit)) => Amount { value, unit: Unit::Count, last_digit },
            None => Amount { value, unit: self.unit, last_digit: digit },
        };
        amount.to_string()
    }
}

/// The name of a row: its label in quotes, or its number where it has none.
pub(super) fn row(grid: &Grid, row: usize) -> String {
    match grid.labels.get(row).map(|label| label.text.as_str()) {
        Some(label) if !label.is_empty() => format!("“{}”", cut(label)),
        _ => format!("row {}", row.saturating_add(1)),
    }
}

/// The name of a column: its heading in quotes, or its number where it has none.
pub(super) fn column(grid: &Grid, column: usize) -> String {
    let heading = grid.table.header.get(column).map(|cell| inline_text(&cell.content)).unwrap_or_default();
    match heading.trim() {
        "" => format!("column {}", column.saturating_add(1)),
        heading => format!("“{}”", cut(heading)),
    }
}

fn cut(text: &str) -> String {
    let mut words: String = text.chars().map(|c| if c == '\n' { ' ' } else { c }).take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        words.push('…');
    }
    words
}

/// Rows in a list: by name where they are few, else the first and the last.
pub(super) fn rows(grid: &Grid, of: &[usize]) -> String {
    match of {
        [] => "nothing".to_owned(),
        [one] => row(grid, *one),
        [first, .., last] if of.len() > 3 => {
            format!("the {} rows from {} to {}", of.len(), row(grid, *first), row(grid, *last))
        }
        [others @ .., last] => {
            let others: Vec<String> = others.iter().map(|one| row(grid, *one)).collect();
            format!("{} and {}", others.join(", "), row(grid, *last))
        }
    }
}
