//! Rows that are called totals and do not stand in bold, as in a table that comes from Word.

#![deny(clippy::arithmetic_side_effects)]

use planwright_core::model::RowKind;

use super::figure::{Figure, Grid, Lane};
use super::reading::{Attempt, Reading, nearest, right};
use super::walk::{self, Taken, Walk};

/// So many rows tell whether a total lies between them.
const SOME: usize = 200;

/// Every total of a table, as it was read. A row that is only called a total is taken for one
/// unless the totals in bold fit better where it is a row as any other: `Total grants` may be one
/// figure of a budget.
pub(super) fn totals(grid: &Grid) -> Vec<Taken> {
    let called = || (0..grid.table.rows.len()).filter(|row| is_called(grid, *row));
    let plain = walk::totals(grid, false);
    if called().next().is_none() {
        return plain;
    }
    let read = walk::totals(grid, true);
    let adds = |taken: &Taken| taken.parts.iter().any(|part| is_called(grid, part.row));
    let (misfits, others) = (misfits(grid, &plain), misfits(grid, &read));
    let is_row = misfits < others || (misfits == 0 && plain.iter().any(adds));
    if is_row { plain } else { read }
}

/// Whether a row is called a total and is not bold.
pub(super) fn is_called(grid: &Grid, row: usize) -> bool {
    let is_plain = grid.row(row).is_some_and(|row| row.kind == RowKind::Plain);
    is_plain && grid.labels.get(row).is_some_and(|label| label.called && !label.memo)
}

/// How many columns of totals that are sums without doubt do not fit.
fn misfits(grid: &Grid, totals: &[Taken]) -> usize {
    let certain = totals.iter().filter(|taken| taken.reading == Reading::Said || !is_called(grid, taken.row));
    certain.flat_map(|taken| &taken.offs).filter(|off| !off.note).count()
}

impl Walk<'_, '_> {
    /// A row that is called a total: a sum where that fits, or where it is near or says nothing
    /// else; else a row as any other.
    pub(super) fn called(&mut self, row: usize) {
        let figures = self.figures(row);
        let Some(label) = self.grid.labels.get(row).filter(|_| !figures.is_empty()) else { return };
        let attempts = self.attempts(&figures);
        let fitting = right(&attempts).and_then(|at| attempts.get(at)).filter(|one| one.fits > one.offs);
        let idle = || attempts.iter().find(|one| !one.judged.is_empty() && one.offs == 0);
        if let Some(attempt) = fitting.or_else(idle) {
            return self.take(row, attempt, &figures, true);
        }
        let nearest = nearest(&attempts, false).and_then(|at| attempts.get(at));
        let is_meant = |attempt: &&Attempt| {
            let likely = label.bare && !self.is_between(&figures);
            let adds = !self.block.rows.is_empty() || attempt.candidate.reading == Reading::Grand;
            adds && (likely || attempt.is_near())
        };
        match nearest.filter(is_meant) {
            Some(attempt) => self.take(row, attempt, &figures, false),
            None if label.bare && self.block.rows.is_empty() => self.begin(row, &figures),
            None => self.plain(row),
        }
    }

    /// Whether a row of counts lies between the rows before it, as an average does.
    fn is_between(&self, figures: &[(usize, Figure)]) -> bool {
        figures.iter().all(|(column, total)| {
            let values =
                self.block.rows.iter().take(SOME).filter_map(|row| Some(self.grid.figure(*row, *column)?.value));
            let (mut less, mut more) = (false, false);
            for value in values {
                less |= value <= total.value;
                more |= value >= total.value;
            }
            total.lane == Lane::Count && less && more
        })
    }
}
