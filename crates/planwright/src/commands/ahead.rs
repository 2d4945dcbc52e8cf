//! What will fail at the stages that a plan has still before it.

use std::collections::HashSet;

use planwright_core::model::Stage;
use planwright_core::{Diagnostic, Severity, Sources, Span};
use planwright_project::Checked;
use planwright_validator::{Context, check};

use crate::report::Ahead;

/// The errors that a plan will have at later stages and has not yet, by the stage at which each
/// comes: up to the day on which the plan is issued, and the next stage in any case. The plan is
/// judged again as if it had come there, so that what is said of it is what will be found.
///
/// Nothing where there is no later stage, or where the plan could not be judged.
pub(crate) fn ahead(checked: &Checked, sources: &Sources) -> Vec<Ahead> {
    let (Some(plan), Some(report)) = (&checked.plan, &checked.report) else { return Vec::new() };
    if report.duties.is_empty() {
        return Vec::new();
    }
    let later = Stage::ALL.iter().copied().filter(|stage| *stage > report.status);
    let mut known: HashSet<(String, Span)> = errors(&report.diagnostics).map(key).collect();
    let mut all = Vec::new();
    for (nth, stage) in later.enumerate() {
        if nth > 0 && stage > Stage::Issued {
            break;
        }
        let context = Context { status: Some(stage), as_at: Some(report.as_at), spelling: false, errors_only: true };
        let then = check(plan, sources, &checked.profile, &context, Vec::new()).diagnostics;
        let errors: Vec<Diagnostic> = errors(&then).filter(|error| known.insert(key(error))).cloned().collect();
        if !errors.is_empty() {
            all.push(Ahead { stage, errors });
        }
    }
    all
}

fn errors(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
}

/// What makes two findings of two judgements one.
fn key(diagnostic: &Diagnostic) -> (String, Span) {
    (diagnostic.rule.as_str().to_owned(), diagnostic.span)
}
