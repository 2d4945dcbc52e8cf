//! What profiles ask for: duties and steps, with their provisions and sources.

use std::fmt::Write as _;

use planwright_core::Severity;
use planwright_core::model::{Kind, Stage, StepKind};
use planwright_parser::schema;
use planwright_validator::profile::{Answer, Profile, Requirement, find};

use crate::LINK;
use crate::fill::{and, built_in};

/// True where a section of a kind answers a duty by being of it.
fn answers(duty: &Requirement, kind: Kind) -> bool {
    duty.answers.iter().any(|answer| match answer {
        Answer::Kind { kind: answering, .. } => *answering == kind,
        Answer::Scope { .. } => kind == Kind::Priority,
        Answer::Measures => false,
    })
}

/// What some profiles ask for in the same words.
struct Asked {
    provision: String,
    asks: String,
    profiles: Vec<String>,
    /// Where it was found, and for which profiles.
    sources: Vec<(String, Vec<String>)>,
}

impl Asked {
    /// As lines of a list, each profile's with its source; `whom` is asked.
    fn lines(all: &[Self], whom: &str) -> String {
        let mut text = String::new();
        for Self { provision, asks, profiles, sources } in all {
            let _ = write!(text, "  - For {}: {provision} asks{whom} for {asks}.", and(profiles));
            for (i, (source, profiles)) in sources.iter().enumerate() {
                let _ = match i {
                    0 => write!(text, " Source: {source}"),
                    _ => write!(text, " For {}: {source}", and(profiles)),
                };
            }
            text.push('\n');
        }
        text
    }

    /// Adds what a profile asks for.
    fn add(all: &mut Vec<Self>, provision: &str, asks: &str, source: &str, profile: &Profile) {
        let (asks, source, profile) = (asks.trim(), stop(source), name(profile));
        let known = all.iter_mut().find(|known| known.provision == provision && known.asks == asks);
        let Some(known) = known else {
            all.push(Self {
                provision: provision.to_owned(),
                asks: asks.to_owned(),
                profiles: vec![profile.clone()],
                sources: vec![(source, vec![profile])],
            });
            return;
        };
        known.profiles.push(profile.clone());
        match known.sources.iter_mut().find(|(found, _)| *found == source) {
            Some((_, profiles)) => profiles.push(profile),
            None => known.sources.push((source, vec![profile])),
        }
    }
}

/// The Acts that provisions name, each spelled out in a sentence.
fn acts<'a>(provisions: impl Iterator<Item = &'a str>, profiles: &[Profile]) -> String {
    let mut text = String::new();
    let mut known: Vec<&str> = Vec::new();
    for provision in provisions {
        let act = profiles.iter().flat_map(|profile| &profile.acts).find(|(short, _)| provision.starts_with(*short));
        let Some((short, act)) = act.filter(|(short, act)| !known.contains(&short.as_str()) && **short != act.name)
        else {
            continue;
        };
        known.push(short);
        let _ = write!(text, " {short} is the [{}]({}).", act.name, act.url);
    }
    text.trim_start().to_owned()
}

/// A profile's name as it is written, and whether plans are judged by it.
fn name(profile: &Profile) -> String {
    let about = match (&profile.disabled, &profile.experimental) {
        (Some(_), _) => " (not in use)",
        (_, Some(_)) => " (experimental)",
        _ => "",
    };
    format!("`{}`{about}", profile.id)
}

fn stop(source: &str) -> String {
    format!("{}.", source.trim().trim_end_matches('.'))
}

/// The ids of the duties that a kind answers in any profile, each once, with their titles.
fn duties(kind: Kind, profiles: &[Profile]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for duty in profiles.iter().flat_map(|profile| &profile.duties).filter(|duty| answers(duty, kind)) {
        if all.iter().all(|(id, _)| *id != duty.id) {
            all.push((duty.id.clone(), duty.title.clone()));
        }
    }
    all
}

/// The names of the findings on the duties that a kind answers, with their titles: each duty, then its finer parts.
pub(super) fn names(kind: Kind) -> Vec<(String, String)> {
    let profiles = built_in();
    let mut all = Vec::new();
    for (id, title) in duties(kind, &profiles) {
        let Some(duty) = profiles.iter().find_map(|profile| profile.duty(&id)) else { continue };
        all.push((duty.rule(), title));
        all.extend(duty.parts.iter().map(|part| (format!("{}.{}", duty.rule(), part.id), part.title.clone())));
    }
    all
}

