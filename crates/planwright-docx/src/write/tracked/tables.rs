//! A table of both versions.

use std::collections::HashMap;

use planwright_diff::{Run, Side, TableDiff, on_side};
use planwright_view::{CellView, ColumnKind, RowView, TableView};

use super::super::document::{Document, Place};
use super::super::paragraph::{Look, Paragraph};
use super::super::sheet::HANG;
use super::super::tables::{Cell, Grid, Row, RowKind, is_broad, row_kind};
use super::super::widths::Column;
use super::marks::Mark;
use super::moves::folded;
use super::passage::Passage;
use super::records::mark_of;
use super::weave::{Woven, weave};

/// The columns of a redline, or its rows, by their places in both versions.
struct Map {
    woven: Vec<Woven>,
    /// The place in the redline of each new one.
    of_new: Vec<usize>,
}

/// A table of both versions.
struct Two<'a> {
    old: &'a TableView,
    new: &'a TableView,
    diff: &'a TableDiff,
}

impl Two<'_> {
    /// The columns, by their headings; none where the redline is of other tables, or their order changed.
    fn columns(&self, doc: &Document<'_>) -> Option<Vec<Woven>> {
        let (mut old, mut new) = (0, 0);
        let mut out = Vec::new();
        for column in &self.diff.columns {
            let was = (column.side != Side::New).then(|| post(&mut old));
            let is = (column.side != Side::Old).then(|| post(&mut new));
            let fits = |table: &TableView, at: Option<usize>, side: Side| {
                let Some(at) = at else { return true };
                let letters = folded(&on_side(&column.heading, side));
                table.header.get(at).is_some_and(|cell| doc.line_of(&cell.content).folded() == letters)
            };
            if !fits(self.old, was, Side::Old) || !fits(self.new, is, Side::New) {
                return None;
            }
            out.push((was, is));
        }
        (old == self.old.columns.len() && new == self.new.columns.len()).then_some(out)
    }

    /// The rows, by what stands in them; none where the redline is of other tables.
    fn rows(&self, columns: &[Woven], doc: &Document<'_>) -> Option<Map> {
        let letters = |row: &RowView| -> Vec<String> {
            row.cells.iter().map(|cell| doc.line_of(&cell.content).folded()).collect()
        };
        let mut olds: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
        for (at, row) in self.old.rows.iter().enumerate().rev() {
            olds.entry(letters(row)).or_default().push(at);
        }
        let (mut places, mut of_new, mut gone) = (Vec::new(), Vec::new(), 0);
        for (at, row) in self.diff.rows.iter().enumerate() {
            let is_new = row.side != Side::Old;
            let of_side = |side: Side| -> Vec<String> {
                let own = row.cells.iter().zip(columns);
                let own = own.filter(|(_, (was, is))| if side == Side::Old { was.is_some() } else { is.is_some() });
                own.map(|(cell, _)| folded(&on_side(cell, side))).collect()
            };
            let was = match row.side {
                Side::New => None,
                _ => Some(olds.get_mut(&of_side(Side::Old))?.pop()?),
            };
            if is_new {
                let next = self.new.rows.get(places.len())?;
                if letters(next) != of_side(Side::New) {
                    return None;
                }
                places.push(was);
                of_new.push(at);
            } else {
                gone += 1;
            }
        }
        let kept = places.iter().flatten().count();
        let fits = places.len() == self.new.rows.len() && kept + gone == self.old.rows.len();
        fits.then(|| Map { woven: weave(self.old.rows.len(), &places), of_new })
    }
}

fn post(at: &mut usize) -> usize {
    *at += 1;
    *at - 1
}

impl<'v> Document<'v> {
    /// Writes a table of both versions; false where it cannot be told what changed in it.
    pub(super) fn two_tables(
        &mut self,
        (old, new): (&'v TableView, &'v TableView),
        (diff, caption): (&TableDiff, &[Run]),
        place: Place,
    ) -> bool {
        // What stands right before a table cannot go by itself: LibreOffice leaves its end behind.
        if captioned(old) != captioned(new) {
            return false;
        }
        let two = Two { old, new, diff };
        let Some(columns) = two.columns(self) else { return false };
        let Some(rows) = two.rows(&columns, self) else { return false };
        let header = self.header_of(&two, &columns);
        let cells = self.cells_of(&two, &columns, &rows);
        let mut grid = Grid {
            title: super::super::tables::grid(new).title,
            columns: measured(&two, &columns, &header, &cells),
            header: header.iter().map(Cell::Passage).collect(),
            rows: rows
                .woven
                .iter()
                .zip(&cells)
                .flat_map(|(pair, cells)| rows_of(&two, *pair, &columns, cells))
                .collect(),
            style: "PlanTable",
            name: None,
            marks: columns.iter().map(|pair| mark_of(*pair)).collect(),
        };
        let hangs = !place.nested && !self.turned && is_broad(&grid);
        let name = self.names.get(&new.id);
        self.two_captions(old, new, caption, if hangs { -HANG } else { place.indent });
        grid.name = name.filter(|_| !captioned(new));
        if grid.title.is_empty() {
            grid.title = self.word("table");
        }
        self.grid(&grid, place);
        true
    }

