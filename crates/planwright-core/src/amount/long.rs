//! Amounts of more digits than can be added without loss: `£99,999,999,999,999,999`.

use std::ops::Range;

use super::number::{MOST_DIGITS, SIGNS, leading_digits, whole_digits};
use super::without_marks;

/// The money in a text that has too many digits to be an amount, each from its pound sign to its last digit.
#[must_use]
pub fn long_money(text: &str) -> Vec<Range<usize>> {
    let long = |(at, sign): (usize, &str)| {
        let rest = text.get(at + sign.len()..)?;
        let number = rest.trim_start_matches([' ', '\u{a0}', '(', '-', '−', '–', '+']);
        let behind = behind_long(number)?;
        Some(at..text.len() - behind.len())
    };
    text.match_indices('£').filter_map(long).collect()
}

/// Whether a cell is nothing but a number of too many digits. One that begins with a zero is a name of something.
#[must_use]
pub fn is_long_number(cell: &str) -> bool {
    let cell = without_marks(cell.trim());
    let number = cell.trim_start_matches(SIGNS).trim_start_matches('(');
    !number.starts_with('0') && behind_long(number).is_some_and(|behind| matches!(behind, "" | ")" | "%"))
}

/// The text behind a number of too many digits, with its pence.
fn behind_long(text: &str) -> Option<&str> {
    let (digits, _, rest) = whole_digits(text);
    let (pence, behind) = rest.strip_prefix('.').map_or(("", rest), leading_digits);
    let behind = if pence.is_empty() { rest } else { behind };
    (!digits.is_empty() && digits.len() + pence.len() > MOST_DIGITS).then_some(behind)
}

#[cfg(test)]
mod tests {
    use super::{is_long_number, long_money};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = long_money(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sixteen_digits_are_an_amount_and_seventeen_none() {
        check("It is £9999999999999999.", &[]);
        check("It is £99999999999999999.", &["£99999999999999999"]);
        check("£99,999,999,999,999,999m and £-12345678901234567", &["£99,999,999,999,999,999", "£-12345678901234567"]);
        check("£123456789012345.67 or £1.5", &["£123456789012345.67"]);
        check("£ and £X", &[]);
    }

    #[test]
    fn a_cell_may_leave_the_pound_out() {
        for long in ["99999999999999999", "-99,999,999,999,999,999", "(12345678901234567)"] {
            assert!(is_long_number(long), "{long}");
        }
        for cell in ["9999999999999999", "09999999999999999", "99999999999999999 is our number", "", "£"] {
            assert!(!is_long_number(cell), "{cell}");
        }
    }
}
