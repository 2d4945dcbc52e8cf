//! The places that captions name: tables of two districts may have the same labels.

use std::collections::BTreeSet;

use crate::text::tokens;

/// What follows or goes before the name of a part of the country.
const KINDS: &[&str] = &[
    "district",
    "borough",
    "division",
    "divisional",
    "county",
    "city",
    "town",
    "area",
    "force",
    "region",
    "ward",
    "constabulary",
    "command",
    "bcu",
    "lpu",
];

/// Names of places that are no capitalised words of their own.
const COMPASS: &[&str] = &["north", "south", "east", "west", "central", "northern", "southern", "eastern", "western"];

/// Whether each of two captions names a place that the other does not, or they are two of a series,
/// alike but for one word.
pub(super) fn differ(a: &str, b: &str) -> bool {
    let (first, second) = (named(a), named(b));
    !first.is_subset(&second) && !second.is_subset(&first) || are_a_series(a, b)
}

/// What may be the name of a place in a caption, in small letters.
fn named(caption: &str) -> BTreeSet<String> {
    let words: Vec<&str> = caption.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 2;
    // Where most words have a capital it tells nothing.
    let letters = words.iter().skip(1).filter(|word| word.chars().next().is_some_and(char::is_alphabetic)).count();
    let title = words.iter().skip(1).filter(|word| is_capital(word)).count().saturating_mul(2) > letters;
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let small = word.to_lowercase();
        let is_kind = |at: Option<usize>| {
            at.and_then(|at| words.get(at)).is_some_and(|next| KINDS.contains(&next.to_lowercase().as_str()))
        };
        let by_kind = is_capital(word) && (is_kind(at.checked_add(1)) || is_kind(at.checked_sub(1)));
        let by_capital = at > 0 && !title && is_capital(word);
        if (by_kind || by_capital || COMPASS.contains(&small.as_str())) && !KINDS.contains(&small.as_str()) {
            found.insert(small);
        }
    }
    found
}

/// Whether two captions are alike but for one word, and have another.
fn are_a_series(a: &str, b: &str) -> bool {
    let is_word = |word: &String| word.chars().all(char::is_alphabetic);
    let (a, b) = (tokens(a), tokens(b));
    let mut unlike = a.iter().zip(&b).filter(|(a, b)| a != b);
    let one = unlike.next().is_some_and(|(a, b)| is_word(a) && is_word(b)) && unlike.next().is_none();
    let is_common =
        |word: &&String| is_word(word) && !matches!(word.as_str(), "of" | "the" | "in" | "for" | "and" | "to");
    one && a.len() == b.len() && a.iter().filter(is_common).count() > 1
}

#[cfg(test)]
mod tests {
    use super::differ;

    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        assert_eq!(differ(a, b), expected, "{a} / {b}");
        assert_eq!(differ(b, a), expected, "{b} / {a}");
    }

    #[test]
    fn two_districts_are_two_places() {
        check("North district, 2025/26", "South district, 2025/26", true);
        check("Spending in Thanet, 2025/26", "What was spent on policing in Dover", true);
        check("Thanet Borough Spending 2025/26", "Spending Plan Dover Borough", true);
        check("Thanet: spending 2025/26", "Dover: spending 2025/26", true);
    }

    #[test]
    fn other_captions_may_be_of_one_thing() {
        check("Budget 2020/21", "Plan", false);
        check("Budget 2020/21", "Budget 2020/21", false);
        check("Budget 2020/21", "Budget 2021/22", false);
        check("Medium Term Financial Plan 2020/21", "Budget Summary 2020/21", false);
        check("Spending in Kent", "Spending plan, 2020/21", false);
    }
}
