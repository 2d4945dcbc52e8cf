//! Tables of which a row has more cells than there are columns, as an amount with a comma in a CSV file makes it. What
//! their figures come to follows from that, and says nothing of the plan.

use std::ops::Range;

use planwright_core::model::{Plan, visit_tables};
use planwright_core::{Diagnostic, FileId, Span};

use crate::rules;

/// The places of such tables, in order.
#[derive(Debug, Default)]
pub(crate) struct Unsound(Vec<(FileId, Range<u32>)>);

impl Unsound {
    /// Those of a plan, by what has been found in it.
    pub(crate) fn of(plan: &Plan, found: &[Diagnostic]) -> Self {
        let mut cells: Vec<Span> =
            found.iter().filter(|one| one.rule.as_str() == "table/cells").map(|one| one.span).collect();
        if cells.is_empty() {
            return Self::default();
        }
        cells.sort_unstable();
        let mut places = Vec::new();
        for body in rules::texts(plan) {
            for blocks in body.parts() {
                visit_tables(blocks, &mut |table| {
                    let (file, place) = match table.source.as_ref().and_then(|source| source.file) {
                        Some(file) => (file, 0..u32::MAX),
                        None => (table.span.file, table.span.start..table.span.end),
                    };
                    let first = cells.partition_point(|span| (span.file, span.start) < (file, place.start));
                    if cells.get(first).is_some_and(|span| span.file == file && span.start < place.end) {
                        places.push((file, place));
                    }
                });
            }
        }
        places.sort_unstable_by_key(|(file, place)| (*file, place.start));
        Self(places)
    }

    /// Whether a finding tells of the figures of such a table.
    pub(crate) fn explains(&self, finding: &Diagnostic) -> bool {
        let rule = finding.rule.as_str();
        let of_figures = rule.starts_with("figure/")
            || matches!(rule, "table/total" | "table/row-arithmetic" | "table/percent-shares");
        let spans = std::iter::once(finding.span).chain(finding.related.iter().map(|related| related.span));
        !self.0.is_empty() && of_figures && spans.into_iter().any(|span| self.holds(span))
    }

    fn holds(&self, span: Span) -> bool {
        let after = self.0.partition_point(|(file, place)| (*file, place.start) <= (span.file, span.start));
        let before = after.checked_sub(1).and_then(|at| self.0.get(at));
        before.is_some_and(|(file, place)| *file == span.file && span.start < place.end)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::read;

    #[track_caller]
    fn check(body: &str, csv: &str, expected: &[&str]) {
        let section = format!("---\ntitle: A\n---\n\n{body}\n");
        let read = read(&[("01-a.md", &section), ("tables/x.csv", csv)]);
        let rules = read.check().diagnostics.into_iter().map(|one| one.rule.to_string());
        let rules: Vec<String> =
            rules.filter(|rule| rule.starts_with("table/") || rule.starts_with("figure/")).collect();
        assert_eq!(rules, expected, "{body}");
    }

    #[test]
    fn a_row_that_is_cut_wrongly_is_one_finding() {
        let body = "Table: Costs {src=tables/x.csv rows=\"2+3=4\"}";
        let sound = "What,Pay,Rent,All\nA,200,100,300\nB,20,10,30\n**Total**,220,110,330\n";
        check(body, sound, &[]);
        check(body, &sound.replace("A,200", "A,1,200"), &["table/cells"]);
        check(body, &sound.replace("A,200", "A,,200"), &["table/cells"]);
        check(body, &sound.replace("A,200", "A,300"), &["table/row-arithmetic"]);
        let rows = "Table: Costs\n\n| What | £ |\n|---|---:|\n| A | 1 | 200 |\n| B | 50 |\n| **Total** | 1250 |";
        check(rows, "", &["table/cells"]);
    }
}
