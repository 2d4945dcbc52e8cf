//! `planwright diff`: what changed between two versions of a plan.

mod pager;
pub(crate) mod read;

use std::io::{IsTerminal as _, Write};
use std::path::Path;
use std::sync::Arc;

use planwright_core::model::Plan;
use planwright_core::{Diagnostic, Severity, Sources, Span};
use planwright_diff::{Comparison, Version, compare};
use planwright_html::Which;
use planwright_project::reason;
use planwright_view::changes::Earlier;
use planwright_view::theme::{self, Theme};

use crate::args::{Diff, DiffFormat};
use crate::commands::build::source_date;
use crate::commands::{Exit, Failure, heard};
use crate::report::changes::{Asked, Compared, json, markdown, terminal};
use crate::report::terminal::{WIDTH, width};
use read::{Pair, Read};

/// Compares the two versions, and writes what changed to `out` or to the file that was named.
pub(crate) fn run(args: &Diff, out: &mut dyn Write, errors: &mut dyn Write) -> Result<Exit, Failure> {
    let mut sources = Sources::default();
    let pairs = read::pairs(&args.old, &args.new, &mut sources, errors)?;
    if args.format().is_a_document() && pairs.len() != 1 {
        return Err(Failure::Told(format!("{} plans changed, and a document tells of one: name it", pairs.len())));
    }
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
    let ((old_plan, old_report), (new_plan, new_report)) = (old.judged()?, new.judged()?);
    let comparison = compare(
        &Version { plan: old_plan, report: old_report, sources },
        &Version { plan: new_plan, report: new_report, sources },
    );
    let theme = theme_of(new_plan, &new.folder, sources)?;
    let lang = new_plan.meta.lang.as_ref().map_or("en-GB", |lang| lang.value.as_str());
    let compared = Compared {
        old: Asked { from: &old.from, plan: old_plan },
        new: Asked { from: &new.from, plan: new_plan },
        comparison: &comparison,
        sources,
        words: theme.words(lang),
        lang,
    };
    let mut bytes = Vec::new();
    match args.format() {
        DiffFormat::Terminal => terminal(&compared, if args.out.is_some() { WIDTH } else { width() }, &mut bytes)?,
        DiffFormat::Markdown => bytes = markdown(&compared).into_bytes(),
        DiffFormat::Html | DiffFormat::Pdf | DiffFormat::Docx => bytes = document(args, old, new, &comparison, &theme)?,
        DiffFormat::Json => json(&compared, &mut bytes)?,
    }
    Ok((bytes, !comparison.is_empty()))
}

/// The comparison as a document: a page that stands alone, a PDF, or the new version with tracked changes.
fn document(args: &Diff, old: &Read, new: &Read, comparison: &Comparison, theme: &Theme) -> Result<Vec<u8>, Failure> {
    let (plan, report) = old.judged()?;
    // Nothing of a plan with errors may look as if it could be published; both are marked, so that the mark is no change.
    let draft = [old, new].iter().any(|read| read.checked.count(Severity::Error) > 0);
    let date = source_date()?;
    let view = |read: &Read, earlier| {
        let options = planwright_view::Options { draft, date, earlier };
        planwright_view::view(&read.checked, theme, &options)
            .ok_or_else(|| Failure::Told(format!("`{}` cannot be written", read.from)))
    };
    let after = view(new, Some(Earlier { plan, report, comparison, names: [Some(&old.from), Some(&new.from)] }))?;
    let faults = |faults: Vec<Diagnostic>| {
        let said = faults.first().map(|fault| fault.message.to_string()).unwrap_or_default();
        Failure::Told(format!("the comparison could not be set: {said}. `planwright build` tells where"))
    };
    match args.format() {
        DiffFormat::Html => Ok(planwright_html::alone(&after, theme, Which::Changes).map_err(faults)?.into_bytes()),
        DiffFormat::Pdf => match planwright_pdf::changes(&after, theme).map_err(faults)? {
            Some(pdf) => Ok(pdf.bytes),
            None => Err(faults(Vec::new())),
        },
        _ => {
            let before = view(old, None)?;
            let revision = planwright_docx::Revision { author: "", date: &after.document.date };
            Ok(planwright_docx::changes(&before, &after, comparison, &revision, theme)?)
        }
    }
}

/// The theme of the new version; the default one where it cannot be read, since nothing of the plan depends on it here.
fn theme_of(plan: &Plan, folder: &Path, sources: &mut Sources) -> Result<Arc<Theme>, Failure> {
    let place = Span::start_of(plan.file);
    let name = plan.meta.theme.as_ref().map_or("default", |theme| theme.value.as_str());
    let own = theme::find(name, folder, place, sources).theme;
    own.or_else(|| theme::find("default", Path::new("."), place, sources).theme)
        .ok_or_else(|| Failure::Told("the default theme cannot be read".to_owned()))
}

fn show(args: &Diff, written: &[u8], out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(path) = args.out.as_deref().filter(|path| *path != Path::new("-")) {
        return std::fs::write(path, written)
            .map_err(|e| Failure::Told(format!("`{}` could not be written: {}", path.display(), reason(&e))));
    }
    if args.format().is_a_document() && args.out.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::Told("a document cannot be shown here: name a file for it with --out".to_owned()));
    }
    let paged = args.format() == DiffFormat::Terminal && args.out.is_none();
    if !(paged && pager::show(written, args.color)) {
        heard(out.write_all(written).and_then(|()| out.flush()))?;
    }
    Ok(())
}
