//! A text to be read as Markdown, and where each of its bytes stands in its file.

use std::ops::Range;

use planwright_core::{FileId, Span};

/// A text and its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fragment<'a> {
    /// The file that it stands in.
    pub(crate) file: FileId,
    /// The text that Markdown reads.
    pub(crate) text: &'a str,
    /// Where its bytes stand in the file.
    pub(crate) offsets: Offsets<'a>,
    /// The line of the file that it begins in, counted from one.
    pub(crate) line: usize,
}

/// The way from a byte of the fragment to a byte of its file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Offsets<'a> {
    /// The fragment is a part of the file that begins at this byte.
    From(usize),
    /// One offset for every byte and one for the end: what was put in stands where it belongs.
    Table(&'a [u32]),
}

/// The beginning of a text, of so many bytes at most: how far it is worth looking for an end.
pub(crate) fn beginning(text: &str, most: usize) -> &str {
    let end = (0..=text.len().min(most)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..end]
}

impl<'a> Fragment<'a> {
    /// A part of a file.
    pub(crate) fn part(file: FileId, text: &'a str, range: Range<usize>) -> Self {
        let before = text.get(..range.start).unwrap_or_default();
        let line = 1 + before.bytes().filter(|&b| b == b'\n').count();
        let text = text.get(range.clone()).unwrap_or_default();
        Self { file, text, offsets: Offsets::From(range.start), line }
    }

    /// The place of a range in the file.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.offset(range.start), self.offset(range.end))
    }

    /// The text of a range; empty where it cuts a character.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    fn offset(&self, at: usize) -> usize {
        match self.offsets {
            Offsets::From(start) => start + at,
            Offsets::Table(table) => table.get(at).or(table.last()).map_or(0, |&offset| offset as usize),
        }
    }
}
