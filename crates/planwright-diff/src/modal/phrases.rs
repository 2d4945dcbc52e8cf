//! Tables of phrases, found by the word that they begin with: a text is looked through word by word, and hardly one of its
//! words begins a phrase.

use std::collections::HashMap;

/// A phrase cut into its words, and the line of the table that it stands in.
struct Phrase<T: 'static> {
    words: Vec<&'static str>,
    line: &'static T,
}

/// A table of phrases. In each, `*` stands for one to three words, but not in the first place.
pub(super) struct Phrases<T: 'static>(HashMap<&'static str, Vec<Phrase<T>>>);

impl<T> Phrases<T> {
    pub(super) fn new(table: &'static [T], phrase: fn(&T) -> &'static str) -> Self {
        let mut phrases: HashMap<_, Vec<Phrase<T>>> = HashMap::new();
        for line in table {
            let words: Vec<&str> = phrase(line).split(' ').collect();
            let first = words.first().copied().unwrap_or_default();
            phrases.entry(first).or_default().push(Phrase { words, line });
        }
        Self(phrases)
    }

    /// The phrases that begin at a place, in the table's order, and how many words of the text each takes.
    pub(super) fn at<'a>(
        &'a self,
        words: &'a [String],
        at: usize,
    ) -> impl DoubleEndedIterator<Item = (usize, &'static T)> + 'a {
        let text = words.get(at..).unwrap_or_default();
        self.beginning(text).filter_map(|phrase| Some((taken(&phrase.words, text)?, phrase.line)))
    }

    /// The same for phrases that have a word of the text between their first and their second, which counts.
    pub(super) fn parted<'a>(
        &'a self,
        words: &'a [String],
        at: usize,
    ) -> impl DoubleEndedIterator<Item = (usize, &'static T)> + 'a {
        let text = words.get(at..).unwrap_or_default();
        self.beginning(text).filter_map(|phrase| {
            let rest = phrase.words.get(1..).filter(|rest| !rest.is_empty())?;
            Some((taken(rest, text.get(2..)?)? + 2, phrase.line))
        })
    }

    fn beginning(&self, text: &[String]) -> std::slice::Iter<'_, Phrase<T>> {
        text.first().and_then(|first| self.0.get(first.as_str())).map(Vec::as_slice).unwrap_or_default().iter()
    }
}

/// How many words of a text a phrase takes at its beginning; none where it does not stand there.
fn taken(phrase: &[&str], text: &[String]) -> Option<usize> {
    let Some((first, others)) = phrase.split_first() else { return Some(0) };
    if *first != "*" {
        let (_, text) = text.split_first().filter(|(word, _)| word == first)?;
        return taken(others, text).map(|length| length + 1);
    }
    (1..=3).find_map(|many| {
        let (skipped, text) = text.split_at_checked(many)?;
        let plain = skipped.iter().all(|word| word.chars().all(char::is_alphanumeric));
        plain.then(|| taken(others, text))?.map(|length| length + many)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrases at the beginning of a text with how many words each takes, whole and parted.
    #[track_caller]
    fn check(text: &str, whole: &[(usize, &str)], parted: &[(usize, &str)]) {
        const TABLE: &[&str] = &["will", "will not", "where * allow", "where it is *"];
        let phrases = Phrases::new(TABLE, |phrase| phrase);
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        let found: Vec<_> = phrases.at(&words, 0).map(|(length, line)| (length, *line)).collect();
        assert_eq!(found, whole, "{text}");
        let found: Vec<_> = phrases.parted(&words, 0).map(|(length, line)| (length, *line)).collect();
        assert_eq!(found, parted, "{text}");
    }

    #[test]
    fn phrases_are_found_by_their_first_word() {
        check("will not go", &[(1, "will"), (2, "will not")], &[]);
        check("will also not", &[(1, "will")], &[(3, "will not")]);
        check("the will", &[], &[]);
        check("will", &[(1, "will")], &[]);
        check("", &[], &[]);
    }

    #[test]
    fn a_star_takes_one_to_three_words() {
        check("where funds allow", &[(3, "where * allow")], &[]);
        check("where our own funds allow", &[(5, "where * allow")], &[(5, "where * allow")]);
        check("where all of our own funds allow", &[], &[]);
        check("where funds , allow", &[], &[]);
        check("where it is", &[], &[]);
        check("where it is safe to go", &[(4, "where it is *")], &[]);
    }
}
