//! What is said of a duty that is not met.

use planwright_core::model::{Section, Stage};
use planwright_core::{Diagnostic, Severity};

use crate::duties::answers::Hollow;
use crate::duties::nearest::nearest;
use crate::duties::needs::{self, Lack, What};
use crate::duties::subject::Asked;
use crate::language;
use crate::ledger;
use crate::profile::{Basis, Need, Requirement};

/// The finding: where a section was to answer the duty, at its title; else at the key `profile`, for it is the profile
/// that asks.
pub(super) fn of(asked: Asked, lack: &Lack) -> Diagnostic {
    let Asked { subject, requirement, .. } = asked;
    let severity = severity(requirement, subject.status).min(lack.most.unwrap_or(Severity::Error));
    let claimed = claimed(asked, lack);
    let (place, label, others) = match claimed.split_first() {
        Some(((section, why), others)) if lack.what != What::Other => {
            (section.meta.title.span, (*why).to_owned(), others)
        }
        _ => (subject.plan.meta.profile_key, format!("this profile asks for `{}`", requirement.id), claimed.as_slice()),
    };
    let mut finding = Diagnostic::new(requirement.rule(), severity, place, message(asked, lack, &claimed))
        .label(label)
        .cite(requirement.provision.clone())
        .help(asked_for(requirement));
    for (section, why) in others {
        finding = finding.related(section.meta.title.span, *why);
    }
    for (span, why) in &lack.related {
        finding = finding.related(*span, why.clone());
    }
    if lack.what == What::Unheard {
        return unheard(finding, requirement);
    }
    let near = if asked.answers.is_empty() { nearest(subject, requirement) } else { Vec::new() };
    finding = point_to(finding, requirement, &near);
    finding = finding.help(if near.is_empty() { requirement.mend.clone() } else { otherwise(&requirement.mend) });
    if requirement.needs.iter().any(|need| matches!(need, Need::NationalPriorities { .. })) {
        finding = needs::lines_to_type(asked).into_iter().fold(finding, Diagnostic::help);
    }
    if subject.status < requirement.error {
        finding = finding.help(not_due(requirement));
    }
    finding
}

/// The finding for a duty whose words nobody has listed in the plan's language.
fn unheard(finding: Diagnostic, requirement: &Requirement) -> Diagnostic {
    finding
        .help("Planwright knows the words that would show it in English only, so nobody has looked whether the plan says them.")
        .help(format!("If a section answers it, add the line `satisfies: [{}]` between the two `---` at its top.", requirement.id))
}

/// How much it weighs that a duty is not met, at a stage.
pub(super) fn severity(requirement: &Requirement, status: Stage) -> Severity {
    let by_stage = if status >= requirement.error {
        Severity::Error
    } else if status >= requirement.warning_stage() {
        Severity::Warning
    } else {
        Severity::Note
    };
    by_stage.min(requirement.most.unwrap_or(Severity::Error))
}

/// The sections that were to answer it, each with what is wrong with it.
fn claimed<'a>(asked: Asked<'a>, lack: &Lack) -> Vec<(&'a Section, &'static str)> {
    let answers = asked.answers;
    let all = |why| answers.answering.iter().map(|section| (*section, why)).collect();
    match lack.what {
        What::Section => answers.hollow.iter().map(|(section, why)| (*section, hollow(*why))).collect(),
        What::Amount(_) => all("no budget here"),
        What::Other if lack.related.is_empty() => all("not here"),
        What::Other | What::Members | What::Unheard => Vec::new(),
    }
}

fn message(asked: Asked, lack: &Lack, claimed: &[(&Section, &str)]) -> String {
    let Asked { requirement, .. } = asked;
    let provision = &requirement.provision;
    let asks = |missing: &str| match requirement.basis {
        // Nobody is to read that a provision asks for what is our own advice.
        Basis::Advice => missing.to_owned(),
        Basis::Law | Basis::Guidance => format!("{missing}, which {provision} asks for"),
    };
    let who = match claimed {
        [] => format!("nothing for {provision}"),
        [(section, _)] => format!("the section for {provision}, `{}`,", section.path),
        [_, _] => format!("neither of the two sections for {provision}"),
        many => format!("none of the {} sections for {provision}", many.len()),
    };
    match (lack.what, claimed) {
        (What::Unheard, _) => {
            let lang = language::of(asked.subject.plan);
            format!(
                "no section is marked as one on {}, and its words in the language `{lang}` are not known",
                requirement.about
            )
        }
        (What::Members, _) => asks(&format!("the plan says nothing of {}", lack.missing)),
        (What::Other, _) | (What::Section, []) => asks(&requirement.missing.replace("{missing}", &lack.missing)),
        (What::Section, [(_, why)]) => format!("{who} {why}"),
        (What::Section, all) if all.iter().all(|(_, why)| *why == hollow(Hollow::TooShort)) => {
            format!("{who} has a full sentence yet")
        }
        (What::Section, all) if all.iter().any(|(_, why)| *why == hollow(Hollow::TooShort)) => {
            format!("{who} says enough yet")
        }
        (What::Section, _) => format!("{who} says anything yet"),
        (What::Amount(size), _) => {
            let any = if claimed.len() == 1 { "no" } else { "an" };
            format!("{who} gives {any} amount of {} or more", ledger::write_pounds(size))
        }
    }
}

/// What is asked for, and by what.
fn asked_for(requirement: &Requirement) -> String {
    let asks = &requirement.asks;
    match requirement.basis {
        Basis::Advice => format!("{} speaks of {asks}; that a plan should is our advice.", requirement.provision),
        Basis::Law | Basis::Guidance => format!("{} asks for {asks}.", source(requirement)),
    }
}

/// What a duty rests on, at the beginning of a sentence.
fn source(requirement: &Requirement) -> &'static str {
    match requirement.basis {
        Basis::Law if requirement.provision.starts_with("SI ") => "The Order",
        Basis::Law => "The Act",
        Basis::Guidance => "Guidance",
        Basis::Advice => "Good practice",
    }
}

fn hollow(why: Hollow) -> &'static str {
    match why {
        Hollow::Empty => "is empty",
        Hollow::Placeholder => "holds only a placeholder",
        Hollow::TooShort => "has no full sentence",
    }
}

/// When a duty that is not due yet will be an error, where it ever is one.
fn not_due(requirement: &Requirement) -> String {
    let stage = requirement.error.as_str();
    if requirement.most.is_some_and(|most| most < Severity::Error) {
        format!("It is not due yet: it is looked for from `status: {stage}` on.")
    } else {
        format!("It is not due yet: from `status: {stage}` on it is an error.")
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
            format!("add the line `satisfies: [{}]` between the two `---` at its top", requirement.id)
        } else {
            format!("add `{}` to its `satisfies`, between the two `---` at its top", requirement.id)
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
