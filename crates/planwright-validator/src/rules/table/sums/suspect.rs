//! The one cell that is likely to be wrong where a total does not fit: two of its digits changed
//! places, or its own row says so.

#![deny(clippy::arithmetic_side_effects)]

use planwright_core::model::inline_text;
use rust_decimal::Decimal;

use super::figure::{Figure, Grid};
use super::label;
use super::reading::Reading;
use super::sum::negated;
use super::walk::{Off, Part, Taken};

/// A cell of a total's column, with the change that would make the total right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Suspect {
    /// Its row.
    pub(super) row: usize,
    /// How much more it should be.
    pub(super) change: Decimal,
    /// The column that is out by as much in its row, where that is why it is suspected.
    pub(super) because: Option<usize>,
}

/// The cells in which two digits may have changed places: among the parts of a total, and the
/// total itself.
pub(super) fn swapped(grid: &Grid, taken: &Taken, off: &Off, parts: &[(Part, Figure)]) -> Vec<Suspect> {
    let total = grid.figure(taken.row, off.column).map(|figure| (taken.row, figure, negated(off.gap.difference)));
    let parts = parts.iter().map(|(part, figure)| (part.row, *figure, mends_by(taken, off, part, figure)));
    let all = parts.chain(total).filter(|(_, figure, change)| swaps_to(figure, *change));
    all.map(|(row, _, change)| Suspect { row, change, because: None }).collect()
}

/// By how much a part of a total would have to grow.
fn mends_by(taken: &Taken, off: &Off, part: &Part, figure: &Figure) -> Decimal {
    if takes_away(taken, off, part, figure) { negated(off.gap.difference) } else { off.gap.difference }
}

/// Whether a part of a total is taken away from it in a column.
pub(super) fn takes_away(taken: &Taken, off: &Off, part: &Part, figure: &Figure) -> bool {
    let less = figure.less && !off.less_added && taken.reading != Reading::Said;
    part.negative != less
}

/// Longer tables are not looked through again for each total that does not fit.
const LONGEST: usize = 400;

/// The part of a total whose own row is out by as much, in a table that has a column of changes
/// behind two years: every other row keeps that.
pub(super) fn by_change(grid: &Grid, taken: &Taken, off: &Off, parts: &[(Part, Figure)]) -> Option<Suspect> {
    if !grid.table.row_arithmetic.is_empty() || grid.table.rows.len() > LONGEST {
        return None;
    }
    (3..grid.width()).filter(|column| is_change(grid, *column)).find_map(|result| {
        let (first, second) = (result.checked_sub(2)?, result.checked_sub(1)?);
        [(first, second), (second, first)].into_iter().find_map(|(less, from)| {
            let misfit = Change { result, from, less }.one_misfit(grid, taken.row)?;
            let (part, figure) = parts.iter().find(|(part, _)| part.row == misfit.row)?;
            let change = mends_by(taken, off, part, figure);
            let moved = match off.column {
                column if column == result || column == less => change,
                column if column == from => negated(change),
                _ => return None,
            };
            let left = misfit.difference.checked_add(moved)?.abs();
            let because = if off.column == result { from } else { result };
            (left <= misfit.bound).then_some(Suspect { row: part.row, change, because: Some(because) })
        })
    })
}

fn is_change(grid: &Grid, column: usize) -> bool {
    let heading = grid.table.header.get(column).map(|cell| inline_text(&cell.content)).unwrap_or_default();
    label::is_change(&heading)
}

/// A column that is said to be one column less another.
struct Change {
    result: usize,
    from: usize,
    less: usize,
}

/// A row that does not keep it.
#[derive(Clone, Copy)]
struct Misfit {
    row: usize,
    /// The printed change less what it should be.
    difference: Decimal,
    bound: Decimal,
}

impl Change {
    /// The one row that does not keep it, where two others or more do; the total is not asked.
    fn one_misfit(&self, grid: &Grid, total: usize) -> Option<Misfit> {
        let rows = (0..grid.table.rows.len()).filter(|row| *row != total);
        let (mut kept, mut found) = (0usize, None);
        for misfit in rows.filter_map(|row| self.of(grid, row)) {
            if misfit.difference.abs() <= misfit.bound {
                kept = kept.saturating_add(1);
            } else if found.replace(misfit).is_some() {
                return None;
            }
        }
        found.filter(|_| kept > 1)
    }

    fn of(&self, grid: &Grid, row: usize) -> Option<Misfit> {
        let at = |column| grid.figure(row, column);
        let (result, from, less) = (at(self.result)?, at(self.from)?, at(self.less)?);
        let comes_to = from.value.checked_sub(less.value)?;
        let digits = result.digit.checked_add(from.digit)?.checked_add(less.digit)?;
        Some(Misfit { row, difference: result.value.checked_sub(comes_to)?, bound: digits.checked_div(Decimal::TWO)? })
    }
}

/// Whether a printed number grows by `change` when two of its neighbouring digits change places.
fn swaps_to(figure: &Figure, change: Decimal) -> bool {
    let steps = |value: Decimal| value.checked_div(figure.digit).filter(|steps| steps.fract().is_zero());
    let meant =
        figure.value.checked_add(change).filter(|meant| meant.is_sign_negative() == figure.value.is_sign_negative());
    let (Some(printed), Some(meant)) = (steps(figure.value), meant.and_then(steps)) else { return false };
    let digits = |steps: Decimal| steps.abs().normalize().to_string().into_bytes();
    let (printed, meant) = (digits(printed), digits(meant));
    let mut differ = printed.iter().zip(&meant).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at);
    let (first, second, third) = (differ.next(), differ.next(), differ.next());
    let (Some(first), Some(second), None) = (first, second, third) else { return false };
    let crossed = printed.get(first) == meant.get(second) && printed.get(second) == meant.get(first);
    printed.len() == meant.len() && first.checked_add(1) == Some(second) && crossed
}
