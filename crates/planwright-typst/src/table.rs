//! Tables and typed lists.

use std::collections::BTreeSet;

use planwright_view::{CellView, ColumnKind, RecordsKind, RecordsView, RowView, TableView, VBlock, plain};

use super::emitter::{Emitter, Place};
use super::text::length;

/// About how many letters of a table's type stand side by side across both columns of the grid.
const LETTERS_ACROSS: usize = 96;

/// The space between two columns, in letters.
const GAP: usize = 2;

/// How many of a column's longest words are measured.
const CANDIDATES: usize = 6;

/// A row with a cell longer than this may be split over pages: no page could hold it whole.
pub(super) const LONG_CELL: usize = 1_800;

impl Emitter<'_> {
    /// Writes a table; `heads` are headings that go with it where it turns the sheet.
    pub(super) fn table(&mut self, table: &TableView, heads: &[VBlock], place: Place) {
        let least = longest_words(table);
        self.out.code("data-table(");
        self.id_arg(&table.id);
        self.out.words_arg_opt("label", table.label.as_deref());
        if let Some(caption) = &table.caption {
            self.out.code(" caption: ");
            self.inlines(caption);
            self.out.code(",");
        }
        self.out.words_arg_opt("unit", table.unit.as_deref());
        if !heads.is_empty() {
            self.out.code(" heads: ");
            self.blocks(heads, place);
            self.out.code(",");
        }
        self.out.flag_arg("nested", place.nested);
        self.out.flag_arg("turned", !place.nested && is_turned(table, &least));
        self.columns(&table.columns);
        self.least(&least);
        self.out.code(" wish: (");
        wishes(table).for_each(|wish| {
            self.out.code(&wish.to_string()).code(", ");
        });
        self.out.code("),\nheader: (");
        table.header.iter().for_each(|cell| self.cell(cell));
        self.out.code("),\nrows: (");
        table.rows.iter().for_each(|row| self.row(row));
        self.out.code("))");
    }

    pub(super) fn columns(&mut self, columns: &[ColumnKind]) {
        self.out.code(" columns: (");
        for column in columns {
            self.out.string(kind_name(*column)).code(", ");
        }
        self.out.code("),");
    }

    pub(super) fn least(&mut self, least: &[Vec<String>]) {
        self.out.code(" least: (");
        for words in least {
            self.out.code("(");
            words.iter().for_each(|word| {
                self.out.string(word).code(", ");
            });
            self.out.code("), ");
        }
        self.out.code("),");
    }

    fn row(&mut self, row: &RowView) {
        self.out.code("\n(kind: ").string(&row.kind).code(",");
        self.out.flag_arg("long", row.cells.iter().any(|cell| length(cell) > LONG_CELL)).code(" cells: (");
        row.cells.iter().for_each(|cell| self.cell(cell));
        self.out.code(")),");
    }

    fn cell(&mut self, cell: &CellView) {
        let start = self.out.text.len();
        self.inlines(&cell.content);
        self.out.mark(start, cell.span);
        self.out.code(", ");
    }

    pub(super) fn records(&mut self, records: &RecordsView, place: Place) {
        let function = if records.rows.len() > 1 { "records(" } else { "pairs(" };
        self.out.code(function);
        self.id_arg(&records.id);
        let kind = match records.kind {
            RecordsKind::Measures => "measures",
            RecordsKind::Meetings => "meetings",
            RecordsKind::Services => "services",
        };
        self.out.string_arg("kind", kind).words_arg("title", &records.title).flag_arg("nested", place.nested);
        self.columns(&records.columns);
        self.out.code(" directions: (");
        records.directions.iter().for_each(|direction| {
            self.out.string(direction).code(", ");
        });
        self.out.code("),");
        let columns = 0..records.header.len();
        self.least(&columns.map(|column| longest(record_cells(records, column))).collect::<Vec<_>>());
        self.out.code(" wish: (");
        for column in 0..records.header.len() {
            let longest = records.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
            self.out.code(&longest.unwrap_or_default().to_string()).code(", ");
        }
        self.out.code("),\nheader: (");
        records.header.iter().for_each(|cell| {
            self.out.words(cell).code(", ");
        });
        self.out.code("),\nrows: (");
        for row in &records.rows {
            self.out.code("\n(");
            row.iter().for_each(|cell| {
                self.out.words(cell).code(", ");
            });
            self.out.code("),");
        }
        self.out.code("))");
    }
}

fn kind_name(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "text",
        ColumnKind::Label => "label",
        ColumnKind::Amount => "amount",
        ColumnKind::Center => "center",
    }
}

/// The cells of a column, header first; a heading row spans all columns and counts for none.
fn column(table: &TableView, index: usize) -> impl Iterator<Item = &CellView> {
    let rows = table.rows.iter().filter(|row| row.kind != "heading");
    table.header.get(index).into_iter().chain(rows.filter_map(move |row| row.cells.get(index)))
}

/// The cells of a typed list's column, header first.
fn record_cells(records: &RecordsView, index: usize) -> impl Iterator<Item = String> {
    let rows = records.rows.iter().filter_map(move |row| row.get(index));
    records.header.get(index).into_iter().chain(rows).flat_map(|cell| pieces(cell))
}

/// What each column must have room for: its longest words, or its longest amounts.
fn longest_words(table: &TableView) -> Vec<Vec<String>> {
    let of_cell = |cell: &CellView| {
        let text = plain(&cell.content);
        let pieces = pieces(&text);
        cell.amount.then_some(text).into_iter().chain(pieces).collect::<Vec<_>>()
    };
    (0..table.columns.len()).map(|index| longest(column(table, index).flat_map(of_cell))).collect()
}

/// A few of the longest words, the longest first. Letters differ in width, so the one that needs
/// most room may have a letter less than another.
pub(super) fn longest(words: impl Iterator<Item = String>) -> Vec<String> {
    let words: BTreeSet<String> = words.collect();
    let mut words: Vec<_> = words.into_iter().map(|word| (word.chars().count(), word)).collect();
    words.sort_by(|a, b| b.cmp(a));
    let most = words.first().map_or(0, |(letters, _)| *letters);
    words.into_iter().take_while(|(letters, _)| letters + 3 > most).take(CANDIDATES).map(|(_, word)| word).collect()
}

/// What a line may be broken into: words, the parts of words with hyphens, and those of addresses.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let parts = |word: &str| -> Vec<String> {
        let is_address = word.contains('@') || ["http:", "https:", "www."].iter().any(|start| word.starts_with(start));
        let breaks: &[char] = if is_address { &['@', '.', '/', '-', '_', '?', '&', '='] } else { &['-'] };
        word.split_inclusive(breaks).map(str::to_owned).collect()
    };
    // An amount may be written with spaces that hold it together.
    text.split([' ', '\n', '\t']).flat_map(parts).collect()
}

/// How many letters the longest cell of each column has.
fn wishes(table: &TableView) -> impl Iterator<Item = usize> {
    (0..table.columns.len()).map(|index| column(table, index).map(length).max().unwrap_or_default())
}

/// True where the table goes on a sheet that lies on its side: the author says so, or not even
/// its longest words would stand side by side.
fn is_turned(table: &TableView, least: &[Vec<String>]) -> bool {
    let letters: usize =
        least.iter().map(|words| words.first().map_or("", |word| word).chars().count().max(3) + GAP).sum();
    table.wide || letters > LETTERS_ACROSS
}

/// True where [`Emitter::table`] will turn the sheet for one of these tables.
pub(super) fn turns_sheet(table: &TableView) -> bool {
    is_turned(table, &longest_words(table))
}
