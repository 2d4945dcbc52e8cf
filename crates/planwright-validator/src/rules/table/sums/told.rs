//! What the totals of a table say and what their rows come to, for whoever looks at the table while writing it.

#![deny(clippy::arithmetic_side_effects)]

use planwright_core::model::Table;
use rust_decimal::Decimal;

use super::Read;
use super::figure::{Figure, Grid};
use super::print::Style;
use super::walk::Taken;

/// A total of a table, and what its rows come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// Its row, from 0.
    pub row: usize,
    /// The rows that it is made of, from 0, down the table.
    pub parts: Vec<usize>,
    /// The columns in which it has a figure.
    pub columns: Vec<TotalColumn>,
}

/// A figure of a total, and what its rows come to, as the table prints figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalColumn {
    /// The column, from 0.
    pub column: usize,
    /// What the total says.
    pub says: String,
    /// What its rows come to.
    pub comes_to: String,
    /// By how much it is more than that, or less with a minus; none where the two are the same.
    pub difference: Option<String>,
    /// Whether the difference, if there is one, is within rounding.
    pub fits: bool,
}

/// The totals of a table, in the order of their rows, each read as the rule `table/total` reads it.
#[must_use]
pub fn totals_of(table: &Table) -> Vec<Total> {
    let Some(read) = Read::of(table) else { return Vec::new() };
    let told = read.totals.iter().map(|taken| Total {
        row: taken.row,
        parts: taken.parts.iter().map(|part| part.row).collect(),
        columns: read.grid.columns().filter_map(|at| column(&read.grid, taken, at)).collect(),
    });
    told.filter(|total| !total.columns.is_empty() && !total.parts.is_empty()).collect()
}

fn column(grid: &Grid, taken: &Taken, column: usize) -> Option<TotalColumn> {
    let total = grid.figure(taken.row, column)?;
    let off = taken.offs.iter().find(|off| off.column == column);
    let sum = match off {
        Some(off) => off.gap.sum,
        None => sum(grid, taken, column, total)?,
    };
    let rows = taken.parts.iter().map(|part| part.row).chain([taken.row]);
    let digit = rows.filter_map(|row| Some(grid.figure(row, column)?.digit)).reduce(Decimal::min)?;
    let style = Style::of(grid, taken.row, column);
    let difference = total.value.checked_sub(sum)?;
    Some(TotalColumn {
        column,
        says: style.print(total.value, total.digit),
        comes_to: style.print(sum, digit),
        difference: (!difference.is_zero()).then(|| style.print(difference, digit)),
        fits: off.is_none(),
    })
}

/// What the rows come to, with `Less …` rows taken away or added: whichever is nearer, as the total was read.
fn sum(grid: &Grid, taken: &Taken, column: usize, total: Figure) -> Option<Decimal> {
    let with = |less_added: bool| {
        taken.parts.iter().try_fold((Decimal::ZERO, false), |(sum, any), part| {
            let Some(figure) = grid.figure(part.row, column).filter(|figure| figure.lane == total.lane) else {
                return Some((sum, any));
            };
            let takes_away = part.negative != (figure.less && !less_added);
            let sum = if takes_away { sum.checked_sub(figure.value)? } else { sum.checked_add(figure.value)? };
            Some((sum, true))
        })
    };
    let (away, any) = with(false)?;
    let (added, _) = with(true)?;
    let far = |sum: Decimal| total.value.checked_sub(sum).map(|far| far.abs());
    any.then_some(if far(added)? < far(away)? { added } else { away })
}

#[cfg(test)]
mod tests {
    use planwright_core::model::visit_tables;

    use super::*;
    use crate::testing::read;

    #[track_caller]
    fn check(table: &str, expected: &[&str]) {
        let section = format!("---\ntitle: A section\n---\n\nTable: Figures {{unit=\"£m\"}}\n\n{table}\n");
        let read = read(&[("01-section.md", &section)]);
        let mut told = Vec::new();
        for body in read.plan.bodies() {
            visit_tables(body, &mut |table| {
                for total in totals_of(table) {
                    for it in &total.columns {
                        let difference = it.difference.as_deref().unwrap_or("same");
                        let fits = if it.fits { "" } else { "!" };
                        told.push(format!("{} {} {} {difference}{fits}", total.row, it.says, it.comes_to));
                    }
                }
            });
        }
        assert_eq!(told, expected, "{table}");
    }

    #[test]
    fn totals_are_told_with_what_their_rows_come_to() {
        let head = "| Row | 2025 | 2026 |\n|---|---|---|\n";
        check(
            &format!(
                "{head}| Pay | 1.5 | 2.5 |\n| Rent | 1.0 | 1.0 |\n| **Sum** | 2.5 | 4.0 |\n| Less: grant | 0.5 | 0.5 |\n| **Net** | 2.0 | 3.5 |"
            ),
            &["2 2.5 2.5 same", "2 4.0 3.5 0.5!", "4 2.0 2.0 same", "4 3.5 3.5 same"],
        );
        check(
            &format!("{head}| Pay | 1.4 | 1 |\n| Rent | 1.4 | 1 |\n| **Sum** | 2.9 | 2 |"),
            &["2 2.9 2.8 0.1", "2 2 2 same"],
        );
        check(&format!("{head}| Pay | 1.4 | 1 |\n| Rent | 1.4 | 1 |"), &[]);
    }
}