/// The duties that a section of a kind answers by itself.
pub(super) fn of_kind(kind: Kind) -> String {
    let profiles = built_in();
    let duties = duties(kind, &profiles);
    if duties.is_empty() {
        return "No duty of a statutory profile is answered by a section only because it is of this kind. Where one of \
                yours answers a duty all the same, name the duty under `satisfies`."
            .to_owned();
    }
    let mut text = format!(
        "A section of this kind answers what follows, and need not say so. What stands after “For” are profiles, one for \
         each kind of body: [plan.md]({LINK}plan) lists them.\n\n"
    );
    let mut provisions = Vec::new();
    for (id, title) in duties {
        let _ = writeln!(text, "- **{title}** (`duty/{id}`).");
        let mut asked = Vec::new();
        for profile in &profiles {
            for duty in profile.duties.iter().filter(|duty| duty.id == id && answers(duty, kind)) {
                Asked::add(&mut asked, &duty.provision, &duty.asks, &duty.source, profile);
            }
        }
        text.push_str(&Asked::lines(&asked, " a plan"));
        provisions.extend(asked.into_iter().map(|asked| asked.provision));
    }
    let acts = acts(provisions.iter().map(String::as_str), &profiles);
    let _ = write!(
        text,
        "\n{acts} This is a reading of the law and no legal advice; `planwright explain` says how sure we are of each.\n",
    );
    text
}

/// What is an error from which status on, for a commissioner in England.
pub(super) fn weights() -> String {
    let Ok(profile) = find("england-pcc") else { return String::new() };
    let mut text = String::new();
    let mut provisions = Vec::new();
    for stage in Stage::ALL {
        let duties = profile.duties.iter().filter(|duty| {
            duty.error == *stage && duty.disabled.is_none() && duty.most.unwrap_or(Severity::Error) == Severity::Error
        });
        let steps = profile.process.iter().filter(|step| step.error == *stage && step.disabled.is_none());
        let all: Vec<(&String, &String)> = duties
            .map(|duty| (&duty.title, &duty.provision))
            .chain(steps.map(|step| (&step.title, &step.provision)))
            .collect();
        let named: Vec<String> =
            all.iter().map(|(title, provision)| format!("{} ({provision})", small(title))).collect();
        if !named.is_empty() {
            let _ = writeln!(text, "- From `status: {}` on: {}.", stage.as_str(), named.join("; "));
        }
        provisions.extend(all.into_iter().map(|(_, provision)| provision.as_str()));
    }
    let _ = write!(text, "\n{}", acts(provisions.into_iter(), std::slice::from_ref(&profile)));
    text
}

/// A title within a sentence, where its first word is no name.
fn small(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().map(|first| first.to_lowercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// Steps of the record: what each word means, and, where all are listed, which profiles ask for it.
pub(super) fn steps(names: &[&str]) -> Result<String, String> {
    let path = ["record".to_owned(), "step".to_owned()];
    let words = schema::plan().words(&path);
    if let Some(unknown) = names.iter().find(|name| words.iter().all(|(word, _)| word != *name)) {
        return Err(format!("there is no step `{unknown}`"));
    }
    let profiles = if names.is_empty() { built_in() } else { Vec::new() };
    let mut text = String::new();
    let mut provisions = Vec::new();
    for (word, meaning) in words.iter().filter(|(word, _)| names.is_empty() || names.contains(&word.as_str())) {
        let _ = writeln!(text, "- `{word}`: {meaning}");
        let Some(step) = StepKind::from_word(word) else { continue };
        let mut asked = Vec::new();
        for profile in &profiles {
            if let Some(step) = profile.step(step) {
                Asked::add(&mut asked, &step.provision, &step.asks, &step.source, profile);
            }
        }
        text.push_str(&Asked::lines(&asked, ""));
        provisions.extend(asked.into_iter().map(|asked| asked.provision));
    }
    let _ = write!(text, "\n{}", acts(provisions.iter().map(String::as_str), &profiles));
    Ok(text)
}
