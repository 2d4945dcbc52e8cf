//! Every key of front matter is compared, and is called something that people understand.

use std::collections::{BTreeMap, BTreeSet};

use planwright_project::Content;

use crate::pair::{Files, Pair, theme};

/// A key by its place, what it says in the two versions, and under which key the comparison tells of it. Where that is
/// empty, it is told as the name of the entry or of the section, or holds other keys.
type Sample = (&'static str, &'static str, &'static str, &'static str, &'static str);

const PLAN: &str = "plan.md";
const PERIOD: &str = "a planning period";
const PERSON: &str = "a person in office";
const CONTACT: &str = "a contact";
const SIGNATURE: &str = "a signature";
const STEP: &str = "a step of the record";
const WAIVER: &str = "a waiver";
const PAGE: &str = "the plan on a page";
const ZONE: &str = "a zone of the page";
const SECTION: &str = "the front matter of a section";
const MEASURE: &str = "a measure";
const MEETING: &str = "a meeting";
const SERVICE: &str = "a service";
const THREAT: &str = "a threat";
const NATIONAL: &str = "a national priority";
const REPORT: &str = "a report of the panel";
const RECOMMENDATION: &str = "a recommendation of the panel";
const EVIDENCE: &str = "evidence";

#[rustfmt::skip]
const SAMPLES: &[Sample] = &[
    (PLAN, "title", "A Steady County", "A Calm County", ""),
    (PLAN, "area", "Alder", "Brook", "area"),
    (PLAN, "profile", "england-pcc", "wales-pcc", "profile"),
    (PLAN, "period", "", "", ""),
    (PLAN, "status", "draft", "panel", "status"),
    (PLAN, "subtitle", "For all", "For everyone", "subtitle"),
    (PLAN, "summary", "It is short.", "It is shorter.", "summary"),
    (PLAN, "version", "Spring", "Summer", "version"),
    (PLAN, "document", "plan", "variation", "document"),
    (PLAN, "dated", "2025-01-02", "2025-01-03", "dated"),
    (PLAN, "issued", "2025-02-02", "2025-02-03", "issued"),
    (PLAN, "varied", "[2025-03-02]", "[2025-03-02, 2025-04-03]", "varied"),
    (PLAN, "elected", "2024-05-02", "2024-05-03", "elected"),
    (PLAN, "issuer", "", "", ""),
    (PLAN, "chief-officer", "", "", ""),
    (PLAN, "lang", "en", "en-GB", "lang"),
    (PLAN, "theme", "default", "contrast", "theme"),
    (PLAN, "numbering", "none", "nested", "numbering"),
    (PLAN, "index", "true", "false", "index"),
    (PLAN, "url", "https://www.example.org/a", "https://www.example.org/b", "url"),
    (PLAN, "contact", "", "", ""),
    (PLAN, "accessibility-statement", "https://www.example.org/c", "https://www.example.org/d", "accessibility-statement"),
    (PLAN, "alternative-formats", "Ask us.", "Write to us.", "alternative-formats"),
    (PLAN, "record", "", "", ""),
    (PLAN, "waivers", "", "", ""),
    (PLAN, "glossary", "{CSP: a partnership}", "{CSP: a safety partnership}", "meaning"),
    (PLAN, "page", "", "", ""),
    (PERIOD, "from", "2025-04-01", "2025-04-02", "period.from"),
    (PERIOD, "to", "2029-03-30", "2029-03-31", "period.to"),
    (PERSON, "name", "Ada Example", "Bo Example", "issuer.name"),
    (PERSON, "role", "Commissioner", "Police Commissioner", "issuer.role"),
    (CONTACT, "web", "https://www.example.org/e", "https://www.example.org/f", "contact.web"),
    (CONTACT, "email", "a@example.org", "b@example.org", "contact.email"),
    (CONTACT, "phone", "01632 960001", "01632 960002", "contact.phone"),
    (CONTACT, "address", "1 High Street", "2 High Street", "contact.address"),
    (SIGNATURE, "name", "Ada Example", "Bo Example", "signed.name"),
    (SIGNATURE, "role", "Commissioner", "Police Commissioner", "signed.role"),
    (SIGNATURE, "portrait", "a.png", "b.png", "signed.portrait"),
    (STEP, "step", "publish", "publish", ""),
    (STEP, "date", "2025-05-06", "2025-05-07", "date"),
    (STEP, "by", "staff", "deputy", "by"),
    (STEP, "to", "the Home Office", "the Home Secretary", "to"),
    (STEP, "with", "the public", "the whole public", "with"),
    (STEP, "url", "https://www.example.org/g", "https://www.example.org/h", "url"),
    (STEP, "note", "On paper", "By post", "note"),
    (STEP, "count", "812", "813", "count"),
    (WAIVER, "rule", "duty/grants", "duty/grants", ""),
    (WAIVER, "at", "streets", "streets", ""),
    (WAIVER, "reason", "None are given.", "None were given.", "reason"),
    (WAIVER, "until", "2026-01-01", "2026-01-02", "until"),
    (PAGE, "size", "a4", "a3", "page.size"),
    (PAGE, "orientation", "landscape", "portrait", "page.orientation"),
    (PAGE, "title", "On a page", "On one page", "page.title"),
    (PAGE, "strapline", "Three priorities", "Four priorities", "page.strapline"),
    (PAGE, "zones", "", "", ""),
    (ZONE, "title", "What we do", "What we will do", "page.zones.1"),
    (ZONE, "kinds", "[priority]", "[priority, commitment]", "page.zones.1"),
    (ZONE, "sections", "", "", "page.zones.1"),
    (ZONE, "chart", "", "", "page.zones.1"),
    (ZONE, "show", "page", "summary", "page.zones.1"),
    (SECTION, "title", "Streets", "Roads", ""),
    (SECTION, "kind", "priority", "priority", "kind"),
    (SECTION, "id", "streets", "streets", ""),
    (SECTION, "summary", "Walks", "Long walks", "summary"),
    (SECTION, "satisfies", "[grants]", "[objectives]", "satisfies"),
    (SECTION, "page", "Walk", "false", "page"),
    (SECTION, "owner", "partners", "[partners, commissioner]", "owner"),
    (SECTION, "scope", "[policing]", "[policing, national]", "scope"),
    (SECTION, "measures", "", "", ""),
    (SECTION, "meetings", "", "", ""),
    (SECTION, "services", "", "", ""),
    (SECTION, "conditions", "none", "They report.", "conditions"),
    (SECTION, "threats", "", "", ""),
    (SECTION, "national-priorities", "", "", ""),
    (SECTION, "signed", "", "", ""),
    (SECTION, "authors", "[A. Writer]", "[B. Writer]", "authors"),
    (SECTION, "updated", "2026-01-02", "2026-01-03", "updated"),
    (MEASURE, "id", "calls", "calls", ""),
    (MEASURE, "name", "Calls", "Calls by phone", "name"),
    (MEASURE, "source", "A survey", "Two surveys", "source"),
    (MEASURE, "frequency", "every year", "every month", "frequency"),
    (MEASURE, "baseline", "812", "813", "baseline"),
    (MEASURE, "direction", "decrease", "maintain", "direction"),
    (MEASURE, "target", "700", "600", "target"),
    (MEETING, "name", "The board", "The public board", "name"),
    (MEETING, "frequency", "monthly", "weekly", "frequency"),
    (MEETING, "public", "true", "false", "public"),
    (MEETING, "chair", "The commissioner", "The deputy", "chair"),
    (MEETING, "papers", "On our website", "On the website", "papers"),
    (SERVICE, "name", "A refuge", "A safe refuge", "name"),
    (SERVICE, "for", "victims", "all victims", "for"),
    (SERVICE, "power", "s143a", "s143b", "power"),
    (SERVICE, "provider", "A charity", "Two charities", "provider"),
    (SERVICE, "from", "2025-04-01", "2025-05-01", "from"),
    (SERVICE, "to", "2026-04-01", "2026-05-01", "to"),
    (SERVICE, "amount", "£1,000", "£2,000", "amount"),
    (THREAT, "id", "terrorism", "terrorism", ""),
    (THREAT, "not-here", "It is none of ours.", "It is not ours.", "not-here"),
    (NATIONAL, "id", "visible-policing", "visible-policing", ""),
    (NATIONAL, "applies", "true", "false", "applies"),
    (NATIONAL, "why", "It is ours.", "It is not ours.", "why"),
    (REPORT, "date", "2026-03-05", "2026-03-05", ""),
    (REPORT, "title", "A report", "The report", "panel.2026-03-05.title"),
    (REPORT, "subject", "plan", "precept", "panel.2026-03-05.subject"),
    (REPORT, "decision", "supported", "noted", "panel.2026-03-05.decision"),
    (REPORT, "reply", "We thank you.", "We thank you all.", "panel.2026-03-05.reply"),
    (REPORT, "replied", "2026-03-06", "2026-03-07", "panel.2026-03-05.replied"),
    (REPORT, "recommendations", "", "", ""),
    (RECOMMENDATION, "id", "roads", "roads", ""),
    (RECOMMENDATION, "text", "Say more of roads.", "Say more of all roads.", "text"),
    (RECOMMENDATION, "response", "open", "accepted", "response"),
    (RECOMMENDATION, "reply", "We did.", "We have.", "reply"),
    (RECOMMENDATION, "in", "[streets]", "[streets, other]", "in"),
    (RECOMMENDATION, "evidence", "", "", ""),
    (EVIDENCE, "section", "streets", "other", "evidence.1"),
    (EVIDENCE, "page", "", "", "evidence.1"),
    (EVIDENCE, "mentions", "[roads]", "[streets]", "evidence.1"),
    (EVIDENCE, "lacks", "[cars]", "[vans]", "evidence.1"),
];

/// What a place says in one version, in one line; `kept` says which keys are given.
fn at(place: &str, new: bool, kept: &dyn Fn(&str, &str) -> bool) -> String {
    let own = SAMPLES.iter().filter(|sample| sample.0 == place && !sample.2.is_empty() && kept(sample.0, sample.1));
    let pairs: Vec<String> = own
        .map(|(_, key, before, after, _)| {
            let value = if new { after } else { before };
            let plain = value.starts_with(['[', '{']) || matches!(*value, "true" | "false");
            if plain { format!("{key}: {value}") } else { format!("{key}: \"{value}\"") }
        })
        .collect();
    format!("{{{}}}", pairs.join(", "))
}

/// A plan in which every key is given.
fn version(new: bool) -> Files {
    let all = |place: &str| at(place, new, &|_, _| true);
    let within = |text: String, others: &[(&str, String)]| {
        let others = others.iter().map(|(key, text)| format!(", {key}: {text}")).collect::<String>();
        format!("---\n{}{others}}}\n---\n", text.strip_suffix('}').unwrap())
    };
    let page = format!("{}, zones: [{}]}}", all(PAGE).strip_suffix('}').unwrap(), all(ZONE));
    let plan = within(
        all(PLAN),
        &[
            ("period", all(PERIOD)),
            ("issuer", all(PERSON)),
            ("chief-officer", all(PERSON)),
            ("contact", all(CONTACT)),
            ("record", format!("[{}]", all(STEP))),
            ("waivers", format!("[{}]", all(WAIVER))),
            ("page", page),
        ],
    );
    let section = within(
        all(SECTION),
        &[
            ("measures", format!("[{}]", all(MEASURE))),
            ("meetings", format!("[{}]", all(MEETING))),
            ("services", format!("[{}]", all(SERVICE))),
            ("threats", format!("[{}]", all(THREAT))),
            ("national-priorities", format!("[{}]", all(NATIONAL))),
            ("signed", all(SIGNATURE)),
        ],
    );
    let recommendation = format!("{}, evidence: [{}]}}", all(RECOMMENDATION).strip_suffix('}').unwrap(), all(EVIDENCE));
    let report = within(all(REPORT), &[("recommendations", format!("[{recommendation}]"))]);
    let text = |text: String| Content::Bytes(text.into_bytes().into());
    let other = if new { "governance" } else { "review" };
    [
        ("plan.md", text(plan)),
        ("1-streets.md", text(section + "\nWe walk.\n")),
        // Where the kind changes, who delivers a section is no change of its own.
        ("2-other.md", text(format!("---\ntitle: Other things\nid: other\nkind: {other}\n---\n\nWe talk.\n"))),
        ("panel/2026-03-05.md", text(report + "\nThe panel met.\n")),
    ]
    .into_iter()
    .map(|(path, content)| (path.to_owned(), content))
    .collect()
}

/// Two versions in which every key says something else.
pub(crate) fn pair() -> Pair {
    Pair::new(&version(false), &version(true))
}

#[test]
fn there_is_a_sample_of_every_key_that_is_read() {
    let known: BTreeMap<&str, BTreeSet<&str>> = planwright_parser::front_matter_keys()
        .into_iter()
        .map(|(place, keys)| (place, keys.iter().copied().collect()))
        .collect();
    let mut sampled: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (place, key, ..) in SAMPLES {
        sampled.entry(place).or_default().insert(key);
    }
    assert_eq!(known, sampled, "a key that is new needs a sample here, and words in `changes/keys.rs`");
}

#[test]
fn every_key_is_compared_and_has_words() {
    let pair = pair();
    let sections = &pair.comparison().redline.sections;
    let told: BTreeSet<&str> =
        sections.iter().flat_map(|section| &section.fields).filter_map(|field| field.key.as_deref()).collect();
    let wanted = SAMPLES.iter().map(|sample| sample.4).filter(|key| !key.is_empty());
    let wanted: BTreeSet<&str> = wanted.chain(["chief-officer.name", "chief-officer.role"]).collect();
    assert_eq!(told, wanted, "the first are told, the others are to be");
    let theme = theme("default");
    let changes = pair.view(&theme).changes.expect("a redline");
    let labels: Vec<&str> =
        changes.sections.iter().flat_map(|section| &section.fields).map(|field| field.label.as_str()).collect();
    let digest: Vec<String> = changes.digest.lines.iter().map(planwright_view::DigestEntry::text).collect();
    for key in told {
        let last = key.rsplit('.').next().unwrap_or(key);
        let raw = |label: &&&str| {
            **label == key || label.ends_with(&format!(": {key}")) || label.ends_with(&format!(": {last}"))
        };
        assert_eq!(labels.iter().find(raw), None, "`{key}` has no words");
        let dotted = key.contains(['.', '-']).then_some(key);
        assert!(!digest.iter().any(|line| dotted.is_some_and(|key| line.contains(key))), "`{key}`: {digest:#?}");
    }
    // Nor are words of the source format printed.
    let said = format!("{labels:?} {digest:?}");
    for raw in ["s143b", "chief-officer", "not-here", "2025-05-07", "publish 2025", "duty/grants", "a3"] {
        assert!(!said.contains(raw), "{raw}: {said}");
    }
}
