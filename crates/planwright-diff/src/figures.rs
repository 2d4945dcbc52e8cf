//! By how much a figure changed.

use jiff::civil::Date;
use planwright_core::model::{Amount, Unit};
use rust_decimal::Decimal;

use crate::change::{Delta, Measured};
use crate::content::{Token, TokenKind};

/// The difference of two figures of one unit; none where nothing can be said of it.
pub(crate) fn delta(old: &Token, new: &Token) -> Option<Delta> {
    match (&old.kind, &new.kind) {
        (TokenKind::Amount(old), TokenKind::Amount(new)) => amounts(*old, *new),
        (TokenKind::Date(Some(old)), TokenKind::Date(Some(new))) => days(*old, *new),
        _ => None,
    }
}

fn amounts(old: Amount, new: Amount) -> Option<Delta> {
    let difference =
        new.value.checked_sub(old.value).filter(|difference| old.unit == new.unit && !difference.is_zero())?;
    let relative = || difference.checked_div(old.value.abs())?.checked_mul(Decimal::ONE_HUNDRED);
    // A share of a debt, or of what turned into one, tells nobody anything.
    let tells = old.unit != Unit::Percent && old.value.is_sign_positive() && new.value.is_sign_positive();
    let percent = if tells { relative() } else { None };
    let last_digit = old.last_digit.min(new.last_digit);
    Some(Delta { difference, last_digit, percent, unit: Measured::Amount(old.unit) })
}

fn days(old: Date, new: Date) -> Option<Delta> {
    let days = old.until(new).ok()?.get_days();
    let difference = Decimal::from(days);
    (days != 0).then_some(Delta { difference, last_digit: Decimal::ONE, percent: None, unit: Measured::Days })
}

/// True for what counts as a figure in running text.
fn is_figure(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Amount(_) | TokenKind::Date(_))
}

/// The first figure that was exchanged for another in an edit, with both.
pub(crate) fn exchanged<'a>(old: &'a [Token], new: &'a [Token]) -> Option<(&'a Token, &'a Token)> {
    let figures = |tokens: &'a [Token]| tokens.iter().filter(|token| is_figure(token));
    let differ = |a: &Token, b: &Token| a.key != b.key && !same(a, b);
    figures(old).zip(figures(new)).find(|(a, b)| differ(a, b))
}

/// Whether the two are one figure, written in two ways: `£1.5m` and `£1,500,000`.
fn same(a: &Token, b: &Token) -> bool {
    match (&a.kind, &b.kind) {
        (TokenKind::Amount(a), TokenKind::Amount(b)) => a.value == b.value && a.unit == b.unit,
        (TokenKind::Date(Some(a)), TokenKind::Date(Some(b))) => a == b,
        _ => false,
    }
}
