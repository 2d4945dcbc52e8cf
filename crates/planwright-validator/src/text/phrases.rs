//! Which phrases stand in a text: whole words, in any case.

use std::collections::{BTreeSet, HashMap};

use crate::text::tokens;

/// The phrases that stand in one of the texts. Signs between words do not count, and no phrase runs from one text into
/// the next. However many phrases there are, each word of the texts is looked at no more often than the longest phrase
/// has words.
pub(crate) fn phrases_in<'p>(texts: &[String], phrases: &BTreeSet<&'p str>) -> BTreeSet<&'p str> {
    let mut tree = Tree::default();
    phrases.iter().for_each(|phrase| tree.add(phrase));
    for text in texts {
        let words: Vec<Option<usize>> = tokens(text).iter().map(|word| tree.words.get(word).copied()).collect();
        (0..words.len()).for_each(|start| tree.walk(words.iter().skip(start)));
    }
    let found = tree.ends.into_iter().filter(|(node, _)| tree.reached.contains(node));
    found.flat_map(|(_, phrases)| phrases).collect()
}

/// Phrases as a tree of words: those that begin alike share their beginning. The root is 0.
#[derive(Default)]
struct Tree<'p> {
    /// A number for each word of a phrase.
    words: HashMap<String, usize>,
    /// The next node, by node and word.
    next: HashMap<(usize, usize), usize>,
    /// The phrases that end at a node; several may be made of the same words.
    ends: HashMap<usize, Vec<&'p str>>,
    /// The nodes at which a phrase ends that a text holds.
    reached: BTreeSet<usize>,
}

impl<'p> Tree<'p> {
    fn add(&mut self, phrase: &'p str) {
        let mut node = 0;
        for word in tokens(phrase) {
            let number = self.words.len();
            let word = *self.words.entry(word).or_insert(number);
            let fresh = self.next.len() + 1;
            node = *self.next.entry((node, word)).or_insert(fresh);
        }
        if node > 0 {
            self.ends.entry(node).or_default().push(phrase);
        }
    }

    /// Goes on as long as the words are those of a phrase.
    fn walk<'w>(&mut self, words: impl Iterator<Item = &'w Option<usize>>) {
        let mut node = 0;
        for word in words {
            let next = word.and_then(|word| self.next.get(&(node, word)));
            let Some(next) = next else { return };
            node = *next;
            if self.ends.contains_key(&node) {
                self.reached.insert(node);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::phrases_in;

    #[track_caller]
    fn check(texts: &[&str], phrase: &str, stands: bool) {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let found = phrases_in(&texts, &BTreeSet::from([phrase, "something else"]));
        assert_eq!(found.contains(phrase), stands, "“{phrase}” in {texts:?}");
        assert!(!found.contains("something else"));
    }

    #[test]
    fn words_are_whole_and_in_any_case() {
        check(&["Help for Witnesses, too."], "witnesses", true);
        check(&["Help for witnesses"], "witness", false);
        check(&["VULNERABLE road-users"], "Vulnerable Road Users", true);
        check(&["vulnerable users of the road"], "vulnerable road users", false);
        check(&["the force’s roads"], "force's roads", true);
        check(&[""], "roads", false);
    }

    #[test]
    fn a_phrase_stands_in_one_text() {
        check(&["use of the", "roads"], "the roads", false);
        check(&["use of", "the roads"], "the roads", true);
    }
}
