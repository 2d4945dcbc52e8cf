//! `table/row-arithmetic`: a row that does not keep what `rows=` says of its columns.

use planwright_core::model::visit_tables;

use super::sums;
use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "table/row-arithmetic", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for blocks in subject.own_texts().flat_map(|body| body.parts().collect::<Vec<_>>()) {
        visit_tables(blocks, &mut |table| {
            found.extend(sums::rows(table, subject.status));
        });
    }
}

#[cfg(test)]
mod tests {
    use planwright_core::Diagnostic;

    use crate::testing::read;

    /// Checks a table of `rows=`: every finding of both rules, as `rule weight cell: message`.
    fn findings(caption: &str, rows: &str) -> Vec<(String, Diagnostic)> {
        let columns = rows.lines().next().map_or(0, |row| row.matches('|').count());
        let header: String = (1..columns).map(|n| format!("| C{n} ")).collect();
        let rules = "|---".repeat(columns.saturating_sub(1));
        let section =
            format!("---\ntitle: A section\n---\n\nTable: Figures {{{caption}}}\n\n{header}|\n{rules}|\n{rows}\n");
        let read = read(&[("01-section.md", &section)]);
        assert_eq!(read.found, [], "{section}");
        let found = read.check().diagnostics.into_iter().filter(|one| one.rule.as_str().starts_with("table/"));
        let found = found.map(|one| {
            let rule = one.rule.as_str().trim_start_matches("table/");
            (format!("{rule} {} {}", one.severity.as_str(), read.sources.slice(one.span)), one)
        });
        found.collect()
    }

    #[track_caller]
    fn check(caption: &str, rows: &str, expected: &[&str]) {
        let found = findings(caption, rows);
        let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, expected, "{found:#?}");
    }

    #[test]
    fn rows_keep_what_is_said_of_them() {
        let sum = "rows=\"2+3=4\"";
        check(sum, "| A | 1 | 2 | 3 |", &[]);
        check(sum, "| A | 1 | 2 | 8 |", &["row-arithmetic warning 8"]);
        check(sum, "| A | 1 | – | 1 |\n| B | | 5 | 5 |\n| C | | | |\n| D: | | | |", &[]);
        check(sum, "| A | 10 | 20 |  |", &["row-arithmetic warning "]);
        check(sum, "| A | 1 | see note | 8 |", &[]);
        check(sum, "| A | (5) | 20 | 15 |\n| B | −5 | +20 | 15* |", &[]);
        check("rows=\"2-3=4\"", "| A | 5 | 20 | (15) |", &[]);
        check("rows=\"-2+3=4\"", "| A | 5 | 20 | 15 |", &[]);
        check(sum, "| A | 1 | 2 | 8 |\n| B | 4 | 4 | 11 |", &["row-arithmetic warning 8", "row-arithmetic warning 11"]);
    }

    #[test]
    fn percentages_are_passed_over_or_reckoned() {
        check("rows=\"2+3=4\"", "| A | £5 | 4% | £5 |\n| Rise | 5% | 4% | 1% |", &[]);
        check("rows=\"4/2=5%\"", "| A | 80 | 0 | 4 | 5% |\n| B | 80 | 0 | 4 | 5.0 |\n| C | – | 0 | 4 | – |", &[]);
        check("rows=\"4/2=5%\"", "| A | 800 | 0 | 40 | 6% |", &["row-arithmetic warning 6%"]);
        check("rows=\"4/2=5%\"", "| A | 3 | 0 | 1 | 33% |\n| B | 1.5m | 0 | 0.5m | 33.3% |", &[]);
        check("rows=\"2*3=4\"", "| A | 600,000 | £253.15 | £151.89m |", &[]);
        check("rows=\"2*3=4\"", "| A | 600,000 | £253.15 | £152.89m |", &["row-arithmetic warning £152.89m"]);
        check("rows=\"2+3*4=5\"", "| A | 100 | 200 | 5% | 110 |\n| B | 1 | 2 | 3 | 7 |", &[]);
    }

    #[test]
    fn some_rows_are_not_checked() {
        check(
            "rows=\"2+3=4\" rows-except=\"Use of reserves\"",
            "| A | 1 | 2 | 3 |\n| Use of reserves | 10 | 10 | 99 |\n| *of which A* | 10 | 10 | 99 |\n\
             | Memo: B | 10 | 10 | 99 |\n| **Total** | 11 | 12 | 102 |\n| Officers | 10 | 10 | 99 |",
            &[],
        );
    }

    #[test]
    fn a_wrong_cell_is_told_once() {
        let table = "| A | 10 | 20 | 30 |\n| B | 11 | 22 | 33 |\n| C | 5 | 5 | 10 |\n| **Total** | 26 | 47 | 73 |";
        let sum = "rows=\"2+3=4\"";
        check(sum, table, &[]);
        // A part of a row, its result, a total, a total's own result.
        check(sum, &table.replace("| 22 |", "| 32 |"), &["row-arithmetic warning 32"]);
        check(sum, &table.replace("| 33 |", "| 43 |"), &["row-arithmetic warning 43"]);
        check(sum, &table.replace("| 47 |", "| 57 |"), &["row-arithmetic warning 57"]);
        check(sum, &table.replace("| 73 |", "| 83 |"), &["row-arithmetic warning 83"]);
        let found = findings(sum, &table.replace("| 22 |", "| 32 |"));
        assert_eq!(found[0].1.message, "“B” says 32 under “C3”, but 22 would fit both its row and its column");
        assert_eq!(found[0].1.label, "10 too much");
        // The column adds up to what was printed wrongly: only the row is out, and not the total's row.
        let carried = table.replace("| 33 |", "| 43 |").replace("| 73 |", "| 83 |");
        check(sum, &carried, &["row-arithmetic warning 43"]);
        let two = table.replace("| 33 |", "| 43 |").replace("| 73 |", "| 98 |");
        check(sum, &two, &["row-arithmetic warning 43", "row-arithmetic warning 98"]);
    }

    #[test]
    fn sums_that_follow_one_another_are_told_once() {
        let sum = "rows=\"2+3=4; 4+5=6\"";
        check(sum, "| A | 10 | 20 | 30 | 5 | 35 |", &[]);
        check(sum, "| A | 10 | 20 | 40 | 5 | 35 |", &["row-arithmetic warning 40"]);
        let found = findings(sum, "| A | 10 | 20 | 40 | 5 | 35 |");
        assert_eq!(found[0].1.message, "“A” says 40 under “C4”, but 30 would fit every sum of its row");
        let found = findings(sum, "| A | 10 | 20 | 40 | 5 | 99 |");
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].1.message, "in the row “A”, “C2” + “C3” comes to 30, but “C4” says 40: a difference of 10");
        assert_eq!(found[0].1.related[0].message, "and “C4” + “C5” comes to 45, but “C6” says 99");
    }
}
