//! Front matter.

use planwright_yaml::scalar;

use crate::plan::{Meta, Section};

/// The period of an example, where the text says none.
const EXAMPLE: (u16, u16) = (2025, 2029);

/// The front matter of `plan.md`.
pub(super) fn plan(meta: &Meta) -> String {
    let mut out = String::from("---\n");
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    line(format!("title: {}", scalar(&meta.title)));
    if let Some(subtitle) = &meta.subtitle {
        line(format!("subtitle: {}", scalar(subtitle)));
    }
    match &meta.area {
        Some(area) => line(format!("area: {}", scalar(area))),
        None => line("area: '[your police area]'".to_owned()),
    }
    line(format!("profile: {}", meta.profile));
    if meta.period.is_none() {
        line("# TODO: the text does not say which years this plan is for. These are an example.".to_owned());
    }
    let (from, to) = meta.period.unwrap_or(EXAMPLE);
    line(format!("period: {{from: {from}-04-01, to: {to}-03-31}}"));
    line("status: draft".to_owned());
    if let Some(version) = &meta.version {
        line(format!("version: {}", scalar(version)));
    }
    if let Some(summary) = &meta.summary {
        line(format!("summary: {}", scalar(summary)));
    }
    for (key, person) in [("issuer", &meta.issuer), ("chief-officer", &meta.chief_officer)] {
        if let Some(name) = person {
            line(format!("{key}:\n  name: {}", scalar(name)));
        }
    }
    if let Some(lang) = &meta.lang {
        line(format!("lang: {lang}"));
    }
    if let Some(numbering) = meta.numbering {
        line(format!("numbering: {numbering}"));
    }
    if !meta.glossary.is_empty() {
        line("glossary:".to_owned());
        meta.glossary.iter().for_each(|(term, meaning)| line(format!("  {}: {}", scalar(term), scalar(meaning))));
    }
    out.push_str("---\n");
    out
}

/// The front matter of a section.
pub(super) fn section(section: &Section) -> String {
    let mut out = format!("---\ntitle: {}\n", scalar(&section.title));
    if section.kind.kind != "section" {
        out.push_str(&format!("kind: {}\n", section.kind.kind));
    }
    if !section.satisfies.is_empty() {
        let duties: Vec<&str> = section.satisfies.iter().map(|(duty, _)| *duty).collect();
        out.push_str(&format!("satisfies: [{}]\n", duties.join(", ")));
    }
    out.push_str("---\n");
    out
}
