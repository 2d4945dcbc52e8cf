use planwright_view::{CellView, ColumnKind, RowView, TableView};

use super::{Setting, Writer};
use crate::text::words_of;

/// The space at a cell's sides, in letters.
const CELL_SPACE: usize = 2;
/// So many letters stand side by side on a printed page at the size of wide tables, and at the smallest.
const PLAIN_LETTERS: usize = 116;
const DENSE_LETTERS: usize = 144;

impl Writer<'_> {
    /// Writes a table in a region that scrolls where it must.
    pub(super) fn table(&mut self, table: &TableView) {
        let caption_id = format!("_c-{}", table.id);
        let class = if table.wide || table.columns.len() > 6 {
            format!("table-scroll wide full{}", on_paper(table))
        } else {
            "table-scroll wide".to_owned()
        };
        let named = table.caption.is_some();
        let name = if named { ("aria-labelledby", caption_id.as_str()) } else { ("aria-label", self.word("table")) };
        self.open_scroller(&[("class", &class), ("id", &table.id), name]);
        self.out.open("table", &[]);
        self.caption(table, &caption_id);
        self.table_head(table);
        self.table_body(table);
        self.out.close("table");
        self.out.close_line("div");
    }

    /// Opens a group that scrolls sideways, which the keyboard can reach.
    pub(super) fn open_scroller(&mut self, attributes: &[(&str, &str)]) {
        let mut all = attributes.to_vec();
        all.extend([("role", "group"), ("tabindex", "0")]);
        if self.setting == Setting::Fragment {
            all.push(("style", "overflow-x:auto"));
        }
        self.out.open("div", &all);
    }

    fn caption(&mut self, table: &TableView, id: &str) {
        let Some(caption) = &table.caption else { return };
        self.out.open("caption", &[("id", id)]);
        self.out.open("span", &[("class", "cap")]);
        self.label(table.label.as_deref());
        self.inlines(caption);
        if let Some(unit) = &table.unit {
            self.out.raw(" ");
            self.out.element("small", &[("class", "unit")], unit);
        }
        self.out.close("span");
        self.out.close("caption");
    }

    fn table_head(&mut self, table: &TableView) {
        self.out.raw("<thead><tr>");
        for (cell, kind) in table.header.iter().zip(&table.columns) {
            // An empty header names nothing; a plain cell says so.
            let tag = if cell.content.is_empty() { "td" } else { "th" };
            let mut attributes = class_of(*kind);
            if tag == "th" {
                attributes.push(("scope", "col"));
            }
            self.out.open(tag, &attributes);
            self.inlines(&cell.content);
            self.out.close(tag);
        }
        self.out.raw("</tr></thead>\n");
    }

    fn table_body(&mut self, table: &TableView) {
        self.out.raw("<tbody>\n");
        for (i, row) in table.rows.iter().enumerate() {
            if row.kind == "heading" {
                if i > 0 {
                    self.out.raw("</tbody>\n<tbody>\n");
                }
                self.heading_row(row, table.columns.len());
            } else {
                self.row(row, &table.columns);
            }
        }
        self.out.raw("</tbody>");
    }

    /// Writes a label over the rows that follow.
    fn heading_row(&mut self, row: &RowView, columns: usize) {
        let span = columns.to_string();
        let mut attributes = vec![("scope", "rowgroup")];
        if columns > 1 {
            attributes.push(("colspan", &span));
        }
        self.out.open("tr", &[("class", "over")]);
        self.out.open("th", &attributes);
        for cell in &row.cells {
            self.inlines(&cell.content);
        }
        self.out.close("th");
        self.out.close_line("tr");
    }

    fn row(&mut self, row: &RowView, columns: &[ColumnKind]) {
        let attributes: &[(&str, &str)] = if row.kind == "total" { &[("class", "total")] } else { &[] };
        self.out.open("tr", attributes);
        for (i, (cell, kind)) in row.cells.iter().zip(columns).enumerate() {
            self.cell(cell, *kind, i == 0);
        }
        self.out.close_line("tr");
    }

    /// Writes a cell. The first of a row is its header, unless it is empty or only a figure.
    fn cell(&mut self, cell: &CellView, kind: ColumnKind, first: bool) {
        let mut attributes = class_of(kind);
        let header = first && !cell.content.is_empty() && !cell.amount;
        if header {
            attributes.push(("scope", "row"));
        }
        let tag = if header { "th" } else { "td" };
        self.out.open(tag, &attributes);
        self.inlines(&cell.content);
        self.out.close(tag);
    }
}

/// How close a table of many columns is set on paper, which does not scroll: the longest words of its columns have to
/// stand side by side, and where nothing readable holds them, they may be broken.
fn on_paper(table: &TableView) -> &'static str {
    let column = |index: usize| {
        let cells = table.rows.iter().map(move |row| row.cells.get(index));
        let cells = cells.chain([table.header.get(index)]).flatten();
        let longest = |cell: &CellView| words_of(&cell.content).split([' ', '-']).map(|w| w.chars().count()).max();
        cells.filter_map(longest).max().unwrap_or(0) + CELL_SPACE
    };
    match (0..table.columns.len()).map(column).sum::<usize>() {
        0..=PLAIN_LETTERS => "",
        letters if letters <= DENSE_LETTERS => " dense",
        _ => " dense crowded",
    }
}

/// The class by which the style sheet sets a column.
pub(super) fn class_of(kind: ColumnKind) -> Vec<(&'static str, &'static str)> {
    match kind {
        ColumnKind::Text => vec![("class", "text")],
        ColumnKind::Label => vec![],
        ColumnKind::Amount => vec![("class", "num")],
        ColumnKind::Center => vec![("class", "mid")],
    }
}
