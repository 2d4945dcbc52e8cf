//! From the parser's count of characters to bytes of the file.

use planwright_core::{FileId, Span};

/// A YAML text and where it stands in its file.
#[derive(Debug)]
pub(crate) struct Place<'t> {
    file: FileId,
    /// The YAML.
    pub(crate) text: &'t str,
    /// The byte of the file at which it begins.
    offset: usize,
    /// The byte of every character, and the length; none where every character is one byte.
    bytes: Option<Vec<u32>>,
    /// Whether a word is a key that can stand in such a text.
    pub(crate) knows: fn(&str) -> bool,
}

impl<'t> Place<'t> {
    /// `text`, which begins at byte `offset` of `file`.
    pub(crate) fn new(file: FileId, text: &'t str, offset: usize) -> Self {
        let count = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        let bytes = (!text.is_ascii())
            .then(|| text.char_indices().map(|(byte, _)| count(byte)).chain([count(text.len())]).collect());
        Self { file, text, offset, bytes, knows: |_| false }
    }

    /// The same place, where these words are keys.
    pub(crate) fn knowing(self, knows: fn(&str) -> bool) -> Self {
        Self { knows, ..self }
    }

    /// The byte of the text at which its `index`th character begins.
    pub(crate) fn byte(&self, index: usize) -> usize {
        let byte = match &self.bytes {
            Some(bytes) => bytes.get(index).map_or(self.text.len(), |&byte| byte as usize),
            None => index,
        };
        byte.min(self.text.len())
    }

    /// The nearest byte at or before `byte` at which a character begins.
    pub(crate) fn floor(&self, byte: usize) -> usize {
        (0..=byte.min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0)
    }

    /// A range of the text's bytes as a span of the file.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.offset + start, self.offset + end)
    }

    /// The byte of the text that a place of the file is.
    pub(crate) fn within(&self, place: u32) -> usize {
        (place as usize).saturating_sub(self.offset).min(self.text.len())
    }

    /// The line that holds a byte, without its end: where it begins and where it ends.
    pub(crate) fn line(&self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.text.len());
        let start = self.text.as_bytes()[..byte].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let end = self.text.as_bytes()[byte..].iter().position(|&b| b == b'\n').map_or(self.text.len(), |at| byte + at);
        let end = start + self.text.get(start..end).unwrap_or("").trim_end().len();
        (start, end)
    }

    /// The lines from the one that begins at `start` on: where each begins, and its text without its end.
    pub(crate) fn lines_from(&self, start: usize) -> impl Iterator<Item = (usize, &'t str)> {
        let mut at = start;
        self.text.get(start..).unwrap_or_default().split_inclusive('\n').map(move |line| {
            let from = at;
            at += line.len();
            (from, line.trim_end())
        })
    }

    /// The nearest line above the one that begins at `start` that is not blank.
    pub(crate) fn line_above(&self, start: usize) -> Option<(usize, usize)> {
        let above = self.text.get(..start)?.trim_end();
        (!above.is_empty()).then(|| self.line(above.len()))
    }
}
