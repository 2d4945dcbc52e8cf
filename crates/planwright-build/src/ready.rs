//! A plan that was read and checked, with the theme that it is to be set in.

use std::path::Path;
use std::sync::Arc;

use planwright_core::{Diagnostic, FileId, Severity, Sources, Span, Spanned};
use planwright_project::{Checked, Tree, load};
use planwright_view::theme::{Found, Shelf, Theme, is_path};

use crate::earlier::{self, Compared};
use crate::run::{Clock, Job, Timings, distinct};
use crate::{Earlier, Error, Options};

/// Rules whose findings stop a draft too: what they tell of is unsafe, or is not there to be shown.
const STOP_A_DRAFT: [&str; 3] = ["source/scheme", "link/missing-file", "theme/error"];

/// True for a finding that keeps a plan from being built even as a draft.
#[must_use]
pub fn stops_a_draft(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error && STOP_A_DRAFT.contains(&finding.rule.as_str())
}

/// A plan's folder as it was read.
pub(crate) struct Read {
    /// Its files.
    pub(crate) tree: Tree,
    /// How long it took.
    pub(crate) timings: Timings,
}

impl Read {
    /// Reads the folder of a plan, without its outputs where those stand in it.
    pub(crate) fn folder(job: &Job) -> Result<Self, Error> {
        let clock = Clock::start();
        let mut tree = Tree::read(&job.folder)?;
        if let Some(outputs) = within(&job.folder, &job.target) {
            tree.leave_out(&outputs);
        }
        Ok(Self { tree, timings: Timings { read: clock.stop(), ..Timings::default() } })
    }
}

/// A plan before anything of it is set.
pub(crate) struct Ready {
    /// Its files.
    pub(crate) tree: Tree,
    /// The texts that findings point into.
    pub(crate) sources: Sources,
    /// The plan and what the check found.
    pub(crate) checked: Checked,
    /// The earlier version that it is compared with.
    pub(crate) earlier: Option<Compared>,
    /// The theme, unless a fault leaves nothing to set a page in.
    pub(crate) theme: Option<Arc<Theme>>,
    /// Where the theme is named.
    pub(crate) named: Span,
    /// What is wrong with the theme.
    pub(crate) later: Vec<Diagnostic>,
    /// How long it took.
    pub(crate) timings: Timings,
}

impl Ready {
    /// Checks a plan that was read.
    pub(crate) fn of(
        read: Read,
        job: &Job,
        options: &Options,
        earlier: Option<&Earlier>,
        shelf: &Shelf,
    ) -> Result<Self, Error> {
        let Read { tree, mut timings } = read;
        let clock = Clock::start();
        let mut sources = Sources::default();
        let check = planwright_project::Options { status: options.status, as_at: options.as_at, spelling: false };
        let checked = load(&tree, &job.path, &job.name, &check, &mut sources);
        let (earlier, (mut checked, mut sources)) = match earlier {
            Some(earlier) => earlier::read(job, options, earlier, (checked, sources))?,
            None => (None, (checked, sources)),
        };
        timings.check = clock.stop();

        let plan = checked.plan.as_ref();
        let named = plan.and_then(|plan| plan.meta.theme.as_ref());
        let (named, found) = theme(named, plan.map(|plan| plan.file), job, options, &mut sources, shelf);
        let later = checked.waive(distinct(found.findings));
        Ok(Self { tree, sources, checked, earlier, theme: found.theme, named, later, timings })
    }

    /// True where what was found stops a build with these options.
    pub(crate) fn stops(&self, options: &Options) -> bool {
        if self.checked.plan.is_none() {
            return true;
        }
        let stops = |d: &Diagnostic| match d.severity {
            Severity::Error => !options.draft || stops_a_draft(d),
            Severity::Warning => options.deny_warnings && !options.draft,
            Severity::Note => false,
        };
        self.checked.diagnostics().iter().chain(&self.later).any(stops)
    }
}

/// The path of the outputs within the plan's folder, where a build was told to write them there: else each build would be
/// made from the outputs of the one before.
fn within(folder: &Path, target: &Path) -> Option<String> {
    let target = target.canonicalize().ok()?;
    let inside = target.strip_prefix(folder.canonicalize().ok()?).ok()?;
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    parts.filter(|parts| !parts.is_empty()).map(|parts| parts.join("/"))
}

/// The theme that the user or the plan names, and where. `plan` is the file in which a plan would name it.
pub(crate) fn theme(
    named: Option<&Spanned<String>>,
    plan: Option<FileId>,
    job: &Job,
    options: &Options,
    sources: &mut Sources,
    shelf: &Shelf,
) -> (Span, Found) {
    let (name, base, place) = match (&options.theme, named) {
        // A name is looked for beside the plan; a path is seen from where the user stands.
        (Some(name), _) if is_path(name) => (name.as_str(), Path::new(""), on_command_line(name, sources)),
        (Some(name), _) => (name.as_str(), job.folder.as_path(), on_command_line(name, sources)),
        (None, Some(name)) => (name.value.as_str(), job.folder.as_path(), name.span),
        (None, None) => {
            let file = plan.unwrap_or_else(|| sources.add("plan.md", ""));
            ("default", job.folder.as_path(), Span::start_of(file))
        }
    };
    (place, shelf.find(name, base, place, sources))
}

/// The place of a theme that the command line names: what was typed there, so that no file is blamed for it.
fn on_command_line(name: &str, sources: &mut Sources) -> Span {
    let typed = format!("--theme {name}");
    let (start, end) = ("--theme ".len(), typed.len());
    Span::new(sources.add("command line", typed), start, end)
}
