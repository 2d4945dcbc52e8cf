//! Tokens: what a comparison of words cannot cut. A word, an amount, a date and a name are one each.

use jiff::civil::Date;
use planwright_core::Span;
use planwright_core::model::Amount;

/// A run of text in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// Strong emphasis.
    pub strong: bool,
    /// Emphasis.
    pub emphasis: bool,
    /// Words in code style.
    pub code: bool,
    /// The language, where it is another than the plan's.
    pub lang: Option<String>,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub enum TokenKind {
    /// A word, or a number that is no amount.
    Word,
    /// An amount: of money, of things, per cent.
    Amount(Amount),
    /// A date or a part of one: `1 April 2020`, `May 2021`, `2020/21`. With its day, where it names one.
    Date(Option<Date>),
    /// A name: `Kent Police`.
    Name,
    /// A sign of punctuation.
    Sign,
    /// A mark that leads to a footnote.
    Note,
    /// Where the words before it lead. It is compared, and not read.
    Link,
    /// A picture: its alternative text, and its file. It is compared, and its text is read.
    Picture,
}

/// A token of one version.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// As it was written.
    pub text: String,
    /// True where a space stands before it.
    pub space: bool,
    /// Where it was written; the place of all that it was written in, where its own cannot be told.
    pub span: Span,
    /// How it is set.
    pub style: Style,
    /// What it is compared by: equal for equal tokens of both versions.
    pub(crate) key: u32,
}

impl Token {
    /// True for words, amounts, dates and names: what people count as words.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Amount(_) | TokenKind::Date(_) | TokenKind::Name)
    }

    /// How many words it is to a reader: a name and a date are as many as they have.
    #[must_use]
    pub fn words(&self) -> usize {
        if self.is_word() { self.text.split_whitespace().count() } else { 0 }
    }
}

/// Tokens as text.
#[must_use]
pub fn text_of(tokens: &[Token]) -> String {
    let mut text = String::new();
    for token in tokens.iter().filter(|token| token.kind != TokenKind::Link && token.kind != TokenKind::Note) {
        if token.space && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&token.text);
    }
    text
}
