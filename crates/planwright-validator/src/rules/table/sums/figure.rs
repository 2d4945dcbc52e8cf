//! The figures of a table, as sums see them: which cells can be added, and what they count.

use planwright_core::amount;
use planwright_core::model::{Cell, Column, Row, Table, Unit, inline_text};
use rust_decimal::Decimal;

use super::label::{self, Label};

/// No table that can be printed is wider; what stands beyond has its own finding.
pub(super) const MOST_COLUMNS: usize = 64;

/// What a figure counts. Percentages are never added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lane {
    /// Pounds.
    Pounds,
    /// Anything else: people, hours.
    Count,
}

/// A figure of a table, in whole units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure {
    /// What it is.
    pub(super) value: Decimal,
    /// The worth of its last printed digit.
    pub(super) digit: Decimal,
    /// What it counts.
    pub(super) lane: Lane,
    /// True for a positive number of a `Less …` row.
    pub(super) less: bool,
}

/// What sums need to know of a table beyond its cells.
pub(super) struct Grid<'a> {
    /// The table.
    pub(super) table: &'a Table,
    /// The labels of its rows.
    pub(super) labels: Vec<Label>,
    columns: Vec<Way>,
}

/// How the figures of a column are read.
#[derive(Clone, Copy)]
struct Way {
    /// False for the labels, and for averages and rates, which no total is the sum of.
    adds: bool,
    /// In a column of pounds and bare numbers: what a bare number is worth.
    bare: Option<Decimal>,
}

impl<'a> Grid<'a> {
    /// Reads a table; none where it has nothing to add.
    pub(super) fn of(table: &'a Table) -> Option<Self> {
        let columns: Vec<Way> = (0..table.columns.len().min(MOST_COLUMNS)).map(|at| way(table, at)).collect();
        let labels = label::of_rows(table);
        columns.iter().any(|way| way.adds).then_some(Self { table, labels, columns })
    }

    /// The columns whose figures are added.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        self.columns.iter().enumerate().filter(|(_, way)| way.adds).map(|(at, _)| at)
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Whether a column has pounds and bare numbers that are pounds too.
    pub(super) fn is_mixed(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|way| way.bare.is_some())
    }

    /// A row.
    pub(super) fn row(&self, row: usize) -> Option<&'a Row> {
        self.table.rows.get(row)
    }

    /// A cell.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&'a Cell> {
        self.row(row)?.cells.get(column)
    }

    /// The figure of a cell, where it has one that can be added.
    pub(super) fn figure(&self, row: usize, column: usize) -> Option<Figure> {
        let way = self.columns.get(column).filter(|way| way.adds)?;
        let cell = self.cell(row, column)?;
        let amount = cell.amount?;
        // `250k` among pounds says its own scale.
        let is_bare = || !inline_text(&cell.content).contains(char::is_alphabetic);
        let (lane, scale) = match (amount.unit, way.bare) {
            (Unit::Percent, _) => return None,
            (Unit::Pounds, _) => (Lane::Pounds, Decimal::ONE),
            (Unit::Count, Some(scale)) if is_bare() => (Lane::Count, scale),
            (Unit::Count, _) => (Lane::Count, Decimal::ONE),
        };
        let value = amount.value.checked_mul(scale)?;
        let takes_away = self.labels.get(row).is_some_and(|label| label.less);
        let less = takes_away && value.is_sign_positive() && !value.is_zero();
        Some(Figure { value, digit: amount.last_digit.checked_mul(scale)?, lane, less })
    }
}

fn way(table: &Table, column: usize) -> Way {
    let heading = table.header.get(column).map(|cell| inline_text(&cell.content)).unwrap_or_default();
    let adds = column > 0 && !label::is_average(&heading);
    Way { adds, bare: bare(table, column) }
}

/// What a bare number is worth in a column that no words give a unit, where others have a `£`:
/// as much as theirs, if they agree.
fn bare(table: &Table, column: usize) -> Option<Decimal> {
    let Column { basis: None, .. } = table.columns.get(column)? else { return None };
    let cells = || table.rows.iter().filter_map(|row| row.cells.get(column));
    let has = |unit: Unit| cells().any(|cell| cell.amount.is_some_and(|amount| amount.unit == unit));
    if !has(Unit::Pounds) || !has(Unit::Count) {
        return None;
    }
    let mut scale = None;
    for cell in cells().filter(|cell| cell.amount.is_some_and(|amount| amount.unit == Unit::Pounds)) {
        let signs: String = inline_text(&cell.content).chars().filter(|c| c.is_alphabetic() || *c == '£').collect();
        let own = amount::basis(&signs)?.scale;
        if *scale.get_or_insert(own) != own {
            return None;
        }
    }
    scale
}
