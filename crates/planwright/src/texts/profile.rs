//! A whole profile in words.

use jiff::civil::Date;
use planwright_core::Severity;
use planwright_validator::profile::{Answer, Confidence, Election, NamedSet, Order, Process, Profile, Requirement};

use crate::texts::duty::when;
use crate::texts::{or, sentence};

/// What a profile asks: what it was drawn up from, its duties, steps, sets and elections, in
/// Markdown.
pub(crate) fn whole(profile: &Profile) -> String {
    let mut text = String::new();
    for why in profile.disabled.iter().chain(&profile.experimental) {
        text.push_str(&format!("{}\n\n", sentence(why)));
    }
    text.push_str(&format!("Drawn up from: {}\n\n", sentence(profile.basis.trim())));
    text.push_str(&list("Duties", profile.duties.iter().map(duty)));
    text.push_str(&list("Steps of the process", profile.process.iter().map(step)));
    text.push_str(&list("The order of the steps", profile.order.iter().map(order)));
    text.push_str(&list("Ordinary elections", profile.elections.iter().map(election)));
    text.push_str(&list("National threats", profile.threats.iter().map(set)));
    text.push_str(&list("National priorities", profile.national_priorities.iter().map(set)));
    text.push_str(&list("Acts", profile.acts.iter().map(|(short, act)| format!("{short}: {}, {}", act.name, act.url))));
    text.push_str("To read more of a duty or a step: `planwright explain NAME`. It is no legal advice.\n");
    text
}

fn list(heading: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("- {item}\n")).collect();
    if items.is_empty() { String::new() } else { format!("## {heading}\n\n{items}\n") }
}

fn duty(duty: &Requirement) -> String {
    let about = about(&duty.provision, duty.from, duty.to, duty.basis.as_str(), duty.confidence);
    let mut text = format!("**`{}` {}**\\\n{about}", duty.rule(), duty.title);
    let answers: Vec<String> = duty.answers.iter().map(answer).collect();
    if !answers.is_empty() {
        text.push_str(&format!(" Answered by {}.", or(&answers)));
    }
    if duty.disabled.is_some() {
        text.push_str(" No plan is judged by it yet.");
    } else {
        let stages = when(duty.warning_stage(), duty.error, duty.most.unwrap_or(Severity::Error));
        text.push_str(&format!(" Unanswered, it is {stages}."));
    }
    let parts: Vec<String> = duty.parts.iter().map(|part| format!("`.{}`", part.id)).collect();
    if !parts.is_empty() {
        text.push_str(&format!(" Finer parts: {}.", parts.join(", ")));
    }
    text
}

/// The provision, since when it holds, what it is and how sure we are of it.
fn about(provision: &str, from: Option<Date>, to: Option<Date>, basis: &str, confidence: Confidence) -> String {
    let to = to.map(|to| format!(" to {to}")).unwrap_or_default();
    let from = from.map_or_else(|| "from a day that is not known".to_owned(), |from| format!("from {from}"));
    format!("{provision}, {from}{to}; {basis}; {}.", confidence.as_str())
}

fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Kind { kind, owner: None } => format!("`kind: {}`", kind.as_str()),
        Answer::Kind { kind, owner: Some(owner) } => {
            format!("`kind: {}` with the owner `{}`", kind.as_str(), owner.as_str())
        }
        Answer::Scope { scope } => format!("`{}` in `scope`", scope.as_str()),
        Answer::Measures => "`measures`".to_owned(),
    }
}

fn step(step: &Process) -> String {
    let about = about(&step.provision, Some(step.from), step.to, "law", step.confidence);
    let weight = if step.disabled.is_some() {
        "No plan is judged by it yet.".to_owned()
    } else {
        format!("Not recorded, it is an error from `{}` on.", step.error.as_str())
    };
    format!("**`process/{}` {}**\\\n{about} {weight}", step.step.as_str(), step.title)
}

pub(super) fn order(order: &Order) -> String {
    let same = if order.same_day { ", or on its day" } else { "" };
    format!("`{}` before `{}`{same}: {}.", order.first.as_str(), order.then.as_str(), order.provision)
}

pub(super) fn election(election: &Election) -> String {
    let later = election.later.as_ref();
    let later = later.map(|l| format!(" ({} where it was issued from {} on)", l.period_to, l.issued_from));
    format!(
        "elected on {}: issued by {}, and the period runs to {}{}.",
        election.day,
        election.issue_by,
        election.period_to,
        later.unwrap_or_default()
    )
}

fn set(set: &NamedSet) -> String {
    let ids: Vec<String> = set.ids.iter().map(|id| format!("`{id}`")).collect();
    let to = set.to.map(|to| format!(" to {to}")).unwrap_or_default();
    format!("{}, from {}{to} ({}): {}.", set.title, set.from, set.confidence.as_str(), ids.join(", "))
}
