//! Building one plan.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use planwright_core::{Diagnostic, Severity, Sources, Span};
use planwright_html::PlanEntry;
use planwright_project::{Checked, Tree, load};
use planwright_view::theme::{self, Theme};

use crate::exchange::{self, Staged};
use crate::manifest::{self, Manifest, Tool, hex};
use crate::outputs::File;
use crate::run::{Built, Clock, Job, Outcome, Timings, distinct};
use crate::{Error, MANIFEST, Options, outputs};

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
    timings.check = clock.stop();

    let (theme, fault) = match theme(&checked, job, options, &mut sources) {
        Ok(theme) => (Some(theme), None),
        Err(fault) => (None, Some(*fault)),
    };
    let mut built = Built {
        sources,
        checked,
        later: Vec::from_iter(fault),
        folder: job.target.clone(),
        outcome: Outcome::Refused,
        timings,
    };
    if let Some(theme) = theme
        && !is_refused(&built.checked, options)
    {
        built.outcome = produce(&mut built, &tree, &theme, job, options)?;
    }
    Ok(built)
}

/// The theme that the user or the plan names.
fn theme(
    checked: &Checked,
    job: &Job,
    options: &Options,
    sources: &mut Sources,
) -> Result<Cow<'static, Theme>, Box<Diagnostic>> {
    let named = checked.plan.as_ref().and_then(|plan| plan.meta.theme.as_ref());
    match (&options.theme, named) {
        (Some(name), _) => {
            let place = checked
                .plan
                .as_ref()
                .map_or_else(|| Span::start_of(sources.add("--theme", "")), |plan| Span::start_of(plan.file));
            // A name is looked for beside the plan; a path is seen from where the user stands.
            let base = if name.contains('/') { std::path::Path::new("") } else { &job.folder };
            theme::find(name, base, place, sources)
        }
        (None, Some(name)) => theme::find(&name.value, &job.folder, name.span, sources),
        (None, None) => theme::find("default", &job.folder, Span::start_of(sources.add(job.path.clone(), "")), sources),
    }
}

fn is_refused(checked: &Checked, options: &Options) -> bool {
    if checked.plan.is_none() {
        return true;
    }
    let stops = |d: &Diagnostic| match d.severity {
        Severity::Error => !options.draft || STOP_A_DRAFT.contains(&d.rule.as_str()),
        Severity::Warning => options.deny_warnings && !options.draft,
        Severity::Note => false,
    };
    checked.diagnostics().iter().any(stops)
}

/// Renders and writes, unless what is there is what would be written.
fn produce(built: &mut Built, tree: &Tree, theme: &Theme, job: &Job, options: &Options) -> Result<Outcome, Error> {
    let inputs = manifest::inputs(&tree.digest(), &built.checked.profile_digest, theme, options);
    if Manifest::read(&job.target).is_some_and(|m| m.inputs == inputs && m.holds(&job.target)) {
        exchange::tidy(&job.target);
        return Ok(Outcome::Unchanged);
    }
    let clock = Clock::start();
    let views = planwright_view::views(
        &built.checked,
        theme,
        &planwright_view::Options { draft: options.draft, date: options.date },
    );
    built.timings.view = clock.stop();
    let Some(view) = views.first() else { return Ok(Outcome::Refused) };

    let rendered = match outputs::render_all(&views, theme, options, &mut built.timings) {
        Ok(rendered) => rendered,
        Err(findings) => {
            built.later.extend(distinct(findings));
            return Ok(Outcome::Refused);
        }
    };
    built.later.extend(distinct(rendered.warnings));
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
        sources: hex(&tree.digest()),
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
