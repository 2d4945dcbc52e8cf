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
    let yearly = || profile.yearly.iter().find(|yearly| yearly.step == step).map(|yearly| yearly.title.as_str());
    let title = profile.step(step).map(|process| process.title.as_str()).or_else(yearly);
    title.map_or_else(|| format!("`{}`", step.as_str()), within)
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

/// `a, b and c`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
