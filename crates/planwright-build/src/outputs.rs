//! Rendering every output that is asked for, in memory.

use planwright_core::Diagnostic;
use planwright_html::{BuiltFile, BuiltPdf, Outputs, Which};
use planwright_pdf::{Pages, Pdf};
use planwright_view::View;
use planwright_view::theme::Theme;

use crate::run::{Clock, Timings};
use crate::{Options, Output};

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// Its path within the plan's folder of outputs, with `/`.
    pub(crate) path: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

/// What rendering gives.
pub(crate) struct Outcome {
    /// The files, by path.
    pub(crate) files: Vec<File>,
    /// What only layout can see, and does not stop the build.
    pub(crate) warnings: Vec<Diagnostic>,
    /// What there is to link to.
    pub(crate) built: Outputs,
}

/// Renders what is asked for in every language of a plan: the plan's own beside the manifest, each other in its folder.
pub(crate) fn render_all(
    views: &[View],
    theme: &Theme,
    options: &Options,
    timings: &mut Timings,
) -> Result<Outcome, Vec<Diagnostic>> {
    let mut whole: Option<Outcome> = None;
    let mut faults = Vec::new();
    for view in views {
        match (render(view, theme, options, timings), &mut whole) {
            (Ok(outcome), Some(whole)) => whole.take_in(outcome, view),
            (Ok(outcome), whole) => *whole = Some(outcome),
            (Err(findings), _) => faults.extend(findings),
        }
    }
    if faults.is_empty() { whole.ok_or_else(Vec::new) } else { Err(faults) }
}

/// Renders what is asked for. The PDFs come first, because the statutory index names their pages.
fn render(view: &View, theme: &Theme, options: &Options, timings: &mut Timings) -> Result<Outcome, Vec<Diagnostic>> {
    let Pdfs { plan, page, response, papers } = pdfs(view, theme, options, timings)?;
    let mut outcome = Outcome { files: Vec::new(), warnings: Vec::new(), built: Outputs::default() };
    if [Output::Pdf, Output::Page, Output::Response, Output::Papers].into_iter().any(|output| options.only.has(output))
    {
        outcome.warnings.extend(planwright_pdf::unused(theme));
    }
    let mut built = Outputs {
        page_html: options.only.has(Output::Page),
        index_html: options.only.has(Output::Html),
        statutory_index: options.only.has(Output::Index),
        panel_response: response.is_some(),
        text: options.only.has(Output::Text),
        ..Outputs::default()
    };
    if let Some((pdf, pages)) = plan {
        built.plan_pdf = Some(BuiltPdf { pages: pdf.pages, bytes: pdf.bytes.len() });
        built.pages = pages;
        outcome.pdf("plan.pdf", pdf);
    }
    if let Some(pdf) = page {
        built.page_pdf = Some(BuiltFile { bytes: pdf.bytes.len() });
        outcome.pdf("page.pdf", pdf);
    }
    if let Some(pdf) = response {
        built.response_pdf = Some(BuiltPdf { pages: pdf.pages, bytes: pdf.bytes.len() });
        outcome.pdf("panel-response.pdf", pdf);
    }
    for (paper, pdf) in view.papers.iter().zip(papers) {
        built.papers.push(BuiltPdf { pages: pdf.pages, bytes: pdf.bytes.len() });
        outcome.pdf(&paper.pdf(), pdf);
    }
    let clock = Clock::start();
    outcome.pages(view, theme, options, &built)?;
    outcome.texts(view, theme, options)?;
    timings.html += clock.stop();
    outcome.built = built;
    outcome.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(outcome)
}

/// The PDFs that are asked for.
struct Pdfs {
    plan: Option<(Pdf, Pages)>,
    page: Option<Pdf>,
    response: Option<Pdf>,
    /// As many as there are papers, or none.
    papers: Vec<Pdf>,
}

