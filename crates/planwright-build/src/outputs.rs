//! Rendering every output that is asked for, in memory.

use planwright_core::Diagnostic;
use planwright_html::{BuiltFile, BuiltPdf, Outputs, Which};
use planwright_pdf::Pdf;
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

/// Renders what is asked for. The PDFs come first, because the statutory index names their pages.
pub(crate) fn render(
    view: &View,
    theme: &Theme,
    options: &Options,
    timings: &mut Timings,
) -> Result<Outcome, Vec<Diagnostic>> {
    let (plan, page) = pdfs(view, theme, options, timings)?;
    let mut outcome = Outcome { files: Vec::new(), warnings: Vec::new(), built: Outputs::default() };
    let mut built = Outputs {
        page_html: options.only.has(Output::Page),
        index_html: options.only.has(Output::Html),
        statutory_index: options.only.has(Output::Index),
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
    let clock = Clock::start();
    outcome.pages(view, theme, options, &built)?;
    outcome.texts(view, options)?;
    timings.html += clock.stop();
    outcome.built = built;
    outcome.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(outcome)
}

type Pdfs = (Option<(Pdf, planwright_pdf::Pages)>, Option<Pdf>);

/// Both PDFs, one after the other: Typst spreads each over its own threads.
fn pdfs(view: &View, theme: &Theme, options: &Options, timings: &mut Timings) -> Result<Pdfs, Vec<Diagnostic>> {
    let plan = || options.only.has(Output::Pdf).then(|| planwright_pdf::plan(view, theme)).transpose();
    let page = || options.only.has(Output::Page).then(|| planwright_pdf::page(view, theme)).transpose();
    let clock = Clock::start();
    let (plan, page) = (plan(), page());
    timings.pdf += clock.stop();
    // A plan that breaks in both is told so in both: the findings are about different places.
    match (plan, page) {
        (Ok(plan), Ok(page)) => {
            timings.layouts += page.as_ref().map_or(0, |(_, fit)| fit.layouts);
            Ok((plan, page.map(|(pdf, _)| pdf)))
        }
        (plan, page) => {
            let mut findings = plan.err().unwrap_or_default();
            for finding in page.err().unwrap_or_default() {
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
            Err(findings)
        }
    }
}

impl Outcome {
    fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.push(File { path: path.to_owned(), bytes });
    }

    fn pdf(&mut self, path: &str, pdf: Pdf) {
        self.warnings.extend(pdf.warnings);
        self.put(path, pdf.bytes);
    }

    fn pages(&mut self, view: &View, theme: &Theme, options: &Options, built: &Outputs) -> Result<(), Vec<Diagnostic>> {
        let wanted = [
            (Which::Plan, options.only.has(Output::Html)),
            (Which::Fragment, options.only.fragment()),
            (Which::Page, options.only.has(Output::Page)),
            (Which::StatutoryIndex, options.only.has(Output::Index)),
        ];
        for (which, _) in wanted.into_iter().filter(|(_, wanted)| *wanted) {
            self.put(which.file_name(), planwright_html::render(view, theme, built, which)?.into_bytes());
        }
        if wanted.iter().any(|(_, wanted)| *wanted) {
            for (path, bytes) in planwright_html::assets(theme, view) {
                self.put(&path, bytes.to_vec());
            }
        }
        Ok(())
    }

    fn texts(&mut self, view: &View, options: &Options) -> Result<(), Vec<Diagnostic>> {
        if options.only.has(Output::Text) {
            self.put("plan.txt", planwright_html::text(view).into_bytes());
        }
        if options.only.has(Output::Json) {
            let fault = |e| {
                vec![Diagnostic::error("theme/error", view.page.span, format!("`plan.json` cannot be written: {e}"))]
            };
            let mut json = serde_json::to_vec_pretty(view).map_err(fault)?;
            json.push(b'\n');
            self.put("plan.json", json);
        }
        Ok(())
    }
}
