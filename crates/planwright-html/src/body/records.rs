use planwright_view::{RecordsKind, RecordsView};

use super::Writer;
use super::table::class_of;

/// Words of more letters than this may break anywhere.
const LONG_WORD: usize = 24;

impl Writer<'_> {
    /// Writes a typed list: two entries or more as a table, one as pairs.
    pub(super) fn records(&mut self, records: &RecordsView) {
        let class = format!("records {}", kind(records.kind));
        if let [row] = records.rows.as_slice() {
            self.record(records, row, &class);
        } else {
            self.record_table(records, &class);
        }
    }

    fn record_table(&mut self, records: &RecordsView, class: &str) {
        let caption_id = format!("_c-{}", records.id);
        let class = format!("table-scroll wide {class}");
        self.open_scroller(&[("class", &class), ("id", &records.id), ("aria-labelledby", &caption_id)]);
        self.out.open("table", &[]);
        self.out.open("caption", &[("id", &caption_id)]);
        self.out.element("span", &[("class", "cap")], &records.title);
        self.out.close("caption");
        self.out.raw("<thead><tr>");
        for (heading, kind) in records.header.iter().zip(&records.columns) {
            let mut attributes = class_of(*kind);
            attributes.push(("scope", "col"));
            self.out.element("th", &attributes, heading);
        }
        self.out.raw("</tr></thead>\n<tbody>\n");
        for (i, row) in records.rows.iter().enumerate() {
            self.record_row(records, i, row);
        }
        self.out.raw("</tbody></table>");
        self.out.close_line("div");
    }

    fn record_row(&mut self, records: &RecordsView, i: usize, row: &[String]) {
        self.out.raw("<tr>");
        for (column, ((value, kind), heading)) in row.iter().zip(&records.columns).zip(&records.header).enumerate() {
            let mut attributes = if is_long(value) { vec![("class", "text long")] } else { class_of(*kind) };
            let tag = if column == 0 && !value.is_empty() { "th" } else { "td" };
            if tag == "th" {
                attributes.push(("scope", "row"));
            } else if !value.is_empty() {
                // Shown before the value where a narrow window stacks the cells.
                attributes.push(("data-label", heading));
            }
            self.out.open(tag, &attributes);
            self.record_value(records, i, column, value);
            self.out.close(tag);
        }
        self.out.raw("</tr>\n");
    }

    fn record(&mut self, records: &RecordsView, row: &[String], class: &str) {
        let heading_id = format!("_c-{}", records.id);
        self.out.open("div", &[("class", &format!("{class} single wide")), ("id", &records.id)]);
        self.out.element("p", &[("id", &heading_id), ("class", "records-title")], &records.title);
        self.out.open("dl", &[]);
        for (column, (value, heading)) in row.iter().zip(&records.header).enumerate() {
            self.out.open("div", &[]);
            self.out.element("dt", &[], heading);
            self.out.open("dd", &[]);
            self.record_value(records, 0, column, value);
            self.out.close("dd");
            self.out.close("div");
        }
        self.out.close("dl");
        self.out.close_line("div");
    }

    /// Writes a value, a direction with its arrow.
    fn record_value(&mut self, records: &RecordsView, row: usize, column: usize, value: &str) {
        let direction = records.directions.get(row).filter(|direction| !direction.is_empty());
        if let Some(direction) = direction.filter(|_| self.direction_column(records) == Some(column)) {
            self.icon(direction);
        }
        self.out.text(value);
    }

    /// The column that tells the direction in words. The first names the entry and is never it.
    fn direction_column(&self, records: &RecordsView) -> Option<usize> {
        let (row, direction) = records.rows.iter().zip(&records.directions).find(|(_, way)| !way.is_empty())?;
        let says = self.view.words.get(&format!("direction_{direction}"))?;
        (1..row.len()).rev().find(|column| row.get(*column) == Some(says))
    }
}

/// True where a value has a word, such as an address, that no column could hold whole.
fn is_long(value: &str) -> bool {
    value.split_whitespace().any(|word| word.chars().count() > LONG_WORD)
}

fn kind(kind: RecordsKind) -> &'static str {
    match kind {
        RecordsKind::Measures => "measures",
        RecordsKind::Meetings => "meetings",
        RecordsKind::Services => "services",
    }
}
