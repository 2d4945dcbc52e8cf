//! `panel/dates`: a response that was given before the report.
//!
//! A report of a day before the draft was sent, and one that the record gives another day, are found
//! where the steps are judged.

use planwright_core::Diagnostic;

use crate::found::Found;
use crate::process::long;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "panel/dates", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for report in &subject.plan.panel {
        let Some(replied) = report.replied.filter(|replied| replied.value < report.date.value) else { continue };
        let message = format!(
            "the response is dated {}, before the report that it answers, {}",
            long(replied.value),
            long(report.date.value)
        );
        found.push(
            Diagnostic::error(RULE.name, replied.span, message)
                .label("before the report")
                .related(report.date.span, "the report's own day")
                .help("The published response prints both days, and nobody can answer a report that is still to come.")
                .help("Put right the one that is wrong. Days are written year, month, day."),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::read;

    fn check(date: &str, replied: &str, expected: &[&str]) {
        let report = format!(
            "---\ndate: {date}\ntitle: R\nsubject: precept\ndecision: noted\nreplied: {replied}\n---\n\nWords.\n"
        );
        assert_eq!(read(&[("panel/a.md", &report)]).places("panel/dates"), expected, "{date} {replied}");
    }

    #[test]
    fn a_response_follows_its_report() {
        check("2018-02-08", "2018-02-07", &["error: 2018-02-07"]);
        check("2018-02-08", "2018-02-08", &[]);
        check("2018-02-08", "2018-03-01", &[]);
    }
}
