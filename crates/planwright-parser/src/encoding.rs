//! Control characters, which can hide text from a reader and not from a search.

use planwright_core::{Diagnostic, FileId, Sources, Span};

use crate::Folder;

/// Looks for control characters in every text of the plan.
pub(crate) fn check(sources: &Sources, folder: &Folder) -> Vec<Diagnostic> {
    let documents = folder.documents.iter().map(|document| document.file);
    let files = documents.chain(folder.tables.values().copied());
    files.filter_map(|file| check_file(file, sources.text(file))).collect()
}

/// One finding a file, at the first: they come together, from one paste.
fn check_file(file: FileId, text: &str) -> Option<Diagnostic> {
    let mut bad = text.char_indices().filter(|(_, c)| c.is_control() && !"\t\r\n".contains(*c));
    let (at, c) = bad.next()?;
    let others = bad.count();
    let span = Span::new(file, at, at + c.len_utf8());
    let message = format!("a control character, U+{:04X}, stands in the text", u32::from(c));
    let finding = Diagnostic::error("source/encoding", span, message)
        .label("an invisible character")
        .help("It cannot be seen and cannot be printed, and words on both sides of it are not found by a search.")
        .help("Delete it; it often comes with text that was copied from a PDF or an old document.");
    Some(match others {
        0 => finding,
        1 => finding.help("There is one more in this file."),
        others => finding.help(format!("There are {others} more in this file.")),
    })
}
