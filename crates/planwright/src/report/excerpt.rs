//! The author's lines around a place, cut to the width there is.
//!
//! A paragraph is often one line of a thousand characters, and a line of a table can be longer
//! still. So a finding is never drawn on the whole text of a file, but on a few lines of it, and
//! on the part of each line that it speaks of.

use std::ops::Range;

use planwright_core::{FileId, Position, Sources, Span};

use crate::report::wrap::{char_width, width};

/// Places in one file that are at most so many lines apart are shown together.
const NEAR: u32 = 12;

/// A span of more lines than this is shown by its first line only.
const TALLEST: u32 = 100;

/// What stands in place of what is cut off.
const CUT: char = '…';

/// How far a cut may move to fall between words.
const SNAP: usize = 12;

/// A place to show.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Where.
    pub(crate) span: Span,
    /// What to write under it.
    pub(crate) label: String,
    /// True for the place of the finding itself.
    pub(crate) primary: bool,
}

/// A marked part of an [`Excerpt`]'s text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Which bytes of the text.
    pub(crate) range: Range<usize>,
    /// What to write under it.
    pub(crate) label: String,
    /// True for the place of the finding itself.
    pub(crate) primary: bool,
}

/// Lines to show, and what is marked on them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The file that they come from.
    pub(crate) file: FileId,
    /// The place that they are shown for.
    pub(crate) position: Position,
    /// The number of the first line.
    pub(crate) first_line: u32,
    /// The lines, cut.
    pub(crate) text: String,
    /// What is marked.
    pub(crate) marks: Vec<Mark>,
}

/// A place with its lines.
#[derive(Debug, Clone)]
struct Located {
    place: Place,
    lines: Range<u32>,
}

/// The excerpts that show all the places, the first of which is the finding's own; `columns` is
/// the width of the text in them.
pub(crate) fn excerpts(sources: &Sources, places: &[Place], columns: usize) -> Vec<Excerpt> {
    let mut groups: Vec<Vec<Located>> = Vec::new();
    for place in places {
        let located = locate(sources, place);
        let fitting = groups.iter_mut().find(|group| fits(sources, group, &located, columns));
        match fitting {
            Some(group) => group.push(located),
            None => groups.push(vec![located]),
        }
    }
    groups.iter().map(|group| excerpt(sources, group, columns)).collect()
}

/// Takes the ends of lines off a span, puts its ends between characters and says on which lines
/// it stands.
fn locate(sources: &Sources, place: &Place) -> Located {
    let text = sources.text(place.span.file);
    let start = text.floor_char_boundary(place.span.start as usize);
    let end = text.floor_char_boundary(place.span.end as usize).max(start);
    let end = start + text[start..end].trim_end().len();
    let span = Span::new(place.span.file, start, end);
    let (first, last) = sources.positions(span);
    if last.line - first.line <= TALLEST {
        return Located { place: Place { span, ..place.clone() }, lines: first.line..last.line + 1 };
    }
    let end = line_around(text, start).end.max(start);
    let label = format!("{} (to line {})", place.label, last.line).trim_start().to_owned();
    let span = Span::new(span.file, start, end);
    Located { place: Place { span, label, ..*place }, lines: first.line..first.line + 1 }
}

/// True where a place can be shown with others: near them, and on a line that it shares with one
/// of them not too far along.
fn fits(sources: &Sources, group: &[Located], new: &Located, columns: usize) -> bool {
    let near = |old: &Located| new.lines.start <= old.lines.end + NEAR && old.lines.start <= new.lines.end + NEAR;
    let text = sources.text(new.place.span.file);
    let beside = |old: &Located| {
        let apart = new.lines.start >= old.lines.end || old.lines.start >= new.lines.end;
        let both = old.place.span.to(new.place.span);
        let label = old.place.label.chars().count().max(new.place.label.chars().count());
        let single = old.lines.len() == 1 && new.lines.len() == 1;
        apart || (single && both.range().len() <= 4 * columns && width(&text[both.range()]) + label + 4 <= columns)
    };
    group.iter().all(|old| old.place.span.file == new.place.span.file && beside(old)) && group.iter().any(near)
}

fn excerpt(sources: &Sources, group: &[Located], columns: usize) -> Excerpt {
    let shown_for = &group[0].place;
    let file = shown_for.span.file;
    let text = sources.text(file);
    let first_line = group.iter().map(|located| located.lines.start).min().unwrap_or(1);
    let last_line = group.iter().map(|located| located.lines.end).max().unwrap_or(1);
    let mut excerpt = Excerpt {
        file,
        position: sources.position(file, shown_for.span.start),
        first_line,
        text: String::new(),
        marks: group.iter().map(|located| mark(&located.place)).collect(),
    };
    let first = group.iter().min_by_key(|located| located.place.span.start);
    let mut start = first.map_or(0, |located| line_around(text, located.place.span.start as usize).start);
    for number in first_line..last_line {
        let line = line_around(text, start);
        let (keep, label) = wanted(group, number, &line);
        let cut = cut(&text[line.clone()], keep, label, columns);
        for (located, mark) in group.iter().zip(&mut excerpt.marks) {
            set_ends(&mut mark.range, located, number, |byte| {
                excerpt.text.len() + cut.map(byte.saturating_sub(line.start))
            });
        }
        excerpt.text.push_str(&cut.text);
        excerpt.text.push('\n');
        start = text[line.end..].find('\n').map_or(text.len(), |end| line.end + end + 1);
    }
    excerpt
}

