//! `period/end`: whether the planning period ends when the law says (PRSRA 2011 s.7(3), (7)). It
//! depends on the election under which the plan was issued; the calendar is the profile's.

use jiff::ToSpan;
use jiff::civil::Date;
use planwright_core::model::Document;
use planwright_core::{Diagnostic, Edit, Fix};

use super::{Case, words};
use crate::profile::{Confidence, Election};

/// The rule.
const RULE: &str = "period/end";

/// A day that lies no more than so many days from a poll is likely meant for it: that of the count, or of taking office.
const SLIP: i32 = 7;

/// The years from one ordinary election to the next, for the last one of the calendar.
const YEARS_BETWEEN: i32 = 4;

/// How it is known which term a plan belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Because {
    /// `elected` is the day of an ordinary election.
    Elected,
    /// `elected` is another day: that of a by-election, which begins no new term.
    ByElection(Date),
    /// `elected` is not given, and this day lies in the term.
    Dated(Date),
}

/// The ordinary election that `elected` names, where it names one.
pub(super) fn ordinary<'a>(case: &Case<'a>) -> Option<&'a Election> {
    let elected = case.plan.meta.elected?.value;
    case.profile.elections.iter().find(|election| election.day == elected)
}

/// The finding.
pub(super) fn finding(case: &Case<'_>) -> Option<Diagnostic> {
    let terms = terms(case);
    let period = case.plan.meta.period;
    let ends: Vec<(Term<'_>, End<'_>)> =
        terms.iter().flat_map(|term| ends(case, term.election).into_iter().map(|end| (*term, end))).collect();
    if ends.is_empty() || ends.iter().any(|(_, end)| end.day == period.to.value) {
        return slip(case);
    }
    let (term, end) = ends.into_iter().next()?;
    let finding = wrong_election(case, &term, &end).or_else(|| begins_after(case, &term, &end));
    Some(finding.unwrap_or_else(|| wrong_end(case, &term, &end)))
}

/// The finding for an `elected` that is likely the day that is wrong, and not the period: it is no ordinary election, or
/// one whose period ended before this one begins, and the period is that of another.
fn wrong_election(case: &Case<'_>, term: &Term<'_>, end: &End<'_>) -> Option<Diagnostic> {
    let elected = case.plan.meta.elected?;
    let period = case.plan.meta.period;
    let is_past = end.day < period.from.value;
    if term.because == Because::Elected && !is_past {
        return None;
    }
    let meant = case.profile.elections.iter().find(|election| {
        let begins = election.day <= period.from.value || same_year(election.day, period.from.value);
        begins && election.day != term.election.day && ends(case, election).iter().any(|end| end.day == period.to.value)
    })?;
    let (given, poll) = (words::long(elected.value), words::long(meant.day));
    let fault = match term.because {
        Because::Elected => format!("the planning period of the election of {given} ends on {}", words::long(end.day)),
        _ => format!("{given} is not the day of an ordinary election that we know"),
    };
    let title = format!("Write `elected: {}`", meant.day);
    let finding = Diagnostic::warning(
        RULE,
        elected.span,
        format!("{fault}, but the period given is that of the election of {poll}"),
    )
    .label(format!("probably {}", meant.day))
    .cite(meant.provision.clone())
    .help("`elected` is the day of the poll under which the plan is issued. The last day for issue and the end of the planning period are told from it.")
    .help(format!("{title}.{}", by_election(term, end)))
    .fix(Fix { title, safe: false, edits: vec![Edit { span: elected.span, insert: meant.day.to_string() }] });
    Some(finding)
}

/// What it means if the day was that of a by-election.
fn by_election(term: &Term<'_>, end: &End<'_>) -> String {
    match term.because {
        Because::ByElection(_) => format!(
            " If there was a by-election on that day, it began no new period: the plan belongs to the term that began on {}, and its period ends on {}.",
            words::long(term.election.day),
            words::long(end.day)
        ),
        _ => String::new(),
    }
}

/// The finding for a period that begins when that of its election is over: no other end would mend it.
fn begins_after(case: &Case<'_>, term: &Term<'_>, end: &End<'_>) -> Option<Diagnostic> {
    let from = case.plan.meta.period.from;
    if from.value <= end.day {
        return None;
    }
    let (place, which) = match case.plan.meta.elected {
        Some(elected) => (elected.span, "Write the day of the poll under which this plan is issued as `elected`"),
        None => (from.span, "If this plan belongs to a later election, give the day of its poll as `elected`"),
    };
    let message = format!(
        "the planning period begins on {}, but by law it is over on {}",
        words::long(from.value),
        words::long(end.day)
    );
    Some(
        Diagnostic::warning(RULE, place, message)
            .label("which election is meant?")
            .cite(term.election.provision.clone())
            .help(format!(
                "The period ends with the financial year in which the next ordinary election is expected when the plan is issued. {}",
                belongs(case, term)
            ))
            .help(format!("{which}, or mend the first day of the period.")),
    )
}

/// The note for an `elected` that is likely meant for a poll of a few days before or after: no deadline can be told from it.
fn slip(case: &Case<'_>) -> Option<Diagnostic> {
    let elected = case.plan.meta.elected?;
    let election = near(case, elected.value).filter(|election| election.day != elected.value)?;
    Some(
        Diagnostic::note(RULE, elected.span, no_election(elected.value, Some(election)))
            .label(format!("the poll was on {}", election.day))
            .help("`elected` is the day of the poll, not of the count or of taking office. The last day for issue is told from it.")
            .help(format!("Write `elected: {}`. {NO_DEADLINE}", election.day)),
    )
}

/// What a by-election means.
const NO_DEADLINE: &str = "If it was a by-election, no deadline follows from it (our reading).";

