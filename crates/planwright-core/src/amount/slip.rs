//! Cells that hold no amount and were meant to: `96.2O`, `8..2`, `8,2`, `£95 000`.

use super::{amount, without_marks};

/// A slip of the keyboard in a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// What is wrong, in words that follow "it has".
    pub fault: &'static str,
    /// The figure that was probably meant.
    pub meant: String,
}

/// One way to mend a figure: none where it changes nothing, or cannot say what was meant.
type Mend = fn(&str) -> Option<String>;

/// Each slip with its mend, tried in this order. None of them needs a second.
const MENDS: &[(&str, Mend)] = &[
    ("a letter where a digit should be", letters),
    ("two points or commas beside each other", doubled),
    ("a space among its digits", spaces),
    ("a comma where the decimal point should be", decimal_comma),
    ("points between its thousands", pointed_thousands),
    ("only one of its two brackets", brackets),
];

/// The slip in a text that is no amount, where one change of its signs makes it one.
#[must_use]
pub fn slip(text: &str) -> Option<Slip> {
    let text = without_marks(text.trim());
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    if !has_digit || text.len() > LONGEST || amount(text, None, false).is_some() {
        return None;
    }
    MENDS.iter().find_map(|(fault, mend)| {
        let meant = mend(text).filter(|meant| amount(meant, None, false).is_some())?;
        Some(Slip { fault, meant })
    })
}

/// No figure is longer.
const LONGEST: usize = 40;

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

fn changed(text: &str, mended: String) -> Option<String> {
    (mended != text).then_some(mended)
}

/// Letters that look like digits. Another letter, as in `5lb`, leaves what is no amount.
fn letters(text: &str) -> Option<String> {
    let digit = |c: char| match c {
        'O' | 'o' => '0',
        'l' | 'I' => '1',
        other => other,
    };
    changed(text, text.chars().map(digit).collect())
}

fn doubled(text: &str) -> Option<String> {
    changed(text, text.replace("..", ".").replace(",,", ","))
}

/// Spaces among the digits: as thousands are parted elsewhere, or beside a point or a comma.
fn spaces(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut mended = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        if !is_space(c) {
            mended.push(c);
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied().unwrap_or(' ');
        let after: String = chars.iter().skip(at.saturating_add(1)).collect();
        match before {
            '.' | ',' => {}
            _ if after.starts_with(['.', ',']) => {}
            _ if before.is_ascii_digit() && begins_with_a_thousand(&after) => mended.push(','),
            _ => mended.push(c),
        }
    }
    changed(text, mended)
}

/// Whether three digits and no more follow.
fn begins_with_a_thousand(after: &str) -> bool {
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// `8,2`: one or two digits behind the only comma; `1.234,5`, as it is written abroad.
fn decimal_comma(text: &str) -> Option<String> {
    let (whole, fraction) = text.rsplit_once(',')?;
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) || whole.contains(',') {
        return None;
    }
    Some(format!("{}.{fraction}", whole.replace('.', ",")))
}

/// `1.234.567`
fn pointed_thousands(text: &str) -> Option<String> {
    (text.matches('.').count() > 1).then(|| text.replace('.', ","))
}

/// `(1.5` and `1.5)`
fn brackets(text: &str) -> Option<String> {
    match (text.starts_with('('), text.ends_with(')')) {
        (true, false) => Some(format!("{text})")),
        (false, true) => Some(format!("({text}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::slip;

    #[track_caller]
    fn check(text: &str, meant: Option<&str>) {
        assert_eq!(slip(text).map(|slip| slip.meant).as_deref(), meant, "{text}");
    }

    #[test]
    fn a_slip_says_what_was_meant() {
        check("96.2O", Some("96.20"));
        check("£1O0,00O", Some("£100,000"));
        check("l2.5", Some("12.5"));
        check("8..2", Some("8.2"));
        check("1,,200", Some("1,200"));
        check("£95 000", Some("£95,000"));
        check("£95\u{a0}000", Some("£95,000"));
        check("1 234\u{202f}567.5", Some("1,234,567.5"));
        check("334, 818", Some("334,818"));
        check("72 .1", Some("72.1"));
        check("8,2", Some("8.2"));
        check("£1.234,50", Some("£1,234.50"));
        check("1.234.567", Some("1,234,567"));
        check("(1.5", Some("(1.5)"));
        check("1.5)*", Some("(1.5)"));
        check("(96.2O)", Some("(96.20)"));
    }

    #[test]
    fn words_dates_and_figures_are_no_slips() {
        for text in [
            "",
            "–",
            "n/a",
            "96.2",
            "£95,000",
            "c. 96",
            "95.0 (est)",
            "to follow",
            "up to £50",
            "<5",
            "2024/25",
            "31.3.24",
            "31 March",
            "10 20",
            "2024 25",
            "A249",
            "Oil",
            "Q1",
            "1.2.3",
            "10 to 12",
            "20 (officers)",
            "5 lb",
        ] {
            check(text, None);
        }
        check(&"1 ".repeat(100_000), None);
    }
}
