//! Tables: header, rows and cells, and the cells that Markdown would leave out.

use std::ops::Range;

use planwright_core::model::{Align, Cell, Row, RowKind, Table};
use planwright_core::{Diagnostic, Edit, Fix, Span, amount};
use pulldown_cmark::{Alignment, Event, Tag};

use super::{Reader, TooDeep};
use crate::tables::{self, MAX_COLUMNS, MAX_ROWS, split_cells};

/// Rows that a blank line may part from others of the same table.
pub(super) struct Rows {
    /// Where they end.
    end: usize,
    columns: usize,
    /// False for a lone row, which has its line of dashes behind the blank line.
    whole: bool,
    /// The finding that tells of the table already.
    finding: Option<usize>,
}

impl Reader<'_> {
    /// Reads a table. What its numbers mean is worked out when its caption is known.
    pub(super) fn table(&mut self, alignments: &[Alignment], range: Range<usize>) -> Result<Table, TooDeep> {
        let range = self.trimmed(range);
        self.rows = Some(Rows { end: range.end, columns: alignments.len(), whole: true, finding: None });
        let span = self.fragment.span(range);
        let mut table = tables::empty(span);
        table.columns = alignments.iter().map(|align| tables::column(align_of(*align))).collect();
        if table.columns.len() > MAX_COLUMNS {
            self.report(tables::too_wide(span, table.columns.len()));
        }
        let columns = table.columns.len();
        let mut rows = 0;
        while let Some((Event::Start(tag), range)) = self.events.next() {
            let cells = self.cells()?;
            if tag == Tag::TableHead {
                table.header = cells;
                continue;
            }
            rows += 1;
            if rows <= MAX_ROWS {
                let span = self.fragment.span(self.trimmed(range.clone()));
                self.report_surplus(range, columns);
                table.rows.push(Row { span, kind: RowKind::Plain, cells });
            }
        }
        if rows > MAX_ROWS {
            self.report(tables::too_long(span, rows));
        }
        Ok(table)
    }

    /// The cells of a row, whose end is read too.
    fn cells(&mut self) -> Result<Vec<Cell>, TooDeep> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), range)) = self.events.next() {
            let content = self.inlines(0)?;
            self.events.next();
            cells.push(Cell { span: self.without_space(range), content, amount: None });
        }
        Ok(cells)
    }

    /// Rows behind a blank line that belong to the table before it. True where there is a finding.
    pub(super) fn report_cut_table(&mut self, range: &Range<usize>) -> bool {
        let source = self.fragment.slice(range.clone());
        let Some(rows) = tables::only_rows(source) else { return false };
        let cells = |row: &Range<usize>| split_cells(&source[row.clone()]).len();
        let columns = cells(&rows[0]);
        let dashed = tables::is_ruler(&source[rows[0].clone()]);
        let fits = |before: &Rows| {
            let ruled = rows.iter().any(|row| tables::is_ruler(&source[row.clone()]));
            before.columns == columns
                && before.whole != dashed
                && ruled == dashed
                && rows.iter().all(|row| cells(row) == columns)
        };
        let before = self.rows.take().filter(fits).and_then(|before| {
            let blank = self.blank_line(before.end..range.start)?;
            Some((before, blank))
        });
        let Some((before, blank)) = before else {
            self.rows = (rows.len() == 1).then_some(Rows { end: range.end, columns, whole: false, finding: None });
            return false;
        };
        let edit = Edit { span: self.fragment.span(blank.clone()), insert: String::new() };
        let known = before.finding.and_then(|at| self.diagnostics[at].fix.as_mut());
        let finding = match (known, before.finding) {
            // More blank lines in one table are one cause.
            (Some(fix), Some(at)) => {
                fix.edits.push(edit);
                "Delete the blank lines between the rows".clone_into(&mut fix.title);
                at
            }
            _ => {
                let first = range.start + rows[0].start..range.start + rows[0].end;
                let certain = dashed || has_amount(self.fragment.slice(first.clone()));
                self.report_blank_line(first, blank.start, certain, edit);
                self.diagnostics.len() - 1
            }
        };
        self.rows = Some(Rows { end: range.end, columns, whole: true, finding: Some(finding) });
        true
    }

    fn report_blank_line(&mut self, row: Range<usize>, blank: usize, certain: bool, edit: Edit) {
        let line = self.line_of(blank);
        let span = self.fragment.span(row);
        self.report(
            Diagnostic::error("table/cells", span, format!("the blank line {line} cuts this table in two"))
                .label("belongs to the rows above the blank line")
                .help("Markdown ends a table at a blank line: what follows would be printed as a paragraph, bars and all.")
                .help(format!("Delete the blank line {line}."))
                // Words could be the heading of another table; figures are not.
                .fix(Fix { title: format!("Delete the blank line {line}"), safe: certain, edits: vec![edit] }),
        );
    }

    /// The one blank line that stands between two paragraphs, with its end.
    fn blank_line(&self, between: Range<usize>) -> Option<Range<usize>> {
        let gap = self.fragment.slice(between.clone());
        let mut ends = gap.match_indices('\n').map(|(at, _)| between.start + at + 1);
        let blank = ends.next()?..ends.next()?;
        let empty = gap.chars().all(|c| " \t\r\n>".contains(c));
        (empty && ends.next().is_none()).then_some(blank)
    }

    /// A table that Markdown prints as a paragraph, since its heading does not fit its line of dashes.
    /// True where there is a finding.
    pub(super) fn report_broken_table(&mut self, range: &Range<usize>) -> bool {
        let source = self.fragment.slice(range.clone());
        let Some((heading, ruler)) = tables::ruler(source) else {
            return self.report_long_ruler(range) || self.report_no_ruler(range);
        };
        let headings = split_cells(&source[heading]).len();
        let dashes = split_cells(&source[ruler.clone()]).len();
        if headings == dashes {
            return false;
        }
        let span = self.fragment.span(range.start + ruler.start..range.start + ruler.end);
        let makes = if dashes == 1 { "1 column".to_owned() } else { format!("{dashes} columns") };
        let has = if headings == 1 { "1 cell".to_owned() } else { format!("{headings} cells") };
        let message = format!("this line makes {makes}, but the heading above it has {has}");
        self.report(
            Diagnostic::error("table/cells", span, message)
                .label("does not fit the heading")
                .help("Markdown would print the whole table as a paragraph, bars and all.")
                .help("Write one `---` for each cell of the heading, with `|` between."),
        );
        true
    }

    /// `|—|—|`, which a word processor made of `|---|---|`: no table to Markdown.
    fn report_long_ruler(&mut self, range: &Range<usize>) -> bool {
        let source = self.fragment.slice(range.clone());
        let Some((heading, ruler)) = tables::long_ruler(source) else { return false };
        let right = tables::with_hyphens(&source[heading], &source[ruler.clone()]);
        let span = self.fragment.span(range.start + ruler.start..range.start + ruler.end);
        self.report(
            Diagnostic::error("table/cells", span, "the dashes in this line are not hyphens, so it makes no table")
                .label("long dashes, as a word processor makes them of hyphens")
                .help("Markdown would print the whole table as a paragraph, bars and all.")
                .help(format!("Write `{right}` in its place."))
                .fix(Fix { title: format!("Write `{right}`"), safe: true, edits: vec![Edit { span, insert: right }] }),
        );
        true
    }

    /// Rows with bars and no line of dashes under the first: no table to Markdown.
    fn report_no_ruler(&mut self, range: &Range<usize>) -> bool {
        let source = self.fragment.slice(range.clone());
        let Some(heading) = tables::without_ruler(source) else { return false };
        let dashes = tables::dashes(split_cells(&source[heading.clone()]).len());
        let span = self.fragment.span(range.start + heading.start..range.start + heading.end);
        let end = self.fragment.span(range.start + heading.end..range.start + heading.end);
        let mut finding = Diagnostic::error("table/cells", span, "the line of dashes under this heading is missing")
            .label("the heading of a table")
            .help("Without that line Markdown would print the whole table as a paragraph, bars and all.")
            .help(format!("Write `{dashes}` on a line of its own under the heading."));
        if self.fragment.slice(0..range.start + heading.start).rsplit('\n').next() == Some("") {
            finding = finding.fix(Fix {
                title: "Put the line of dashes under the heading".to_owned(),
                safe: true,
                edits: vec![Edit { span: end, insert: format!("\n{dashes}") }],
            });
        }
        self.report(finding);
        true
    }

    /// A cell's place without the blank space around it.
    fn without_space(&self, range: Range<usize>) -> Span {
        let text = self.fragment.slice(range.clone());
        let start = range.start + text.len() - text.trim_start().len();
        let end = start.max(range.start + text.trim_end().len());
        self.fragment.span(start..end)
    }

    /// More cells than the header has: Markdown drops them.
    fn report_surplus(&mut self, range: Range<usize>, columns: usize) {
        let source = self.fragment.slice(range.clone());
        let cells = split_cells(source);
        let Some(first) = cells.get(columns) else { return };
        let last = cells.last().unwrap_or(first);
        let span = self.without_space(range.start + first.start..range.start + last.end);
        let (count, surplus) = (cells.len(), cells.len() - columns);
        let left_out = if surplus == 1 { "the last cell".to_owned() } else { format!("the last {surplus} cells") };
        let why = format!("Markdown would leave out {left_out} without a word.");
        self.report(tables::surplus_cells(span, count, columns, &why).help(
            "Add a column to the heading, or take out the `|` that is too many. A `|` that is meant to be read is written `\\|`.",
        ));
    }
}

fn align_of(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None => Align::Default,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

/// Whether a cell of a row is a figure, as in no heading.
fn has_amount(row: &str) -> bool {
    split_cells(row)
        .into_iter()
        .skip(1)
        .any(|cell| amount::amount(row[cell].trim().trim_matches('*'), None, true).is_some())
}
