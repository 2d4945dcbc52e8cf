//! A file laid out anew, as `fmt` does it.

use gen_lsp_types::TextEdit;
use imara_diff::{Algorithm, Diff, InternedInput};
use planwright_core::Sources;
use planwright_core::model::same_meaning;
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
    let anew = format(&document.text, kind).map_err(|refusal| why(refusal).to_owned())?.text;
    if anew == *document.text {
        return Ok(Vec::new());
    }
    let mut after = tree.clone();
    after.files.insert(within.to_owned(), Content::Bytes(anew.as_bytes().into()));
    if !is_same(&read(tree), &read(&after)) {
        return Err(why(Refusal::Meaning).to_owned());
    }
    Ok(by_line(document, &anew))
}

fn why(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoFrontMatter => "Nothing was laid out: the front matter is missing or is not closed.",
        Refusal::LoneReturn => "Nothing was laid out: a carriage return ends no line, which programs read in two ways.",
        Refusal::Meaning => {
            "Nothing was laid out: it would not say the same, which is a fault of Planwright; please report it."
        }
    }
}

fn read(tree: &Tree) -> Checked {
    load(tree, "", "", &Options::default(), &mut Sources::default())
}

fn is_same(before: &Checked, after: &Checked) -> bool {
    match (&before.plan, &after.plan) {
        (Some(before), Some(after)) => same_meaning(before, after),
        (before, after) => before.is_none() && after.is_none(),
    }
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
