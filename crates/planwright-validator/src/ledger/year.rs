//! Years, as plans write them: `2020`, `2020/21`, `2020-21`, `2020–21`, `2020/2021`.

use std::ops::Range;

/// A year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Year {
    /// The financial year that begins in April of this one.
    Financial(u16),
    /// A year from January to December, or one that only says when.
    Calendar(u16),
}

/// A year, or a span of years, in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct YearInText {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// Its first year, in full.
    pub(crate) from: u16,
    /// What joins the two, and the digits of the second as they are written.
    pub(crate) second: Option<(char, String)>,
}

impl YearInText {
    /// The year; none for a span of years and for what is no year at all.
    pub(crate) fn year(&self) -> Option<Year> {
        let Some((_, digits)) = &self.second else { return Some(Year::Calendar(self.from)) };
        let next = (self.from + 1).to_string();
        let is_next = *digits == next || next.get(2..) == Some(digits);
        is_next.then_some(Year::Financial(self.from))
    }
}

/// Every year in a text. Those of dates in figures (`31/03/2020`, `2020-03-31`) are none.
pub(crate) fn years_in(text: &str) -> Vec<YearInText> {
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices(['1', '2']).filter(|(at, _)| is_our_age(&text[*at..])) {
        if at >= end
            && let Some(year) = year_at(text, at)
        {
            end = year.range.end;
            found.push(year);
        }
    }
    found
}

/// Whether digits begin as the years of our time do.
fn is_our_age(text: &str) -> bool {
    text.starts_with("19") || text.starts_with("20")
}

fn year_at(text: &str, at: usize) -> Option<YearInText> {
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | ',' | '£' | ':' | '_');
    if text[..at].ends_with(joined) {
        return None;
    }
    let (first, rest) = text.get(at..)?.split_at_checked(4)?;
    let from = first.parse().ok().filter(|_| first.bytes().all(|b| b.is_ascii_digit()))?;
    let place = |rest: &str| at..text.len() - rest.len();
    let joint = rest.chars().next().filter(|c| matches!(c, '/' | '-' | '–'));
    if let Some(joint) = joint {
        let after = &rest[joint.len_utf8()..];
        let digits = &after[..after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len()];
        let rest = &after[digits.len()..];
        if matches!(digits.len(), 2 | 4) && ends_year(rest) {
            return Some(YearInText { range: place(rest), from, second: Some((joint, digits.to_owned())) });
        }
        if !digits.is_empty() {
            return None;
        }
    }
    ends_year(rest).then(|| YearInText { range: place(rest), from, second: None })
}

/// Whether nothing that would make the digits before something else goes on.
fn ends_year(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (c, next) = (chars.next(), chars.next());
    let joins = c.is_some_and(|c| matches!(c, '/' | '-' | '.' | ',' | ':')) && next.is_some_and(|c| c.is_ascii_digit());
    let slash = c == Some('/') && next.is_some_and(char::is_alphabetic);
    !(c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '_')) || joins || slash)
}

/// The year of a text that names one and no other.
pub(crate) fn only_year(text: &str) -> Option<Year> {
    let mut years = years_in(text).into_iter().map(|found| found.year());
    let first = years.next()??;
    years.all(|year| year == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::{Year, only_year, years_in};

    #[track_caller]
    fn check(text: &str, expected: Option<Year>) {
        assert_eq!(only_year(text), expected, "{text}");
    }

    #[test]
    fn a_year_is_read_in_every_form() {
        for text in ["2020/21", "Budget 2020-21 (£m)", "2020–21", "2020/2021", "in 2020/21, and 2020-21."] {
            check(text, Some(Year::Financial(2020)));
        }
        check("1999/00 and 1999/2000", Some(Year::Financial(1999)));
        check("31 March 2020", Some(Year::Calendar(2020)));
    }

    #[test]
    fn of_several_none_is_the_only_one() {
        check("2019/20 to 2020/21", None);
        check("2017–2021", None);
        check("2017/21", None);
        check("no year at all", None);
    }

    #[test]
    fn other_numbers_are_no_years() {
        for text in
            ["31/03/2020", "2020-03-31", "£2020", "12,2020", "20201", "2020s", "01622 2012345", "2012/29/EU", "x2020"]
        {
            assert_eq!(years_in(text), [], "{text}");
        }
    }
}
