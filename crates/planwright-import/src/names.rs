//! Ids and names of files, each given once.

use std::collections::BTreeMap;

use planwright_core::model::Id;

/// How long an id made of a title becomes.
const LONG: usize = 36;

/// Ids that were given.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Each with the number that the last of its kind got.
    given: BTreeMap<String, usize>,
}

impl Names {
    /// An id of the words of a title, at the end of whole words; with a number where the same was given before.
    pub(crate) fn of(&mut self, words: &str, otherwise: &str) -> String {
        let slug = short(words);
        let slug = if slug.is_empty() { otherwise.to_owned() } else { slug };
        self.fresh(&slug)
    }

    /// This id, or one with a number.
    pub(crate) fn fresh(&mut self, id: &str) -> String {
        let Some(&last) = self.given.get(id) else {
            self.given.insert(id.to_owned(), 1);
            return id.to_owned();
        };
        let mut number = last + 1;
        while self.given.contains_key(&format!("{id}-{number}")) {
            number += 1;
        }
        self.given.insert(id.to_owned(), number);
        let name = format!("{id}-{number}");
        self.given.insert(name.clone(), 1);
        name
    }

    /// This id, if it is one and was not given before.
    pub(crate) fn exactly(&mut self, id: &str) -> Option<String> {
        let id = Id::new(id)?;
        let name = id.as_str().to_owned();
        if self.given.contains_key(&name) {
            return None;
        }
        self.given.insert(name.clone(), 1);
        Some(name)
    }
}

/// An id of as many words as are short enough, without those that say little at its ends.
pub(crate) fn short(words: &str) -> String {
    if !words.contains(|c: char| c.is_ascii_alphanumeric()) {
        return String::new();
    }
    let whole = Id::slug(words);
    let whole = whole.as_str().strip_prefix("s-").filter(|_| !words.starts_with(['s', 'S'])).unwrap_or(whole.as_str());
    let mut parts: Vec<&str> = Vec::new();
    let mut length = 0;
    for part in whole.split('-').filter(|part| !part.is_empty()) {
        length += part.len() + 1;
        if length > LONG && !parts.is_empty() {
            break;
        }
        parts.push(part);
    }
    let says_little = |part: &&str| {
        let little = ["a", "an", "and", "for", "in", "my", "of", "on", "or", "our", "the", "to", "with"];
        little.contains(part) || part.bytes().all(|b| b.is_ascii_digit())
    };
    while parts.len() > 1 && parts.last().is_some_and(says_little) {
        parts.pop();
    }
    while parts.len() > 1
        && parts.first().is_some_and(|part| !part.starts_with(|c: char| c.is_ascii_digit()) && says_little(part))
    {
        parts.remove(0);
    }
    let id: String = parts.join("-").chars().take(60).collect();
    if id.starts_with(|c: char| c.is_ascii_digit()) { format!("s-{id}") } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_given_once() {
        let mut names = Names::default();
        let given: Vec<String> = ["a", "a", "a-2", "a", "a-2"].into_iter().map(|id| names.fresh(id)).collect();
        assert_eq!(given, ["a", "a-2", "a-2-2", "a-3", "a-2-3"]);
        assert_eq!((names.exactly("a"), names.exactly("b")), (None, Some("b".to_owned())));
    }

    #[test]
    fn short_ids() {
        for (words, id) in [
            ("Put victims first", "put-victims-first"),
            (
                "Hold the Chief Constable to account for the delivery of Kent Police's priorities",
                "hold-the-chief-constable-to-account",
            ),
            ("The Strategic Policing Requirement", "strategic-policing-requirement"),
            ("2025/26 budget", "s-2025-26-budget"),
            ("24 hours", "s-24-hours"),
            ("…", ""),
            ("Safer", "safer"),
            ("Our priorities, 2017 to 2021", "priorities"),
        ] {
            assert_eq!(short(words), id, "{words}");
        }
    }
}
