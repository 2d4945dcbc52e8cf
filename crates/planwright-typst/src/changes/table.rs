use planwright_view::{ChangedCell, ChangedRow, ChangedTable};

use super::runs::plain;
use crate::emitter::Emitter;
use crate::table::{LONG_CELL, longest, pieces};

impl Emitter<'_> {
    /// Writes a table of both versions in one, by the function of all tables.
    pub(super) fn changed_table(&mut self, table: &ChangedTable, nested: bool) {
        self.out.code("data-table(");
        self.ids.insert(table.id.clone());
        self.id_arg(&table.id);
        if !table.caption.is_empty() {
            self.out.code(" caption: ");
            self.marked_runs(&table.caption);
            self.out.code(",");
        } else if let Some(summary) = &table.summary {
            self.out.words_arg("caption", &format!("({summary})"));
        }
        if let Some(summary) = table.summary.as_ref().filter(|_| !table.caption.is_empty()) {
            self.out.words_arg("unit", &format!("({summary})"));
        }
        self.out.flag_arg("nested", nested);
        let kinds: Vec<_> = table.columns.iter().map(|column| column.kind).collect();
        self.columns(&kinds);
        let cells = |at: usize| {
            let heading = table.columns.get(at).map(|column| plain(&column.heading)).unwrap_or_default();
            let rows = table.rows.iter().filter(|row| row.kind != "heading");
            rows.filter_map(move |row| row.cells.get(at)).map(words).chain([heading])
        };
        let all = 0..table.columns.len();
        let least: Vec<Vec<String>> = all.clone().map(|at| longest(cells(at).flat_map(|cell| pieces(&cell)))).collect();
        self.least(&least);
        self.out.code(" wish: (");
        for at in all {
            let wish = cells(at).map(|cell| cell.chars().count()).max().unwrap_or_default();
            self.out.code(&wish.to_string()).code(", ");
        }
        self.out.code("),\nheader: (");
        for column in &table.columns {
            self.marked_runs(&column.heading);
            self.out.code(", ");
        }
        self.out.code("),\nrows: (");
        table.rows.iter().for_each(|row| self.changed_row(row));
        self.out.code("))");
    }

    fn changed_row(&mut self, row: &ChangedRow) {
        self.out.code("\n(kind: ").string(&row.kind).code(",");
        let long = row.cells.iter().any(|cell| words(cell).chars().count() > LONG_CELL);
        self.out.flag_arg("long", long).code(" cells: (");
        if row.kind == "heading" {
            // What stands over rows is one cell.
            self.out.code("{ ");
            for cell in row.cells.iter().filter(|cell| !cell.runs.is_empty()) {
                self.marked_runs(&cell.runs);
                self.out.code("; ");
            }
            self.out.code("}, ");
        } else {
            row.cells.iter().for_each(|cell| self.changed_cell(cell));
        }
        self.out.code(")),");
    }

    fn changed_cell(&mut self, cell: &ChangedCell) {
        match &cell.difference {
            Some(difference) => {
                self.out.code("redline-cell(");
                self.marked_runs(&cell.runs);
                self.out.code(", ").words(difference).code(")");
            }
            None => self.marked_runs(&cell.runs),
        }
        self.out.code(", ");
    }
}

/// The words of a cell with the signs by which changes are told, as far as they take room.
fn words(cell: &ChangedCell) -> String {
    let marks = "+ ".repeat(cell.runs.len().saturating_sub(1));
    // The difference keeps to one line.
    let difference = cell.difference.as_ref().map(|it| format!(" ({})", it.replace(' ', "\u{a0}"))).unwrap_or_default();
    format!("{marks}{}{difference}", plain(&cell.runs))
}
