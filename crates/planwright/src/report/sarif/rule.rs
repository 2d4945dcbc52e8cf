//! The rules that a run's results name, described.

use std::collections::BTreeMap;

use planwright_core::Severity;
use planwright_validator::profile::Profile;

use crate::report::prose;
use crate::report::sarif::log::{Configuration, Descriptor, Message, RuleProperties};
use crate::report::{CheckedPlan, Findings};
use crate::texts::{self, Text};

/// How wide help in plain text is set.
const COLUMNS: usize = 96;

/// The rules by name, and where each stands among them.
pub(super) struct Rules {
    pub(super) described: Vec<Descriptor>,
    index: BTreeMap<String, usize>,
}

impl Rules {
    /// The rules of every finding, those that are set aside among them.
    pub(super) fn of(findings: &Findings<'_>) -> Self {
        let nothing = Profile::without_duties();
        let mut named: BTreeMap<&str, Descriptor> = BTreeMap::new();
        for diagnostic in findings.loose {
            named
                .entry(diagnostic.rule.as_str())
                .or_insert_with_key(|name| descriptor(name, diagnostic.severity, &nothing));
        }
        for plan in &findings.plans {
            for (name, severity) in names(plan) {
                named
                    .entry(name)
                    .or_insert_with_key(|name| descriptor(name, severity, plan.profile.unwrap_or(&nothing)));
            }
        }
        let index = named.keys().enumerate().map(|(i, name)| ((*name).to_owned(), i)).collect();
        Self { described: named.into_values().collect(), index }
    }

    /// Where a rule stands.
    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }
}

fn names<'a>(plan: &CheckedPlan<'a>) -> impl Iterator<Item = (&'a str, Severity)> {
    let waived = plan.report.map(|report| report.waived.as_slice()).unwrap_or_default();
    let all = plan.diagnostics.iter().chain(waived.iter().map(|waived| &waived.diagnostic));
    all.map(|diagnostic| (diagnostic.rule.as_str(), diagnostic.severity))
}

/// A rule as the catalogue or the profile has it; one that neither knows by its name alone.
fn descriptor(name: &str, severity: Severity, profile: &Profile) -> Descriptor {
    let family = name.split('/').next().unwrap_or(name).to_owned();
    match texts::of(name, profile) {
        Some(text) => described(&text, family),
        None => Descriptor {
            id: name.to_owned(),
            short_description: Message::plain(name),
            full_description: Message::plain(name),
            help_uri: None,
            help: None,
            default_configuration: Configuration { level: severity.as_str() },
            properties: RuleProperties { tags: vec![family], severity: weight(severity) },
        },
    }
}

fn described(text: &Text, family: String) -> Descriptor {
    let markdown = text.markdown();
    Descriptor {
        id: text.name.clone(),
        short_description: Message::plain(&text.title),
        full_description: Message { text: plain(&text.what).replace('\n', " "), markdown: Some(text.what.clone()) },
        help_uri: text.url.clone(),
        help: Some(Message { text: plain(&markdown), markdown: Some(markdown) }),
        default_configuration: Configuration { level: text.severity.as_str() },
        properties: RuleProperties {
            tags: std::iter::once(family).chain(text.basis.map(str::to_owned)).collect(),
            severity: weight(text.severity),
        },
    }
}

/// Markdown of ours without its marks.
fn plain(markdown: &str) -> String {
    anstream::adapter::strip_str(&prose::set(markdown, COLUMNS)).to_string().trim_end().to_owned()
}

/// GitHub's words for the weights.
fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "recommendation",
    }
}
