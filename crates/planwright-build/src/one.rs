//! Building one plan.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use planwright_core::{Diagnostic, Severity, Sources, Span};
use planwright_html::PlanEntry;
use planwright_project::{Checked, Tree, load};
use planwright_view::View;
use planwright_view::theme::{self, Found, Theme};

use crate::earlier::{self, Compared};
use crate::exchange::{self, Staged};
use crate::manifest::{self, Manifest, Tool, hex};
use crate::outputs::File;
use crate::run::{Built, Clock, Job, Outcome, Timings, distinct};
use crate::{Error, MANIFEST, Options, letters, limit};

/// Rules whose findings stop a draft too: what they tell of is unsafe, or is not there to be shown.
const STOP_A_DRAFT: [&str; 3] = ["source/scheme", "link/missing-file", "theme/error"];

/// Reads, checks and builds one plan. A panic ends this plan and no other.
pub(crate) fn build(job: &Job, options: &Options) -> Result<Built, Error> {
    let built = catch_unwind(AssertUnwindSafe(|| attempt(job, options)));
    planwright_pdf::forget();
    built.unwrap_or_else(|panic| Err(Error::Sudden { plan: job.path.clone(), reason: reason(panic.as_ref()) }))
}

fn attempt(job: &Job, options: &Options) -> Result<Built, Error> {
    let mut timings = Timings::default();
    let clock = Clock::start();
    let tree = Tree::read(&job.folder)?;
    timings.read = clock.stop();

    let clock = Clock::start();
    let mut sources = Sources::default();
    let check = planwright_project::Options { status: options.status, as_at: options.as_at, spelling: false };
    let checked = load(&tree, &job.path, &job.name, &check, &mut sources);
    let earlier = earlier::read(job, options, &checked, &mut sources)?;
    timings.check = clock.stop();

    let (named, found) = theme(&checked, job, options, &mut sources);
    let mut built = Built {
        sources,
        checked,
        later: distinct(found.findings),
        folder: job.target.clone(),
        outcome: Outcome::Refused,
        timings,
    };
    if let Some(theme) = found.theme
        && !is_refused(&built, options)
    {
        let from = From { tree: &tree, earlier: earlier.as_ref() };
        built.outcome = produce(&mut built, &from, &Named { theme, place: named }, job, options)?;
    }
    Ok(built)
}

/// A theme, and where it is named.
struct Named {
    theme: Arc<Theme>,
    place: Span,
}

/// The theme that the user or the plan names, and where.
fn theme(checked: &Checked, job: &Job, options: &Options, sources: &mut Sources) -> (Span, Found) {
    let named = checked.plan.as_ref().and_then(|plan| plan.meta.theme.as_ref());
    let start = |sources: &mut Sources| match checked.plan.as_ref() {
        Some(plan) => Span::start_of(plan.file),
        None => Span::start_of(sources.add("--theme", "")),
    };
    let (name, base, place) = match (&options.theme, named) {
        // A name is looked for beside the plan; a path is seen from where the user stands.
        (Some(name), _) if name.contains('/') => (name.as_str(), std::path::Path::new(""), start(sources)),
        (Some(name), _) => (name.as_str(), job.folder.as_path(), start(sources)),
        (None, Some(name)) => (name.value.as_str(), job.folder.as_path(), name.span),
        (None, None) => ("default", job.folder.as_path(), start(sources)),
    };
    (place, theme::find(name, base, place, sources))
}

fn is_refused(built: &Built, options: &Options) -> bool {
    if built.checked.plan.is_none() {
        return true;
    }
    let stops = |d: &Diagnostic| match d.severity {
        Severity::Error => !options.draft || STOP_A_DRAFT.contains(&d.rule.as_str()),
        Severity::Warning => options.deny_warnings && !options.draft,
        Severity::Note => false,
    };
    built.checked.diagnostics().iter().chain(&built.later).any(stops)
}

/// What the outputs are made from.
struct From<'a> {
    tree: &'a Tree,
    earlier: Option<&'a Compared>,
}

/// Renders and writes, unless what is there is what would be written.
fn produce(built: &mut Built, from: &From<'_>, named: &Named, job: &Job, options: &Options) -> Result<Outcome, Error> {
    let From { tree, earlier } = *from;
    let theme = &named.theme;
    let profile = &built.checked.profile_digest;
    let inputs = manifest::inputs(&tree.digest(), profile, theme, options, earlier.map(|earlier| &earlier.digest));
    if Manifest::read(&job.target).is_some_and(|m| m.inputs == inputs && m.holds(&job.target)) {
        exchange::tidy(&job.target);
        return Ok(Outcome::Unchanged);
    }
    let clock = Clock::start();
    let mut views = planwright_view::views(
        &built.checked,
        theme,
        &planwright_view::Options { draft: options.draft, date: options.date, earlier: earlier.map(Compared::earlier) },
    );
    built.timings.view = clock.stop();
    let Some(plan) = views.first().map(|view| view.page.span.file) else { return Ok(Outcome::Refused) };
    let digest = hex(&tree.digest());
    let mut faults = Vec::new();
    for view in &mut views {
        view.document.sources = Some(digest.clone());
        faults.append(&mut view.findings);
    }
    let is_faulty = !options.draft && !faults.is_empty();
    built.later.extend(distinct(faults));
    let views: Arc<[View]> = views.into();
    let Some(view) = views.first() else { return Ok(Outcome::Refused) };
    let rendered = limit::render(&views, theme, options, named.place);
    let told = match &rendered {
        Ok((rendered, _)) => &rendered.warnings,
        Err(findings) => findings,
    };
    built.later.extend(distinct(letters::placed(told.clone(), &built.sources, plan)));
    let Some((rendered, timings)) = rendered.ok().filter(|_| !is_faulty) else { return Ok(Outcome::Refused) };
    built.timings.take(&timings);
    if options.deny_warnings && !options.draft && built.later.iter().any(|d| d.severity == Severity::Warning) {
        return Ok(Outcome::Refused);
    }
    let clock = Clock::start();
    let mut files = rendered.files;
    let manifest = Manifest {
        version: 1,
        tool: Tool::this(),
        plan: PlanEntry::new(&job.name, view, &rendered.built),
        profile: view.statutory.profile.clone(),
        theme: manifest::Theme { name: theme.name.clone(), digest: theme.digest.clone() },
        sources: digest,
        inputs,
        outputs: files.iter().map(manifest::Output::of).collect(),
    };
    files.push(File { path: MANIFEST.to_owned(), bytes: manifest.to_bytes() });
    Staged::write(&job.target, &files)?.exchange()?;
    built.timings.write = clock.stop();
    Ok(Outcome::Written(files.len()))
}

/// What a panic said.
fn reason(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("no reason was given").to_owned()
}
