//! Amounts with their shares.

#![deny(clippy::arithmetic_side_effects, reason = "a decimal's own operators panic where they overflow")]

use planwright_core::Span;
use planwright_core::model::{Amount, Unit};
use rust_decimal::Decimal;

use super::{Placed, has_parts};
use crate::ledger::{agree, share_of, slack, sum};

/// The items of a list, the lines of a paragraph or the cells of a column.
pub(super) struct Group {
    /// Where they stand.
    pub(super) span: Span,
    /// The items, in order.
    pub(super) items: Vec<Item>,
    /// Whether the words around say that they are shares of one whole.
    pub(super) said: bool,
}

/// An item: its amount and its share, where it has them.
pub(super) struct Item {
    pub(super) amount: Option<Placed>,
    pub(super) share: Option<Placed>,
    /// Whether it is the whole of the others.
    pub(super) total: bool,
    /// Whether it says outright that it has no share.
    pub(super) excused: bool,
}

/// What a group's shares are.
pub(super) struct Verdict<'a> {
    pub(super) are_shares: bool,
    /// Whether so many of them follow from their amounts that one which does not is wrong, whatever
    /// the sum.
    pub(super) proven: bool,
    pub(super) wrong: Vec<Wrong<'a>>,
}

/// A share that is wrong on every base.
pub(super) struct Wrong<'a> {
    pub(super) item: &'a Item,
    pub(super) share: Amount,
    pub(super) span: Span,
    /// What it is of all that have a share.
    pub(super) expected: Decimal,
}

impl Wrong<'_> {
    /// Whether the share is less than one of its last digits from what it should be: it was cut off and
    /// not rounded, or the other way round.
    pub(super) fn is_trimmed(&self) -> bool {
        self.share.value.checked_sub(self.expected).is_some_and(|off| off.abs() < self.share.last_digit)
    }
}

impl Group {
    /// The shares but that of the whole, each with its item.
    pub(super) fn shares(&self) -> impl Iterator<Item = (&Item, Amount)> {
        let parts = self.items.iter().filter(|item| !item.total);
        parts.filter_map(|item| Some((item, item.share?.amount)))
    }

    /// What the shares make, if there are two or more.
    pub(super) fn sum(&self) -> Option<Amount> {
        let shares: Vec<Amount> = self.shares().map(|(_, share)| share).collect();
        let fit = shares.len() > 1 && shares.iter().all(|share| !share.value.is_sign_negative());
        let total = sum(shares.iter()).filter(|_| fit)?;
        Some(Amount { unit: Unit::Percent, ..total })
    }

    /// The amounts that have no share, where all others have one.
    pub(super) fn lacking(&self) -> impl Iterator<Item = Placed> {
        let parts = self.items.iter().filter(|item| !item.total && !item.excused && item.share.is_none());
        let whole = self.whole();
        let is_part = move |amount: &Placed| {
            has_parts(&amount.amount) && whole.is_none_or(|whole| !agree(&amount.amount, &whole))
        };
        let few = self.shares().filter(|(item, _)| item.amount.is_some()).count();
        let lacking = parts.filter_map(|item| item.amount).filter(is_part);
        // An amount here and there in a list of words is no part of it.
        let all = self.items.iter().filter(|item| item.share.is_some()).all(|item| item.amount.is_some() || item.total);
        lacking.take(if all && few > 1 { self.items.len() } else { 0 })
    }

    /// What the amounts with a share make.
    fn whole(&self) -> Option<Amount> {
        let amounts: Vec<Amount> = self.shares().filter_map(|(item, _)| Some(item.amount?.amount)).collect();
        sum(amounts.iter())
    }

    /// Every whole that the shares may be of: the amounts that have one, all amounts, and what an
    /// item gives as the total.
    fn bases(&self) -> Vec<Amount> {
        let all: Vec<Amount> =
            self.items.iter().filter(|item| !item.total).filter_map(|item| Some(item.amount?.amount)).collect();
        let totals = self.items.iter().filter(|item| item.total).filter_map(|item| Some(item.amount?.amount));
        self.whole().into_iter().chain(sum(all.iter())).chain(totals).collect()
    }

