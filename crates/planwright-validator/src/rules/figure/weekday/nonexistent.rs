//! Dates that no calendar has: `31 June 2025`, `30/02/2026`, `29 February 2025`.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use jiff::civil::Date;

use super::{MONTHS, Words, day, month};

/// A date that does not exist.
pub(super) struct Wrong {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

/// A date where it stands; the month from 0.
struct Written {
    range: Range<usize>,
    day: i8,
    month: usize,
    year: i16,
}

/// Every date of a text that does not exist.
///
/// Only the last days of a month can be wrong, so only what begins with 29, 30 or 31 is looked at, and
/// a month's name that one of them follows.
pub(super) fn find(text: &str) -> Vec<Wrong> {
    let begun = BEGINNINGS.iter().flat_map(|beginnings| beginnings.find_iter(text));
    let found = begun.filter_map(|begun| match begun.pattern().as_usize() {
        day if day < LAST_DAYS.len() => in_words(text, begun.start()).or_else(|| in_figures(text, begun.start())),
        _ => month_first(text, begun.start()),
    });
    found.filter_map(judge).collect()
}

/// The days that some months do not have.
const LAST_DAYS: [&str; 3] = ["29", "30", "31"];

/// What such a date begins with, all looked for in one pass: these days, then the first letters of each month. No two of
/// them can overlap.
static BEGINNINGS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let stems = MONTHS.iter().map(|name| name.get(..3).unwrap_or(name));
    AhoCorasick::new(LAST_DAYS.into_iter().chain(stems)).ok()
});

fn judge(written: Written) -> Option<Wrong> {
    let Written { range, day, month, year } = written;
    let number = i8::try_from(month.checked_add(1)?).ok()?;
    if Date::new(year, number, day).is_ok() || year < 1000 {
        return None;
    }
    let name = MONTHS.get(month)?;
    let days = Date::new(year, number, 1).ok()?.days_in_month();
    let leap = if name == &"February" && day == 29 { format!(" in {year}") } else { String::new() };
    let of = if name == &"February" { format!("{name} {year}") } else { (*name).to_owned() };
    Some(Wrong {
        range,
        message: format!("there is no {day} {name}{leap}"),
        help: format!("{of} has {days} days: write the day that is meant, as in `{days} {name} {year}`."),
    })
}

/// Whether a date can begin at `at`: nothing that would make it part of something else is before it.
fn begins(text: &str, at: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '/' | '£' | '_' | '=');
    !text.get(..at).is_some_and(|before| before.ends_with(joins))
}

/// `31 June 2025`, `31st of June, 2025`.
fn in_words(text: &str, at: usize) -> Option<Written> {
    let rest = text.get(at..).filter(|_| begins(text, at))?;
    let length = rest.char_indices().take(5).find(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at)?;
    let day = day(rest.get(..length)?)?;
    let mut words = Words { text, at: at.checked_add(length)? };
    let next = words.next().map(|word| if word == "of" { words.next().unwrap_or_default() } else { word })?;
    let month = month(next)?;
    let year = year(text, &mut words)?;
    Some(Written { range: at..words.at, day, month, year })
}

/// `June 31, 2025`.
fn month_first(text: &str, at: usize) -> Option<Written> {
    let rest = text.get(at..).filter(|_| begins(text, at))?;
    let length = rest.char_indices().take(12).find(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at)?;
    let month = month(rest.get(..length)?)?;
    let mut words = Words { text, at: at.checked_add(length)? };
    let day = day(words.next()?)?;
    let year = year(text, &mut words)?;
    Some(Written { range: at..words.at, day, month, year })
}

fn year(text: &str, words: &mut Words) -> Option<i16> {
    let year = words.next().filter(|word| word.len() == 4)?.parse().ok()?;
    let goes_on = text.get(words.at..)?.starts_with(['/', '-', '–']);
    (!goes_on).then_some(year)
}

/// `30/02/2026`, `30.02.2026`: the day first, as in Britain.
fn in_figures(text: &str, at: usize) -> Option<Written> {
    let rest = text.get(at..).filter(|_| begins(text, at))?;
    let mark = rest.get(2..3).filter(|mark| matches!(*mark, "/" | "." | "-"))?;
    let mut parts = rest.get(3..)?.splitn(2, mark);
    let month: usize = digits(parts.next()?, 1..=2)?;
    let after = parts.next()?;
    let length = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let year: i16 = digits(after.get(..length)?, 4..=4)?;
    let behind = after.get(length..)?;
    let mut next = behind.chars();
    let goes_on = next.next().is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '/' | '-' | '_')
            || matches!(c, '.' | ',') && next.next().is_some_and(char::is_alphanumeric)
    });
    let is_date = !goes_on && (1..=12).contains(&month) && (1900..2200).contains(&year);
    let end = text.len().checked_sub(behind.len())?;
    is_date.then_some(Written { range: at..end, day: rest.get(..2)?.parse().ok()?, month: month.checked_sub(1)?, year })
}

/// A number of so many digits.
fn digits<T: std::str::FromStr>(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<T> {
    let fits = lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}
