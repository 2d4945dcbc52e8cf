//! Pictures that are blocks of their own.

use std::ops::Range;

use planwright_core::model::{Figure, Id, Inline, InlineKind};
use planwright_core::{Diagnostic, Spanned};

use super::Reader;
use crate::attributes::{self, Attributes, Found, Word};

impl Reader<'_> {
    /// The figure that a paragraph is: a picture and nothing behind it but `{#id}`.
    pub(super) fn figure(&mut self, range: Range<usize>, content: &[Inline]) -> Option<Figure> {
        let first = content.iter().position(|inline| !is_blank(inline))?;
        let InlineKind::Image(image) = &content[first].kind else { return None };
        let after = content.iter().skip(first + 1).find(|inline| !is_blank(inline));
        let Some(after) = after else { return Some(Figure { id: None, image: image.clone() }) };
        let base = self.fragment.span(range.clone()).start;
        let source = self.fragment.slice(range.clone());
        let Found::Attributes(found) = attributes::at_end(source) else { return None };
        if (after.span.start - base) as usize != found.at.start {
            return None;
        }
        self.refuse_all_but_id(&found, range.start, "a picture");
        let id = found.id.and_then(|word| self.given_id(&word, range.start));
        Some(Figure { id, image: image.clone() })
    }

    /// Attributes where only an id is allowed; `base` is where the searched text begins.
    pub(super) fn refuse_all_but_id(&mut self, found: &Attributes, base: usize, of: &str) {
        let words = found.pairs.iter().map(|pair| pair.key.at.start..pair.value.at.end);
        let Some(at) = words.chain(found.others.iter().map(|word| word.at.clone())).min_by_key(|at| at.start) else {
            return;
        };
        let span = self.fragment.span(base + at.start..base + at.end);
        self.report(
            Diagnostic::error("source/attributes", span, format!("{of} can have an id and no other attribute"))
                .label("would have no effect")
                .help("How the plan looks is for the theme to say, so that every section looks the same.")
                .help("Write `{#an-id}` and nothing else between the braces, or take the braces out."),
        );
    }

    /// The id that attributes give; a finding where it is none.
    pub(super) fn given_id(&mut self, word: &Word, base: usize) -> Option<Spanned<Id>> {
        let span = self.fragment.span(base + word.at.start..base + word.at.end);
        match Id::new(&word.text) {
            Some(id) => Some(Spanned::new(id, span)),
            None => {
                self.report(crate::ids::bad_id(&word.text, span));
                None
            }
        }
    }
}

/// Blank space between inlines.
fn is_blank(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        InlineKind::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}
