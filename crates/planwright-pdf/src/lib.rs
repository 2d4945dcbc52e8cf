//! The plan, the plan on a page, the response to the panel, papers and what changed as PDF, set by Typst.
//!
//! [`plan`], [`page`], [`response`], [`papers`] and [`changes`] take a [`View`] and a [`Theme`], have the
//! code that `planwright-typst` writes laid out, and export it as PDF/UA-1 and PDF/A-2a in one file.
//!
//! - `world` is all that Typst can see: the generated code, the theme's files, the plan's pictures.
//! - `compile` lays out and exports; `errors` and `glyphs` say on the author's line what went wrong.
//! - `own` knows what a theme's own files define; `said` finds words that a theme drops.
//! - `ends` sets chapters closer that would leave a few lines alone on a last page.
//! - `fit` looks for the largest type at which the plan on a page keeps to its sheet.
//!
//! # Invariants
//!
//! - No word of an author is ever read as Typst: it stands in a string literal.
//! - Nothing but the view and the theme goes in, so that equal input gives equal bytes on any day
//!   and machine: no clock, no fonts of the system, no packages, no network.
//! - Every word printed stands in the view.
//!
//! # What this crate must not know
//!
//! HTML, the law, and the disk: themes come as bytes, and PDFs leave as bytes.

mod compile;
mod ends;
mod errors;
mod explain;
mod fit;
mod glyphs;
mod own;
mod pages;
mod said;
#[cfg(test)]
mod tests;
mod world;

use planwright_core::{Diagnostic, Span};
use planwright_view::theme::Theme;
use planwright_view::{PaperView, View};

use crate::compile::Job;

pub use own::unused;
pub use planwright_typst::Pages;

/// A result that fails with findings for the author.
pub type Rendered<T> = Result<T, Vec<Diagnostic>>;

/// A PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What the author or the theme's author should know although the PDF was made.
    pub warnings: Vec<Diagnostic>,
}

/// How the plan on a page was made to fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The size of its smallest type, in points.
    pub base: f64,
    /// How many layouts it took to find.
    pub layouts: usize,
}

/// The plan as a PDF, and where in it things are.
///
/// # Errors
///
/// Fails with findings where a font lacks a letter or where the theme breaks.
pub fn plan(view: &View, theme: &Theme) -> Rendered<(Pdf, Pages)> {
    let (job, laid) = ends::lay_out(view, theme)?;
    job.is_whole(&laid.document, "plan.pdf")?;
    let bytes = job.export(&laid.document, &compile::identity(view, "plan"))?;
    let pages = pages::of(&laid.document, job.ids());
    Ok((Pdf { bytes, pages: laid.document.pages().len(), warnings: laid.warnings }, pages))
}

/// The plan on a page as a PDF of exactly one sheet.
///
/// # Errors
///
/// Fails with `page/overflow` where the sheet cannot hold what it should, and as [`plan`] does.
pub fn page(view: &View, theme: &Theme) -> Rendered<(Pdf, Fit)> {
    let (laid, job, fit) = fit::search(view, theme)?;
    job.is_whole(&laid.document, "page.pdf")?;
    let bytes = job.export(&laid.document, &compile::identity(view, "page"))?;
    Ok((Pdf { bytes, pages: laid.document.pages().len(), warnings: laid.warnings }, fit))
}

/// The response to the panel as a PDF; none where the panel has not reported. `pages` says where in
/// the plan's PDF things are, as far as there is one.
///
/// # Errors
///
/// Fails as [`plan`] does.
pub fn response(view: &View, theme: &Theme, pages: &Pages) -> Rendered<Option<Pdf>> {
    let Some(response) = &view.response else { return Ok(None) };
    let job = Job::new(view, theme, planwright_typst::response(view, response, pages));
    let laid = job.lay_out()?;
    job.is_whole(&laid.document, "panel-response.pdf")?;
    let bytes = job.export(&laid.document, &compile::identity(view, "response"))?;
    Ok(Some(Pdf { bytes, pages: laid.document.pages().len(), warnings: laid.warnings }))
}

/// What changed since an earlier version as a PDF; none where the view was made without one.
///
/// # Errors
///
/// Fails as [`plan`] does.
pub fn changes(view: &View, theme: &Theme) -> Rendered<Option<Pdf>> {
    let Some(changes) = &view.changes else { return Ok(None) };
    let job = Job::new(view, theme, planwright_typst::changes(view, changes));
    let laid = job.lay_out()?;
    job.is_whole(&laid.document, "changes.pdf")?;
    let bytes = job.export(&laid.document, &compile::identity(view, "changes"))?;
    Ok(Some(Pdf { bytes, pages: laid.document.pages().len(), warnings: laid.warnings }))
}

/// The papers about the plan as PDFs, in their order. `pages` says where in the plan's PDF things are, as far as there is
/// one.
///
/// # Errors
///
/// Fails as [`plan`] does.
pub fn papers(view: &View, theme: &Theme, pages: &Pages) -> Rendered<Vec<Pdf>> {
    let mut findings = Vec::new();
    let mut pdfs = Vec::new();
    for paper in &view.papers {
        match one_paper(view, paper, theme, pages) {
            Ok(pdf) => pdfs.push(pdf),
            Err(found) => findings.extend(found),
        }
    }
    if findings.is_empty() { Ok(pdfs) } else { Err(findings) }
}

fn one_paper(view: &View, paper: &PaperView, theme: &Theme, pages: &Pages) -> Rendered<Pdf> {
    let job = Job::new(view, theme, planwright_typst::paper(view, paper, pages));
    let laid = job.lay_out()?;
    job.is_whole(&laid.document, &paper.pdf())?;
    let bytes = job.export(&laid.document, &compile::identity(view, &paper.page()))?;
    Ok(Pdf { bytes, pages: laid.document.pages().len(), warnings: laid.warnings })
}

/// The letter that a finding of `theme/glyph` is about, the first where it names several.
#[must_use]
pub fn missing_letter(finding: &Diagnostic) -> Option<String> {
    glyphs::named(finding)
}

/// Lets go of what Typst remembers of plans set some while ago, so that a long run does not fill the memory: of all that
/// the last `plans` did not need.
pub fn forget(plans: usize) {
    typst::comemo::evict(plans);
}

/// Where a finding goes that has no place of its own: the start of `plan.md`.
pub(crate) fn nowhere(view: &View) -> Span {
    Span::start_of(view.page.span.file)
}
