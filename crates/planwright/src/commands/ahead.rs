//! What will fail at a plan's next stage.

use std::collections::HashSet;

use planwright_core::model::Stage;
use planwright_core::{Diagnostic, Severity, Sources, Span};
use planwright_project::Checked;
use planwright_validator::{Context, check};

use crate::report::Ahead;

/// The errors that a plan will have at its next stage and has not yet. The plan is judged again as
/// if it had come there, so that what is said of it is what will be found.
///
/// Nothing where there is no later stage, or where the plan could not be judged.
pub(crate) fn ahead(checked: &Checked, sources: &Sources) -> Option<Ahead> {
    let (plan, report) = (checked.plan.as_ref()?, checked.report.as_ref()?);
    if report.duties.is_empty() {
        return None;
    }
    let stage = Stage::ALL.iter().copied().find(|stage| *stage > report.status)?;
    let context = Context { status: Some(stage), as_at: Some(report.as_at), spelling: false };
    let then = check(plan, sources, &checked.profile, &context, Vec::new());
    let now = report.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    let now: HashSet<(&str, Span)> = now.map(|d| (d.rule.as_str(), d.span)).collect();
    let is_new = |d: &Diagnostic| d.severity == Severity::Error && !now.contains(&(d.rule.as_str(), d.span));
    let errors: Vec<Diagnostic> = then.diagnostics.into_iter().filter(is_new).collect();
    (!errors.is_empty()).then_some(Ahead { stage, errors })
}
