//! Tables that live in CSV files: the grammar by `csv-core`, and the place of every cell.

use std::collections::BTreeSet;

use csv_core::{ReadFieldResult, Reader};
use planwright_core::model::{Align, Cell, Row, RowKind, Table};
use planwright_core::{Diagnostic, FileId, Span};

use super::{MAX_COLUMNS, MAX_FIELDS, MAX_ROWS};
use crate::room::{self, Room};
use crate::{encoding, markdown};

/// A field: what it says, where each of its bytes stands, and where it ends.
struct Field {
    text: String,
    offsets: Vec<u32>,
    closed: bool,
}

/// A CSV file and where it is named.
pub(super) struct Place<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    /// Where the caption names it.
    pub(super) named: Span,
    /// The labels of the footnotes that its cells can refer to.
    pub(super) footnotes: &'a BTreeSet<String>,
    /// How much more the plan may hold.
    pub(super) room: &'a Room,
}

/// Parts of a text that a cell weighs as much as: its place and its amount are kept too.
const CELL: usize = 2;

/// Reads a CSV file into the columns, the header and the rows of `table`; false where its cells
/// cannot be told apart.
pub(super) fn read(table: &mut Table, place: &Place<'_>, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let named = place.named;
    // A file that is named again is read again.
    if !place.room.take(1 + place.text.len() / room::BYTES) {
        diagnostics.extend(place.room.lacking(named));
        return false;
    }
    diagnostics.extend(encoding::endless_word(place.file, place.text));
    let mut records = records(place.text);
    let rows = records.len().saturating_sub(1);
    records.truncate(MAX_ROWS + 1);
    let mut records = records.into_iter();
    let Some(header) = records.next() else {
        diagnostics.push(
            Diagnostic::error("source/value", named, "the file of this table is empty")
                .label("has no rows")
                .help("The first row of the file holds the headings of the columns, and the rows follow."),
        );
        return true;
    };
    if let Some(finding) = divided_otherwise(place.file, &header) {
        diagnostics.push(finding);
        return false;
    }
    let columns = header.len();
    if columns > MAX_COLUMNS {
        diagnostics.push(super::too_wide(named, columns));
    }
    if rows > MAX_ROWS {
        diagnostics.push(super::too_long(named, rows));
    }
    table.columns = vec![super::column(Align::Default); columns.min(MAX_COLUMNS)];
    table.header = cells(place, header, columns, diagnostics).cells;
    for record in records {
        if !place.room.take(record.iter().map(|field| CELL + field.text.len() / room::BYTES).sum()) {
            diagnostics.extend(place.room.lacking(named));
            break;
        }
        table.rows.push(cells(place, record, columns, diagnostics));
    }
    true
}

/// A record as a row of so many cells.
fn cells(place: &Place<'_>, mut record: Vec<Field>, columns: usize, diagnostics: &mut Vec<Diagnostic>) -> Row {
    let file = place.file;
    report_open_quote(file, &record, diagnostics);
    report_surplus(file, &record, columns, diagnostics);
    let columns = columns.min(MAX_COLUMNS);
    record.truncate(columns);
    let mut cells: Vec<Cell> = record
        .iter()
        .map(|field| {
            let (content, findings) = markdown::inline(file, &field.text, &field.offsets, place.footnotes);
            diagnostics.extend(findings);
            Cell { span: field.span(file), content, amount: None }
        })
        .collect();
    let end = record.last().map_or(0, |field| field.end());
    let empty = Cell { span: Span::new(file, end, end), content: Vec::new(), amount: None };
    cells.resize(columns, empty);
    let span = cells.first().map_or(Span::start_of(file), |first| first.span);
    let span = cells.last().map_or(span, |last| span.to(last.span));
    Row { span, kind: RowKind::Plain, cells }
}

/// A first row without a comma and with semicolons or tabs: the program that saved it divides cells by those.
fn divided_otherwise(file: FileId, header: &[Field]) -> Option<Diagnostic> {
    let [only] = header else { return None };
    let (_, name) =
        [(';', "semicolons"), ('\t', "tabs")].into_iter().find(|&(sign, _)| only.text.matches(sign).count() > 1)?;
    Some(
        Diagnostic::error("source/value", only.span(file), format!("the cells of this file are divided by {name}, not by commas"))
            .label("read as one cell")
            .help("Every row would be one cell, and no figure could be checked.")
            .help("Open the file in your spreadsheet and save it as `CSV (comma delimited)`, or `CSV UTF-8` on a computer that is set to English (United Kingdom)."),
    )
}

