//! Two tables of one role that give one figure two values.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{RowKind, TableRole, Unit};
use planwright_core::{Diagnostic, Span};

use super::{RULE, places};
use crate::ledger::{Figure, TableFigures, Year, agree};
use crate::rules::Subject;
use crate::text::tokens;

/// What makes two figures one: what the row, its heading, the column and the year say.
type Key<'a> = (TableRole, Unit, Year, &'a str, &'a str, BTreeSet<String>);

/// Words of a caption with which a table is about something else, or another edition of it.
pub(super) const EDITIONS: &[&str] = &[
    "actual",
    "actuals",
    "adjusted",
    "agreed",
    "approved",
    "capital",
    "cash",
    "constable",
    "commissioner",
    "draft",
    "estimate",
    "estimated",
    "force",
    "forecast",
    "gross",
    "indicative",
    "initial",
    "latest",
    "net",
    "office",
    "opcc",
    "original",
    "outturn",
    "previous",
    "projected",
    "proposed",
    "provisional",
    "quarter",
    "real",
    "recurring",
    "restated",
    "revenue",
    "revised",
    "scenario",
    "updated",
];

/// Words that say nothing of what a column holds.
const EMPTY: &[&str] = &[
    "m",
    "mn",
    "k",
    "bn",
    "000",
    "000s",
    "million",
    "millions",
    "thousand",
    "thousands",
    "p",
    "amount",
    "value",
    "figure",
    "figures",
    "of",
    "the",
    "in",
    "for",
    "per",
    "cent",
];

/// Labels that name no figure by themselves.
const VAGUE: &[&str] = &[
    "",
    "total",
    "totals",
    "subtotal",
    "sub total",
    "grand total",
    "overall total",
    "net total",
    "gross total",
    "sum",
    "all",
    "balance",
    "other",
    "others",
    "various",
    "miscellaneous",
];

/// A figure that another table may repeat.
struct Known {
    table: usize,
    figure: usize,
}

/// What two tables say of the figures that both have.
#[derive(Default)]
struct Pair {
    agree: usize,
    differ: Vec<(Known, Known)>,
}

/// Findings at the later of two cells that disagree.
pub(super) fn findings(subject: &Subject) -> Vec<Diagnostic> {
    let tables = &subject.ledger.tables;
    let mut seen: BTreeMap<Key, Vec<Known>> = BTreeMap::new();
    let mut pairs: BTreeMap<(usize, usize), Pair> = BTreeMap::new();
    for (at, table) in tables.iter().enumerate() {
        let Some(role) = table.table.role else { continue };
        for (key, figure) in keyed(table, role) {
            let known = seen.entry(key).or_default();
            compare(tables, known, Known { table: at, figure }, &mut pairs);
        }
    }
    let one_thing = pairs.into_iter().filter(|(of, pair)| pair.is_one_thing(tables) && !of_two_places(tables, *of));
    let differ = one_thing.flat_map(|(_, pair)| pair.differ);
    differ.filter_map(|(first, later)| finding(tables, &first, &later)).collect()
}

impl Pair {
    /// Two tables whose figures mostly differ are about two things, as the staff of the force and of
    /// the commissioner's office are. Where they share but one figure, its size must tell.
    fn is_one_thing(&self, tables: &[TableFigures]) -> bool {
        match self.differ.as_slice() {
            [(first, later)] if self.agree == 0 => are_near(tables, first, later).unwrap_or(false),
            differ => self.agree > 0 && self.agree >= differ.len(),
        }
    }
}

/// Whether the captions of two tables name different places.
fn of_two_places(tables: &[TableFigures], (first, later): (usize, usize)) -> bool {
    match (tables.get(first), tables.get(later)) {
        (Some(first), Some(later)) => places::differ(&first.caption, &later.caption),
        _ => false,
    }
}

/// Whether two figures may be one of which one was mistyped: neither is twice the other.
fn are_near(tables: &[TableFigures], first: &Known, later: &Known) -> Option<bool> {
    let (first, later) = (figure(tables, first)?.amount.value, figure(tables, later)?.amount.value);
    let (first_twice, later_twice) = (first.checked_mul(2.into())?, later.checked_mul(2.into())?);
    Some(
        first.is_sign_negative() == later.is_sign_negative()
            && first.abs() <= later_twice.abs()
            && later.abs() <= first_twice.abs(),
    )
}

