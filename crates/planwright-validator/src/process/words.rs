//! How the process is put into words.

use jiff::civil::Date;
use planwright_core::model::{By, StepKind};

use crate::profile::Profile;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as it is read: "8 February 2018".
pub(crate) fn long(day: Date) -> String {
    let month = usize::try_from(day.month() - 1).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&"");
    format!("{} {month} {}", day.day(), day.year())
}

/// A title within a sentence: "the panel's report".
pub(super) fn within(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What a step is called within a sentence.
pub(super) fn step(profile: &Profile, step: StepKind) -> String {
    titled(profile, step).map_or_else(|| format!("`{}`", step.as_str()), within)
}

fn titled(profile: &Profile, step: StepKind) -> Option<&str> {
    let yearly = || profile.yearly.iter().find(|yearly| yearly.step == step).map(|yearly| yearly.title.as_str());
    profile.step(step).map(|process| process.title.as_str()).or_else(yearly)
}

/// A few words that name a step, also where the profile does not.
pub(super) fn title(profile: &Profile, step: StepKind) -> String {
    let own = || match step {
        StepKind::ConsultBudget => "Consultation on the budget",
        StepKind::EqualityImpact => "Equality impact assessment",
        StepKind::Guidance => "Guidance had in view",
        StepKind::Review => "Review of the plan",
        StepKind::PreceptNotified => "Notification of the proposed precept",
        _ => "",
    };
    let title = titled(profile, step).unwrap_or_else(own);
    if title.is_empty() { capital(&step.as_str().replace('-', " ")) } else { title.to_owned() }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// That a step was taken, as a sentence in the past that begins small: "the plan was issued".
pub(super) fn done(profile: &Profile, step: StepKind, varies: bool) -> String {
    let process = profile.step(step);
    let of_variation = process.and_then(|process| process.varied.as_ref()?.done.as_ref()).filter(|_| varies);
    let done = of_variation.or(process.and_then(|process| process.done.as_ref()));
    done.cloned().unwrap_or_else(|| format!("the step “{}” was taken", title(profile, step)))
}

/// Who took a step: "the Police and Crime Commissioner", "the deputy".
pub(super) fn who(profile: &Profile, by: By) -> String {
    let offices = profile.offices.as_ref();
    match by {
        By::Commissioner => {
            let role = offices.map_or("holder of the office", |offices| offices.issuer.role.as_str());
            format!("the {role}")
        }
        By::ChiefOfficer => {
            let role = offices.map_or("chief officer", |offices| offices.chief_officer.role.as_str());
            format!("the {role}")
        }
        By::Deputy => "the deputy".to_owned(),
        By::Staff => "the office's staff".to_owned(),
        By::Panel => "the panel".to_owned(),
    }
}

/// Who may take a step. An office is held by a person, and it is the person who may: "the Mayor".
pub(super) fn power(profile: &Profile, by: By) -> String {
    match (by, profile.offices.as_ref()) {
        (By::Commissioner, Some(offices)) => format!("the {}", offices.issuer.short),
        _ => who(profile, by),
    }
}

/// `a, b and c`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
