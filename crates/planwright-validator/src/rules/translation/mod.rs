//! `translation/*`: what a translation and the plan that it is one of say of each other.

mod figures;
mod missing_section;
mod numbers;
mod structure;
mod untranslated;

use std::collections::BTreeMap;

use planwright_core::model::{Section, Stage};
use planwright_core::{Diagnostic, Severity, Span};

use super::{Original, Rule, Subject};

/// The rules.
pub(super) static RULES: &[&Rule] = &[&missing_section::RULE, &structure::RULE, &figures::RULE, &untranslated::RULE];

/// A finding of these rules: a warning while the plan is on its way, an error once it is published in both languages.
fn finding(subject: &Subject, rule: &'static str, span: Span, message: String) -> Diagnostic {
    let severity = if subject.status >= Stage::Published { Severity::Error } else { Severity::Warning };
    Diagnostic::new(rule, severity, span, message)
}

/// The sections that stand in both, each with the original's.
fn shared<'a>(subject: &Subject<'a>, original: Original<'a>) -> Vec<(&'a Section, &'a Section)> {
    let known: BTreeMap<&str, &Section> =
        original.plan.all_sections().map(|section| (section.path.as_str(), section)).collect();
    let pair = |section: &'a Section| Some((section, *known.get(section.path.as_str())?));
    subject.plan.all_sections().filter_map(pair).collect()
}
