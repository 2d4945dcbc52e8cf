//! Sentences of a text.

use std::ops::Range;

use crate::content::{Token, TokenKind};

/// The sentences of a text, each with its stop, one after the other.
#[derive(Debug, Default)]
pub struct Sentences {
    all: Vec<Range<usize>>,
    /// True for each that ends with a stop, and not with the text.
    stopped: Vec<bool>,
}

impl Sentences {
    /// The sentences of tokens.
    #[must_use]
    pub fn of(tokens: &[Token]) -> Self {
        let mut found = Self::default();
        let mut start = 0;
        for at in 0..tokens.len() {
            if stops(tokens, at) || at + 1 == tokens.len() {
                found.all.push(start..at + 1);
                found.stopped.push(stops(tokens, at));
                start = at + 1;
            }
        }
        found
    }

    /// The sentence that a token stands in.
    #[must_use]
    pub fn around(&self, at: usize) -> Range<usize> {
        let place = self.all.partition_point(|sentence| sentence.end <= at);
        self.all.get(place).cloned().unwrap_or(at..at)
    }

    /// Those that a range takes in, but for a stop that it may leave behind.
    pub(crate) fn within(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let first = self.all.partition_point(|sentence| sentence.start < range.start);
        let own = |(sentence, stopped): (&Range<usize>, &bool)| {
            (sentence.end - usize::from(*stopped) <= range.end && !sentence.is_empty()).then(|| sentence.clone())
        };
        self.all.iter().zip(&self.stopped).skip(first).map_while(own).collect()
    }
}

/// Whether a token is the stop of a sentence.
fn stops(tokens: &[Token], at: usize) -> bool {
    let stop = |token: &Token| token.kind == TokenKind::Sign && matches!(token.text.as_str(), "." | "!" | "?");
    tokens.get(at).is_some_and(stop) && tokens.get(at + 1).is_none_or(|next| next.space || next.kind == TokenKind::Note)
}
