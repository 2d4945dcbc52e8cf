//! Shares in the cells of a column.

use planwright_core::amount::{amounts_in, is_nothing};
use planwright_core::model::{Cell, Row, RowKind, Unit, inline_text};

use super::Placed;
use super::group::{Group, Item};
use crate::ledger::TableFigures;
use crate::text::tokens;

/// Words of a heading or caption with which percentages are shares of one whole.
const SHARES: &[&str] = &["share", "shares", "proportion", "split", "breakdown", "distribution", "composition"];

/// Words of a heading with which they are something else.
const OTHERS: &[&str] = &[
    "change",
    "changes",
    "increase",
    "decrease",
    "rise",
    "growth",
    "variance",
    "difference",
    "reduction",
    "target",
    "rate",
    "satisfaction",
    "satisfied",
    "confidence",
    "confident",
    "performance",
    "uplift",
    "over",
    "under",
    "tolerance",
    "variation",
];

/// Shares stand right behind their amounts, or a few columns on, or before them.
const REACH: usize = 4;

/// The columns of a table that may hold shares, each with the column of amounts near it of which
/// most of them are right.
pub(super) fn groups(table: &TableFigures) -> Vec<Group> {
    let columns = 1..table.table.columns.len();
    columns.filter_map(|column| group(table, column)).collect()
}

fn group(table: &TableFigures, column: usize) -> Option<Group> {
    let heading = tokens(table.headings.get(column)?);
    let has = |words: &[String], list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let rows = &table.table.rows;
    let shares: Option<Vec<Option<Placed>>> = rows.iter().map(|row| share(row, column)).collect();
    let shares = shares.filter(|shares| shares.iter().flatten().count() > 1 && !has(&heading, OTHERS))?;
    let whole = shares.iter().any(|share| is_whole(*share));
    let said = whole || has(&heading, SHARES) || has(&tokens(&table.caption), SHARES);
    let with = |amounts: Option<usize>| {
        let items = rows.iter().zip(&shares).filter(|(row, _)| row.kind != RowKind::Heading);
        let items = items.map(|(row, share)| Item {
            amount: amounts.and_then(|column| amount(row, column)),
            share: *share,
            total: is_total(row) || is_whole(*share),
            excused: row.cells.get(column).is_some_and(says_none),
        });
        let places: Vec<_> = shares.iter().flatten().map(|share| share.span).collect();
        let span = places.first().zip(places.last()).map(|(first, last)| first.to(*last))?;
        Some(Group { span, items: items.collect(), said })
    };
    let holds_amounts = |at: usize| table.table.columns.get(at).is_some_and(|column| column.amounts);
    let beside = |at: usize| if at == column { holds_both(rows, column) } else { holds_amounts(at) };
    let amounts = (column.saturating_sub(REACH).max(1)..=column + 1).filter(|&at| beside(at));
    let near =
        amounts.filter_map(|at| with(Some(at))).filter(|group| group.items.iter().any(|item| item.amount.is_some()));
    // Of equals the last is kept, which is the nearest.
    let rank = |group: &Group| {
        let verdict = group.verdict();
        (verdict.are_shares, std::cmp::Reverse(verdict.wrong.len()))
    };
    near.max_by_key(rank).or_else(|| with(None))
}

/// The percentage of a cell; the outer none where it has several.
fn share(row: &Row, column: usize) -> Option<Option<Placed>> {
    let Some(cell) = row.cells.get(column) else { return Some(None) };
    if let Some(amount) = cell.amount {
        return Some((amount.unit == Unit::Percent).then_some(Placed { amount, span: cell.span }));
    }
    let found = amounts_in(&inline_text(&cell.content));
    let mut percents = found.iter().filter(|found| found.amount.unit == Unit::Percent);
    let first = percents.next().map(|found| Placed { amount: found.amount, span: cell.span });
    percents.next().is_none().then_some(first)
}

/// The amount of a cell that is no percentage: the whole cell's, or the only one in it.
fn amount(row: &Row, column: usize) -> Option<Placed> {
    let cell = row.cells.get(column)?;
    let amount = cell.amount.or_else(|| inner(cell)).filter(|amount| amount.unit != Unit::Percent)?;
    Some(Placed { amount, span: cell.span })
}

fn inner(cell: &Cell) -> Option<planwright_core::model::Amount> {
    let found = amounts_in(&inline_text(&cell.content));
    let mut amounts = found.into_iter().filter(|found| found.amount.unit != Unit::Percent);
    amounts.next().filter(|_| amounts.next().is_none()).map(|found| found.amount)
}

/// Whether a cell says outright that it has nothing, as a dash does and an empty cell does not.
fn says_none(cell: &Cell) -> bool {
    let text = inline_text(&cell.content);
    !text.trim().is_empty() && is_nothing(&text)
}

/// Whether the cells of a column hold an amount and its share together: `£223.4m (58%)`.
fn holds_both(rows: &[Row], column: usize) -> bool {
    rows.iter().filter_map(|row| row.cells.get(column)).any(|cell| cell.amount.is_none() && inner(cell).is_some())
}

/// A share that is the whole of the others.
fn is_whole(share: Option<Placed>) -> bool {
    share.is_some_and(|share| share.amount.value == 100.into())
}

/// A total, printed bold or called so.
fn is_total(row: &Row) -> bool {
    let label = row.cells.first().map(|cell| tokens(&inline_text(&cell.content))).unwrap_or_default();
    row.kind == RowKind::Total || label.iter().any(|word| matches!(word.as_str(), "total" | "totals"))
}
