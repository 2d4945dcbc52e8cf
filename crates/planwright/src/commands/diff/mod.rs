//! `planwright diff`: what changed between two versions of a plan.

mod pager;
pub(crate) mod read;

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use planwright_core::{Sources, Span};
use planwright_diff::{Version, compare};
use planwright_project::reason;
use planwright_view::theme::{self, Theme};

use crate::args::{Diff, DiffFormat};
use crate::commands::{Exit, Failure, heard};
use crate::report::changes::{Asked, Compared, json, markdown, terminal};
use crate::report::terminal::{WIDTH, width};
use read::{Pair, Read};

/// Compares the two versions, and writes what changed to `out` or to the file that was named.
pub(crate) fn run(args: &Diff, out: &mut dyn Write, errors: &mut dyn Write) -> Result<Exit, Failure> {
    let mut sources = Sources::default();
    let pairs = read::pairs(&args.old, &args.new, &mut sources, errors)?;
    let (mut written, mut differ) = (Vec::new(), false);
    for pair in &pairs {
        match pair {
            Pair::Both(old, new) => {
                let (text, changed) = one(args, old, new, &mut sources)?;
                written.extend(text);
                differ |= changed;
            }
            Pair::New(path) => {
                writeln!(written, "{path} is a new plan.")?;
                differ = true;
            }
            Pair::Gone(path) => {
                writeln!(written, "{path} is not there any more.")?;
                differ = true;
            }
        }
    }
    show(args, &written, out)?;
    Ok(if args.exit_code && differ { Exit::Findings } else { Exit::Success })
}

/// The comparison of one plan as it is asked for, and whether anything changed.
fn one(args: &Diff, old: &Read, new: &Read, sources: &mut Sources) -> Result<(Vec<u8>, bool), Failure> {
    let comparison = compare(
        &Version { plan: &old.plan, report: &old.report, sources },
        &Version { plan: &new.plan, report: &new.report, sources },
    );
    let theme = theme_of(new, sources)?;
    let lang = new.plan.meta.lang.as_ref().map_or("en-GB", |lang| lang.value.as_str());
    let compared = Compared {
        old: Asked { from: &old.from, plan: &old.plan },
        new: Asked { from: &new.from, plan: &new.plan },
        comparison: &comparison,
        sources,
        words: theme.words(lang),
    };
    let mut bytes = Vec::new();
    match args.format {
        DiffFormat::Terminal => terminal(&compared, if args.out.is_some() { WIDTH } else { width() }, &mut bytes)?,
        DiffFormat::Markdown => bytes = markdown(&compared).into_bytes(),
        DiffFormat::Json => json(&compared, &mut bytes)?,
    }
    Ok((bytes, !comparison.is_empty()))
}

/// The theme of the new version; the default one where it cannot be read, since nothing of the plan depends on it here.
fn theme_of(new: &Read, sources: &mut Sources) -> Result<Arc<Theme>, Failure> {
    let place = Span::start_of(new.plan.file);
    let name = new.plan.meta.theme.as_ref().map_or("default", |theme| theme.value.as_str());
    let own = theme::find(name, &new.folder, place, sources).theme;
    own.or_else(|| theme::find("default", Path::new("."), place, sources).theme)
        .ok_or_else(|| Failure::Told("the default theme cannot be read".to_owned()))
}

fn show(args: &Diff, written: &[u8], out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(path) = args.out.as_deref().filter(|path| *path != Path::new("-")) {
        return std::fs::write(path, written)
            .map_err(|e| Failure::Told(format!("`{}` could not be written: {}", path.display(), reason(&e))));
    }
    let paged = args.format == DiffFormat::Terminal && args.out.is_none();
    if !(paged && pager::show(written, args.color)) {
        heard(out.write_all(written).and_then(|()| out.flush()))?;
    }
    Ok(())
}
