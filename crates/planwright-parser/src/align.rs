//! What stands at the same place in a translation and in the original: headings have the original's ids, tables its
//! units, roles and sums, where they do not give them themselves.

use planwright_core::model::{Block, BlockKind, Id, Table, paired, visit_blocks, visit_tables};
use planwright_core::{Span, Spanned};

use crate::tables::measure;
use crate::walk::visit_blocks_mut;

/// Gives the blocks of a translation what it has from those of the original.
pub(crate) fn align(own: &mut [Block], original: &[Block]) {
    headings(own, original);
    tables(own, original);
    figures(own, original);
}

/// Headings take the ids of those at the same place, as long as the levels are the same.
fn headings(own: &mut [Block], original: &[Block]) {
    let mut known = Vec::new();
    visit_blocks(original, &mut |block| {
        if let BlockKind::Heading(heading) = &block.kind {
            known.push((heading.level, &heading.id));
        }
    });
    let mut known = known.into_iter();
    let mut same = true;
    visit_blocks_mut(own, &mut |block| {
        let BlockKind::Heading(heading) = &mut block.kind else { return };
        let Some((level, id)) = known.next() else { return };
        same &= level == heading.level;
        if same && heading.given.is_none() {
            heading.id = id.clone();
            heading.given = Some(Span { end: block.span.start, ..block.span });
        }
    });
}

fn tables(own: &mut [Block], original: &[Block]) {
    let mut known: Vec<&Table> = Vec::new();
    visit_tables(original, &mut |table| known.push(table));
    let mut ids = Vec::new();
    visit_tables(own, &mut |table| ids.push(table.id.as_ref().map(|id| id.value.clone())));
    let mut pairs = pairs(&known.iter().map(|table| table.id.as_ref()).collect::<Vec<_>>(), &ids).into_iter();
    visit_blocks_mut(own, &mut |block| {
        let BlockKind::Table(table) = &mut block.kind else { return };
        if let Some(original) = pairs.next().flatten().and_then(|at| known.get(at)) {
            inherit(table, original);
        }
    });
}

/// What a table does not say it has from the original's.
fn inherit(table: &mut Table, original: &Table) {
    let here = Span { end: table.span.start, ..table.span };
    if table.id.is_none() {
        table.id = original.id.as_ref().map(|id| Spanned::new(id.value.clone(), here));
    }
    table.role = table.role.or(original.role);
    table.wide |= original.wide;
    if table.unit.is_none() && original.unit.is_some() {
        table.unit.clone_from(&original.unit);
        measure::measure(table);
    }
    let same_shape = table.columns.len() == original.columns.len() && table.rows.len() == original.rows.len();
    if !same_shape {
        return;
    }
    // A word in a heading or a label says what numbers count and which rows are totals, in the languages that we know.
    for (column, known) in table.columns.iter_mut().zip(&original.columns) {
        column.basis = column.basis.or(known.basis);
    }
    for (row, known) in table.rows.iter_mut().zip(&original.rows) {
        row.kind = known.kind;
    }
    if table.sums.is_empty() {
        table.sums.clone_from(&original.sums);
    }
    if table.row_arithmetic.is_empty() {
        table.row_arithmetic.clone_from(&original.row_arithmetic);
        table.rows_except.clone_from(&original.rows_except);
    }
}

fn figures(own: &mut [Block], original: &[Block]) {
    let of = |blocks: &[Block]| {
        let mut ids = Vec::new();
        visit_blocks(blocks, &mut |block| {
            if let BlockKind::Figure(figure) = &block.kind {
                ids.push(figure.id.clone());
            }
        });
        ids
    };
    let (known, ids) = (of(original), of(own));
    let ids: Vec<Option<Id>> = ids.into_iter().map(|id| id.map(|id| id.value)).collect();
    let mut pairs = pairs(&known.iter().map(Option::as_ref).collect::<Vec<_>>(), &ids).into_iter();
    visit_blocks_mut(own, &mut |block| {
        let BlockKind::Figure(figure) = &mut block.kind else { return };
        let Some(original) = pairs.next().flatten().and_then(|at| known.get(at)) else { return };
        if let (None, Some(id)) = (&figure.id, original) {
            figure.id = Some(Spanned::new(id.value.clone(), Span { end: block.span.start, ..block.span }));
        }
    });
}

fn pairs(known: &[Option<&Spanned<Id>>], own: &[Option<Id>]) -> Vec<Option<usize>> {
    let known: Vec<Option<&Id>> = known.iter().map(|id| id.map(|id| &id.value)).collect();
    let own: Vec<Option<&Id>> = own.iter().map(Option::as_ref).collect();
    paired(&known, &own)
}
