//! Findings, and where in the preview each belongs.

use std::collections::BTreeMap;

use planwright_core::model::{Anchor, Id, Plan};
use planwright_core::{Diagnostic, Severity, Sources, Span, order};
use serde::Serialize;

/// A finding as the shell takes it: the words are those of `check --format json`, and it says where in the preview it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    rule: String,
    #[serde(serialize_with = "word")]
    severity: Severity,
    message: String,
    file: String,
    line: u32,
    column: u32,
    citation: Option<String>,
    help: Vec<String>,
    related: Vec<Related>,
    /// What mends it, where that is certain enough to be offered.
    fix: Option<String>,
    /// The page that shows its place.
    page: String,
    /// The id of what it stands in, or after.
    anchor: Option<String>,
    /// The words that it is about, to be looked for after that.
    words: Option<String>,
}

fn word<S: serde::Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.as_str())
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Related {
    file: String,
    line: u32,
    message: String,
}

/// Findings counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub(crate) struct Counts {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notes: usize,
}

impl Counts {
    pub(crate) fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning), notes: count(Severity::Note) }
    }
}

/// The findings in the order of the plan, each with its place.
pub(crate) fn told(findings: &[Diagnostic], plan: Option<&Plan>, sources: &Sources) -> Vec<Finding> {
    order::sorted(findings, sources).into_iter().map(|finding| one(finding, plan, sources)).collect()
}

fn one(finding: &Diagnostic, plan: Option<&Plan>, sources: &Sources) -> Finding {
    let (start, _) = sources.positions(finding.span);
    let place = plan.and_then(|plan| place(finding, plan)).unwrap_or_default();
    Finding {
        rule: finding.rule.as_str().to_owned(),
        severity: finding.severity,
        message: finding.message.clone(),
        file: sources.path(finding.span.file).to_owned(),
        line: start.line,
        column: start.column,
        citation: finding.citation.clone(),
        help: finding.help.clone(),
        related: finding.related.iter().map(|it| related(it, sources)).collect(),
        fix: finding.fix.as_ref().map(|fix| fix.title.clone()),
        page: place.page,
        anchor: place.anchor,
        words: words(finding.span, sources),
    }
}

fn related(related: &planwright_core::Related, sources: &Sources) -> Related {
    let (start, _) = sources.positions(related.span);
    Related { file: sources.path(related.span.file).to_owned(), line: start.line, message: related.message.clone() }
}

/// Where in the preview something stands.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    page: String,
    anchor: Option<String>,
}

impl Default for Place {
    fn default() -> Self {
        Self { page: "index.html".to_owned(), anchor: None }
    }
}

/// The page and the id that are nearest to a finding; none where its file is no part of the plan.
fn place(finding: &Diagnostic, plan: &Plan) -> Option<Place> {
    // What only the sheet shows is looked at there, wherever its words stand.
    if finding.rule.as_str().starts_with("page/") {
        return Some(Place { page: "page.html".to_owned(), anchor: None });
    }
    let span = finding.span;
    if let Some(paper) = plan.papers.iter().find(|paper| paper.file == span.file) {
        return Some(Place { page: format!("papers/{}.html", paper.name), anchor: nearest(&paper.anchors, span) });
    }
    if plan.panel.iter().any(|report| report.file == span.file) {
        return Some(Place { page: "panel-response.html".to_owned(), anchor: None });
    }
    if let Some(place) = in_language(plan, span) {
        return Some(place);
    }
    plan.translations.iter().find_map(|translation| {
        let place = in_language(&translation.plan, span)?;
        Some(Place { page: format!("{}/{}", translation.folder, place.page), ..place })
    })
}

fn in_language(plan: &Plan, span: Span) -> Option<Place> {
    let anchor = nearest(&plan.anchors, span).or_else(|| {
        let section = plan.all_sections().find(|section| section.file == span.file)?;
        Some(section.id.value.as_str().to_owned())
    });
    (anchor.is_some() || plan.file == span.file).then(|| Place { anchor, ..Place::default() })
}

/// The last thing with an id that begins before the place, in its file.
fn nearest(anchors: &BTreeMap<Id, Anchor>, span: Span) -> Option<String> {
    let before = anchors.iter().filter(|(_, it)| it.span.file == span.file && it.span.start <= span.start);
    before.max_by_key(|(_, anchor)| anchor.span.start).map(|(id, _)| id.as_str().to_owned())
}

/// The most letters of words that are looked for.
const LONG: usize = 200;

/// The words at a place, where they are on one line and can be looked for.
fn words(span: Span, sources: &Sources) -> Option<String> {
    let words = sources.slice(span).trim();
    let fits = !words.is_empty() && words.len() <= LONG && !words.contains('\n');
    fits.then(|| words.trim_matches(['*', '_', '`', '|', ' ']).to_owned()).filter(|words| !words.is_empty())
}
