//! `planwright check`: says what is wrong with plans. It changes nothing, unless it is asked to mend what is certain.

use std::io::{self, Write};
use std::path::Path;

use planwright_build::disk::put;
use planwright_core::{Diagnostic, Sources};
use planwright_project::{Checked, Options, Tree, display_path, find, load, reason};
use planwright_view::theme;

use crate::args::{Check, Format};
use crate::commands::ahead::ahead;
use crate::commands::mend::{Told, mend};
use crate::commands::{Exit, Failure, exit, heard, reported, tell, without_plan};
use crate::report::{self, Ahead, Findings, Purpose, Settings, terminal};

/// Checks the plans and writes the findings to `out`, or to the file that was named.
pub(crate) fn run(args: &Check, out: &mut dyn Write, errors: &mut dyn Write) -> Result<Exit, Failure> {
    let found = find(&args.plans.paths())?;
    let mut sources = Sources::default();
    let loose = without_plan(&found, &mut sources)?;
    let options = Options { status: args.plans.status, as_at: args.plans.as_at, spelling: args.spelling };
    let mut ended = Exit::Success;
    if args.fix {
        // What other programs read is not to be mixed with sentences.
        let is_read = matches!(args.format, Format::Human | Format::Plain) && to_file_named(args).is_none();
        let told = found.plans.iter().map(|folder| mend(folder, &options)).collect::<Result<Vec<_>, _>>()?;
        heard(tell_mended(&told, if is_read { &mut *out } else { &mut *errors }))?;
        for left in told.iter().flat_map(|told| &told.left) {
            ended = Exit::Failure;
            tell(&Failure::Told(left.clone()), errors);
        }
    }
    let checked = found.plans.iter().map(|folder| one(folder, &options)).collect::<Result<Vec<_>, _>>()?;
    let all: Vec<Vec<Diagnostic>> =
        checked.iter().map(|(checked, _, theme)| [checked.diagnostics(), theme].concat()).collect();
    let is_read = matches!(args.format, Format::Human | Format::Plain);
    let ahead: Vec<Vec<Ahead>> = checked
        .iter()
        .map(|(checked, sources, _)| if is_read { ahead(checked, sources) } else { Vec::new() })
        .collect();
    let plans = checked
        .iter()
        .zip(all.iter().zip(&ahead))
        .map(|((checked, sources, _), (all, ahead))| reported(checked, sources, all, ahead))
        .collect();
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

/// A plan, and what is wrong with the theme that it names.
fn one(folder: &Path, options: &Options) -> Result<(Checked, Sources, Vec<Diagnostic>), Failure> {
    let path = display_path(folder)?;
    let tree = Tree::read(folder)?;
    let mut sources = Sources::default();
    let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
    let checked = load(&tree, &path, &name, options, &mut sources);
    let named = checked.plan.as_ref().and_then(|plan| plan.meta.theme.as_ref());
    let found = named.map(|named| theme::find(&named.value, folder, named.span, &mut sources).findings);
    Ok((checked, sources, found.unwrap_or_default()))
}

fn to_file(path: &Path, args: &Check, findings: &Findings<'_>, settings: &Settings) -> Result<(), Failure> {
    let fail = |e: std::io::Error| Failure::Told(format!("`{}` could not be written: {}", path.display(), reason(&e)));
    // A file has no width: sentences are broken as on a common terminal.
    let settings = Settings { width: terminal::WIDTH, ..*settings };
    let mut file = terminal::file(Vec::new(), args.screen.color);
    report::write(args.format, findings, &settings, &mut file).and_then(|()| file.flush()).map_err(fail)?;
    put(path, &file.into_inner()).map_err(fail)
}
