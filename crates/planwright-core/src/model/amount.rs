//! Amounts, as British people write them.

#![deny(clippy::arithmetic_side_effects, reason = "a decimal's own operators panic where they overflow")]

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// What an amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Pounds sterling.
    Pounds,
    /// Per cent.
    Percent,
    /// A bare number: people, hours, or money whose unit stands elsewhere.
    Count,
}

/// What a bare number counts in a column: "£m" makes it millions of pounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// What is counted.
    pub unit: Unit,
    /// How many whole units one is worth: 1,000,000 for `£m`, 0.01 for pence.
    pub scale: Decimal,
}

/// An amount: `£1,591,756`, `£223.4m`, `45p`, `(1.5)`, `5.1%`.
///
/// `value` is scaled to whole units (pounds, per cent, things), so that `£223.4m` and
/// `£223,400,000` are equal; `last_digit` says what one step of the last digit that was printed
/// is worth, in the same units: 100,000 for `£223.4m`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The number in whole units.
    pub value: Decimal,
    /// What it counts.
    pub unit: Unit,
    /// The worth of the last printed digit, in whole units.
    pub last_digit: Decimal,
}

impl fmt::Display for Amount {
    /// The amount as British people print it, to its own last digit: `£4,277,761`, `£223.4m`, `45p`,
    /// `−£1.5m`, `5.1%`. What is known to ten thousands or less closely is printed in millions, what
    /// is known to ten millions or less closely in billions, and so on; thousands are printed out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.value.abs();
        let pounds = self.unit == Unit::Pounds;
        let pence = pounds && !size.is_zero() && size < Decimal::ONE && self.last_digit < Decimal::ONE;
        let (scale, behind) = match self.unit {
            Unit::Percent => (Decimal::ONE, "%"),
            _ if pence => (Decimal::new(1, 2), "p"),
            _ if self.last_digit >= Decimal::from(10_000_000_000_u64) => (Decimal::from(1_000_000_000_000_u64), "tn"),
            _ if self.last_digit >= Decimal::from(10_000_000) => (Decimal::from(1_000_000_000), "bn"),
            _ if self.last_digit >= Decimal::from(10_000) => (Decimal::from(1_000_000), "m"),
            _ => (Decimal::ONE, ""),
        };
        let (Some(number), Some(step)) = (size.checked_div(scale), self.last_digit.checked_div(scale)) else {
            return write!(f, "{}", self.value);
        };
        let places = match step.normalize().scale() {
            // A part of a pound is printed to the penny.
            1 if pounds && behind.is_empty() => 2,
            places => places,
        };
        let number = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        let sign = if self.value.is_sign_negative() && !number.is_zero() { "−" } else { "" };
        let digits = format!("{number:.places$}", places = usize::try_from(places).unwrap_or_default());
        let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(w, d)| (w, Some(d)));
        let before = if pounds && !pence { "£" } else { "" };
        write!(f, "{sign}{before}{}", grouped(whole))?;
        if let Some(fraction) = fraction {
            write!(f, ".{fraction}")?;
        }
        f.write_str(behind)
    }
}

/// Digits with a comma between their thousands.
fn grouped(digits: &str) -> String {
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(String::from_utf8_lossy).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use crate::amount::amount;

    #[track_caller]
    fn check(text: &str) {
        let read = amount(text, None, false).map(|amount| amount.to_string());
        assert_eq!(read.as_deref(), Some(text));
    }

    #[test]
    fn an_amount_is_printed_as_it_was_read() {
        for text in ["£4,277,761", "£223.4m", "45p", "−£1.5m", "5.1%", "£10", "£0", "£3m", "1,234", "−29.8", "£14.50"]
        {
            check(text);
        }
    }
}
