//! A paragraph's words letter by letter, so that parts of it can be marked.

use std::ops::Range;

use planwright_diff::{Token, TokenKind};
use planwright_view::{InlineView, VInline};

use super::super::document::Document;
use super::super::inlines::address;
use super::super::paragraph::Look;
use super::passage::fold;

/// What stands at a place of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    Letter(char),
    /// The mark of a footnote.
    Note(u32),
    Picture {
        name: String,
        alt: String,
    },
    /// Where a link ends.
    LinkEnd,
}

impl Sign {
    /// True for signs that look the same; what notes say is compared by itself, and files of pictures by the redline.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Note(_), Self::Note(_)) => true,
            (Self::Picture { alt, .. }, Self::Picture { alt: other, .. }) => alt == other,
            (sign, other) => sign == other,
        }
    }
}

/// Where words lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Address(String),
    Id(String),
}

/// A sign and how it is set.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) sign: Sign,
    pub(super) look: usize,
    pub(super) link: Option<usize>,
    /// True for words that the author did not write: the title of what a reference leads to.
    pub(super) filled: bool,
}

impl Glyph {
    pub(super) fn is_space(&self) -> bool {
        matches!(self.sign, Sign::Letter(c) if c.is_whitespace())
    }
}

/// A line of one version.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Line {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) looks: Vec<Look>,
    pub(super) links: Vec<Target>,
}

impl Line {
    /// Words that nothing is to be said of.
    pub(super) fn of_words(words: &str) -> Self {
        let mut line = Self { looks: vec![Look::default()], ..Self::default() };
        line.letters(words, 0, None, false);
        line
    }

    /// What tokens say.
    pub(super) fn of_tokens(tokens: &[&Token]) -> Self {
        let mut line = Self::of_words("");
        for token in tokens {
            if token.space && !line.glyphs.is_empty() {
                line.letters(" ", 0, None, false);
            }
            match token.kind {
                TokenKind::Link => line.push(Sign::LinkEnd, 0, None, false),
                TokenKind::Note | TokenKind::Picture => {}
                _ => line.letters(&token.text, 0, None, false),
            }
        }
        line
    }

    pub(super) fn push(&mut self, sign: Sign, look: usize, link: Option<usize>, filled: bool) {
        self.glyphs.push(Glyph { sign, look, link, filled });
    }

    pub(super) fn letters(&mut self, words: &str, look: usize, link: Option<usize>, filled: bool) {
        for letter in words.chars() {
            self.push(Sign::Letter(letter), look, link, filled);
        }
    }

    /// The letters that its author wrote, as versions are compared by them.
    pub(super) fn folded(&self) -> String {
        fold(self.glyphs.iter().filter(|glyph| !glyph.filled).filter_map(|glyph| match glyph.sign {
            Sign::Letter(letter) => Some(letter),
            _ => None,
        }))
    }

    /// The words of a part of it.
    pub(super) fn plain(&self, range: &Range<usize>) -> String {
        let letter = |glyph: &Glyph| match glyph.sign {
            Sign::Letter(letter) => Some(letter),
            _ => None,
        };
        self.glyphs.get(range.clone()).unwrap_or_default().iter().filter_map(letter).collect()
    }

    /// True where another line says the same, letter by letter, and leads to the same places.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let address = |line: &Self, glyph: &Glyph| line.links.get(glyph.link?).cloned();
        self.glyphs.len() == other.glyphs.len()
            && self
                .glyphs
                .iter()
                .zip(&other.glyphs)
                .all(|(one, two)| one.sign == two.sign && address(self, one) == address(other, two))
    }

    /// True where nothing but spaces stands.
    pub(super) fn is_space(&self, range: &Range<usize>) -> bool {
        self.glyphs.get(range.clone()).unwrap_or_default().iter().all(Glyph::is_space)
    }

    /// The numbers of the notes in a part of it.
    pub(super) fn notes(&self, range: &Range<usize>) -> Vec<u32> {
        let note = |glyph: &Glyph| match glyph.sign {
            Sign::Note(number) => Some(number),
            _ => None,
        };
        self.glyphs.get(range.clone()).unwrap_or_default().iter().filter_map(note).collect()
    }

    fn look(&mut self, look: &Look) -> usize {
        self.looks.iter().position(|known| known == look).unwrap_or_else(|| {
            self.looks.push(look.clone());
            self.looks.len() - 1
        })
    }
}

/// How words are set that stand within others.
#[derive(Clone)]
struct Within {
    look: Look,
    link: Option<usize>,
    filled: bool,
}

impl Document<'_> {
    /// Inlines as a line: the same words in the same looks as `inlines` writes them.
    pub(super) fn line_of(&self, content: &[VInline]) -> Line {
        let mut line = Line::of_words("");
        let within = Within { look: Look::default(), link: None, filled: false };
        self.gather(content, &within, &mut line);
        line
    }

    fn gather(&self, content: &[VInline], within: &Within, line: &mut Line) {
        for inline in content {
            self.gather_one(inline, within, line);
        }
    }

    fn gather_one(&self, inline: &VInline, within: &Within, line: &mut Line) {
        let Within { look, link, filled } = within;
        let here = line.look(look);
        match &inline.kind {
            InlineView::Text { text } | InlineView::Abbreviation { text, .. } => {
                line.letters(text, here, *link, *filled);
            }
            InlineView::Code { text } => {
                let look = Look { style: look.style.or(Some("HTMLCode")), ..look.clone() };
                let here = line.look(&look);
                line.letters(text, here, *link, *filled);
            }
            InlineView::Emphasis { content } => {
                let look = Look { italic: !look.italic, ..look.clone() };
                self.gather(content, &Within { look, ..within.clone() }, line);
            }
            InlineView::Strong { content } => {
                let look = Look { bold: true, ..look.clone() };
                self.gather(content, &Within { look, ..within.clone() }, line);
            }
            InlineView::Language { tag, content } => {
                let look = Look { lang: Some(tag.clone()), ..look.clone() };
                self.gather(content, &Within { look, ..within.clone() }, line);
            }
            InlineView::Link { href, content } => {
                self.link_of(address(href).map(Target::Address), inline, content, within, line);
            }
            InlineView::Reference { id, content } => {
                self.link_of(Some(Target::Id(id.clone())), inline, content, within, line);
            }
            InlineView::Broken { content } => {
                let look = Look { bold: true, colour: Some(self.palette.status.clone()), ..look.clone() };
                let here = line.look(&look);
                self.link_of(None, inline, content, &Within { look, ..within.clone() }, line);
                line.letters(&format!(" ({})", self.word("broken_reference")), here, *link, true);
            }
            InlineView::Note { number, .. } => line.push(Sign::Note(*number), here, None, *filled),
            InlineView::Picture { name, alt } => {
                line.push(Sign::Picture { name: name.clone(), alt: alt.clone() }, here, None, *filled);
            }
            InlineView::Break => line.letters("\n", here, *link, *filled),
        }
    }

    fn link_of(&self, to: Option<Target>, inline: &VInline, content: &[VInline], within: &Within, line: &mut Line) {
        let mut look = within.look.clone();
        let link = match to {
            Some(target) if within.link.is_none() => {
                look.style = Some("Hyperlink");
                line.links.push(target);
                Some(line.links.len() - 1)
            }
            _ => within.link,
        };
        // Words that fill a reference are said to stand where all of it does.
        let filled = within.filled || content.iter().all(|word| word.span == inline.span);
        self.gather(content, &Within { look, link, filled }, line);
        let here = line.look(&within.look);
        line.push(Sign::LinkEnd, here, link, filled);
    }
}
