//! What a profile can ask of a plan, in words.

use planwright_validator::profile::Need;

use crate::texts::{and, or, thousands};

/// What must hold, in a sentence or two. "These sections" are those that answer the duty.
pub(crate) fn text(need: &Need) -> String {
    match need {
        Need::Section => {
            "At least one such section must say something: a heading or a placeholder is not enough.".to_owned()
        }
        Need::SectionOrWords { words, .. } => format!(
            "At least one such section must say something, or the plan must speak of {} somewhere.",
            or(&quoted(words))
        ),
        Need::Amount { at_least } => {
            format!("These sections must name an amount of £{} or more.", thousands(*at_least))
        }
        Need::Table { role } => {
            format!("These sections must have a table whose caption says `role={}`.", role.as_str())
        }
        Need::Words { words, anywhere } => {
            let place = if *anywhere { "The plan" } else { "These sections" };
            format!("{place} must use one of these words, or one that begins so: {}.", quoted(words).join(", "))
        }
        Need::Years { words } => format!(
            "These sections must name each financial year from the plan's date to the end of its period, or speak of the later ones as a whole: {}.",
            quoted(words).join(", ")
        ),
        Need::Meetings { frequencies, occasions, within } => format!(
            "These sections must list a meeting under `meetings`, or say how often ({}) within {within} characters of what meets or reports ({}).",
            quoted(frequencies).join(", "),
            quoted(occasions).join(", ")
        ),
        Need::Measures => "Each priority of the chief officer must have `measures`, or a section that answers the duty must have some. Nobody asks for numerical targets.".to_owned(),
        Need::Beneficiaries => "Each entry under `services` must say whom it is for, as `for`.".to_owned(),
        Need::Conditions { words, guarded, unless } => conditions(words, guarded, unless),
        Need::Scope { limbs } => {
            let limbs: Vec<String> = limbs.iter().map(|limb| format!("`{}`", limb.as_str())).collect();
            format!(
                "Each of {} must be the `scope` of some priority. Where no priority has a `scope`, that is one note.",
                and(&limbs)
            )
        }
        Need::Threats => "Each national threat of the list in force must be named by these sections or by the priorities, under `threats` or in words.".to_owned(),
        Need::NationalPriorities { words } => format!(
            "Each national priority of the list in force must have an entry under `national-priorities` that says whether it applies and why, or a section must speak of them in words such as {}.",
            or(&quoted(words))
        ),
        Need::Steps { steps } => {
            let steps: Vec<String> = steps.iter().map(|step| format!("`{}`", step.as_str())).collect();
            format!("The `record` in plan.md, or a report in `panel/`, must have the step {}.", or(&steps))
        }
        Need::EachPriority { words } => {
            format!("Each priority must use one of these words, or one that begins so: {}.", quoted(words).join(", "))
        }
    }
}

fn conditions(words: &[String], guarded: &[String], unless: &[String]) -> String {
    let mut text = format!(
        "These sections, taken together, must state the conditions of the grants: under `conditions` (`conditions: none` is an answer), or in words such as {}.",
        quoted(words).join(", ")
    );
    if !guarded.is_empty() {
        text.push_str(&format!(" {} counts too", and(&quoted(guarded))));
        if !unless.is_empty() {
            text.push_str(&format!(", unless one of these follows: {}", quoted(unless).join(", ")));
        }
        text.push('.');
    }
    text
}

fn quoted(words: &[String]) -> Vec<String> {
    words.iter().map(|word| format!("“{word}”")).collect()
}

#[cfg(test)]
mod tests {
    use planwright_core::model::{Scope, StepKind, TableRole};

    use super::*;

    fn check(need: Need, words: &[&str]) {
        let text = text(&need);
        for words in words {
            assert!(text.contains(words), "{need:?} says {words}: {text}");
        }
        assert!(text.ends_with('.') && !text.contains("  "), "{text}");
    }

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn every_need_is_told_in_plain_words() {
        check(Need::Section, &["must say something"]);
        check(
            Need::SectionOrWords { words: owned(&["a", "b"]), steps: Vec::new() },
            &["speak of “a” or “b” somewhere"],
        );
        check(Need::Amount { at_least: 100_000 }, &["£100,000 or more"]);
        check(Need::Table { role: TableRole::Grants }, &["`role=grants`"]);
        check(
            Need::Words { words: owned(&["officer", "fleet"]), anywhere: false },
            &["These sections", "“officer”, “fleet”"],
        );
        check(Need::Words { words: owned(&["officer"]), anywhere: true }, &["The plan must use"]);
        check(Need::Years { words: owned(&["indicative"]) }, &["each financial year", "“indicative”"]);
        let meetings = Need::Meetings { frequencies: owned(&["weekly"]), occasions: owned(&["board"]), within: 60 };
        check(meetings, &["(“weekly”) within 60 characters", "(“board”)"]);
        check(Need::Measures, &["`measures`", "Nobody asks for numerical targets"]);
        check(Need::Beneficiaries, &["`for`"]);
        let conditions = Need::Conditions {
            words: owned(&["repay"]),
            guarded: owned(&["subject to"]),
            unless: owned(&["approval", "change"]),
        };
        check(conditions, &["“repay”", "“subject to” counts too, unless one of these follows: “approval”, “change”."]);
        check(Need::Conditions { words: owned(&["repay"]), guarded: vec![], unless: vec![] }, &["such as “repay”."]);
        check(Need::Scope { limbs: vec![Scope::Policing, Scope::National] }, &["`policing` and `national`"]);
        check(Need::Threats, &["`threats`"]);
        check(
            Need::NationalPriorities { words: owned(&["national priorities"]) },
            &["`national-priorities`", "“national priorities”."],
        );
        check(Need::Steps { steps: vec![StepKind::Issue, StepKind::Publish] }, &["`issue` or `publish`"]);
        check(Need::EachPriority { words: owned(&["because"]) }, &["Each priority", "“because”"]);
    }
}
