//! Steps of the record.

use jiff::civil::Date;
use planwright_core::model::StepKind;

use crate::duties::needs::{Gathered, Verdict};
use crate::duties::subject::Asked;
use crate::report::Proof;

/// The record, or a report of the panel, has one of these steps.
pub(super) fn steps(asked: Asked, steps: &[StepKind]) -> Verdict {
    let plan = asked.subject.plan;
    let recorded = plan.meta.record.iter().map(|step| (step.step.value, step.date.value));
    let reports = plan.panel.iter().map(|report| (StepKind::PanelReport, report.date.value));
    let replies = plan.panel.iter().filter_map(|report| report.replied.as_ref());
    let replies = replies.map(|replied| (StepKind::PanelResponse, replied.value));
    let taken: Vec<(StepKind, Date)> =
        recorded.chain(reports).chain(replies).filter(|(step, _)| steps.contains(step)).collect();
    let samples: Vec<String> = taken.iter().map(|(step, date)| format!("{} on {date}", step.as_str())).collect();
    let mut found = Gathered::new();
    found.add(None, samples.iter().map(String::as_str));
    found.evidence(Proof::Steps).map_or_else(|| Verdict::lacks(""), |evidence| Verdict::Holds(vec![evidence]))
}
