//! Dates, and what to say to people who write them in another way.

use jiff::civil::Date;
use planwright_core::{Diagnostic, Spanned};

use super::value::{VALUE, replace, wrong_type};
use crate::node::{Node, Value};

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

/// A real day, written `YYYY-MM-DD`.
///
/// `source/wrong-type` where it is no text; `source/value` where it is written in another way or
/// there is no such day, with what to write where that is plain.
pub fn date(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<Date>> {
    let Value::Scalar(scalar) = &node.value else {
        out.push(wrong_type(node, key, "a date").help("Write year, month and day: `2021-03-31`."));
        return None;
    };
    let written = scalar.text.trim();
    let finding = |message: String| Diagnostic::error(VALUE, node.span, message);
    let finding = match iso(written) {
        Some((year, month, day)) => match civil(year, month, day) {
            Some(date) => return Some(Spanned::new(date, node.span)),
            None => finding(format!("`{key}` is `{written}`, and there is no such day"))
                .label("no such day")
                .help(no_such_day(year, month, day)),
        },
        None => advise(finding(format!("`{key}` is `{written}`, which is not a date as written here")), node, written),
    };
    out.push(finding);
    None
}

/// Adds what to write instead of a date in another form.
fn advise(finding: Diagnostic, node: &Node, written: &str) -> Diagnostic {
    let finding = finding.label("not `YYYY-MM-DD`").help(
        "Dates are written year, month, day, so that nobody has to guess which number is the month and \
         dates can be compared.",
    );
    match guess(written).as_slice() {
        [] => finding.help("Write, for example, `2021-03-31` for 31 March 2021."),
        [only] => finding.help(format!("For {} write `{only}`.", in_words(*only))).fix(replace(
            node.span,
            format!("Write `{only}`"),
            only.to_string(),
        )),
        [first, second, ..] => {
            finding.help(format!("Write `{first}` for {}, or `{second}` for {}.", in_words(*first), in_words(*second)))
        }
    }
}

/// Year, month and day of a text that has the right form.
fn iso(text: &str) -> Option<(i16, i8, i8)> {
    let bytes = text.as_bytes();
    let formed = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
    if !formed {
        return None;
    }
    Some((text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?))
}

fn civil(year: i16, month: i8, day: i8) -> Option<Date> {
    if year < 1 { None } else { Date::new(year, month, day).ok() }
}

fn month_name(month: i8) -> Option<&'static str> {
    usize::try_from(month).ok()?.checked_sub(1).and_then(|at| MONTHS.get(at)).copied()
}

fn in_words(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()).unwrap_or(""), date.year())
}

fn no_such_day(year: i16, month: i8, day: i8) -> String {
    let Some(name) = month_name(month) else {
        return format!("The month is the second number, from 01 to 12, and {month:02} is none of them.");
    };
    let last = (28..=31).rev().find(|&last| civil(year.max(1), month, last).is_some()).unwrap_or(28);
    match day {
        0 => "The day is the third number and begins with 01.".to_owned(),
        _ if day <= last => "Years have four digits: write `2021-03-31` for 31 March 2021.".to_owned(),
        _ if month == 2 && day == 29 => {
            format!("February {year} has no 29th: {year} is not a leap year. Its last day is `{year:04}-02-28`.")
        }
        _ => format!(
            "{name} has no {}. The last day of {name} {year} is `{year:04}-{month:02}-{last:02}`.",
            ordinal(day)
        ),
    }
}

fn ordinal(day: i8) -> String {
    let ending = match (day % 10, day % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}

/// The days that somebody may mean who writes a date in another form: none where it cannot be
/// said, two where the day and the month could be exchanged, the British reading first.
fn guess(text: &str) -> Vec<Date> {
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let [a, b, c] = parts.as_slice() else { return Vec::new() };
    let number = |part: &str| part.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i16>().ok();
    let small = |part: &str| number(part).and_then(|n| i8::try_from(n).ok());
    let year = |part: &str| number(part).filter(|n| *n >= 1000);
    let named = |year: Option<i16>, month: Option<i8>, day: Option<i8>| civil(year?, month?, day?);
    let mut days: Vec<Option<Date>> = Vec::new();
    if let Some(month) = month_number(b) {
        days.push(named(year(c), Some(month), small(a)));
    } else if let Some(month) = month_number(a) {
        days.push(named(year(c), Some(month), small(b)));
    } else if year(a).is_some() {
        days.push(named(year(a), small(b), small(c)));
    } else {
        days.extend([named(year(c), small(b), small(a)), named(year(c), small(a), small(b))]);
    }
    let mut found: Vec<Date> = days.into_iter().flatten().collect();
    found.dedup();
    found
}

fn month_number(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|name| word.len() >= 3 && name.to_lowercase().starts_with(&word))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use planwright_core::Sources;

    use super::date;
    use crate::parse;

    /// Reads `d: <written>` and compares the day, or message and help.
    fn check(written: &str, expected: &str) {
        let text = format!("d: {written}");
        let file = Sources::default().add("a.md", text.as_str());
        let node = parse(file, &text, 0).node.expect("a tree");
        let crate::Value::Mapping(map) = node.value else { panic!("keys") };
        let mut out = Vec::new();
        let got = match date(&map.entries[0].value, "d", &mut out) {
            Some(day) => day.value.to_string(),
            None => out[0].help.last().cloned().unwrap_or_default(),
        };
        assert_eq!(got, expected, "{written}");
    }

    #[test]
    fn real_days() {
        check("2020-04-01", "2020-04-01");
        check("\"2020-02-29\"", "2020-02-29");
        check("2021-02-29", "February 2021 has no 29th: 2021 is not a leap year. Its last day is `2021-02-28`.");
        check("2021-02-31", "February has no 31st. The last day of February 2021 is `2021-02-28`.");
        check("2021-04-31", "April has no 31st. The last day of April 2021 is `2021-04-30`.");
        check("2021-13-01", "The month is the second number, from 01 to 12, and 13 is none of them.");
        check("2021-01-00", "The day is the third number and begins with 01.");
    }

    #[test]
    fn other_forms() {
        check("1/4/2020", "Write `2020-04-01` for 1 April 2020, or `2020-01-04` for 4 January 2020.");
        check("31/3/2021", "For 31 March 2021 write `2021-03-31`.");
        check("4.4.2020", "For 4 April 2020 write `2020-04-04`.");
        check("1 April 2020", "For 1 April 2020 write `2020-04-01`.");
        check("1st Apr 2020", "For 1 April 2020 write `2020-04-01`.");
        check("April 1, 2020", "For 1 April 2020 write `2020-04-01`.");
        check("2020-4-1", "For 1 April 2020 write `2020-04-01`.");
        check("2020/04/01", "For 1 April 2020 write `2020-04-01`.");
        check("Spring 2020", "Write, for example, `2021-03-31` for 31 March 2021.");
        check("2020", "Write, for example, `2021-03-31` for 31 March 2021.");
    }
}
