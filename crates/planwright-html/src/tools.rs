//! The pages and files of a build, for whoever looks for another.

use planwright_view::View;
use serde::{Deserialize, Serialize};

use crate::outputs::{BuiltPdf, Outputs, Which};
use crate::words::{fill, size, word};

/// A page or file of this build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tool {
    /// Where it is.
    pub(crate) href: String,
    /// What it is called.
    pub(crate) label: String,
    /// What it is: "PDF, 14 pages, 258 kB".
    pub(crate) kind: String,
    /// True on its own page.
    pub(crate) current: bool,
}

/// The documents of this build in the order in which readers want them, each in its forms: the page, then the same as a
/// PDF.
pub(crate) fn documents(view: &View, outputs: &Outputs, which: Which) -> Vec<Vec<Tool>> {
    let words = &view.words;
    let page = |file: Which, key: &str| Tool {
        href: format!("{}{}", which.root(), file.path(view)),
        label: word(words, key).to_owned(),
        kind: word(words, "web_page").to_owned(),
        current: which == file,
    };
    let file = |href: &str, key: &str, kind: String| Tool {
        href: format!("{}{href}", which.root()),
        label: word(words, key).to_owned(),
        kind,
        current: false,
    };
    let pages = |pdf: BuiltPdf| {
        let key = if pdf.pages == 1 { "pdf_sheet" } else { "pdf_pages" };
        fill(words, key, &[("pages", &pdf.pages.to_string()), ("size", &size(pdf.bytes))])
    };
    let sheet = Tool { label: view.page.title.clone(), ..page(Which::Page, "web_page") };
    let sheet_size = |bytes| fill(words, "pdf_sheet", &[("size", &size(bytes))]);
    let mut documents = vec![
        forms(outputs.index_html.then(|| page(Which::Plan, "the_plan")), None),
        forms(None, outputs.plan_pdf.map(|pdf| file("plan.pdf", "plan_as_pdf", pages(pdf)))),
        forms(
            outputs.page_html.then_some(sheet),
            outputs.page_pdf.map(|pdf| file("page.pdf", "page_as_pdf", sheet_size(pdf.bytes))),
        ),
        forms(outputs.statutory_index.then(|| page(Which::StatutoryIndex, "statutory_index")), None),
        forms(
            outputs.panel_response.then(|| page(Which::PanelResponse, "panel_response")),
            outputs.response_pdf.map(|pdf| file("panel-response.pdf", "response_as_pdf", pages(pdf))),
        ),
    ];
    for ((at, paper), pdf) in view.papers.iter().enumerate().zip(&outputs.papers) {
        let title = [("title", paper.section.title.as_str())];
        let as_page = Tool { label: fill(words, "paper", &title), ..page(Which::Paper(at), "paper") };
        let label = fill(words, "paper_as_pdf", &title);
        documents.push(forms(Some(as_page), Some(Tool { label, ..file(&paper.pdf(), "paper_as_pdf", pages(*pdf)) })));
    }
    let text = outputs.text.then(|| file("plan.txt", "plan_as_text", word(words, "text_file").to_owned()));
    documents.push(forms(None, text));
    documents.retain(|forms| !forms.is_empty());
    documents
}

fn forms(page: Option<Tool>, file: Option<Tool>) -> Vec<Tool> {
    page.into_iter().chain(file).collect()
}
