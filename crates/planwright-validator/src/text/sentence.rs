//! Sentences and words.

use std::ops::Range;

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "e.g.", "i.e.", "etc.", "mr.", "mrs.", "ms.", "dr.", "st.", "no.", "v.", "cf.", "approx.", "c.", "para.", "cllr.",
    "rt.", "hon.",
];

/// The marks that can close a sentence after its stop.
const CLOSERS: [char; 5] = ['”', '’', '"', '\'', ')'];

/// The sentences of a run. One ends at `.`, `!` or `?` before a space and a capital, a digit, `£`
/// or a quote, or at the run's end.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    sentence_ranges(text).into_iter().map(|range| &text[range]).collect()
}

/// Where the sentences of a run stand, without the spaces round them.
pub(crate) fn sentence_ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        if let Some(closers) = ends_sentence(&text[after..])
            && !is_abbreviation(&text[start..after])
        {
            found.extend(trimmed(text, start..after + closers));
            start = after + closers;
        }
    }
    found.extend(trimmed(text, start..text.len()));
    found
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    let end = start + part.trim().len();
    (start < end).then_some(start..end)
}

/// How many bytes close the sentence, where what follows its stop can begin another.
fn ends_sentence(rest: &str) -> Option<usize> {
    let closed = rest.trim_start_matches(CLOSERS);
    let next = closed.trim_start();
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '£' | '“' | '‘' | '"' | '\'');
    (next.len() < closed.len() && next.starts_with(begins)).then_some(rest.len() - closed.len())
}

fn is_abbreviation(sentence: &str) -> bool {
    let last = sentence.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    ABBREVIATIONS.contains(&last.as_str())
}

/// How many words a text has. A word has a letter or a digit.
pub(crate) fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::{sentences, word_count};

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(sentences(text), expected, "{text}");
    }

    #[test]
    fn a_sentence_ends_before_what_can_begin_one() {
        check("One. Two! Three?", &["One.", "Two!", "Three?"]);
        check("It cost £1.5m. £2m was spent.", &["It cost £1.5m.", "£2m was spent."]);
        check("He said “Yes.” Then he left", &["He said “Yes.”", "Then he left"]);
        check("", &[]);
    }

    #[test]
    fn an_abbreviation_ends_none() {
        check("See e.g. Kent. Mr. Marsh agreed.", &["See e.g. Kent.", "Mr. Marsh agreed."]);
        check("Cllr. Smith spoke (cf. Essex).", &["Cllr. Smith spoke (cf. Essex)."]);
    }

    #[test]
    fn a_word_has_a_letter_or_a_digit() {
        assert_eq!(word_count("Drugs – and 36 PCSOs, on-going"), 5);
        assert_eq!(word_count("… –"), 0);
    }
}
