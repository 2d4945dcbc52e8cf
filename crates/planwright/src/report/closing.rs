//! The last sentences of a report: how each plan stands, and what to do next.

use planwright_build::stops_a_draft;
use planwright_core::catalogue;
use planwright_core::model::Stage;
use planwright_core::{Diagnostic, Edit, Severity};
use planwright_validator::{Duty, DutyState, Report};

use crate::report::aside::aside;
use crate::report::tasks::{Tasks, error_from, goes, tasks};
use crate::report::{CheckedPlan, Counts, Detail, Findings, Purpose, Settings, sorted};
use crate::texts::{and, begun};

/// How a plan stands.
pub(crate) struct Standing {
    /// What the plan is called.
    pub(crate) name: String,
    /// How many findings there are: "1 error, 2 warnings and 3 notes".
    pub(crate) counts: String,
    /// The weightiest of them.
    pub(crate) weightiest: Option<Severity>,
    /// True where they make the command fail.
    pub(crate) fails: bool,
    /// How its duties stand.
    pub(crate) duties: Option<String>,
    /// What is to be done, where there is much of it.
    pub(crate) tasks: Vec<Tasks>,
    /// What follows from it.
    pub(crate) sentences: Vec<Sentence>,
}

/// A sentence, and what can be typed.
pub(crate) struct Sentence {
    /// The words.
    pub(crate) words: String,
    /// The command that it ends with.
    pub(crate) command: Option<String>,
    /// Lines of a file that stand under it.
    pub(crate) lines: Vec<String>,
}

impl Sentence {
    fn plain(words: String) -> Self {
        Self { words, command: None, lines: Vec::new() }
    }

    fn with(words: &str, command: String) -> Self {
        Self { words: words.to_owned(), command: Some(command), lines: Vec::new() }
    }
}

/// How each plan stands.
pub(crate) fn standings(findings: &Findings<'_>, settings: &Settings) -> Vec<Standing> {
    findings.plans.iter().map(|plan| standing(plan, settings)).collect()
}

fn standing(plan: &CheckedPlan<'_>, settings: &Settings) -> Standing {
    let counts = Counts::of(plan.diagnostics.iter().filter(|diagnostic| settings.shows(diagnostic)));
    let is_whole = settings.detail != Detail::Quiet;
    let tasks = tasks(plan, settings);
    let mut sentences: Vec<Sentence> = Vec::new();
    let example = example(plan, settings);
    sentences.extend(certain(plan, settings));
    if tasks.is_empty() {
        sentences.extend(next(plan, counts, settings, false));
        sentences.extend(later(plan).filter(|_| is_whole).map(Sentence::plain));
        sentences.extend(example);
        sentences.extend(notes(plan, counts, settings).map(Sentence::plain));
    } else {
        sentences.extend(example);
        sentences.extend(next(plan, counts, settings, true));
    }
    sentences.extend(aside(plan).filter(|_| is_whole).map(Sentence::plain));
    Standing {
        name: plan.name().to_owned(),
        counts: said(counts),
        weightiest: plan.diagnostics.iter().map(|diagnostic| diagnostic.severity).max(),
        fails: counts.fail(settings.deny_warnings),
        duties: plan.report.filter(|_| is_whole).and_then(duties),
        tasks,
        sentences,
    }
}

/// What becomes an error, in a plan that needs no lists: by stage, its rules.
fn later(plan: &CheckedPlan<'_>) -> Option<String> {
    let found = sorted(plan.diagnostics, plan.sources);
    let of = |stage: Stage| {
        let mut rules: Vec<String> = Vec::new();
        for diagnostic in found.iter().filter(|diagnostic| error_from(diagnostic, plan) == Some(stage)) {
            if !rules.iter().any(|rule| rule == diagnostic.rule.as_str()) {
                rules.push(diagnostic.rule.as_str().to_owned());
            }
        }
        (!rules.is_empty()).then(|| format!("before it {}, mend {} too", goes(stage), and(&rules)))
    };
    let parts: Vec<String> = plan.ahead.iter().filter_map(|ahead| of(ahead.stage)).collect();
    (!parts.is_empty()).then(|| format!("{}: what is no error yet will be one then.", begun(&parts.join("; "))))
}

/// How many findings the command can mend by itself, and how it is asked to.
fn certain(plan: &CheckedPlan<'_>, settings: &Settings) -> Option<Sentence> {
    let within = |diagnostic: &&Diagnostic| {
        let own = |edit: &Edit| plan.path == "." || plan.sources.path(edit.span.file).starts_with(plan.path);
        diagnostic.fix.as_ref().is_some_and(|fix| fix.safe && fix.edits.iter().all(own))
    };
    let count = plan.diagnostics.iter().filter(|diagnostic| settings.shows(diagnostic)).filter(within).count();
    let words = format!("{} can be mended for you:", many(count, "finding"));
    (count > 0).then(|| Sentence::with(&words, format!("planwright check --fix {}", typed(plan.path))))
}

