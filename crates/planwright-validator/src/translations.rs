//! Translations beside the plan: whose finding is whose, and what is told once.

use std::collections::BTreeSet;

use planwright_core::model::{Plan, Translation};
use planwright_core::{Diagnostic, FileId, Span};

use crate::{Report, Translated, language};

/// A waiver that sets nothing aside.
const UNUSED: &str = "waiver/unused";

/// A translation that lacks a section.
pub(crate) const MISSING_SECTION: &str = "translation/missing-section";

/// Sorts what was found by the language that it was found in: that of the plan itself, and those of its translations.
pub(crate) fn sort(plan: &Plan, found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Vec<Diagnostic>>) {
    let mut own = Vec::new();
    let mut others: Vec<Vec<Diagnostic>> = plan.translations.iter().map(|_| Vec::new()).collect();
    for finding in found {
        let whose = plan.translations.iter().position(|translation| is_in(translation, finding.span.file));
        whose.and_then(|at| others.get_mut(at)).unwrap_or(&mut own).push(finding);
    }
    (own, others)
}

fn is_in(translation: &Translation, file: FileId) -> bool {
    translation.files.binary_search(&file).is_ok()
}

/// Puts what was found in the translations beside what was found in the plan, each thing once.
pub(crate) fn join(plan: &Plan, report: &mut Report, translated: Vec<Report>) {
    forget_waivers_used_elsewhere(report, &translated);
    let original: BTreeSet<String> = report.diagnostics.iter().map(|finding| finding.rule.to_string()).collect();
    for (translation, mut other) in plan.translations.iter().zip(translated) {
        let lacks_sections = |rule: &str| rule == MISSING_SECTION;
        let incomplete = other.diagnostics.iter().any(|finding| lacks_sections(finding.rule.as_str()))
            || other.waived.iter().any(|waived| lacks_sections(waived.diagnostic.rule.as_str()));
        let of_language = Sieve { translation, original: &original, incomplete };
        other.diagnostics = other.diagnostics.into_iter().filter_map(|finding| of_language.keep(finding)).collect();
        other.waived.retain(|waived| of_language.is_own(&waived.diagnostic));
        report.diagnostics.extend(other.diagnostics.iter().cloned());
        report.waived.extend(other.waived.iter().cloned());
        report.translations.push(Translated {
            folder: translation.folder.clone(),
            lang: language::of(&translation.plan).to_owned(),
            report: other,
        });
    }
}

/// A waiver holds in every language: one that sets something aside in any of them is used.
fn forget_waivers_used_elsewhere(report: &mut Report, translated: &[Report]) {
    let idle_in = |other: &Report, span: Span| {
        other.diagnostics.iter().any(|finding| finding.rule.as_str() == UNUSED && finding.span == span)
    };
    report.diagnostics.retain(|finding| {
        finding.rule.as_str() != UNUSED || translated.iter().all(|other| idle_in(other, finding.span))
    });
}

/// Which findings of a translation are its own.
struct Sieve<'a> {
    translation: &'a Translation,
    /// The rules that found something in the plan itself.
    original: &'a BTreeSet<String>,
    /// True where it lacks sections: what seems to be missing may stand in those.
    incomplete: bool,
}

impl Sieve<'_> {
    /// Whether a finding speaks of this language alone.
    fn is_own(&self, finding: &Diagnostic) -> bool {
        is_in(self.translation, finding.span.file) || finding.rule.as_str().starts_with("translation/")
    }

    /// A finding as it is told beside those of the plan; none where it is told there, or follows from something else.
    fn keep(&self, mut finding: Diagnostic) -> Option<Diagnostic> {
        let rule = finding.rule.as_str();
        let by_law = rule.starts_with("duty/") || rule.starts_with("process/");
        // The sums of a table are wrong in every language, which is told of the plan, or its numbers are not the
        // original's, which is told by other rules.
        if rule.starts_with("table/") {
            return None;
        }
        if !by_law {
            return self.is_own(&finding).then_some(finding);
        }
        // What the plan lacks in every language is mended in the plan. What a translation lacks because a section is
        // not translated is mended by translating it.
        if self.original.contains(rule) || self.incomplete {
            return None;
        }
        if !is_in(self.translation, finding.span.file) {
            finding.span = Span::start_of(self.translation.plan.file);
        }
        Some(finding.help(format!(
            "This is about the translation in `{}/`: the plan itself has what is missing here.",
            self.translation.folder
        )))
    }
}
