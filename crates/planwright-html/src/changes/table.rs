use planwright_view::{ChangedCell, ChangedColumn, ChangedRow, ChangedTable, ColumnKind};

use super::Redline;
use crate::body::class_of;

impl Redline<'_> {
    /// Writes a table of both versions in one, in a region that scrolls where it must.
    pub(super) fn table(&mut self, table: &ChangedTable) {
        let caption_id = format!("_c-{}", table.id);
        let named = !table.caption.is_empty() || table.summary.is_some();
        let title = self.word("table");
        let name = if named { ("aria-labelledby", caption_id.as_str()) } else { ("aria-label", title.as_str()) };
        let class = if table.columns.len() > 6 { "table-scroll wide full" } else { "table-scroll wide" };
        self.out.open("div", &[("class", class), ("id", &table.id), name, ("role", "group"), ("tabindex", "0")]);
        self.out.open("table", &[]);
        if named {
            self.caption(table, &caption_id);
        }
        self.out.raw("<thead><tr>");
        table.columns.iter().for_each(|column| self.heading(column));
        self.out.raw("</tr></thead>\n<tbody>\n");
        for (at, row) in table.rows.iter().enumerate() {
            if row.kind == "heading" {
                if at > 0 {
                    self.out.raw("</tbody>\n<tbody>\n");
                }
                self.label(row, table.columns.len());
            } else {
                self.row(row, &table.columns);
            }
        }
        self.out.raw("</tbody></table>");
        self.out.close_line("div");
    }

    fn caption(&mut self, table: &ChangedTable, id: &str) {
        self.out.open("caption", &[("id", id)]);
        self.out.open("span", &[("class", "cap")]);
        self.runs(&table.caption);
        if let Some(summary) = &table.summary {
            self.out.raw(" ");
            self.out.element("small", &[("class", "unit")], &format!("({summary})"));
        }
        self.out.raw("</span></caption>");
    }

    fn heading(&mut self, column: &ChangedColumn) {
        // An empty header names nothing; a plain cell says so.
        let tag = if column.heading.is_empty() { "td" } else { "th" };
        let mut attributes = class_of(column.kind);
        if tag == "th" {
            attributes.push(("scope", "col"));
        }
        self.out.open(tag, &attributes);
        self.runs(&column.heading);
        self.out.close(tag);
    }

    /// Writes a label over the rows that follow.
    fn label(&mut self, row: &ChangedRow, columns: usize) {
        let span = columns.to_string();
        let mut attributes = vec![("scope", "rowgroup")];
        if columns > 1 {
            attributes.push(("colspan", &span));
        }
        self.open_row(row, "over");
        self.out.open("th", &attributes);
        row.cells.iter().for_each(|cell| self.runs(&cell.runs));
        self.out.raw("</th>");
        self.out.close_line("tr");
    }

    fn row(&mut self, row: &ChangedRow, columns: &[ChangedColumn]) {
        self.open_row(row, if row.kind == "total" { "total" } else { "" });
        for (at, (cell, column)) in row.cells.iter().zip(columns).enumerate() {
            self.cell(cell, column.kind, at == 0);
        }
        self.out.close_line("tr");
    }

    fn open_row(&mut self, row: &ChangedRow, class: &str) {
        let changed = if row.changed { "changed-row" } else { "" };
        let class = [class, changed].join(" ");
        let mut attributes = Vec::new();
        if !class.trim().is_empty() {
            attributes.push(("class", class.trim()));
        }
        if row.changed {
            attributes.push(("data-change", ""));
        }
        self.out.open("tr", &attributes);
    }

    fn cell(&mut self, cell: &ChangedCell, kind: ColumnKind, first: bool) {
        let mut attributes = class_of(kind);
        let header = first && !cell.runs.is_empty() && !cell.amount;
        if header {
            attributes.push(("scope", "row"));
        }
        let tag = if header { "th" } else { "td" };
        self.out.open(tag, &attributes);
        self.runs(&cell.runs);
        self.difference(cell.difference.as_deref());
        self.out.close(tag);
    }
}
