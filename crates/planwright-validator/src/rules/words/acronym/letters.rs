//! Which words of a text are acronyms.

use std::ops::Range;

use super::known;
use crate::rules::words::lexicon;
use crate::text::{Printed, Word};

/// An acronym where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Acronym<'t> {
    /// Its letters, without the `s` of more than one.
    pub(super) letters: &'t str,
    /// Which word of its text it is.
    pub(super) at: usize,
    /// Its bytes, the `s` with it and a possessive not.
    pub(super) range: Range<usize>,
    /// Whether there are more than one.
    pub(super) plural: bool,
    /// Whether something is theirs.
    pub(super) possessive: bool,
}

/// Fewer letters are none, more are a word.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=8;
/// So many words in capitals side by side are shouted.
const SHOUTED: usize = 3;
/// How far round a word a web address is looked for, in bytes.
const ADDRESS_REACH: usize = 80;
/// Letters that stand for words to come.
const TO_COME: &[&str] = &["TBA", "TBC", "TBD", "TODO", "FIXME"];

/// The acronyms of a text that a reader may not know, in order.
pub(super) fn acronyms<'t>(printed: &'t Printed<'_>) -> Vec<Acronym<'t>> {
    let text = printed.text();
    let mut found = Vec::new();
    let mut run: Vec<Acronym<'t>> = Vec::new();
    let mut shouts = Shouts::default();
    for (at, word) in printed.words.iter().enumerate() {
        let said = word.of(text);
        let capitals = is_capitals(said);
        let apart = at.checked_sub(1).and_then(|before| printed.words.get(before));
        if !capitals || apart.is_some_and(|before| !are_neighbours(text, *before, *word)) {
            found.append(&mut shouts.settle(&mut run));
        }
        if capitals {
            shouts.words += 1;
        }
        if let Some(acronym) = read(text, &printed.words, at) {
            if !known::is_common(acronym.letters) && !printed.flat.is_foreign(acronym.range.start) {
                run.push(acronym);
            }
        } else if capitals {
            shouts.certain |= said.chars().count() > 1;
        }
        if !capitals {
            found.append(&mut shouts.settle(&mut run));
        }
    }
    found.append(&mut shouts.settle(&mut run));
    found
}

/// What is known of the run of capitals that is being read.
#[derive(Default)]
struct Shouts {
    /// How many words it has.
    words: usize,
    /// Whether one of them is an English word.
    certain: bool,
}

impl Shouts {
    /// Ends the run: its acronyms, unless it was shouted.
    fn settle<'t>(&mut self, run: &mut Vec<Acronym<'t>>) -> Vec<Acronym<'t>> {
        let shouted = self.words >= SHOUTED || (self.words > 1 && self.certain);
        *self = Self::default();
        let run = std::mem::take(run);
        if shouted { Vec::new() } else { run }
    }
}

fn is_capitals(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.contains(char::is_lowercase)
}

/// Whether nothing but a space or a quote parts two words.
fn are_neighbours(text: &str, one: Word, next: Word) -> bool {
    text.get(one.range().end..next.range().start)
        .is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || matches!(c, '“' | '”' | '‘' | '’' | '"')))
}

/// The word at `at` as an acronym, if it is one.
fn read<'t>(text: &'t str, words: &[Word], at: usize) -> Option<Acronym<'t>> {
    let range = words.get(at)?.range();
    let said = text.get(range.clone()).filter(|said| said.starts_with(char::is_uppercase))?;
    let (stem, possessive) = match said.find(['\'', '’']) {
        Some(mark) if said[mark..].trim_start_matches(['\'', '’']).eq_ignore_ascii_case("s") => (&said[..mark], true),
        Some(_) => return None,
        None => (said, false),
    };
    let single = stem.strip_suffix('s').filter(|single| single.ends_with(char::is_uppercase));
    let letters = single.unwrap_or(stem);
    let count = letters.chars().take(LENGTH.end() + 1).count();
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    let acronym = LENGTH.contains(&count)
        && letters.chars().all(char::is_alphabetic)
        && capitals * 2 > count
        && !is_number(letters)
        && !TO_COME.contains(&letters)
        && !is_part_of_a_name(text, &range)
        && !is_reference(text, words, at)
        && !is_operation(text, words, at)
        && (known::expansion(letters).is_some() || !lexicon::is_word(letters));
    let end = range.start + stem.len();
    acronym.then(|| Acronym { letters, at, range: range.start..end, plural: single.is_some(), possessive })
}