fn mark(place: &Place) -> Mark {
    Mark { range: 0..0, label: place.label.clone(), primary: place.primary }
}

/// Sets the ends of a mark that stand on a line.
fn set_ends(range: &mut Range<usize>, located: &Located, number: u32, map: impl Fn(usize) -> usize) {
    let span = located.place.span.range();
    if number == located.lines.start {
        range.start = map(span.start);
    }
    if number + 1 == located.lines.end {
        range.end = map(span.end);
    }
}

/// Which bytes of a line must stay, and how wide the label after them is.
fn wanted(group: &[Located], number: u32, line: &Range<usize>) -> (Range<usize>, usize) {
    let mut keep: Option<Range<usize>> = None;
    let mut label = 0;
    for located in group.iter().filter(|located| located.lines.contains(&number)) {
        let span = located.place.span.range();
        let (begins, ends) = (number == located.lines.start, number + 1 == located.lines.end);
        let part = match (begins, ends) {
            (true, true) => span,
            (true, false) => span.start..line.end,
            (false, true) => span.end..span.end,
            (false, false) => continue,
        };
        if ends {
            label = label.max(width(&located.place.label));
        }
        keep = Some(keep.map_or(part.clone(), |keep| keep.start.min(part.start)..keep.end.max(part.end)));
    }
    let keep = keep.unwrap_or(line.start..line.start);
    let within = |byte: usize| byte.clamp(line.start, line.end) - line.start;
    (within(keep.start)..within(keep.end), label)
}

/// The bytes of the line that a byte stands on, without its end and without a byte-order mark.
fn line_around(text: &str, byte: usize) -> Range<usize> {
    let mut start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[byte..].find('\n').map_or(text.len(), |newline| byte + newline);
    if text[start..end].starts_with('\u{feff}') {
        start += '\u{feff}'.len_utf8();
    }
    start..start + text[start..end.max(start)].trim_end_matches('\r').len()
}

/// A line that was cut.
struct Cut {
    text: String,
    /// Which bytes of the line it shows.
    shown: Range<usize>,
    /// How many bytes stand before them.
    before: usize,
}

impl Cut {
    /// Where a byte of the line has come to stand; the nearest place where it was cut off.
    fn map(&self, byte: usize) -> usize {
        byte.clamp(self.shown.start, self.shown.end) - self.shown.start + self.before
    }
}

/// Cuts a line to `columns`, so that `keep` and a label after it can be seen; of what is too
/// long, the beginning.
fn cut(line: &str, keep: Range<usize>, label: usize, columns: usize) -> Cut {
    let label = if label == 0 { 0 } else { label + 1 };
    let wide = width_to(&line[keep.clone()], columns);
    let before = width_to(&line[..keep.start], columns);
    if before + wide + label < columns && width_to(line, columns) <= columns {
        return Cut { text: line.to_owned(), shown: 0..line.len(), before: 0 };
    }
    let kept = wide.min(columns.saturating_sub(label + SNAP).max(2 * SNAP));
    let room = columns.saturating_sub(2);
    let spare = room.saturating_sub(kept + label);
    let left = if before + kept + label <= room { before } else { spare.saturating_sub(SNAP).max(spare / 2) };
    let start = back(line, keep.start, left);
    let start = if start == 0 { 0 } else { word_after(line, start, keep.start) };
    let used = width(&line[start..keep.start]);
    let limit = if wide > kept { used + kept } else { room };
    let end = forward(line, start, limit);
    let end = if end == line.len() || wide > kept { end } else { word_before(line, end, keep.end.min(end)) };
    let mut text = String::new();
    if start > 0 {
        text.push(CUT);
    }
    let before = text.len();
    text.push_str(&line[start..end]);
    if end < line.len() {
        text.push(CUT);
    }
    Cut { text, shown: start..end, before }
}

/// How wide a text is, counted no further than a little past `columns`.
fn width_to(text: &str, columns: usize) -> usize {
    let mut wide = 0;
    for c in text.chars() {
        wide += char_width(c);
        if wide > columns {
            break;
        }
    }
    wide
}

/// The byte that stands `columns` before another.
fn back(line: &str, from: usize, columns: usize) -> usize {
    let mut wide = 0;
    for (byte, c) in line[..from].char_indices().rev() {
        wide += char_width(c);
        if wide > columns {
            return byte + c.len_utf8();
        }
    }
    0
}

/// The byte that stands `columns` after another.
fn forward(line: &str, from: usize, columns: usize) -> usize {
    let mut wide = 0;
    for (byte, c) in line[from..].char_indices() {
        wide += char_width(c);
        if wide > columns {
            return from + byte;
        }
    }
    line.len()
}

/// The beginning of the next word, if one begins near and before `limit`.
fn word_after(line: &str, from: usize, limit: usize) -> usize {
    line[from..limit].char_indices().take(SNAP).find(|(_, c)| *c == ' ').map_or(from, |(byte, _)| from + byte + 1)
}

/// The end of the word before, if one ends near and after `limit`.
fn word_before(line: &str, from: usize, limit: usize) -> usize {
    line[limit..from].char_indices().rev().take(SNAP).find(|(_, c)| *c == ' ').map_or(from, |(byte, _)| limit + byte)
}
