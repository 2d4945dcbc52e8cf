//! Amounts of money in running text.

use planwright_core::model::{Amount, Unit};
use rust_decimal::Decimal;

/// What the letters or the word behind a number multiply it by.
const SCALES: &[(&str, u64)] = &[
    ("bn", 1_000_000_000),
    ("billion", 1_000_000_000),
    ("m", 1_000_000),
    ("mn", 1_000_000),
    ("million", 1_000_000),
    ("k", 1_000),
    ("thousand", 1_000),
];

/// Every amount that is written with a pound sign. A number too long to hold is passed over.
pub(crate) fn pounds(text: &str) -> Vec<Amount> {
    text.match_indices('£').filter_map(|(at, sign)| amount(text[at + sign.len()..].trim_start())).collect()
}

fn amount(text: &str) -> Option<Amount> {
    let end = number_end(text);
    let number = text[..end].replace(',', "");
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let scale = scale(&text[end..]);
    let value = number.parse::<Decimal>().ok()?.checked_mul(scale)?;
    let last_digit = Decimal::try_new(1, u32::try_from(decimals).ok()?).ok()?.checked_mul(scale)?;
    Some(Amount { value, unit: Unit::Pounds, last_digit })
}

/// Where a number ends: a comma or a point belongs to it only before another digit.
fn number_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || (end > 0 && matches!(bytes.get(end), Some(b',' | b'.')) && digit(end + 1)) {
        end += 1;
    }
    end
}

fn scale(rest: &str) -> Decimal {
    let word: String = rest.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    let word = word.to_lowercase();
    SCALES.iter().find(|(known, _)| *known == word).map_or(Decimal::ONE, |(_, scale)| Decimal::from(*scale))
}

#[cfg(test)]
mod tests {
    use super::pounds;

    fn check(text: &str, expected: &[&str]) {
        let expected: Vec<rust_decimal::Decimal> = expected.iter().map(|n| n.parse().unwrap()).collect();
        let found: Vec<_> = pounds(text).into_iter().map(|amount| amount.value).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_amounts_as_they_are_written() {
        check("£223.4m (58%) and £0.8m", &["223400000.0", "800000.0"]);
        check("£1,591,756, then £10.", &["1591756", "10"]);
        check("£1.2 billion; £250k; £ 5 million", &["1200000000.0", "250000", "5000000"]);
        check("£10 more money", &["10"]);
        check("£X, £, £.5 and 5.2%", &[]);
    }

    #[test]
    fn a_number_too_long_to_hold_is_passed_over() {
        check("£99999999999999999999999999999999999m", &[]);
    }
}
