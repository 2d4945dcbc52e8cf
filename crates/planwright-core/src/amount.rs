//! Amounts, as British people write them: `£1,591,756`, `£223.4m`, `45p`, `(1.5)`, `−29.8`, `5.1%`.
//!
//! [`amount`] reads a text that is nothing but an amount, as a table's cell is. Years, ranges,
//! dates, ordinals and the numbers of roads and paragraphs are none.

use crate::model::{Amount, Basis, Unit};
use rust_decimal::Decimal;

/// The unit that a heading, a caption or `unit=` names, if it names one.
///
/// `£m`, `£ million`, `£000`, `£'000`, `£k`, `£bn`, `£`, `%`, `per cent`, `pence` and `(p)` do;
/// a `£` or `%` that belongs to a number ("a rise of 5%") does not. Of two, the first counts.
pub fn basis(words: &str) -> Option<Basis> {
    words.char_indices().find_map(|(at, _)| basis_at(words, at))
}

/// The unit that stands at `at`.
fn basis_at(words: &str, at: usize) -> Option<Basis> {
    let (before, rest) = words.split_at_checked(at)?;
    if let Some(after) = rest.strip_prefix('£') {
        return pounds_basis(after);
    }
    let word_starts = !before.ends_with(char::is_alphanumeric);
    if !word_starts && !rest.starts_with('%') {
        return None;
    }
    let of_a_number = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if (rest.starts_with('%') || starts_with_word(rest, &["per cent", "percent", "percentage"])) && !of_a_number {
        return Some(Basis { unit: Unit::Percent, scale: Decimal::ONE });
    }
    if rest.starts_with("(p)") || starts_with_word(rest, &["pence"]) || words.trim() == "p" {
        return Some(Basis { unit: Unit::Pounds, scale: Decimal::new(1, 2) });
    }
    let thousands = ["'000", "’000", "‘000", "000s", "thousands"].iter().any(|word| rest.starts_with(word));
    if thousands && !of_a_number {
        return Some(Basis { unit: Unit::Count, scale: Decimal::ONE_THOUSAND });
    }
    None
}

/// What stands behind a `£` that has no number.
fn pounds_basis(after: &str) -> Option<Basis> {
    let rest = after.trim_start_matches(['\'', '’', '‘', ' ']);
    let scale = if rest.starts_with("000") {
        Decimal::ONE_THOUSAND
    } else if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    } else {
        scale_word(rest).map_or(Decimal::ONE, |(scale, _)| scale)
    };
    Some(Basis { unit: Unit::Pounds, scale })
}

/// The amount that a text wholly is; `basis` is what a bare number counts here, and `years` says
/// whether a bare `2020` is a year (in a column whose heading names a unit it is not).
///
/// An empty text, a dash, `nil` and `n/a` are none. A footnote mark behind is passed over.
pub fn amount(text: &str, basis: Option<Basis>, years: bool) -> Option<Amount> {
    let text = without_marks(text.trim());
    let (written, length) = read(text, true)?;
    if length != text.len() || (years && written.is_year()) {
        return None;
    }
    written.amount(basis)
}

/// True for a cell that says outright that there is nothing: empty, a dash, `nil`, `n/a`.
pub fn is_nothing(text: &str) -> bool {
    let text = without_marks(text.trim());
    matches!(text, "" | "-" | "–" | "—" | "−") || ["nil", "n/a", "n.a."].iter().any(|w| text.eq_ignore_ascii_case(w))
}

/// The signs of a number: hyphen, minus, en dash and plus.
const SIGNS: [char; 4] = ['-', '−', '–', '+'];

/// A number as it was printed.
struct Written {
    negative: bool,
    signed: bool,
    pounds: bool,
    value: Decimal,
    decimals: u32,
    grouped: bool,
    suffix: Option<Suffix>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Suffix {
    Scale(Decimal),
    Pence,
    Percent,
}

impl Written {
    /// A bare whole number that is read as a year.
    fn is_year(&self) -> bool {
        let bare = !self.pounds && self.suffix.is_none() && !self.signed && !self.grouped && self.decimals == 0;
        bare && self.value >= Decimal::from(1900) && self.value < Decimal::from(2100)
    }

