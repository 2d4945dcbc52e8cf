//! Findings, and where in the preview each belongs.

use std::collections::BTreeMap;

use planwright_build::Counts;
use planwright_core::model::{Anchor, Id, Plan};
use planwright_core::{Diagnostic, Severity, Sources, Span, order};
use serde::Serialize;

/// A finding as the shell takes it: the words are those of `check --format json`, and it says where in the preview it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    pub(crate) rule: String,
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
    /// Words of its line, to be looked for where those are not to be seen: an address is not, and its link is.
    near: Option<String>,
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
pub(crate) fn counted(findings: &[Finding]) -> Counts {
    findings.iter().map(|finding| finding.severity).collect()
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
        near: near(finding.span, sources),
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

/// The words at a place as a reader sees them, where they are on one line and can be looked for.
fn words(span: Span, sources: &Sources) -> Option<String> {
    let written = sources.slice(span).trim();
    let fits = !written.is_empty() && written.len() <= LONG && !written.contains('\n');
    let words = fits.then(|| of_link(written).trim_matches(['*', '_', '`', '|', '#', ' ']))?;
    (!words.is_empty()).then(|| words.to_owned())
}

/// What stands between words that are only words.
const MARKUP: [char; 14] = ['[', ']', '(', ')', '{', '}', '*', '_', '`', '|', '<', '>', '#', '\\'];

/// The longest run of plain words on the line of a place.
fn near(span: Span, sources: &Sources) -> Option<String> {
    let text = sources.text(span.file);
    let start = text.get(..span.start as usize)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?;
    let longest = line.split(MARKUP).map(str::trim).max_by_key(|run| run.len())?;
    (longest.len() > 7 && longest.len() <= LONG).then(|| longest.to_owned())
}

/// What a link shows: `here` of `[here](https://…)`. Anything else as it is.
fn of_link(written: &str) -> &str {
    let link = written.strip_prefix('[').and_then(|rest| rest.split_once("]("));
    link.map_or(written, |(shown, _)| shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: Option<&str>) {
        let mut sources = Sources::default();
        let file = sources.add("plan/a.md", written);
        assert_eq!(words(Span::new(file, 0, written.len()), &sources).as_deref(), expected);
    }

    #[test]
    fn the_line_is_known_by_its_longest_run_of_words() {
        let text = "One.\nSee [it](#nowhere), which says a lot.\nThree.";
        let mut sources = Sources::default();
        let file = sources.add("plan/a.md", text);
        let at = text.find("#nowhere").unwrap();
        assert_eq!(near(Span::new(file, at, at + 8), &sources).as_deref(), Some(", which says a lot."));
        assert_eq!(near(Span::new(file, 0, 1), &sources), None);
    }

    #[test]
    fn words_are_those_that_a_reader_sees() {
        check("£4,109,761", Some("£4,109,761"));
        check("| **£4m** |", Some("£4m"));
        check("[click here](https://www.example.org/)", Some("click here"));
        check("## A title", Some("A title"));
        check("[](#tbl)", None);
        check("  ", None);
        check("one\ntwo", None);
    }
}
