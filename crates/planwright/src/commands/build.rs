//! `planwright build`: checks plans and writes their outputs.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use planwright_build::{Built, Earlier, Ended, Kept, Only, Options, Outcome, Output, Timings};
use planwright_core::{Severity, Sources};
use planwright_history::{Before, Here, before};
use planwright_project::find;

use crate::args::{self, Build, Format};
use crate::commands::ahead::ahead;
use crate::commands::judged::Judged;
use crate::commands::progress::Bar;
use crate::commands::{Exit, Failure, exit, heard, is_quiet, tell_all, threads, without_plan};
use crate::report::{self, Counts, Detail, Findings, Purpose, Settings, said, terminal};

/// Builds the plans. Findings and progress go to `errors`, so that a pipe stays free for what may come.
pub(crate) fn run(args: &Build, errors: &mut dyn Write) -> Result<Exit, Failure> {
    let found = find(&args.plans.paths())?;
    let mut sources = Sources::default();
    let loose = without_plan(&found, &mut sources)?;
    let earlier = earlier(args, &found.plans, errors)?;
    let options = Options { earlier, unread: found.unread.len(), ..options(args)? };
    let bar = Bar::new(found.plans.len(), args.screen.quiet);
    let results = planwright_build::build(&found.plans, &options, &bar, Done::of)?;
    bar.finish();
    if let Some(shard) = args.shard.filter(|_| results.is_empty() && !found.plans.is_empty()) {
        heard(writeln!(errors, "planwright: nothing falls to share {shard}: there are {} plans.", found.plans.len()))?;
    }

    let (mut built, mut failed) = (Vec::new(), found.unread.into_iter().map(Failure::from).collect::<Vec<_>>());
    for result in results {
        match result {
            Ok(one) => built.push(one),
            Err(e) => failed.push(e.into()),
        }
    }
    let worst = tell_all(failed, errors);
    let plans = built.iter().filter_map(Done::judged).map(|done| done.judged.reported()).collect();
    let findings = Findings { sources: &sources, plans, loose: &loose };
    let settings = settings(args);
    if !(args.screen.quiet && is_quiet(&findings)) {
        heard(report::write(Format::Human, &findings, &settings, errors))?;
    }
    for one in &built {
        heard(summary(one, args, errors))?;
    }
    heard(as_before(&built, args, errors))?;
    // A plan that cannot be read is none that was withdrawn.
    if worst == Exit::Success {
        heard(others(&found.plans, args, errors))?;
    }
    let counts = findings.summary().counts;
    let refused = built.iter().filter_map(Done::judged).any(|done| done.outcome == Outcome::Refused)
        || loose.iter().any(|finding| finding.severity == Severity::Error);
    let ended = if args.draft && !refused { Exit::Success } else { exit(counts, args.plans.deny_warnings()) };
    Ok(worst.max(ended))
}

/// A plan whose build has ended.
enum Done {
    /// It was judged.
    Judged(Box<Told>),
    /// Nothing has changed.
    Kept(Kept),
}

/// A plan that was judged, and what its build came to.
struct Told {
    judged: Judged,
    folder: PathBuf,
    outcome: Outcome,
    timings: Timings,
}

impl Done {
    fn of(ended: Ended) -> Self {
        match ended {
            Ended::Built(built) => {
                let Built { sources, checked, later, folder, outcome, timings } = *built;
                let ahead = ahead(&checked, &sources);
                let judged = Judged::of(checked, sources, &later, ahead);
                Self::Judged(Box::new(Told { judged, folder, outcome, timings }))
            }
            Ended::Kept(kept) => Self::Kept(kept),
        }
    }

    fn judged(&self) -> Option<&Told> {
        match self {
            Self::Judged(told) => Some(told),
            Self::Kept(_) => None,
        }
    }
}

fn settings(args: &Build) -> Settings {
    Settings {
        width: terminal::width(),
        detail: args.screen.into(),
        deny_warnings: args.plans.deny_warnings(),
        purpose: if args.draft { Purpose::Draft } else { Purpose::Build },
    }
}

/// What each plan was at the revision that was named. One that was not there yet is built without its changes.
fn earlier(args: &Build, plans: &[PathBuf], errors: &mut dyn Write) -> Result<BTreeMap<PathBuf, Earlier>, Failure> {
    let Some(rev) = &args.changes_since else { return Ok(BTreeMap::new()) };
    let here = Here::of_process();
    let mut found = BTreeMap::new();
    for folder in plans {
        match before(folder, rev, &here) {
            Ok(Before { standing, renamed_from }) => {
                let was = renamed_from.map(|was| format!("{} was {was} at {rev}", folder.display()));
                for note in was.iter().chain(&standing.notes) {
                    heard(writeln!(errors, "planwright: {note}."))?;
                }
                found.insert(folder.clone(), Earlier { tree: Arc::new(standing.tree), path: standing.path });
            }
            Err(e) if e.no_plan => {
                let told = format!("{} is new since `{rev}`: nothing tells what changed", folder.display());
                heard(writeln!(errors, "planwright: {told}."))?;
            }
            Err(e) => return Err(e.into()),
        }
    }
    Ok(found)
}

