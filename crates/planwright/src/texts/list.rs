//! Every rule, duty, part and step, for a list.

use planwright_core::catalogue::RULES;
use planwright_validator::profile::Profile;

use crate::texts::{in_profile, step};

/// The order in which families are listed: the law first.
const FAMILIES: &[(&str, &str)] = &[
    ("duty", "what the law asks a plan to contain"),
    ("process", "the steps that the law asks for beside the plan"),
    ("period", "the years that a plan is for"),
    ("panel", "the panel's recommendations and the answers to them"),
    ("source", "files and what can be written in them"),
    ("structure", "sections and headings"),
    ("link", "links, files and footnotes"),
    ("access", "what readers who cannot see a page well need"),
    ("table", "tables and their sums"),
    ("figure", "amounts, years and changes"),
    ("words", "words and sentences"),
    ("page", "the plan on a page"),
    ("translation", "other languages"),
    ("waiver", "what is set aside"),
    ("theme", "themes"),
];

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The name.
    pub(crate) name: String,
    /// It in a few words.
    pub(crate) title: String,
    /// The profiles that have it, where not all do.
    pub(crate) only_in: Vec<String>,
}

/// Every name that a finding can have, by family, each once.
pub(crate) fn entries(profiles: &[Profile]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let rules = RULES.iter().map(|rule| (rule.name.to_owned(), rule.title().to_owned()));
    entries.extend(rules.map(|(name, title)| Entry { name, title, only_in: Vec::new() }));
    for profile in profiles {
        for name in names(profile) {
            match entries.iter_mut().find(|entry| entry.name == name) {
                Some(entry) if entry.only_in.is_empty() => {}
                Some(entry) => entry.only_in.push(profile.id.clone()),
                None => {
                    let title = in_profile(&name, profile).map(|text| text.title).unwrap_or_default();
                    entries.push(Entry { name, title, only_in: vec![profile.id.clone()] });
                }
            }
        }
    }
    for entry in &mut entries {
        if entry.only_in.len() == profiles.len() {
            entry.only_in.clear();
        }
    }
    let duties: Vec<String> = entries.iter().map(|entry| whole(&entry.name).to_owned()).collect();
    let first = |name: &str| duties.iter().position(|duty| duty == whole(name));
    entries.sort_by_cached_key(|entry| (place(&entry.name), first(&entry.name)));
    entries
}

/// The names of a profile's findings: a duty, then its parts; then the steps.
fn names(profile: &Profile) -> Vec<String> {
    let mut names = Vec::new();
    for duty in &profile.duties {
        names.push(duty.rule());
        names.extend(duty.parts.iter().map(|part| format!("{}.{}", duty.rule(), part.id)));
    }
    let folds = profile.duties.iter().filter_map(|duty| duty.fold.as_ref());
    names.extend(folds.map(|fold| format!("duty/{fold}")));
    names.extend(profile.process.iter().map(step::rule));
    let told = ["process/ahead", "process/order", "period/end"];
    names.extend(told.iter().filter(|name| in_profile(name, profile).is_some()).map(|name| (*name).to_owned()));
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// The name of the duty that a part belongs to; any other name as it is.
fn whole(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// Where a name's family stands in the list.
fn place(name: &str) -> usize {
    let family = name.split('/').next().unwrap_or(name);
    FAMILIES.iter().position(|(known, _)| *known == family).unwrap_or(FAMILIES.len())
}

/// What a family of rules is about.
pub(crate) fn heading(family: &str) -> String {
    let about = FAMILIES.iter().find(|(known, _)| *known == family);
    about.map_or_else(|| family.to_owned(), |(family, about)| format!("{family}: {about}"))
}

#[cfg(test)]
mod tests {
    use planwright_validator::profile;

    use super::*;

    #[test]
    fn parts_stand_under_their_duty() {
        let profiles: Vec<Profile> = profile::list().iter().filter_map(|entry| profile::find(entry.id).ok()).collect();
        let entries = entries(&profiles);
        for (i, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.name.contains('.')) {
            let before = &entries[i - 1].name;
            assert_eq!(whole(before), whole(&entry.name));
        }
        assert!(entries.iter().any(|entry| entry.name == "duty/grants.conditions"));
    }

    #[test]
    fn every_family_of_the_catalogue_has_a_heading() {
        for rule in RULES {
            assert!(place(rule.name) < FAMILIES.len(), "{}", rule.name);
        }
    }
}