    /// The amount in whole units.
    fn amount(&self, basis: Option<Basis>) -> Option<Amount> {
        let money = basis.is_some_and(|b| b.unit == Unit::Pounds);
        let (unit, scale) = match self.suffix {
            Some(Suffix::Percent) => (Unit::Percent, Decimal::ONE),
            Some(Suffix::Pence) => (Unit::Pounds, Decimal::new(1, 2)),
            Some(Suffix::Scale(scale)) if self.pounds || money => (Unit::Pounds, scale),
            Some(Suffix::Scale(scale)) => (Unit::Count, scale),
            None if self.pounds => (Unit::Pounds, Decimal::ONE),
            None => basis.map_or((Unit::Count, Decimal::ONE), |b| (b.unit, b.scale)),
        };
        let mut value = self.value.checked_mul(scale)?.normalize();
        if self.negative && !value.is_zero() {
            value.set_sign_negative(true);
        }
        let last_digit = Decimal::try_new(1, self.decimals).ok()?.checked_mul(scale)?.normalize();
        Some(Amount { value, unit, last_digit })
    }
}

/// Reads an amount at the beginning of a text: how it was printed, and how many bytes it took.
/// Brackets are a minus only where `brackets` says so.
fn read(text: &str, brackets: bool) -> Option<(Written, usize)> {
    let mut rest = text;
    let mut sign = eat(&mut rest, &SIGNS);
    let mut pounds = sign_or_pounds(&mut rest, sign.is_some());
    if sign.is_none() && pounds {
        sign = eat(&mut rest, &SIGNS);
    }
    let bracket = brackets && eat(&mut rest, &['(']).is_some();
    if bracket && !pounds {
        pounds = sign_or_pounds(&mut rest, false);
    }
    if bracket && sign.is_some() {
        return None;
    }
    let (value, decimals, grouped) = digits(&mut rest)?;
    let mut suffix = suffix(&mut rest, pounds);
    if bracket {
        rest = rest.strip_prefix(')')?;
        if suffix.is_none() {
            suffix = self::suffix(&mut rest, pounds);
        }
    }
    let negative = bracket || sign.is_some_and(|s| s != '+');
    let written = Written { negative, signed: sign.is_some() || bracket, pounds, value, decimals, grouped, suffix };
    Some((written, text.len() - rest.len()))
}

/// Takes one of the characters.
fn eat(rest: &mut &str, of: &[char]) -> Option<char> {
    let c = rest.chars().next().filter(|c| of.contains(c))?;
    *rest = &rest[c.len_utf8()..];
    Some(c)
}

/// Takes a `£`, with the space that some put behind it or behind the sign before it.
fn sign_or_pounds(rest: &mut &str, after_sign: bool) -> bool {
    if after_sign {
        *rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    let pounds = eat(rest, &['£']).is_some();
    if pounds {
        *rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    pounds
}

/// Takes the digits: value, decimals, and whether thousands are set apart by commas.
fn digits(rest: &mut &str) -> Option<(Decimal, u32, bool)> {
    let (whole, grouped, length) = whole_digits(rest);
    let mut number = whole;
    let mut taken = length;
    let mut decimals = 0;
    if let Some(fraction) = rest[length..].strip_prefix('.') {
        let count = fraction.bytes().take_while(u8::is_ascii_digit).count();
        if count > 0 {
            number.push_str(&fraction[..count]);
            taken += 1 + count;
            decimals = u32::try_from(count).ok()?;
        }
    }
    if number.is_empty() || number.len() > 24 {
        return None;
    }
    let mantissa = number.parse::<i128>().ok()?;
    let value = Decimal::try_from_i128_with_scale(mantissa, decimals).ok()?;
    *rest = &rest[taken..];
    Some((value, decimals, grouped))
}

/// The digits before the point, without their commas. A comma belongs to the number only where
/// three digits and no more follow it.
fn whole_digits(text: &str) -> (String, bool, usize) {
    let bytes = text.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut length = run(0);
    let mut grouped = false;
    if (1..=3).contains(&length) {
        while bytes.get(length) == Some(&b',') && run(length + 1) == 3 {
            length += 4;
            grouped = true;
        }
    }
    (text[..length].replace(',', ""), grouped, length)
}

/// Takes what stands behind the digits: a scale, `p` or `%`.
fn suffix(rest: &mut &str, pounds: bool) -> Option<Suffix> {
    let close = *rest;
    let spaced = close.strip_prefix([' ', '\u{a0}']).unwrap_or(close);
    if let Some(after) = spaced.strip_prefix('%').filter(|_| !pounds) {
        *rest = after;
        return Some(Suffix::Percent);
    }
    if let Some(word) = ["per cent", "percent"].into_iter().find(|w| starts_with_word(spaced, &[w])).filter(|_| !pounds)
    {
        *rest = &spaced[word.len()..];
        return Some(Suffix::Percent);
    }
    if starts_with_word(close, &["p"]) && !pounds {
        *rest = &close[1..];
        return Some(Suffix::Pence);
    }
    let (scale, length) = scale_word(spaced)?;
    // `5 m` is metres, `5 million` is not.
    if length < 3 && spaced.len() < close.len() && !pounds {
        return None;
    }
    *rest = &spaced[length..];
    Some(Suffix::Scale(scale))
}

/// The scale that a text begins with, and its length.
fn scale_word(text: &str) -> Option<(Decimal, usize)> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let word = text[..end].to_ascii_lowercase();
    let scale = match word.as_str() {
        "k" | "thousand" | "thousands" => 1_000,
        "m" | "mn" | "million" | "millions" => 1_000_000,
        "bn" | "billion" | "billions" => 1_000_000_000,
        _ => return None,
    };
    let goes_on = text[end..].starts_with(|c: char| c.is_alphanumeric());
    (!goes_on).then(|| (Decimal::from(scale), end))
}

/// Whether a text begins with one of the words, whatever their case, and the word ends there.
fn starts_with_word(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !text[word.len()..].starts_with(|c: char| c.is_alphanumeric())
    })
}

