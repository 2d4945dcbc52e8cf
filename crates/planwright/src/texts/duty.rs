//! Duties in words.

use planwright_core::Severity;
use planwright_core::model::Stage;
use planwright_validator::profile::{Answer, Basis, Profile, Requirement};

use crate::texts::{Text, need, or, sentence, sure};

/// A duty of a profile, by the name of its findings.
pub(super) fn text(name: &str, profile: &Profile) -> Option<Text> {
    let duty = profile.duties.iter().find(|duty| duty.rule() == name)?;
    let law = law(profile, duty);
    let mut parts = vec![
        (heading(duty.basis), law),
        ("What answers it", answers(duty)),
        ("How to mend", sentence(&duty.mend)),
        ("When it counts", counts(duty)),
        ("How sure we are", sure::text(&duty.source, duty.confidence, duty.reading.as_ref())),
    ];
    if !duty.parts.is_empty() {
        parts.insert(3, ("What a careful reader looks for too", finer(duty)));
    }
    Some(Text {
        name: name.to_owned(),
        title: duty.title.clone(),
        what: sentence(&format!("{} asks a plan for {}", duty.provision, duty.asks.trim_end())),
        severity: most(duty),
        parts,
        url: act(profile, &duty.provision).map(|(_, act)| act.url.clone()),
        basis: Some(duty.basis.as_str()),
    })
}

fn heading(basis: Basis) -> &'static str {
    match basis {
        Basis::Law => "The law",
        Basis::Guidance => "The guidance",
        Basis::Advice => "The advice",
    }
}

fn law(profile: &Profile, duty: &Requirement) -> String {
    let mut text = format!("{} asks a plan for {}.", duty.provision, duty.asks.trim_end());
    let from = duty.from.map(|from| format!(" from {from}")).unwrap_or_default();
    let to = duty.to.map(|to| format!(" to {to}")).unwrap_or_default();
    text.push_str(&match duty.basis {
        Basis::Law if duty.from.is_none() => " From which day it is law is not known.".to_owned(),
        Basis::Law => format!(" It is law{from}{to}."),
        Basis::Guidance => format!(" It is guidance, without the force of law{from}{to}."),
        Basis::Advice => " It is our own advice.".to_owned(),
    });
    text.push_str(&spelled_out(profile, &duty.provision));
    if !duty.documents.is_empty() {
        let documents: Vec<String> = duty.documents.iter().map(|d| format!("`{}`", d.as_str())).collect();
        text.push_str(&format!(" It is for documents of the kind {}.", or(&documents)));
    }
    if let Some(why) = &duty.disabled {
        text.push_str(&format!("\n\nNo plan is judged by it yet: {}", sentence(why)));
    }
    text
}

/// The Act that a provision names, by the name that provisions use.
pub(super) fn act<'a>(
    profile: &'a Profile,
    provision: &str,
) -> Option<(&'a str, &'a planwright_validator::profile::Act)> {
    let named = profile.acts.iter().find(|(short, _)| provision.starts_with(short.as_str()));
    named.map(|(short, act)| (short.as_str(), act))
}

/// An Act's name in a provision, spelled out in a sentence that follows another.
pub(super) fn spelled_out(profile: &Profile, provision: &str) -> String {
    act(profile, provision)
        .map(|(short, act)| format!(" {short} is the {}, {}.", act.name, act.url))
        .unwrap_or_default()
}

/// The sections that answer a duty and what they need, as Markdown.
fn answers(duty: &Requirement) -> String {
    let mut text = String::from("A section counts when any of these holds:\n\n");
    for answer in &duty.answers {
        text.push_str(&match answer {
            Answer::Kind { kind, owner: None } => format!("- its front matter says `kind: {}`\n", kind.as_str()),
            Answer::Kind { kind, owner: Some(owner) } => format!(
                "- its front matter says `kind: {}`, and `{}` is among its owners\n",
                kind.as_str(),
                owner.as_str(),
            ),
            Answer::Scope { scope } => format!("- its front matter names `{}` in `scope`\n", scope.as_str()),
            Answer::Measures => "- it has `measures` in its front matter\n".to_owned(),
        });
    }
    text.push_str(&format!("- its front matter says `satisfies: [{}]`\n\n", duty.id));
    let needs: Vec<String> = duty.needs.iter().map(need::text).collect();
    text.push_str(&needs.join(" "));
    text
}

/// The finer parts, a line each.
fn finer(duty: &Requirement) -> String {
    let line = |part: &planwright_validator::profile::Part| {
        format!("- `{}.{}`: {}", duty.rule(), part.id, sentence(&part.title))
    };
    let lines: Vec<String> = duty.parts.iter().map(line).collect();
    lines.join("\n")
}

fn most(duty: &Requirement) -> Severity {
    duty.most.unwrap_or(Severity::Error)
}

/// What a plan that does not answer a duty gets, from the first status to the last.
fn counts(duty: &Requirement) -> String {
    let stages = when(duty.warning_stage(), duty.error, most(duty));
    let mut text = format!("A plan that does not answer it gets {stages}.");
    if let Some(fold) = &duty.fold {
        text.push_str(&format!(" It is told together with others of its kind, as `duty/{fold}`."));
    }
    text
}

/// How much it weighs that something is missing, from the first status to the last.
pub(super) fn when(warning: Stage, error: Stage, most: Severity) -> String {
    let mut steps: Vec<(Severity, Stage)> = Vec::new();
    for stage in Stage::ALL.iter().copied() {
        let severity = match stage {
            stage if stage >= error => Severity::Error,
            stage if stage >= warning => Severity::Warning,
            _ => Severity::Note,
        };
        let severity = severity.min(most);
        if steps.last().is_none_or(|(last, _)| *last != severity) {
            steps.push((severity, stage));
        }
    }
    let weight = |severity| match severity {
        Severity::Error => "an error",
        Severity::Warning => "a warning",
        Severity::Note => "a note",
    };
    let told: Vec<String> = match steps.as_slice() {
        [(only, _)] => return format!("{} at every status", weight(*only)),
        [(first, _), rest @ ..] => {
            let until = rest.first().map_or(Stage::Draft, |(_, stage)| *stage);
            let first = match first {
                Severity::Note => format!("a note before the status `{}`", until.as_str()),
                other => format!("{} from `{}` on", weight(*other), Stage::Draft.as_str()),
            };
            let later =
                rest.iter().map(|(severity, stage)| format!("{} from `{}` on", weight(*severity), stage.as_str()));
            std::iter::once(first).chain(later).collect()
        }
        [] => Vec::new(),
    };
    match told.as_slice() {
        [first, second, third] => format!("{first}, {second}, and {third}"),
        told => super::joined(told, "and"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(warning: Stage, error: Stage, most: Severity, expected: &str) {
        assert_eq!(when(warning, error, most), expected);
    }

    #[test]
    fn says_how_much_it_weighs_at_each_status() {
        let words =
            "a note before the status `consultation`, a warning from `consultation` on, and an error from `panel` on";
        check(Stage::Consultation, Stage::Panel, Severity::Error, words);
        let words = "a warning from `draft` on and an error from `consultation` on";
        check(Stage::Draft, Stage::Consultation, Severity::Error, words);
        check(Stage::Draft, Stage::Draft, Severity::Error, "an error at every status");
        check(Stage::Panel, Stage::Issued, Severity::Note, "a note at every status");
        let words = "a note before the status `issued` and a warning from `issued` on";
        check(Stage::Issued, Stage::Published, Severity::Warning, words);
    }
}
