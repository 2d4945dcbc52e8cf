//! The reports of the panel.

use std::collections::BTreeMap;

use planwright_core::model::{Id, PanelReport};
use planwright_core::{FileId, Sources};

use super::{Findings, Language, body};
use crate::ids::Anchors;
use crate::{Document, Folder, align, front_matter, paths, split};

/// The panel's reports: those that could be read, by date, and the paths of all of them.
pub(super) struct Panel {
    pub(super) reports: Vec<PanelReport>,
    pub(super) paths: BTreeMap<FileId, String>,
}

/// Reads the panel's reports. They are no part of the plan's text: no section and no duty rests on their words.
/// A translation has those that it does not bring itself as they stand in the original.
pub(super) fn panel(
    sources: &Sources,
    folder: &Folder,
    documents: Vec<Document>,
    language: &mut Language<'_>,
    findings: &mut Findings,
) -> Panel {
    let mut panel = Panel { reports: Vec::new(), paths: BTreeMap::new() };
    if let Some(original) = language.original() {
        let there = |report: &&PanelReport| !documents.iter().any(|document| document.path == report.path);
        panel.reports.extend(original.plan.panel.iter().filter(there).cloned());
        panel.paths.extend(panel.reports.iter().map(|report| (report.file, report.path.clone())));
    }
    for document in documents {
        let source = sources.text(document.file);
        let (cut, cut_findings) = split::split(document.file, source);
        let mut repeated = Vec::new();
        let known = language.original().and_then(|original| original.front(&document.path));
        let (report, front_findings) =
            front_matter::panel_report(document.file, &document.path, source, &cut, known.as_ref(), &mut repeated);
        language.note(repeated);
        findings.add_front(cut_findings);
        findings.add_front(front_findings);
        let own = panel_id(&document.path);
        let headless = cut.front.is_none();
        let mut text = body(sources, folder, &document, cut.body, &own, findings);
        if let Some(known) = language.original().and_then(|original| original.report(&document.path)) {
            align::align(&mut text.blocks, &known.body);
        }
        if headless {
            findings.forgive_title(document.file);
        }
        panel.reports.extend(report.map(|report| PanelReport {
            body: text.blocks,
            footnotes: text.footnotes,
            ..report
        }));
        panel.paths.insert(document.file, document.path);
    }
    panel.reports.sort_by(|a, b| a.date.value.cmp(&b.date.value).then_with(|| paths::natural(&a.path, &b.path)));
    panel
}

/// Gives ids to what stands in the panel's reports, none of which the plan or another report has. The plan cannot lead
/// there: the reports are not printed in it.
pub(super) fn give_panel_ids(anchors: &mut Anchors, reports: &mut [PanelReport]) {
    for report in reports.iter() {
        anchors.given(&report.body, &report.footnotes, &panel_id(&report.path));
    }
    for report in reports {
        let own = panel_id(&report.path);
        anchors.slugs(&mut report.body, &mut report.footnotes, &own);
    }
}

/// What a waiver can call a report of the panel and what stands in it: its file, and its recommendations by their ids.
pub(super) fn names(report: &PanelReport) -> impl Iterator<Item = String> {
    let ids = report.recommendations.iter().map(|recommendation| recommendation.id.value.to_string());
    std::iter::once(report.path.clone()).chain(ids)
}

/// What the ids of a report's headings begin with: `panel-2018-02-08`.
pub(super) fn panel_id(path: &str) -> Id {
    Id::slug(&format!("panel-{}", paths::file_name(path).trim_end_matches(".md")))
}
