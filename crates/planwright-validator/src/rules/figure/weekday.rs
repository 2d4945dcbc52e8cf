//! `figure/weekday`: a weekday that is not that date's, and a date that no calendar has.

use std::ops::Range;

use jiff::civil::{Date, Weekday};
use planwright_core::Diagnostic;

use crate::found::Found;
use crate::rules::figure::own_words;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "figure/weekday", rests_on_absence: false, check };

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

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

fn check(subject: &Subject, found: &mut Found) {
    // A weekday is judged only with a year, and few passages have one.
    for passage in own_words(subject).filter(|passage| !passage.years.is_empty() || has_figures(passage.text())) {
        for dated in dated(passage.text()) {
            let written = &passage.text()[dated.range.clone()];
            let span = passage.span(dated.range.clone(), subject.sources);
            found.extend(judge(&dated, written).map(|(message, help)| {
                Diagnostic::warning(RULE.name, span, message)
                    .label("weekday and date do not fit")
                    .help("Who wants to come cannot tell which of the two is right.")
                    .help(help)
            }));
        }
        for (range, told) in undated(passage.text()) {
            let written = &passage.text()[range.clone()];
            let span = passage.span(range.clone(), subject.sources);
            found.push(
                Diagnostic::warning(RULE.name, span, format!("`{written}`: {told}"))
                    .label("no such day")
                    .help("Who wants to come, or to keep a deadline, cannot tell which day is meant.")
                    .help("Write the date that is meant."),
            );
        }
    }
}

/// Whether a date in figures may stand in a text.
fn has_figures(text: &str) -> bool {
    ["/1", "/2", ".1", ".2"].iter().any(|mark| text.contains(mark))
}

/// A weekday with its date.
struct Dated {
    range: Range<usize>,
    weekday: usize,
    day: i8,
    month: usize,
    year: i16,
}

/// What is wrong with a date, and how to mend it.
fn judge(dated: &Dated, written: &str) -> Option<(String, String)> {
    let Dated { weekday, day, month, year, .. } = *dated;
    let month_name = MONTHS.get(month)?;
    let said = WEEKDAYS.get(weekday)?;
    let Ok(date) = Date::new(year, i8::try_from(month + 1).ok()?, day) else {
        let message = format!("`{written}`: there is no {day} {month_name} in {year}");
        return Some((message, "Write the date that is meant.".to_owned()));
    };
    let is = usize::try_from(date.weekday().since(Weekday::Monday)).ok()?;
    let real = WEEKDAYS.get(is).filter(|_| is != weekday)?;
    let message = format!("{day} {month_name} {year} is a {real}, and not a {said}");
    Some((message, format!("Write `{real}` if the date is right, or the date of the {said} that is meant.")))
}

/// Every weekday of a text that a whole date follows: `Sunday 1 March 2020`, `Sunday, March 1, 2020`.
fn dated(text: &str) -> Vec<Dated> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("day").chain(text.match_indices(['.', ' '])) {
        found.extend(weekday_before(text, at).and_then(|(start, weekday, end)| date_at(text, start, weekday, end)));
    }
    found
}

/// Every date of a text that no calendar has and no weekday stands before: `31 June 2025`,
/// `30/02/2026`; each with why there is no such day.
fn undated(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = start + digits;
        let joined = text[..start].ends_with(|c: char| c.is_alphanumeric() || "/-–.£,".contains(c));
        if digits > 2 || joined || follows_weekday(&text[..start]) {
            continue;
        }
        let named = named_date(text, start);
        let Some((end, day, month, year)) = named.or_else(|| numeric_date(text, start)) else { continue };
        found.extend(no_such_day(day, month, year).map(|told| (start..end, told)));
    }
    found
}

