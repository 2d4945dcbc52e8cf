//! Which phrases stand in a text: whole words, in any case.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::text::tokens;

/// The phrases that stand in one of the texts. Signs between words do not count, and no phrase runs from one text into
/// the next. It takes as long as the texts are, once for each length that a phrase has in words, however many phrases
/// there are.
pub(crate) fn phrases_in<'p>(texts: &[String], phrases: &BTreeSet<&'p str>) -> BTreeSet<&'p str> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut by_length: BTreeMap<usize, HashMap<Vec<usize>, Vec<&'p str>>> = BTreeMap::new();
    for phrase in phrases {
        let mut key = Vec::new();
        for word in tokens(phrase) {
            // 0 is left for every word that no phrase has.
            let next = numbers.len() + 1;
            key.push(*numbers.entry(word).or_insert(next));
        }
        if !key.is_empty() {
            by_length.entry(key.len()).or_default().entry(key).or_default().push(phrase);
        }
    }
    let mut found = BTreeSet::new();
    for text in texts {
        let words: Vec<usize> = tokens(text).iter().map(|word| numbers.get(word).copied().unwrap_or(0)).collect();
        for (length, wanted) in &by_length {
            let hits = words.windows(*length).filter_map(|window| wanted.get(window));
            found.extend(hits.flatten());
        }
    }
    found
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
