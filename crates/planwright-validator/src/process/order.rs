//! `process/order`: steps that were taken in the wrong order, or after their last day in the year.
//! Where the later one is a report in `panel/`, its day stands there, and the finding is `panel/dates`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use planwright_core::Diagnostic;
use planwright_core::Span;
use planwright_core::model::{Stage, StepKind};

use super::steps::Occurrence;
use super::{Case, words};
use crate::profile::{Order, Yearly};

/// The rule.
const RULE: &str = "process/order";
/// The rule of days in the panel's reports.
const DATES: &str = "panel/dates";
/// A day is late for the last day that lies no more than so many days before it.
const LATE_FOR: i32 = 182;

/// A step that was taken before one that has to come first.
struct Early<'c, 'a> {
    order: &'c Order,
    then: &'c Occurrence<'a>,
    first: &'c Occurrence<'a>,
}

/// What is out of order, each with the steps that are at fault: those that came too late, or the one that came too early.
pub(super) fn findings(case: &Case<'_>) -> Vec<(Diagnostic, Vec<StepKind>)> {
    let mut early: BTreeMap<Span, Vec<Early<'_, '_>>> = BTreeMap::new();
    for one in case.profile.order.iter().flat_map(|order| out_of_order(case, order)) {
        early.entry(one.then.span).or_default().push(one);
    }
    let at_fault = |one: &Early<'_, '_>| at_fault(one.order);
    let mut found: Vec<(Diagnostic, Vec<StepKind>)> =
        early.values().filter_map(|all| Some((too_early(case, all)?, all.iter().map(at_fault).collect()))).collect();
    found.extend(case.profile.yearly.iter().flat_map(|yearly| too_late(case, yearly)).map(|late| (late, Vec::new())));
    found
}

/// The step at fault: what follows issue, or answers something, came too early; what prepares a later step came too late.
fn at_fault(order: &Order) -> StepKind {
    if order.first == StepKind::Issue || order.each { order.then } else { order.first }
}

/// The times at which the later step was taken before the earlier one ever was. A step may be taken again: a chief
/// constable who is consulted again on changes was consulted before the draft was sent all the same.
fn out_of_order<'c, 'a>(case: &'c Case<'a>, order: &'c Order) -> Vec<Early<'c, 'a>> {
    let applies = |step| case.profile.step(step).is_none() || case.asked(step).is_some();
    if !applies(order.first) || !applies(order.then) {
        return Vec::new();
    }
    let Some(first) = case.steps.own(order.first).next() else { return Vec::new() };
    let is_early = |then: &&Occurrence<'a>| {
        // A report's own two days are compared where they stand, in the report.
        let in_one_report = then.report.is_some() && order.each;
        !in_one_report && if order.same_day { then.date < first.date } else { then.date <= first.date }
    };
    case.steps.own(order.then).filter(is_early).map(|then| Early { order, then, first }).collect()
}

/// The finding for a step that was taken too early; one, however many should have come before it.
fn too_early(case: &Case<'_>, all: &[Early<'_, '_>]) -> Option<Diagnostic> {
    let Early { order, then, .. } = all.first()?;
    let day = words::long(then.date);
    let message = format!("{} on {day}, {}", case.done(order.then), but(case, all));
    let mut finding = match then.report {
        Some(_) => Diagnostic::error(DATES, then.span, message),
        None if case.status >= Stage::Issued => Diagnostic::error(RULE, then.span, message),
        None => Diagnostic::warning(RULE, then.span, message),
    };
    finding = finding.label("too early");
    for one in all {
        let step = words::step(case.profile, one.order.first);
        finding = finding.related(one.first.span, format!("dated here: {step}"));
    }
    let after = |same_day| {
        let of = all.iter().filter(|one| one.order.same_day == same_day);
        words::list(&of.map(|one| words::step(case.profile, one.order.first)).collect::<Vec<_>>())
    };
    let (may_be_same, later) = (after(true), after(false));
    if !may_be_same.is_empty() {
        finding = finding.help(format!("By law it comes after {may_be_same}."));
    }
    if !later.is_empty() {
        finding = finding.help(format!("By law it comes after {later}. By our reading that means on a later day."));
    }
    let mend = "If a day is mistyped, put it right. If a step was taken more than once, record each time.";
    Some(
        finding.cite(provisions(all)).help(mend).help("If the days are right, ask your monitoring officer what to do."),
    )
}

/// The provisions that order the steps, each once.
fn provisions(all: &[Early<'_, '_>]) -> String {
    let mut provisions: Vec<&str> = Vec::new();
    for one in all {
        if !provisions.contains(&one.order.provision.as_str()) {
            provisions.push(&one.order.provision);
        }
    }
    provisions.join("; ")
}

/// What came later, or the same day: "before people in the area were asked (25 March 2025)".
fn but(case: &Case<'_>, all: &[Early<'_, '_>]) -> String {
    let is_same = |one: &Early<'_, '_>| one.first.date == one.then.date;
    let done = |one: &Early<'_, '_>| case.done(one.order.first);
    if all.iter().any(is_same) {
        let named = all.iter().map(|one| match is_same(one) {
            true => format!("{} the same day", done(one)),
            false => format!("{} only on {}", done(one), words::long(one.first.date)),
        });
        return format!("and {}", words::list(&named.collect::<Vec<_>>()));
    }
    let named = all.iter().map(|one| format!("{} ({})", done(one), words::long(one.first.date)));
    format!("before {}", words::list(&named.collect::<Vec<_>>()))
}

/// The warnings for a step that was taken after its last day in the year.
fn too_late(case: &Case<'_>, yearly: &Yearly) -> Vec<Diagnostic> {
    let late = |occurrence: &&Occurrence<'_>| last_day(occurrence.date, yearly).is_some();
    case.steps
        .own(yearly.step)
        .filter(late)
        .filter_map(|occurrence| {
            let last = last_day(occurrence.date, yearly)?;
            let step = words::within(&yearly.title);
            let message =
                format!("{step} is dated {}, after its last day, {}", words::long(occurrence.date), words::long(last));
            let mut finding = Diagnostic::warning(RULE, occurrence.span, message)
                .label(format!("later than {last}"))
                .cite(yearly.provision.clone());
            finding.help.extend(yearly.why.clone());
            Some(finding.help(
                "If the day is mistyped, put it right. If it was late, set this aside in `waivers` with the reason.",
            ))
        })
        .collect()
}

/// The last day that a day is late for: one that lies less than half a year before it.
fn last_day(day: Date, yearly: &Yearly) -> Option<Date> {
    let last = Date::new(day.year(), yearly.month, yearly.day).ok()?;
    let days = (day - last).get_days();
    (0 < days && days <= LATE_FOR).then_some(last)
}
