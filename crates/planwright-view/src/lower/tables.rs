use planwright_core::model::{Align, Block, Cell, Column, RowKind, Table, inline_text};

use super::Lower;
use crate::{CellView, ColumnKind, RowView, TableView};

/// A column whose longest cell has no more letters than this is a column of labels.
const LABEL_LETTERS: usize = 14;

impl Lower<'_> {
    pub(super) fn table(&mut self, table: &Table, block: &Block) -> TableView {
        let id = match &table.id {
            Some(id) => id.value.as_str().to_owned(),
            None => self.anonymous_id("table"),
        };
        TableView {
            id,
            label: self.outline.at(block).and_then(|entry| entry.label.clone()),
            caption: table.caption.as_ref().map(|caption| self.passage(&caption.value)),
            unit: unit(table),
            wide: table.wide,
            columns: table.columns.iter().enumerate().map(|(i, column)| kind(table, i, column)).collect(),
            header: table.header.iter().map(|cell| self.cell(cell)).collect(),
            rows: table
                .rows
                .iter()
                .map(|row| RowView {
                    kind: match row.kind {
                        RowKind::Plain => "row",
                        RowKind::Total => "total",
                        RowKind::Heading => "heading",
                    }
                    .to_owned(),
                    cells: row.cells.iter().map(|cell| self.cell(cell)).collect(),
                })
                .collect(),
        }
    }

    fn cell(&mut self, cell: &Cell) -> CellView {
        let amount = cell.amount.is_some();
        // A number is the same in every language.
        let content = if amount { self.inlines(&cell.content) } else { self.passage(&cell.content) };
        CellView { span: cell.span, content, amount }
    }
}

/// The unit, unless a heading or the caption already shows it.
fn unit(table: &Table) -> Option<String> {
    let unit = table.unit.as_ref()?.value.clone();
    let shown = |content| inline_text(content).contains(&unit);
    let said =
        table.header.iter().any(|cell| shown(&cell.content)) || table.caption.as_ref().is_some_and(|c| shown(&c.value));
    (!said).then_some(unit)
}

fn kind(table: &Table, index: usize, column: &Column) -> ColumnKind {
    match column.align {
        Align::Center => ColumnKind::Center,
        Align::Right => ColumnKind::Amount,
        Align::Default if column.amounts => ColumnKind::Amount,
        Align::Default | Align::Left => {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(index));
            let longest = cells.map(|cell| inline_text(&cell.content).chars().count()).max().unwrap_or(0);
            if longest <= LABEL_LETTERS { ColumnKind::Label } else { ColumnKind::Text }
        }
    }
}
