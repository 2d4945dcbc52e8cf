use std::borrow::Cow;
use std::collections::BTreeMap;

use planwright_view::{PaperView, View};

/// The plan's own page.
pub(crate) const PLAN: &str = "index.html";

/// The page of the statutory index.
pub(crate) const STATUTORY_INDEX: &str = "statutory-index.html";

/// Which page to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// `index.html`: the plan.
    Plan,
    /// `fragment.html`: the plan's main element alone, to be pasted elsewhere.
    Fragment,
    /// `page.html`: the plan on a page.
    Page,
    /// `statutory-index.html`.
    StatutoryIndex,
    /// `panel-response.html`: the published response to the panel.
    PanelResponse,
    /// `changes.html`: what changed since an earlier version.
    Changes,
    /// `papers/<name>.html`: the paper at this place among those of the view.
    Paper(usize),
}

impl Which {
    /// The path of the file that it becomes, within the plan's folder of outputs.
    #[must_use]
    pub fn path(self, view: &View) -> Cow<'static, str> {
        match self {
            Self::Plan => PLAN.into(),
            Self::Fragment => "fragment.html".into(),
            Self::Page => "page.html".into(),
            Self::StatutoryIndex => STATUTORY_INDEX.into(),
            Self::PanelResponse => "panel-response.html".into(),
            Self::Changes => "changes.html".into(),
            Self::Paper(at) => view.papers.get(at).map_or_else(String::new, PaperView::page).into(),
        }
    }

    /// The way from its folder to the plan's folder of outputs: nothing, or `../`.
    pub(crate) fn root(self) -> &'static str {
        if matches!(self, Self::Paper(_)) { "../" } else { "" }
    }
}

/// A PDF that was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltPdf {
    /// How many pages it has.
    pub pages: usize,
    /// How large it is.
    pub bytes: usize,
}

/// A file that was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltFile {
    /// How large it is.
    pub bytes: usize,
}

/// What this build makes: only what is there is linked to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outputs {
    /// `plan.pdf`.
    pub plan_pdf: Option<BuiltPdf>,
    /// `page.pdf`.
    pub page_pdf: Option<BuiltFile>,
    /// `page.html`.
    pub page_html: bool,
    /// `index.html`.
    pub index_html: bool,
    /// `statutory-index.html`.
    pub statutory_index: bool,
    /// `panel-response.html`.
    pub panel_response: bool,
    /// `changes.html`.
    pub changes: bool,
    /// `panel-response.pdf`.
    pub response_pdf: Option<BuiltPdf>,
    /// The PDFs of the papers, in their order; none where papers are not made.
    pub papers: Vec<BuiltPdf>,
    /// `plan.txt`.
    pub text: bool,
    /// The page of the PDF on which each id stands.
    pub pages: BTreeMap<String, usize>,
}