/// A Roman number, or figures that are still to come. (`CC` and `DI` are ranks more often.)
fn is_number(letters: &str) -> bool {
    letters.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Whether letters are a part of something else: `R&D`, `GOV.UK`, `COVID-19`, a web address.
fn is_part_of_a_name(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let joined = |mark: Option<char>, beyond: Option<char>| match mark {
        Some('&' | '_' | '@' | '#' | '\\' | '+') => true,
        Some('.' | ':') => beyond.is_some_and(char::is_alphanumeric),
        Some('-' | '/' | '–') => beyond.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    let mut back = before.chars().rev();
    let mut on = after.chars();
    let (mark_before, mark_after) = (back.next(), on.next());
    joined(mark_before, back.next())
        || joined(mark_after, on.next())
        || ([mark_before, mark_after].iter().flatten().any(|c| matches!(c, '/' | '-' | '=' | '?' | '%'))
            && is_in_an_address(before, after))
}

/// Whether what stands round letters without a space is a web address.
fn is_in_an_address(before: &str, after: &str) -> bool {
    let start = before.floor_char_boundary(before.len().saturating_sub(ADDRESS_REACH));
    let end = after.ceil_char_boundary(ADDRESS_REACH.min(after.len()));
    let head = before[start..].rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = after[..end].split(char::is_whitespace).next().unwrap_or_default();
    ["://", "www.", "@", ".uk", ".com", ".org"].iter().any(|mark| head.contains(mark) || tail.contains(mark))
}

/// Whether a number that is no year follows, as in `AP 12`.
fn is_reference(text: &str, words: &[Word], at: usize) -> bool {
    let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else { return false };
    let number = next.of(text);
    let beside = text.get(word.range().end..next.range().start) == Some(" ");
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    beside && number.starts_with(|c: char| c.is_ascii_digit()) && !year
}

/// Whether the word before says that these are the name of an operation, which stands for nothing.
fn is_operation(text: &str, words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.is_some_and(|before| matches!(before.of(text), "Operation" | "Op"))
}

#[cfg(test)]
mod tests {
    use crate::testing::read;
    use crate::text::{Part, printed};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let read = read(&[("01-a.md", &format!("---\ntitle: A\n---\n\n{text}\n"))]);
        let all = printed(&read.plan);
        let runs = all.iter().filter(|printed| matches!(printed.part, Part::Run(_)));
        let found: Vec<_> = runs.flat_map(super::acronyms).map(|acronym| acronym.letters.to_owned()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn most_of_an_acronym_is_capitals() {
        check("The CPS, 36 PCSOs, the PCC’s office and the MoJ", &["CPS", "PCSO", "PCC", "MoJ"]);
        check("the CSPs’ work, CPS/NCA, OPCC-led, non-PCSO", &["CSP", "CPS", "NCA", "OPCC", "PCSO"]);
        check("Mr Ab McDonald saw DoNE iPhone ABCDEFGHI A B", &[]);
        check("**MAPPA** and [MARAC](https://example.org)", &["MAPPA", "MARAC"]);
        check("`CPS` [CPS](lang:cy)", &[]);
    }

    #[test]
    fn what_is_known_or_no_acronym_is_passed_over() {
        check("The UK, HM Government, NHS, CCTV, HGVs, MPs and UNISON", &[]);
        check("ME15 9BZ, Part II, Annex XIV, ISO 9001, AP 12, PCP-2018, Covid-19, COVID-19, R&D, M25, A2", &[]);
        check("GOV.UK https://example.org/PCP/OPCC www.kent-pcc.gov.uk/CPS @KENTPCC #PCSO", &[]);
        check("This is NOT a target. STOP before you ACT. We are KENT.", &[]);
        check("TBC, TODO, XX", &[]);
        check("Operation ZORGAN and Op QUIXO ran for a year.", &[]);
        check("THE CPS AND OPCC", &[]);
        check("## OUR PCSO TEAMS", &[]);
        check("DON’T", &[]);
    }

    #[test]
    fn letters_of_the_field_are_no_words() {
        check("A MASH and an ANPR visit by HM CPS Inspectorate", &["MASH", "ANPR", "CPS"]);
        check("A PEEL visit, UK GDPR and an FOI answer", &[]);
    }
}
