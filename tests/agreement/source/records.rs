//! The typed lists of front matter, as every output prints them.

use serde_yaml::Value;

use super::folder::{Section, text};
use super::locale::Locale;

/// A list: its title, the headings of its columns, and its entries.
pub(super) struct Records {
    pub(super) title: String,
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// A list's key, and how each of its columns is filled.
type Column = (&'static str, fn(&Value, &Locale) -> Option<String>);

const SERVICES: &[Column] = &[
    ("service", |of, _| text(of, "name")),
    ("for", |of, _| text(of, "for")),
    ("power", |of, locale| Some(locale.word(&format!("power_{}", text(of, "power")?)))),
    ("provider", |of, _| text(of, "provider")),
    ("from_to", term),
    ("amount", |of, _| text(of, "amount")),
];

const MEETINGS: &[Column] = &[
    ("meeting", |of, _| text(of, "name")),
    ("frequency", |of, _| text(of, "frequency").map(capital)),
    ("public", |of, locale| Some(locale.word(if text(of, "public")? == "true" { "yes" } else { "no" }))),
    ("chair", |of, _| text(of, "chair")),
    ("papers", |of, _| text(of, "papers")),
];

const MEASURES: &[Column] = &[
    ("measure", |of, _| text(of, "name")),
    ("source", |of, _| text(of, "source")),
    ("frequency", |of, _| text(of, "frequency").map(capital)),
    ("baseline", |of, _| text(of, "baseline")),
    ("direction", |of, locale| Some(locale.word(&format!("direction_{}", text(of, "direction")?)))),
    ("target", |of, _| text(of, "target")),
];

pub(super) fn services(section: &Section, plan: &Section, locale: &Locale) -> Option<Records> {
    records(section, plan, "services", SERVICES, locale)
}

pub(super) fn meetings(section: &Section, plan: &Section, locale: &Locale) -> Option<Records> {
    records(section, plan, "meetings", MEETINGS, locale)
}

pub(super) fn measures(section: &Section, plan: &Section, locale: &Locale) -> Option<Records> {
    records(section, plan, "measures", MEASURES, locale)
}

/// A list without the columns that no entry fills.
fn records(section: &Section, plan: &Section, key: &str, columns: &[Column], locale: &Locale) -> Option<Records> {
    let entries = section.front.get(key)?.as_sequence()?;
    let filled = |(_, fill): &&Column| entries.iter().any(|entry| fill(entry, locale).is_some());
    let columns: Vec<_> = columns.iter().filter(filled).collect();
    let row = |entry: &Value| columns.iter().map(|(_, fill)| fill(entry, locale).unwrap_or_default()).collect();
    let title = locale.word(&format!("{key}_title"));
    let of = section.text("title").expect("a title");
    Some(Records {
        title: if times(plan, key) > 1 {
            locale.fill("records_of", &[("title", &title), ("section", &of)])
        } else {
            title
        },
        header: columns.iter().map(|(name, _)| locale.word(&format!("{key}_{name}"))).collect(),
        rows: entries.iter().map(row).collect(),
    })
}

/// In how many sections there is such a list.
fn times(section: &Section, key: &str) -> usize {
    let own = section.front.get(key).and_then(Value::as_sequence).is_some_and(|entries| !entries.is_empty());
    usize::from(own) + section.children.iter().map(|child| times(child, key)).sum::<usize>()
}

fn term(of: &Value, locale: &Locale) -> Option<String> {
    let end = |key| text(of, key).map(|date| locale.date(&date));
    match (end("from"), end("to")) {
        (Some(from), Some(to)) => Some(locale.fill("period_words", &[("from", &from), ("to", &to)])),
        (Some(from), None) => Some(locale.fill("from_date", &[("date", &from)])),
        (None, Some(to)) => Some(locale.fill("until_date", &[("date", &to)])),
        (None, None) => None,
    }
}

fn capital(text: String) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// "Delivered by the Chief Constable and partners": who delivers a priority.
pub(super) fn owners(section: &Section, plan: &Section, locale: &Locale) -> String {
    let own = match section.front.get("owner") {
        Some(Value::Sequence(list)) => list.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(one)) => vec![one.as_str()],
        _ => vec!["chief-officer"],
    };
    let office = |of: &str, key| plan.front.get(of).and_then(|of| text(of, "role")).unwrap_or_else(|| locale.word(key));
    let the = |role: &str| locale.fill("the_office", &[("role", role)]);
    let name = |owner: &str| match owner {
        "commissioner" => the(office("issuer", "role_issuer").split_whitespace().last().expect("a role")),
        "chief-officer" => the(&office("chief-officer", "role_chief_officer")),
        _ => locale.word("partners"),
    };
    let names: Vec<String> = own.into_iter().map(name).collect();
    let (last, rest) = names.split_last().expect("an owner");
    let who = match rest {
        [] => last.clone(),
        rest => locale.fill("and", &[("first", &rest.join(", ")), ("last", last)]),
    };
    locale.fill("delivered_by", &[("who", &who)])
}
