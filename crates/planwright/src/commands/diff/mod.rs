//! `planwright diff`: what changed between two versions of a plan.

mod pager;
pub(crate) mod read;

use std::io::{IsTerminal as _, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use planwright_build::Passed;
use planwright_core::model::Plan;
use planwright_core::{Diagnostic, Severity, Sources, Span};
use planwright_diff::{Comparison, Version, compare};
use planwright_html::Which;
use planwright_project::reason;
use planwright_view::changes::Earlier;
use planwright_view::theme::{self, Theme};

use crate::args::{Color, Diff, DiffFormat};
use crate::commands::build::source_date;
use crate::commands::{Exit, Failure, heard};
use crate::report::changes::{Asked, Compared, json, markdown, terminal};
use crate::report::terminal::{WIDTH, width};
use read::{Pair, Read};

/// Compares the two versions, and writes what changed to `out` or to the file that was named.
pub(crate) fn run(args: &Diff, out: &mut dyn Write, errors: &mut dyn Write) -> Result<Exit, Failure> {
    if let Some(refusal) = args.unknown_ending() {
        return Err(Failure::Told(refusal));
    }
    if let Some(refusal) = refusal(args.format(), args.out.as_deref(), std::io::stdout().is_terminal()) {
        return Err(Failure::Told(refusal));
    }
    let mut sources = Sources::default();
    let pairs = read::pairs(&args.old, &args.new, &mut sources, errors)?;
    if is_one(&args.old, &args.new) {
        writeln!(
            errors,
            "planwright: both versions are `{}`, so nothing can differ. An earlier version is given with its revision, as in \
             `planwright diff HEAD~1:{} {}`.",
            args.new, args.new, args.new
        )?;
    }
    if args.format().is_a_document() && pairs.len() != 1 {
        return Err(Failure::Told(format!("{} plans changed, and a document tells of one: name it", pairs.len())));
    }
    let (mut written, mut differ) = (Vec::new(), false);
    for pair in pairs {
        match pair {
            Pair::Both(old, new) => {
                let (text, changed);
                (text, changed, sources) = bounded(args, old, new, sources)?;
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

/// Whether one folder or one revision was given twice.
fn is_one(old: &str, new: &str) -> bool {
    let folder = |typed: &str| Path::new(typed).canonicalize().ok();
    old == new || folder(old).is_some_and(|old| folder(new) == Some(old))
}

/// The comparison of one plan as it is asked for, whether anything changed, and the texts; within what it may take.
fn bounded(
    args: &Diff,
    old: Box<Read>,
    new: Box<Read>,
    mut sources: Sources,
) -> Result<(Vec<u8>, bool, Sources), Failure> {
    let time = Duration::from_secs(args.limit_seconds.get().into());
    let memory = u64::from(args.limit_memory.get()) << 20;
    let asked = args.clone();
    let work = move || one(&asked, &old, &new, &mut sources).map(|(text, changed)| (text, changed, sources));
    planwright_build::limited(time, memory, work).map_err(|passed| left(args, passed))?
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
fn document(
    args: &Diff,
    old: &Read,
    new: &Read,
    comparison: &Comparison,
    theme: &Arc<Theme>,
) -> Result<Vec<u8>, Failure> {
    let (plan, report) = old.judged()?;
    // Nothing of a plan with errors may look as if it could be published; both are marked, so that the mark is no change.
    let draft = [old, new].iter().any(|read| read.checked.count(Severity::Error) > 0);
    let date = source_date()?;
    let view = |read: &Read, earlier| {
        let options = planwright_view::Options { draft, date, earlier };
        planwright_view::view(&read.checked, theme, &options)
            .ok_or_else(|| Failure::Told(format!("`{}` cannot be written", read.from)))
    };
    // A revision means something to whoever is given the document; where a folder stood on this computer does not.
    let names = [old, new].map(|read| Some(read.from.as_str()).filter(|from| !Path::new(from).exists()));
    let after = view(new, Some(Earlier { plan, report, comparison, names }))?;
    let faults = |faults: Vec<Diagnostic>| {
        let said = faults.first().map(|fault| fault.message.to_string()).unwrap_or_default();
        Failure::Told(format!("the comparison could not be set: {said}. `planwright build` tells where"))
    };
    if args.format() == DiffFormat::Docx {
        let before = view(old, None)?;
        let revision = planwright_docx::Revision { author: "", date: &after.document.date };
        return Ok(planwright_docx::changes(&before, &after, comparison, &revision, theme)?);
    }
    let set = match args.format() {
        DiffFormat::Html => planwright_html::alone(&after, theme, Which::Changes).map(String::into_bytes),
        _ => planwright_pdf::changes(&after, theme).map(|pdf| pdf.map(|pdf| pdf.bytes).unwrap_or_default()),
    };
    set.map_err(faults)
}

/// Why the comparison did not come to its end.
fn left(args: &Diff, passed: Passed) -> Failure {
    let seconds = args.limit_seconds.get();
    let unit = if seconds == 1 { "second" } else { "seconds" };
    let (what, more) = match passed {
        Passed::Time => {
            (format!("had not ended after {seconds} {unit}, and was left"), "more time with `--limit-seconds`")
        }
        Passed::Memory => (
            format!("needs more memory than the {} MiB that it may take, and was left", args.limit_memory),
            "more with `--limit-memory`",
        ),
        Passed::NoThread => return Failure::Told("the system gives no thread to compare on".to_owned()),
    };
    let lighter = match args.format().is_a_document() {
        true => ", `--format json` and `--format markdown` are lighter; or",
        false => ",",
    };
    Failure::Told(format!(
        "the comparison {what}. Where very much has changed, as in tables of thousands of rows{lighter} give it {more}"
    ))
}

/// The theme of the new version; the default one where it cannot be read, since nothing of the plan depends on it here.
fn theme_of(plan: &Plan, folder: &Path, sources: &mut Sources) -> Result<Arc<Theme>, Failure> {
    let place = Span::start_of(plan.file);
    let name = plan.meta.theme.as_ref().map_or("default", |theme| theme.value.as_str());
    let own = theme::find(name, folder, place, sources).theme;
    own.or_else(|| theme::find("default", Path::new("."), place, sources).theme)
        .ok_or_else(|| Failure::Told("the default theme cannot be read".to_owned()))
}

/// Why a document is not written where words are read; a file and another program take its bytes.
fn refusal(format: DiffFormat, out: Option<&Path>, is_terminal: bool) -> Option<String> {
    let (what, name) = match format {
        DiffFormat::Html => ("a web page", "changes.html"),
        DiffFormat::Pdf => ("a PDF", "changes.pdf"),
        DiffFormat::Docx => ("a Word document", "changes.docx"),
        DiffFormat::Terminal | DiffFormat::Markdown | DiffFormat::Json => return None,
    };
    (is_terminal && out.is_none())
        .then(|| format!("{what} cannot be shown in a terminal: say which file it goes to, for example `--out {name}`"))
}

fn show(args: &Diff, written: &[u8], out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(path) = args.out.as_deref().filter(|path| *path != Path::new("-")) {
        // Colours are for terminals; in a file they are signs that nobody can read.
        let plain = args.format() == DiffFormat::Terminal && args.color != Color::Always;
        let written = if plain { anstream::adapter::strip_bytes(written).into_vec() } else { written.to_vec() };
        return planwright_build::disk::put(path, &written)
            .map_err(|e| Failure::Told(format!("`{}` could not be written: {}", path.display(), reason(&e))));
    }
    let paged = args.format() == DiffFormat::Terminal && args.out.is_none();
    if !(paged && pager::show(written, args.color)) {
        heard(out.write_all(written).and_then(|()| out.flush()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_not_written_where_words_are_read() {
        let told = |format, out: Option<&str>, is_terminal| refusal(format, out.map(Path::new), is_terminal);
        for (format, name) in [(DiffFormat::Docx, "docx"), (DiffFormat::Pdf, "pdf"), (DiffFormat::Html, "html")] {
            let says = told(format, None, true).unwrap_or_default();
            assert!(says.contains(&format!("--out changes.{name}")), "{says}");
            assert_eq!((told(format, Some("a"), true), told(format, None, false)), (None, None));
            // Whoever asks for it has it.
            assert_eq!(told(format, Some("-"), true), None);
        }
        for format in [DiffFormat::Terminal, DiffFormat::Markdown, DiffFormat::Json] {
            assert_eq!(told(format, None, true), None);
        }
    }
}
