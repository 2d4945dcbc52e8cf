//! The British dictionary, read once, when it is first asked.

use std::collections::HashSet;
use std::sync::LazyLock;

use spellbook::Dictionary;

use crate::rules::words::lexicon;

/// None where the dictionary cannot be read: a test sees to it that it can.
static DICTIONARY: LazyLock<Option<Dictionary>> = LazyLock::new(|| {
    let rules = include_str!("../../../../data/en-GB/en-GB.aff");
    Dictionary::new(rules, lexicon::DIC).ok()
});

/// Words of the field.
static FIELD: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../../data/en-GB/field.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Endings of Oxford's spelling, and what the dictionary has in their place.
const OXFORD: &[(&str, &str)] = &[
    ("ize", "ise"),
    ("izes", "ises"),
    ("ized", "ised"),
    ("izing", "ising"),
    ("izer", "iser"),
    ("izers", "isers"),
    ("ization", "isation"),
    ("izations", "isations"),
    ("izational", "isational"),
];

/// Whether a word in small letters is spelled as in Britain: by the dictionary, with the `z` of
/// Oxford's spelling, or a word of the field.
pub(super) fn is_known(word: &str) -> bool {
    let Some(dictionary) = DICTIONARY.as_ref() else { return true };
    let oxford = || OXFORD.iter().filter_map(|(z, s)| word.strip_suffix(z).map(|stem| format!("{stem}{s}")));
    dictionary.check(word)
        || FIELD.contains(word)
        || oxford().any(|word| dictionary.check(&word) || FIELD.contains(word.as_str()))
}

/// The nearest word of the dictionary.
pub(super) fn suggestion(word: &str) -> Option<String> {
    let mut found = Vec::new();
    DICTIONARY.as_ref()?.suggest(word, &mut found);
    found.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::{DICTIONARY, FIELD, is_known, suggestion};

    #[test]
    fn the_dictionary_can_be_read() {
        assert!(DICTIONARY.is_some());
    }

    #[test]
    fn british_words_are_known() {
        for word in ["colour", "organise", "organize", "organization", "behaviour", "policing", "don't", "prioritised"]
        {
            assert!(is_known(word), "{word}");
        }
        for word in ["color", "behavior", "recieve", "comissioner", "goverment"] {
            assert!(!is_known(word), "{word}");
        }
        assert_eq!(suggestion("recieve").as_deref(), Some("receive"));
        assert_eq!(suggestion("goverment").as_deref(), Some("government"));
    }

    #[test]
    fn words_of_the_field_are_those_that_the_dictionary_lacks() {
        let dictionary = DICTIONARY.as_ref().unwrap();
        let needless: Vec<_> = FIELD.iter().filter(|word| dictionary.check(word)).collect();
        assert!(needless.is_empty(), "{needless:?}");
    }
}
