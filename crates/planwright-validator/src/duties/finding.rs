//! What is said of a duty that is not met.

use planwright_core::model::{Plan, Section, Stage};
use planwright_core::{Diagnostic, Severity};

use crate::duties::answers::{Answers, Hollow};
use crate::duties::nearest::nearest;
use crate::duties::needs::Lack;
use crate::ledger;
use crate::profile::Requirement;

/// The finding, at the key `profile`: it is the profile that asks.
pub(super) fn of(plan: &Plan, requirement: &Requirement, answers: &Answers, lack: &Lack, status: Stage) -> Diagnostic {
    let severity = severity(requirement, status);
    let claimed: Vec<(&Section, &str)> = match lack {
        Lack::Section => answers.hollow.iter().map(|(section, why)| (*section, hollow(*why))).collect(),
        Lack::Amount(_) => answers.answering.iter().map(|section| (*section, "no budget here")).collect(),
    };
    let mut finding =
        Diagnostic::new(requirement.rule(), severity, plan.meta.profile_key, message(requirement, lack, &claimed))
            .label(format!("this profile asks for `{}`", requirement.id))
            .cite(requirement.provision.clone())
            .help(format!("The Act asks for {}.", requirement.asks));
    for (section, why) in &claimed {
        finding = finding.related(section.meta.title.span, *why);
    }
    let near = if claimed.is_empty() { nearest(plan, requirement) } else { Vec::new() };
    finding = point_to(finding, requirement, &near);
    finding = finding.help(if near.is_empty() { requirement.mend.clone() } else { otherwise(&requirement.mend) });
    if status < requirement.error {
        let stage = requirement.error.as_str();
        finding = finding.help(format!("It is not due yet: from `status: {stage}` on it is an error."));
    }
    finding
}

fn severity(requirement: &Requirement, status: Stage) -> Severity {
    if status >= requirement.error {
        Severity::Error
    } else if status >= requirement.warning_stage() {
        Severity::Warning
    } else {
        Severity::Note
    }
}

fn message(requirement: &Requirement, lack: &Lack, claimed: &[(&Section, &str)]) -> String {
    let provision = &requirement.provision;
    let who = match claimed {
        [] => return format!("{}, which {provision} asks for", requirement.missing),
        [(section, _)] => format!("the section for {provision}, `{}`,", section.path),
        [_, _] => format!("neither of the two sections for {provision}"),
        many => format!("none of the {} sections for {provision}", many.len()),
    };
    let one = claimed.len() == 1;
    match (lack, claimed) {
        (Lack::Section, [(_, why)]) => format!("{who} {why}"),
        (Lack::Section, _) => format!("{who} says anything yet"),
        (Lack::Amount(size), _) => {
            let any = if one { "no" } else { "an" };
            format!("{who} gives {any} amount of {} or more", ledger::write_pounds(*size))
        }
    }
}

fn hollow(why: Hollow) -> &'static str {
    match why {
        Hollow::Empty => "is empty",
        Hollow::Placeholder => "holds only a placeholder",
        Hollow::TooShort => "has no full sentence",
    }
}

/// What to do where no section answers it yet after all.
fn otherwise(mend: &str) -> String {
    let mut letters = mend.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    format!("Otherwise, {first}{}", letters.as_str())
}

fn point_to(mut finding: Diagnostic, requirement: &Requirement, near: &[&Section]) -> Diagnostic {
    let about = &requirement.about;
    for (i, section) in near.iter().enumerate() {
        let path = &section.path;
        let add = if section.meta.satisfies.is_empty() {
            format!("add `satisfies: [{}]` to its front matter", requirement.id)
        } else {
            format!("add `{}` to its `satisfies`", requirement.id)
        };
        finding = finding
            .help(if i == 0 {
                format!("`{path}` speaks of {about}: if it answers this duty, {add}.")
            } else {
                format!("So does `{path}`.")
            })
            .related(section.meta.title.span, format!("speaks of {about}"));
    }
    finding
}
