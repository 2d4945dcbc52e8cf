//! `access/table-header`: a column without a heading.

use planwright_core::model::{inline_text, visit_tables};
use planwright_core::{Diagnostic, Span};

use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/table-header", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for blocks in subject.texts().flat_map(|body| body.parts().collect::<Vec<_>>()) {
        visit_tables(blocks, &mut |table| {
            let mut empty =
                table.header.iter().enumerate().filter(|(_, cell)| inline_text(&cell.content).trim().is_empty());
            let Some((column, first)) = empty.next() else { return };
            let mut empty = empty.peekable();
            if column == 0 && empty.peek().is_none() {
                found.push(corner(first.span));
                return;
            }
            let mut finding = Diagnostic::warning(
                RULE.name,
                first.span,
                format!("column {} of the table has no heading", column + 1),
            )
            .label("no heading here")
            .help(
                "A screen reader says a column's heading before each of its cells: without one, a number stands alone.",
            )
            .help("Give every column a heading: `| Fund | 2020/21 |`.");
            for (column, cell) in empty {
                finding = finding.related(cell.span, format!("nor has column {}", column + 1));
            }
            found.push(finding);
        });
    }
}

/// The note about an empty corner over the labels of rows: the labels speak for themselves.
fn corner(span: Span) -> Diagnostic {
    Diagnostic::note(RULE.name, span, "the corner above the labels of the rows is empty")
        .label("no words here")
        .help("The figures can be understood without it; a word such as `Fund` or `Year` says what the rows are.")
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
        check("| | B | C |", &["note: "]);
        check("| | B | |", &["warning: "]);
    }
}
