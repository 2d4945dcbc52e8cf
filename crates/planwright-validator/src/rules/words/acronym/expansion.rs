//! Whether words are what letters stand for.

use crate::text::Word;
#[cfg(test)]
use crate::text::words;

/// Words that letters may pass over, as `of` in `Ministry of Justice (MoJ)` need not be.
const SMALL: &[&str] = &["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "s", "the", "to", "with"];

/// Words that may stand between the letters and what they stand for.
const BETWEEN: &[&str] =
    &["a", "abbreviated", "also", "an", "as", "called", "hereafter", "is", "known", "or", "short", "the", "to"];
/// How many of them.
const BETWEEN_MOST: usize = 4;

/// So many words for each letter are looked at: more would be a sentence.
const WORDS_A_LETTER: usize = 3;
/// So many letters of a word are looked at.
const WORD_MOST: usize = 30;
/// So many letters are looked at: each is a bit of a number.
const LETTERS_MOST: usize = 12;

/// Whether the words before or after the letters at `at` are what they stand for: `Crown
/// Prosecution Service (CPS)`, `CPS (Crown Prosecution Service)`, `CPS – Crown …`.
pub(super) fn is_expanded_at(text: &str, words: &[Word], at: usize, letters: &str) -> bool {
    let (Some(before), Some(after)) = (words.get(..at), words.get(at + 1..)) else { return false };
    let letters = Letters::new(letters);
    let gap = before.iter().rev().take(BETWEEN_MOST).take_while(|word| is_between(text, **word)).count();
    (0..=gap).any(|gap| letters.end(text, &before[..before.len() - gap]))
        || (leads_on(text, words, at) && begins_with(text, after, &letters))
}

/// Whether a text begins with what letters stand for.
pub(super) fn begins_with_words(text: &str, words: &[Word], letters: &str) -> bool {
    begins_with(text, words, &Letters::new(letters))
}

fn begins_with(text: &str, words: &[Word], letters: &Letters) -> bool {
    let gap = words.iter().take(BETWEEN_MOST).take_while(|word| is_between(text, **word)).count();
    (0..=gap).any(|gap| letters.begin(text, &words[gap..]))
}

fn is_between(text: &str, word: Word) -> bool {
    BETWEEN.iter().any(|between| word.of(text).eq_ignore_ascii_case(between))
}

/// Whether a mark stands behind the letters that what they stand for can come after.
fn leads_on(text: &str, words: &[Word], at: usize) -> bool {
    let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else { return false };
    text.get(word.range().end..next.range().start).is_some_and(|gap| gap.contains(['(', ':', '–', '—', '-', '=', ',']))
}

/// Whether the whole of a text is what letters stand for.
#[cfg(test)]
pub(super) fn stands_for(text: &str, letters: &str) -> bool {
    let found = words(text);
    let whole = format!("{text} ({letters})");
    let rest = found.iter().skip(1).skip_while(|word| is_free(text, **word));
    let shorter = Letters::new(letters).end(text, &rest.copied().collect::<Vec<_>>());
    is_expanded_at(&whole, &words(&whole), found.len(), letters) && !shorter
}

/// The letters of an acronym, in small letters.
///
/// Words are what they stand for where every word gives its first letter, and perhaps more of its
/// own (`HM Prison and Probation Service (HMPPS)`); small words, numbers and what stands behind a
/// hyphen may give none. The order may differ (`Police and Crime Commissioner's Office (OPCC)`).
struct Letters(Vec<char>);

impl Letters {
    fn new(letters: &str) -> Self {
        Self(letters.chars().flat_map(char::to_lowercase).take(LETTERS_MOST).collect())
    }

    /// The most words that can be what they stand for.
    fn most(&self) -> usize {
        self.0.len() * WORDS_A_LETTER
    }

    /// Whether words begin with what they stand for.
    fn begin(&self, text: &str, words: &[Word]) -> bool {
        // How many letters can have been given so far, a bit for each count.
        let mut given: u32 = 1;
        let mut initials = Vec::new();
        for word in words.iter().take(self.most()) {
            let free = is_free(text, *word);
            let counts = (0..self.0.len()).filter(|count| given & (1 << count) != 0);
            given = counts.fold(if free { given } else { 0 }, |next, count| next | self.giving(word.of(text), count));
            initials.extend(initial(word.of(text)).filter(|_| !free));
            if given & (1 << self.0.len()) != 0 || self.in_another_order(&initials) {
                return true;
            }
        }
        false
    }

    /// Whether words end with what they stand for.
    fn end(&self, text: &str, words: &[Word]) -> bool {
        // From which letter on all can be given by the words looked at, a bit for each.
        let mut given: u32 = 1 << self.0.len();
        let mut initials = Vec::new();
        for word in words.iter().rev().take(self.most()) {
            let free = is_free(text, *word);
            let counts = (0..self.0.len()).filter(|count| self.giving(word.of(text), *count) & given != 0);
            given = counts.fold(if free { given } else { 0 }, |next, count| next | 1 << count);
            let first = initial(word.of(text));
            initials.extend(first.filter(|_| !free));
            if (given & 1 != 0 && first == self.0.first().copied()) || self.in_another_order(&initials) {
                return true;
            }
        }
        false
    }

    /// The counts of letters that a word can bring `count` to, a bit for each.
    fn giving(&self, word: &str, count: usize) -> u32 {
        let mut reached = 0;
        let mut wanted = self.0.iter().skip(count).peekable();
        let mut have = count;
        for (i, c) in word.chars().take(WORD_MOST).flat_map(char::to_lowercase).enumerate() {
            if wanted.peek() == Some(&&c) {
                wanted.next();
                have += 1;
                reached |= 1 << have;
            } else if i == 0 {
                break;
            }
        }
        reached
    }

    /// Whether first letters are these letters, in whatever order.
    fn in_another_order(&self, initials: &[char]) -> bool {
        if self.0.len() < 3 || initials.len() != self.0.len() {
            return false;
        }
        let sorted = |letters: &[char]| {
            let mut letters = letters.to_vec();
            letters.sort_unstable();
            letters
        };
        sorted(initials) == sorted(&self.0)
    }
}

fn initial(word: &str) -> Option<char> {
    word.chars().flat_map(char::to_lowercase).next()
}

/// Whether a word need not give a letter.
fn is_free(text: &str, word: Word) -> bool {
    let said = word.of(text);
    SMALL.iter().any(|small| said.eq_ignore_ascii_case(small))
        || said.starts_with(|c: char| c.is_ascii_digit())
        || text.get(..word.range().start).is_some_and(|before| before.ends_with('-'))
}

#[cfg(test)]
mod tests {
    use super::{is_expanded_at, stands_for};
    use crate::text::words;

    #[test]
    fn letters_stand_for_the_words_that_begin_with_them() {
        for (text, letters) in [
            ("Her Majesty’s Inspectorate of Constabulary and Fire & Rescue Services", "HMICFRS"),
            ("Ministry of Justice", "MoJ"),
            ("Proceeds of Crime Act", "POCA"),
            ("Out of Court Disposals", "OOCD"),
            ("HM Prison and Probation Service", "HMPPS"),
            ("Neighbourhood Watch", "NHW"),
            ("Organisation for Economic Co-operation and Development", "OECD"),
            ("Royal Society for the Prevention of Accidents", "RoSPA"),
            ("Police and Crime Commissioner’s Office", "OPCC"),
            ("Lesbian, Gay, Bisexual and Trans", "LGBT"),
            ("Domestic Abuse, Stalking and Harassment", "DASH"),
            ("Independent Advisory Group(s)", "IAG"),
        ] {
            assert!(stands_for(text, letters), "{letters}: {text}");
        }
        for (text, letters) in [
            ("the Police Community Support Officers", "CPS"),
            ("Crown Court", "CPS"),
            ("and Court", "CPS"),
            ("Crown Prosecution Service and others", "CPS"),
            ("", "CPS"),
        ] {
            assert!(!stands_for(text, letters), "{letters}: {text}");
        }
    }

    #[track_caller]
    fn check(text: &str, letters: &str, expected: bool) {
        let words = words(text);
        let at = words.iter().position(|word| word.of(text).starts_with(letters)).unwrap();
        assert_eq!(is_expanded_at(text, &words, at, letters), expected, "{text}");
    }

    #[test]
    fn words_stand_beside_the_letters() {
        check("the Crown Prosecution Service (CPS) decides", "CPS", true);
        check("the Crown Prosecution Service (the CPS) decides", "CPS", true);
        check("the Crown Prosecution Service, or CPS, decides", "CPS", true);
        check("the CPS (Crown Prosecution Service) decides", "CPS", true);
        check("CPS – Crown Prosecution Service", "CPS", true);
        check("CPS: the Crown Prosecution Service", "CPS", true);
        check("the Crown Prosecution Service (also known as the CPS)", "CPS", true);
        check("the CPS decides", "CPS", false);
        check("prosecutors (CPS) decide", "CPS", false);
        check("the CPS Crown Prosecution Service", "CPS", false);
    }
}
