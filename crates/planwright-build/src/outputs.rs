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
pub struct File {
    /// Its path within the plan's folder of outputs, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl File {
    /// The same file, in a folder.
    pub(crate) fn within(self, folder: &str) -> Self {
        Self { path: format!("{folder}/{}", self.path), ..self }
    }
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
    let clock = Clock::start();
    let set = set(view, theme, options, &|| false)?;
    timings.pdf += clock.stop();
    timings.layouts += set.layouts;
    let clock = Clock::start();
    let mut files = write(view, theme, options, &set.built)?;
    timings.html += clock.stop();
    files.extend(set.files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Outcome { files, warnings: set.warnings, built: set.built })
}

/// The PDFs of a plan in one of its languages.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Set {
    /// The files.
    pub(crate) files: Vec<File>,
    /// What only layout can see, and does not stop the build.
    pub(crate) warnings: Vec<Diagnostic>,
    /// What pages say of them.
    pub(crate) built: Outputs,
    /// How often the plan on a page was laid out.
    layouts: usize,
}

/// What pages can lead to before any PDF is there.
pub(crate) fn without_pdfs(view: &View, options: &Options) -> Outputs {
    Outputs {
        page_html: options.only.has(Output::Page),
        index_html: options.only.has(Output::Html),
        statutory_index: options.only.has(Output::Index),
        panel_response: options.only.has(Output::Response) && view.response.is_some(),
        changes: view.changes.is_some(),
        text: options.only.has(Output::Text),
        ..Outputs::default()
    }
}

/// Sets the PDFs that are asked for. Where `stop` says so no further one is begun, and what there is is not whole.
pub(crate) fn set(
    view: &View,
    theme: &Theme,
    options: &Options,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Set, Vec<Diagnostic>> {
    let Pdfs { plan, page, response, papers, layouts } = pdfs(view, theme, options, stop)?;
    let built = Outputs { panel_response: response.is_some(), ..without_pdfs(view, options) };
    let mut set = Set { files: Vec::new(), warnings: Vec::new(), built, layouts };
    if [Output::Pdf, Output::Page, Output::Response, Output::Papers].into_iter().any(|output| options.only.has(output))
    {
        set.warnings.extend(planwright_pdf::unused(theme));
    }
    if let Some((pdf, pages)) = plan {
        set.built.plan_pdf = Some(BuiltPdf { pages: pdf.pages, bytes: pdf.bytes.len() });
        set.built.pages = pages;
        set.put("plan.pdf", pdf);
    }
    if let Some(pdf) = page {
        set.built.page_pdf = Some(BuiltFile { bytes: pdf.bytes.len() });
        set.put("page.pdf", pdf);
    }
    if let Some(pdf) = response {
        set.built.response_pdf = Some(BuiltPdf { pages: pdf.pages, bytes: pdf.bytes.len() });
        set.put("panel-response.pdf", pdf);
    }
    for (paper, pdf) in view.papers.iter().zip(papers) {
        set.built.papers.push(BuiltPdf { pages: pdf.pages, bytes: pdf.bytes.len() });
        set.put(&paper.pdf(), pdf);
    }
    Ok(set)
}

impl Set {
    fn put(&mut self, path: &str, pdf: Pdf) {
        self.warnings.extend(pdf.warnings);
        self.files.push(File { path: path.to_owned(), bytes: pdf.bytes });
    }
}

/// Writes the pages and texts that are asked for; `built` is what they can lead to.
pub(crate) fn write(
    view: &View,
    theme: &Theme,
    options: &Options,
    built: &Outputs,
) -> Result<Vec<File>, Vec<Diagnostic>> {
    let mut written = Written(Vec::new());
    written.pages(view, theme, options, built)?;
    written.texts(view, theme, options)?;
    Ok(written.0)
}

/// The PDFs that are asked for.
struct Pdfs {
    plan: Option<(Pdf, Pages)>,
    page: Option<Pdf>,
    response: Option<Pdf>,
    /// As many as there are papers, or none.
    papers: Vec<Pdf>,
    /// How often the plan on a page was laid out.
    layouts: usize,
}

/// The PDFs. The sheet is set beside the plan where this plan is built alone, because Typst hardly spreads one document over
/// several threads. The response and the papers come last: they name pages of the plan.
fn pdfs(
    view: &View,
    theme: &Theme,
    options: &Options,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Pdfs, Vec<Diagnostic>> {
    let has = |output| options.only.has(output) && !stop();
    let plan = || has(Output::Pdf).then(|| planwright_pdf::plan(view, theme)).transpose();
    let page = || has(Output::Page).then(|| planwright_pdf::page(view, theme)).transpose();
    let (plan, page) = if options.jobs == 1 { rayon::join(plan, page) } else { (plan(), page()) };
    let pages = plan.as_ref().ok().and_then(Option::as_ref).map_or_else(Pages::new, |(_, pages)| pages.clone());
    let response = if has(Output::Response) { planwright_pdf::response(view, theme, &pages) } else { Ok(None) };
    let papers = if has(Output::Papers) { planwright_pdf::papers(view, theme, &pages) } else { Ok(Vec::new()) };
    // A plan that breaks in several is told so in all: the findings are about different places.
    match (plan, page, response, papers) {
        (Ok(plan), Ok(page), Ok(response), Ok(papers)) => {
            let layouts = page.as_ref().map_or(0, |(_, fit)| fit.layouts);
            Ok(Pdfs { plan, page: page.map(|(pdf, _)| pdf), response, papers, layouts })
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
        self.files.extend(other.files.into_iter().map(|file| file.within(folder)));
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

/// The pages and texts of a plan in one of its languages.
struct Written(Vec<File>);

impl Written {
    fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.0.push(File { path: path.to_owned(), bytes });
    }

    fn pages(&mut self, view: &View, theme: &Theme, options: &Options, built: &Outputs) -> Result<(), Vec<Diagnostic>> {
        let mut wanted = vec![
            (Which::Plan, options.only.has(Output::Html)),
            (Which::Fragment, options.only.fragment()),
            (Which::Page, options.only.has(Output::Page)),
            (Which::StatutoryIndex, options.only.has(Output::Index)),
            (Which::PanelResponse, built.panel_response),
            (Which::Changes, built.changes),
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
