use std::collections::BTreeMap;

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
}

impl Which {
    /// The file that it becomes.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Plan => "index.html",
            Self::Fragment => "fragment.html",
            Self::Page => "page.html",
            Self::StatutoryIndex => "statutory-index.html",
            Self::PanelResponse => "panel-response.html",
        }
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
    /// `panel-response.pdf`.
    pub response_pdf: Option<BuiltPdf>,
    /// `plan.txt`.
    pub text: bool,
    /// The page of the PDF on which each id stands.
    pub pages: BTreeMap<String, usize>,
}
