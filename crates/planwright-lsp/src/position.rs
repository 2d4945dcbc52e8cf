//! The way between bytes and the positions of editors: lines from 0, and columns as client and server agreed.

use gen_lsp_types::{Position, PositionEncodingKind, Range};
use line_index::{LineCol, LineIndex, TextSize, WideEncoding, WideLineCol};

/// What columns count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// Halves of UTF-16, which every client knows.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// The one to use with a client that knows these: bytes where it can, since spans are in bytes.
    pub(crate) fn agreed(offered: &[PositionEncodingKind]) -> Self {
        let knows = |kind: &PositionEncodingKind| offered.contains(kind);
        match () {
            () if knows(&PositionEncodingKind::UTF8) => Self::Utf8,
            () if knows(&PositionEncodingKind::UTF32) && !knows(&PositionEncodingKind::UTF16) => Self::Utf32,
            () => Self::Utf16,
        }
    }

    /// The protocol's name for it.
    pub(crate) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn wide(self) -> Option<WideEncoding> {
        match self {
            Self::Utf8 => None,
            Self::Utf16 => Some(WideEncoding::Utf16),
            Self::Utf32 => Some(WideEncoding::Utf32),
        }
    }
}

/// Where the lines of a text begin. It belongs to one text and is made anew when that changes.
#[derive(Debug)]
pub(crate) struct Lines {
    index: LineIndex,
    encoding: Encoding,
    /// The bytes of a byte-order mark at the start of a file on disk: editors show none and count none.
    mark: u32,
}

impl Lines {
    /// The lines of a text that an editor holds.
    pub(crate) fn of_open(text: &str, encoding: Encoding) -> Self {
        Self { index: LineIndex::new(text), encoding, mark: 0 }
    }

    /// The lines of a text that stands on disk.
    pub(crate) fn of_disk(text: &str, encoding: Encoding) -> Self {
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() as u32 } else { 0 };
        Self { mark, ..Self::of_open(text, encoding) }
    }

    /// The position of a byte; one within a character stands for the character's start, and one
    /// behind the text for its end.
    pub(crate) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let Some(at) = self.index.try_line_col(size(offset)) else { return Position { line: 0, character: 0 } };
        let at = if at.line == 0 { LineCol { line: 0, col: at.col.saturating_sub(self.mark) } } else { at };
        // The mark was taken off in bytes; it is one column in every wide encoding, so the way back adds it again.
        let behind = LineCol { line: at.line, col: at.col + if at.line == 0 { self.mark } else { 0 } };
        let character = match self.encoding.wide() {
            None => at.col,
            Some(wide) => {
                self.index.to_wide(wide, behind).map_or(at.col, |wide| wide.col - self.mark_wide(wide.line, behind.col))
            }
        };
        Position { line: at.line, character }
    }

    /// What a byte-order mark takes of a line's columns in a wide encoding.
    fn mark_wide(&self, line: u32, col: u32) -> u32 {
        u32::from(line == 0 && self.mark > 0 && col >= self.mark)
    }

    /// The byte of a position. A column behind the line's end stands for its end, as the protocol
    /// has it, and a line behind the text for the text's end.
    pub(crate) fn offset(&self, text: &str, position: Position) -> usize {
        let Some(line) = self.index.line(position.line) else { return text.len() };
        let (start, end) = (usize::from(line.start()), usize::from(line.end()));
        let content = text.get(start..end).unwrap_or("");
        let end = start + content.trim_end_matches('\n').trim_end_matches('\r').len();
        let mark = if position.line == 0 { self.mark } else { 0 };
        let column = match self.encoding.wide() {
            None => position.character.saturating_add(mark),
            Some(wide) => {
                let col = position.character.saturating_add(u32::from(mark > 0));
                self.index.to_utf8(wide, WideLineCol { line: position.line, col }).map_or(u32::MAX, |at| at.col)
            }
        };
        let offset = start.saturating_add(column as usize).min(end);
        text.floor_char_boundary(offset)
    }

    /// A range of bytes as positions.
    pub(crate) fn range(&self, text: &str, bytes: std::ops::Range<usize>) -> Range {
        Range { start: self.position(text, bytes.start), end: self.position(text, bytes.end) }
    }

    /// A range of positions as bytes; one that ends before it begins is empty.
    pub(crate) fn bytes(&self, text: &str, range: Range) -> std::ops::Range<usize> {
        let start = self.offset(text, range.start);
        start..self.offset(text, range.end).max(start)
    }
}

fn size(offset: usize) -> TextSize {
    TextSize::from(u32::try_from(offset).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, encoding: Encoding, offset: usize, line: u32, character: u32) {
        let lines = Lines::of_disk(text, encoding);
        let position = Position { line, character };
        assert_eq!(lines.position(text, offset), position, "{text:?} at {offset}");
        assert_eq!(lines.offset(text, position), offset, "{text:?} back from {position:?}");
    }

    #[test]
    fn columns_count_what_was_agreed() {
        let text = "a\r\nŵ🚓 b\n";
        let b = text.find('b').unwrap();
        check(text, Encoding::Utf8, b, 1, 7);
        check(text, Encoding::Utf16, b, 1, 4);
        check(text, Encoding::Utf32, b, 1, 3);
        check(text, Encoding::Utf16, 0, 0, 0);
        check(text, Encoding::Utf16, text.len(), 2, 0);
    }

    #[test]
    fn a_byte_order_mark_of_a_file_is_not_counted() {
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            check("\u{feff}ab\nc", encoding, 4, 0, 1);
            check("\u{feff}ab\nc", encoding, 3, 0, 0);
            check("\u{feff}ab\nc", encoding, 6, 1, 0);
        }
        assert_eq!(Lines::of_disk("\u{feff}ab", Encoding::Utf16).position("\u{feff}ab", 0).character, 0);
        assert_eq!(Lines::of_open("\u{feff}ab", Encoding::Utf16).position("\u{feff}ab", 3).character, 1);
    }

    #[test]
    fn positions_that_are_nowhere_are_brought_to_the_nearest() {
        let text = "aŵ\r\n🚓c";
        let lines = Lines::of_open(text, Encoding::Utf16);
        let at = |line, character| lines.offset(text, Position { line, character });
        assert_eq!(at(0, 99), 3, "before the line's end");
        assert_eq!(at(9, 0), text.len());
        assert_eq!(at(1, 1), 5, "in the middle of a pair");
        assert_eq!(
            lines.bytes(
                text,
                Range { start: Position { line: 1, character: 2 }, end: Position { line: 0, character: 0 } }
            ),
            9..9
        );
        assert_eq!(lines.position(text, 2), Position { line: 0, character: 1 }, "within a character");
    }

    #[test]
    fn the_best_encoding_that_both_know_is_used() {
        assert_eq!(Encoding::agreed(&[]), Encoding::Utf16);
        assert_eq!(Encoding::agreed(&[PositionEncodingKind::UTF16, PositionEncodingKind::UTF8]), Encoding::Utf8);
        assert_eq!(Encoding::agreed(&[PositionEncodingKind::UTF32]), Encoding::Utf32);
    }
}
