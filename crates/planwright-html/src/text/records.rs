use planwright_view::{ColumnKind, RecordsView, TableView};

use super::layout::{columns, underlined, wrapped};
use super::writer::{TextWriter, words_of};

/// The rule before a total that stands in lines of its own.
const SHORT_RULE: usize = 20;

impl TextWriter<'_> {
    /// Writes a table: in columns, or each row as labels and values.
    pub(super) fn table(&mut self, table: &TableView) {
        if let Some(caption) = &table.caption {
            let label = table.label.as_ref().map_or_else(String::new, |label| format!("{label}. "));
            let unit = table.unit.as_ref().map_or_else(String::new, |unit| format!(" ({unit})"));
            self.block(&wrapped(&format!("{label}{}{unit}", words_of(caption)), "", ""));
        }
        let header: Vec<String> = table.header.iter().map(|cell| words_of(&cell.content)).collect();
        let rows: Vec<Vec<String>> =
            table.rows.iter().map(|row| row.cells.iter().map(|cell| words_of(&cell.content)).collect()).collect();
        let totals: Vec<bool> = table.rows.iter().map(|row| row.kind == "total").collect();
        self.grid(&header, &rows, &right(&table.columns), &totals);
    }

    /// Writes a typed list.
    pub(super) fn records(&mut self, records: &RecordsView) {
        self.block(&underlined(&records.title, '.'));
        if records.rows.len() < 2 {
            self.pairs(&records.header, &records.rows, &[]);
        } else {
            self.grid(&records.header, &records.rows, &right(&records.columns), &[]);
        }
    }

    fn grid(&mut self, header: &[String], rows: &[Vec<String>], right: &[bool], totals: &[bool]) {
        match columns(header, rows, right, totals) {
            Some(table) => self.block(&table),
            None => self.pairs(header, rows, totals),
        }
    }

    /// Writes each row as lines of a label and a value; empty cells are left out. A short rule
    /// stands before a total.
    fn pairs(&mut self, header: &[String], rows: &[Vec<String>], totals: &[bool]) {
        for (i, row) in rows.iter().enumerate() {
            if totals.get(i) == Some(&true) {
                self.block(&"-".repeat(SHORT_RULE));
            }
            let lines: Vec<String> = header
                .iter()
                .zip(row)
                .filter(|(_, value)| !value.is_empty())
                .enumerate()
                .map(|(i, (heading, value))| {
                    let label = if heading.is_empty() { String::new() } else { format!("{heading}: ") };
                    let first = if i == 0 { "" } else { "  " };
                    wrapped(&format!("{label}{value}"), first, "    ")
                })
                .collect();
            self.block(&lines.join("\n"));
        }
    }
}

fn right(columns: &[ColumnKind]) -> Vec<bool> {
    columns.iter().map(|kind| *kind == ColumnKind::Amount).collect()
}
