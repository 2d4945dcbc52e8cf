use serde::Serialize;

use super::{NoteView, SectionView, StatusView};

/// The statutory index: each duty and each step, and where the plan meets it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StatutoryView {
    /// The profile: `england-pcc@1`.
    pub profile: String,
    /// The day by whose law the plan was judged: "1 April 2020".
    pub as_at: String,
    /// A sentence that sums up: how many duties, how they stand, by which law.
    pub summary: String,
    /// The index as a page of its own: a heading of level 1 and those below it. Where the plan has
    /// it as an appendix, the same words stand among [`super::View::sections`] a level deeper.
    pub section: SectionView,
    /// What stands before the id of a duty in the plan's own document, where the index is an appendix.
    pub appendix: Option<String>,
}

/// The published response to the police and crime panel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ResponseView {
    /// A sentence that sums up.
    pub summary: String,
    /// What the mark on its pages says: nothing where every report was answered, however far the plan has come, and that
    /// of the plan otherwise.
    pub status: StatusView,
    /// The response: a heading of level 1, a section for each report.
    pub section: SectionView,
    /// Its footnotes, numbered from 1.
    pub notes: Vec<NoteView>,
}
