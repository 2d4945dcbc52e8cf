//! Words beside a number.

/// Whether a text begins with one of the words, whatever their case, and the word ends there.
pub(super) fn starts_with_word(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.split_at_checked(word.len())
            .is_some_and(|(start, rest)| start.eq_ignore_ascii_case(word) && !rest.starts_with(char::is_alphanumeric))
    })
}

/// The word that a text ends with, after spaces and an abbreviation's full stop.
pub(super) fn last_word(text: &str) -> &str {
    let text = text.trim_end_matches([' ', '\u{a0}', '.']);
    let start = text.char_indices().rev().take(MOST).take_while(|(_, c)| c.is_alphabetic()).last();
    start.and_then(|(at, _)| text.get(at..)).unwrap_or_default()
}

/// The word that a text begins with, after one space.
pub(super) fn first_word(text: &str) -> &str {
    let text = text.strip_prefix([' ', '\u{a0}']).unwrap_or(text);
    let end = text.char_indices().take(MOST).find(|(_, c)| !c.is_alphabetic()).map(|(at, _)| at);
    end.or_else(|| (text.len() <= MOST).then_some(text.len())).and_then(|end| text.get(..end)).unwrap_or_default()
}

/// No word that is looked for is longer.
const MOST: usize = 24;

/// The months, by their first three letters.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a word is a month's name or a usual short form of it. `may` is none.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| word == *month || word.len() == 3 && month.starts_with(word)) || word == "Sept"
}