/// Why there is no such day, if there is none.
fn no_such_day(day: i8, month: usize, year: i16) -> Option<String> {
    let name = MONTHS.get(month)?;
    let first = Date::new(year, i8::try_from(month + 1).ok()?, 1).ok()?;
    (day > first.days_in_month()).then(|| format!("there is no {day} {name} in {year}"))
}

/// Whether a weekday stands before a date, which is judged with it.
fn follows_weekday(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}', ',']);
    let before = before.strip_suffix(" the").unwrap_or(before);
    let word = before.rsplit([' ', '\u{a0}', '(', '*']).next().unwrap_or_default().trim_end_matches('.');
    WEEKDAYS.iter().any(|day| *day == word || (word.len() >= 3 && day.starts_with(word)))
}

/// The end, day, month and year of `31 June 2025` at a place.
fn named_date(text: &str, start: usize) -> Option<(usize, i8, usize, i16)> {
    let length = text[start..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    let day = day(&text[start..start + length])?;
    let mut words = Words { text, at: start + length };
    let next = words.next().map(|word| if word == "of" { words.next().unwrap_or_default() } else { word })?;
    let month = month(next)?;
    let year = words.next().filter(|word| word.len() == 4)?.parse().ok()?;
    (!goes_on(&text[words.at..])).then_some((words.at, day, month, year))
}

/// The same of `30/02/2026`, which here has the day first. A month beyond twelve is no date here.
fn numeric_date(text: &str, start: usize) -> Option<(usize, i8, usize, i16)> {
    let whole = &text[start..];
    let length = whole.bytes().take(12).take_while(|b| b.is_ascii_digit() || b"/.".contains(b)).count();
    let whole = whole[..length].trim_end_matches('.');
    let mark = if whole.contains('/') { '/' } else { '.' };
    let mut parts = whole.split(mark);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = parts.next().is_none() && month.len() < 3 && year.len() == 4 && year.starts_with(['1', '2']);
    let (day, month): (i8, usize) = (day.parse().ok()?, month.parse().ok()?);
    let end = start + whole.len();
    let is_date = fits && (1..=31).contains(&day) && (1..=12).contains(&month) && !goes_on(&text[end..]);
    is_date.then_some((end, day, month - 1, year.parse().ok()?))
}

/// Whether a year is followed by a second one.
fn goes_on(after: &str) -> bool {
    after.starts_with(['/', '-', '–'])
}

/// The weekday whose name ends with `day` at `at`, or whose short form ends there.
fn weekday_before(text: &str, at: usize) -> Option<(usize, usize, usize)> {
    let long = text[at..].starts_with("day");
    let end = if long { at + 3 } else { at };
    let fits = |name: &str| {
        let stem = name.strip_suffix("day").unwrap_or(name);
        let forms: &[&str] = if long { &[name] } else { &[name.get(..3).unwrap_or(name), stem] };
        let form = forms.iter().find(|form| text[..end].ends_with(**form))?;
        let start = end - form.len();
        (!text[..start].ends_with(char::is_alphanumeric)).then_some(start)
    };
    let (weekday, start) = WEEKDAYS.iter().enumerate().find_map(|(i, name)| Some((i, fits(name)?)))?;
    let stop = !long && text[end..].starts_with('.');
    Some((start, weekday, if stop { end + 1 } else { end }))
}

fn date_at(text: &str, start: usize, weekday: usize, end: usize) -> Option<Dated> {
    let mut words = Words { text, at: end };
    let first = words.next().map(|word| if word == "the" { words.next().unwrap_or_default() } else { word })?;
    let (day, month) = if let Some(month) = month(first) {
        (day(words.next()?)?, month)
    } else {
        let next = words.next().map(|word| if word == "of" { words.next().unwrap_or_default() } else { word })?;
        (day(first)?, month(next)?)
    };
    let year = words.next().filter(|word| word.len() == 4)?.parse().ok()?;
    (!goes_on(&text[words.at..])).then_some(Dated { range: start..words.at, weekday, day, month, year })
}

/// The words of a date, which a space, or a comma and a space, part.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        let inner = rest.strip_prefix(',').unwrap_or(rest);
        let word = inner.strip_prefix([' ', '\u{a0}'])?;
        let length = word.char_indices().take(12).find(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
        let length = length.or_else(|| (word.chars().count() <= 12).then_some(word.len()))?;
        self.at = self.text.len() - word.len() + length;
        Some(&word[..length]).filter(|word| !word.is_empty())
    }
}

