//! `figure/weekday`: a weekday that is not that date's, and a date that no calendar has.

mod nonexistent;

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
    for passage in own_words(subject) {
        found.extend(nonexistent::find(passage.text()).into_iter().map(|wrong| {
            Diagnostic::warning(RULE.name, passage.span(wrong.range, subject.sources), wrong.message)
                .label("no such date")
                .help("A reader cannot tell which day is meant.")
                .help(wrong.help)
        }));
        // A weekday is judged only with a year, and few passages have one.
        let dated = if passage.years.is_empty() { Vec::new() } else { dated(passage.text()) };
        for dated in dated {
            let span = passage.span(dated.range.clone(), subject.sources);
            found.extend(judge(&dated).map(|(message, help)| {
                Diagnostic::warning(RULE.name, span, message)
                    .label("weekday and date do not fit")
                    .help("Who wants to come cannot tell which of the two is right.")
                    .help(help)
            }));
        }
    }
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
fn judge(dated: &Dated) -> Option<(String, String)> {
    let Dated { weekday, day, month, year, .. } = *dated;
    let month_name = MONTHS.get(month)?;
    let said = WEEKDAYS.get(weekday)?;
    // A day that does not exist is told without its weekday.
    let date = Date::new(year, i8::try_from(month + 1).ok()?, day).ok()?;
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
    let goes_on = text[words.at..].starts_with(['/', '-', '–']);
    (!goes_on).then_some(Dated { range: start..words.at, weekday, day, month, year })
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
        check("Come on Sunday 31 June 2020.", &["warning: 31 June 2020"]);
        check("- Thurs. 6 May 2021, **Friday 7 May 2022**", &["warning: Friday 7 May 2022"]);
    }

    #[test]
    fn what_fits_or_is_no_whole_date_is_quiet() {
        check("Saturday 29 February 2020, Monday 1 June 2020, Thursday 2 May 2024, Thurs. 6 May 2021.", &[]);
        check("1 June 2020, 31 January 2020 and 1 February 2020.", &[]);
        check("Sunday 29 February, Sunday 29 February 20, every Sunday in February 2020.", &[]);
        check("Monday 1 to Friday 5 June 2020. A Sunday 1 March 2020/21 budget. Sunday 45 March 2020.", &[]);
        check("> Sunday 29 February 2020", &[]);
        check("Someday 29 February 2020, Monday. 28 February 2021 is a day.", &[]);
    }

    #[test]
    fn a_date_is_in_the_calendar() {
        check(
            "By 31 June 2025, 29 February 2025 or 30/02/2026.",
            &["warning: 31 June 2025", "warning: 29 February 2025", "warning: 30/02/2026"],
        );
        check(
            "From 1 to 31st November 2025, April 31, 2025 and the 30th of February, 2026.",
            &["warning: 31st November 2025", "warning: April 31, 2025", "warning: 30th of February, 2026"],
        );
        check("Table: Steps\n\n| Step | Date |\n|---|---|\n| Draft | 31 Sept 2025 |\n", &["warning: 31 Sept 2025"]);
    }

    #[test]
    fn what_is_in_the_calendar_or_no_date_is_quiet() {
        check("30 June 2025, 29 February 2024, 28/02/2026, 29.02.2024, February 28, 2025, 31 December 2025.", &[]);
        check("02/30/2026, 45/02/2026, 31/06/20, 31 June, 31 June 25, Section 31 June 20255, 99 June 2025.", &[]);
        check("£1.31 June 2025, 2,031 June 2025, 131 June 2025, SI 30/02/20261, https://x.org/30/02/2026/a.", &[]);
        check("> 31 June 2025", &[]);
    }

    #[test]
    fn the_message_says_how_long_the_month_is() {
        let read = read(&[("01-a.md", "---\ntitle: A\n---\n\nBy 31 June 2025, or by 29 February 2025.\n")]);
        let found = read.check().diagnostics;
        let found: Vec<_> = found.iter().filter(|d| d.rule.as_str() == "figure/weekday").collect();
        assert_eq!(found[0].message, "there is no 31 June");
        assert_eq!(found[0].help[1], "June has 30 days: write the day that is meant, as in `30 June 2025`.");
        assert_eq!(found[1].message, "there is no 29 February in 2025");
    }

    #[test]
    fn the_message_says_which_day_it_is() {
        let read = read(&[("01-a.md", "---\ntitle: A\n---\n\nCome on Sunday 29 February 2020.\n")]);
        let found = read.check().diagnostics;
        let found = found.iter().find(|d| d.rule.as_str() == "figure/weekday").unwrap();
        assert_eq!(found.message, "29 February 2020 is a Saturday, and not a Sunday");
    }
}
