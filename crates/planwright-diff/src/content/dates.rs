//! Dates in running text, so that each is one token.

use std::ops::Range;

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in a text: its bytes, and the day that it names, where it names one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DateInText {
    pub(super) range: Range<usize>,
    pub(super) date: Option<Date>,
}

/// The words of a text with their places: runs of letters, digits and strokes.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || matches!(c, '/' | '-');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

/// Every date in a text, in its order: `1 April 2020`, `1st April`, `April 2020`, `2020-04-01`, `2020/21`.
pub(super) fn dates_in(text: &str) -> Vec<DateInText> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = words.get(at) {
        let (used, date) = read(text, &words[at..]);
        if let Some(last) = used.checked_sub(1).and_then(|last| words.get(at + last)) {
            found.push(DateInText { range: first.start..last.end, date });
        }
        at += used.max(1);
    }
    found
}

/// How many words a date takes that begins with the first of `words`; none where none does.
fn read(text: &str, words: &[Range<usize>]) -> (usize, Option<Date>) {
    let word = |n: usize| words.get(n).map_or("", |range| &text[range.clone()]);
    // Only spaces may stand between the words of a date.
    let joined = |n: usize| match (words.get(n), words.get(n + 1)) {
        (Some(a), Some(b)) => text[a.end..b.start].chars().all(char::is_whitespace),
        _ => false,
    };
    if let Some(day) = day(word(0)).filter(|_| joined(0))
        && let Some(month) = month(word(1))
    {
        return match year(word(2)).filter(|_| joined(1)) {
            Some(year) => (3, Date::new(year, month, day).ok()),
            None => (2, None),
        };
    }
    if month(word(0)).is_some() && joined(0) && year(word(1)).is_some() {
        return (2, None);
    }
    if let Ok(date) = word(0).parse::<Date>()
        && word(0).len() == 10
    {
        return (1, Some(date));
    }
    (usize::from(is_years(word(0))), None)
}

fn day(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn month(word: &str) -> Option<i8> {
    let place = MONTHS.iter().position(|month| *month == word || (word.len() == 3 && month.starts_with(word)))?;
    i8::try_from(place + 1).ok()
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1800..2200).contains(year))
}

/// `2020/21`.
fn is_years(word: &str) -> bool {
    word.split_once('/').is_some_and(|(from, to)| {
        year(from).is_some() && matches!(to.len(), 2 | 4) && to.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = dates_in(text).into_iter().map(|date| &text[date.range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_are_found_whole() {
        check("from 1 April 2020 to 31st March", &["1 April 2020", "31st March"]);
        check("in May 2021, by 2020-04-01 or in 2020/21.", &["May 2021", "2020-04-01", "2020/21"]);
        check("It may be 4, April or not: 24/7, 1/2.", &[]);
        check("In May 20 officers", &[]);
    }

    #[test]
    fn a_day_is_told() {
        assert_eq!(dates_in("on 1 April 2020")[0].date, Date::new(2020, 4, 1).ok());
        assert_eq!(dates_in("on 31 June 2020")[0].date, None);
    }
}
