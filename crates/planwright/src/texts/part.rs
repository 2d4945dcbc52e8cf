//! The finer parts of duties, in words.

use planwright_core::Severity;
use planwright_validator::profile::{Basis, Part, Profile, Requirement};

use crate::texts::{Text, need, sentence};

/// A part of a duty, by the name of its findings: `duty/grants.conditions`.
pub(super) fn text(name: &str, profile: &Profile) -> Option<Text> {
    let (duty, id) = name.split_once('.')?;
    let duty = profile.duties.iter().find(|known| known.rule() == duty)?;
    let part = duty.parts.iter().find(|part| part.id == id)?;
    Some(Text {
        name: name.to_owned(),
        title: part.title.clone(),
        what: sentence(&missing(part)),
        severity: part.severity.unwrap_or(Severity::Warning),
        parts: vec![
            ("What", what(duty, part)),
            ("Why", sentence(&part.why)),
            ("How to mend", sentence(&part.mend)),
            ("When it counts", counts(duty, part)),
        ],
        url: None,
        basis: Some(part.basis.as_str()),
    })
}

/// What is said where it is not there, without what only a plan can tell.
fn missing(part: &Part) -> String {
    part.missing.replace(": {missing}", "").replace(" ({missing})", "").replace("{missing}", "what it lacks")
}

fn what(duty: &Requirement, part: &Part) -> String {
    format!("{} {}", sentence(&missing(part)), need::text(&part.need).replace("the duty", &format!("`{}`", duty.id)))
}

fn counts(duty: &Requirement, part: &Part) -> String {
    let severity = part.severity.unwrap_or(Severity::Warning);
    let mut text = format!("It is a {} at most, where `{}` itself is answered.", severity.as_str(), duty.rule());
    if severity == Severity::Error {
        text = format!("It is an error, where `{}` itself is answered.", duty.rule());
    }
    if let Some(day) = part.note_before {
        text.push_str(&format!(" Before {day} it is a note."));
    }
    if let Some(from) = part.from {
        text.push_str(&format!(" It is looked for from {from} on."));
    }
    text.push_str(match part.basis {
        Basis::Law => " It rests on the law.",
        Basis::Guidance => " It rests on guidance, which has not the force of law.",
        Basis::Advice => " It is our advice: the Act does not ask for it.",
    });
    if let Some(source) = &part.source {
        text.push_str(&format!(" Source: {}", sentence(source)));
    }
    text.push_str(" Setting the duty aside does not set this aside.");
    text
}
