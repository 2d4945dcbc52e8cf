//! `figure/malformed`: money whose digits are parted as nobody parts them, and what a spreadsheet
//! leaves in a cell that it could not work out, and amounts of more digits than can be added.

use planwright_core::amount::{BrokenMoney, broken_money, is_long_number, long_money};
use planwright_core::{Diagnostic, Edit, Fix, Span};

use crate::found::Found;
use crate::ledger::Passage;
use crate::rules::figure::own_words;
use crate::rules::{Rule, Subject};
use crate::text::RunKind;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "figure/malformed", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for passage in own_words(subject) {
        if passage.run.kind == RunKind::Cell && is_spreadsheet_fault(passage.text().trim()) {
            found.push(left_by_a_spreadsheet(passage));
        }
        let broken = broken_money(passage.text());
        for broken in &broken {
            found.push(finding(subject, passage, broken));
        }
        let overlaps = |start: usize| broken.iter().any(|one| one.range.contains(&start));
        let long = long_money(passage.text());
        for range in long.iter().filter(|range| !overlaps(range.start)) {
            found.push(too_large(passage.span(range.clone(), subject.sources)));
        }
        if long.is_empty() && passage.run.kind == RunKind::Cell && is_long_number(passage.text()) {
            found.push(too_large(passage.run.span));
        }
    }
}

/// Money beyond what can be added without loss. What nobody can add up, nobody checks, and that must not go unsaid.
fn too_large(span: Span) -> Diagnostic {
    Diagnostic::warning(RULE.name, span, "this amount has more than 16 digits, too many to be added up")
        .label("too large")
        .help("No total and no share that rests on it is checked, and no budget is so large.")
        .help("If a digit or a comma is mistyped, put it right. If it is so large, write it in millions: `£1,234.5m`.")
}

/// What spreadsheets show in place of a figure: `#REF!`, or `####` where a column is too narrow.
fn is_spreadsheet_fault(text: &str) -> bool {
    const FAULTS: [&str; 8] = ["#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"];
    FAULTS.contains(&text) || (text.len() > 2 && text.bytes().all(|b| b == b'#'))
}

fn left_by_a_spreadsheet(passage: &Passage) -> Diagnostic {
    let written = passage.text().trim();
    Diagnostic::warning(
        RULE.name,
        passage.run.span,
        format!("`{written}` is what a spreadsheet shows in place of a figure"),
    )
    .label("no figure")
    .help("Readers do not see what should stand here, and no sum of its column can be checked.")
    .help("Mend the formula in the spreadsheet, or widen its column, and copy the figure from there.")
}

fn finding(subject: &Subject, passage: &Passage, broken: &BrokenMoney) -> Diagnostic {
    let written = &passage.text()[broken.range.clone()];
    let span = passage.span(broken.range.clone(), subject.sources);
    let finding = Diagnostic::warning(RULE.name, span, format!("`{written}` cannot be read as one amount"));
    let spaced = written.contains(", ");
    let finding = match spaced {
        true => finding
            .label("a space within the number")
            .help("A reader takes it for two numbers, and a sum cannot use it."),
        false => finding
            .label("not parted in threes")
            .help("Thousands are parted by commas, three figures between them, and pence by a full stop. As it stands, the amount may be ten times more or less."),
    };
    // The fix takes the place of what was written, and so only where the source says just that.
    let mended = broken.mended.as_ref().filter(|_| subject.sources.slice(span) == written);
    match (&broken.mended, spaced) {
        (Some(mend), _) => {
            let edit = |mend: &String| Edit { span, insert: mend.clone() };
            let finding = finding.help(format!("Write `{mend}`."));
            match mended.map(edit) {
                Some(edit) => finding.fix(Fix { title: format!("Write `{mend}`"), safe: true, edits: vec![edit] }),
                None => finding,
            }
        }
        (None, true) => finding.help(format!(
            "If it is one amount, write `{}`. If it is two, write a word between them.",
            written.replace(", ", ",")
        )),
        (None, false) => finding.help("Write it as in `£1,234,567`, or `£1.2m`."),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_body, read};

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        check_body("figure/malformed", body, expected);
    }

    #[test]
    fn a_space_breaks_an_amount() {
        check("The grant is £334, 818 in 2020/21.", &["warning: £334, 818"]);
        check("Grants (£334, 818) rose.", &["warning: £334, 818"]);
        check("Table: Money {#t}\n\n| A | £ |\n|---|---|\n| x | £334, 818 |\n| y | £5 |\n", &["warning: £334, 818"]);
        check("> It is £334, 818.", &[]);
        check("We gave £500, 250 people came, and £200, 300 and 400 were asked for.", &[]);
    }

    #[test]
    fn thousands_are_parted_in_threes() {
        check("It is £1,23,456 or £12,34.", &["warning: £1,23,456", "warning: £12,34"]);
        check("It is £1,234,567.89, £1234, or £1.2m.", &[]);
    }

    #[test]
    fn an_amount_that_cannot_be_added_is_told() {
        let nines = "£99999999999999999";
        let table = |cell: &str| {
            format!(
                "Table: Money {{#t}}\n\n| A | £ |\n|---|---|\n| x | {cell} |\n| y | {cell} |\n| **Total** | **1** |\n"
            )
        };
        let told = format!("warning: {nines}");
        check(&table(nines), &[&told, &told]);
        check(&table("99,999,999,999,999,999"), &["warning: 99,999,999,999,999,999"; 2]);
        check(&table("£999999999999999"), &[]);
        check(&format!("We have {nines} to spend."), &[&told]);
        check("Our number is 99999999999999999.", &[]);
        // No other rule tells of the same cell, and a total is told where it can be added.
        let section = |cell: &str| format!("---\ntitle: A\n---\n\n{}", table(cell));
        assert_eq!(read(&[("01-a.md", &section(nines))]).places("table/total"), [""; 0]);
        assert_eq!(read(&[("01-a.md", &section("£999999999999999"))]).places("table/total").len(), 1);
    }

    #[test]
    fn what_a_spreadsheet_leaves_is_no_figure() {
        let table = |cell: &str| format!("Table: Money {{#t}}\n\n| A | £ |\n|---|---|\n| x | {cell} |\n| y | £5 |\n");
        check(&table("#REF!"), &["warning: #REF!"]);
        check(&table("########"), &["warning: ########"]);
        check(&table("#1"), &[]);
        check("The sheet said #REF! in its last column.", &[]);
    }

    #[test]
    fn what_is_certain_is_mended() {
        #[track_caller]
        fn mend(words: &str, expected: Option<&str>) {
            let section = format!("---\ntitle: A\n---\n\n{words}\n");
            let found = read(&[("01-a.md", &section)]).check().diagnostics;
            let found = found.iter().find(|d| d.rule.as_str() == "figure/malformed").unwrap();
            let edit = found.fix.as_ref().map(|fix| fix.edits[0].insert.as_str());
            assert_eq!(edit, expected, "{words}");
        }
        mend("It is £250, 000 in all.", Some("£250,000"));
        mend("Table: Money {#t}\n\n| A | £ |\n|---|---|\n| x | £334, 818 |\n| y | £5 |\n", Some("£334,818"));
        mend("It is £334, 818 in all.", None);
        mend("It is £1,23,456.", None);
        mend("It is &pound;250, 000 in all.", None);
    }
}
