//! What the author has set aside: told at the end, because it is found and stands.

use planwright_core::Diagnostic;
use planwright_core::model::Waiver;
use planwright_validator::{Report, Waived};

use crate::report::closing::said;
use crate::report::{CheckedPlan, Counts, key};

/// A longer reason is told by its beginning.
const LONGEST: usize = 60;

/// How many are named.
const NAMED: usize = 8;

/// What is set aside, in a sentence or two; none where nothing is.
pub(crate) fn aside(plan: &CheckedPlan<'_>) -> Option<String> {
    let report = plan.report.filter(|report| !report.waived.is_empty())?;
    let counts = said(Counts::of(report.waived.iter().map(|waived| &waived.diagnostic)));
    let mut rows = rows(report, plan);
    let more = rows.len().saturating_sub(NAMED);
    rows.truncate(NAMED);
    let mut told: Vec<String> = rows.iter().map(Row::told).collect();
    if more > 0 {
        told.push(format!("{more} more"));
    }
    let has_until = rows.iter().any(|row| row.until.is_some());
    let until = if has_until {
        format!(
            " `until` is counted by the day that the plan is judged by, {}, and not by today's.",
            report.as_at.strftime("%-d %B %Y")
        )
    } else {
        String::new()
    };
    Some(format!("Set aside by you: {counts}: {}.{until} The statutory index prints them.", told.join("; ")))
}

/// Findings of one rule that are set aside for one reason.
struct Row<'a> {
    rule: &'a str,
    reason: &'a str,
    until: Option<String>,
    count: usize,
}

impl Row<'_> {
    fn told(&self) -> String {
        let times = if self.count > 1 { format!(", {} times", self.count) } else { String::new() };
        let until = self.until.as_ref().map(|until| format!(", until {until}")).unwrap_or_default();
        format!("{}{times} (“{}”{until})", self.rule, shortened(self.reason))
    }
}

fn rows<'a>(report: &'a Report, plan: &CheckedPlan<'_>) -> Vec<Row<'a>> {
    let mut waived: Vec<&Waived> = report.waived.iter().collect();
    waived.sort_by_cached_key(|w| (std::cmp::Reverse(w.diagnostic.severity), key(&w.diagnostic, plan.sources)));
    let mut rows: Vec<Row<'_>> = Vec::new();
    for Waived { diagnostic, reason } in waived {
        let rule = diagnostic.rule.as_str();
        match rows.iter_mut().find(|row| row.rule == rule && row.reason == reason) {
            Some(row) => row.count += 1,
            None => rows.push(Row { rule, reason, until: until(diagnostic, reason, plan.waivers), count: 1 }),
        }
    }
    rows
}

/// The last day of the waiver that set a finding aside.
fn until(diagnostic: &Diagnostic, reason: &str, waivers: &[Waiver]) -> Option<String> {
    let of_it = |waiver: &&Waiver| waiver.rule.value == diagnostic.rule.as_str() && waiver.reason.value == reason;
    let until = waivers.iter().find(of_it)?.until.as_ref()?;
    Some(until.value.strftime("%-d %B %Y").to_string())
}

/// A reason, or its first words.
fn shortened(reason: &str) -> String {
    let words = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    let start: String = words.chars().take(LONGEST).collect();
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{} …", whole.trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use planwright_core::{Span, Spanned};

    use super::*;
    use crate::report::samples::{Sample, sample};

    fn waive(sample: &mut Sample, diagnostic: Diagnostic, reason: &str) {
        sample.report.waived.push(Waived { diagnostic, reason: reason.to_owned() });
    }

    fn told(sample: &Sample) -> Option<String> {
        aside(&sample.findings().plans[0])
    }

    #[test]
    fn what_is_set_aside_is_told_by_rule_and_reason() {
        let mut sample = sample();
        let span = Span::start_of(sample.plan);
        let long = "I must ask the chief executive for the dates, who is away until the end of the month";
        waive(&mut sample, Diagnostic::error("process/order", span, "x"), long);
        waive(&mut sample, Diagnostic::error("process/order", span, "y"), long);
        assert_eq!(
            told(&sample).as_deref(),
            Some(
                "Set aside by you: 2 errors and 1 warning: process/order, 2 times (“I must ask the chief executive for the dates, who is away …”); link/vague-text (“The panel's own words”). The statutory index prints them."
            )
        );
        sample.report.waived.clear();
        assert_eq!(told(&sample), None);
    }

    #[test]
    fn a_last_day_is_told_with_the_day_that_counts() {
        let mut sample = sample();
        let span = Span::start_of(sample.plan);
        sample.waivers.push(Waiver {
            span,
            rule: Spanned { value: "link/vague-text".to_owned(), span },
            at: None,
            reason: Spanned { value: "The panel's own words".to_owned(), span },
            until: Some(Spanned { value: date(2020, 12, 31), span }),
        });
        let told = told(&sample).unwrap_or_default();
        let words = "(“The panel's own words”, until 31 December 2020). `until` is counted by the day that the plan is judged by, 1 April 2020, and not by today's.";
        assert!(told.contains(words), "{told}");
    }

    #[test]
    fn not_more_are_named_than_can_be_read() {
        let mut sample = sample();
        let span = Span::start_of(sample.plan);
        for n in 0..20 {
            waive(&mut sample, Diagnostic::warning(format!("a/{n}"), span, "x"), "It may stand");
        }
        assert!(told(&sample).is_some_and(|told| told.contains("; 13 more.")), "{:?}", told(&sample));
    }
}
