//! Amounts, as British people write them.

use rust_decimal::Decimal;

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
