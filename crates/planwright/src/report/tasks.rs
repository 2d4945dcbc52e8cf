//! What is to be done about many findings, in the order in which to do it: what stops the plan
//! now, what will stop it at its next stage, what a careful editor would put right, and advice.

use std::collections::BTreeSet;

use planwright_core::model::Stage;
use planwright_core::{Diagnostic, Severity};
use planwright_validator::profile::Profile;

use crate::report::closing::many;
use crate::report::{CheckedPlan, Detail, Purpose, Settings, sorted};
use crate::texts;

/// A plan of so few findings needs no list of them.
const FEW: usize = 8;

/// How many rules a list names.
const NAMED: usize = 12;

/// What is to be done together.
pub(crate) struct Tasks {
    /// What it is: "Before it goes to the panel".
    pub(crate) words: String,
    /// How much the findings weigh.
    pub(crate) severity: Severity,
    /// The rules, in the order of the plan.
    pub(crate) rows: Vec<Row>,
    /// How many more rules there are.
    pub(crate) more: usize,
}

/// The findings of one rule.
pub(crate) struct Row {
    /// Its name.
    pub(crate) rule: String,
    /// It in a few words, where it is known.
    pub(crate) title: String,
    /// How many findings there are.
    pub(crate) count: usize,
}

/// What is to be done about a plan; nothing where its findings are few enough to be seen at once.
pub(crate) fn tasks(plan: &CheckedPlan<'_>, settings: &Settings) -> Vec<Tasks> {
    if plan.diagnostics.len() <= FEW {
        return Vec::new();
    }
    let all = sorted(plan.diagnostics, plan.sources);
    let ahead: Vec<&Diagnostic> = plan.ahead.map(|ahead| sorted(&ahead.errors, plan.sources)).unwrap_or_default();
    let later: BTreeSet<_> = ahead.iter().map(|d| (d.rule.as_str(), d.span.file, d.span.start)).collect();
    let steps_are_told = ahead.iter().any(|diagnostic| diagnostic.rule.as_str().starts_with("process/"));
    let is_now = |diagnostic: &&Diagnostic| {
        let told_later = later.contains(&(diagnostic.rule.as_str(), diagnostic.span.file, diagnostic.span.start))
            || (steps_are_told && diagnostic.rule.as_str() == "process/ahead");
        diagnostic.severity == Severity::Error || !told_later
    };
    let of = |severity| -> Vec<&Diagnostic> {
        all.iter().copied().filter(|d| d.severity == severity).filter(is_now).collect()
    };
    let (errors, warnings, notes) = (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
    let before = plan.ahead.map(|ahead| format!("Before it {}, this too", goes(ahead.stage))).unwrap_or_default();
    [
        (stops(settings, &errors), errors),
        (before, ahead),
        (editor(settings, &warnings), warnings),
        (advice(settings, &notes), notes),
    ]
    .into_iter()
    .zip([Severity::Error, Severity::Warning, Severity::Warning, Severity::Note])
    .filter(|((_, findings), _)| !findings.is_empty())
    .map(|((words, findings), severity)| made(words, severity, &findings, plan.profile))
    .collect()
}

fn stops(settings: &Settings, errors: &[&Diagnostic]) -> String {
    let count = many(errors.len(), "error");
    match settings.purpose {
        Purpose::Check => format!("First: it cannot be built or published until this is mended ({count})"),
        Purpose::Build => format!("First: it was not built, and cannot be published until this is mended ({count})"),
        Purpose::Draft => format!("First: it cannot be published until this is mended ({count})"),
    }
}

fn editor(settings: &Settings, warnings: &[&Diagnostic]) -> String {
    let count = many(warnings.len(), "warning");
    let aside = "mend it, or set it aside with a reason under `waivers` in plan.md";
    if settings.deny_warnings {
        format!("With --deny warnings this must go too: {aside} ({count})")
    } else {
        format!("What a careful editor would put right: {aside} ({count})")
    }
}

fn advice(settings: &Settings, notes: &[&Diagnostic]) -> String {
    let whole = if settings.detail == Detail::Normal { "; -v shows it in full" } else { "" };
    format!("Advice ({}){whole}", many(notes.len(), "note"))
}

/// What happens to a plan when it comes to a stage.
pub(crate) fn goes(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "is drafted",
        Stage::Consultation => "goes out to consultation",
        Stage::Panel => "goes to the panel",
        Stage::Issued => "is issued",
        Stage::Published => "is published",
    }
}

fn made(words: String, severity: Severity, findings: &[&Diagnostic], profile: Option<&Profile>) -> Tasks {
    let mut rows: Vec<Row> = Vec::new();
    for diagnostic in findings {
        let rule = diagnostic.rule.as_str();
        match rows.iter_mut().find(|row| row.rule == rule) {
            Some(row) => row.count += 1,
            None => rows.push(Row { rule: rule.to_owned(), title: title(rule, profile), count: 1 }),
        }
    }
    let more = rows.len().saturating_sub(NAMED);
    // To count a single one takes as much room as to name it.
    let more = if more == 1 { 0 } else { more };
    rows.truncate(rows.len() - more);
    Tasks { words, severity, rows, more }
}

fn title(rule: &str, profile: Option<&Profile>) -> String {
    let nothing = Profile::without_duties();
    let title = texts::of(rule, profile.unwrap_or(&nothing)).map(|text| text.title).unwrap_or_default();
    title.trim_end_matches('.').to_owned()
}
