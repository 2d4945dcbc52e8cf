//! Loading and checking one plan.

use jiff::civil::Date;
use planwright_core::model::{Plan, Stage};
use planwright_core::{Diagnostic, Severity, Sources, Span};
use planwright_validator::profile::{self, Profile};
use planwright_validator::{Context, Report};

use crate::{Tree, folder, pictures};

/// What the user says beyond what stands in the plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// The stage to judge plans for; each plan's own where there is none.
    pub status: Option<Stage>,
    /// The day by whose law to judge them; each plan's own where there is none.
    pub as_at: Option<Date>,
    /// Whether to look for words that no dictionary has.
    pub spelling: bool,
}

/// A plan that has been read and judged.
#[derive(Debug)]
pub struct Checked {
    /// The folder as the user would type it, with `/`.
    pub path: String,
    /// The folder's own name, which its outputs are called by.
    pub name: String,
    /// The plan, unless `plan.md` itself could not be read.
    pub plan: Option<Plan>,
    /// What the check found, where there is a plan to check.
    pub report: Option<Report>,
    /// The profile that it was judged by.
    pub profile: Profile,
    /// What was found in a plan that could not be read so far as to be checked.
    unread: Vec<Diagnostic>,
}

impl Checked {
    /// Every finding that stands, in no particular order.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.report.as_ref().map_or(&self.unread, |report| &report.diagnostics)
    }

    /// The number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics().iter().filter(|d| d.severity == severity).count()
    }
}

/// Loads and checks the plan of a tree. `path` is its folder as the user would type it; its texts
/// are added to `sources`.
#[must_use]
pub fn load(tree: &Tree, path: &str, name: &str, options: &Options, sources: &mut Sources) -> Checked {
    let (folder, mut found) = folder::folder(tree, path, name, sources);
    if !tree.files.contains_key("plan.md") {
        let span = Span::start_of(sources.add(format!("{path}/plan.md"), ""));
        found.push(no_plan(path, span));
    }
    let parsed = planwright_parser::parse(sources, folder);
    found.extend(parsed.diagnostics);
    let Some(plan) = parsed.plan else {
        return Checked {
            path: path.to_owned(),
            name: name.to_owned(),
            plan: None,
            report: None,
            profile: Profile::without_duties(),
            unread: found,
        };
    };
    found.extend(pictures::faults(&plan));
    let profile = profile::of(&plan).unwrap_or_else(|unknown| {
        found.push(*unknown);
        Profile::without_duties()
    });
    let context = Context { status: options.status, as_at: options.as_at, spelling: options.spelling };
    let report = planwright_validator::check(&plan, sources, &profile, &context, found);
    Checked {
        path: path.to_owned(),
        name: name.to_owned(),
        plan: Some(plan),
        report: Some(report),
        profile,
        unread: Vec::new(),
    }
}

/// The finding for a folder in which no plan was found.
#[must_use]
pub fn no_plan(path: &str, span: Span) -> Diagnostic {
    Diagnostic::error("source/missing-index", span, format!("there is no plan in `{path}`: it has no `plan.md`"))
        .help("A plan is a folder that holds `plan.md`. If the plan stands in another folder, give that one.")
        .help("To begin a plan, write `plan.md` with its front matter: `title`, `area`, `profile`, `period` and `status` between two lines of `---`.")
}
