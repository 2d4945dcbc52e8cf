//! `access/table-header`: a column without a heading.

use planwright_core::model::{Cell, Table, inline_text, visit_tables};
use planwright_core::{Diagnostic, Severity};

use crate::found::Found;
use crate::ledger::years_in;
use crate::rules::table_heads::{Heads, first_words, heads, is_empty};
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/table-header", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for blocks in subject.texts().flat_map(|body| body.parts().collect::<Vec<_>>()) {
        visit_tables(blocks, &mut |table| {
            let finding = match heads(table) {
                Some(heads) if heads.titled => titled(table, &heads),
                Some(heads) => in_two_rows(table, &heads),
                None => without_heading(table),
            };
            found.extend(finding);
        });
    }
}

/// Why a column needs its heading.
const WHY: &str = "A screen reader says a column's heading before each of its cells: without one, nobody can tell what the cell is about.";

/// The columns other than a corner that have no heading.
fn bare(table: &Table) -> impl Iterator<Item = (usize, &Cell)> {
    let is_corner = |column: usize| column == 0 && holds_labels(table);
    table.header.iter().enumerate().filter(move |(column, cell)| is_empty(cell) && !is_corner(*column))
}

fn without_heading(table: &Table) -> Option<Diagnostic> {
    let mut empty = bare(table);
    let (column, first) = empty.next()?;
    let mend = match &table.source {
        Some(_) => "Give the column a heading in the first row of the file: `Fund,2020/21`.",
        None => "Give the column a heading: `| Fund | 2020/21 |`.",
    };
    let message = format!("column {} of the table has no heading", column + 1);
    let finding = Diagnostic::warning(RULE.name, first.span, message).label("no heading here").help(WHY).help(mend);
    Some(
        empty.fold(finding, |finding, (column, cell)| {
            finding.related(cell.span, format!("nor has column {}", column + 1))
        }),
    )
}

/// A file that begins with the title of its table, as spreadsheets do.
fn titled(table: &Table, heads: &Heads) -> Option<Diagnostic> {
    let title = table.header.first()?;
    let headings = table.rows.get(heads.headings).and_then(first_words)?;
    let finding = Diagnostic::warning(RULE.name, title.span, "the first row of this file is not the headings of its columns")
        .label("taken for the headings")
        .related(headings.span, "the headings seem to stand in this row")
        .help("The first row of a CSV file names its columns. As it stands, readers see a title in place of the headings, and the headings among the figures.")
        .help("Take out the rows above the headings, in the spreadsheet or here. A title goes into the caption of the table, where the plan names this file.");
    Some(finding)
}

/// Headings that take two rows, as Word and spreadsheets allow: only the first is a row of headings here.
fn in_two_rows(table: &Table, heads: &Heads) -> Option<Diagnostic> {
    let second = table.rows.get(heads.headings).and_then(first_words)?;
    let column = table.rows.get(heads.headings)?.cells.iter().position(|cell| !is_empty(cell))?;
    let words = |cell: &Cell| inline_text(&cell.content).trim().to_owned();
    let first = table.header.get(column).map(words).unwrap_or_default();
    let severity = if bare(table).next().is_some() { Severity::Warning } else { Severity::Note };
    let joined = [first, words(second)].join(" ");
    let finding = Diagnostic::new(RULE.name, severity, second.span, "the headings of this table stand in two rows")
        .label("a second row of headings")
        .help("Only the first row is read as headings: a screen reader does not say the words of the second before a cell, and readers see them among the figures.")
        .help(format!("Join both into the first row, as in `{}`, and take the second row out.", joined.trim()));
    Some(finding)
}

