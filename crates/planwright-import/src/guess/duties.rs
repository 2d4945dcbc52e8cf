//! Duties that a section answers though its kind does not say so: where one of its headings does.

use super::{has, searched};

/// A duty of the Act, the kind whose sections answer it by themselves, and the words of a heading that does.
const DUTIES: &[(&str, &str, &[&str])] = &[
    ("resources", "resources", &["resource", "budget", "funding", "financ", "medium term"]),
    ("reporting", "accountability", &["hold … account", "held to account", "scrutin", "accountab"]),
    ("performance", "performance", &["measur", "performance", "how progress", "how we will know", "success"]),
    ("services", "services", &["services … victim", "victim … service", "support … victim", "commissioned services"]),
    ("grants", "grants", &["grant.", "grants", "commissioning fund", "community safety fund"]),
    (
        "strategic-policing-requirement",
        "strategic-policing-requirement",
        &["strategic policing requirement", "national threat"],
    ),
];

/// Profiles that know these duties by these names.
pub(crate) fn are_known(profile: &str) -> bool {
    matches!(profile, "england-pcc" | "england-pfcc" | "england-mayor" | "wales-pcc")
}

/// The duties that no section answers by its kind.
pub(crate) fn open(kinds: &[&str]) -> Vec<&'static str> {
    DUTIES.iter().filter(|(_, kind, _)| !kinds.contains(kind)).map(|(duty, ..)| *duty).collect()
}

/// True where a heading says that what follows answers a duty.
pub(crate) fn answers(duty: &str, heading: &str) -> bool {
    let heading = searched(heading);
    DUTIES.iter().any(|(known, _, words)| *known == duty && words.iter().any(|words| has(&heading, words)))
}
