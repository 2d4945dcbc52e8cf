//! The texts of a run, and the way from bytes to lines.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::span::{FileId, Span};

/// A place as people count: line and column from 1, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
}

#[derive(Debug)]
struct Source {
    path: String,
    text: Arc<str>,
    /// The byte at which each line begins.
    lines: Vec<u32>,
    /// How many characters begin before each block of bytes, so that a column is found without
    /// counting a long line from its start.
    blocks: Vec<u32>,
}

/// The bytes of a block.
const BLOCK: usize = 4096;

impl Source {
    fn new(path: String, text: Arc<str>) -> Self {
        let lines = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1))
            .collect();
        let mut count = 0;
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = count;
            count += beginnings(block);
            before
        });
        let blocks = blocks.collect();
        Self { path, text, lines, blocks }
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        let Some(before) = self.blocks.get(offset / BLOCK) else {
            return self.blocks.last().map_or(0, |before| {
                before + beginnings(&self.text.as_bytes()[(self.blocks.len() - 1) * BLOCK..offset])
            });
        };
        before + beginnings(&self.text.as_bytes()[offset / BLOCK * BLOCK..offset])
    }
}

/// How many characters begin in bytes of UTF-8.
fn beginnings(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count() as u32
}

/// Every text that a run has read, with the path that the user would type for it.
///
/// A file that is not UTF-8, or that could not be read, stands here too, with what could be
/// made of it, so that a finding about it has a place.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a text; `path` has `/` between its parts on every system.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        self.files.push(Source::new(path.into(), text.into()));
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Every file, in the order in which they were added.
    pub fn files(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..u32::try_from(self.files.len()).unwrap_or(u32::MAX)).map(FileId)
    }

    /// The path as the user would type it from where they stand.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        self.get(file).map_or("", |s| &s.path)
    }

    /// The whole text of a file.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        self.get(file).map_or("", |s| &s.text)
    }

    /// The text of a file, shared.
    #[must_use]
    pub fn shared_text(&self, file: FileId) -> Arc<str> {
        self.get(file).map_or_else(|| Arc::from(""), |s| Arc::clone(&s.text))
    }

    /// What stands at a span; empty where the span cuts a character.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.range()).unwrap_or("")
    }

    /// Line and column of a byte.
    #[must_use]
    pub fn position(&self, file: FileId, offset: u32) -> Position {
        let Some(source) = self.get(file) else { return Position { line: 1, column: 1 } };
        let line = source.lines.partition_point(|&start| start <= offset).max(1);
        let start = source.lines[line - 1] as usize;
        let before = source.characters_before(offset as usize) - source.characters_before(start);
        // A byte-order mark is there for machines: no editor counts it.
        let mark = u32::from(line == 1 && before > 0 && source.text.starts_with('\u{feff}'));
        Position { line: line as u32, column: before - mark + 1 }
    }

    /// Where a span begins and ends.
    #[must_use]
    pub fn positions(&self, span: Span) -> (Position, Position) {
        (self.position(span.file, span.start), self.position(span.file, span.end))
    }

    /// Lets go of all texts but those of the files that are named. Paths stay.
    pub fn forget_texts_but(&mut self, kept: &BTreeSet<FileId>) {
        let forgotten = self.files().filter(|file| !kept.contains(file));
        for file in forgotten {
            if let Some(source) = self.files.get_mut(file.0 as usize) {
                *source = Source::new(std::mem::take(&mut source.path), "".into());
            }
        }
    }

    fn get(&self, file: FileId) -> Option<&Source> {
        self.files.get(file.0 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, offset: u32, line: u32, column: u32) {
        let mut sources = Sources::default();
        let file = sources.add("a.md", text);
        assert_eq!(sources.position(file, offset), Position { line, column }, "{text:?} at {offset}");
    }

    #[test]
    fn texts_that_nobody_needs_are_let_go_of() {
        let mut sources = Sources::default();
        let (one, other) = (sources.add("a.md", "one\ntwo"), sources.add("b.md", "three"));
        sources.forget_texts_but(&BTreeSet::from([other]));
        assert_eq!((sources.path(one), sources.text(one)), ("a.md", ""));
        assert_eq!((sources.path(other), sources.text(other)), ("b.md", "three"));
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        check("", 0, 1, 1);
        check("ab\ncd", 0, 1, 1);
        check("ab\ncd", 2, 1, 3);
        check("ab\ncd", 3, 2, 1);
        check("ab\ncd", 5, 2, 3);
    }

    #[test]
    fn columns_count_characters_and_not_the_byte_order_mark() {
        check("£5 ŵ!", 6, 1, 5);
        check("\u{feff}ab", 4, 1, 2);
        check("\u{feff}ab", 0, 1, 1);
    }

    #[test]
    fn columns_of_a_long_line_are_those_of_its_characters() {
        let text = "£a".repeat(10_000);
        check(&text, 3 * 1_000, 1, 2_001);
        check(&text, 3 * 9_999 + 2, 1, 20_000);
        check(&text, text.len() as u32, 1, 20_001);
        check(&format!("a\n{text}\nb"), text.len() as u32 + 2, 2, 20_001);
        check(&"a".repeat(8192), 8192, 1, 8193);
    }
}
