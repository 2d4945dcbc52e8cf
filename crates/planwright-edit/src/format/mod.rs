//! The formatter.
//!
//! A text is cut into front matter (`front_matter`) and body. The body's events are made a tree of
//! blocks (`tree`); each block at the left edge is laid out by itself (`layout`), its words by
//! `paragraph` and `sentences`, its tables by `table`. What stands before a block's lines, the
//! signs of quotes and the blank space of lists, is taken off by `lines`. `same` tells whether
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
use lines::{BLANK, start_of_line};
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

impl Refusal {
    /// Why, as the end of a sentence.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::NoFrontMatter => "its front matter is missing or is not closed",
            Self::LoneReturn => "it has a carriage return that ends no line, which programs read in two ways",
            Self::Meaning => {
                "laid out anew it would not say the same, which is a fault of Planwright; please report it"
            }
        }
    }
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
    let chunks = body_anew(body);
    let apart = joined(body, &chunks, true);
    // What an author left open can take a blank line for a part of itself.
    let laid_out = [apart, joined(body, &chunks, false)].into_iter().find(|laid_out| same::same(body, laid_out));
    let laid_out = laid_out.ok_or(Refusal::Meaning)?;
    let kept = chunks.iter().filter(|chunk| chunk.kept).count();
    let front = ordered.as_deref().unwrap_or(front);
    let gap = if laid_out.is_empty() { "" } else { "\n" };
    let new = format!("---\n{front}---\n{gap}{laid_out}");
    // The first line's end is taken for the file's own.
    let windows = rest.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'));
    let new = if windows { new.replace('\n', "\r\n") } else { new };
    Ok(Formatted { text: format!("{mark}{new}"), kept })
}

/// The pieces of a body, laid out.
fn body_anew(body: &str) -> Vec<Chunk<'_>> {
    let tree = Tree::read(body);
    let mut layout = Layout::new(&tree);
    let mut chunks: Vec<Chunk<'_>> = Vec::new();
    let mut at = 0;
    let mut taken = None;
    for (block, wide) in tree.blocks.iter().zip(layout.stay_wide(&tree.blocks)) {
        let whole = whole_lines(body, &block.range);
        // Two blocks on one line: Markdown is at odds with itself, and the second goes with the first.
        let whole = whole.start.max(at)..whole.end.max(at);
        chunks.extend(between(body, at..whole.start));
        at = whole.end;
        let source = &body[whole.clone()];
        let lines = if wide { None } else { layout.block(block, taken) };
        let anew = lines.map(|lines| lines.join("\n"));
        let (text, kept) = match anew {
            Some(anew) if same::same(source, &anew) => (Cow::Owned(anew), false),
            anew => (Cow::Borrowed(source), anew.is_some()),
        };
        let sign = layout::sign(block, &text);
        if sign.is_some() && sign == taken {
            as_they_were(body, &mut chunks, sign);
        }
        taken = sign;
        chunks.push(Chunk { at: whole, text, comment: block.is_comment(), definitions: false, sign, kept });
    }
    chunks.extend(between(body, at..body.len()));
    chunks
}

/// Gives the lists at the end of `chunks` the marks that they had: one that follows them stays as it is, and is a list of
/// its own only by a mark that they must not have.
fn as_they_were<'t>(body: &'t str, chunks: &mut [Chunk<'t>], mut sign: Option<char>) {
    for chunk in chunks.iter_mut().rev().take_while(|chunk| chunk.definitions || chunk.sign.is_some()) {
        if chunk.definitions {
            continue;
        }
        if chunk.sign != sign {
            break;
        }
        let source = &body[chunk.at.clone()];
        sign = layout::mark(source);
        (chunk.text, chunk.sign) = (Cow::Borrowed(source), sign);
    }
}

/// A piece of a body: a block at its left edge, or what stands between two.
struct Chunk<'t> {
    /// Its lines, blank ones at its ends left out.
    at: Range<usize>,
    /// How it is laid out.
    text: Cow<'t, str>,
    /// True for a comment, which may belong to what it touches.
    comment: bool,
    /// True for the definitions of links, which are no block.
    definitions: bool,
    /// The sign of its marks, where it is a list.
    sign: Option<char>,
    /// True where it is left as it stands because, laid out anew, it would be read otherwise.
    kept: bool,
}

/// What stands between two blocks: the definitions of links.
fn between(body: &str, gap: Range<usize>) -> Option<Chunk<'_>> {
    let text = body.get(gap.clone())?;
    let blank: usize =
        text.split_inclusive('\n').take_while(|line| line.trim_matches(BLANK).is_empty()).map(str::len).sum();
    let end = gap.start + text.trim_end_matches(BLANK).len();
    let at = gap.start + blank..end.max(gap.start + blank);
    let text = Cow::Borrowed(body.get(at.clone())?);
    (!at.is_empty()).then_some(Chunk { at, text, comment: false, definitions: true, sign: None, kept: false })
}

/// The lines of a block, without blank ones at its end.
fn whole_lines(body: &str, range: &Range<usize>) -> Range<usize> {
    let line = start_of_line(body, range.start);
    let start = if body[line..range.start].trim_matches(BLANK).is_empty() { line } else { range.start };
    let last = range.start + body[range.clone()].trim_end_matches(BLANK).len();
    // Blank space at the end of a line of code is a part of it.
    let end = last + body[last..].find('\n').unwrap_or(body.len() - last);
    start..end.max(start)
}

/// The pieces with one blank line between them; where they are not to be set `apart`, with as many as there were.
fn joined(body: &str, chunks: &[Chunk<'_>], apart: bool) -> String {
    let mut text = String::with_capacity(body.len() + body.len() / 8);
    let mut before: Option<&Chunk<'_>> = None;
    for chunk in chunks {
        if let Some(before) = before.replace(chunk) {
            let gap = body.get(before.at.end..chunk.at.start).unwrap_or("\n\n");
            let touch = gap.matches('\n').count() < 2 && (before.comment || chunk.comment);
            text.push_str(if !apart {
                gap
            } else if touch {
                "\n"
            } else {
                "\n\n"
            });
        }
        text.push_str(&chunk.text);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}
