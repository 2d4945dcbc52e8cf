//! Numbers that are written in words: `three`, `twenty-five`, `two hundred and ten`, `a third`, `twice`.

use rust_decimal::Decimal;

/// Numbers up to nineteen.
const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
/// Tens from twenty.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Parts of a whole, with how many make it.
const PARTS: [(&str, u32); 7] =
    [("half", 2), ("third", 3), ("quarter", 4), ("fifth", 5), ("sixth", 6), ("eighth", 8), ("tenth", 10)];

/// A number in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// So many.
    Count(u32),
    /// A part of a whole.
    Part(Decimal),
    /// So many times.
    Times(u32),
}

/// True for a word that is a number by itself.
pub(crate) fn is_number(word: &str) -> bool {
    below_hundred(&word.to_lowercase()).is_some_and(|(number, _)| number > 0)
}

/// The number that begins at `at`, and how many words it takes.
pub(super) fn number(all: &[String], at: usize) -> Option<(Written, usize)> {
    let words = all.get(at..)?;
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    if let Some(times) = ["", "once", "twice"].iter().position(|times| *times == word(0)).filter(|times| *times > 0) {
        let often = matches!(word(1), "a" | "an" | "every" | "each" | "per" | "in");
        return often.then_some((Written::Times(u32::try_from(times).unwrap_or_default()), 1));
    }
    let by = at.checked_sub(1).and_then(|before| all.get(before)).is_some_and(|before| before == "by");
    part(words, by).or_else(|| {
        let (count, used) = count(words)?;
        if word(used) == "times" {
            Some((Written::Times(count), used + 1))
        } else {
            Some((Written::Count(count), used))
        }
    })
}

/// `half of`, `a third of`, `two thirds of`, `by a quarter`; "a third is shared" counts something else.
fn part(words: &[String], by: bool) -> Option<(Written, usize)> {
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    let (many, used) = match word(0) {
        "half" => (1, 0),
        "a" | "an" => (1, 1),
        first => SMALL
            .iter()
            .position(|small| *small == first)
            .filter(|many| (1..10).contains(many))
            .map(|many| (many, 1))?,
    };
    let singular = word(used).strip_suffix('s').unwrap_or(word(used));
    let singular = if singular == "halve" { "half" } else { singular };
    let (_, of) = PARTS.iter().find(|(part, _)| *part == singular)?;
    let part = Decimal::from(many).checked_div(Decimal::from(*of))?;
    (by || word(used + 1) == "of").then_some((Written::Part(part), used + 1))
}

/// A whole number below a million.
fn count(words: &[String]) -> Option<(u32, usize)> {
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    let scale = |word: &str| match word {
        "hundred" => Some(100),
        "thousand" => Some(1000),
        _ => None,
    };
    if matches!((word(0), word(1)), ("a", "dozen")) {
        return Some((12, 2));
    }
    let (mut number, mut used) = match word(0) {
        "a" if scale(word(1)).is_some() => (1, 1),
        first => {
            let (tens, open) = below_hundred(first)?;
            match below_hundred(word(1)).filter(|(ones, _)| open && (1..10).contains(ones)) {
                Some((ones, _)) => (tens + ones, 2),
                None => (tens, 1),
            }
        }
    };
    while let Some(by) = scale(word(used)) {
        number *= by;
        used += 1;
        let and = usize::from(word(used) == "and");
        match below_hundred(word(used + and)).filter(|_| number < 1_000_000) {
            Some((rest, _)) if by == 100 && rest > 0 => {
                number += rest;
                used += and + 1;
            }
            _ => {}
        }
        if number >= 1_000_000 {
            return None;
        }
    }
    (number > 0).then_some((number, used))
}

/// A word for a number below a hundred, and whether ones can follow it.
fn below_hundred(word: &str) -> Option<(u32, bool)> {
    let small =
        |word: &str| SMALL.iter().position(|small| *small == word).and_then(|number| u32::try_from(number).ok());
    let tens = |word: &str| {
        TENS.iter().position(|tens| *tens == word).and_then(|place| u32::try_from(place + 2).ok()).map(|tens| tens * 10)
    };
    if let Some((first, ones)) = word.split_once('-') {
        return Some((tens(first)? + small(ones).filter(|ones| (1..10).contains(ones))?, false));
    }
    small(word).map(|number| (number, false)).or_else(|| tens(word).map(|number| (number, true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(Written, usize)>) {
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        assert_eq!(number(&words, 0), expected, "{text}");
    }

    #[test]
    fn numbers_in_words_are_read() {
        check("three days", Some((Written::Count(3), 1)));
        check("twenty-five officers", Some((Written::Count(25), 1)));
        check("twenty five officers", Some((Written::Count(25), 2)));
        check("ninety officers", Some((Written::Count(90), 1)));
        check("two hundred and ten officers", Some((Written::Count(210), 4)));
        check("a hundred officers", Some((Written::Count(100), 2)));
        check("a dozen dogs", Some((Written::Count(12), 2)));
        check("six thousand", Some((Written::Count(6000), 2)));
        check("twice a year", Some((Written::Times(2), 1)));
        check("three times a year", Some((Written::Times(3), 2)));
        check("two thirds of calls", Some((Written::Part(Decimal::from(2) / Decimal::from(3)), 2)));
        check("half of calls", Some((Written::Part(Decimal::new(5, 1)), 1)));
    }

    #[test]
    fn words_that_count_nothing_are_none() {
        check("once the case has ended", None);
        check("a third is shared", None);
        check("a day", None);
        check("half an hour", None);
        check("often", None);
    }
}
