//! `access/table-header`: a column without a heading.

use planwright_core::Diagnostic;
use planwright_core::model::{Cell, Table, inline_text, visit_tables};

use crate::found::Found;
use crate::ledger::years_in;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/table-header", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for blocks in subject.texts().flat_map(|body| body.parts().collect::<Vec<_>>()) {
        visit_tables(blocks, &mut |table| {
            let is_corner = |column: usize| column == 0 && holds_labels(table);
            let mut empty = table
                .header
                .iter()
                .enumerate()
                .filter(|(column, cell)| inline_text(&cell.content).trim().is_empty() && !is_corner(*column));
            let Some((column, first)) = empty.next() else { return };
            let mut finding = Diagnostic::warning(
                RULE.name,
                first.span,
                format!("column {} of the table has no heading", column + 1),
            )
            .label("no heading here")
            .help(
                "A screen reader says a column's heading before each of its cells: without one, nobody can tell what the cell is about.",
            )
            .help("Give the column a heading: `| Fund | 2020/21 |`.");
            for (column, cell) in empty {
                finding = finding.related(cell.span, format!("nor has column {}", column + 1));
            }
            found.push(finding);
        });
    }
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
    use crate::testing::check_body;

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
