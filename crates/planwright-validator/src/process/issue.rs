//! Who took a step, and whether the plan was issued in time.

use jiff::civil::Date;
use planwright_core::model::{By, Document, Step, StepKind};
use planwright_core::{Diagnostic, Severity, Span, Spanned};

use super::{Case, period, words};
use crate::profile::Process;

/// How much a fault of a step weighs: an error from the step's stage on.
fn severity(case: &Case<'_>, process: &Process) -> Severity {
    if case.status >= process.error { Severity::Error } else { Severity::Warning }
}

/// The findings for a step that somebody took who may not, or that nobody is said to have taken.
pub(super) fn by_another(case: &Case<'_>, process: &Process) -> Vec<Diagnostic> {
    if process.by.is_empty() {
        return Vec::new();
    }
    let entries = case.steps.own(process.step).filter_map(|occurrence| occurrence.entry);
    entries
        .filter_map(|entry| match entry.by {
            Some(by) if process.by.contains(&by.value) => None,
            Some(by) => Some(not_allowed(case, process, by)),
            None => (case.status >= process.error).then(|| nobody(case, process, entry)),
        })
        .collect()
}

fn not_allowed(case: &Case<'_>, process: &Process, by: Spanned<By>) -> Diagnostic {
    let allowed: Vec<String> = process.by.iter().map(|by| words::power(case.profile, *by)).collect();
    let (who, done) = (words::who(case.profile, by.value), case.done(process.step));
    let message = format!("by the record {done} by {who}, but only {} may do that", words::list(&allowed));
    let act = if process.step == StepKind::Issue { "issue a plan" } else { "take this step" };
    let provision = process.by_provision.as_ref().unwrap_or(&process.provision);
    Diagnostic::new(process.rule_by(), severity(case, process), by.span, message)
        .label(format!("{who} may not {act}"))
        .cite(provision.clone())
        .help(format!("{provision} keeps this step from everybody else, so what was done is open to challenge."))
        .help(format!("If the record is wrong, write `by: {}`.", first_by(process)))
}

fn nobody(case: &Case<'_>, process: &Process, entry: &Step) -> Diagnostic {
    let allowed: Vec<String> = process.by.iter().map(|by| words::power(case.profile, *by)).collect();
    let act = if process.step == StepKind::Issue { "issued the plan" } else { "took this step" };
    let provision = process.by_provision.as_ref().unwrap_or(&process.provision);
    Diagnostic::warning(process.rule_by(), entry.step.span, format!("the record does not say who {act}"))
        .label("there is no `by`")
        .cite(provision.clone())
        .help(format!("Only {} may do that, and the statutory index prints who did.", words::list(&allowed)))
        .help(format!("Write `by: {}` into this entry, if that is so.", first_by(process)))
}

/// The word of the first who may take a step.
fn first_by(process: &Process) -> &'static str {
    process.by.first().map_or("commissioner", |by| by.as_str())
}

/// The finding for a plan that was issued after its last day. A variation has none, and one that follows a plan that was
/// in time may come at any time.
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
    let finding = |severity| {
        Diagnostic::new(process.rule_late(), severity, span, message)
            .label(format!("later than {}", election.issue_by))
            .cite(process.provision.clone())
    };
    let rule = process.rule_late();
    let mut in_time = case.steps.all(StepKind::Issue).iter().map(|occurrence| occurrence.date);
    let follows = in_time.rfind(|issue| election.day <= *issue && *issue <= election.issue_by);
    Some(match (follows, &process.again) {
        (Some(first), Some(again)) => finding(Severity::Warning)
            .help(format!(
                "{again} lets a further plan be issued at any time, and the record has one that was in time, of {}.",
                words::long(first)
            ))
            .help(format!(
                "If this is such a plan, set `{rule}` aside in `waivers` and say so; the statutory index prints it."
            )),
        _ => {
            let finding = finding(severity(case, process)).help(format!(
                "A plan is to be issued within the financial year of the election, which was on {}.",
                words::long(election.day)
            ));
            let finding = match &process.again {
                Some(again) => finding.help(format!("If this is a further plan, which {again} allows at any time, record the issue of the one before it too.")),
                None => finding,
            };
            finding.help(format!("If the day is mistyped, put it right. If the plan was late, set `{rule}` aside in `waivers` with the reason, which the statutory index prints."))
        }
    })
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
        Diagnostic::new(process.rule(), severity(case, process), occurrence.span, message)
            .label("not the day of `issued`")
            .related(issued.span, "the other day")
            .cite(process.provision.clone())
            .help("The law's deadlines are counted from the day of issue, so there can be only one.")
            .help("Put right the one that is wrong."),
    )
}