/// Whether the first column names the rows: its cells are words, and need no heading of their own.
fn holds_labels(table: &Table) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| row.cells.first());
    let has_words = |cell: &Cell| {
        let text = inline_text(&cell.content);
        text.chars().any(char::is_alphabetic) || !years_in(&text).is_empty()
    };
    table.header.len() > 1 && !table.rows.is_empty() && cells.all(|cell| cell.amount.is_none() && has_words(cell))
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_body, read};

    #[test]
    fn every_column_has_a_heading() {
        let check = |header: &str, found: &[&str]| {
            check_body(
                "access/table-header",
                &format!("Table: People\n\n{header}\n|---|---|---|\n| a | b | c |"),
                found,
            );
        };
        check("| A | B | C |", &[]);
        check("| A |  |  |", &["warning: "]);
        // A corner over a column of labels.
        check("| | B | C |", &[]);
        check("| | | C |", &["warning: "]);
    }

    /// The findings about the header of a table that comes from this file, with their messages.
    #[track_caller]
    fn check_file(csv: &str, expected: &[&str]) {
        let section = "---\ntitle: A\n---\n\nTable: Plan {#mtfp src=tables/m.csv unit=\"£m\"}\n";
        let read = read(&[("01-a.md", section), ("tables/m.csv", csv)]);
        let mut found = read.check().diagnostics;
        found.retain(|one| matches!(one.rule.as_str(), "access/table-header" | "table/total"));
        let found: Vec<String> = found
            .iter()
            .map(|one| format!("{} {}: {}", one.severity.as_str(), read.sources.slice(one.span), one.message))
            .collect();
        assert_eq!(found, expected, "{csv}");
    }

    #[test]
    fn a_title_above_the_headings_of_a_file_is_told_and_its_sums_are_read() {
        let title = "the first row of this file is not the headings of its columns";
        let title = format!("warning Medium term financial plan: {title}");
        let rows = "Row,2025/26,2026/27\nPay,10.5,11.5\nRent,2.0,2.0\n";
        let head = "Medium term financial plan,,\n,,\n";
        check_file(&format!("{head}{rows}**Total**,12.5,13.5\n"), &[&title]);
        let sums = "warning 99.9: “Total” says 99.9 under column 3, but its 2 rows come to 13.5: a difference of 86.4";
        check_file(&format!("{head}{rows}**Total**,12.5,99.9\n"), &[&title, sums]);
        check_file(&format!("Medium term financial plan,,\nNet budget,,\n{rows}**Total**,12.5,13.5\n"), &[&title]);
        check_file("Row,,2026/27\nPay,10.5,11.5\n", &["warning : column 2 of the table has no heading"]);
        check_file("Row,\nPay,10.5\n", &["warning : column 2 of the table has no heading"]);
    }

    #[test]
    fn a_file_is_not_told_to_be_mended_with_strokes() {
        let section = "---\ntitle: A\n---\n\nTable: Plan {#mtfp src=tables/m.csv}\n";
        let found = read(&[("01-a.md", section), ("tables/m.csv", "Row,\nPay,10.5\n")]).check().diagnostics;
        let finding = found.iter().find(|one| one.rule.as_str() == "access/table-header").unwrap();
        assert_eq!(finding.help[1], "Give the column a heading in the first row of the file: `Fund,2020/21`.");
    }

    #[test]
    fn headings_in_two_rows_are_told_and_sums_are_read() {
        let table = |header: &str, second: &str, total: &str| {
            format!(
                "Table: Plan {{unit=\"£m\"}}\n\n{header}\n|---|---|---|---|\n{second}\n| Pay | 1.5 | 2.5 | 4.0 |\n| Rent | 1.0 | 1.0 | 2.0 |\n| **Total** | **2.5** | **3.5** | **{total}** |"
            )
        };
        let (header, years) = ("| Source | Revenue | Revenue | Total |", "|  | 2024/25 | 2025/26 |  |");
        let rule = "access/table-header";
        check_body(rule, &table(header, years, "6.0"), &["note: 2024/25"]);
        check_body("table/total", &table(header, years, "6.0"), &[]);
        check_body("table/total", &table(header, years, "999.9"), &["warning: **999.9**"]);
        check_body("table/total", &table(header, "| | 2024 | 2025 | |", "999.9"), &["warning: **999.9**"]);
        check_body("table/total", &table(header, "| | Actual | Plan | 31/3/24 |", "999.9"), &["warning: **999.9**"]);
        check_body(rule, &table("| Source | Revenue |  | Total |", years, "6.0"), &["warning: 2024/25"]);
        check_body(rule, &table(header, "| Grant | to follow |  |  |", "6.0"), &[]);
        check_body(rule, &table(header, "|  |  |  |  |", "6.0"), &[]);
        check_body(rule, &table(header, "|  | 1.0 |  |  |", "6.0"), &[]);
    }

    #[test]
    fn a_corner_over_numbers_has_a_heading() {
        let check = |rows: &str, found: &[&str]| {
            check_body("access/table-header", &format!("Table: People\n\n|  | B |\n|---|---|\n{rows}"), found);
        };
        check("| Officers | 5 |\n| 2020/21 | 6 |", &[]);
        check("| 120 | 5 |\n| 130 | 6 |", &["warning: "]);
        check("| Officers | 5 |\n| £5m | 6 |", &["warning: "]);
        check("| | 5 |\n| Staff | 6 |", &["warning: "]);
    }
}
