//! Building several plans on a few threads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use planwright_core::{Diagnostic, Sources};
use planwright_project::{Checked, display_path};
use planwright_view::theme::Shelf;

use crate::share::{self, Share};
use crate::{Error, Kept, Options, each, exchange, one, site};

/// How a plan's build ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing that its outputs are made from has changed since they were made.
    Unchanged,
    /// Its outputs were written: how many files.
    Written(usize),
    /// It has errors, and nothing was written.
    Refused,
}

/// How long the parts of a build took, by the clock on the wall.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Timings {
    /// Reading the folder.
    pub read: Duration,
    /// Parsing and checking.
    pub check: Duration,
    /// Making the view.
    pub view: Duration,
    /// Typst's layout and export, of both PDFs.
    pub pdf: Duration,
    /// Web pages and texts.
    pub html: Duration,
    /// Writing to disk.
    pub write: Duration,
    /// How often the plan on a page was laid out.
    pub layouts: usize,
}

impl Timings {
    /// Takes over how long rendering took.
    pub(crate) fn take(&mut self, rendering: &Self) {
        (self.pdf, self.html, self.layouts) = (rendering.pdf, rendering.html, rendering.layouts);
    }
}

/// How a plan ended.
#[derive(Debug)]
pub enum Ended {
    /// It was judged, and built if it could be.
    Built(Box<Built>),
    /// Nothing has changed since it was built.
    Kept(Kept),
}

impl Ended {
    /// What it came to.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        match self {
            Self::Built(built) => &built.outcome,
            Self::Kept(_) => &Outcome::Unchanged,
        }
    }
}

/// A plan that was built, or was not.
#[derive(Debug)]
pub struct Built {
    /// The texts that its findings point into.
    pub sources: Sources,
    /// The plan and what the check found.
    pub checked: Checked,
    /// What only layout could see.
    pub later: Vec<Diagnostic>,
    /// Where its outputs are.
    pub folder: PathBuf,
    /// How it ended.
    pub outcome: Outcome,
    /// How long its parts took.
    pub timings: Timings,
}

/// Told as plans begin and end, from any thread.
pub trait Progress: Sync {
    /// A plan begins.
    fn begin(&self, path: &str);
    /// A plan has ended.
    fn end(&self, path: &str, ended: &Result<Ended, Error>);
}

/// Builds the plans of `folders`. The results are what `keep` makes of each, in their order, after those whose folders have no
/// name that outputs could have; where the list of the plans, or what is said of a share, could not be written, that is one
/// more. `keep` is called from any thread as a plan ends: what it lets go of takes no memory while the others are built.
///
/// # Errors
///
/// Two plans of one name, or a folder in the way of the outputs: found before anything is
/// written. What goes wrong with one plan is its own result, and the others are built.
pub fn build<T: Send>(
    folders: &[PathBuf],
    options: &Options,
    progress: &dyn Progress,
    keep: impl Fn(Ended) -> T + Sync,
) -> Result<Vec<Result<T, Error>>, Error> {
    let Jobs { jobs, dealt, unknown } = jobs(folders, options)?;
    // As many threads as there are plans are enough, and the bound of memory goes by them.
    let options = &Options { jobs: options.jobs.clamp(1, jobs.len().max(1)), ..options.clone() };
    let shelf = Shelf::default();
    site::tidy(&options.out);
    Share::take_away(options.shard, &options.out)?;
    let unread = options.unread + unknown.len();
    let mut results: Vec<Result<T, Error>> = unknown.into_iter().map(Err).collect();
    let ended = each(&jobs, options.jobs, |job| {
        progress.begin(&job.path);
        let result = one::build(job, options, &shelf);
        progress.end(&job.path, &result);
        let is_built = result.as_ref().is_ok_and(|ended| *ended.outcome() != Outcome::Refused);
        (result.map(&keep), is_built)
    });
    let unbuilt: Vec<String> =
        jobs.iter().zip(&ended).filter(|(_, (_, is_built))| !is_built).map(|(job, _)| job.name.clone()).collect();
    results.extend(ended.into_iter().map(|(result, _)| result));
    // What could not be built now keeps its place in the list with what was built before, if anything was.
    let there: Vec<PathBuf> = jobs.iter().map(|job| job.target.clone()).collect();
    if jobs.len() > 1
        && let Err(e) = site::write(&there, &options.out)
    {
        results.push(Err(e));
    }
    if let Some(shard) = options.shard {
        let plans = jobs.into_iter().map(|job| job.name).collect();
        let mut share = Share::of(shard, dealt, plans);
        (share.unbuilt, share.unread) = (unbuilt, unread);
        results.extend(share.write(&options.out).err().map(Err));
    }
    Ok(results)
}

