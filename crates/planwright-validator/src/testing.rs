//! Plans for tests, written as their authors would write them.

use std::collections::BTreeMap;
use std::sync::Arc;

use planwright_core::model::{Asset, Inline, InlineKind, Plan};
use planwright_core::{Diagnostic, FileId, Sources, Span};
use planwright_parser::{Document, Folder, parse};

use crate::profile::{self, Profile};
use crate::{Context, Report, check};

/// The `plan.md` of a test that gives none.
pub(crate) const PLAN: &str = "---
title: A safer county
area: Exampleshire
profile: england-pcc
period: {from: 2017-04-01, to: 2021-03-31}
status: panel
---
";

/// A plan that was read.
pub(crate) struct Read {
    pub(crate) sources: Sources,
    pub(crate) plan: Plan,
    pub(crate) found: Vec<Diagnostic>,
}

/// Reads a plan from its files, those in `cy/` as its translation. Names that end in neither `.md` nor `.csv` are pictures.
pub(crate) fn read(files: &[(&str, &str)]) -> Read {
    let mut sources = Sources::default();
    let mut plan = Folder { path: "plan".to_owned(), name: "plan".to_owned(), ..Folder::default() };
    let mut cy = Folder { path: "plan/cy".to_owned(), name: "cy".to_owned(), ..Folder::default() };
    let mut all: BTreeMap<&str, &str> = files.iter().copied().collect();
    all.entry("plan.md").or_insert(PLAN);
    for (path, text) in all {
        let (folder, path) = path.strip_prefix("cy/").map_or((&mut plan, path), |within| (&mut cy, within));
        if path.ends_with(".md") {
            let file = sources.add(format!("{}/{path}", folder.path), text);
            folder.documents.push(Document { path: path.to_owned(), file });
        } else if path.ends_with(".csv") {
            folder.tables.insert(path.to_owned(), sources.add(format!("{}/{path}", folder.path), text));
        } else {
            let bytes = Arc::from(text.as_bytes());
            folder.assets.insert(path.to_owned(), Asset { path: path.to_owned(), bytes });
        }
    }
    plan.translations.extend((!cy.documents.is_empty()).then_some(cy));
    let parsed = parse(&sources, plan);
    let plan = parsed.plan.unwrap_or_else(|| panic!("the plan can be read: {:#?}", parsed.diagnostics));
    Read { sources, plan, found: parsed.diagnostics }
}

/// The profile that the tests judge by.
pub(crate) fn england() -> Profile {
    profile::find("england-pcc").unwrap()
}

impl Read {
    /// Checks the plan.
    pub(crate) fn check(&self) -> Report {
        check(&self.plan, &self.sources, &england(), &Context::default(), self.found.clone())
    }

    /// What stands where a rule found something, in the order of the files.
    pub(crate) fn places(&self, rule: &str) -> Vec<String> {
        let mut found = self.check().diagnostics;
        found.retain(|diagnostic| diagnostic.rule.as_str() == rule);
        found.sort_by_key(|diagnostic| diagnostic.span);
        found
            .iter()
            .map(|diagnostic| format!("{}: {}", diagnostic.severity.as_str(), self.sources.slice(diagnostic.span)))
            .collect()
    }
}

/// Checks a plan of one section with this body, and compares what a rule finds: how much it
/// weighs and the words at its place.
#[track_caller]
pub(crate) fn check_body(rule: &str, body: &str, expected: &[&str]) {
    let section = format!("---\ntitle: A section\n---\n\n{body}\n");
    assert_eq!(read(&[("01-section.md", &section)]).places(rule), expected, "{body}");
}

/// A paper's file with this body.
pub(crate) fn paper(body: &str) -> String {
    let keys =
        "to: The board\nfrom: The office\nsubject: The plan\ndate: 2020-02-03\nsummary: The board is told of the plan.";
    format!("---\n{keys}\n---\n\n{body}\n")
}

/// A source of one file.
pub(crate) fn sources_of(text: &str) -> (Sources, FileId) {
    let mut sources = Sources::default();
    let file = sources.add("a.md", text);
    (sources, file)
}

/// Words that stand at the whole of a source.
pub(crate) fn text_at(file: FileId, source: &str, read: &str) -> Inline {
    Inline { span: Span::new(file, 0, source.len()), kind: InlineKind::Text(read.to_owned()) }
}

/// Checks how many findings a rule has in a section of these words, beside the picture `figures/map-2.svg`.
#[track_caller]
pub(crate) fn check_picture(rule: &str, body: &str, found: usize) {
    let section = format!("---\ntitle: A\n---\n\n{body}\n");
    let files = [("01-a.md", section.as_str()), ("figures/map-2.svg", "<svg/>")];
    assert_eq!(read(&files).places(rule).len(), found, "{body}");
}
