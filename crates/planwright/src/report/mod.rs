//! How findings look: for people, for screen readers and for programs.
//!
//! [`Findings`] is what is known after a run; [`write()`] says it in one of the formats. Nothing
//! here prints: everything is written to the writer that is given. Text carries its colours as
//! escape codes; [`terminal`] takes them out where they are not wanted.

mod aside;
pub(crate) mod changes;
mod closing;
mod excerpt;
mod finding;
mod github;
mod grouped;
mod human;
mod json;
mod mend;
mod plain;
pub(crate) mod prose;
pub(crate) mod runner;
mod sarif;
pub(crate) mod style;
mod tasks;
pub(crate) mod terminal;
mod terms;
pub(crate) mod wrap;

#[cfg(test)]
mod samples;

use std::io;

pub(crate) use planwright_build::Counts;
use planwright_core::model::{Stage, Waiver};
use planwright_core::order::{key, sorted};
use planwright_core::{Diagnostic, Sources, Span};
use planwright_validator::Report;
use planwright_validator::profile::Profile;

use crate::args::{Format, Screen};

pub(crate) use self::closing::said;

/// A plan and what was found on it.
#[derive(Debug, Clone)]
pub(crate) struct CheckedPlan<'a> {
    /// The texts that its places are in.
    pub(crate) sources: &'a Sources,
    /// The folder, as the user would type it, with `/`.
    pub(crate) path: &'a str,
    /// The title, where `plan.md` could be read.
    pub(crate) title: Option<&'a str>,
    /// How far the plan says it has come, where `plan.md` could be read.
    pub(crate) status: Option<Stage>,
    /// What the check says of the duties, where there was a plan to check. Its own findings are
    /// not looked at: they are among `diagnostics`.
    pub(crate) report: Option<&'a Report>,
    /// The profile that it was judged by, where there was a plan to check.
    pub(crate) profile: Option<&'a Profile>,
    /// Every finding that stands, in any order.
    pub(crate) diagnostics: &'a [Diagnostic],
    /// What will fail at the stages that are still to come, in their order.
    pub(crate) ahead: &'a [Ahead],
    /// False where a part could not be read, so that much of it could not be checked.
    pub(crate) whole: bool,
    /// The key `profile`, where findings about something absent stand.
    pub(crate) absent: Option<Span>,
    /// What the author sets aside.
    pub(crate) waivers: &'a [Waiver],
}

/// What will fail when a plan comes to a later stage.
#[derive(Debug, Clone)]
pub(crate) struct Ahead {
    /// The stage.
    pub(crate) stage: Stage,
    /// The errors that it has at no earlier one, in any order.
    pub(crate) errors: Vec<Diagnostic>,
}

impl CheckedPlan<'_> {
    /// What people call the plan: its title, or its folder where there is none.
    fn name(&self) -> &str {
        self.title.filter(|title| !title.trim().is_empty()).unwrap_or(self.path)
    }

    /// The findings as they are read. One about something absent keeps its line and loses the
    /// words there: drawn, they would look like the author's slip.
    fn to_read(&self) -> Vec<Diagnostic> {
        let placed = |diagnostic: &Diagnostic| match self.absent {
            Some(key) if key == diagnostic.span => {
                let span = Span { end: key.start, ..key };
                Diagnostic { span, label: String::new(), ..diagnostic.clone() }
            }
            _ => diagnostic.clone(),
        };
        self.diagnostics.iter().map(placed).collect()
    }

    /// What is to be known before the findings of a plan that could not be read whole.
    fn unread(&self) -> Option<String> {
        let mend = match Counts::of(self.diagnostics).errors {
            0 => "mend what stands below",
            1 => "mend the error below",
            n => &format!("mend the {n} errors below"),
        };
        (!self.whole).then(|| {
            format!("Not everything could be read, so many checks did not run: {mend}, then check again; other findings may come, or come back.")
        })
    }

    /// The stage that it was judged for.
    fn judged_for(&self) -> Option<Stage> {
        self.report.map(|report| report.status).or(self.status)
    }
}

/// Everything that a run found.
#[derive(Debug, Clone)]
pub(crate) struct Findings<'a> {
    /// The texts that the places of `loose` are in.
    pub(crate) sources: &'a Sources,
    /// The plans, in the order in which to speak of them.
    pub(crate) plans: Vec<CheckedPlan<'a>>,
    /// What belongs to no plan: a folder without one.
    pub(crate) loose: &'a [Diagnostic],
}

impl Findings<'_> {
    /// The findings counted.
    pub(crate) fn summary(&self) -> Summary {
        let all = self.plans.iter().flat_map(|plan| plan.diagnostics).chain(self.loose);
        Summary { plans: self.plans.len(), counts: Counts::of(all) }
    }
}

/// What a run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Summary {
    /// How many plans were read.
    pub(crate) plans: usize,
    /// The findings on all of them, and on folders without a plan.
    pub(crate) counts: Counts,
}

/// What the findings are for, which decides what the closing sentences can promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A check: nothing is written.
    Check,
    /// A build: a plan with errors is not written.
    Build,
    /// A build of drafts: errors do not matter.
    Draft,
}

/// How much to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Only what makes the command fail.
    Quiet,
    /// Notes in a line or two.
    Normal,
    /// Everything in full.
    Verbose,
}

impl From<Screen> for Detail {
    fn from(screen: Screen) -> Self {
        match (screen.quiet, screen.verbose) {
            (true, _) => Self::Quiet,
            (_, true) => Self::Verbose,
            _ => Self::Normal,
        }
    }
}

/// How findings are to be written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    /// How many columns there are.
    pub(crate) width: usize,
    /// How much to show.
    pub(crate) detail: Detail,
    /// Whether warnings fail the command.
    pub(crate) deny_warnings: bool,
    /// What the findings are for.
    pub(crate) purpose: Purpose,
}

impl Settings {
    /// True where a finding is to be shown at all.
    fn shows(&self, diagnostic: &Diagnostic) -> bool {
        self.detail != Detail::Quiet || Counts::of([diagnostic]).fail(self.deny_warnings)
    }
}

/// Writes findings in a format.
///
/// # Errors
///
/// Those of the writer.
pub(crate) fn write(
    format: Format,
    findings: &Findings<'_>,
    settings: &Settings,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match format {
        Format::Human => human::write(findings, settings, out),
        Format::Plain => plain::write(findings, settings, out),
        Format::Json => json::write(findings, out),
        Format::Sarif => sarif::write(findings, out),
        Format::Github => github::write(findings, settings, out),
    }
}
