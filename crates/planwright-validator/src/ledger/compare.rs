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

    use super::{agree, is_within_a_tenth, share_of, sum};

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
    fn a_share_is_known_within_rounding() {
        let whole = sum([read("£223.4m"), read("£131.3m"), read("£29.2m")].iter()).unwrap();
        assert_eq!(whole.to_string(), "£383.9m");
        let (least, most) = share_of(&read("£131.3m"), &whole).unwrap();
        assert!(least < "34.21".parse().unwrap() && most > "34.2".parse().unwrap());
        assert_eq!(share_of(&read("£1"), &read("£0")), None);
    }
}
