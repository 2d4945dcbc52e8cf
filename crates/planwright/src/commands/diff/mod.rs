//! `planwright diff`: what changed between two versions of a plan.

mod pager;
mod read;

use std::io::Write;
use std::path::Path;

use planwright_core::Sources;
use planwright_diff::{Comparison, Version, compare};
use planwright_project::reason;
use planwright_view::theme;

use crate::args::{Diff, DiffFormat};
use crate::commands::{Exit, Failure, heard};
use crate::report::changes::{Asked, Compared, json, markdown, terminal};
use crate::report::terminal::{WIDTH, width};
use read::Read;

/// Compares the two versions, and writes what changed to `out` or to the file that was named.
pub(crate) fn run(args: &Diff, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut sources = Sources::default();
    let old = read::version(&args.old, &mut sources)?;
    let new = read::version(&args.new, &mut sources)?;
    let comparison = compare(
        &Version { plan: &old.plan, report: &old.report, sources: &sources },
        &Version { plan: &new.plan, report: &new.report, sources: &sources },
    );
    let written = write(args, &old, &new, &comparison, &mut sources)?;
    match args.out.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => to_file(path, &written)?,
        None => {
            let paged = args.format == DiffFormat::Terminal && args.out.is_none();
            if !(paged && pager::show(&written, args.color)) {
                heard(out.write_all(&written).and_then(|()| out.flush()))?;
            }
        }
    }
    let differ = !comparison.changes.is_empty();
    Ok(if args.exit_code && differ { Exit::Findings } else { Exit::Success })
}

fn write(
    args: &Diff,
    old: &Read,
    new: &Read,
    comparison: &Comparison,
    sources: &mut Sources,
) -> Result<Vec<u8>, Failure> {
    let name = new.plan.meta.theme.as_ref().map_or("default", |theme| theme.value.as_str());
    let theme = theme::find(name, &new.folder, planwright_core::Span::start_of(new.plan.file), sources).theme;
    // A theme with faults changes nothing here but the words: those of the default one do.
    let default =
        || theme::find("default", Path::new("."), planwright_core::Span::start_of(new.plan.file), sources).theme;
    let Some(theme) = theme.or_else(default) else {
        return Err(Failure::Told("the default theme cannot be read".to_owned()));
    };
    let lang = new.plan.meta.lang.as_ref().map_or("en-GB", |lang| lang.value.as_str());
    let compared = Compared {
        old: Asked { from: &args.old, plan: &old.plan },
        new: Asked { from: &args.new, plan: &new.plan },
        comparison,
        sources,
        words: theme.words(lang),
    };
    let mut bytes = Vec::new();
    match args.format {
        DiffFormat::Terminal => terminal(&compared, if args.out.is_some() { WIDTH } else { width() }, &mut bytes)?,
        DiffFormat::Markdown => bytes = markdown(&compared).into_bytes(),
        DiffFormat::Json => json(&compared, &mut bytes)?,
    }
    Ok(bytes)
}

fn to_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(path, bytes)
        .map_err(|e| Failure::Told(format!("`{}` could not be written: {}", path.display(), reason(&e))))
}