/// The text without the marks of footnotes at its end.
fn without_marks(text: &str) -> &str {
    text.trim_end_matches(|c: char| "*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹".contains(c) || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `value unit last-digit`, with the unit as `£`, `%` or `#`.
    fn show(amount: &Amount) -> String {
        let unit = match amount.unit {
            Unit::Pounds => "£",
            Unit::Percent => "%",
            Unit::Count => "#",
        };
        format!("{unit}{} ±{}", amount.value, amount.last_digit)
    }

    fn check(text: &str, heading: &str, expected: &str) {
        let basis = super::basis(heading);
        let found = amount(text, basis, basis.is_none()).map_or_else(|| "none".to_owned(), |a| show(&a));
        assert_eq!(found, expected, "{text:?} under {heading:?}");
    }

    #[test]
    fn reads_what_british_people_write() {
        check("£1,591,756", "", "£1591756 ±1");
        check("£223.4m", "", "£223400000 ±100000");
        check("£ 223.4 m", "", "£223400000 ±100000");
        check("1.2bn", "", "#1200000000 ±100000000");
        check("1.2bn", "£m", "£1200000000 ±100000000");
        check("250k", "£", "£250000 ±1000");
        check("£250K", "", "£250000 ±1000");
        check("£3 million", "", "£3000000 ±1000000");
        check("45p", "", "£0.45 ±0.01");
        check("5.1%", "£m", "%5.1 ±0.1");
        check("8 per cent", "", "%8 ±1");
        check("147", "", "#147 ±1");
        check("6,000", "", "#6000 ±1");
        check("0.50", "", "#0.5 ±0.01");
        check("£.50", "", "£0.5 ±0.01");
        check("0", "", "#0 ±1");
    }

    #[test]
    fn reads_minus_in_every_form() {
        for text in ["(1.5)", "-1.5", "−1.5", "–1.5", "- 1.5"] {
            check(text, "", "#-1.5 ±0.1");
        }
        for text in ["(£1.5m)", "£(1.5)m", "£(1.5m)", "-£1.5m", "£-1.5m", "−£1.5m"] {
            check(text, "", "£-1500000 ±100000");
        }
        check("+3.6", "", "#3.6 ±0.1");
        check("(5.1%)", "", "%-5.1 ±0.1");
        check("(5.1)%", "", "%-5.1 ±0.1");
        check("(0)", "", "#0 ±1");
    }

    #[test]
    fn passes_over_footnote_marks() {
        check("£5m*", "", "£5000000 ±1000000");
        check("5.1 †", "", "#5.1 ±0.1");
        check("12¹", "", "#12 ±1");
    }

    #[test]
    fn takes_the_unit_from_the_words_around() {
        check("223.4", "2020/21 £m", "£223400000 ±100000");
        check("223.4", "Budget (£ million)", "£223400000 ±100000");
        check("1,500", "£'000", "£1500000 ±1000");
        check("1,500", "£000s", "£1500000 ±1000");
        check("12", "Change %", "%12 ±1");
        check("12", "Per cent", "%12 ±1");
        check("45", "Pence", "£0.45 ±0.01");
        check("45", "Officers", "#45 ±1");
        check("45", "A rise of 5%", "#45 ±1");
        check("45", "The £4.2m budget", "#45 ±1");
        check("2020", "£", "£2020 ±1");
        check("£10", "£m", "£10 ±1");
    }

    #[test]
    fn leaves_alone_what_is_no_amount() {
        for text in [
            "",
            "–",
            "—",
            "-",
            "nil",
            "n/a",
            "2019/20",
            "2020",
            "2019-20",
            "1st",
            "22nd",
            "A249",
            "10:30",
            "10–20",
            "£334, 818",
            "1,23",
            "£",
            "%",
            "12 officers",
            "1.2.3",
            "£5p",
            "£5%",
            "(1.5",
            "-(1.5)",
            "31 March",
            "5 m",
            "99999999999999999999999999999",
        ] {
            check(text, "", "none");
        }
    }

    #[test]
    fn knows_what_says_nothing() {
        for text in ["", " ", "–", "—", "-", "nil", "Nil", "n/a", "N/A", "–*"] {
            assert!(is_nothing(text), "{text:?}");
        }
        assert!(!is_nothing("none of it"));
    }
}