/// How a warning is set aside, with the lines for the first that can be: rather one that does not
/// become an error.
fn example(plan: &CheckedPlan<'_>, settings: &Settings) -> Option<Sentence> {
    let mut warnings = sorted(plan.diagnostics, plan.sources);
    warnings.retain(|d| d.severity == Severity::Warning && settings.shows(d) && can_be_set_aside(d.rule.as_str()));
    let stays = warnings.iter().find(|warning| error_from(warning, plan).is_none());
    // A duty whose stage has not come is to be answered then, not set aside.
    let other = || warnings.iter().find(|warning| !warning.rule.as_str().starts_with("duty/"));
    let rule = stays.or_else(other)?.rule.as_str();
    let entry = format!("  - {{rule: {rule}, reason: \"…\"}}");
    let (words, lines) = if plan.waivers.is_empty() {
        ("To set one aside, write in plan.md, above the second line of `---`:", vec!["waivers:".to_owned(), entry])
    } else {
        ("To set one aside, write under `waivers:` in plan.md:", vec![entry])
    };
    Some(Sentence { words: words.to_owned(), command: None, lines })
}

/// Whether a waiver can hold for a rule. What is wrong with a waiver is mended in it.
fn can_be_set_aside(rule: &str) -> bool {
    !rule.starts_with("waiver/") && !catalogue::rule(rule).is_some_and(|rule| rule.breaks_output)
}

/// How many there are of each weight.
pub(crate) fn said(counts: Counts) -> String {
    let parts = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| many(n, word)).collect();
    if parts.is_empty() { "nothing to mend".to_owned() } else { and(&parts) }
}

/// All plans in one sentence, where there are several.
pub(crate) fn total(findings: &Findings<'_>, settings: &Settings) -> Option<String> {
    let plans = findings.plans.len();
    let failing = findings.plans.iter().filter(|p| Counts::of(p.diagnostics).fail(settings.deny_warnings)).count();
    let well = match (plans, failing) {
        (0 | 1, _) => return None,
        (_, 0) => "none fails".to_owned(),
        (_, 1) => "1 fails".to_owned(),
        (_, n) => format!("{n} fail"),
    };
    Some(format!("{plans} plans, of which {well}: {} in all.", said(findings.summary().counts)))
}

/// How to read more about a finding.
pub(crate) fn more(rule: &str) -> Sentence {
    Sentence::with("To read more about a finding, give the name in its brackets:", format!("planwright explain {rule}"))
}

