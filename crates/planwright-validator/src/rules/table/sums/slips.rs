//! Cells of a sum that were meant to be figures and are none: `96.2O`, `8..2`, `£95 000`.

#![deny(clippy::arithmetic_side_effects)]

use planwright_core::amount::{Slip, amount, broken_money, slip};
use planwright_core::model::{Cell, InlineKind, RowKind, inline_text};
use planwright_core::{Diagnostic, Edit, Fix};

use super::figure::Grid;
use super::print;
use super::say::{Say, TOTAL};
use super::walk::{Taken, Unread};

/// A cell that was meant to be a figure.
#[derive(Debug)]
pub(super) struct Misprint {
    /// Its row.
    pub(super) row: usize,
    /// Its column.
    pub(super) column: usize,
    written: String,
    slip: Slip,
}

/// The misprints of a table: in columns that have a total, as far as its rows go.
pub(super) fn misprints(grid: &Grid) -> Vec<Misprint> {
    grid.columns().flat_map(|column| in_column(grid, column)).collect()
}

fn in_column(grid: &Grid, column: usize) -> Vec<Misprint> {
    let rows = 0..grid.table.rows.len();
    let mut found: Vec<Misprint> = rows.clone().filter_map(|row| misprint(grid, row, column)).collect();
    if found.is_empty() {
        return found;
    }
    let is_filled = |row: usize| grid.figure(row, column).is_some() || found.iter().any(|one| one.row == row);
    let totals: Vec<usize> = rows.clone().filter(|row| is_total(grid, *row) && is_filled(*row)).collect();
    let addends: Vec<usize> = rows.filter(|row| !is_total(grid, *row) && is_filled(*row)).collect();
    let Some((first, last)) = totals.first().zip(totals.last()) else { return Vec::new() };
    // A total at the top stands for the rows under it.
    let heads = addends.iter().all(|row| row > first);
    let is_added = |row: usize| heads || row <= *last;
    found.retain(|one| is_added(one.row) && !addends.is_empty());
    found
}

fn is_total(grid: &Grid, row: usize) -> bool {
    let is_bold = grid.row(row).is_some_and(|row| row.kind == RowKind::Total);
    is_bold || grid.labels.get(row).is_some_and(|label| label.called)
}

fn misprint(grid: &Grid, row: usize, column: usize) -> Option<Misprint> {
    let cell = grid.cell(row, column).filter(|cell| cell.amount.is_none())?;
    if grid.labels.get(row).is_some_and(|label| label.memo) {
        return None;
    }
    let written = inline_text(&cell.content).trim().to_owned();
    // Money whose digits are parted as nobody parts them has a finding of its own.
    let slip = slip(&written).filter(|_| broken_money(&written).is_empty())?;
    Some(Misprint { row, column, written, slip })
}

/// What a total lacks for a misprint is no second fault.
pub(super) fn excuse(misprints: &[Misprint], totals: &mut [Taken]) {
    if misprints.is_empty() {
        return;
    }
    for taken in totals {
        let Taken { parts, unread, offs, .. } = taken;
        offs.retain(|off| {
            let is_part = |row: usize| {
                parts.iter().any(|part| part.row == row)
                    || unread.iter().any(|one| one.column == off.column && one.rows.contains(&row))
            };
            !misprints.iter().any(|one| one.column == off.column && is_part(one.row))
        });
    }
}

impl Say<'_, '_> {
    /// The findings about cells that were meant to be figures, one for each column.
    pub(super) fn misprints(&self) -> Vec<Diagnostic> {
        self.misprints.chunk_by(|a, b| a.column == b.column).filter_map(|column| self.misprint(column)).collect()
    }

    fn misprint(&self, all: &[Misprint]) -> Option<Diagnostic> {
        let (one, others) = all.split_first()?;
        let Misprint { row, column, written, slip: Slip { fault, meant } } = one;
        let place = self.place(*row, *column)?;
        let heading = print::column(self.grid, *column);
        let message =
            format!("{heading} was not added up, because “{written}” is no figure: {meant} is probably meant");
        let mut finding = Diagnostic::warning(TOTAL, place, message)
            .label(format!("probably {meant}"))
            .help(format!("It has {fault}. While one cell cannot be read, nobody is told if the total is wrong."));
        for other in others {
            if let Some(place) = self.place(other.row, other.column) {
                finding = finding.related(place, format!("here {} is probably meant", other.slip.meant));
            }
        }
        let mend = match others {
            [] if self.completes(one) => format!("Write `{meant}`: then the total is right."),
            [] => format!("Write `{meant}` if that is what it should say."),
            _ => format!("Write `{meant}`, and the others likewise, if that is what they should say."),
        };
        let finding = finding.help(mend);
        let edits: Option<Vec<Edit>> = all.iter().map(|one| self.edit(one)).collect();
        let and = if others.is_empty() { "" } else { " and the others likewise" };
        Some(match edits {
            Some(edits) => finding.fix(Fix { title: format!("Write `{meant}`{and}"), safe: false, edits }),
            None => finding,
        })
    }

    fn edit(&self, one: &Misprint) -> Option<Edit> {
        let cell = self.grid.cell(one.row, one.column)?;
        is_as_written(cell, &one.written).then(|| Edit { span: cell.span, insert: one.slip.meant.clone() })
    }

    /// Whether the figure that was probably meant is what its total has more than the other rows.
    fn completes(&self, one: &Misprint) -> bool {
        let basis = self.grid.table.columns.get(one.column).and_then(|column| column.basis);
        let Some(meant) = amount(&one.slip.meant, basis, false) else { return false };
        let is_only = |unread: &&Unread| unread.column == one.column && unread.rows.as_slice() == [one.row];
        self.totals.iter().flat_map(|taken| taken.unread.iter().filter(is_only)).any(|unread| {
            let left =
                unread.hidden.and_then(|off| off.gap.difference.checked_sub(meant.value).zip(Some(off.gap.bound)));
            left.is_some_and(|(left, bound)| left.abs() <= bound.saturating_add(meant.last_digit))
        })
    }
}

/// Whether the source of a cell says just what is read: no mark of emphasis or footnote would be lost.
fn is_as_written(cell: &Cell, written: &str) -> bool {
    let ends = |c: char| c.is_ascii_alphanumeric() || c == ')';
    match cell.content.as_slice() {
        [only] => {
            matches!(&only.kind, InlineKind::Text(text) if text.trim() == written)
                && cell.span.range().len() == written.len()
                && written.ends_with(ends)
        }
        _ => false,
    }
}
