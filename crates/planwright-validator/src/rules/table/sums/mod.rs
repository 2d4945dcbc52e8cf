//! The sums of a table: which rows its totals stand for, what its rows say of themselves, and
//! where either does not come out.
//!
//! Everything here is exact and cannot panic: what a decimal cannot hold is left unsaid.

mod across;
mod cross;
mod figure;
mod heads;
mod label;
mod open;
mod print;
mod reading;
mod said;
mod say;
mod slips;
mod sum;
mod suspect;
mod told;
mod unbolded;
mod unread;
mod unsaid;
mod walk;

use planwright_core::Diagnostic;
use planwright_core::model::{Stage, Table};

use across::Across;
use cross::Culprit;
use figure::Grid;
use say::Say;
use slips::Misprint;
pub use told::{Total, TotalColumn, totals_of};
use walk::Taken;

/// A table with its sums read, and what is wrong with them.
struct Read<'a> {
    grid: Grid<'a>,
    totals: Vec<Taken>,
    across: Across<'a>,
    culprits: Vec<Culprit>,
    misprints: Vec<Misprint>,
}

impl<'a> Read<'a> {
    fn of(table: &'a Table) -> Option<Self> {
        let grid = Grid::of(table)?;
        let misprints = slips::misprints(&grid);
        let mut totals = unbolded::totals(&grid);
        slips::excuse(&misprints, &mut totals);
        let mut across = Across::of(&grid);
        cross::fold_totals(&totals, &mut across);
        let culprits = cross::culprits(&grid, &mut totals, &mut across);
        Some(Self { grid, totals, across, culprits, misprints })
    }

    fn say(&self, status: Stage) -> Say<'_, 'a> {
        Say { grid: &self.grid, totals: &self.totals, across: &self.across, misprints: &self.misprints, status }
    }
}

/// The columns of a table that do not add up to their totals, for a plan of this stage.
pub(super) fn totals(table: &Table, status: Stage) -> Vec<Diagnostic> {
    Read::of(table).map_or_else(Vec::new, |read| {
        let say = read.say(status);
        say.totals().into_iter().chain(say.misprints()).chain(say.unread()).collect()
    })
}

/// The rows of a table that do not keep `rows=`, for a plan of this stage.
pub(super) fn rows(table: &Table, status: Stage) -> Vec<Diagnostic> {
    if table.row_arithmetic.is_empty() {
        return Vec::new();
    }
    let Some(read) = Read::of(table) else { return Vec::new() };
    let say = read.say(status);
    read.culprits.iter().filter_map(|culprit| say.culprit(culprit)).chain(say.rows()).collect()
}
