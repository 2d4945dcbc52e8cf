//! The sums of a table: which rows its totals stand for, what its rows say of themselves, and
//! where either does not come out.
//!
//! Everything here is exact and cannot panic: what a decimal cannot hold is left unsaid.

mod across;
mod cross;
mod figure;
mod label;
mod open;
mod print;
mod reading;
mod say;
mod sum;
mod walk;

use planwright_core::Diagnostic;
use planwright_core::model::{Stage, Table};

use across::Across;
use figure::Grid;

/// What is wrong with the sums of a table.
pub(super) struct Wrong {
    /// Columns that do not add up to their totals.
    pub(super) totals: Vec<Diagnostic>,
    /// Rows that do not keep `rows=`.
    pub(super) rows: Vec<Diagnostic>,
}

/// Checks the sums of a table, for a plan of this stage.
pub(super) fn check(table: &Table, status: Stage) -> Option<Wrong> {
    let grid = Grid::of(table)?;
    let mut totals = walk::totals(&grid);
    let mut across = Across::of(&grid);
    cross::fold_totals(&totals, &mut across);
    let culprits = cross::culprits(&grid, &mut totals, &mut across);
    let say = say::Say { grid: &grid, totals: &totals, across: &across, status };
    let rows = culprits.iter().filter_map(|culprit| say.culprit(culprit)).chain(say.rows()).collect();
    Some(Wrong { totals: say.totals(), rows })
}
