//! Keys of front matter and what can stand behind them.

use gen_lsp_types::CompletionItemKind as Kind;
use planwright_core::catalogue;
use planwright_core::model::AnchorKind;
use planwright_validator::profile;

use super::{At, Choice, Choices, body, paths};
use crate::front::{self, Place, Slot};
use crate::known;
use crate::schema::{FileKind, Form, Schema};

/// What can be written at a place of the front matter.
pub(super) fn choices(at: &At<'_>, kind: FileKind) -> Option<Choices> {
    let schema = kind.schema()?;
    let place = front::place(at.text, at.offset)?;
    let word = place.word.clone();
    let all = match place.slot {
        Slot::Key => keys(schema, &place),
        Slot::Value => values(at, schema, &place),
        Slot::Entry => {
            let values = values(at, schema, &place);
            if values.is_empty() { keys(schema, &place) } else { values }
        }
    };
    Some(Choices { word, all })
}

/// The keys that are not there yet, those that must be there first.
fn keys(schema: Schema, place: &Place) -> Vec<Choice> {
    let mut keys = schema.keys(&place.path);
    keys.retain(|key| !place.beside.iter().any(|beside| beside == key.name));
    keys.sort_by_key(|key| !key.is_required);
    let choice = |key: crate::schema::Key| {
        let behind = match key.form {
            _ if !place.is_last && !place.in_flow => "",
            Form::One => ": ",
            Form::List | Form::Keys if place.in_flow => ": ",
            Form::List | Form::Keys => ":",
        };
        Choice::new(key.name, Kind::Property)
            .detail(if key.is_required { "required" } else { "" })
            .meaning(key.meaning)
            .insert(format!("{}{behind}", key.name))
    };
    keys.into_iter().map(choice).collect()
}

/// What can stand behind a key: the words of the format, and what the plan and its profile know.
fn values(at: &At<'_>, schema: Schema, place: &Place) -> Vec<Choice> {
    let words = schema.words(&place.path);
    let mut all: Vec<Choice> =
        words.into_iter().map(|(word, meaning)| Choice::new(word, Kind::EnumMember).meaning(meaning)).collect();
    let path: Vec<&str> = place.path.iter().map(String::as_str).collect();
    match path.as_slice() {
        ["satisfies"] => all.extend(duties(at)),
        ["threats"] | ["threats", "id"] => all.extend(set(at, |it| &it.threats)),
        ["national-priorities", "id"] => all.extend(set(at, |it| &it.national_priorities)),
        ["waivers", "rule"] => all.extend(rules(at)),
        ["waivers", "at"] => all.extend(body::ids(at, |_| true)),
        ["page", "zones", "sections"] | ["recommendations", "in"] | ["recommendations", "evidence", "section"] => {
            all.extend(body::ids(at, |kind| kind == AnchorKind::Section));
        }
        ["page", "zones", "chart"] => all.extend(body::ids(at, |kind| kind == AnchorKind::Chart)),
        ["profile"] => all.extend(profile::list().into_iter().map(|entry| {
            Choice::new(entry.id, Kind::Module).detail(entry.title).meaning(entry.experimental.unwrap_or_default())
        })),
        ["signed", "portrait"] => all.extend(paths::pictures(at)),
        _ => {}
    }
    // Words that are there already are offered once in a list.
    all
}

/// The duties of the profile, those that nothing answers first.
fn duties(at: &At<'_>) -> Vec<Choice> {
    let Some(analysis) = at.analysis else { return Vec::new() };
    let checked = &analysis.checked;
    let unmet: Vec<&str> = known::unmet(checked).map(|duty| duty.id.as_str()).collect();
    let mut duties: Vec<_> = checked.profile.duties.iter().filter(|duty| duty.disabled.is_none()).collect();
    duties.sort_by_key(|duty| !unmet.contains(&duty.id.as_str()));
    let choice = |duty: &&profile::Requirement| {
        let state = if unmet.contains(&duty.id.as_str()) { " · not answered yet" } else { "" };
        Choice::new(&duty.id, Kind::EnumMember).detail(format!("{}{state}", duty.provision)).meaning(known::duty(duty))
    };
    duties.iter().map(choice).collect()
}

/// The members of the set that is in force.
fn set(at: &At<'_>, of: impl Fn(&profile::Profile) -> &Vec<profile::NamedSet>) -> Vec<Choice> {
    let Some((analysis, report)) = at.analysis.and_then(|it| Some((it, it.checked.report.as_ref()?))) else {
        return Vec::new();
    };
    let sets = of(&analysis.checked.profile).iter().filter(|set| set.in_force(report.as_at));
    sets.flat_map(|set| {
        set.ids.iter().map(|id| Choice::new(id, Kind::EnumMember).detail(set.title_of(id)).meaning(set.title.clone()))
    })
    .collect()
}

/// The duties and rules that can be set aside, those that are found now first.
fn rules(at: &At<'_>) -> Vec<Choice> {
    let Some(analysis) = at.analysis else { return Vec::new() };
    let found: Vec<&str> = analysis.diagnostics().map(|found| found.rule.as_str()).collect();
    let of_profile = analysis.checked.profile.rule_names();
    let of_catalogue = catalogue::RULES.iter().filter(|rule| !rule.breaks_output).map(|rule| rule.name.to_owned());
    let mut names: Vec<String> = of_profile.into_iter().chain(of_catalogue).collect();
    names.sort_by_key(|name| !found.contains(&name.as_str()));
    let choice = |name: String| {
        let meaning = known::rule(&name, &analysis.checked.profile).unwrap_or_default();
        let detail = if found.contains(&name.as_str()) { "found now" } else { "" };
        Choice::new(name, Kind::EnumMember).detail(detail).meaning(meaning)
    };
    names.into_iter().map(choice).collect()
}