    /// Writes the captions of tables that both have one, or both none.
    fn two_captions(&mut self, old: &'v TableView, new: &'v TableView, runs: &[Run], indent: i32) {
        if !captioned(new) {
            return;
        }
        let paragraph = Paragraph { keep_next: true, ..Paragraph::of("Caption").at(indent) };
        let name = self.names.get(&new.id);
        let label = |table: &TableView| table.label.as_ref().map_or(String::new(), |label| format!("{label}  "));
        let unit = |table: &TableView| table.unit.as_ref().map_or(String::new(), |unit| format!("  {unit}"));
        let labels = Passage::of_words(&label(old), &label(new), None);
        let units = Passage::of_words(&unit(old), &unit(new), None);
        let line = |doc: &Self, table: &TableView| doc.line_of(table.caption.as_deref().unwrap_or_default());
        let words = Passage::between(line(self, old), line(self, new), [runs]);
        self.paragraph(paragraph, |doc| {
            doc.bookmarked(name.as_deref(), |doc| {
                doc.passage(&labels, &Look::styled("Label"));
                doc.passage(&words, &Look::default());
                doc.passage(&units, &Look::styled("Unit"));
            });
        });
    }

    fn header_of(&self, two: &Two<'_>, columns: &[Woven]) -> Vec<Passage> {
        let headings = columns.iter().zip(&two.diff.columns).map(|((was, is), column)| {
            self.cell_of(
                was.and_then(|at| two.old.header.get(at)),
                is.and_then(|at| two.new.header.get(at)),
                &column.heading,
            )
        });
        headings.collect()
    }

    fn cells_of(&self, two: &Two<'_>, columns: &[Woven], rows: &Map) -> Vec<Vec<Passage>> {
        let row = |(was, is): &Woven| {
            let (before, after) = (was.and_then(|at| two.old.rows.get(at)), is.and_then(|at| two.new.rows.get(at)));
            let diff = is.and_then(|at| two.diff.rows.get(*rows.of_new.get(at)?));
            let cell = |(column, (was, is)): (usize, &Woven)| {
                let of = |row: Option<&'_ RowView>, at: &Option<usize>| at.and_then(|at| row?.cells.get(at).cloned());
                let runs = diff.and_then(|diff| diff.cells.get(column)).map_or(&[] as &[Run], Vec::as_slice);
                self.cell_of(of(before, was).as_ref(), of(after, is).as_ref(), runs)
            };
            columns.iter().enumerate().map(cell).collect()
        };
        rows.woven.iter().map(row).collect()
    }

    fn cell_of(&self, old: Option<&CellView>, new: Option<&CellView>, runs: &[Run]) -> Passage {
        let line = |cell: Option<&CellView>| cell.map(|cell| self.line_of(&cell.content)).unwrap_or_default();
        Passage::between(line(old), line(new), [runs])
    }
}

/// True where words stand over a table.
fn captioned(table: &TableView) -> bool {
    table.caption.is_some() || table.label.is_some()
}

/// A row. A label over rows that spans other columns than it did, or becomes a row, goes and comes.
fn rows_of<'a>(two: &Two<'a>, (was, is): Woven, columns: &[Woven], cells: &'a [Passage]) -> Vec<Row<'a>> {
    let (before, after) = (was.and_then(|at| two.old.rows.get(at)), is.and_then(|at| two.new.rows.get(at)));
    let is_over = |row: Option<&RowView>| row.map(|row| row_kind(row) == RowKind::Over);
    let spans = columns.iter().all(|pair| mark_of(*pair).is_none());
    let (was_over, now_over) = (is_over(before), is_over(after));
    let label = was_over.unwrap_or(false) || now_over.unwrap_or(false);
    let becomes = was_over.is_some() && now_over.is_some() && was_over != now_over;
    if label && (!spans || becomes) {
        let gone = before.map(|row| one_row(row, Mark::Deleted, columns, |pair| pair.0));
        let come = after.map(|row| one_row(row, Mark::Inserted, columns, |pair| pair.1));
        return gone.into_iter().chain(come).collect();
    }
    let kind = after.or(before).map_or(RowKind::Plain, row_kind);
    vec![Row { kind, cells: cells.iter().map(Cell::Passage).collect(), mark: mark_of((was, is)), span: None }]
}

/// A row of one version among the columns of both.
fn one_row<'a>(row: &'a RowView, mark: Mark, columns: &[Woven], of: fn(&Woven) -> Option<usize>) -> Row<'a> {
    let kind = row_kind(row);
    let cell = |at: Option<usize>| {
        at.and_then(|at| row.cells.get(at)).map_or(Cell::Words(""), |cell| Cell::Inlines(&cell.content))
    };
    let own = columns.iter().filter_map(of).count();
    match kind {
        // It stands over the columns of its version.
        RowKind::Over => Row { kind, cells: vec![cell(Some(0))], mark: Some(mark), span: Some(own) },
        _ => Row { kind, cells: columns.iter().map(|pair| cell(of(pair))).collect(), mark: Some(mark), span: None },
    }
}

/// What each column must hold.
fn measured(two: &Two<'_>, columns: &[Woven], header: &[Passage], cells: &[Vec<Passage>]) -> Vec<Column> {
    let of = |(at, (was, is)): (usize, &Woven)| {
        let kinds = (is.and_then(|at| two.new.columns.get(at)), was.and_then(|at| two.old.columns.get(at)));
        let kind = kinds.0.or(kinds.1).copied().unwrap_or(ColumnKind::Text);
        let mut column = Column { kind, least: 0, wish: 0 };
        let amounts = kind == ColumnKind::Amount;
        column.holds(&header.get(at).map(Passage::plain).unwrap_or_default(), false);
        for cell in cells.iter().filter_map(|row| row.get(at)) {
            column.holds(&cell.plain(), amounts && !cell.plain().contains(' '));
        }
        column
    };
    columns.iter().enumerate().map(of).collect()
}