/// The PDFs, one after the other: Typst spreads each over its own threads. The response and the papers come last, because
/// they name pages of the plan.
fn pdfs(view: &View, theme: &Theme, options: &Options, timings: &mut Timings) -> Result<Pdfs, Vec<Diagnostic>> {
    let has = |output| options.only.has(output);
    let clock = Clock::start();
    let plan = has(Output::Pdf).then(|| planwright_pdf::plan(view, theme)).transpose();
    let page = has(Output::Page).then(|| planwright_pdf::page(view, theme)).transpose();
    let pages = plan.as_ref().ok().and_then(Option::as_ref).map_or_else(Pages::new, |(_, pages)| pages.clone());
    let response = if has(Output::Response) { planwright_pdf::response(view, theme, &pages) } else { Ok(None) };
    let papers = if has(Output::Papers) { planwright_pdf::papers(view, theme, &pages) } else { Ok(Vec::new()) };
    timings.pdf += clock.stop();
    // A plan that breaks in several is told so in all: the findings are about different places.
    match (plan, page, response, papers) {
        (Ok(plan), Ok(page), Ok(response), Ok(papers)) => {
            timings.layouts += page.as_ref().map_or(0, |(_, fit)| fit.layouts);
            Ok(Pdfs { plan, page: page.map(|(pdf, _)| pdf), response, papers })
        }
        (plan, page, response, papers) => {
            let mut findings: Vec<Diagnostic> = Vec::new();
            let all = [plan.err(), page.err(), response.err(), papers.err()];
            for finding in all.into_iter().flatten().flatten() {
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
            Err(findings)
        }
    }
}

impl Outcome {
    /// Adds the outputs of a translation.
    fn take_in(&mut self, other: Self, view: &View) {
        let folder = view.languages.own.folder.as_deref().unwrap_or_default();
        self.warnings.extend(other.warnings);
        self.files.extend(other.files.into_iter().map(|file| File { path: format!("{folder}/{}", file.path), ..file }));
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
    }

    fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.push(File { path: path.to_owned(), bytes });
    }

    fn pdf(&mut self, path: &str, pdf: Pdf) {
        self.warnings.extend(pdf.warnings);
        self.put(path, pdf.bytes);
    }

    fn pages(&mut self, view: &View, theme: &Theme, options: &Options, built: &Outputs) -> Result<(), Vec<Diagnostic>> {
        let mut wanted = vec![
            (Which::Plan, options.only.has(Output::Html)),
            (Which::Fragment, options.only.fragment()),
            (Which::Page, options.only.has(Output::Page)),
            (Which::StatutoryIndex, options.only.has(Output::Index)),
            (Which::PanelResponse, built.panel_response),
        ];
        wanted.extend((0..built.papers.len()).map(|paper| (Which::Paper(paper), true)));
        for (which, _) in wanted.iter().copied().filter(|(_, wanted)| *wanted) {
            self.put(&which.path(view), planwright_html::render(view, theme, built, which)?.into_bytes());
        }
        if wanted.iter().any(|(_, wanted)| *wanted) {
            for (path, bytes) in planwright_html::assets(theme, view) {
                self.put(&path, bytes.to_vec());
            }
        }
        Ok(())
    }

    fn texts(&mut self, view: &View, theme: &Theme, options: &Options) -> Result<(), Vec<Diagnostic>> {
        if options.only.has(Output::Text) {
            self.put("plan.txt", planwright_html::text(view).into_bytes());
        }
        if options.only.has(Output::Json) {
            let mut json = serde_json::to_vec_pretty(view).map_err(|e| unwritten(view, "plan.json", &e))?;
            json.push(b'\n');
            self.put("plan.json", json);
        }
        if options.only.has(Output::Docx) {
            let document = planwright_docx::plan(view, theme).map_err(|e| unwritten(view, "plan.docx", &e))?;
            self.put("plan.docx", document);
        }
        Ok(())
    }
}

fn unwritten(view: &View, name: &str, reason: &dyn std::fmt::Display) -> Vec<Diagnostic> {
    vec![Diagnostic::error("theme/error", view.page.span, format!("`{name}` cannot be written: {reason}"))]
}
