//! A file laid out anew, as `fmt` does it.

use gen_lsp_types::TextEdit;
use imara_diff::{Algorithm, Diff, InternedInput};
use planwright_core::Sources;
use planwright_edit::{Refusal, format};
use planwright_project::{Checked, Content, Options, Tree, load};

use crate::documents::Document;

/// The edits that lay a file of a plan out; none where it is no file that is laid out, or stands as it should.
///
/// # Errors
///
/// Why the file has to stay as it is.
pub(crate) fn edits(tree: &Tree, within: &str, document: &Document) -> Result<Vec<TextEdit>, String> {
    let Some(kind) = tree.documents().remove(within) else { return Ok(Vec::new()) };
    let anew = format(&document.text, kind).map_err(refused)?.text;
    if anew == *document.text {
        return Ok(Vec::new());
    }
    let mut after = tree.clone();
    after.files.insert(within.to_owned(), Content::Bytes(anew.as_bytes().into()));
    if !read(tree).says_the_same(&read(&after)) {
        return Err(refused(Refusal::Meaning));
    }
    Ok(by_line(document, &anew))
}

fn refused(refusal: Refusal) -> String {
    format!("The file was left as it is: {}.", refusal.why())
}

fn read(tree: &Tree) -> Checked {
    load(tree, "", "", &Options::default(), &mut Sources::default())
}

/// An edit for each run of lines that differ, so that the editor keeps the reader's place.
fn by_line(document: &Document, anew: &str) -> Vec<TextEdit> {
    let old = &*document.text;
    let input = InternedInput::new(old, anew);
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let (was, is) = (starts(old), starts(anew));
    let bytes = |starts: &[usize], lines: std::ops::Range<u32>| {
        let at = |line: u32| starts.get(line as usize).or(starts.last()).copied().unwrap_or_default();
        at(lines.start)..at(lines.end)
    };
    let edit = |hunk: imara_diff::Hunk| TextEdit {
        range: document.lines().range(old, bytes(&was, hunk.before)),
        new_text: anew.get(bytes(&is, hunk.after)).unwrap_or_default().to_owned(),
    };
    diff.hunks().map(edit).collect()
}

/// Where the lines of a text begin, and where the last one ends.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    starts.extend(text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some(*at)
    }));
    starts
}