/// One plan to be built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Job {
    /// The plan's folder.
    pub(crate) folder: PathBuf,
    /// The folder as the user would type it.
    pub(crate) path: String,
    /// The folder's own name.
    pub(crate) name: String,
    /// Where its outputs go.
    pub(crate) target: PathBuf,
}

impl Job {
    /// The plan of a folder, whose outputs go nowhere.
    pub(crate) fn of(folder: &Path) -> Result<Self, Error> {
        let (path, name) = (display_path(folder)?, name(folder)?);
        Ok(Self { folder: folder.to_owned(), path, name, target: PathBuf::new() })
    }
}

/// What is to be built.
struct Jobs {
    jobs: Vec<Job>,
    /// The digest of all names, of which a share is a part.
    dealt: String,
    /// Why some plans cannot be built, which is no reason to leave the others.
    unknown: Vec<Error>,
}

/// What is to be built, after everything that must be known before anything is written.
fn jobs(folders: &[PathBuf], options: &Options) -> Result<Jobs, Error> {
    let (mut jobs, mut unknown): (Vec<Job>, Vec<Error>) = Default::default();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for folder in folders {
        let Job { path, name, .. } = match Job::of(folder) {
            Ok(job) => job,
            Err(e) => {
                unknown.push(e);
                continue;
            }
        };
        if let Some(first) = names.insert(name.to_lowercase(), path.clone()) {
            return Err(Error::SameName { name, first, second: path });
        }
        let target = options.out.join(&name);
        if holds(&target, folder) || same(&options.out, folder) {
            return Err(Error::OverThePlan(target));
        }
        if !exchange::may_be_replaced(&target) {
            return Err(Error::NotOurs(target));
        }
        jobs.push(Job { folder: folder.clone(), path, name, target });
    }
    if jobs.len() > 1
        && let Some(job) = jobs.iter().find(|job| job.name.to_lowercase() == site::NAME)
    {
        return Err(Error::NamedAsTheList(job.path.clone()));
    }
    let dealt = share::digest(jobs.iter().map(|job| job.name.as_str()));
    if let Some(shard) = options.shard {
        if let Some(job) = jobs.iter().find(|job| share::is_called_so(&job.name)) {
            return Err(Error::NamedAsAShare(job.path.clone()));
        }
        if !share::may_replace(shard, &options.out) {
            return Err(Error::NotOurs(share::path(shard, &options.out)));
        }
        jobs = shard.keep(jobs, |job| &job.name);
    }
    if jobs.len() > 1 && !site::may_replace(&options.out) {
        return Err(Error::NotOurs(site::path(&options.out)));
    }
    Ok(Jobs { jobs, dealt, unknown })
}

/// A folder's own name, for `.` too.
pub(crate) fn name(folder: &Path) -> Result<String, Error> {
    let unreadable = |e: std::io::Error| planwright_project::Error::Unreadable {
        path: folder.to_owned(),
        reason: planwright_project::reason(&e),
    };
    let whole = folder.canonicalize().map_err(unreadable)?;
    let name = whole.file_name().map_or_else(|| "plan".into(), ToOwned::to_owned);
    Ok(name.into_string().map_err(|_| planwright_project::Error::NotUnicode(folder.to_owned()))?)
}

/// True where the plan is, or is in, the folder that its outputs would replace.
fn holds(target: &Path, folder: &Path) -> bool {
    matches!((target.canonicalize(), folder.canonicalize()), (Ok(target), Ok(folder)) if folder.starts_with(&target))
}

fn same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// A stopwatch.
pub(crate) struct Clock(Instant);

impl Clock {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn stop(&self) -> Duration {
        self.0.elapsed()
    }
}

/// The findings of a plan, and no finding twice.
pub(crate) fn distinct(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    findings.into_iter().filter(|d| seen.insert((d.span, d.rule.clone(), d.message.clone()))).collect()
}
