//! The formatter.
//!
//! A text is cut into front matter ([`front_matter`]) and body. The body's events are made a tree of
//! blocks ([`tree`]); each block at the left edge is laid out by itself ([`layout`]), its words by
//! [`paragraph`] and [`sentences`], its tables by [`table`]. What stands before a block's lines, the
//! signs of quotes and the blank space of lists, is taken off by [`lines`]. [`same`] tells whether
//! two texts are read alike.

mod front_matter;
mod layout;
mod lines;
mod paragraph;
mod same;
mod sentences;
mod table;
#[cfg(test)]
mod tests;
mod tree;

use std::borrow::Cow;
use std::ops::Range;

use layout::Layout;
use planwright_parser::{DocumentKind, parts};
use tree::Tree;

/// A text that was laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// The text.
    pub text: String,
    /// How many blocks were left as they stand because, laid out anew, they would have been read
    /// otherwise. There should be none.
    pub kept: usize,
}

/// Why a text is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Its front matter is missing or is never closed, so nobody can say where its body begins.
    NoFrontMatter,
    /// It has a carriage return that ends no line, which programs read in two ways.
    LoneReturn,
    /// Laid out anew it would be read otherwise.
    Meaning,
}

/// The sign that some editors put at the beginning of a file.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Lays out the text of a Markdown file of a plan.
///
/// # Errors
///
/// Why it has to stay as it is.
pub fn format(text: &str, kind: DocumentKind) -> Result<Formatted, Refusal> {
    let (mark, rest) = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => (BYTE_ORDER_MARK, rest),
        None => ("", text),
    };
    let unix = rest.replace("\r\n", "\n");
    if unix.contains('\r') {
        return Err(Refusal::LoneReturn);
    }
    let (front, body) = parts(&unix).ok_or(Refusal::NoFrontMatter)?;
    let (front, body) = (&unix[front], &unix[body]);
    let ordered = front_matter::in_order(front, kind.keys());
    let (laid_out, kept) = body_anew(body);
    if !same::same(body, &laid_out) {
        return Err(Refusal::Meaning);
    }
    let front = ordered.as_deref().unwrap_or(front);
    let gap = if laid_out.is_empty() { "" } else { "\n" };
    let new = format!("---\n{front}---\n{gap}{laid_out}");
    // The first line's end is taken for the file's own.
    let windows = rest.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'));
    let new = if windows { new.replace('\n', "\r\n") } else { new };
    Ok(Formatted { text: format!("{mark}{new}"), kept })
}

/// A body laid out, and how many of its blocks had to be left as they stand.
fn body_anew(body: &str) -> (String, usize) {
    let tree = Tree::read(body);
    let mut layout = Layout::new(&tree);
    let mut chunks: Vec<Chunk<'_>> = Vec::new();
    let (mut at, mut kept) = (0, 0);
    let mut taken = None;
    for block in &tree.blocks {
        let whole = whole_lines(body, &block.range);
        // Two blocks on one line: Markdown is at odds with itself, and the second goes with the first.
        let whole = whole.start.max(at)..whole.end.max(at);
        chunks.extend(between(body, at..whole.start));
        at = whole.end;
        let source = &body[whole.clone()];
        let anew = layout.block(block, taken).map(|lines| lines.join("\n"));
        let text = match anew {
            Some(anew) if same::same(source, &anew) => Cow::Owned(anew),
            anew => {
                kept += usize::from(anew.is_some());
                Cow::Borrowed(source)
            }
        };
        taken = layout::sign(block, &text);
        chunks.push(Chunk { at: whole, text, comment: block.is_comment() });
    }
    chunks.extend(between(body, at..body.len()));
    (joined(body, &chunks), kept)
}

/// A piece of a body: a block at its left edge, or what stands between two.
struct Chunk<'t> {
    /// Its lines, blank ones at its ends left out.
    at: Range<usize>,
    /// How it is laid out.
    text: Cow<'t, str>,
    /// True for a comment, which may belong to what it touches.
    comment: bool,
}

/// What stands between two blocks: the definitions of links.
fn between(body: &str, gap: Range<usize>) -> Option<Chunk<'_>> {
    let text = body.get(gap.clone())?;
    let blank: usize = text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    let end = gap.start + text.trim_end().len();
    let at = gap.start + blank..end.max(gap.start + blank);
    let text = Cow::Borrowed(body.get(at.clone())?);
    (!at.is_empty()).then_some(Chunk { at, text, comment: false })
}

/// The lines of a block, without blank ones at its end.
fn whole_lines(body: &str, range: &Range<usize>) -> Range<usize> {
    let line = body[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let start = if body[line..range.start].trim().is_empty() { line } else { range.start };
    let end = range.start + body[range.clone()].trim_end().len();
    start..end.max(start)
}

/// The pieces with one blank line between them.
fn joined(body: &str, chunks: &[Chunk<'_>]) -> String {
    let mut text = String::with_capacity(body.len() + body.len() / 8);
    let mut before: Option<&Chunk<'_>> = None;
    for chunk in chunks {
        if let Some(before) = before.replace(chunk) {
            let touch = body.get(before.at.end..chunk.at.start).is_some_and(|gap| gap.matches('\n').count() < 2);
            text.push_str(if touch && (before.comment || chunk.comment) { "\n" } else { "\n\n" });
        }
        text.push_str(&chunk.text);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}
