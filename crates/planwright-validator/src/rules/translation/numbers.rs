//! The figures of a text in any language: what its digits say, whatever stands round them.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use crate::language::primary;

/// A figure: `£12.5m`, `2026`, `40%`, `1,204`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// Its digits, with the word for thousands or millions behind them.
    pub(super) range: Range<usize>,
    /// Its digits without those that only give its size: `125` of 12.5 and of 12,500,000.
    significant: String,
    /// The powers of ten that its last significant digit may stand for.
    powers: Vec<i32>,
    /// The number, where it is a bare and small whole one, which another language may well say in a word.
    pub(super) small: Option<u8>,
}

/// Up to here people write a number as a word or in digits as they like.
const SMALL: u8 = 20;

/// Words for the size of a number, in English and Welsh, with the powers of ten that they can mean. `filiwn` is `miliwn` or
/// `biliwn`, softened behind another word.
const SIZES: [(&str, &[i32]); 19] = [
    ("k", &[3]),
    ("thousand", &[3]),
    ("thousands", &[3]),
    ("mil", &[3]),
    ("fil", &[3]),
    ("miloedd", &[3]),
    ("filoedd", &[3]),
    ("m", &[6]),
    ("mn", &[6]),
    ("million", &[6]),
    ("millions", &[6]),
    ("miliwn", &[6]),
    ("miliynau", &[6]),
    ("filiynau", &[6, 9]),
    ("filiwn", &[6, 9]),
    ("bn", &[9]),
    ("billion", &[9]),
    ("biliwn", &[9]),
    ("biliynau", &[9]),
];

/// Every figure of a text.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = at + start;
        let figure = read(text, start);
        at = figure.range.end;
        found.push(figure);
    }
    found
}

fn read(text: &str, start: usize) -> Figure {
    let rest = text.get(start..).unwrap_or_default();
    let (whole, mut after) = whole(rest);
    let mut fraction = "";
    if let Some(behind) = after.strip_prefix('.') {
        let (digits, rest) = digits(behind);
        if !digits.is_empty() {
            (fraction, after) = (digits, rest);
        }
    }
    let written = rest.len() - after.len();
    let (sizes, behind) = size(after);
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0').trim_end_matches('0').to_owned();
    let zeros = i32::try_from(digits.len() - digits.trim_end_matches('0').len()).unwrap_or(i32::MAX);
    let own = if significant.is_empty() { 0 } else { zeros.saturating_sub(i32::try_from(fraction.len()).unwrap_or(0)) };
    let powers =
        if significant.is_empty() { vec![0] } else { sizes.iter().map(|size| own.saturating_add(*size)).collect() };
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let bare = fraction.is_empty()
        && behind == 0
        && before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '“' | '‘'))
        && !after.trim_start().starts_with(['%', '/', '–']);
    let small = whole.parse().ok().filter(|number| bare && *number <= SMALL);
    Figure { range: start..start + written + behind, significant, powers, small }
}

