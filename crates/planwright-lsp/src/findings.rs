//! Findings as editors show them.

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic as Shown, DiagnosticRelatedInformation, DiagnosticSeverity, Message, Uri,
};
use planwright_core::{Diagnostic, Severity};
use serde_json::json;

use crate::analysis::Analysis;

/// What findings are said to come from.
pub(crate) const SOURCE: &str = "planwright";

/// A finding at its place, in the words of `check`.
pub(crate) fn shown(found: &Diagnostic, analysis: &Analysis) -> Shown {
    let related = found.related.iter().filter_map(|related| {
        let location = analysis.location(related.span)?;
        Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
    });
    let related: Vec<_> = related.collect();
    Shown {
        range: analysis.range(found.span),
        severity: Some(severity(found.severity)),
        code: Some(Code::String(found.rule.as_str().to_owned())),
        code_description: address(found, analysis).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: Message::String(message(found)),
        tags: None,
        related_information: Some(related).filter(|related| !related.is_empty()),
        data: Some(json!({
            "label": found.label,
            "help": found.help,
            "citation": found.citation,
            "fix": found.fix.as_ref().map(|fix| &fix.title),
        })),
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Note => DiagnosticSeverity::Information,
    }
}

/// What is wrong, the law that asks for it, and why it matters and what to write: a line each.
fn message(found: &Diagnostic) -> String {
    let law = found.citation.as_ref().map(|citation| format!("Law: {citation}"));
    let lines = std::iter::once(found.message.clone()).chain(law).chain(found.help.iter().cloned());
    lines.collect::<Vec<_>>().join("\n")
}

/// Where the Act can be read that asks for it.
fn address(found: &Diagnostic, analysis: &Analysis) -> Option<Uri> {
    let citation = found.citation.as_deref()?;
    let acts = analysis.checked.profile.acts.iter().filter(|(name, _)| citation.starts_with(name.as_str()));
    let (_, act) = acts.max_by_key(|(name, _)| name.len())?;
    Some(Uri(act.url.clone()))
}
