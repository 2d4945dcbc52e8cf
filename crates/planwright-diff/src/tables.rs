//! Tables by the labels of their rows and the headings of their columns.

use std::collections::HashMap;

use planwright_core::amount::basis;
use planwright_core::model::{Amount, Id};
use rust_decimal::Decimal;

use crate::change::{Change, ChangeKind, Note};
use crate::content::{TableRow, TableUnit, Token, TokenKind, text_of};
use crate::edited::{mean, place, redline, run};
use crate::figures::delta;
use crate::likeness::likeness;
use crate::order::in_order;
use crate::redline::{ColumnDiff, RowDiff, Run, Side, TableDiff};

/// A row or a column of the redline: its places on both sides.
type Pair = (Option<usize>, Option<usize>);

/// A comparison of two tables.
pub(crate) struct Tables<'a> {
    pub(crate) old: &'a TableUnit,
    pub(crate) new: &'a TableUnit,
    /// The words of the caption.
    pub(crate) caption: String,
    pub(crate) section: Option<&'a Id>,
}

impl Tables<'_> {
    /// The redline of both, and its changes.
    pub(crate) fn redline(&self, changes: &mut Vec<Change>) -> TableDiff {
        let rows = self.rows();
        let columns = self.columns(&rows);
        let [rows_reordered, columns_reordered] = [(&rows, Note::RowOrder), (&columns, Note::ColumnOrder)]
            .map(|(pairs, note)| is_reordered(pairs).then(|| push(changes, self.reordered(note))));
        let unit = self.unit(changes);
        let headings: Vec<ColumnDiff> = columns.iter().map(|pair| self.column(*pair, changes)).collect();
        // What another unit writes otherwise is told by what names the unit.
        let units: Vec<Counted> = columns
            .iter()
            .zip(&headings)
            .map(|(pair, heading)| {
                let headed = heading.heading.iter().find_map(|run| run.change);
                Counted { rescaled: self.is_rescaled(*pair), told: headed.or(unit) }
            })
            .collect();
        let rows = rows.iter().map(|pair| self.row(*pair, &columns, &units, changes)).collect();
        TableDiff { columns: headings, rows, rows_reordered, columns_reordered, unit }
    }

    /// That rows or columns stand in another order.
    fn reordered(&self, note: Note) -> Change {
        let place = |rows: &[TableRow]| {
            let span = rows.first()?.span.to(rows.last()?.span);
            Some(crate::change::Place { span, text: self.caption.clone() })
        };
        Change {
            note: Some(note),
            old: place(&self.old.rows),
            new: place(&self.new.rows),
            ..Change::new(ChangeKind::Text, self.section)
        }
    }

    /// Whether the headings of two columns differ only in the unit of one kind of thing: "2025/26 (£m)", "2025/26 (£000)".
    fn differ_in_unit(&self, old: usize, new: usize) -> bool {
        let name = |table: &TableUnit, at: usize| table.header.get(at).map(|cell| without_unit(&text_of(cell)));
        let kind = |table: &TableUnit, at: usize| table.bases.get(at).copied().flatten().map(|basis| basis.unit);
        let (was, is) = (kind(self.old, old), kind(self.new, new));
        let names = name(self.old, old).zip(name(self.new, new));
        names.is_some_and(|(was, is)| was == is && !was.is_empty()) && (was.is_none() || is.is_none() || was == is)
    }

    /// One change where `unit=` of the table is another.
    fn unit(&self, changes: &mut Vec<Change>) -> Option<usize> {
        let name = |unit: &Option<(String, planwright_core::Span)>| unit.as_ref().map(|(name, _)| name.clone());
        if name(&self.old.unit) == name(&self.new.unit) {
            return None;
        }
        let mut change = Change::new(ChangeKind::TableColumn, self.section);
        let place = |unit: &Option<(String, planwright_core::Span)>| {
            unit.as_ref().map(|(name, span)| crate::change::Place { span: *span, text: name.clone() })
        };
        (change.old, change.new) = (place(&self.old.unit), place(&self.new.unit));
        (change.from, change.to) = (name(&self.old.unit), name(&self.new.unit));
        change.note = Some(Note::Unit(self.caption.clone()));
        Some(push(changes, change))
    }

    /// Whether bare numbers of a column count something else than they did.
    fn is_rescaled(&self, (old, new): Pair) -> bool {
        let basis = |table: &TableUnit, at: Option<usize>| at.and_then(|at| table.bases.get(at).copied().flatten());
        let (before, after) = (basis(self.old, old), basis(self.new, new));
        before.is_some() && after.is_some() && before != after
    }

    fn rows(&self) -> Vec<Pair> {
        let labels =
            |rows: &[TableRow]| numbered(rows.iter().map(|row| crate::content::fold(&row.label).to_lowercase()));
        let (old, new) = (labels(&self.old.rows), labels(&self.new.rows));
        let like = |i: usize, j: usize| {
            let keys = |row: &TableRow| {
                let mut keys: Vec<u32> = row.cells.iter().flatten().map(|token| token.key).collect();
                keys.sort_unstable();
                keys
            };
            likeness(&keys(&self.old.rows[i]), &keys(&self.new.rows[j]))
        };
        merged(old.len(), &matched(&old, &new, like))
    }

    fn columns(&self, rows: &[Pair]) -> Vec<Pair> {
        let headings = |header: &[Vec<Token>]| {
            numbered(header.iter().map(|cell| crate::content::fold(&text_of(cell)).to_lowercase()))
        };
        let (old, new) = (headings(&self.old.header), headings(&self.new.header));
        let cells: Vec<(usize, usize)> = rows.iter().filter_map(|(old, new)| old.zip(*new)).collect();
        // A column with another heading is known by its name without a unit, else by its cells.
        let like = |i: usize, j: usize| {
            if self.differ_in_unit(i, j) {
                return 1.0;
            }
            let same = cells.iter().filter(|(a, b)| {
                let (a, b) = (self.old.rows[*a].cells.get(i), self.new.rows[*b].cells.get(j));
                a.zip(b).is_some_and(|(a, b)| text_of(a) == text_of(b))
            });
            same.count() as f64 / cells.len().max(1) as f64
        };
        merged(old.len(), &matched(&old, &new, like))
    }

    fn note(&self, row: Option<&TableRow>, column: Option<&Vec<Token>>) -> Option<Note> {
        Some(Note::Cell {
            row: row.map(|row| row.label.clone()),
            column: column.map(|cell| text_of(cell)).unwrap_or_default(),
            table: self.caption.clone(),
        })
    }

    fn column(&self, (old, new): Pair, changes: &mut Vec<Change>) -> ColumnDiff {
        let cell =
            |table: &TableUnit, at: Option<usize>| at.and_then(|at| table.header.get(at)).cloned().unwrap_or_default();
        let (before, after) = (cell(self.old, old), cell(self.new, new));
        let amounts = new.map_or_else(|| old.and_then(|at| self.old.amounts.get(at)), |at| self.new.amounts.get(at));
        let amounts = amounts.copied().unwrap_or_default();
        let differs = keys(&before) != keys(&after) || old.is_none() || new.is_none();
        if !differs {
            let heading = run(Side::Both, &after, None).into_iter().collect();
            return ColumnDiff { side: Side::Both, heading, amounts };
        }
        let mut change = Change::new(ChangeKind::TableColumn, self.section);
        (change.old, change.new) = (place(&before), place(&after));
        (change.from, change.to) =
            (change.old.as_ref().map(|at| at.text.clone()), change.new.as_ref().map(|at| at.text.clone()));
        change.note = Some(Note::Table(self.caption.clone()));
        let change = Some(push(changes, change));
        let heading = run(Side::Old, &before, change).into_iter().chain(run(Side::New, &after, change)).collect();
        ColumnDiff { side: side(old, new), heading, amounts }
    }

    fn row(&self, (old, new): Pair, columns: &[Pair], units: &[Counted], changes: &mut Vec<Change>) -> RowDiff {
        let (before, after) = (old.and_then(|at| self.old.rows.get(at)), new.and_then(|at| self.new.rows.get(at)));
        let side = side(old, new);
        let kind = after.or(before).map_or(planwright_core::model::RowKind::Plain, |row| row.kind);
        let change = match (before, after) {
            (Some(_), Some(_)) | (None, None) => None,
            (gone, come) => {
                let added = come.is_some();
                let kind = if added { ChangeKind::TableRowAdded } else { ChangeKind::TableRowRemoved };
                let mut change = Change::new(kind, self.section);
                let place = gone.or(come).map(|row| crate::change::Place { span: row.span, text: row_text(row) });
                *(if added { &mut change.new } else { &mut change.old }) = place;
                change.note = Some(Note::Table(self.caption.clone()));
                Some(push(changes, change))
            }
        };
        let cells = columns.iter().zip(units).map(|((i, j), unit)| {
            let cell = |row: Option<&TableRow>, at: Option<usize>| {
                at.and_then(|at| row?.cells.get(at)).cloned().unwrap_or_default()
            };
            let (was, is) = (cell(before, *i), cell(after, *j));
            match (change, i, j) {
                (Some(_), ..) => run(Side::Old, &was, change).into_iter().chain(run(Side::New, &is, change)).collect(),
                // The column says that it came or went.
                (None, Some(_), None) => run(Side::Old, &was, None).into_iter().collect(),
                (None, None, Some(_)) => run(Side::New, &is, None).into_iter().collect(),
                _ => {
                    let note = self.note(after, j.and_then(|j| self.new.header.get(j)));
                    self.cell(&was, &is, *unit, note, changes)
                }
            }
        });
        RowDiff { side, kind, cells: cells.collect(), change }
    }

    fn cell(
        &self,
        old: &[Token],
        new: &[Token],
        unit: Counted,
        note: Option<Note>,
        changes: &mut Vec<Change>,
    ) -> Vec<Run> {
        if keys(old) == keys(new) {
            return run(Side::Both, new, None).into_iter().collect();
        }
        let amounts = old.first().and_then(amount_of).zip(new.first().and_then(amount_of));
        if let (true, Some((was, is)), Some(told)) = (unit.rescaled, amounts, unit.told)
            && was.value == is.value
            && was.unit == is.unit
        {
            return redline(old, new, self.section, Some(told), changes);
        }
        let mut change = Change::new(ChangeKind::TableCell, self.section);
        (change.old, change.new) = (place(old), place(new));
        (change.from, change.to) =
            (change.old.as_ref().map(|at| at.text.clone()), change.new.as_ref().map(|at| at.text.clone()));
        change.delta = old.first().zip(new.first()).and_then(|(old, new)| delta(old, new));
        mean(&mut change, old, new);
        if unit.rescaled && amounts.is_some_and(|(was, is)| !is_rewritten(was, is)) {
            change.delta = None;
        }
        change.note = note;
        let change = push(changes, change);
        redline(old, new, self.section, Some(change), changes)
    }
}

