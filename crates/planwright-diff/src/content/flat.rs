//! Inlines as one text, with the way back to the source and the style of each piece.

use planwright_core::model::{Inline, InlineKind, Target};
use planwright_core::{Sources, Span};

use super::token::Style;

/// What stands between two characters of the text and is no text itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// A footnote's mark, by its label.
    Note(String),
    /// A link ends here, which leads there.
    Link(Target),
    /// A picture with its alternative text and its file.
    Picture { alt: String, path: String },
}

/// A piece of the text that was written as one.
#[derive(Debug)]
struct Piece {
    start: usize,
    span: Span,
    /// True where each byte of the text is a byte of the source.
    exact: bool,
    style: Style,
}

/// Inlines as one text.
#[derive(Debug, Default)]
pub(super) struct Flat {
    pub(super) text: String,
    pub(super) marks: Vec<(usize, Span, Mark)>,
    pieces: Vec<Piece>,
}

impl Flat {
    pub(super) fn of(content: &[Inline], sources: &Sources) -> Self {
        let mut flat = Self::default();
        flat.push(content, &Style::default(), sources);
        flat
    }

    /// A text of front matter, or of code.
    pub(super) fn plain(text: &str, span: Span, style: Style, sources: &Sources) -> Self {
        let mut flat = Self::default();
        flat.piece(text, span, &style, sources);
        flat
    }

    fn push(&mut self, content: &[Inline], style: &Style, sources: &Sources) {
        for inline in content {
            let span = inline.span;
            match &inline.kind {
                InlineKind::Text(words) => self.piece(words, span, style, sources),
                InlineKind::Code(words) => {
                    self.piece(words, span, &Style { code: true, ..style.clone() }, sources);
                }
                InlineKind::Emphasis(inner) => self.push(inner, &Style { emphasis: true, ..style.clone() }, sources),
                InlineKind::Strong(inner) => self.push(inner, &Style { strong: true, ..style.clone() }, sources),
                InlineKind::Language { tag, content } => {
                    self.push(content, &Style { lang: Some(tag.value.clone()), ..style.clone() }, sources);
                }
                InlineKind::Link(link) => {
                    self.push(&link.content, style, sources);
                    self.marks.push((self.text.len(), span, Mark::Link(link.target.clone())));
                }
                InlineKind::Image(image) => {
                    let path = image.asset.clone().unwrap_or_else(|| image.path.value.clone());
                    self.marks.push((self.text.len(), span, Mark::Picture { alt: image.alt.value.clone(), path }));
                }
                InlineKind::FootnoteReference(label) => {
                    self.marks.push((self.text.len(), span, Mark::Note(label.clone())));
                }
                InlineKind::SoftBreak | InlineKind::HardBreak => self.piece(" ", span, style, sources),
            }
        }
    }

    fn piece(&mut self, text: &str, span: Span, style: &Style, sources: &Sources) {
        let exact = sources.slice(span) == text;
        self.pieces.push(Piece { start: self.text.len(), span, exact, style: style.clone() });
        self.text.push_str(text);
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        after.checked_sub(1).and_then(|place| self.pieces.get(place))
    }

    /// How a byte is set.
    pub(super) fn style(&self, at: usize) -> Style {
        self.piece_at(at).map(|piece| piece.style.clone()).unwrap_or_default()
    }

    /// Where bytes were written.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let place = |at: usize, is_end: bool| {
            let piece = self.piece_at(if is_end { at.saturating_sub(1) } else { at })?;
            let offset = u32::try_from(at - piece.start).unwrap_or(u32::MAX);
            let at = match (piece.exact, is_end) {
                (true, _) => piece.span.start + offset,
                (false, false) => piece.span.start,
                (false, true) => piece.span.end,
            };
            Some(Span { start: at, end: at, ..piece.span })
        };
        Some(place(start, false)?.to(place(end.max(start + 1), true)?))
    }
}