    /// Which shares are wrong, and whether they are shares at all: most of them follow from their
    /// amounts, or, where there are no amounts, the words around say so.
    pub(super) fn verdict(&self) -> Verdict<'_> {
        let units: Vec<Unit> = self.items.iter().filter_map(|item| Some(item.amount?.amount.unit)).collect();
        let (bases, whole) = (self.bases(), self.whole());
        let alike = units.windows(2).all(|pair| pair.first() == pair.last());
        let with_amount: Vec<(&Item, Placed)> =
            self.shares().filter_map(|(item, _)| Some((item, item.amount?))).collect();
        let few = with_amount.len() < 2 || with_amount.len() < self.shares().count();
        let (Some(whole), true, false) = (whole, alike, few) else {
            return Verdict {
                are_shares: self.said && units.is_empty() && self.shares().count() > 2,
                proven: false,
                wrong: Vec::new(),
            };
        };
        let wrong: Vec<Wrong> = with_amount
            .iter()
            .filter_map(|(item, amount)| {
                let share = item.share?;
                let right = bases.iter().any(|base| fits(&amount.amount, base, &share.amount));
                let expected = amount.amount.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
                (!right).then_some(Wrong { item, share: share.amount, span: share.span, expected })
            })
            .collect();
        let right = with_amount.len().saturating_sub(wrong.len());
        let are_shares = right > wrong.len() || self.said && right == wrong.len();
        let proven = right >= ENOUGH && right > wrong.len();
        let mut wrong: Vec<Wrong> = wrong.into_iter().filter(|wrong| !self.is_trimmed(wrong)).collect();
        if proven {
            wrong.extend(self.wrong_totals(&bases, &whole));
        }
        Verdict { are_shares, proven, wrong }
    }

    /// Whether a share was changed by one in its last digit so that the printed ones make exactly 100.
    fn is_trimmed(&self, wrong: &Wrong) -> bool {
        let trimmed = || {
            let apart = wrong.share.value.checked_sub(wrong.expected)?.abs();
            let reach = wrong.share.last_digit.abs().checked_add(slack(&wrong.share)?)?;
            Some(self.sum()?.value == Decimal::ONE_HUNDRED && apart <= reach)
        };
        trimmed().unwrap_or(false)
    }

    /// The shares beside totals that these have of no whole.
    fn wrong_totals<'a>(&'a self, bases: &[Amount], whole: &Amount) -> Vec<Wrong<'a>> {
        let totals = self.items.iter().filter(|item| item.total);
        let wrong = totals.filter_map(|item| {
            let (amount, share) = (item.amount?.amount, item.share?);
            let right = bases.iter().any(|base| fits(&amount, base, &share.amount));
            let expected = amount.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
            let is_of = amount.unit == whole.unit && !amount.value.is_sign_negative();
            (is_of && !right).then_some(Wrong { item, share: share.amount, span: share.span, expected })
        });
        wrong.collect()
    }
}

/// So many shares that follow from their amounts are no chance.
const ENOUGH: usize = 3;

/// Whether an amount is a share of a whole, within rounding. What cannot be worked out fits.
fn fits(part: &Amount, whole: &Amount, share: &Amount) -> bool {
    let within = || {
        let (least, most) = share_of(part, whole)?;
        let slack = slack(share)?;
        Some(share.value.checked_add(slack)? >= least && share.value.checked_sub(slack)? <= most)
    };
    within().unwrap_or(true)
}

/// Whether shares make 90 % to 110 %: others are no shares of one whole.
pub(super) fn is_near_100(sum: &Amount) -> bool {
    sum.value >= Decimal::from(90) && sum.value <= Decimal::from(110)
}

/// Whether shares make 100 % within half a unit each.
pub(super) fn is_100(sum: &Amount) -> bool {
    let off = || Some(sum.value.checked_sub(Decimal::ONE_HUNDRED)?.abs() <= slack(sum)?);
    off().unwrap_or(true)
}
