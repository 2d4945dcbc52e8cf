//! Amounts beside one another, in exact decimals. None stands for a number too long to hold.

#![deny(clippy::arithmetic_side_effects, reason = "a decimal's own operators panic where they overflow")]

use planwright_core::model::Amount;
use rust_decimal::Decimal;

/// How far what an amount stands for may lie from what is printed: half its last digit.
pub(crate) fn slack(amount: &Amount) -> Option<Decimal> {
    amount.last_digit.abs().checked_div(Decimal::TWO)
}

/// Whether two amounts may be printed of one and the same, each rounded to its own last digit.
/// Amounts of different units, and those too long to hold, are never said to differ.
pub(crate) fn agree(a: &Amount, b: &Amount) -> bool {
    let within = || {
        let apart = a.value.checked_sub(b.value)?.abs();
        Some(apart <= slack(a)?.checked_add(slack(b)?)?)
    };
    a.unit != b.unit || within().unwrap_or(true)
}

/// Whether an amount is within 10 % of another.
pub(crate) fn is_within_a_tenth(amount: &Amount, of: &Amount) -> bool {
    let within = || Some(amount.value.checked_sub(of.value)?.abs().checked_mul(Decimal::TEN)? <= of.value.abs());
    amount.unit == of.unit && within().unwrap_or(false)
}

/// Whether an amount is another as it would be printed beside it, but for two neighbouring digits that changed places. Two
/// digits alone are too few to tell.
pub(crate) fn is_swapped(amount: &Amount, of: &Amount) -> bool {
    let digit = amount.last_digit.max(of.last_digit);
    let steps =
        |amount: &Amount| Some(amount.value.abs().checked_div(digit)?.round().normalize().to_string().into_bytes());
    let (Some(a), Some(b)) = (steps(amount), steps(of)) else { return false };
    let mut unlike = a.iter().zip(&b).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at);
    let (Some(first), Some(second), None) = (unlike.next(), unlike.next(), unlike.next()) else { return false };
    let crossed = a.get(first) == b.get(second) && a.get(second) == b.get(first);
    let significant = a.iter().rposition(|digit| *digit != b'0').is_some_and(|last| last > 1);
    amount.unit == of.unit && a.len() == b.len() && first.checked_add(1) == Some(second) && crossed && significant
}

/// Whether an amount is neither more than twice another nor less than half of it.
pub(crate) fn is_within_twice(amount: &Amount, of: &Amount) -> bool {
    let twice = |value: Decimal| value.abs().checked_mul(Decimal::TWO);
    let (a, b) = (amount.value, of.value);
    let within = twice(a).zip(twice(b)).is_some_and(|(more, most)| a.abs() <= most && b.abs() <= more);
    amount.unit == of.unit && a.is_sign_negative() == b.is_sign_negative() && within
}

/// The sum of amounts, known to the sum of their last digits.
pub(crate) fn sum<'a>(mut amounts: impl Iterator<Item = &'a Amount>) -> Option<Amount> {
    let first = *amounts.next()?;
    amounts.try_fold(first, |sum, next| {
        let value = sum.value.checked_add(next.value)?;
        let last_digit = sum.last_digit.checked_add(next.last_digit)?;
        Some(Amount { value, last_digit, ..sum })
    })
}

/// What share an amount is of another in per cent: the least and the most that it can be, each
/// rounded to its own last digit.
pub(crate) fn share_of(part: &Amount, whole: &Amount) -> Option<(Decimal, Decimal)> {
    let (part_slack, whole_slack) = (slack(part)?, slack(whole)?);
    let share = |part: Decimal, whole: Decimal| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    let (small, large) = (whole.value.checked_sub(whole_slack)?, whole.value.checked_add(whole_slack)?);
    if small <= Decimal::ZERO {
        return None;
    }
    let least = share(part.value.checked_sub(part_slack)?, large)?;
    let most = share(part.value.checked_add(part_slack)?, small)?;
    Some((least, most))
}

#[cfg(test)]
mod tests {
    use planwright_core::amount::amount;
    use planwright_core::model::Amount;

    use super::{agree, is_swapped, is_within_a_tenth, is_within_twice, share_of, sum};

    fn read(text: &str) -> Amount {
        amount(text, None, false).unwrap()
    }

    #[test]
    fn amounts_agree_within_their_rounding() {
        let check = |a: &str, b: &str, expected: bool| assert_eq!(agree(&read(a), &read(b)), expected, "{a} and {b}");
        check("£4.1m", "£4,109,761", true);
        check("£4.2m", "£4,109,761", false);
        check("£4.1m", "£4.2m", true);
        check("£4.1m", "£4.3m", false);
        check("£4", "4%", true);
    }

    #[test]
    fn a_tenth_is_the_most() {
        let check =
            |a: &str, b: &str, expected: bool| assert_eq!(is_within_a_tenth(&read(a), &read(b)), expected, "{a}");
        check("£4.2m", "£4,109,761", true);
        check("£110", "£100", true);
        check("£111", "£100", false);
        check("110%", "£100", false);
    }

    #[test]
    fn two_digits_may_have_changed_places() {
        let check = |a: &str, b: &str, expected: bool| assert_eq!(is_swapped(&read(a), &read(b)), expected, "{a}, {b}");
        check("£232.4m", "£223.4m", true);
        check("£224.3m", "£223,400,000", true);
        check("£2.32m", "£223.4m", false);
        check("£233.4m", "£223.4m", false);
        check("£12m", "£21m", false);
        check("£432.2m", "£223.4m", false);
        check("232.4", "£223.4", false);
    }

    #[test]
    fn twice_and_half_are_the_most() {
        let check = |a: &str, b: &str, expected: bool| assert_eq!(is_within_twice(&read(a), &read(b)), expected, "{a}");
        check("£2m", "£1m", true);
        check("£0.5m", "£1m", true);
        check("£2.1m", "£1m", false);
        check("£0.4m", "£1m", false);
        check("-£1m", "£1m", false);
    }

    #[test]
    fn a_share_is_known_within_rounding() {
        let whole = sum([read("£223.4m"), read("£131.3m"), read("£29.2m")].iter()).unwrap();
        assert_eq!(whole.to_string(), "£383.9m");
        let (least, most) = share_of(&read("£131.3m"), &whole).unwrap();
        assert!(least < "34.21".parse().unwrap() && most > "34.2".parse().unwrap());
        assert_eq!(share_of(&read("£1"), &read("£0")), None);
    }
}
