//! A table with its figures.

use planwright_core::model::{Amount, Cell, Section, Table, inline_text};

use super::year::{Year, only_year};

/// A table's figures.
pub(crate) struct TableFigures<'a> {
    /// The table, with its role.
    pub(crate) table: &'a Table,
    /// The section in whose body it stands; none for the foreword.
    pub(crate) section: Option<&'a Section>,
    /// Its caption's words.
    pub(crate) caption: String,
    /// The words above each column.
    pub(crate) headings: Vec<String>,
    /// The year of each column: its heading's, else the caption's.
    pub(crate) years: Vec<Option<Year>>,
    /// The label of each row, ready to be compared.
    pub(crate) labels: Vec<String>,
    /// The cells that are wholly amounts, row by row.
    pub(crate) figures: Vec<Figure<'a>>,
}

/// A cell that is an amount.
pub(crate) struct Figure<'a> {
    /// The cell.
    pub(crate) cell: &'a Cell,
    /// Its amount.
    pub(crate) amount: Amount,
    /// Its row, from 0.
    pub(crate) row: usize,
    /// Its column, from 0.
    pub(crate) column: usize,
}

impl<'a> TableFigures<'a> {
    /// The figures of a table.
    pub(crate) fn new(table: &'a Table, section: Option<&'a Section>) -> Self {
        let caption = table.caption.as_ref().map(|caption| inline_text(&caption.value)).unwrap_or_default();
        let of_caption = only_year(&caption);
        let headings: Vec<String> = table.header.iter().map(|cell| inline_text(&cell.content)).collect();
        let years = headings.iter().map(|heading| only_year(heading).or(of_caption)).collect();
        let label = |cell: Option<&Cell>| comparable(&cell.map(|cell| inline_text(&cell.content)).unwrap_or_default());
        let labels = table.rows.iter().map(|row| label(row.label())).collect();
        let cells = table.rows.iter().enumerate().flat_map(|(row, cells)| {
            let cells = cells.cells.iter().enumerate();
            cells.filter_map(move |(column, cell)| cell.amount.map(|amount| Figure { cell, amount, row, column }))
        });
        Self { table, section, caption, headings, years, labels, figures: cells.collect() }
    }

    /// A row's label, ready to be compared.
    pub(crate) fn label(&self, row: usize) -> &str {
        self.labels.get(row).map_or("", String::as_str)
    }
}

/// A label in small letters, without marks, `and` for `&`: how labels are compared.
fn comparable(text: &str) -> String {
    let mut words = String::new();
    for part in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '&' | '%'))).filter(|part| !part.is_empty()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&if part == "&" { "and".to_owned() } else { part.to_lowercase() });
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::ledger::Ledger;
    use crate::testing::read;

    #[test]
    fn a_figure_has_a_label_a_year_and_a_unit() {
        let body = "Table: Reserves, 2020/21 {#t unit=\"£m\"}\n\n\
                    | Reserve | Budget | 2021/22 | Change % |\n|---|---|---|---|\n| General & **other** | 5.1 | 6.2 | 21.6% |\n";
        let read = read(&[("01-a.md", &format!("---\ntitle: A\n---\n\n{body}"))]);
        let ledger = Ledger::of(crate::rules::bodies(&read.plan));
        let table = &ledger.tables[0];
        let show = |f: &super::Figure| format!("{} {} {:?}", table.label(f.row), f.amount, table.years[f.column]);
        assert_eq!(
            table.figures.iter().map(show).collect::<Vec<_>>(),
            [
                "general and other £5.1m Some(Financial(2020))",
                "general and other £6.2m Some(Financial(2021))",
                "general and other 21.6% Some(Financial(2020))",
            ]
        );
    }

    #[test]
    fn the_figures_of_a_file_stand_in_it() {
        let section = "---\ntitle: A\n---\n\nTable: Money {#t src=tables/a.csv unit=\"£m\"}\n";
        let read = read(&[("01-a.md", section), ("tables/a.csv", "A,2020/21\nPay,\"1,250.1\"\n")]);
        let ledger = Ledger::of(crate::rules::bodies(&read.plan));
        let figure = &ledger.tables[0].figures[0];
        assert_eq!(figure.amount.to_string(), "£1,250.1m");
        assert_eq!(read.sources.path(figure.cell.span.file), "plan/tables/a.csv");
    }
}
