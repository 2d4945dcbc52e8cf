//! Whether something is an English word, without reading the dictionary whole.

/// The dictionary: a number, then a word to a line with flags behind a `/`, in the order of their
/// bytes, by which a word is found in a few steps.
pub(super) const DIC: &str = include_str!("../../../data/en-GB/en-GB.dic");

/// Short words that are put in capitals for their weight, and that are no abbreviations.
const SHORT: &[&str] = &[
    "act", "add", "age", "aim", "all", "and", "any", "are", "ask", "at", "be", "but", "by", "can", "car", "day", "did",
    "do", "end", "few", "for", "get", "go", "had", "has", "he", "her", "him", "his", "how", "if", "in", "is", "it",
    "its", "law", "let", "may", "me", "men", "my", "new", "no", "nor", "not", "now", "of", "off", "old", "on", "one",
    "or", "our", "out", "own", "pay", "per", "put", "say", "see", "set", "she", "six", "so", "ten", "the", "to", "too",
    "top", "two", "up", "use", "via", "was", "way", "we", "who", "why", "yes", "yet", "you",
];

/// The endings of words that the dictionary writes as flags, and what they take the place of.
const ENDINGS: &[(&str, &[&str])] = &[
    ("s", &[""]),
    ("es", &["", "e"]),
    ("ies", &["y"]),
    ("ed", &["", "e"]),
    ("ied", &["y"]),
    ("ing", &["", "e"]),
    ("er", &["", "e"]),
    ("ly", &[""]),
];

/// Whether letters in capitals are an English word or a name that was put in capitals: one of four
/// letters or more that the dictionary has, or a short one that is often stressed.
pub(super) fn is_word(capitals: &str) -> bool {
    let lower = capitals.to_lowercase();
    if lower.chars().count() < 4 {
        return SHORT.binary_search(&lower.as_str()).is_ok();
    }
    let mut letters = lower.chars();
    let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    is_entry(&lower) || is_entry(&name) || stems(&lower).any(|stem| stem.len() >= 3 && is_entry(&stem))
}

fn stems(word: &str) -> impl Iterator<Item = String> + '_ {
    ENDINGS.iter().flat_map(move |(ending, instead)| {
        let stem = word.strip_suffix(ending);
        instead.iter().filter_map(move |instead| stem.map(|stem| format!("{stem}{instead}")))
    })
}

/// Whether the dictionary has a line for a word.
fn is_entry(word: &str) -> bool {
    first_from(word) == Some(word) || {
        let flagged = format!("{word}/");
        first_from(&flagged).is_some_and(|line| line.starts_with(&flagged))
    }
}

/// The first line that does not stand before `key`.
fn first_from(key: &str) -> Option<&'static str> {
    let (mut low, mut high) = (DIC.find('\n')? + 1, DIC.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let bytes = DIC.as_bytes();
        let start = bytes.get(low..middle)?.iter().rposition(|b| *b == b'\n').map_or(low, |at| low + at + 1);
        let length = bytes.get(start..)?.iter().position(|b| *b == b'\n').unwrap_or(DIC.len() - start);
        if DIC.get(start..start + length)? < key {
            low = (start + length + 1).min(DIC.len());
        } else {
            high = start;
        }
    }
    DIC.get(low..)?.lines().next()
}

#[cfg(test)]
mod tests {
    use super::{DIC, SHORT, is_entry, is_word};

    #[test]
    fn the_dictionary_is_in_the_order_of_its_bytes() {
        assert!(DIC.lines().skip(1).is_sorted());
        assert!(SHORT.is_sorted());
    }

    #[test]
    fn every_line_is_found() {
        for line in DIC.lines().skip(1).step_by(97) {
            assert!(is_entry(line.split('/').next().unwrap()), "{line}");
        }
        assert!(is_entry("zymurgy") || is_entry("zoom"));
        assert!(!is_entry("") && !is_entry("zzzz") && !is_entry("pcso") && !is_entry("!"));
    }

    #[test]
    fn a_word_in_capitals_is_a_word() {
        for word in ["STOP", "CALLED", "SAFER", "VICTIMS", "COMMUNITIES", "KENT", "NOT", "ALL", "POLICE"] {
            assert!(is_word(word), "{word}");
        }
        for letters in ["PCSO", "CPS", "HMICFRS", "NPCC", "MAPPA", "ISVA"] {
            assert!(!is_word(letters), "{letters}");
        }
    }
}
