//! One cause, one finding: a wrong cell breaks the sum of its column and that of its row.

#![deny(clippy::arithmetic_side_effects)]

use rust_decimal::Decimal;

use super::across::{Across, RowOff};
use super::figure::Grid;
use super::reading::Reading;
use super::sum::negated;
use super::walk::{Off, Part, Taken};

/// A cell that everything which is wrong around it points to.
#[derive(Debug)]
pub(super) struct Culprit {
    /// Its row.
    pub(super) row: usize,
    /// Its column.
    pub(super) column: usize,
    /// How much more it should be.
    pub(super) change: Decimal,
    /// The total of its column, where that is out by as much: which of those taken, and how.
    pub(super) total: Option<(usize, Off)>,
    /// The equations of its row, which are out by as much.
    pub(super) across: Vec<RowOff>,
}

/// Takes the misfits of total rows away that the rows they are made of explain.
pub(super) fn fold_totals(totals: &[Taken], across: &mut Across) {
    let before: Vec<Vec<RowOff>> = across.offs.clone();
    let excused = std::mem::take(&mut across.excused);
    let difference = |row: usize, equation: usize| {
        let excused = excused.get(row).into_iter().flatten();
        before.get(row)?.iter().chain(excused).find(|off| off.equation == equation).map(|off| off.difference)
    };
    for taken in totals {
        let Some(mut offs) = across.offs.get_mut(taken.row).map(std::mem::take) else { continue };
        offs.retain(|off| {
            let of_part = |part: &Part| {
                let one = difference(part.row, off.equation)?;
                Some(if part.negative { negated(one) } else { one })
            };
            let mut some = false;
            let all = taken.parts.iter().filter_map(of_part).try_fold(Decimal::ZERO, |all, one| {
                some = true;
                all.checked_add(one)
            });
            let left = all.and_then(|all| off.difference.checked_sub(all));
            !(some && left.is_some_and(|left| left.abs() <= off.bound))
        });
        if let Some(place) = across.offs.get_mut(taken.row) {
            *place = offs;
        }
    }
}

/// Finds the cells where a column's total and a row's sum are out by as much, and takes what they
/// explain out of both.
pub(super) fn culprits(grid: &Grid, totals: &mut [Taken], across: &mut Across) -> Vec<Culprit> {
    let mut found = Vec::new();
    for (at, taken) in totals.iter_mut().enumerate() {
        let mut offs = std::mem::take(&mut taken.offs);
        offs.retain(|off| match culprit(grid, taken, off, across) {
            Some((row, change)) => {
                let across = across.offs.get_mut(row).map(std::mem::take).unwrap_or_default();
                found.push(Culprit { row, column: off.column, change, total: Some((at, *off)), across });
                false
            }
            None => true,
        });
        taken.offs = offs;
    }
    for row in 0..across.offs.len() {
        if let Some((column, change)) = common(across, row) {
            let across = across.offs.get_mut(row).map(std::mem::take).unwrap_or_default();
            found.push(Culprit { row, column, change, total: None, across });
        }
    }
    found
}

/// The one row whose own sums are mended by what would mend the column.
fn culprit(grid: &Grid, taken: &Taken, off: &Off, across: &Across) -> Option<(usize, Decimal)> {
    if off.note {
        return None;
    }
    let of_part = |part: &Part| {
        let figure = grid.figure(part.row, off.column)?;
        let less = taken.reading != Reading::Said && figure.less && !off.less_added;
        let change = off.gap.difference;
        Some((part.row, if part.negative != less { negated(change) } else { change }))
    };
    let itself = (taken.row, negated(off.gap.difference));
    let mut mended = std::iter::once(itself)
        .chain(taken.parts.iter().filter_map(of_part))
        .filter(|&(row, change)| mends(across, row, off.column, change));
    mended.next().filter(|_| mended.next().is_none())
}

/// Whether a change of a cell mends every sum of its row, and there is one to mend.
fn mends(across: &Across, row: usize, column: usize, change: Decimal) -> bool {
    let Some(offs) = across.offs.get(row).filter(|offs| !offs.is_empty()) else { return false };
    offs.iter().all(|off| {
        let moved = across.weight(off.equation, column).and_then(|weight| weight.checked_mul(change));
        let left = moved.and_then(|moved| off.difference.checked_add(moved));
        !off.note && left.is_some_and(|left| left.abs() <= off.bound)
    })
}

/// The one column of a row whose change would mend two sums of it or more.
fn common(across: &Across, row: usize) -> Option<(usize, Decimal)> {
    let offs = across.offs.get(row).filter(|offs| offs.len() > 1)?;
    let first = offs.first()?;
    let equation = across.equations.get(first.equation)?;
    let mut columns: Vec<usize> = equation.terms.iter().map(|term| term.column).chain([equation.result]).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut mended = columns.into_iter().filter_map(|column| {
        let weight = across.weight(first.equation, column)?;
        let change = negated(first.difference).checked_div(weight)?;
        mends(across, row, column, change).then_some((column, change))
    });
    mended.next().filter(|_| mended.next().is_none())
}
