//! Versions of a plan, read and checked.

use std::io::Write;
use std::path::{Path, PathBuf};

use planwright_core::model::Plan;
use planwright_core::{Diagnostic, Severity, Sources};
use planwright_history::difftool::{self, Handed};
use planwright_history::{Here, HistoryError, Standing, Version};
use planwright_project::{Checked, Options, load};
use planwright_validator::Report;

use crate::commands::Failure;

impl From<HistoryError> for Failure {
    fn from(e: HistoryError) -> Self {
        Self::Told(e.to_string())
    }
}

/// A version of a plan.
pub(crate) struct Read {
    /// What to call it: as it was typed, or `v1:plans/kent`.
    pub(crate) from: String,
    pub(crate) checked: Checked,
    /// The folder from which a theme is looked for.
    pub(crate) folder: PathBuf,
}

impl Read {
    /// The plan and what was found on it.
    ///
    /// # Errors
    ///
    /// Says so where the plan could not be read so far.
    pub(crate) fn judged(&self) -> Result<(&Plan, &Report), Failure> {
        self.checked.plan.as_ref().zip(self.checked.report.as_ref()).ok_or_else(|| {
            if let Some(plan) = plan_of_translation(&self.from) {
                return Failure::Told(format!(
                    "`{}` is a translation within a plan, and what it does not say itself stands in the plan. Give the \
                     folder of the plan, `{plan}`: what changed in its translations is told too",
                    self.from
                ));
            }
            let tell = "since its plan.md cannot be read so far. `planwright check` tells what is wrong with a folder";
            Failure::Told(format!("`{}` cannot be compared, {tell}", self.from))
        })
    }
}

/// The plan that a folder is a translation of, as it is to be typed; none where the folder is not called by a language.
fn plan_of_translation(typed: &str) -> Option<String> {
    let path = typed.trim_end_matches(['/', '\\']);
    let (before, name) = path.rfind(['/', '\\', ':']).map_or(("", path), |at| path.split_at(at + 1));
    let plan = before.strip_suffix(['/', '\\']).unwrap_or(before);
    let plan = if plan.is_empty() { "." } else { plan };
    // On disk it can be seen; in a revision the name is all that there is.
    let is_within = !Path::new(typed).exists() || Path::new(plan).join("plan.md").is_file();
    (planwright_project::is_language(name) && is_within).then(|| plan.to_owned())
}

/// A plan as it was and as it is; new where it was not there, gone where it is not any more.
pub(super) enum Pair {
    Both(Box<Read>, Box<Read>),
    New(String),
    Gone(String),
}

/// The versions that were asked for. `git difftool` asks for several plans at once, and for none where it calls once more.
pub(super) fn pairs(old: &str, new: &str, sources: &mut Sources, errors: &mut dyn Write) -> Result<Vec<Pair>, Failure> {
    let here = Here::of_process();
    let handed = Handed::of_process().filter(|_| is_folder_or_file(old) && is_folder_or_file(new));
    match handed {
        Some(Handed::Folders) => {
            let found = difftool::plans(Path::new(old), Path::new(new), &here)?;
            found.into_iter().map(|pair| of_difftool(pair, sources, errors)).collect()
        }
        Some(Handed::File { number: 1, .. }) => Err(Handed::refusal().into()),
        Some(Handed::File { .. }) => Ok(Vec::new()),
        None => {
            let mut read = |text: &str| -> Result<Box<Read>, Failure> {
                let standing = Version::parse(text, Path::new(".")).read(&here)?;
                checked(&standing, text, sources, errors).map(Box::new)
            };
            let old = read(old)?;
            Ok(vec![Pair::Both(old, read(new)?)])
        }
    }
}

fn is_folder_or_file(path: &str) -> bool {
    Path::new(path).exists()
}

fn of_difftool(pair: difftool::Pair, sources: &mut Sources, errors: &mut dyn Write) -> Result<Pair, Failure> {
    let mut read = |standing: &Standing| checked(standing, &standing.path, sources, errors).map(Box::new);
    Ok(match (&pair.old, &pair.new) {
        (Some(old), Some(new)) => Pair::Both(read(old)?, read(new)?),
        (_, Some(new)) => Pair::New(new.path.clone()),
        (old, None) => Pair::Gone(old.as_ref().map(|old| old.path.clone()).unwrap_or_default()),
    })
}

/// Checks a version. What was left out of it is told.
pub(crate) fn checked(
    standing: &Standing,
    from: &str,
    sources: &mut Sources,
    errors: &mut dyn Write,
) -> Result<Read, Failure> {
    for note in &standing.notes {
        writeln!(errors, "planwright: {note}.")?;
    }
    let checked = load(&standing.tree, &standing.path, &standing.name, &Options::default(), sources);
    // A plan of the past is set in the theme of today.
    let folder = match &standing.commit {
        None => PathBuf::from(&standing.path),
        Some(_) => PathBuf::from("."),
    };
    let read = Read { from: from.to_owned(), checked, folder };
    if let Some(fault) = unread(&read, sources) {
        return Err(Failure::Told(fault));
    }
    read.judged()?;
    Ok(read)
}

/// Why a version cannot be compared whose plan.md cannot be read: what is wrong there, and in which line.
fn unread(read: &Read, sources: &Sources) -> Option<String> {
    let is_translation = plan_of_translation(&read.from).is_some();
    let errors = read.checked.diagnostics().iter().filter(|finding| finding.severity == Severity::Error);
    // What is wrong first in plan.md comes before what follows from it in other files.
    let in_plan = |finding: &&Diagnostic| sources.path(finding.span.file).ends_with("plan.md");
    // Those of translations have longer paths.
    let first = errors.filter(in_plan).min_by_key(|it| (sources.path(it.span.file).len(), it.span.start, it.span.end));
    let fault = first.filter(|_| read.checked.plan.is_none() && !is_translation)?;
    let line = sources.position(fault.span.file, fault.span.start).line;
    Some(format!(
        "`{}` cannot be compared, since its plan.md cannot be read: in line {line}, {}. `planwright check` tells how to mend it",
        read.from, fault.message
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_of_a_translation_is_the_folder_above() {
        let check =
            |typed: &str, plan: Option<&str>| assert_eq!(plan_of_translation(typed).as_deref(), plan, "{typed}");
        check("plans/kent/cy", Some("plans/kent"));
        check("plans/kent/cy/", Some("plans/kent"));
        check("cy", Some("."));
        check("v1:plans/kent/cy", Some("v1:plans/kent"));
        check("v1:cy", Some("v1:"));
        check("plans/kent", None);
    }
}
