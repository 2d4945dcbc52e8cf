//! What each command does.

mod ahead;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod fmt;
mod folder;
pub(crate) mod guide;
pub(crate) mod import;
mod judged;
pub(crate) mod lsp;
mod mend;
pub(crate) mod merge;
pub(crate) mod new;
pub(crate) mod profile;
mod progress;
mod rewrite;
pub(crate) mod schema;
pub(crate) mod serve;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use planwright_core::{Diagnostic, Sources, Span};
use planwright_project::{Found, display_path, no_plan, reason};

use crate::report::wrap::clean;
use crate::report::{Counts, Findings};

/// How a command ended. The greater wins where several plans end differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Nothing that fails.
    Success = 0,
    /// A plan has errors, or warnings where those fail.
    Findings = 1,
    /// It could not run.
    Failure = 2,
}

/// Why a command could not go on.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something to tell the user.
    Told(String),
    /// Whoever read the output has stopped reading: there is nobody to tell.
    Silent,
}

impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        match e.kind() {
            io::ErrorKind::BrokenPipe => Self::Silent,
            _ => Self::Told(format!("the output could not be written: {}", reason(&e))),
        }
    }
}

impl From<planwright_project::Error> for Failure {
    fn from(e: planwright_project::Error) -> Self {
        Self::Told(e.to_string())
    }
}

impl From<planwright_build::Error> for Failure {
    fn from(e: planwright_build::Error) -> Self {
        Self::Told(e.to_string())
    }
}

impl From<planwright_serve::Error> for Failure {
    fn from(e: planwright_serve::Error) -> Self {
        Self::Told(e.to_string())
    }
}

/// The findings for folders without a plan, and for links to plans that a search passed over.
fn without_plan(found: &Found, sources: &mut Sources) -> Result<Vec<Diagnostic>, Failure> {
    let lacking = found.empty.iter().map(|folder| lacking(folder, sources)).collect::<Result<Vec<_>, _>>()?;
    let known: Vec<_> = found.plans.iter().filter_map(|plan| plan.canonicalize().ok()).collect();
    let is_new = |link: &&PathBuf| link.canonicalize().is_ok_and(|plan| !known.contains(&plan));
    let passed_over = found.linked.iter().filter(is_new).map(|link| linked(link, sources));
    let passed_over = passed_over.collect::<Result<Vec<_>, _>>()?;
    Ok(lacking.into_iter().chain(passed_over).collect())
}

fn lacking(folder: &Path, sources: &mut Sources) -> Result<Diagnostic, Failure> {
    let path = display_path(folder)?;
    let file = sources.add(format!("{path}/plan.md"), "");
    Ok(no_plan(&path, Span::start_of(file)))
}

fn linked(link: &Path, sources: &mut Sources) -> Result<Diagnostic, Failure> {
    let path = display_path(link)?;
    let place = Span::start_of(sources.add(path.clone(), ""));
    let message = format!("`{path}` is a link to a plan's folder, and was passed over");
    Ok(Diagnostic::note("source/set-aside", place, message)
        .help("A search for plans follows no links, so that none is found twice or in a circle. Name the link itself, or the folder that it leads to, and the plan is read."))
}

/// Says what of the plans could not be read, if anything, and how the command ends for that.
fn tell_all(failures: impl IntoIterator<Item = Failure>, errors: &mut dyn Write) -> Exit {
    failures.into_iter().fold(Exit::Success, |_, failure| {
        tell(&failure, errors);
        Exit::Failure
    })
}

/// How many plans to work on at once, where the user has not said.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn exit(counts: Counts, deny_warnings: bool) -> Exit {
    if counts.fail(deny_warnings) { Exit::Findings } else { Exit::Success }
}

/// What was written was heard, or nobody listens any more: that has not made a command fail, and
/// what it found still counts.
fn heard(written: io::Result<()>) -> io::Result<()> {
    written.or_else(|e| if e.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(e) })
}

/// Says why a command could not run, in one line.
pub(crate) fn tell(failure: &Failure, errors: &mut dyn Write) {
    if let Failure::Told(message) = failure {
        // When even this cannot be written there is nothing left to do but to end with its status.
        // A question has its own end.
        let stop = if message.ends_with(['?', '!']) { "" } else { "." };
        let _ = writeln!(errors, "planwright: {}{stop}", clean(message));
    }
}

/// True where a run came to no findings at all.
fn is_quiet(findings: &Findings<'_>) -> bool {
    findings.loose.is_empty() && findings.plans.iter().all(|plan| plan.diagnostics.is_empty())
}
