//! `planwright import`: a document becomes the folder of a plan.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::path::{Component, Path, PathBuf};

use planwright_core::model::Stage;
use planwright_core::{Severity, Sources};
use planwright_import::{Advice, Source, import};
use planwright_project::{Around, Checked, Gathering, Options, load, reason};

use crate::args::Import;
use crate::commands::{Exit, Failure, folder, heard};
use crate::report::style::{HEADING, paint};
use crate::report::terminal;
use crate::report::wrap::{clean, lines};

/// Bytes of a document that are read: one more than any may have.
const BYTES: u64 = 129 << 20;
/// Bytes of a picture beside a Markdown file.
const PICTURE_BYTES: u64 = 8 << 20;
/// What is told is not set wider than this.
const WIDEST: usize = 96;
/// The report's file. Plans pass over names that begin so.
const REPORT: &str = "_import.md";

/// Reads the document, writes the folder, and tells what became of everything.
///
/// # Errors
///
/// A document that cannot be read, a folder that is in use, and those of the disk and of the writer.
pub(crate) fn run(args: &Import, out: &mut dyn Write) -> Result<Exit, Failure> {
    folder::is_free(&args.folder)?;
    let bytes = read(&args.file)?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let around = args.file.parent().unwrap_or(Path::new("")).to_owned();
    let beside = |path: &str| picture(&around, path);
    let imported = import(&Source { name: &name, bytes: &bytes, beside: &beside })
        .map_err(|why| Failure::Told(format!("`{}` was not imported: {why}", clean(&args.file.to_string_lossy()))))?;
    let shown = clean(args.folder.to_string_lossy().trim_end_matches('/'));
    let (advice, next) = advice(&imported.files, &shown);
    let mut files = imported.files;
    files.insert(REPORT.to_owned(), imported.report.whole(&advice).into_bytes());
    folder::write(&args.folder, files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))?;
    heard(tell(&imported.report.short(&advice), &next, out).and_then(|()| out.flush()))?;
    Ok(Exit::Success)
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let name = clean(&file.to_string_lossy());
    let fail = |e: std::io::Error| match e.kind() {
        ErrorKind::NotFound => Failure::Told(format!("there is no file `{name}`")),
        _ => Failure::Told(format!("`{name}` could not be read: {}", reason(&e))),
    };
    if file.is_dir() {
        return Err(Failure::Told(format!("`{name}` is a folder: give the Word document or the Markdown file in it")));
    }
    if fs::metadata(file).map_err(fail)?.file_type().is_file() {
        Ok(())
    } else {
        // Reading a pipe could last for ever.
        Err(Failure::Told(format!("`{name}` is no file of a disk: save the document to one, and name that")))
    }?;
    let mut bytes = Vec::new();
    fs::File::open(file).map_err(fail)?.take(BYTES).read_to_end(&mut bytes).map_err(fail)?;
    Ok(bytes)
}

/// A picture that a Markdown file names: one beside or below it, and nothing else of the disk.
fn picture(around: &Path, path: &str) -> Option<Vec<u8>> {
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    let path = PathBuf::from(path.as_ref());
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let root = if around.as_os_str().is_empty() { Path::new(".") } else { around };
    let whole = root.join(&path).canonicalize().ok()?;
    if !is_below || !whole.starts_with(root.canonicalize().ok()?) || !whole.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    fs::File::open(&whole).ok()?.take(PICTURE_BYTES + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= PICTURE_BYTES).then_some(bytes)
}

/// What a check of the new plan says that its author should do first: what the law asks before the panel sees it. And how
/// many findings there are besides, in a sentence.
fn advice(files: &BTreeMap<String, Vec<u8>>, folder: &str) -> (Vec<Advice>, String) {
    let duties = checked(files, folder, Some(Stage::Panel));
    let (checked_plan, sources) = &duties;
    let unmet = checked_plan.diagnostics().iter().filter(|finding| {
        let rule = finding.rule.as_str();
        finding.severity == Severity::Error && rule.starts_with("duty/") && !rule.contains('.')
    });
    let prefix = format!("{folder}/");
    let advice = unmet
        .map(|finding| {
            let path = sources.path(finding.span.file);
            Advice {
                at: path.strip_prefix(&prefix).unwrap_or(path).to_owned(),
                what: finding.message.clone(),
                help: finding.help.join(" "),
            }
        })
        .collect();
    let (draft, _) = checked(files, folder, None);
    let counted = |severity, one: &str, many: &str| {
        let count = draft.count(severity);
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let next = format!(
        "As a draft it has {} and {}. To see them: planwright check {folder}\nTo see the plan: planwright build --draft {folder}\n",
        counted(Severity::Error, "error", "errors"),
        counted(Severity::Warning, "warning", "warnings"),
    );
    (advice, next)
}

/// The new plan, checked before it is written.
fn checked(files: &BTreeMap<String, Vec<u8>>, folder: &str, status: Option<Stage>) -> (Checked, Sources) {
    let mut gathering = Gathering::new(Around::Nothing);
    for (path, bytes) in files {
        let added =
            gathering.add(path.clone(), bytes.len() as u64, || Ok::<_, std::convert::Infallible>(bytes.clone()));
        if added.is_ok_and(|flow| flow.is_break()) {
            break;
        }
    }
    let mut sources = Sources::default();
    let name = folder.rsplit('/').next().unwrap_or(folder);
    let options = Options { status, as_at: None, spelling: false };
    let checked = load(&gathering.finish(), folder, name, &options, &mut sources);
    (checked, sources)
}

/// Prints the report as wide as the screen, its headings marked.
fn tell(report: &str, next: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let columns = terminal::width().min(WIDEST);
    for line in report.lines() {
        let line = clean(line);
        if let Some(heading) = line.strip_prefix("## ").or_else(|| line.strip_prefix("# ")) {
            writeln!(out, "{}", paint(HEADING, heading))?;
        } else if let Some(entry) = line.strip_prefix("- ") {
            // Further lines stand under the words and not under the mark.
            let lines = lines(&format!("  {entry}"), columns);
            let text = lines.join("\n");
            writeln!(out, "- {}", text.strip_prefix("  ").unwrap_or(&text))?;
        } else {
            lines(&line, columns).iter().try_for_each(|line| writeln!(out, "{line}"))?;
        }
    }
    writeln!(out)?;
    out.write_all(next.as_bytes())
}
