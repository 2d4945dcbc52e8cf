//! Tables of both versions in one.

use planwright_core::model::RowKind;
use planwright_diff::{ColumnDiff, RowDiff, Run, Side, TableDiff, TokenKind, UnitDiff, UnitState};

use super::Telling;
use super::blocks::{Counts, marking};
use super::runs::Marking;
use crate::{ChangedCell, ChangedColumn, ChangedRow, ChangedTable, ColumnKind, MarkedRun};

/// A column with a longer cell than this is set as running text.
const SHORT_CELL: usize = 24;

impl Telling<'_> {
    pub(super) fn table(&self, unit: &UnitDiff, table: &TableDiff, counts: &mut Counts<'_>) -> ChangedTable {
        counts.tables += 1;
        let marking = marking(unit.state);
        let rows: Vec<ChangedRow> = table.rows.iter().map(|row| self.row(row, &table.columns, marking)).collect();
        let column = |(at, column): (usize, &ColumnDiff)| ChangedColumn {
            kind: kind(column.amounts, at, &table.rows),
            heading: self.runs(&column.heading, marking),
        };
        ChangedTable {
            id: format!("{}.table.{}", counts.section, counts.tables),
            caption: self.runs(&unit.runs, marking),
            summary: (unit.state == UnitState::Kept).then(|| self.table_summary(table)).flatten(),
            columns: table.columns.iter().enumerate().map(column).collect(),
            rows,
        }
    }

    fn row(&self, row: &RowDiff, columns: &[ColumnDiff], marking: Marking) -> ChangedRow {
        let cell = |(cell, column): (&Vec<Run>, &ColumnDiff)| ChangedCell {
            // The difference stands behind the whole cell.
            runs: self.runs(cell, marking).into_iter().map(|run| MarkedRun { aside: None, ..run }).collect(),
            difference: cell.iter().find_map(|run| self.difference(run)),
            amount: column.amounts && is_amount(cell),
        };
        let kind = match row.kind {
            RowKind::Plain => "row",
            RowKind::Total => "total",
            RowKind::Heading => "heading",
        };
        ChangedRow {
            kind: kind.to_owned(),
            changed: marking == Marking::Sides && is_changed(row),
            cells: row.cells.iter().zip(columns).map(cell).collect(),
        }
    }

    /// "1 row changed, 2 rows added".
    fn table_summary(&self, table: &TableDiff) -> Option<String> {
        let rows = |side: Side| table.rows.iter().filter(move |row| row.side == side);
        let all = [
            ("rows-changed", rows(Side::Both).filter(|row| is_changed(row)).count()),
            ("rows-added", rows(Side::New).count()),
            ("rows-removed", rows(Side::Old).count()),
            ("columns-changed", table.columns.iter().filter(|column| differs(column.side, &column.heading)).count()),
        ];
        let told = all.iter().filter(|(_, count)| *count > 0).map(|(key, count)| self.counted(key, *count));
        let order = [
            table.rows_reordered.map(|_| self.word("redline-rows-reordered")),
            table.columns_reordered.map(|_| self.word("redline-columns-reordered")),
        ];
        let unit = table.unit.and_then(|at| self.change(at)).map(|change| {
            let [from, to] = [&change.from, &change.to].map(|side| side.as_deref().unwrap_or_default());
            let key = match (from, to) {
                ("", _) => "redline-rows-counted-now",
                (_, "") => "redline-rows-counted-before",
                _ => "redline-rows-counted",
            };
            self.fill(key, &[("from", from), ("to", to)])
        });
        let told: Vec<String> = told.chain(order.into_iter().flatten()).chain(unit).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }
}

fn differs(side: Side, runs: &[Run]) -> bool {
    side != Side::Both || runs.iter().any(|run| run.side != Side::Both)
}

fn is_changed(row: &RowDiff) -> bool {
    row.cells.iter().any(|cell| differs(row.side, cell))
}

/// True for a cell of which every token is an amount.
fn is_amount(cell: &[Run]) -> bool {
    let mut tokens = cell.iter().flat_map(|run| &run.tokens).peekable();
    tokens.peek().is_some() && tokens.all(|token| matches!(token.kind, TokenKind::Amount(_)))
}

fn kind(amounts: bool, at: usize, rows: &[RowDiff]) -> ColumnKind {
    let letters = |cell: &Vec<Run>| -> usize {
        cell.iter().flat_map(|run| &run.tokens).map(|token| token.text.chars().count() + 1).sum()
    };
    let long = rows.iter().filter_map(|row| row.cells.get(at)).any(|cell| letters(cell) > SHORT_CELL);
    match (amounts, long) {
        (true, _) => ColumnKind::Amount,
        (false, true) => ColumnKind::Text,
        (false, false) => ColumnKind::Label,
    }
}
