//! What is said of steps that are missing or still to come.

use planwright_core::Diagnostic;
use planwright_core::model::{Document, Stage, StepKind};

use super::{AHEAD, Case, period, words};
use crate::profile::Process;

/// The finding for a step that the record does not show, at the key `profile`: it is the profile that asks.
pub(super) fn missing(case: &Case<'_>, process: &Process) -> Option<Diagnostic> {
    let message = if case.steps.own(process.step).next().is_none() {
        format!("{}, which {} asks for", process.missing, process.provision)
    } else {
        not_followed(case, process)?
    };
    let error = case.status >= process.error;
    let make = if error { Diagnostic::error } else { Diagnostic::note };
    let finding = make(process.rule(), case.plan.meta.profile_key, message)
        .label(format!("this profile asks for `{}`", process.step.as_str()))
        .cite(process.provision.clone())
        .help(format!("The law asks for {}.", process.asks))
        .help(process.mend.clone());
    let issued = case.plan.meta.issued.filter(|_| process.step == StepKind::Issue && case.steps.is_first());
    Some(match issued {
        Some(issued) => {
            let day = words::long(issued.value);
            finding.help(format!("`issued` gives the day, {day}; the record says who issued the plan."))
        }
        None => finding,
    })
}

/// What to say where a step was taken, and the last of those that it follows came after it: the panel reported again
/// and was not answered again. A plan before issue still has the time for it.
fn not_followed(case: &Case<'_>, process: &Process) -> Option<String> {
    let order = case.profile.order.iter().find(|order| order.each && order.then == process.step)?;
    let until = case.steps.issue().filter(|_| case.status >= Stage::Issued);
    let firsts = || case.steps.own(order.first).filter(|first| until.is_none_or(|until| first.date <= until));
    let last_then = case.steps.own(order.then).map(|then| then.date).last()?;
    // Where even the first comes too late, the order is at fault, and that is told.
    let (first, last) = (firsts().next()?, firsts().last()?);
    (first.date <= last_then && last_then < last.date).then(|| {
        format!(
            "nothing follows {} of {}: {} is of {}",
            words::step(case.profile, order.first),
            words::long(last.date),
            words::within(&process.title),
            words::long(last_then)
        )
    })
}

/// The note that holds every step that is still to come.
pub(super) fn ahead(case: &Case<'_>, missing: &[&Process]) -> Option<Diagnostic> {
    if missing.is_empty() {
        return None;
    }
    let mut counts = Vec::new();
    let mut help = Vec::new();
    for stage in Stage::ALL {
        let named = missing.iter().filter(|process| process.error == *stage);
        let named: Vec<String> =
            named.map(|process| format!("{} (`{}`)", words::within(&process.title), process.step.as_str())).collect();
        if named.is_empty() {
            continue;
        }
        let (stage, many) = (stage.as_str(), named.len());
        counts.push(match (counts.is_empty(), many) {
            (true, 1) => format!("1 more step for `status: {stage}`"),
            (true, _) => format!("{many} more steps for `status: {stage}`"),
            (false, _) => format!("and {many} more for `status: {stage}`"),
        });
        help.push(format!("For `status: {stage}` the record must show {}.", words::list(&named)));
    }
    let message = format!("the record must show {}", counts.join(", "));
    let mut note = Diagnostic::note(AHEAD, case.plan.meta.status.span, message).label("not due yet at this stage");
    note.help = help;
    if let Some(day) = due(case, missing) {
        note = note.help(day);
    }
    note.help.extend(many_ask(case));
    Some(note.help("Each is an entry of `record` in `plan.md`, or a report in `panel/`, with its day. From its stage on a missing one is an error."))
}

/// What is said of the steps that are not asked of a variation, and that many take all the same: the profile's reading of
/// the provision, with the steps that are not recorded.
fn many_ask(case: &Case<'_>) -> Vec<String> {
    let mut readings: Vec<(&str, Vec<String>)> = Vec::new();
    for process in &case.profile.process {
        let is_spared = case.is_law(process) && !case.is_for_document(process) && case.status < process.error;
        let Some(reading) = process.reading.as_ref().filter(|_| is_spared && !case.was_taken(process.step)) else {
            continue;
        };
        let step = format!("`{}`", process.step.as_str());
        match readings.iter_mut().find(|(text, _)| *text == reading.text) {
            Some((_, steps)) => steps.push(step),
            None => readings.push((&reading.text, vec![step])),
        }
    }
    let sentence =
        |(text, steps): (&str, Vec<String>)| format!("{} ({}).", text.trim_end_matches('.'), steps.join(", "));
    readings.into_iter().map(sentence).collect()
}

/// By which day the plan is to be issued, where that is still to come.
fn due(case: &Case<'_>, missing: &[&Process]) -> Option<String> {
    let to_be_issued = missing.iter().any(|process| process.step == StepKind::Issue);
    let election = period::ordinary(case)?;
    let is_new = case.document() != Document::Variation && case.plan.meta.issued.is_none();
    (to_be_issued && is_new).then(|| {
        format!(
            "The plan is to be issued by {}, in the financial year of the election of {}.",
            words::long(election.issue_by),
            words::long(election.day)
        )
    })
}
