//! Whether a sentence speaks of the past, where the old name is the right one.

use std::ops::Range;

use crate::text::Printed;

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

/// What a sentence says of the past.
pub(super) struct History {
    /// True where it has a word of change, or tells what was `in` a year that is over.
    is_past: bool,
    /// The earliest year that it names.
    earliest: Option<i16>,
}

impl History {
    /// Looks through a sentence, once for whatever is asked of it later.
    pub(super) fn of(printed: &Printed<'_>, sentence: &Range<usize>, now: i16) -> Self {
        let text = printed.text();
        let first = printed.words.partition_point(|word| word.range().start < sentence.start);
        let words = printed.words.iter().skip(first).take_while(|word| word.range().start < sentence.end);
        let mut history = Self { is_past: false, earliest: None };
        let mut before = ["", ""];
        for word in words {
            let said = word.of(text);
            let year = year(said);
            history.is_past |= is_change(before[1], said) || year.is_some_and(|year| year < now && is_in(before));
            history.earliest = history.earliest.into_iter().chain(year).min();
            before = [before[1], said];
        }
        history
    }

    /// Whether it speaks of the past of what changed in a year: beside a word of change, or of a year before the change.
    pub(super) fn is_before(&self, changed: i16) -> bool {
        self.is_past || self.earliest.is_some_and(|year| year <= changed)
    }
}

/// Whether a word, or it and the one before it, say that something has changed since.
fn is_change(before: &str, said: &str) -> bool {
    CHANGED.iter().any(|word| word.eq_ignore_ascii_case(said))
        || PAIRS.iter().any(|(one, two)| one.eq_ignore_ascii_case(before) && two.eq_ignore_ascii_case(said))
}

/// Whether a year behind these words says when: `in`, or `in March`.
fn is_in(before: [&str; 2]) -> bool {
    before.iter().any(|word| word.eq_ignore_ascii_case("in"))
}

fn year(said: &str) -> Option<i16> {
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
