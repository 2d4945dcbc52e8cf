//! Which of the sentences that changed matter most.

use planwright_diff::{Token, TokenKind};

use super::passages::Passage;

/// How much a reader has to know of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// It is said otherwise.
    Plain,
    /// It binds somebody, or holds a figure.
    Sentence,
    /// What changed in it is who, how much, when, whether or on what condition.
    Words,
}

/// Words that bind, deny, set a condition or a scope, or name who acts, sorted.
const TELLING: &[&str] = &[
    "all",
    "always",
    "any",
    "both",
    "bydd",
    "byddaf",
    "cannot",
    "chief",
    "commissioner",
    "constable",
    "could",
    "council",
    "councils",
    "dim",
    "each",
    "every",
    "everyone",
    "except",
    "expect",
    "expects",
    "force",
    "heb",
    "i",
    "if",
    "may",
    "might",
    "minister",
    "most",
    "must",
    "neither",
    "never",
    "ni",
    "nid",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "office",
    "officers",
    "oni",
    "only",
    "os",
    "panel",
    "partners",
    "pob",
    "police",
    "provided",
    "rarely",
    "require",
    "requires",
    "rhaid",
    "seldom",
    "shall",
    "should",
    "some",
    "sometimes",
    "staff",
    "subject",
    "unless",
    "until",
    "usually",
    "we",
    "when",
    "where",
    "will",
    "without",
    "would",
];

pub(super) fn weight(passage: &Passage) -> Weight {
    if passage.changed().any(is_telling) {
        Weight::Words
    } else if passage.tokens().any(is_telling) {
        Weight::Sentence
    } else {
        Weight::Plain
    }
}

/// Whether a token tells who, how much, when, whether or on what condition.
pub(super) fn is_telling(token: &Token) -> bool {
    match token.kind {
        TokenKind::Amount(_) | TokenKind::Date(_) | TokenKind::Name => true,
        TokenKind::Word => TELLING.binary_search(&token.text.to_lowercase().as_str()).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::TELLING;

    #[test]
    fn telling_words_are_sorted() {
        assert!(TELLING.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
