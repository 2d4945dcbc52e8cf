//! What outputs print of the plan as a whole, besides its title and summary.

use super::folder::{Section, text};
use super::locale::Locale;

/// Words of the cover, the contents and the pages' edges.
pub(crate) struct Cover {
    pub(crate) title: String,
    /// How far the plan has come, and what that means; nothing once it is issued.
    pub(crate) status: Option<[String; 2]>,
    /// "Police and crime plan".
    pub(crate) kind: String,
    pub(crate) area: String,
    /// "2017–2021".
    pub(crate) years: String,
    /// Label and value.
    pub(crate) facts: Vec<[String; 2]>,
    /// Label and value.
    pub(crate) imprint: Vec<[String; 2]>,
    /// The same with whole addresses, as plain text has them.
    pub(crate) addresses: Vec<[String; 2]>,
    /// "Contents".
    pub(crate) contents: String,
    /// "Notes".
    pub(crate) notes: String,
    /// "Page {page} of {pages}".
    pub(crate) folio: String,
    /// What stands at the foot of each page.
    pub(crate) foot: String,
}

/// Reads the front matter of `plan.md`.
pub(super) fn read(plan: &Section, locale: &Locale) -> Cover {
    let needed = |key: &str| plan.text(key).unwrap_or_else(|| panic!("plan.md has no {key}"));
    let (from, to) = (of(plan, "period", "from").expect("from"), of(plan, "period", "to").expect("to"));
    let period = locale.period(&from, &to);
    let (status, area) = (needed("status"), needed("area"));
    let kind = locale.word(if plan.text("document").as_deref() == Some("joint-plan") {
        "kind_joint_plan"
    } else {
        "kind_plan"
    });
    let label = locale.word(&format!("status_{status}"));
    let note = locale.word(&format!("status_{status}_note"));
    let in_force = matches!(status.as_str(), "issued" | "published");
    let foot = format!("{kind}, {area}, {period}");
    Cover {
        title: needed("title"),
        facts: facts(plan, locale, &period, &label, &area),
        status: (!in_force).then_some([label, note]),
        years: if from[..4] == to[..4] { from[..4].to_owned() } else { format!("{}–{}", &from[..4], &to[..4]) },
        imprint: imprint(plan, locale, bare),
        addresses: imprint(plan, locale, str::to_owned),
        contents: locale.word("contents"),
        notes: locale.word("notes"),
        folio: locale.word("page_of"),
        foot: plan.text("version").map_or(foot.clone(), |version| format!("{foot} · {version}")),
        kind,
        area,
    }
}

fn of(plan: &Section, map: &str, key: &str) -> Option<String> {
    plan.front.get(map).and_then(|map| text(map, key))
}

fn facts(plan: &Section, locale: &Locale, period: &str, status: &str, area: &str) -> Vec<[String; 2]> {
    let fact = |key: &str, value: String| [locale.word(&format!("fact_{key}")), value];
    let edition = match (plan.text("version"), plan.text("dated")) {
        (Some(version), _) => Some(fact("version", version)),
        (None, Some(dated)) => Some(fact("dated", locale.date(&dated))),
        (None, None) => None,
    };
    let role = of(plan, "issuer", "role").unwrap_or_else(|| locale.word("role_issuer"));
    let issuer = locale.fill("issuer_for_area", &[("role", &role), ("area", area)]);
    let contact = ["email", "web", "phone", "address"].into_iter().find_map(|key| of(plan, "contact", key));
    let issuer = of(plan, "issuer", "name").map_or(issuer.clone(), |name| format!("{name}, {issuer}"));
    let chief = of(plan, "chief-officer", "name")
        .map(|name| [of(plan, "chief-officer", "role").unwrap_or_else(|| locale.word("role_chief_officer")), name]);
    let mut facts = vec![fact("period", period.to_owned())];
    facts.extend(edition);
    facts.extend([fact("status", status.to_owned()), fact("area", area.to_owned()), fact("issuer", issuer)]);
    facts.extend(chief);
    facts.extend(contact.map(|contact| fact("contact", bare(&contact))));
    facts
}

fn imprint(plan: &Section, locale: &Locale, shown: fn(&str) -> String) -> Vec<[String; 2]> {
    let ways: Vec<String> =
        ["phone", "email", "web", "address"].into_iter().filter_map(|key| of(plan, "contact", key)).collect();
    let contact = ways.iter().map(|way| shown(way)).collect::<Vec<_>>().join(" ");
    let entries = [
        ("alternative_formats", plan.text("alternative-formats")),
        ("contact", Some(contact).filter(|contact| !contact.is_empty())),
        ("accessibility_statement", plan.text("accessibility-statement").map(|link| shown(&link))),
    ];
    entries.into_iter().filter_map(|(key, value)| Some([locale.word(key), value?])).collect()
}

/// An address as it is printed.
fn bare(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}
