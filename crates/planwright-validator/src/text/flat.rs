//! A run's words as one text, with the way back to the source.

use std::cell::OnceCell;
use std::ops::Range;

use planwright_core::model::{Inline, InlineKind, Link};
use planwright_core::{Sources, Span, Spanned};

/// A run's words as one text. A line's end is a space; pictures and footnote marks are left out,
/// and so is code, which is quoted and not said.
#[derive(Debug, Default)]
pub(crate) struct Flat {
    /// The words.
    pub(crate) text: String,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    /// Where its words begin in the text.
    start: usize,
    /// Where they end.
    end: usize,
    /// Where they stand in the source.
    span: Span,
    /// What they stand within.
    marks: Marks,
    /// The way back to the source, once it was asked for: a long piece may hold many findings.
    way: OnceCell<Option<Way>>,
}

/// What words stand within.
#[derive(Debug, Clone, Copy, Default)]
struct Marks {
    /// A link.
    linked: bool,
    /// A run in another language.
    foreign: bool,
}

/// Where words and source part: after this many bytes of the words, this many of the source were
/// taken, and from there on both go byte by byte until the next of them.
type Way = Vec<(usize, usize)>;

impl Flat {
    /// The words of inlines.
    pub(crate) fn new(content: &[Inline]) -> Self {
        let mut flat = Self::default();
        flat.push(content, Marks::default());
        flat
    }

    /// The words of a value in front matter.
    pub(crate) fn of_value(value: &Spanned<String>) -> Self {
        let mut flat = Self::default();
        flat.piece(&value.value, value.span, Marks::default());
        flat
    }

    fn push(&mut self, content: &[Inline], marks: Marks) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(words) => self.piece(words, inline.span, marks),
                InlineKind::SoftBreak | InlineKind::HardBreak | InlineKind::Code(_) => {
                    self.piece(" ", inline.span, marks);
                }
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => self.push(inner, marks),
                InlineKind::Language { content, .. } => self.push(content, Marks { foreign: true, ..marks }),
                InlineKind::Link(Link { content, .. }) => self.push(content, Marks { linked: true, ..marks }),
                InlineKind::Image(_) | InlineKind::FootnoteReference(_) => {}
            }
        }
    }

    fn piece(&mut self, words: &str, span: Span, marks: Marks) {
        let start = self.text.len();
        self.text.push_str(words);
        self.pieces.push(Piece { start, end: self.text.len(), span, marks, way: OnceCell::new() });
    }

    /// Whether a byte of the text stands in a link.
    pub(crate) fn is_linked(&self, at: usize) -> bool {
        self.piece_at(at).is_some_and(|piece| piece.marks.linked)
    }

    /// Whether a byte of the text is in another language than the plan.
    pub(crate) fn is_foreign(&self, at: usize) -> bool {
        self.piece_at(at).is_some_and(|piece| piece.marks.foreign)
    }

    /// Where a range of the text stands in the source: exactly where the source says the words
    /// as they read, else the whole of the inlines that they come from.
    pub(crate) fn span(&self, range: Range<usize>, sources: &Sources) -> Option<Span> {
        let first = self.piece_at(range.start)?;
        let last = self.piece_at(range.end.saturating_sub(1).max(range.start))?;
        let (start, _) = self.in_source(first, range.start, sources);
        let (_, end) = self.in_source(last, range.end, sources);
        (start.file == end.file).then(|| Span { file: start.file, start: start.start, end: end.end.max(start.start) })
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        self.pieces.get(after.checked_sub(1)?)
    }

    /// The place of a byte, twice: as a beginning and as an end.
    fn in_source(&self, piece: &Piece, at: usize, sources: &Sources) -> (Span, Span) {
        let way = piece.way.get_or_init(|| way(&self.text[piece.start..piece.end], sources.slice(piece.span)));
        let offset = way.as_ref().map(|way| {
            let before = at.clamp(piece.start, piece.end) - piece.start;
            let known = way.partition_point(|(words, _)| *words <= before);
            let (words, source) = known.checked_sub(1).map_or((0, 0), |last| way[last]);
            source + before - words
        });
        match offset.and_then(|offset| u32::try_from(offset).ok()) {
            Some(offset) => {
                let at = piece.span.start + offset;
                let place = Span { file: piece.span.file, start: at, end: at };
                (place, place)
            }
            None => (piece.span, piece.span),
        }
    }
}

/// The way from words to their source, where the source says them plainly and nothing else: a
/// backslash escapes, and quotes, dashes and dots may have been made typographic.
fn way(words: &str, source: &str) -> Option<Way> {
    let mut way = Way::new();
    let mut rest = source;
    for (at, c) in words.char_indices() {
        if let Some(after) = rest.strip_prefix(c) {
            rest = after;
            continue;
        }
        let spelt = match c {
            '’' | '‘' => "'",
            '“' | '”' => "\"",
            '–' => "--",
            '—' => "---",
            '…' => "...",
            _ => "\\",
        };
        rest = rest.strip_prefix(spelt)?;
        if spelt == "\\" {
            rest = rest.strip_prefix(c)?;
        }
        way.push((at + c.len_utf8(), source.len() - rest.len()));
    }
    rest.is_empty().then_some(way)
}

#[cfg(test)]
mod tests {
    use super::Flat;
    use crate::testing::{sources_of, text_at};

    fn check(source: &str, read: &str, find: &str, expected: &str) {
        let (sources, file) = sources_of(source);
        let flat = Flat::new(&[text_at(file, source, read)]);
        let at = flat.text.find(find).unwrap();
        let span = flat.span(at..at + find.len(), &sources).unwrap();
        assert_eq!(sources.slice(span), expected);
    }

    #[test]
    fn words_lead_back_to_the_source() {
        check("Spend £X now", "Spend £X now", "£X", "£X");
        check("It's \"TBC\" -- so", "It’s “TBC” – so", "TBC", "TBC");
        check(r"a \[insert date\]", "a [insert date]", "[insert date]", r"\[insert date\]");
        check("&pound;X", "£X", "£X", "&pound;X");
        check("It's 'TBC', isn't it", "It’s ‘TBC’, isn’t it", "isn’t it", "isn't it");
    }
}
