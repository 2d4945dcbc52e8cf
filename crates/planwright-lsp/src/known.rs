//! What is known of duties, rules and parts of a plan, in Markdown for an editor to show.

use planwright_core::catalogue;
use planwright_core::model::{AnchorKind, Kind};
use planwright_project::Checked;
use planwright_validator::profile::{Answer, Profile, Requirement};
use planwright_validator::{Duty, DutyState};

/// The duties that the plan does not answer and may have to.
pub(crate) fn unmet(checked: &Checked) -> impl Iterator<Item = &Duty> {
    let duties = checked.report.iter().flat_map(|report| &report.duties);
    duties.filter(|duty| matches!(duty.state, DutyState::NotMet | DutyState::NotYet))
}

/// A duty: its provision, what it asks for, and what to write.
pub(crate) fn duty(duty: &Requirement) -> String {
    let mut parts = vec![
        format!("**{}** (`{}`)", duty.title, duty.rule()),
        format!("{}: {}.", duty.provision, duty.asks.trim_end_matches('.')),
        duty.mend.clone(),
        format!("It is an error from `status: {}` on not to answer it.", duty.error.as_str()),
    ];
    if duty.most.is_some_and(|most| most < planwright_core::Severity::Error) {
        parts.pop();
    }
    parts.extend(duty.disabled.iter().map(|why| format!("It is not judged: {why}")));
    parts.extend(duty.reading.iter().map(|reading| format!("*How we read it.* {}", reading.text)));
    parts.join("\n\n")
}

/// A rule or duty by the name that findings give it.
pub(crate) fn rule(name: &str, profile: &Profile) -> Option<String> {
    if let Some(rule) = catalogue::rule(name) {
        let title = rule.text.lines().next().unwrap_or("").trim_start_matches('#').trim();
        let what = rule.text.split("\n## ").find_map(|part| part.strip_prefix("What\n")).unwrap_or("").trim();
        let aside =
            if rule.breaks_output { "\n\nIt cannot be set aside: the plan cannot be set while it stands." } else { "" };
        return Some(format!("**{title}** (`{name}`, {} at most)\n\n{what}{aside}", rule.severity.as_str()));
    }
    let (family, id) = name.split_once('/')?;
    match family {
        "duty" => {
            let (id, part) = id.split_once('.').map_or((id, None), |(id, part)| (id, Some(part)));
            let known = profile.duty(id)?;
            let Some(part) = part else { return Some(duty(known)) };
            let part = known.parts.iter().find(|it| it.id == part)?;
            Some(format!("**{}** (`{name}`)\n\n{}\n\n{}", part.title, part.why, part.mend))
        }
        "process" => {
            let id = id.split_once('.').map_or(id, |(id, _)| id);
            let step = profile.process.iter().find(|step| step.step.as_str() == id)?;
            Some(format!("**{}** (`{name}`)\n\n{}: {}.", step.title, step.provision, step.asks.trim_end_matches('.')))
        }
        _ => None,
    }
}

/// What a kind of section answers by itself.
pub(crate) fn answered_by(kind: Kind, profile: &Profile) -> Vec<&Requirement> {
    let answers = |answer: &Answer| matches!(answer, Answer::Kind { kind: one, .. } if *one == kind);
    let duties = profile.duties.iter().filter(|duty| duty.disabled.is_none());
    duties.filter(|duty| duty.answers.iter().any(answers)).collect()
}

/// What has an id, in a word.
pub(crate) fn anchor(kind: AnchorKind) -> &'static str {
    match kind {
        AnchorKind::Section => "section",
        AnchorKind::Heading => "heading",
        AnchorKind::Table => "table",
        AnchorKind::Figure => "figure",
        AnchorKind::Chart => "chart",
    }
}
