//! A number as it was printed, and the amount that it stands for.

#![deny(clippy::arithmetic_side_effects, reason = "a decimal's own operators panic where they overflow")]

use rust_decimal::Decimal;

use super::words::starts_with_word;
use crate::model::{Amount, Basis, Unit};

/// The signs of a number: hyphen, minus, en dash and plus.
pub(super) const SIGNS: [char; 4] = ['-', '−', '–', '+'];

/// So many digits can be multiplied by a trillion without loss; nobody writes more.
pub(super) const MOST_DIGITS: usize = 16;

/// A number as it was printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    pub(super) negative: bool,
    pub(super) signed: bool,
    pub(super) pounds: bool,
    pub(super) value: Decimal,
    pub(super) decimals: u32,
    pub(super) grouped: bool,
    pub(super) suffix: Option<Suffix>,
}

/// What stands behind the digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suffix {
    /// `m`, `million`: what the number is multiplied by.
    Scale(Decimal),
    /// `p`, `pence`.
    Pence,
    /// `%`, `per cent`.
    Percent,
}

impl Written {
    /// Neither a pound sign nor anything behind the digits says what it counts.
    pub(super) fn is_bare(&self) -> bool {
        !self.pounds && self.suffix.is_none()
    }

    /// A bare whole number without a sign and without commas.
    pub(super) fn is_plain_integer(&self) -> bool {
        self.is_bare() && !self.signed && !self.grouped && self.decimals == 0
    }

    /// A bare whole number that is read as a year.
    pub(super) fn is_year(&self) -> bool {
        self.is_plain_integer() && self.value >= Decimal::from(1900) && self.value < Decimal::from(2100)
    }

    /// The amount in whole units.
    pub(super) fn amount(&self, basis: Option<Basis>) -> Option<Amount> {
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

/// Reads an amount at the beginning of a text: how it was printed, and the text behind it.
/// Brackets are a minus only where `brackets` says so.
pub(super) fn read(text: &str, brackets: bool) -> Option<(Written, &str)> {
    let mut rest = text;
    let mut sign = eat(&mut rest, &SIGNS);
    let mut pounds = pound_sign(&mut rest, sign.is_some());
    if sign.is_none() && pounds {
        sign = eat(&mut rest, &SIGNS);
    }
    let bracket = brackets && eat(&mut rest, &['(']).is_some();
    if bracket && !pounds {
        pounds = pound_sign(&mut rest, false);
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
    Some((written, rest))
}

/// Takes one of the characters.
fn eat(rest: &mut &str, of: &[char]) -> Option<char> {
    let mut chars = rest.chars();
    let c = chars.next().filter(|c| of.contains(c))?;
    *rest = chars.as_str();
    Some(c)
}

/// Takes a `£`, with the space that some put behind it or behind the sign before it.
fn pound_sign(rest: &mut &str, after_sign: bool) -> bool {
    if after_sign {
        *rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    let pounds = eat(rest, &['£']).is_some();
    if pounds {
        *rest = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    }
    pounds
}

/// Takes the digits: value, decimals, and whether thousands are set apart by commas.
fn digits(rest: &mut &str) -> Option<(Decimal, u32, bool)> {
    let (mut number, grouped, mut after) = whole_digits(rest);
    let mut decimals = 0;
    if let Some(fraction) = after.strip_prefix('.') {
        let (places, behind) = leading_digits(fraction);
        if !places.is_empty() {
            number.push_str(places);
            decimals = u32::try_from(places.len()).ok()?;
            after = behind;
        }
    }
    if number.is_empty() || number.len() > MOST_DIGITS {
        return None;
    }
    let value = Decimal::try_from_i128_with_scale(number.parse().ok()?, decimals).ok()?;
    *rest = after;
    Some((value, decimals, grouped))
}

/// The digits before the point without their commas, whether there were commas, and the text
/// behind. A comma belongs to the number only where three digits and no more follow it.
pub(super) fn whole_digits(text: &str) -> (String, bool, &str) {
    let (first, mut rest) = leading_digits(text);
    let mut number = first.to_owned();
    let mut grouped = false;
    if (1..=3).contains(&first.len()) {
        while let Some((group, after)) = rest.strip_prefix(',').map(leading_digits).filter(|(g, _)| g.len() == 3) {
            number.push_str(group);
            rest = after;
            grouped = true;
        }
    }
    (number, grouped, rest)
}

/// The digits that a text begins with, and the text behind them.
pub(super) fn leading_digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// Takes what stands behind the digits: a scale, `p` or `%`.
fn suffix(rest: &mut &str, pounds: bool) -> Option<Suffix> {
    let close = *rest;
    let spaced = close.strip_prefix([' ', '\u{a0}']).unwrap_or(close);
    let is_close = spaced.len() == close.len();
    if !pounds {
        if let Some(after) = spaced.strip_prefix('%') {
            *rest = after;
            return Some(Suffix::Percent);
        }
        let words = [("per cent", Suffix::Percent), ("percent", Suffix::Percent), ("pence", Suffix::Pence)];
        let short = [("p", Suffix::Pence)];
        let words = words.iter().chain(short.iter().filter(|_| is_close));
        for (word, suffix) in words {
            if let Some(after) = spaced.get(word.len()..).filter(|_| starts_with_word(spaced, &[word])) {
                *rest = after;
                return Some(*suffix);
            }
        }
    }
    let hyphened = spaced.strip_prefix('-').filter(|_| pounds && is_close);
    let (scale, after) = scale_word(hyphened.unwrap_or(spaced))?;
    let is_letters = spaced.len().saturating_sub(after.len()) < 3;
    // `5 m` is metres, `5 million` is not.
    if is_letters && !is_close && !pounds {
        return None;
    }
    *rest = after;
    Some(Suffix::Scale(scale))
}

/// The scale that a text begins with, and the text behind it.
pub(super) fn scale_word(text: &str) -> Option<(Decimal, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, after) = text.split_at_checked(end).filter(|(word, _)| word.len() <= "thousands".len())?;
    let scale: u64 = match word.to_ascii_lowercase().as_str() {
        "k" | "thousand" | "thousands" => 1_000,
        // Welsh: `filiwn` is `miliwn` behind a word that softens it.
        "m" | "mn" | "million" | "millions" | "miliwn" | "filiwn" | "miliynau" => 1_000_000,
        "bn" | "billion" | "billions" | "biliwn" | "biliynau" => 1_000_000_000,
        "tn" | "trillion" | "trillions" => 1_000_000_000_000,
        _ => return None,
    };
    let goes_on = after.starts_with(char::is_alphanumeric);
    (!goes_on).then(|| (Decimal::from(scale), after))
}
