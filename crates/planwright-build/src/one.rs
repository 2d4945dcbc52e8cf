//! Building one plan.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use planwright_core::{Severity, Span};
use planwright_html::PlanEntry;
use planwright_project::Tree;
use planwright_view::View;
use planwright_view::theme::{Shelf, Theme};

use crate::earlier::Compared;
use crate::exchange::{self, Staged};
use crate::limit::NoThread;
use crate::manifest::{self, Digests, Manifest, hex};
use crate::ready::{Read, Ready};
use crate::run::{Built, Clock, Ended, Job, Outcome, distinct};
use crate::{Counts, Error, Kept, Options, letters, limit, memory};

/// Reads, checks and builds one plan. A panic ends this plan and no other.
pub(crate) fn build(job: &Job, options: &Options, shelf: &Shelf) -> Result<Ended, Error> {
    if limit::is_left() && memory::is_full(options) {
        return Err(Error::NoMemory(job.path.clone()));
    }
    let built = catch_unwind(AssertUnwindSafe(|| attempt(job, options, shelf)));
    // What plans have in common is asked for by each; what one had to itself is let go of when those that were set beside it
    // have ended, so that good plans do not come to fill the memory of the next.
    planwright_pdf::forget(options.jobs);
    built.unwrap_or_else(|panic| {
        let plan = job.path.clone();
        let reason = reason(panic.as_ref());
        Err(if panic.is::<NoThread>() { Error::Crowded(plan) } else { Error::Sudden { plan, reason } })
    })
}

fn attempt(job: &Job, options: &Options, shelf: &Shelf) -> Result<Ended, Error> {
    exchange::tidy(&job.target);
    let read = Read::folder(job)?;
    if let Some(kept) = Kept::of(&read, job, options, shelf) {
        return Ok(Ended::Kept(kept));
    }
    let ready = Ready::of(read, job, options, options.earlier.get(&job.folder), shelf)?;
    let stops = ready.stops(options);
    let Ready { tree, sources, checked, earlier, theme, named, later, timings } = ready;
    let mut built = Built { sources, checked, later, folder: job.target.clone(), outcome: Outcome::Refused, timings };
    if let Some(theme) = theme
        && !stops
    {
        let from = From { tree: &tree, earlier: earlier.as_ref() };
        built.outcome = produce(&mut built, &from, &Named { theme, place: named }, job, options)?;
    }
    Ok(Ended::Built(Box::new(built)))
}

/// A theme, and where it is named.
struct Named {
    theme: Arc<Theme>,
    place: Span,
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
    let inputs =
        manifest::inputs(&job.name, &tree.digest(), profile, theme, options, earlier.map(|earlier| &earlier.digest));
    if Manifest::read(&job.target).is_some_and(|manifest| manifest.stands(&inputs, &job.target)) {
        return Ok(Outcome::Unchanged);
    }
    let known = built.later.len();
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
    let found = built.later.len() - known;
    let (plan, check) = (PlanEntry::new(&job.name, view, &rendered.built), Counts::of(built.checked.diagnostics()));
    files.push(Manifest::of(plan, view, theme, Digests { sources: digest, inputs }, found, check, &files).into_file());
    Staged::write(&job.target, &files)?.exchange()?;
    built.timings.write = clock.stop();
    Ok(Outcome::Written(files.len()))
}

/// What a panic said.
pub(crate) fn reason(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("no reason was given").to_owned()
}
