//! Where the words of a text stand.

use std::ops::Range;

/// A word: letters and digits without a mark between them but an apostrophe. A hyphen parts words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    start: u32,
    end: u32,
}

impl Word {
    /// Its bytes.
    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The word in its text.
    pub(crate) fn of(self, text: &str) -> &str {
        #[cfg(test)]
        looked_at::count();
        text.get(self.range()).unwrap_or_default()
    }
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '\'' | '’') && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        match start {
            None if c.is_alphanumeric() => start = Some(at),
            Some(begun) if !c.is_alphanumeric() && !inner => {
                found.extend(word(begun, at));
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.and_then(|begun| word(begun, text.len())));
    found
}

/// No text is longer than a place in it can be told: the parser bounds them far below.
fn word(start: usize, end: usize) -> Option<Word> {
    Some(Word { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
}

/// How many words are looked at: how much work a rule does, which no clock of a busy machine can say.
#[cfg(test)]
pub(crate) mod looked_at {
    use std::cell::Cell;

    thread_local! {
        static WORDS: Cell<usize> = const { Cell::new(0) };
    }

    pub(super) fn count() {
        WORDS.set(WORDS.get() + 1);
    }

    /// How many words are looked at on this thread while something is done.
    pub(crate) fn during(work: impl FnOnce()) -> usize {
        let before = WORDS.get();
        work();
        WORDS.get() - before
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = words(text).into_iter().map(|word| word.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn an_apostrophe_stands_within_a_word_and_a_hyphen_parts_two() {
        check("Kent’s co-located staff don't", &["Kent’s", "co", "located", "staff", "don't"]);
        check("the officers’ ‘beat’ (PCSOs) 2020/21", &["the", "officers", "beat", "PCSOs", "2020", "21"]);
        check("– … ’", &[]);
        check("ein", &["ein"]);
    }
}
