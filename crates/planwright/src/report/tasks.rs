//! What is to be done about many findings, in the order in which to do it: what stops the plan
//! now, what will stop it at its later stages, what a careful editor would put right, and advice.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::Stage;
use planwright_core::{Diagnostic, FileId, Severity};
use planwright_validator::profile::Profile;

use crate::report::closing::many;
use crate::report::{CheckedPlan, Detail, Purpose, Settings, sorted};
use crate::texts;

/// A plan of so few findings needs no list of them.
const FEW: usize = 8;

/// How many rules a list names.
const NAMED: usize = 12;

/// How many places a row names.
const PLACED: usize = 3;

/// Notes of a rule that speaks in so many files are only listed.
const SPREAD: usize = 3;

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
    /// Where the first of them are, by file: "4-reporting.md line 7". None of what is absent.
    pub(crate) places: Vec<String>,
}

/// What is to be done about a plan; nothing where its findings are few enough to be seen at once.
pub(crate) fn tasks(plan: &CheckedPlan<'_>, settings: &Settings) -> Vec<Tasks> {
    if is_short(plan, settings) {
        return Vec::new();
    }
    let mut all = sorted(plan.diagnostics, plan.sources);
    all.retain(|diagnostic| settings.shows(diagnostic));
    let of = |severity| -> Vec<&Diagnostic> {
        all.iter().copied().filter(|d| d.severity == severity && !is_told_later(d, plan)).collect()
    };
    let (errors, warnings, notes) = (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
    let mut lists = vec![(stops(settings, &errors), Severity::Error, errors)];
    for ahead in plan.ahead.iter().filter(|_| settings.detail != Detail::Quiet) {
        let words = format!("Before it {}, this too", goes(ahead.stage));
        lists.push((words, Severity::Warning, sorted(&ahead.errors, plan.sources)));
    }
    lists.push((editor(settings, &warnings), Severity::Warning, warnings));
    lists.push((advice(settings, &notes), Severity::Note, notes));
    lists.retain(|(_, _, findings)| !findings.is_empty());
    lists.into_iter().map(|(words, severity, findings)| made(words, severity, &findings, plan)).collect()
}

/// True where the findings that are shown are few enough to need no list.
fn is_short(plan: &CheckedPlan<'_>, settings: &Settings) -> bool {
    plan.diagnostics.iter().filter(|diagnostic| settings.shows(diagnostic)).count() <= FEW
}

/// The stage at which a finding becomes an error, where it is none yet and will be.
pub(crate) fn error_from(diagnostic: &Diagnostic, plan: &CheckedPlan<'_>) -> Option<Stage> {
    let is_it = |error: &Diagnostic| error.rule == diagnostic.rule && error.span == diagnostic.span;
    let ahead = plan.ahead.iter().filter(|_| diagnostic.severity != Severity::Error);
    ahead.filter(|ahead| ahead.errors.iter().any(is_it)).map(|ahead| ahead.stage).next()
}

/// True where a list of what is ahead has a finding of now.
fn is_told_later(diagnostic: &Diagnostic, plan: &CheckedPlan<'_>) -> bool {
    let is_of_process = |error: &Diagnostic| error.rule.as_str().starts_with("process/");
    let steps_are_told = || plan.ahead.iter().any(|ahead| ahead.errors.iter().any(is_of_process));
    error_from(diagnostic, plan).is_some() || (diagnostic.rule.as_str() == "process/ahead" && steps_are_told())
}

/// The rules whose notes stand in so many files that they are listed at the end and not told file
/// by file. None where everything is shown, and where there is no list.
pub(crate) fn spread<'a>(plan: &CheckedPlan<'a>, settings: &Settings) -> BTreeSet<&'a str> {
    if settings.detail != Detail::Normal || is_short(plan, settings) {
        return BTreeSet::new();
    }
    let mut files: BTreeMap<&str, BTreeSet<FileId>> = BTreeMap::new();
    for note in plan.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Note) {
        files.entry(note.rule.as_str()).or_default().insert(note.span.file);
    }
    files.into_iter().filter(|(_, files)| files.len() >= SPREAD).map(|(rule, _)| rule).collect()
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
    let aside = "mend it, or set it aside with a reason";
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

fn made(words: String, severity: Severity, findings: &[&Diagnostic], plan: &CheckedPlan<'_>) -> Tasks {
    let mut rules: Vec<Vec<&Diagnostic>> = Vec::new();
    for diagnostic in findings {
        match rules.iter_mut().find(|rule| rule.first().is_some_and(|first| first.rule == diagnostic.rule)) {
            Some(rule) => rule.push(diagnostic),
            None => rules.push(vec![diagnostic]),
        }
    }
    let more = rules.len().saturating_sub(NAMED);
    // To count a single one takes as much room as to name it.
    let more = if more == 1 { 0 } else { more };
    rules.truncate(rules.len() - more);
    Tasks { words, severity, rows: rules.iter().filter_map(|findings| row(findings, plan)).collect(), more }
}

fn row(findings: &[&Diagnostic], plan: &CheckedPlan<'_>) -> Option<Row> {
    let rule = findings.first()?.rule.as_str();
    let title = title(rule, plan.profile);
    Some(Row { rule: rule.to_owned(), title, count: findings.len(), places: places(findings, plan) })
}

/// Where the first of the findings are: "2-money.md lines 3 and 9", "4-roads.md line 7", "2 more".
fn places(findings: &[&Diagnostic], plan: &CheckedPlan<'_>) -> Vec<String> {
    let there = findings.iter().filter(|diagnostic| Some(diagnostic.span) != plan.absent);
    let mut all: Vec<(FileId, u32)> =
        there.map(|d| (d.span.file, plan.sources.position(d.span.file, d.span.start).line)).collect();
    all.dedup();
    let more = all.len().saturating_sub(PLACED);
    all.truncate(PLACED);
    let of_file = |places: &[(FileId, u32)]| {
        let lines: Vec<String> = places.iter().map(|(_, line)| line.to_string()).collect();
        let path = places.first().map_or("", |(file, _)| plan.sources.path(*file));
        let path = path.strip_prefix(plan.path).map_or(path, |path| path.trim_start_matches('/'));
        format!("{path} {} {}", if lines.len() == 1 { "line" } else { "lines" }, texts::and(&lines))
    };
    let more = (more > 0).then(|| format!("{more} more"));
    all.chunk_by(|a, b| a.0 == b.0).map(of_file).chain(more).collect()
}

fn title(rule: &str, profile: Option<&Profile>) -> String {
    let nothing = Profile::without_duties();
    let title = texts::of(rule, profile.unwrap_or(&nothing)).map(|text| text.title).unwrap_or_default();
    title.trim_end_matches('.').to_owned()
}