fn month(word: &str) -> Option<usize> {
    MONTHS.iter().position(|month| {
        *month == word || word.len() == 3 && month.starts_with(word) || word == "Sept" && *month == "September"
    })
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ordinal = &word[digits.len()..];
    let fits = matches!(ordinal, "" | "st" | "nd" | "rd" | "th") && (1..=2).contains(&digits.len());
    digits.parse().ok().filter(|day| fits && (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_body, read};

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        check_body("figure/weekday", body, expected);
    }

    #[test]
    fn a_weekday_is_that_of_its_date() {
        check("Come on Sunday 29 February 2020.", &["warning: Sunday 29 February 2020"]);
        check("Come on Sunday, 29th of February, 2020.", &["warning: Sunday, 29th of February, 2020"]);
        check("Come on Sun 29 Feb 2020.", &["warning: Sun 29 Feb 2020"]);
        check("Come on Tuesday the 1st March 2020.", &["warning: Tuesday the 1st March 2020"]);
        check("Come on Sunday, February 29, 2020.", &["warning: Sunday, February 29, 2020"]);
        check("Come on Sunday 31 June 2020.", &["warning: Sunday 31 June 2020"]);
        check("- Thurs. 6 May 2021, **Friday 7 May 2022**", &["warning: Friday 7 May 2022"]);
    }

    #[test]
    fn what_fits_or_is_no_whole_date_is_quiet() {
        check("Saturday 29 February 2020, Monday 1 June 2020, Thursday 2 May 2024, Thurs. 6 May 2021.", &[]);
        check("1 June 2020, 31 January 2020 and 1 February 2020.", &[]);
        check("29 February 2020, 30.02.20, 31/06, 5/13/2020, version 31.2.2020.1, 31 June 2020/21.", &[]);
        check("£31.06.2020, 131 June 2020, 2/31/2020 and Section 31 June.", &[]);
        check("Sunday 29 February, Sunday 29 February 20, every Sunday in February 2020.", &[]);
        check("Monday 1 to Friday 5 June 2020. A Sunday 1 March 2020/21 budget. Sunday 45 March 2020.", &[]);
        check("> Sunday 29 February 2020", &[]);
        check("Someday 29 February 2020, Monday. 28 February 2021 is a day.", &[]);
    }

    #[test]
    fn a_date_that_no_calendar_has_is_found_without_a_weekday() {
        check("By 31 June 2025 we will report.", &["warning: 31 June 2025"]);
        check("Closed on 30/02/2026 and on 31.04.2026.", &["warning: 30/02/2026", "warning: 31.04.2026"]);
        check("From 29th of February 2021 on.", &["warning: 29th of February 2021"]);
        let read = read(&[("01-a.md", "---\ntitle: A\n---\n\nCome on 31 June 2025.\n")]);
        let found = read.check().diagnostics;
        let found = found.iter().find(|d| d.rule.as_str() == "figure/weekday").unwrap();
        assert_eq!(found.message, "`31 June 2025`: there is no 31 June in 2025");
    }

    #[test]
    fn the_message_says_which_day_it_is() {
        let read = read(&[("01-a.md", "---\ntitle: A\n---\n\nCome on Sunday 29 February 2020.\n")]);
        let found = read.check().diagnostics;
        let found = found.iter().find(|d| d.rule.as_str() == "figure/weekday").unwrap();
        assert_eq!(found.message, "29 February 2020 is a Saturday, and not a Sunday");
    }
}
