//! What changed in a table, a line for each column, row or cell.

use planwright_view::{ChangedCell, ChangedColumn, ChangedRow, ChangedTable, MarkedRun, RunSide, word};

use super::{Piece, Writer, by, changed, pieces, text};

/// So many cells of a column that came or went are told.
const CELLS: usize = 12;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &ChangedTable) {
        let from = self.lines.len();
        if changed(&table.caption) {
            self.push("", pieces(&table.caption));
        }
        for (at, column) in table.columns.iter().enumerate() {
            match one_side(&column.heading) {
                Some(side) if table.rows.iter().any(|row| row_side(row).is_none()) => {
                    self.column(table, at, column, side)
                }
                // In a table that came or went, its rows tell.
                Some(_) => {}
                None if changed(&column.heading) => {
                    self.push(word(self.words, "changes-line-column"), pieces(&column.heading));
                }
                None => {}
            }
        }
        table.rows.iter().filter(|row| row.changed).for_each(|row| self.row(table, row));
        if let Some(summary) = table.summary.as_deref().filter(|_| self.lines.len() == from) {
            self.push(summary, Vec::new());
        }
    }

    /// A column that came or went, with its cells.
    fn column(&mut self, table: &ChangedTable, at: usize, column: &ChangedColumn, side: RunSide) {
        let cell = |row: &ChangedRow| {
            let cell = row.cells.get(at).filter(|cell| !cell.runs.is_empty() && row_side(row).is_none())?;
            Some(format!("{}: {}", label(row), words(&cell.runs)))
        };
        let cells: Vec<String> = table.rows.iter().filter_map(cell).collect();
        let mut said = cells.iter().take(CELLS).cloned().collect::<Vec<_>>().join("; ");
        let more = cells.len().saturating_sub(CELLS);
        if more > 0 {
            said = planwright_view::fill(self.words, "changes-more", &[("items", &said), ("count", &more.to_string())]);
        }
        let mut all = pieces(&column.heading);
        if !said.is_empty() {
            all.extend([Piece::plain(". "), Piece { side, text: said }]);
        }
        self.push(word(self.words, &key("column", side)), all);
    }

    fn row(&mut self, table: &ChangedTable, row: &ChangedRow) {
        if let Some(side) = row_side(row) {
            let cells: Vec<String> =
                row.cells.iter().map(|cell| words(&cell.runs)).filter(|it| !it.is_empty()).collect();
            let said = Piece { side, text: cells.join(" | ") };
            self.push(word(self.words, &key("row", side)), vec![said]);
            return;
        }
        let edited =
            |cell: &ChangedCell, column: &ChangedColumn| changed(&cell.runs) && one_side(&column.heading).is_none();
        for (cell, column) in row.cells.iter().zip(&table.columns).filter(|(cell, column)| edited(cell, column)) {
            let mut all = pieces(&cell.runs);
            all.extend(cell.difference.as_deref().map(by));
            let place = [label(row), new(&column.heading)];
            let place: Vec<&str> = place.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            self.push(place.join(", "), all);
        }
    }
}

fn key(what: &str, side: RunSide) -> String {
    format!("changes-line-{what}-{}", if side == RunSide::Added { "added" } else { "removed" })
}

/// The side that runs stand on as a whole; none where some stand on both.
fn one_side(runs: &[MarkedRun]) -> Option<RunSide> {
    let first = runs.first()?.side;
    (first != RunSide::Same && runs.iter().all(|run| run.side == first)).then_some(first)
}

/// The side that a row stands on as a whole.
fn row_side(row: &ChangedRow) -> Option<RunSide> {
    let mut sides = row.cells.iter().filter(|cell| !cell.runs.is_empty()).map(|cell| one_side(&cell.runs));
    let first = sides.next()??;
    sides.all(|side| side == Some(first)).then_some(first)
}

/// What a row is called now: its first cell that says something.
fn label(row: &ChangedRow) -> String {
    row.cells.iter().map(|cell| new(&cell.runs)).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The words of the new version.
fn new(runs: &[MarkedRun]) -> String {
    joined(runs.iter().filter(|run| run.side != RunSide::Removed))
}

fn words(runs: &[MarkedRun]) -> String {
    joined(runs.iter())
}

fn joined<'r>(runs: impl Iterator<Item = &'r MarkedRun>) -> String {
    let mut out = String::new();
    for run in runs {
        if run.space && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&text(run));
    }
    out
}