/// What a column's numbers count.
#[derive(Debug, Clone, Copy)]
struct Counted {
    /// True where they count something else than they did.
    rescaled: bool,
    /// The change that tells so.
    told: Option<usize>,
}

/// A heading without the unit in brackets at its end.
fn without_unit(heading: &str) -> String {
    let open = heading.ends_with(')').then(|| heading.rfind('(')).flatten();
    let cut = open.and_then(|open| heading.split_at_checked(open)).filter(|(_, unit)| basis(unit).is_some());
    cut.map_or(heading, |(name, _)| name).trim().to_lowercase()
}

fn amount_of(token: &Token) -> Option<Amount> {
    match token.kind {
        TokenKind::Amount(amount) => Some(amount),
        _ => None,
    }
}

/// Whether a number was written anew for another unit, so that the amounts can be compared: both are of one size. Where only
/// the unit was exchanged, `£71.4m` and `£71.9k` would be far apart, and their difference would be nonsense.
fn is_rewritten(was: Amount, is: Amount) -> bool {
    let (was, is) = (was.value.abs(), is.value.abs());
    let (least, most) = if was < is { (was, is) } else { (is, was) };
    least.checked_mul(Decimal::TEN).is_some_and(|tenfold| most < tenfold)
}

/// Whether those that stand on both sides stand in another order.
fn is_reordered(pairs: &[Pair]) -> bool {
    let kept: Vec<usize> = pairs.iter().filter_map(|(old, new)| old.filter(|_| new.is_some())).collect();
    in_order(&kept).contains(&false)
}

