//! Whether a sentence speaks of the past, where the old name is the right one.

use std::ops::Range;

use crate::text::{Printed, Word};

/// Words that say that something has changed since.
const CHANGED: &[&str] = &[
    "abolished",
    "abolition",
    "archive",
    "archived",
    "archives",
    "became",
    "become",
    "becomes",
    "becoming",
    "defunct",
    "disbanded",
    "former",
    "formerly",
    "inherited",
    "merged",
    "originally",
    "predecessor",
    "predecessors",
    "previous",
    "previously",
    "renamed",
    "replace",
    "replaced",
    "replacement",
    "replaces",
    "replacing",
    "succeeded",
    "successor",
    "superseded",
    "transferred",
    "until",
];

/// The same, of two words.
const PAIRS: &[(&str, &str)] = &[
    ("known", "as"),
    ("now", "called"),
    ("now", "part"),
    ("now", "the"),
    ("then", "called"),
    ("then", "was"),
    ("took", "over"),
    ("used", "to"),
    ("once", "the"),
    ("was", "then"),
];

/// Whether a sentence speaks of the past: beside a word of change, or of a year before the change,
/// or `in` a year that is over.
pub(super) fn is_history(printed: &Printed<'_>, sentence: &Range<usize>, changed: i16, now: i16) -> bool {
    let text = printed.text();
    let first = printed.words.partition_point(|word| word.range().start < sentence.start);
    let words = printed.words.iter().skip(first).take_while(|word| word.range().start < sentence.end);
    let mut before: Vec<&str> = Vec::new();
    for word in words {
        let said = word.of(text);
        let last = before.last().copied().unwrap_or_default();
        let changed_word = CHANGED.iter().any(|word| word.eq_ignore_ascii_case(said));
        let pair = PAIRS.iter().any(|(one, two)| one.eq_ignore_ascii_case(last) && two.eq_ignore_ascii_case(said));
        if changed_word
            || pair
            || year(*word, text).is_some_and(|year| year <= changed || (year < now && is_in(&before)))
        {
            return true;
        }
        if before.len() == 2 {
            before.remove(0);
        }
        before.push(said);
    }
    false
}

/// Whether a year behind these words says when: `in`, or `in March`.
fn is_in(before: &[&str]) -> bool {
    before.iter().any(|word| word.eq_ignore_ascii_case("in"))
}

fn year(word: Word, text: &str) -> Option<i16> {
    let said = word.of(text);
    (said.len() == 4 && (said.starts_with("19") || said.starts_with("20"))).then(|| said.parse().ok()).flatten()
}

/// Where a text quotes: between typographic quotes, and between straight double ones.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        match open {
            Some((start, closer)) if c == closer && (c != '’' || !next.is_alphanumeric()) => {
                found.push(start..at);
                open = None;
            }
            None if matches!(c, '“' | '‘') || (c == '"' && !before.is_alphanumeric()) => {
                let closer = if c == '“' {
                    '”'
                } else if c == '‘' {
                    '’'
                } else {
                    '"'
                };
                open = Some((at, closer));
            }
            _ => {}
        }
        before = c;
    }
    found
}
