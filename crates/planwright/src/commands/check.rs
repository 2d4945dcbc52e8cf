//! `planwright check`: says what is wrong with plans, and writes nothing else.

use std::io::Write;
use std::path::Path;

use planwright_core::Sources;
use planwright_project::{Checked, Options, Tree, display_path, find, load, reason};

use crate::args::{Check, Format};
use crate::commands::ahead::ahead;
use crate::commands::{Exit, Failure, exit, heard, reported, without_plan};
use crate::report::{self, Ahead, Findings, Purpose, Settings, terminal};

/// Checks the plans and writes the findings to `out`, or to the file that was named.
pub(crate) fn run(args: &Check, out: &mut dyn Write) -> Result<Exit, Failure> {
    let found = find(&args.plans.paths())?;
    let mut sources = Sources::default();
    let loose = without_plan(&found.empty, &mut sources)?;
    let options = Options { status: args.plans.status, as_at: args.plans.as_at, spelling: args.spelling };
    let checked = found.plans.iter().map(|folder| one(folder, &options)).collect::<Result<Vec<_>, _>>()?;
    let is_read = matches!(args.format, Format::Human | Format::Plain);
    let ahead: Vec<Vec<Ahead>> =
        checked.iter().map(|(checked, sources)| if is_read { ahead(checked, sources) } else { Vec::new() }).collect();
    let plans = checked
        .iter()
        .zip(&ahead)
        .map(|((checked, sources), ahead)| reported(checked, sources, checked.diagnostics(), ahead))
        .collect();
    let findings = Findings { sources: &sources, plans, loose: &loose };
    let settings = Settings {
        width: terminal::width(),
        detail: args.screen.into(),
        deny_warnings: args.plans.deny_warnings(),
        purpose: Purpose::Check,
    };
    match args.output.as_deref().filter(|path| *path != Path::new("-")) {
        None => heard(report::write(args.format, &findings, &settings, out).and_then(|()| out.flush()))?,
        Some(path) => to_file(path, args, &findings, &settings)?,
    }
    Ok(exit(findings.summary().counts, args.plans.deny_warnings()))
}

fn one(folder: &Path, options: &Options) -> Result<(Checked, Sources), Failure> {
    let path = display_path(folder)?;
    let tree = Tree::read(folder)?;
    let mut sources = Sources::default();
    let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
    Ok((load(&tree, &path, &name, options, &mut sources), sources))
}

fn to_file(path: &Path, args: &Check, findings: &Findings<'_>, settings: &Settings) -> Result<(), Failure> {
    let fail = |e: std::io::Error| Failure::Told(format!("`{}` could not be written: {}", path.display(), reason(&e)));
    // A file has no width: sentences are broken as on a common terminal.
    let settings = Settings { width: terminal::WIDTH, ..*settings };
    let mut file = terminal::file(std::fs::File::create(path).map_err(fail)?, args.screen.color);
    report::write(args.format, findings, &settings, &mut file).and_then(|()| file.flush()).map_err(fail)
}
