//! Pictures that are blocks of their own.

use std::ops::Range;

use planwright_core::model::{Figure, Id, Image, Inline, InlineKind, Target, inline_text};
use planwright_core::{Diagnostic, Edit, Fix, Spanned};

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

    /// `[words](figures/map.svg)` alone in its paragraph: a picture without the sign that makes it one, which is told.
    pub(super) fn unmarked_figure(&mut self, range: &Range<usize>, content: &[Inline]) -> Option<Figure> {
        let first = content.iter().position(|inline| !is_blank(inline))?;
        let InlineKind::Link(link) = &content[first].kind else { return None };
        let Target::Broken(path) = &link.target else { return None };
        let at = content[first].span;
        let open = range.start + (at.start - self.fragment.span(range.clone()).start) as usize;
        if !self.is_lone_picture(&(open..open + at.range().len()), path) {
            return None;
        }
        let words = inline_text(&link.content);
        let span = self.fragment.span(open..open + 1);
        self.report(
            Diagnostic::error("source/lost-text", span, "`!` is missing before the picture")
                .label("would be a link to a file")
                .help("The picture would not be shown, and a reader who follows the link would find nothing.")
                .help(format!("Write `![{words}]({path} …)`, with the `!` before the bracket."))
                .fix(Fix {
                    title: "Put `!` before the picture".to_owned(),
                    safe: true,
                    edits: vec![Edit { span: self.fragment.span(open..open), insert: "!".to_owned() }],
                }),
        );
        let place =
            link.content.first().zip(link.content.last()).map_or(span, |(first, last)| first.span.to(last.span));
        let image = Image {
            path: Spanned::new(path.clone(), link.destination),
            asset: None,
            alt: Spanned::new(words, place),
            title: self.link_title.take(),
        };
        let id = match attributes::at_end(self.fragment.slice(range.clone())) {
            Found::Attributes(found) => found.id.and_then(|word| self.given_id(&word, range.start)),
            _ => None,
        };
        Some(Figure { id, image })
    }

    /// Whether a link leads to the file of a picture and has its paragraph for itself, but for `{#id}`.
    pub(super) fn is_lone_picture(&self, link: &Range<usize>, path: &str) -> bool {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let picture = ending.is_some_and(|ending| matches!(ending.as_str(), "svg" | "png" | "jpg" | "jpeg"));
        if !picture || path.contains("://") {
            return false;
        }
        let text = self.fragment.text;
        let blank = |text: &str| text.trim_end_matches([' ', '\t', '>', '\r']).len();
        let above = &text[..blank(&text[..link.start])];
        // The line above is blank too, but for the signs of a quote.
        let begins = above.is_empty()
            || above.strip_suffix('\n').is_some_and(|above| {
                let above = &above[..blank(above)];
                above.is_empty() || above.ends_with('\n')
            });
        if !begins {
            return false;
        }
        let rest = &text[link.end..];
        let line = rest.lines().next().unwrap_or_default().trim();
        let below = rest.lines().nth(1).unwrap_or_default();
        let ends = line.is_empty() || (line.starts_with("{#") && line.ends_with('}'));
        ends && below.trim_matches(['>', ' ', '\t']).is_empty()
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
