//! Who took a step, and whether the plan was issued in time.

use jiff::civil::Date;
use planwright_core::model::{Document, StepKind};
use planwright_core::{Diagnostic, Severity, Span};

use super::{Case, finding, period, words};
use crate::profile::Process;

/// How much a fault of a step weighs: an error from the step's stage on.
fn severity(case: &Case<'_>, process: &Process) -> Severity {
    if case.status >= process.error { Severity::Error } else { Severity::Warning }
}

/// The findings for a step that somebody took who may not.
pub(super) fn by_another(case: &Case<'_>, process: &Process) -> Vec<Diagnostic> {
    if process.by.is_empty() {
        return Vec::new();
    }
    let allowed: Vec<String> = process.by.iter().map(|by| words::who(case.profile, *by)).collect();
    let entries = case.steps.own(process.step).filter_map(|occurrence| occurrence.entry?.by);
    let others = entries.filter(|by| !process.by.contains(&by.value));
    let provision = process.by_provision.as_ref().unwrap_or(&process.provision);
    others
        .map(|by| {
            let message = format!(
                "{} is recorded as done by {}, but only {} may do it",
                words::within(&process.title),
                words::who(case.profile, by.value),
                words::list(&allowed)
            );
            Diagnostic::new(finding::rule(process.step), severity(case, process), by.span, message)
                .label("not in this one's power")
                .cite(provision.clone())
                .help(format!(
                    "{provision} keeps this step from everybody else, so what was done is open to challenge."
                ))
                .help(format!(
                    "If the record is wrong, write `by: {}`.",
                    process.by.first().map_or("commissioner", |by| by.as_str())
                ))
        })
        .collect()
}

/// The finding for a plan that was issued after its last day. A variation has none.
pub(super) fn late(case: &Case<'_>, process: &Process) -> Option<Diagnostic> {
    let election = period::ordinary(case)?;
    let (day, span) = first_issue(case)?;
    if case.document() == Document::Variation || day <= election.issue_by {
        return None;
    }
    let message = format!(
        "the plan was issued on {}, after the last day for it, {}",
        words::long(day),
        words::long(election.issue_by)
    );
    // What is not certain of an election is the end of its period, not the year of the poll.
    Some(
        Diagnostic::new(finding::rule(process.step), severity(case, process), span, message)
            .label(format!("later than {}", election.issue_by))
            .cite(process.provision.clone())
            .help(format!(
                "A plan is to be issued within the financial year of the election, which was on {}.",
                words::long(election.day)
            ))
            .help("If the day is mistyped, put it right. If the plan was late, or takes the place of one that was in time, set this aside in `waivers` with the reason, which the statutory index prints."),
    )
}

/// The day of first issue, and where it stands.
fn first_issue(case: &Case<'_>) -> Option<(Date, Span)> {
    let recorded = case.steps.own(StepKind::Issue).next();
    match case.plan.meta.issued {
        // Where both say the same day the record is the better place: it says who issued it.
        Some(issued) => {
            let same = recorded.filter(|recorded| recorded.date == issued.value);
            Some((issued.value, same.map_or(issued.span, |recorded| recorded.span)))
        }
        None => recorded.map(|recorded| (recorded.date, recorded.span)),
    }
}

/// The finding for a record that knows another day of issue than `issued`.
pub(super) fn another_day(case: &Case<'_>, process: &Process) -> Option<Diagnostic> {
    let meta = &case.plan.meta;
    let issued = meta.issued?;
    // The day of a variation is when it takes effect, which may be later than its issue.
    if meta.document == Document::Variation || !meta.varied.is_empty() {
        return None;
    }
    let recorded = case.steps.own(StepKind::Issue).collect::<Vec<_>>();
    if recorded.is_empty() || recorded.iter().any(|occurrence| occurrence.date == issued.value) {
        return None;
    }
    let occurrence = recorded.first()?;
    let message = format!(
        "the record has the plan issued on {}, but `issued` says {}",
        words::long(occurrence.date),
        words::long(issued.value)
    );
    Some(
        Diagnostic::new(finding::rule(process.step), severity(case, process), occurrence.span, message)
            .label("not the day of `issued`")
            .related(issued.span, "the other day")
            .cite(process.provision.clone())
            .help("The law's deadlines are counted from the day of issue, so there can be only one.")
            .help("Put right the one that is wrong."),
    )
}
