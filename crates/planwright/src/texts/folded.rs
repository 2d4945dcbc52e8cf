//! What is told of several entries of a profile together, in words: duties of regard, steps that
//! are still to come, the order of steps, the end of the period.

use planwright_core::Severity;
use planwright_core::model::Document;
use planwright_validator::profile::{Profile, Requirement};

use crate::texts::{Text, profile, sentence};

/// What a profile adds to a name of this kind.
pub(super) fn text(name: &str, profile: &Profile) -> Option<Text> {
    let (title, what, severity, part) = match name {
        "process/ahead" => (
            "Steps that are still to come",
            "The plan's `record` does not have these steps yet. Each is an error from the status that it is for.",
            Severity::Note,
            ahead(profile),
        ),
        "process/order" => (
            "The steps were taken in the wrong order",
            "The days in the plan's `record` do not stand in the order that the law gives the steps.",
            Severity::Error,
            order(profile),
        ),
        "period/end" => (
            "The period does not end on the statutory day",
            "A plan runs until the end of the financial year in which the next ordinary election is held.",
            Severity::Warning,
            elections(profile),
        ),
        _ => return regard(name, profile),
    };
    (!part.is_empty()).then(|| made(name, title, what.to_owned(), severity, ("What the profile has", part)))
}

fn made(name: &str, title: &str, what: String, severity: Severity, part: (&'static str, String)) -> Text {
    let parts = vec![("What", what.clone()), part];
    Text { name: name.to_owned(), title: title.to_owned(), what, severity, parts, url: None, basis: Some("law") }
}

/// The duties that are told under one name: `duty/regard`.
fn regard(name: &str, profile: &Profile) -> Option<Text> {
    let fold = name.strip_prefix("duty/")?;
    let folded: Vec<&Requirement> = profile.duties.iter().filter(|duty| duty.fold.as_deref() == Some(fold)).collect();
    let severity = folded.iter().map(|duty| duty.most.unwrap_or(Severity::Error)).max()?;
    let line = |duty: &&Requirement| format!("- `{}`, {}: {}", duty.rule(), duty.provision, sentence(&duty.title));
    let lines: Vec<String> = folded.iter().map(line).collect();
    let what = "A plan is written with regard to these. Whether it was cannot be told from words; what is looked for is \
                whether the plan mentions each, and one finding names those that it does not.";
    Some(made(name, "Matters to have regard to", what.to_owned(), severity, ("Which", lines.join("\n"))))
}

fn ahead(profile: &Profile) -> String {
    let of_plans = profile.process.iter().filter(|step| {
        step.disabled.is_none() && (step.documents.is_empty() || step.documents.contains(&Document::Plan))
    });
    let line = |step: &planwright_validator::profile::Process| {
        format!(
            "`{}`, from `{}`, {}: {}",
            step.step.as_str(),
            step.error.as_str(),
            step.provision,
            sentence(&step.title)
        )
    };
    bullets(of_plans.map(line))
}

fn order(profile: &Profile) -> String {
    bullets(profile.order.iter().map(profile::order))
}

fn elections(profile: &Profile) -> String {
    bullets(profile.elections.iter().map(profile::election))
}

fn bullets(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
}
