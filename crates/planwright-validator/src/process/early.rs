//! `process/order`: a day of the plan that lies before what it follows by nature: the poll, the time that the plan is
//! for, the law itself. A plan is judged by the law of its own day, so a mistyped year would turn the law off unseen.

use jiff::ToSpan;
use jiff::civil::Date;
use planwright_core::model::Stage;
use planwright_core::{Diagnostic, Severity, Span, Spanned};

use super::{Case, period, words};
use crate::profile::Requirement;

/// The rule.
const RULE: &str = "process/order";
/// So many years before its period nobody dates, issues or varies a plan: only the year can be mistyped.
const YEARS_AHEAD: i32 = 2;

/// A day that the plan gives for one of its editions.
#[derive(Clone, Copy)]
struct Given {
    key: &'static str,
    day: Spanned<Date>,
}

/// What a day lies before, though it cannot.
struct Fault {
    given: Given,
    /// What it lies before, as the end of a sentence.
    before: String,
    label: &'static str,
    /// Where that is written in the plan, and what stands there.
    beside: Option<(Span, &'static str)>,
}

/// The finding for days that lie too early, at the one that weighs most: one slip is one finding, also where two keys
/// say the same day. The option `--as-at` is no slip, and is not asked here.
pub(super) fn finding(case: &Case<'_>) -> Option<Diagnostic> {
    let given = given(case);
    let mut faults = given.iter().filter_map(|one| fault(case, *one));
    let first = faults.next()?;
    let mut finding = say(case, &first);
    for other in faults {
        finding = finding.related(other.given.day.span, format!("`{}` lies too early too", other.given.key));
    }
    Some(finding)
}

/// The days of the plan's editions, the one by which it is judged first. The first day of the period is such a day only
/// where there is no other.
fn given(case: &Case<'_>) -> Vec<Given> {
    let meta = &case.plan.meta;
    let varied = meta.varied.iter().max_by_key(|day| day.value).copied();
    let days = [("varied", varied), ("dated", meta.dated), ("issued", meta.issued)];
    let mut given: Vec<Given> = days.into_iter().filter_map(|(key, day)| Some(Given { key, day: day? })).collect();
    if given.is_empty() {
        given.push(Given { key: "from", day: meta.period.from });
    }
    given
}

fn fault(case: &Case<'_>, given: Given) -> Option<Fault> {
    before_law(case, given).or_else(|| before_poll(case, given)).or_else(|| before_period(case, given))
}

/// A day on which no duty of the profile was law yet.
fn before_law(case: &Case<'_>, given: Given) -> Option<Fault> {
    let first = first_law(case).filter(|first| given.day.value < *first)?;
    let before = format!("before anything that `{}` asks for was law, on {}", case.profile.name(), words::long(first));
    Some(Fault { given, before, label: "no law of this profile was in force", beside: None })
}

/// The first day on which a duty or a step of the profile was law. What is only advised at most may be older.
fn first_law(case: &Case<'_>) -> Option<Date> {
    let weighs = |duty: &&Requirement| duty.disabled.is_none() && duty.most.is_none_or(|most| most == Severity::Error);
    let duties = case.profile.duties.iter().filter(weighs).filter_map(|duty| duty.from);
    let steps = case.profile.process.iter().filter(|step| step.disabled.is_none()).map(|step| step.from);
    duties.chain(steps).min()
}

/// A day before the poll under which the plan is issued.
fn before_poll(case: &Case<'_>, given: Given) -> Option<Fault> {
    let elected = case.plan.meta.elected?;
    (given.day.value < elected.value && is_of_this_term(case, given, elected.value)).then(|| Fault {
        given,
        before: format!("before the poll of {}, under which the plan is made (`elected`)", words::long(elected.value)),
        label: "before the poll",
        beside: Some((elected.span, "the day of the poll")),
    })
}

/// Whether a day must lie after the poll. Who wins a by-election may take up a plan that was issued before it, and a
/// period may begin with the financial year in which the poll was.
fn is_of_this_term(case: &Case<'_>, given: Given, elected: Date) -> bool {
    let is_ordinary = period::ordinary(case).is_some();
    match given.key {
        "from" => is_ordinary && given.day.value.checked_add(1.year()).is_ok_and(|later| later < elected),
        "dated" => true,
        _ => is_ordinary || case.as_dated() < elected,
    }
}

/// A day years before the time that the plan is for.
fn before_period(case: &Case<'_>, given: Given) -> Option<Fault> {
    let from = case.plan.meta.period.from;
    let later = given.day.value.checked_add(YEARS_AHEAD.years()).ok()?;
    (later < from.value).then(|| Fault {
        given,
        before: format!(
            "more than {YEARS_AHEAD} years before the planning period begins, on {}",
            words::long(from.value)
        ),
        label: "years before the period",
        beside: Some((from.span, "the first day of the period")),
    })
}

fn say(case: &Case<'_>, fault: &Fault) -> Diagnostic {
    let Fault { given, before, label, beside } = fault;
    let key = if given.key == "from" { "the first day of `period`".to_owned() } else { format!("`{}`", given.key) };
    let message = format!("{key} is {}, {before}", words::long(given.day.value));
    let make = if case.status >= Stage::Issued { Diagnostic::error } else { Diagnostic::warning };
    let mut finding = make(RULE, given.day.span, message).label(*label);
    if let Some((span, what)) = beside {
        finding = finding.related(*span, *what);
    }
    let finding = finding.help(
        "A plan is judged by the law of its own day. By a day that is too early duties of today are not looked for, and a plan without them would seem to be in order.",
    );
    let mend = match beside {
        Some(_) => "Look at both days, and put the one right that is mistyped; often it is the year.",
        None => "Put the day right; often it is the year that is mistyped.",
    };
    finding.help(format!(
        "{mend} To try a plan by the law of an early day, leave its days as they are and check it with `--as-at`."
    ))
}
