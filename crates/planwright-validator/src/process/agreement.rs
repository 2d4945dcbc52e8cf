//! `panel/dates`: whether the record and the panel's reports tell the same days.

use std::collections::BTreeMap;

use planwright_core::Diagnostic;
use planwright_core::model::StepKind;

use super::steps::Occurrence;
use super::{Case, words};

/// The rule.
const RULE: &str = "panel/dates";

/// The steps for which a report of the panel stands.
const STEPS: [StepKind; 2] = [StepKind::PanelReport, StepKind::PanelResponse];

/// The findings for entries of the record that a report of the panel contradicts.
pub(super) fn findings(case: &Case<'_>) -> Vec<Diagnostic> {
    STEPS.iter().flat_map(|step| disagreements(case, case.steps.all(*step))).collect()
}

/// An entry of the record and a report that prepare the same edition and are alone with their days mean one step: each
/// that has a counterpart of its day is put aside with it, and those left over are compared in their order.
fn disagreements(case: &Case<'_>, taken: &[Occurrence<'_>]) -> Vec<Diagnostic> {
    let mut editions: BTreeMap<usize, (Vec<&Occurrence<'_>>, Vec<&Occurrence<'_>>)> = BTreeMap::new();
    for occurrence in taken {
        let (entries, reports) = editions.entry(case.steps.edition(occurrence.date)).or_default();
        if occurrence.entry.is_some() { entries.push(occurrence) } else { reports.push(occurrence) }
    }
    let mut found = Vec::new();
    for (entries, reports) in editions.values() {
        let alone = |one: &&&Occurrence<'_>, others: &[&Occurrence<'_>]| {
            others.binary_search_by_key(&one.date, |other| other.date).is_err()
        };
        let entries_alone = entries.iter().filter(|entry| alone(entry, reports));
        let reports_alone = reports.iter().filter(|report| alone(report, entries));
        found.extend(entries_alone.zip(reports_alone).map(|(entry, report)| disagreement(case, entry, report)));
    }
    found
}

fn disagreement(case: &Case<'_>, entry: &Occurrence<'_>, report: &Occurrence<'_>) -> Diagnostic {
    let step = words::step(case.profile, entry.step);
    let path = report.report.map_or("panel", |report| report.path.as_str());
    let message =
        format!("the record has {step} on {}, but `{path}` says {}", words::long(entry.date), words::long(report.date));
    Diagnostic::error(RULE, entry.span, message)
        .label("not the day that the report gives")
        .related(report.span, "the other day")
        .help("A report in `panel/` counts as its steps, so the record need not name them; where it does, the days are the same.")
        .help("Put right the one that is wrong, or take the step out of `record`. If these are two reports, write each as a file in `panel/`.")
}