fn options(args: &Build) -> Result<Options, Failure> {
    Ok(Options {
        out: args.out.clone(),
        only: if args.only.is_empty() {
            Only::Default
        } else {
            Only::These(args.only.iter().map(|o| output(*o)).collect())
        },
        theme: args.theme.clone(),
        limit: Duration::from_secs(args.limit_seconds.get().into()),
        memory: u64::from(args.limit_memory.get()) << 20,
        draft: args.draft,
        jobs: args.jobs.map_or_else(threads, usize::from),
        deny_warnings: args.plans.deny_warnings(),
        retell: Detail::from(args.screen) == Detail::Verbose,
        shard: args.shard,
        status: args.plans.status,
        as_at: args.plans.as_at,
        date: source_date()?,
        earlier: BTreeMap::new(),
        unread: 0,
    })
}

fn output(output: args::Output) -> Output {
    match output {
        args::Output::Html => Output::Html,
        args::Output::Pdf => Output::Pdf,
        args::Output::Page => Output::Page,
        args::Output::Index => Output::Index,
        args::Output::Response => Output::Response,
        args::Output::Papers => Output::Papers,
        args::Output::Text => Output::Text,
        args::Output::Json => Output::Json,
        args::Output::Docx => Output::Docx,
    }
}

/// The day of `SOURCE_DATE_EPOCH`, in UTC, as reproducible builds have it.
pub(crate) fn source_date() -> Result<Option<Date>, Failure> {
    // Pipelines set what they have no value for to nothing.
    let Some(text) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|text| !text.is_empty()) else { return Ok(None) };
    let text = text.to_string_lossy();
    let wrong = |why: &str| Failure::Told(format!("SOURCE_DATE_EPOCH is `{text}`, which is {why}"));
    let seconds = text.trim().parse().map_err(|_| wrong("not a number of seconds"))?;
    let time = Timestamp::from_second(seconds).map_err(|_| wrong("beyond the year 9999"))?;
    let day = time.to_zoned(TimeZone::UTC).date();
    if day.year() < 1 { Err(wrong("before the year 1")) } else { Ok(Some(day)) }
}

/// Where a plan's outputs are, after its findings.
fn summary(done: &Done, args: &Build, errors: &mut dyn Write) -> io::Result<()> {
    let detail = Detail::from(args.screen);
    if detail == Detail::Quiet {
        return Ok(());
    }
    match done {
        Done::Kept(kept) => unchanged(&kept.path, &kept.folder, errors),
        Done::Judged(told) => {
            let (path, folder) = (told.judged.path(), shown(&told.folder));
            match told.outcome {
                Outcome::Written(_) => writeln!(errors, "Built {path} into {folder}")?,
                Outcome::Unchanged => unchanged(path, &told.folder, errors)?,
                Outcome::Refused => writeln!(errors, "Not built: {path}{}", kept(&told.folder))?,
            }
            if detail == Detail::Verbose { timings(&told.timings, errors) } else { Ok(()) }
        }
    }
}

fn unchanged(path: &str, folder: &Path, errors: &mut dyn Write) -> io::Result<()> {
    writeln!(errors, "Unchanged: {path}; its outputs in {} are up to date", shown(folder))
}

/// Outputs that the list of the plans does not lead to, and that would be published with the others.
fn others(plans: &[PathBuf], args: &Build, errors: &mut dyn Write) -> io::Result<()> {
    if plans.len() < 2 || args.shard.is_some() || args.screen.quiet {
        return Ok(());
    }
    let all = planwright_build::unlisted(plans, &args.out);
    let (told, more) = all.split_at(all.len().min(OTHERS));
    let told: Vec<String> = told.iter().map(|folder| format!("`{}`", shown(folder))).collect();
    let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
    let (hold, take) = match all.len() {
        0 => return Ok(()),
        1 => ("holds outputs of a plan that is", "Take it away if the plan"),
        _ => ("hold outputs of plans that are", "Take away those whose plan"),
    };
    let told = told.join(", ");
    writeln!(
        errors,
        "planwright: {told}{more} {hold} not among these, so the list does not lead there. {take} was withdrawn."
    )
}

/// So many folders are told by their names.
const OTHERS: usize = 5;

/// How much stands that was told when the plans were built of which nothing has changed since.
fn as_before(built: &[Done], args: &Build, errors: &mut dyn Write) -> io::Result<()> {
    let kept = built.iter().filter_map(|done| match done {
        Done::Kept(kept) => Some(kept.check),
        Done::Judged(_) => None,
    });
    let stand = kept.fold(Counts::default(), Counts::plus);
    if stand == Counts::default() || Detail::from(args.screen) == Detail::Quiet {
        return Ok(());
    }
    writeln!(errors, "As before, the check finds {} in what is unchanged; -v shows that again", said(stand))
}

fn kept(folder: &Path) -> String {
    if folder.exists() { format!("; what was built before in {} is as it was", shown(folder)) } else { String::new() }
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
}

fn timings(t: &Timings, errors: &mut dyn Write) -> io::Result<()> {
    let ms = |d: Duration| format!("{:.1} ms", d.as_secs_f64() * 1000.0);
    writeln!(
        errors,
        "  read {}, check {}, view {}, pdf {} ({} layouts of the page), html and texts {}, write {}",
        ms(t.read),
        ms(t.check),
        ms(t.view),
        ms(t.pdf),
        t.layouts,
        ms(t.html),
        ms(t.write)
    )
}
