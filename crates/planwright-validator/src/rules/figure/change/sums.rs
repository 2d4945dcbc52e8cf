//! What a change comes to, in exact decimals.

#![deny(clippy::arithmetic_side_effects, reason = "a decimal's own operators panic where they overflow")]

use planwright_core::model::{Amount, Unit};
use rust_decimal::Decimal;

use crate::ledger::{agree, share_of, slack};

/// A change in per cent, as far as its amounts tell it.
pub(super) struct Change {
    least: Decimal,
    most: Decimal,
    exact: Decimal,
}

impl Change {
    /// The change as it would be printed beside `percent`, unless `percent` says it within rounding.
    pub(super) fn unless_it_fits(&self, percent: &Amount) -> Option<Amount> {
        let slack = slack(percent)?;
        let said = percent.value.abs();
        let fits = said.checked_add(slack)? >= self.least && said.checked_sub(slack)? <= self.most;
        (!fits).then_some(Amount { value: self.exact, unit: Unit::Percent, last_digit: percent.last_digit })
    }
}

/// The change from one amount to another, where it goes the way that the text says.
pub(super) fn change(from: &Amount, to: &Amount, rises: bool) -> Option<Change> {
    let goes_so = if rises { to.value > from.value } else { to.value < from.value };
    if !goes_so || from.value <= Decimal::ZERO {
        return None;
    }
    let (least, most) = share_of(to, from)?;
    let exact = to.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from.value)?;
    let past = |share: Decimal| share.checked_sub(Decimal::ONE_HUNDRED);
    let short = |share: Decimal| Decimal::ONE_HUNDRED.checked_sub(share);
    Some(match rises {
        true => Change { least: past(least)?, most: past(most)?, exact: past(exact)? },
        false => Change { least: short(most)?, most: short(least)?, exact: short(exact)? },
    })
}

/// Whether the amounts go the other way than the text says, by more than rounding.
pub(super) fn goes_against(from: &Amount, to: &Amount, rises: bool) -> bool {
    let against = if rises { to.value < from.value } else { to.value > from.value };
    let positive = from.value > Decimal::ZERO && to.value > Decimal::ZERO;
    against && positive && !agree(from, to)
}

/// A change by an amount, seen from where it began.
pub(super) fn change_by(from: &Amount, by: &Amount) -> Option<Change> {
    if from.value <= Decimal::ZERO || by.value <= Decimal::ZERO {
        return None;
    }
    let (least, most) = share_of(by, from)?;
    let exact = by.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from.value)?;
    Some(Change { least, most, exact })
}

/// What was there before a change.
pub(super) fn before(to: &Amount, by: &Amount, rises: bool) -> Option<Amount> {
    let value = if rises { to.value.checked_sub(by.value)? } else { to.value.checked_add(by.value)? };
    Some(Amount { value, last_digit: to.last_digit.checked_add(by.last_digit)?, unit: to.unit })
}

/// The change between two amounts, where it is not the one that is said.
pub(super) fn other_change(from: &Amount, to: &Amount, said: &Amount) -> Option<Amount> {
    let value = to.value.checked_sub(from.value)?.abs();
    let last_digit = from.last_digit.checked_add(to.last_digit)?;
    let fits = agree(&Amount { value, last_digit, unit: said.unit }, &Amount { value: said.value.abs(), ..*said });
    let is_round = value.checked_rem(said.last_digit)?.is_zero();
    let printed = if is_round { said.last_digit } else { from.last_digit.max(to.last_digit) };
    (!fits).then_some(Amount { value, last_digit: printed, unit: said.unit })
}