fn report_open_quote(file: FileId, record: &[Field], diagnostics: &mut Vec<Diagnostic>) {
    let Some(open) = record.iter().find(|field| !field.closed) else { return };
    let start = open.offsets.first().map_or(0, |&at| at as usize).saturating_sub(1);
    diagnostics.push(
        Diagnostic::error("table/cells", Span::new(file, start, start + 1), "this quotation mark is never closed")
            .label("opens a cell that does not end")
            .help("Everything after it is read as one cell, to the end of the file.")
            .help("Write `\"` where the cell ends, and `\"\"` for a quotation mark within it."),
    );
}

fn report_surplus(file: FileId, record: &[Field], columns: usize, diagnostics: &mut Vec<Diagnostic>) {
    // A spreadsheet writes commas for columns that were once used: nothing is lost with them.
    let Some(last) = record.iter().rposition(|field| !field.text.trim().is_empty()).filter(|&last| last >= columns)
    else {
        return;
    };
    let span = record[columns].span(file).to(record[last].span(file));
    let finding = super::surplus_cells(span, last + 1, columns, "What is too many would be left out without a word.");
    diagnostics.push(match cut_amount(record, last + 1 - columns) {
        Some(amount) => finding.help(format!(
            "Is `{amount}` one amount? Its comma divides two cells: write `\"{amount}\"`, in quotation marks, or the digits without a comma."
        )),
        None => finding.help(
            "Add a heading to the first row, or take out the comma that is too many. Put a cell with a comma in it between quotation marks: `\"1,591,756\"`.",
        ),
    });
}

/// `1,200`, of which its commas have made so many cells too many.
fn cut_amount(record: &[Field], surplus: usize) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let begins = |field: &Field| {
        let figure = field.text.trim_start_matches(['£', '-', '(']);
        figure.len() < 4 && digits(figure)
    };
    let goes_on = |field: &Field| {
        let whole = field.text.trim_end_matches(')').split('.').next().unwrap_or_default();
        whole.len() == 3 && digits(whole)
    };
    let parts = record.windows(surplus.clamp(1, 3) + 1);
    let parts = parts.into_iter().find(|parts| begins(&parts[0]) && parts[1..].iter().all(goes_on))?;
    Some(parts.iter().map(|field| field.text.as_str()).collect::<Vec<_>>().join(","))
}

impl Field {
    fn end(&self) -> usize {
        self.offsets.last().map_or(0, |&at| at as usize)
    }

    /// Its place without the blank space around it.
    fn span(&self, file: FileId) -> Span {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len().max(start);
        let at = |byte: usize| self.offsets.get(byte).map_or(0, |&at| at as usize);
        Span::new(file, at(start), at(end))
    }
}

/// The records of a text; one more row than is allowed is enough.
fn records(text: &str) -> Vec<Vec<Field>> {
    let bytes = text.as_bytes();
    let mut reader = Reader::new();
    let mut output = vec![0; bytes.len().max(1)];
    let mut records: Vec<Vec<Field>> = Vec::new();
    let mut record = Vec::new();
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (mut start, mut written) = (at, 0);
    while records.len() <= MAX_ROWS + 1 {
        let (result, read, wrote) = reader.read_field(&bytes[at..], &mut output[written..]);
        at += read;
        written += wrote;
        match result {
            // An empty input says that the text has ended.
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::Field { record_end } => {
                // Of a row that is far too long, how long it is need not be known.
                if record.len() < MAX_FIELDS {
                    record.push(field(text, start, at, &output[..written], record.is_empty()));
                }
                (start, written) = (at, 0);
                if record_end {
                    records.push(std::mem::take(&mut record));
                }
            }
            ReadFieldResult::OutputFull | ReadFieldResult::End => break,
        }
    }
    records
}

/// The field that was read from the bytes `start..end`: `,` or the line's end is still behind it,
/// and before the first of a record that of the lines before.
fn field(text: &str, start: usize, end: usize, output: &[u8], first: bool) -> Field {
    let raw = text.get(start..end).unwrap_or_default();
    let line_ends: &[char] = &['\r', '\n'];
    let inside = if first { raw.trim_start_matches(line_ends) } else { raw };
    let start = start + raw.len() - inside.len();
    let raw = inside.as_bytes();
    let quoted = raw.first() == Some(&b'"');
    let mut at = usize::from(quoted);
    let mut closed = !quoted;
    let mut offsets = Vec::with_capacity(output.len() + 1);
    while offsets.len() < output.len() && at < raw.len() {
        if quoted && !closed && raw[at] == b'"' {
            if raw.get(at + 1) != Some(&b'"') {
                closed = true;
                at += 1;
                continue;
            }
            offsets.push((start + at) as u32);
            at += 2;
            continue;
        }
        offsets.push((start + at) as u32);
        at += 1;
    }
    closed |= raw.get(at) == Some(&b'"');
    offsets.resize(output.len() + 1, (start + at) as u32);
    Field { text: String::from_utf8_lossy(output).into_owned(), offsets, closed }
}
