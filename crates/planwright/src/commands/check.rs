//! `planwright check`: says what is wrong with plans. It changes nothing, unless it is asked to mend what is certain.

use std::io::{self, Write};
use std::path::Path;

use planwright_build::disk::put;
use planwright_build::each;
use planwright_core::Sources;
use planwright_project::{Options, Tree, display_path, find, load, reason};
use planwright_view::theme;

use crate::args::{Check, Format};
use crate::commands::ahead::ahead;
use crate::commands::judged::Judged;
use crate::commands::mend::{Told, mend};
use crate::commands::{Exit, Failure, exit, heard, tell_all, threads, without_plan};
use crate::report::{self, Findings, Purpose, Settings, terminal};

/// Checks the plans and writes the findings to `out`, or to the file that was named.
pub(crate) fn run(args: &Check, out: &mut dyn Write, errors: &mut dyn Write) -> Result<Exit, Failure> {
    let found = find(&args.plans.paths())?;
    if let Some(path) = to_file_named(args).filter(|path| found.plans.iter().any(|folder| is_source(path, folder))) {
        return Err(Failure::Told(format!(
            "`{}` is a file of the plan, which the findings would replace. Name another file with `--output`",
            path.display()
        )));
    }
    let mut sources = Sources::default();
    let loose = without_plan(&found, &mut sources)?;
    let options = Options { status: args.plans.status, as_at: args.plans.as_at, spelling: args.spelling };
    let mut failed: Vec<Failure> = found.unread.into_iter().map(Failure::from).collect();
    let is_read = matches!(args.format, Format::Human | Format::Plain);
    if args.fix {
        // What other programs read is not to be mixed with sentences.
        let to: &mut dyn Write = if is_read && to_file_named(args).is_none() { &mut *out } else { &mut *errors };
        // What cannot be read is told where the plans are judged.
        let told: Vec<Told> = found.plans.iter().filter_map(|folder| mend(folder, &options).ok()).collect();
        heard(tell_mended(&told, to))?;
        failed.extend(told.into_iter().flat_map(|told| told.left).map(Failure::Told));
    }
    let mut judged = Vec::new();
    for result in each(&found.plans, threads(), |folder| one(folder, &options, is_read)) {
        match result {
            Ok(one) => judged.push(one),
            Err(e) => failed.push(e),
        }
    }
    let ended = tell_all(failed, errors);
    // Where nothing at all could be looked at, there is nothing to report on.
    if judged.is_empty() && loose.is_empty() && ended == Exit::Failure {
        return Ok(ended);
    }
    let plans = judged.iter().map(Judged::reported).collect();
    let findings = Findings { sources: &sources, plans, loose: &loose };
    let settings = Settings {
        width: terminal::width(),
        detail: args.screen.into(),
        deny_warnings: args.plans.deny_warnings(),
        purpose: Purpose::Check,
    };
    match to_file_named(args) {
        None => heard(report::write(args.format, &findings, &settings, out).and_then(|()| out.flush()))?,
        Some(path) => to_file(path, args, &findings, &settings)?,
    }
    Ok(ended.max(exit(findings.summary().counts, args.plans.deny_warnings())))
}

/// The file to write to, where one is named.
fn to_file_named(args: &Check) -> Option<&Path> {
    args.output.as_deref().filter(|path| *path != Path::new("-"))
}

/// True for a file that is there and that a plan is made of, and not a report that stands among them.
fn is_source(path: &Path, folder: &Path) -> bool {
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default().to_lowercase();
    let (Ok(path), Ok(folder)) = (path.canonicalize(), folder.canonicalize()) else { return false };
    path.starts_with(folder) && ["md", "csv", "svg", "png", "jpg", "jpeg", "yaml", "yml"].contains(&kind.as_str())
}

/// Says what was mended, a line for each thing.
fn tell_mended(told: &[Told], out: &mut dyn Write) -> io::Result<()> {
    let lines: Vec<&String> = told.iter().flat_map(|told| &told.mended).collect();
    match lines.len() {
        0 => return writeln!(out, "There was nothing to mend that is certain.\n"),
        1 => writeln!(out, "Mended 1 thing:")?,
        count => writeln!(out, "Mended {count} things:")?,
    }
    for line in lines {
        writeln!(out, "  {line}")?;
    }
    writeln!(out)
}

/// Judges a plan, and the theme that it names; also for the stages before it, where a person reads what is found.
fn one(folder: &Path, options: &Options, is_read: bool) -> Result<Judged, Failure> {
    let path = display_path(folder)?;
    let tree = Tree::read(folder)?;
    let mut sources = Sources::default();
    let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
    let mut checked = load(&tree, &path, &name, options, &mut sources);
    let named = checked.plan.as_ref().and_then(|plan| plan.meta.theme.as_ref());
    let theme = named.map(|named| theme::find(&named.value, folder, named.span, &mut sources).findings);
    let theme = checked.waive(theme.unwrap_or_default());
    let ahead = if is_read { ahead(&checked, &sources) } else { Vec::new() };
    Ok(Judged::of(checked, sources, &theme, ahead))
}

fn to_file(path: &Path, args: &Check, findings: &Findings<'_>, settings: &Settings) -> Result<(), Failure> {
    let fail = |e: std::io::Error| Failure::Told(format!("`{}` could not be written: {}", path.display(), reason(&e)));
    // A file has no width: sentences are broken as on a common terminal.
    let settings = Settings { width: terminal::WIDTH, ..*settings };
    let mut file = terminal::file(Vec::new(), args.screen.color);
    report::write(args.format, findings, &settings, &mut file).and_then(|()| file.flush()).map_err(fail)?;
    put(path, &file.into_inner()).map_err(fail)
}