fn no_election(elected: Date, near: Option<&Election>) -> String {
    let near = near.map_or_else(String::new, |near| format!("; the nearest is {}", words::long(near.day)));
    format!("{} is not the day of an ordinary election that we know{near}", words::long(elected))
}

/// The ordinary election of a day, or of a few days before or after it.
fn near<'a>(case: &Case<'a>, day: Date) -> Option<&'a Election> {
    case.profile.elections.iter().find(|election| (election.day - day).get_days().abs() <= SLIP)
}

/// The term that a plan belongs to.
#[derive(Debug, Clone, Copy)]
struct Term<'a> {
    election: &'a Election,
    because: Because,
}

/// The terms that a plan may belong to, the likeliest first: one, but for a day just before an election where nothing
/// says under which of the two the plan was made.
fn terms<'a>(case: &Case<'a>) -> Vec<Term<'a>> {
    let meta = &case.plan.meta;
    if let Some(elected) = meta.elected {
        let because = |election: &Election| {
            if election.day == elected.value { Because::Elected } else { Because::ByElection(elected.value) }
        };
        return near(case, elected.value)
            .or_else(|| in_term(case, elected.value))
            .map(|election| Term { election, because: because(election) })
            .into_iter()
            .collect();
    }
    let day = meta.issued.or(meta.dated).unwrap_or(meta.period.from).value;
    let to_come = case.profile.elections.iter().find(|election| day < election.day && same_year(day, election.day));
    in_term(case, day)
        .into_iter()
        .chain(to_come)
        .map(|election| Term { election, because: Because::Dated(day) })
        .collect()
}

/// The last ordinary election before a day. The calendar's last one holds no longer than a term.
fn in_term<'a>(case: &Case<'a>, day: Date) -> Option<&'a Election> {
    let at = case.profile.elections.iter().rposition(|election| election.day <= day)?;
    let election = case.profile.elections.get(at)?;
    let is_last = at + 1 == case.profile.elections.len();
    let over = is_last && election.day.checked_add(YEARS_BETWEEN.years()).is_ok_and(|over| over <= day);
    (!over).then_some(election)
}

/// Whether two days lie in one financial year, from 1 April to 31 March.
fn same_year(a: Date, b: Date) -> bool {
    let year = |day: Date| if day.month() < 4 { day.year() - 1 } else { day.year() };
    year(a) == year(b)
}

/// An end that a period may have by law.
#[derive(Debug, Clone, Copy)]
struct End<'a> {
    day: Date,
    confidence: Confidence,
    /// Why it is not the one that was first expected.
    why: Option<&'a str>,
}

/// The ends that the period of a plan issued under an election may have, the likeliest first: one, where the day of first
/// issue is known. A variation moves nothing.
fn ends<'a>(case: &Case<'_>, election: &'a Election) -> Vec<End<'a>> {
    let meta = &case.plan.meta;
    let usual = End { day: election.period_to, confidence: election.confidence, why: None };
    let Some(later) = &election.later else { return vec![usual] };
    let put_off = End { day: later.period_to, confidence: later.confidence, why: Some(&later.why) };
    match (meta.issued, meta.document) {
        (Some(issued), _) if issued.value < later.issued_from => vec![usual],
        (Some(_), _) => vec![put_off],
        (None, Document::Variation) => vec![usual, put_off],
        (None, _) => {
            let day = meta.dated.unwrap_or(meta.period.from).value;
            if day < later.issued_from { vec![usual] } else { vec![put_off] }
        }
    }
}

fn wrong_end(case: &Case<'_>, term: &Term<'_>, end: &End<'_>) -> Diagnostic {
    let to = case.plan.meta.period.to;
    let (day, election) = (end.day, term.election);
    let verb = if end.confidence == Confidence::Certain { "ends" } else { "most likely ends" };
    let message = format!(
        "the planning period is given to {}, but by law it {verb} on {}",
        words::long(to.value),
        words::long(day)
    );
    let mut finding = Diagnostic::warning(RULE, to.span, message)
        .label(format!("the law's day is {day}"))
        .cite(election.provision.clone())
        .help(format!(
            "The period ends with the financial year in which the next ordinary election is expected when the plan is issued. {}",
            belongs(case, term)
        ));
    if let Some(why) = end.why {
        finding = finding.help(format!("The plan was issued when {why}."));
    }
    if case.plan.meta.document == Document::Variation {
        finding = finding.help("A variation does not move it.");
    }
    if end.confidence != Confidence::Certain {
        let why = election.why.as_ref().filter(|_| end.why.is_none());
        let why = why.map_or_else(String::new, |why| format!(" {why}"));
        finding = finding.help(format!("We are fairly sure, not certain: ask your lawyer.{why}"));
    }
    finding = finding.help(format!("Write `to: {day}`. What the title calls the period can stay as it is."));
    if term.because == Because::Elected && end.confidence == Confidence::Certain {
        finding = finding.fix(Fix {
            title: format!("Write `{day}`"),
            safe: false,
            edits: vec![Edit { span: to.span, insert: day.to_string() }],
        });
    }
    finding
}

/// Why the plan belongs to a term.
fn belongs(case: &Case<'_>, term: &Term<'_>) -> String {
    let election = words::long(term.election.day);
    match term.because {
        Because::Elected => format!("This plan goes back to the election of {election}."),
        Because::ByElection(day) => format!(
            "{}. {NO_DEADLINE} It begins no new period: the plan belongs to the term that began on {election}.",
            no_election(day, near(case, day))
        ),
        Because::Dated(day) => format!(
            "`elected` is not given; the plan's day, {}, lies in the term that began on {election}.",
            words::long(day)
        ),
    }
}
