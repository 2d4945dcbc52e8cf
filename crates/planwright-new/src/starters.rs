//! What a section of a kind may look like, to copy and write over.

use planwright_core::model::{FinancialYear, Kind, Scope};
use planwright_validator::profile::{NamedSet, Profile};

use crate::Answers;
use crate::sections::Section;

/// The beginning of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Starter {
    /// Its title.
    pub(crate) title: String,
    /// Lines of front matter that it may have, beyond title and kind.
    pub(crate) keys: String,
    /// Its text.
    pub(crate) body: String,
}

const PRIORITY: &str = include_str!("starters/priority.md");
const FIRE: &str = include_str!("starters/fire.md");
const RESOURCES: &str = include_str!("starters/resources.md");
const ACCOUNTABILITY: &str = include_str!("starters/accountability.md");
const PERFORMANCE: &str = include_str!("starters/performance.md");
const SERVICES: &str = include_str!("starters/services.md");
const GRANTS: &str = include_str!("starters/grants.md");
const THREATS: &str = include_str!("starters/strategic-policing-requirement.md");
const EQUALITY: &str = include_str!("starters/equality.md");
const NATIONAL_PRIORITIES: &str = include_str!("starters/national-priorities.md");
const REGARD: &str = include_str!("starters/regard.md");
const OTHER: &str = include_str!("starters/other.md");

/// The beginning of a section that answers duties.
pub(crate) fn starter(section: &Section<'_>, profile: &Profile, answers: &Answers) -> Starter {
    let text = fill(source(section), section, profile, answers);
    let (head, body) = text.split_once("---\n").unwrap_or((&text, ""));
    let (title, keys) = head.split_once('\n').unwrap_or((head, ""));
    Starter {
        title: title.trim_start_matches("title:").trim().to_owned(),
        keys: keys.to_owned(),
        body: body.trim().to_owned(),
    }
}

fn source(section: &Section<'_>) -> &'static str {
    let only = |id: &str| section.named && section.duties.iter().all(|duty| duty.id == id);
    match section.kind {
        Kind::Priority if section.scope == Some(Scope::Fire) => FIRE,
        Kind::Priority => PRIORITY,
        Kind::Resources => RESOURCES,
        Kind::Accountability => ACCOUNTABILITY,
        Kind::Performance => PERFORMANCE,
        Kind::Services => SERVICES,
        Kind::Grants => GRANTS,
        Kind::StrategicPolicingRequirement => THREATS,
        Kind::Equality => EQUALITY,
        _ if only("national-priorities") => NATIONAL_PRIORITIES,
        _ if section.named && section.fold() == Some("regard") => REGARD,
        _ => OTHER,
    }
}

fn fill(text: &str, section: &Section<'_>, profile: &Profile, answers: &Answers) -> String {
    let offices = profile.offices.as_ref();
    let threats = profile.threats.iter().rev().find(|set| set.from <= answers.period.from);
    let entries = |set: &NamedSet| set.ids.iter().map(|id| format!("\n  - {id}")).collect();
    let ids = threats.map_or_else(|| " []".to_owned(), entries);
    let duty = section.duties.first();
    let values = [
        ("{area}", answers.area.clone()),
        ("{chief}", offices.map_or_else(|| "chief officer".to_owned(), |o| o.chief_officer.role.clone())),
        ("{short}", offices.map_or_else(|| "issuer".to_owned(), |o| o.issuer.short.clone())),
        ("{year}", FinancialYear::of(answers.period.from).to_string()),
        ("{threats}", ids),
        ("{threat-names}", threats.map(names).unwrap_or_default()),
        ("{duty}", duty.map(|duty| duty.title.clone()).unwrap_or_default()),
        ("{asks}", duty.map(|duty| duty.asks.clone()).unwrap_or_default()),
    ];
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// "terrorism, public disorder and civil emergencies".
fn names(set: &NamedSet) -> String {
    let names: Vec<String> = set.ids.iter().map(|id| set.title_of(id)).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