fn duties(report: &Report) -> Option<String> {
    // A profile that could be read has duties; only of a plan that could not be are they not judged.
    if report.duties.is_empty() && report.profile.version > 0 {
        return Some("The duties could not be judged: they can be once the errors are mended.".to_owned());
    }
    let (mentions, told): (Vec<&Duty>, Vec<&Duty>) =
        report.duties.iter().filter(|duty| duty.state != DutyState::NotApplicable).partition(|duty| duty.by_mention);
    let mut sentences = Vec::new();
    if !told.is_empty() {
        let unmet =
            [(DutyState::NotMet, "not met:"), (DutyState::Waived, "set aside:"), (DutyState::NotYet, "not due yet:")];
        sentences.push(format!("Duties in law on {}: {}.", report.as_at, tally(&told, "met", &unmet)));
    }
    // As in the statutory index: of these nobody can tell by words whether they were kept.
    if !mentions.is_empty() {
        let lacking = [(DutyState::NotMet, "not:"), (DutyState::NotYet, "not yet:"), (DutyState::Waived, "set aside:")];
        sentences.push(format!("Matters of regard: {}.", tally(&mentions, "mentioned", &lacking)));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// `1 of 3 met; not met: resources`.
fn tally(duties: &[&Duty], met: &str, others: &[(DutyState, &str)]) -> String {
    let named = |words: &str, those: &dyn Fn(&Duty) -> bool| {
        let ids: Vec<String> = duties.iter().filter(|duty| those(duty)).map(|duty| duty.id.clone()).collect();
        (!ids.is_empty()).then(|| format!("{words} {}", and(&ids)))
    };
    let only_named = |duty: &Duty| duty.state == DutyState::Met && !duty.by_mention && duty.is_only_named();
    let count = duties.iter().filter(|duty| duty.state == DutyState::Met).count();
    let mut parts = vec![format!("{count} of {} {met}", duties.len())];
    parts.extend(named("by a mention only:", &only_named));
    parts.extend(others.iter().filter_map(|(state, words)| named(words, &|duty| duty.state == *state)));
    parts.join("; ")
}

/// What notes are, where they were shown in two lines each.
fn notes(plan: &CheckedPlan<'_>, counts: Counts, settings: &Settings) -> Option<String> {
    if counts.notes == 0 || settings.detail != Detail::Normal {
        return None;
    }
    let is_early = |d: &&Diagnostic| d.severity == Severity::Note && d.rule.as_str().starts_with("duty/");
    let early = plan.diagnostics.iter().filter(is_early).count();
    let whole = match counts.notes {
        1 => "Add -v to see the note in full.",
        _ => "Add -v to see the notes in full.",
    };
    Some(match early {
        0 => whole.to_owned(),
        1 => format!("1 note is about a duty that is not due yet. {whole}"),
        _ => format!("{early} notes are about duties that are not due yet. {whole}"),
    })
}

/// What to do next; where tasks are listed, only the commands.
fn next(plan: &CheckedPlan<'_>, counts: Counts, settings: &Settings, listed: bool) -> Vec<Sentence> {
    let path = typed(plan.path);
    let errors = if counts.errors == 1 { "the error is" } else { "the errors are" };
    let (warnings, them) = if counts.warnings == 1 { ("warning", "it") } else { ("warnings", "them") };
    let mut of_weight = plan.diagnostics.iter().filter(|d| d.severity == Severity::Warning);
    let aside = match of_weight.any(|d| can_be_set_aside(d.rule.as_str())) {
        true => format!("mend {them}, or set {them} aside with a reason."),
        false => format!("mend {them}."),
    };
    let can_be_built = || Sentence::with("It can be built:", format!("planwright build {path}"));
    let said = |words: String| (!listed).then(|| Sentence::plain(words));
    match settings.purpose {
        Purpose::Draft => vec![],
        Purpose::Check | Purpose::Build if counts.errors > 0 => {
            let stopped = said(match settings.purpose {
                Purpose::Check => format!("It cannot be built until {errors} mended."),
                _ => format!("It was not built, and will not be until {errors} mended."),
            });
            let can_be_drafted = plan.report.is_some() && !plan.diagnostics.iter().any(stops_a_draft);
            let draft = can_be_drafted.then(|| {
                Sentence::with("To see it meanwhile, marked as a draft:", format!("planwright build --draft {path}"))
            });
            stopped.into_iter().chain(draft).collect()
        }
        _ if counts.fail(settings.deny_warnings) => {
            said(format!("With --deny warnings, the {warnings} must go too: {aside}")).into_iter().collect()
        }
        Purpose::Build => vec![],
        Purpose::Check if counts.warnings > 0 => {
            let first = said(format!("Look at the {warnings} first: {aside}"));
            [can_be_built()].into_iter().chain(first).collect()
        }
        Purpose::Check => vec![can_be_built()],
    }
}

/// A path as it must be typed: between quotation marks where it has a space.
fn typed(path: &str) -> String {
    if path.contains(' ') { format!("\"{path}\"") } else { path.to_owned() }
}

/// So many of something.
pub(crate) fn many(n: usize, word: &str) -> String {
    if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::sample;

    /// How duties stand, each with whether a mention is all that shows it, and how that is summed up.
    #[track_caller]
    fn check(states: &[(DutyState, bool)], expected: Option<&str>) {
        let mut report = sample().report;
        let duty = report.duties[1].clone();
        report.duties = states
            .iter()
            .enumerate()
            .map(|(nth, (state, by_mention))| Duty {
                id: format!("d{nth}"),
                state: *state,
                by_mention: *by_mention,
                ..duty.clone()
            })
            .collect();
        assert_eq!(duties(&report).as_deref(), expected);
    }

    #[test]
    fn duties_are_counted_as_in_the_statutory_index() {
        use DutyState::{Met, NotApplicable, NotMet, NotYet, Waived};
        check(
            &[
                (Met, false),
                (Met, true),
                (NotMet, false),
                (NotMet, true),
                (NotApplicable, false),
                (NotApplicable, true),
            ],
            Some("Duties in law on 2020-04-01: 1 of 2 met; not met: d2. Matters of regard: 1 of 2 mentioned; not: d3."),
        );
        check(
            &[(Waived, false), (NotYet, false), (Met, false)],
            Some("Duties in law on 2020-04-01: 1 of 3 met; set aside: d0; not due yet: d1."),
        );
        check(&[(NotYet, true)], Some("Matters of regard: 0 of 1 mentioned; not yet: d0."));
        check(&[(NotApplicable, false)], None);
    }
}