fn push(changes: &mut Vec<Change>, change: Change) -> usize {
    changes.push(change);
    changes.len() - 1
}

fn keys(tokens: &[Token]) -> Vec<u32> {
    tokens.iter().map(|token| token.key).collect()
}

fn side(old: Option<usize>, new: Option<usize>) -> Side {
    match (old, new) {
        (Some(_), None) => Side::Old,
        (None, _) => Side::New,
        _ => Side::Both,
    }
}

/// The words of a row, a cell after the other.
pub(crate) fn row_text(row: &TableRow) -> String {
    let cells: Vec<String> = row.cells.iter().map(|cell| text_of(cell)).filter(|text| !text.is_empty()).collect();
    cells.join(" | ")
}

/// Names with how many of the same came before, so that each is one of a kind.
fn numbered(names: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let number = |name: String| {
        let n = seen.entry(name.clone()).or_default();
        *n += 1;
        (name, *n)
    };
    names.map(number).collect()
}

/// Rows or columns that are less like than this are two.
const ONE: f64 = 0.5;

/// For each new one its old one: by name, else by likeness with what stands nearest among those that have no pair.
fn matched(old: &[(String, usize)], new: &[(String, usize)], like: impl Fn(usize, usize) -> f64) -> Vec<Option<usize>> {
    let by_name: HashMap<_, _> = old.iter().enumerate().map(|(place, name)| (name, place)).collect();
    let mut found: Vec<Option<usize>> = new.iter().map(|name| by_name.get(name).copied()).collect();
    let mut free: Vec<usize> = (0..old.len()).filter(|place| !found.contains(&Some(*place))).collect();
    for place in 0..new.len() {
        if found[place].is_some() {
            continue;
        }
        // Only what stands between the same two rows can be the same under another name.
        let after = found[..place].iter().rev().flatten().next().map_or(0, |before| before + 1);
        let until =
            found[place + 1..].iter().flatten().next().copied().filter(|until| *until >= after).unwrap_or(old.len());
        let near = free.iter().enumerate().filter(|(_, i)| (after..until).contains(*i)).take(8);
        let best = near.map(|(at, i)| (like(*i, place), at)).filter(|(like, _)| *like >= ONE);
        if let Some((_, at)) = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))) {
            found[place] = Some(free.remove(at));
        }
    }
    found
}

/// The pairs in the new order; an old one without a pair stands after the one that it stood after.
fn merged(old: usize, matched: &[Option<usize>]) -> Vec<Pair> {
    let mut follows: Vec<Vec<usize>> = vec![Vec::new(); old + 1];
    let mut last = 0;
    let mut is_matched = vec![false; old];
    for place in matched.iter().flatten() {
        is_matched[*place] = true;
    }
    for (place, matched) in is_matched.iter().enumerate() {
        if *matched { last = place + 1 } else { follows[last].push(place) }
    }
    let gone = |after: usize| follows[after].iter().map(|place| (Some(*place), None)).collect::<Vec<Pair>>();
    let mut pairs = gone(0);
    for (place, before) in matched.iter().enumerate() {
        pairs.push((*before, Some(place)));
        pairs.extend(before.map(|before| gone(before + 1)).unwrap_or_default());
    }
    pairs
}
