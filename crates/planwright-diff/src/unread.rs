//! Front matter that could not be read: nothing follows from what seems to be missing in it.

use planwright_core::Severity;
use planwright_core::model::{Id, Section};

use crate::Version;
use crate::redline::Side;

/// The front matter of a section that could not be read whole in a version, so that it was not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// In which version: the old or the new one.
    pub side: Side,
    /// Its file within the plan.
    pub path: String,
    /// The section, by its id in that version.
    pub section: Id,
}

/// The sections of a version whose front matter could not be read whole.
pub(crate) fn unread(version: &Version<'_>, side: Side) -> Vec<Unread> {
    let errors = version.report.diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
    let read: Vec<_> = errors.filter(|finding| finding.rule.as_str().starts_with("source/")).collect();
    let is_unread = |section: &&Section| {
        let body = section.body.first().map_or(u32::MAX, |first| first.span.start);
        read.iter().any(|finding| finding.span.file == section.file && finding.span.start < body)
    };
    let sections = version.plan.all_sections().filter(|_| version.plan.incomplete);
    let unread = sections.filter(is_unread);
    unread.map(|section| Unread { side, path: section.path.clone(), section: section.id.value.clone() }).collect()
}
