//! Words that stand where the real ones are still to be written.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::text::word_count;

/// A placeholder in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placeholder {
    /// Its bytes.
    pub(crate) range: Range<usize>,
    /// False for words that can also be said in earnest: "to be confirmed".
    pub(crate) certain: bool,
}

/// Markers that are whole words, as written.
const WORDS: &[&str] = &["TODO", "FIXME", "TBC", "TBD", "TBA", "tbc", "tbd"];
/// The first words of what stands in square brackets.
const IN_BRACKETS: &[&str] = &["insert", "your", "date", "amount"];
/// Marks that may stand before the first word in brackets.
const BEFORE_WORD: usize = 8;
/// How long what stands in brackets can be, in characters: more is a sentence of its own.
const IN_BRACKETS_LENGTH: usize = 200;
/// How long a figure can be, in characters.
const FIGURE_LENGTH: usize = 64;
/// Words of printers, and a phrase that promises words to come, in any case.
const PHRASES: [&str; 2] = ["lorem ipsum", PROMISE];
const PROMISE: &str = "to be confirmed";

/// [`WORDS`] and [`PHRASES`], all looked for in one pass: every text of a plan is read for them.
static IN_WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(WORDS).ok());
static IN_PHRASES: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(PHRASES).ok());

/// The placeholders of a text, in order and without overlap.
pub(crate) fn placeholders(text: &str) -> Vec<Placeholder> {
    let found: Vec<Range<usize>> =
        brackets(text).chain(words(text)).chain(figures(text)).chain(runs_of_marks(text)).collect();
    let mut found: Vec<Placeholder> = found.into_iter().map(|range| Placeholder { range, certain: true }).collect();
    found.extend(phrases(text));
    found.sort_by_key(|p| (p.range.start, std::cmp::Reverse(p.range.end)));
    let mut end = 0;
    found.retain(|p| {
        let apart = p.range.start >= end;
        end = end.max(p.range.end);
        apart
    });
    found
}

/// Whether a text is a placeholder as a whole: it begins with a marker, or hardly a word is left
/// without them.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let found = placeholders(text);
    let Some(first) = found.first() else { return false };
    let begins = first.certain && word_count(&text[..first.range.start]) == 0 && is_marker(&text[first.range.clone()]);
    let inside: usize = found.iter().map(|p| word_count(&text[p.range.clone()])).sum();
    begins || word_count(text).saturating_sub(inside) < 3
}

/// Whether a placeholder says that the whole of its block is still to be written.
fn is_marker(text: &str) -> bool {
    WORDS.contains(&text) || text.starts_with('[') || text.eq_ignore_ascii_case("lorem ipsum")
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let found = IN_WORDS.iter().flat_map(move |words| words.find_iter(text));
    found.map(|found| found.range()).filter(|range| stands_alone(text, range))
}

/// Whether no letter or digit stands beside a range.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// `[insert the date]`, `[your name]`.
fn brackets(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices('[').filter_map(|(at, _)| {
        let inner = &text[at + 1..];
        let (begins, _) = inner.char_indices().take(BEFORE_WORD).find(|(_, c)| c.is_alphabetic())?;
        let before = &inner[..begins];
        let meant = !before.contains(']') && IN_BRACKETS.iter().any(|word| begins_with_word(&inner[begins..], word));
        if !meant {
            return None;
        }
        let (length, _) = inner.char_indices().take(IN_BRACKETS_LENGTH).find(|(_, c)| *c == ']')?;
        Some(at..at + 1 + length + 1)
    })
}

/// Whether a text begins with a whole word, in any case.
fn begins_with_word(text: &str, word: &str) -> bool {
    let begins = text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    begins && !text[word.len()..].starts_with(char::is_alphabetic)
}

/// `£X`, `£XX.Xm`, `XX%`, `20XX`.
fn figures(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    // Byte by byte, as few texts have any: `£` begins with a byte of its own.
    let starts = text.bytes().enumerate().filter(|&(at, byte)| match byte {
        0xc2 => text[at..].starts_with('£'),
        b'X' | b'x' | b'2' => !text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '£'),
        _ => false,
    });
    starts
        .filter_map(|(at, _)| figure_length(&text[at..]).map(|length| at..at + length))
        .filter(|range| !text[range.end..].starts_with(|c: char| c.is_alphanumeric()))
}

/// A longer one ends inside itself, and so is none.
fn figure_length(text: &str) -> Option<usize> {
    let x = |c: char| matches!(c, 'X' | 'x');
    let text = text.char_indices().nth(FIGURE_LENGTH).map_or(text, |(end, _)| &text[..end]);
    if let Some(rest) = text.strip_prefix('£') {
        let number = rest.len() - rest.trim_start_matches(|c: char| x(c) || matches!(c, ',' | '.')).len();
        let number = rest[..number].trim_end_matches([',', '.']).len();
        let unit = ["bn", "m", "k"].iter().find(|unit| rest[number..].starts_with(**unit)).map_or(0, |unit| unit.len());
        return rest.starts_with(x).then_some('£'.len_utf8() + number + unit);
    }
    if let Some(rest) = text.strip_prefix("20") {
        return rest.starts_with("XX").then_some(4).or_else(|| rest.starts_with("xx").then_some(4));
    }
    let digits = text.len() - text.trim_start_matches(|c: char| x(c) || c == '.').len();
    (digits > 0 && text[digits..].starts_with('%')).then_some(digits + 1)
}

/// `???`
fn runs_of_marks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let marked = if text.contains('?') { text } else { "" };
    marked.match_indices("???").filter(|(at, _)| !text[..*at].ends_with('?')).map(|(at, _)| {
        let length = text[at..].len() - text[at..].trim_start_matches('?').len();
        at..at + length
    })
}

fn phrases(text: &str) -> impl Iterator<Item = Placeholder> + '_ {
    let found = IN_PHRASES.iter().flat_map(move |phrases| phrases.find_iter(text));
    found.map(|found| Placeholder { certain: PHRASES[found.pattern()] != PROMISE, range: found.range() })
}

#[cfg(test)]
mod tests {
    use super::{is_placeholder, placeholders};

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = placeholders(text).into_iter().map(|p| &text[p.range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_what_is_still_to_be_written() {
        check("TODO: ask finance. Cost TBC", &["TODO", "TBC"]);
        check("£X, £XX.Xm and £xxx,xxx.", &["£X", "£XX.Xm", "£xxx,xxx"]);
        check("XX% by 20XX, or 20XX/XX", &["XX%", "20XX", "20XX"]);
        check("[Insert name TBC] and [date]", &["[Insert name TBC]", "[date]"]);
        check("Lorem Ipsum dolor ????", &["Lorem Ipsum", "????"]);
        check("Dates to be confirmed", &["to be confirmed"]);
    }

    #[test]
    fn is_quiet_about_real_words() {
        check("TODOS, METBC, 5.2% and £10, 2020 [sic] [dated 2020]", &[]);
        check("What? Why?? Exxon xx", &[]);
        check("£Xavier", &[]);
        check(&format!("[your {}]", "long ".repeat(60)), &[]);
        check("", &[]);
    }

    #[test]
    fn a_marker_at_the_start_makes_the_whole_a_placeholder() {
        assert!(is_placeholder("TODO: say how the chief constable reports to me each month"));
        assert!(is_placeholder("Amount: £X"));
        assert!(is_placeholder("Dates to be confirmed"));
        assert!(!is_placeholder("The force will spend £X on victims and witnesses"));
        assert!(!is_placeholder("The policing of Kent"));
    }
}
