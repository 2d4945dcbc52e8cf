//! Amounts, as British people write them.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// What an amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// `−£1.5m`, `5.1%`. What is known to ten thousands or less closely is printed in millions.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pounds, percent) = (self.unit == Unit::Pounds, self.unit == Unit::Percent);
        let size = self.value.abs();
        let sign = if self.value.is_sign_negative() && !self.value.is_zero() { "−" } else { "" };
        if pounds
            && size < Decimal::ONE
            && !size.is_zero()
            && let Some(pence) = size.checked_mul(Decimal::ONE_HUNDRED)
        {
            return write!(f, "{sign}{}p", pence.normalize());
        }
        let pound = if pounds { "£" } else { "" };
        let in_millions =
            (self.last_digit >= Decimal::from(10_000)).then(|| size.checked_div(Decimal::from(1_000_000)));
        let step = in_millions.and_then(|_| self.last_digit.checked_div(Decimal::from(1_000_000)));
        let (number, step, scale) = match (in_millions.flatten(), step) {
            (Some(millions), Some(step)) => (millions, step, "m"),
            _ => (size, self.last_digit, ""),
        };
        // A part of a pound is printed to the penny.
        let places = step.normalize().scale();
        let places = if pounds && scale.is_empty() && places == 1 { 2 } else { places };
        let number = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        let digits = format!("{number:.places$}", places = places as usize);
        let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(w, d)| (w, Some(d)));
        write!(f, "{sign}{pound}{}", grouped(whole))?;
        if let Some(fraction) = fraction {
            write!(f, ".{fraction}")?;
        }
        f.write_str(scale)?;
        f.write_str(if percent { "%" } else { "" })
    }
}

/// Digits with a comma between their thousands.
fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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
