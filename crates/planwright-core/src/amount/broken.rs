//! Money whose digits are parted as nobody parts them: `£334, 818`, `£1,23,456`, `£1.234.567`.

use std::ops::Range;

use super::number::leading_digits;
use super::words::first_word;

/// Money that cannot be read as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenMoney {
    /// Where it stands, from its pound sign to its last digit.
    pub range: Range<usize>,
    /// What was meant, where that is certain.
    pub mended: Option<String>,
}

/// What may stand behind an amount in a sentence. Other words are counted by the number before
/// them: in "we gave £500, 250 people came" there are two numbers.
const BEHIND: &[&str] =
    &["in", "for", "from", "to", "was", "is", "will", "has", "which", "per", "by", "over", "compared"];

/// The money in a text whose digits cannot be read as they are written. A list of numbers
/// (`£200, 300 and 400`) is none.
#[must_use]
pub fn broken_money(text: &str) -> Vec<BrokenMoney> {
    text.match_indices('£').filter_map(|(at, sign)| broken_at(text, at, at + sign.len())).collect()
}

/// Digits between separators.
struct Group<'a> {
    /// What stands before it: nothing, `,`, `.` or `, `.
    separator: &'static str,
    digits: &'a str,
}

fn broken_at(text: &str, start: usize, after_sign: usize) -> Option<BrokenMoney> {
    let rest = text.get(after_sign..)?;
    let number = rest.strip_prefix(' ').unwrap_or(rest);
    let (groups, behind) = groups(number);
    let spaced = groups.iter().any(|group| group.separator == ", ");
    if are_well_parted(&groups) || spaced && !is_one_number(&groups, behind) {
        return None;
    }
    let range = start..text.len() - behind.len();
    let is_all = text.trim().len() == range.len();
    let certain = is_all || groups.iter().any(|group| group.separator == ", " && group.digits.starts_with('0'));
    let mended = (spaced && certain && are_threes(&groups)).then(|| {
        let digits: Vec<&str> = groups.iter().map(|group| group.digits).collect();
        format!("£{}", digits.join(","))
    });
    Some(BrokenMoney { range, mended })
}

/// The digits that a text begins with, with all that are joined to them, and the text behind.
fn groups(text: &str) -> (Vec<Group<'_>>, &str) {
    let (digits, mut rest) = leading_digits(text);
    let mut groups = vec![Group { separator: "", digits }];
    if digits.is_empty() {
        return (groups, rest);
    }
    // Thousands may follow a short number that has no point yet.
    let mut thousands = digits.len() <= 3;
    loop {
        let next = [",", ".", ", "].into_iter().find_map(|separator| {
            let (digits, after) = leading_digits(rest.strip_prefix(separator)?);
            let fits = !digits.is_empty() && (separator != ", " || thousands && is_thousand(digits, after));
            fits.then_some((Group { separator, digits }, after))
        });
        let Some((group, after)) = next else { return (groups, rest) };
        thousands &= group.separator != ".";
        groups.push(group);
        rest = after;
    }
}

/// Whether digits behind a comma and a space may be the thousands of the number before.
fn is_thousand(digits: &str, after: &str) -> bool {
    let goes_on = after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '/' | ':' | '-' | '–'));
    digits.len() == 3 && !goes_on
}

/// Groups of three behind a first of one to three.
fn are_threes(groups: &[Group]) -> bool {
    let fits = |(i, group): (usize, &Group)| {
        if i == 0 { (1..=3).contains(&group.digits.len()) } else { group.digits.len() == 3 }
    };
    groups.iter().enumerate().all(fits)
}

/// Digits as British people write them: `334818`, `334,818`, `334,818.50`.
fn are_well_parted(groups: &[Group]) -> bool {
    let (last, before) = match groups {
        [before @ .., last] if last.separator == "." => (Some(last), before),
        all => (None, all),
    };
    let commas = before.len() == 1 || are_threes(before) && before.iter().skip(1).all(|group| group.separator == ",");
    commas && last.is_none_or(|last| !last.digits.is_empty())
}

/// Whether digits with a space among them are one number, seen from what stands behind them.
fn is_one_number(groups: &[Group], behind: &str) -> bool {
    let zeros = groups.iter().any(|group| group.separator == ", " && group.digits.starts_with('0'));
    let punctuation = |c: char| matches!(c, '.' | ';' | ')' | ']' | ':' | '*');
    let ends = behind.trim_start().is_empty() || behind.starts_with(punctuation);
    let goes_on = behind.starts_with(' ') && BEHIND.contains(&first_word(behind));
    zeros || ends || goes_on
}

#[cfg(test)]
mod tests {
    use super::broken_money;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let found = broken_money(text);
        let found: Vec<_> = found.iter().map(|b| (&text[b.range.clone()], b.mended.as_deref())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn digits_are_parted_by_commas_in_threes() {
        check("£334, 818", &[("£334, 818", Some("£334,818"))]);
        check("a grant of £334, 818 for victims", &[("£334, 818", None)]);
        check("a grant of £250, 000 and more", &[("£250, 000", Some("£250,000"))]);
        check("(£1,334, 818)", &[("£1,334, 818", None)]);
        check("£1,23,456 or £1,2345", &[("£1,23,456", None), ("£1,2345", None)]);
        check("£4,2m, £1.234.567", &[("£4,2m".trim_end_matches('m'), None), ("£1.234.567", None)]);
        check("£1234,567", &[("£1234,567", None)]);
    }

    #[test]
    fn amounts_and_lists_of_numbers_are_whole() {
        for text in [
            "£334,818 and £1,591,756.50.",
            "£14.5m, £1234 and £.50, £X, £",
            "grants of £200, 300 and 400",
            "We gave £500, 250 people came",
            "£500, £250 and £120",
            "In 2019 £300, 2020 £400",
            "We spent £400, 147 officers joined",
            "£1.5, 250",
            "£300, 101-call handlers",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_long_number_takes_as_long_as_it_is() {
        for group in [", 111", ",111", ",1", ".1"] {
            let text = format!("£1{}", group.repeat(200_000));
            assert!(broken_money(&text).len() < 2, "{group}");
        }
    }
}
