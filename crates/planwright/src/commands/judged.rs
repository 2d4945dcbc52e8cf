//! A plan that was judged, as reports take it.

use planwright_core::model::Plan;
use planwright_core::{Diagnostic, Sources};
use planwright_project::Checked;

use crate::report::{Ahead, CheckedPlan};

/// A plan, and all that is to be said of it. Its text is let go of, but for the files that something is said of: of many
/// plans it would fill the memory.
pub(crate) struct Judged {
    checked: Checked,
    sources: Sources,
    found: Vec<Diagnostic>,
    ahead: Vec<Ahead>,
}

impl Judged {
    /// What is said of a plan: what reading and judging it found, `later` what theme and layout did, and `ahead` what later
    /// stages will.
    pub(crate) fn of(mut checked: Checked, mut sources: Sources, later: &[Diagnostic], ahead: Vec<Ahead>) -> Self {
        let found = [checked.diagnostics(), later].concat();
        let aside = checked.report.iter().flat_map(|report| &report.waived).map(|waived| &waived.diagnostic);
        let told = found.iter().chain(ahead.iter().flat_map(|stage| &stage.errors)).chain(aside);
        let told = told.flat_map(Diagnostic::places);
        // What the plan says of itself stands in its front matter.
        let front = checked.plan.iter().map(|plan| plan.file);
        sources.forget_texts_but(&told.map(|place| place.file).chain(front).collect());
        checked.plan.iter_mut().for_each(Plan::forget_text);
        Self { checked, sources, found, ahead }
    }

    /// The plan's folder, as the user would type it.
    pub(crate) fn path(&self) -> &str {
        &self.checked.path
    }

    /// The plan with its findings.
    pub(crate) fn reported(&self) -> CheckedPlan<'_> {
        let checked = &self.checked;
        let meta = checked.plan.as_ref().map(|plan| &plan.meta);
        CheckedPlan {
            sources: &self.sources,
            path: &checked.path,
            title: meta.map(|meta| meta.title.value.as_str()),
            status: meta.map(|meta| meta.status.value),
            report: checked.report.as_ref(),
            profile: checked.plan.as_ref().map(|_| checked.profile.as_ref()),
            diagnostics: &self.found,
            ahead: &self.ahead,
            whole: checked.plan.as_ref().is_some_and(|plan| !plan.incomplete),
            absent: meta.map(|meta| meta.profile_key),
            waivers: meta.map_or(&[], |meta| &meta.waivers),
        }
    }
}
