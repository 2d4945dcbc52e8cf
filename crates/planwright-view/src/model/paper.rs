use planwright_core::Span;
use serde::Serialize;

use super::{Fact, NoteView, SectionView, StatusView};

/// A paper about the plan, for a committee or a partner: a document of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PaperView {
    /// Where it begins in the source.
    #[serde(skip)]
    pub span: Span,
    /// What its outputs are called, without an extension: `2018-02-08-csp`.
    pub name: String,
    /// Its date, `YYYY-MM-DD`.
    pub date: String,
    /// Who wrote it.
    pub from: String,
    /// Who may see it: stands over every page.
    pub classification: Option<String>,
    /// What it is about, in a few sentences: for lists and search engines.
    pub summary: String,
    /// Its head: to, from, date, item, classification.
    pub facts: Vec<Fact>,
    /// What the mark on its pages says: that of the plan.
    pub status: StatusView,
    /// The paper: a heading of level 1, which is its subject; what stands before the first heading of its body; and its
    /// parts. Their kinds are `summary`, `recommendations`, `section`, `contact` and `attachments`, in this order; those of
    /// kind `section` are numbered.
    pub section: SectionView,
    /// Its footnotes, numbered from 1.
    pub notes: Vec<NoteView>,
}

impl PaperView {
    /// The path of its page within the plan's folder of outputs.
    #[must_use]
    pub fn page(&self) -> String {
        format!("papers/{}.html", self.name)
    }

    /// The path of its PDF within the plan's folder of outputs.
    #[must_use]
    pub fn pdf(&self) -> String {
        format!("papers/{}.pdf", self.name)
    }

    /// The parts that stand before its body: the summary, and what is recommended.
    pub fn head(&self) -> impl Iterator<Item = &SectionView> {
        self.section.children.iter().filter(|part| is_head(part))
    }

    /// The numbered parts of its body, and what stands at its end.
    pub fn parts(&self) -> impl Iterator<Item = &SectionView> {
        self.section.children.iter().filter(|part| !is_head(part))
    }
}

fn is_head(part: &SectionView) -> bool {
    matches!(part.kind.as_str(), "summary" | "recommendations")
}