/// The digits before the point, without commas between thousands, and the text behind.
fn whole(text: &str) -> (String, &str) {
    let (first, mut rest) = digits(text);
    let mut number = first.to_owned();
    if (1..=3).contains(&first.len()) {
        while let Some((group, after)) = rest.strip_prefix(',').map(digits).filter(|(group, _)| group.len() == 3) {
            number.push_str(group);
            rest = after;
        }
    }
    (number, rest)
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// What the word behind a number says of its size, and how many bytes it takes with the space before it.
fn size(after: &str) -> (&'static [i32], usize) {
    let word = after.strip_prefix([' ', '\u{a0}', '-']).unwrap_or(after);
    let spaced = word.len() < after.len();
    let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    let (name, behind) = word.split_at(end);
    // `5 m` is metres as often as millions.
    let known = SIZES.iter().find(|(size, _)| {
        (size.len() > 2 || !spaced)
            && name.eq_ignore_ascii_case(size)
            && !behind.starts_with(|c: char| c.is_ascii_digit())
    });
    known.map_or((&[0], 0), |(_, powers)| (powers, after.len() - behind.len()))
}

/// Figures of one language, from which those that the other has too are taken one by one.
pub(super) struct Pool {
    /// Each with the passage that it stands in; none where it was taken.
    entries: Vec<Option<(usize, Figure)>>,
    /// Those that say a number, by its digits and the power of ten behind them.
    numbers: BTreeMap<(String, i32), VecDeque<usize>>,
    /// Whether the words for sizes are known. Where they are not, only the digits are compared.
    sizes: bool,
}

impl Pool {
    /// Nothing yet.
    pub(super) fn new(sizes: bool) -> Self {
        Self { entries: Vec::new(), numbers: BTreeMap::new(), sizes }
    }

    /// Puts in a figure of a passage.
    pub(super) fn put(&mut self, passage: usize, figure: Figure) {
        for key in self.keys(&figure) {
            self.numbers.entry(key).or_default().push_back(self.entries.len());
        }
        self.entries.push(Some((passage, figure)));
    }

    /// Takes out the first figure that says the same, and tells whether there was one.
    pub(super) fn take(&mut self, figure: &Figure) -> bool {
        for key in self.keys(figure) {
            while let Some(at) = self.numbers.get_mut(&key).and_then(VecDeque::pop_front) {
                if self.entries.get_mut(at).and_then(Option::take).is_some() {
                    return true;
                }
            }
        }
        false
    }

    /// What was not taken, in its order.
    pub(super) fn left(self) -> impl Iterator<Item = (usize, Figure)> {
        self.entries.into_iter().flatten()
    }

    fn keys(&self, figure: &Figure) -> Vec<(String, i32)> {
        let powers: &[i32] = if self.sizes { &figure.powers } else { &[0] };
        powers.iter().map(|power| (figure.significant.clone(), *power)).collect()
    }
}

/// Whether the words for sizes of a language are known.
pub(super) fn knows_sizes(lang: &str) -> bool {
    matches!(primary(lang).to_ascii_lowercase().as_str(), "en" | "cy")
}

/// The words for small numbers, from one on: English, then Welsh in all its forms.
const WORDS: [&[&str]; 12] = [
    &["one", "first", "once", "un", "cyntaf", "gyntaf", "unwaith"],
    &["two", "second", "twice", "both", "dau", "dwy", "ddau", "ddwy", "ail", "dwywaith", "ddwywaith", "deuddydd"],
    &["three", "third", "tri", "tair", "dri", "dair", "thri", "thair", "trydydd", "trydedd", "drydydd", "drydedd"],
    &["four", "fourth", "pedwar", "pedair", "bedwar", "bedair", "phedwar", "phedair", "pedwerydd", "pedwaredd"],
    &["five", "fifth", "pump", "pum", "bump", "bum", "phump", "phum", "pumed", "bumed"],
    &["six", "sixth", "chwech", "chwe", "chweched"],
    &["seven", "seventh", "saith", "seithfed"],
    &["eight", "eighth", "wyth", "wythfed"],
    &["nine", "ninth", "naw", "nawfed"],
    &["ten", "tenth", "deg", "deng", "ddeg", "ddeng", "degfed", "ddegfed"],
    &["eleven", "eleventh", "unarddeg", "unfed"],
    &["twelve", "twelfth", "deuddeg", "deuddeng", "ddeuddeg", "ddeuddeng", "deuddegfed"],
];

/// Whether a text says a small number in a word.
pub(super) fn says(text: &str, number: u8) -> bool {
    let Some(words) = number.checked_sub(1).and_then(|at| WORDS.get(usize::from(at))) else { return false };
    text.split(|c: char| !c.is_alphabetic()).any(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        let (one, other) = (figures(one), figures(other));
        assert_eq!((one.len(), other.len()), (1, 1));
        let mut pool = Pool::new(true);
        pool.put(0, one[0].clone());
        assert_eq!(pool.take(&other[0]), expected, "{one:?} {other:?}");
        assert_eq!(pool.left().count(), usize::from(!expected));
    }

    #[test]
    fn figures_are_the_same_however_they_are_written() {
        check("£12.5m", "£12.5 miliwn", true);
        check("£12.5 million", "£12,500,000", true);
        check("£2 filiwn", "£2bn", true);
        check("£2 filiwn", "£2m", true);
        check("£12.5m", "£12.5bn", false);
        check("12.50", "12.5", true);
        check("05", "5", true);
        check("1,204", "1204", true);
        check("40%", "40 y cant", true);
        check("50 mil", "50,000", true);
        check("1,204", "1,240", false);
        check("2.5", "25", false);
        check("0", "0.0", true);
        check("10", "100", false);
        check("5 m", "5 metr", true);
    }

    #[test]
    fn ranges_and_small_numbers() {
        let found = figures("In 2024/25 the 3 boards met (12 times), 20% more.");
        let text: Vec<_> = found.iter().map(|figure| (figure.significant.as_str(), figure.small)).collect();
        assert_eq!(text, [("2024", None), ("25", None), ("3", Some(3)), ("12", Some(12)), ("2", None)]);
        assert!(says("y tair blaenoriaeth", 3) && says("Three boards", 3) && !says("trio", 3) && !says("x", 0));
    }
}