/// Compares a figure with the values that were seen; so many different ones are kept at most.
fn compare(tables: &[TableFigures], known: &mut Vec<Known>, new: Known, pairs: &mut BTreeMap<(usize, usize), Pair>) {
    const KEPT: usize = 4;
    let amount = |known: &Known| Some(figure(tables, known)?.amount);
    let Some(value) = amount(&new) else { return };
    let equal = known.iter().find(|old| amount(old).is_some_and(|old| agree(&old, &value)));
    match (equal, known.first()) {
        (Some(old), _) => pairs.entry((old.table, new.table)).or_default().agree += 1,
        (None, Some(first)) => {
            let first = Known { table: first.table, figure: first.figure };
            let again = Known { table: new.table, figure: new.figure };
            pairs.entry((first.table, new.table)).or_default().differ.push((first, again));
        }
        (None, None) => {}
    }
    if equal.is_none() && known.len() < KEPT {
        known.push(new);
    }
}

fn figure<'t>(tables: &'t [TableFigures], known: &Known) -> Option<&'t Figure<'t>> {
    tables.get(known.table)?.figures.get(known.figure)
}

/// The figures of a table that can be told apart by what is said of them, each with its key.
fn keyed<'t>(table: &'t TableFigures, role: TableRole) -> Vec<(Key<'t>, usize)> {
    let editions: BTreeSet<String> = words(&table.caption).filter(|word| EDITIONS.contains(&word.as_str())).collect();
    let columns: Vec<BTreeSet<String>> = table.headings.iter().map(|heading| said(heading, &editions)).collect();
    let headings = heading_of_rows(table);
    let mut found: BTreeMap<Key, Option<usize>> = BTreeMap::new();
    for (at, figure) in table.figures.iter().enumerate().filter(|(_, figure)| figure.column > 0) {
        let (Some(year), Some(words)) = (table.years.get(figure.column).copied().flatten(), columns.get(figure.column))
        else {
            continue;
        };
        let label = table.label(figure.row);
        if VAGUE.contains(&label) {
            continue;
        }
        let heading = headings.get(figure.row).copied().unwrap_or_default();
        // What stands twice in one table cannot be told apart.
        found
            .entry((role, figure.amount.unit, year, label, heading, words.clone()))
            .and_modify(|at| *at = None)
            .or_insert(Some(at));
    }
    found.into_iter().filter_map(|(key, at)| Some((key, at?))).collect()
}

/// The row of words above each row, whose part of the table it is in.
fn heading_of_rows<'t>(table: &'t TableFigures) -> Vec<&'t str> {
    let mut heading = "";
    let rows = table.table.rows.iter().enumerate();
    rows.map(|(at, row)| {
        if row.kind == RowKind::Heading {
            heading = table.label(at);
        }
        heading
    })
    .collect()
}

/// What a heading says beside its year and unit, with what the caption says of the edition.
fn said(heading: &str, editions: &BTreeSet<String>) -> BTreeSet<String> {
    words(heading).filter(|word| !EMPTY.contains(&word.as_str())).chain(editions.iter().cloned()).collect()
}

/// The words of a text without its years.
fn words(text: &str) -> impl Iterator<Item = String> {
    let mut plain = text.to_owned();
    for year in crate::ledger::years_in(text).into_iter().rev() {
        plain.replace_range(year.range, " ");
    }
    tokens(&plain).into_iter()
}

fn finding(tables: &[TableFigures], first: &Known, later: &Known) -> Option<Diagnostic> {
    let (first_table, first) = (tables.get(first.table)?, figure(tables, first)?);
    let (table, later) = (tables.get(later.table)?, figure(tables, later)?);
    let label = table.table.rows.get(later.row)?.cells.first()?;
    let label = planwright_core::model::inline_text(&label.content);
    let year = match (*table.years.get(later.column)?)? {
        Year::Financial(from) => format!("{from}/{:02}", (from + 1) % 100),
        Year::Calendar(year) => year.to_string(),
    };
    let place: Span = first.cell.span;
    let caption = first_table.caption.trim();
    let other = if caption.is_empty() { "an earlier table".to_owned() } else { format!("the table “{caption}”") };
    Some(
        Diagnostic::warning(
            RULE.name,
            later.cell.span,
            format!("“{}” for {year} is {} here, but {} in {other}", label.trim(), later.amount, first.amount),
        )
        .label(format!("{} in the earlier table", first.amount))
        .related(place, format!("{} here", first.amount))
        .help("A reader who finds two values for one figure can trust neither.")
        .help("Put the wrong one right. If they are two figures, say so in their labels or headings, as in “revised budget”."),
    )
}
