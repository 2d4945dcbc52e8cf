//! By how much a figure changed.

mod context;
mod number;
mod paired;
mod phrase;
mod trends;

use std::collections::BTreeSet;

use jiff::civil::Date;
use planwright_core::model::{Amount, Unit};
use rust_decimal::Decimal;

use self::paired::{Pairs, Text, pairs};
use self::phrase::{Figure, Value};
use crate::aligned::Aligned;
use crate::change::{Delta, LoneFigure, Measured};
use crate::content::{Token, TokenKind, text_of};

pub(crate) use self::number::is_number;

/// The difference of two figures of one unit; none where nothing can be said of it.
pub(crate) fn delta(old: &Token, new: &Token) -> Option<Delta> {
    match (&old.kind, &new.kind) {
        (TokenKind::Amount(old), TokenKind::Amount(new)) => amounts(*old, *new),
        (TokenKind::Date(Some(old)), TokenKind::Date(Some(new))) => days(*old, *new),
        _ => None,
    }
}

/// From so many things on, a difference is told in per cent too.
const HANDFUL: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

fn amounts(old: Amount, new: Amount) -> Option<Delta> {
    let difference =
        new.value.checked_sub(old.value).filter(|difference| old.unit == new.unit && !difference.is_zero())?;
    let relative = || difference.checked_div(old.value.abs())?.checked_mul(Decimal::ONE_HUNDRED);
    // A share of a debt, or of what turned into one, tells nobody anything.
    let tells = old.unit != Unit::Percent && old.value.is_sign_positive() && new.value.is_sign_positive();
    // Nor does a share of a handful: of four meetings and six everybody sees how many more that is.
    let tells = tells && (old.unit != Unit::Count || old.value >= HANDFUL);
    let percent = if tells { relative() } else { None };
    let last_digit = old.last_digit.min(new.last_digit);
    Some(Delta { difference, last_digit, percent, unit: Measured::Amount(old.unit) })
}

fn days(old: Date, new: Date) -> Option<Delta> {
    let days = old.until(new).ok()?.get_days();
    let difference = Decimal::from(days);
    (days != 0).then_some(Delta { difference, last_digit: Decimal::ONE, percent: None, unit: Measured::Days })
}

/// A figure that was exchanged for another, or that goes another way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FigureChange {
    /// The edits that made it, by their places: at least one.
    pub(crate) edits: Vec<usize>,
    pub(crate) from: String,
    pub(crate) to: String,
    /// None where the two are not counted by the same, or go different ways.
    pub(crate) delta: Option<Delta>,
    /// True where what rose falls, or what was the least is the most.
    pub(crate) reversed: bool,
}

/// What became of the figures of a text.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// Those that were exchanged, in their order; of each edit the first.
    pub(crate) changed: Vec<FigureChange>,
    /// Those that came or went in sentences that stay, with the edit of each.
    pub(crate) alone: Vec<(usize, LoneFigure)>,
}

/// What became of the figures between two texts.
pub(crate) fn compared(texts: &Aligned<'_>) -> Figures {
    let (old, new) = (Text::of(texts.old), Text::of(texts.new));
    if old.figures.is_empty() && new.figures.is_empty() {
        return Figures::default();
    }
    let (turned, after, before) = texts.turned();
    let back = Aligned::new(after, before, &turned);
    let Pairs { pairs, mut alone } = pairs(texts, &back, &old, &new);
    let mut changed: Vec<FigureChange> = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for (was, is) in pairs {
        let Some(change) = change(texts, &back, was, is) else { continue };
        let edits: Vec<usize> = change.edits.iter().copied().filter(|edit| !told.contains(edit)).collect();
        if edits.is_empty() {
            // An edit tells of one exchange; of the others it tells what went and what came.
            let edit = change.edits.first().copied().unwrap_or_default();
            alone.push((edit, LoneFigure { added: false, text: old.said(was) }));
            alone.push((edit, LoneFigure { added: true, text: new.said(is) }));
        } else {
            told.extend(&edits);
            changed.push(FigureChange { edits, ..change });
        }
    }
    Figures { changed, alone }
}

/// What changed from one figure to the other, where something did.
fn change(texts: &Aligned<'_>, back: &Aligned<'_>, old: &Figure, new: &Figure) -> Option<FigureChange> {
    let (by, now_by) = (old.by(), new.by());
    let trend = |figure: &Figure| figure.trend.as_ref().map(|(_, trend)| *trend);
    let limit = |figure: &Figure| figure.limit.as_ref().map(|(_, limit)| *limit);
    let reversed = trend(old).zip(trend(new)).is_some_and(|(was, is)| was.is_opposite(is));
    let value = !same(old.value, new.value);
    let counted = by != now_by;
    let limited = limit(old) != limit(new);
    if !value && !counted && !reversed && !limited {
        return None;
    }
    let parts = |figure: &Figure| {
        let unit = figure.unit.as_ref().filter(|_| counted).map(|(unit, _)| unit.clone());
        let trend = figure.trend.as_ref().filter(|_| reversed).map(|(trend, _)| trend.clone());
        let limit = figure.limit.as_ref().filter(|_| limited).map(|(limit, _)| limit.clone());
        [Some(figure.core.clone()), unit, trend, limit].into_iter().flatten().collect::<Vec<_>>()
    };
    let mut edits: Vec<usize> = parts(new).iter().flat_map(|part| texts.edits_of(part)).collect();
    edits.extend(parts(old).iter().flat_map(|part| back.edits_of(part)));
    edits.sort_unstable();
    edits.dedup();
    let shown = |figure: &Figure, tokens: &[Token]| {
        let range = match () {
            () if reversed => figure.whole(),
            () if counted || in_words(figure, tokens) => figure.with_unit(),
            () => figure.bounded(),
        };
        text_of(tokens.get(range).unwrap_or_default())
    };
    let delta = (!reversed && !limited && !counted).then(|| between(old.value, new.value, by)).flatten();
    let (from, to) = (shown(old, texts.old), shown(new, texts.new));
    (!edits.is_empty() && from != to).then_some(FigureChange { edits, from, to, delta, reversed })
}

/// Whether a number is written in words, which say nothing without what they count.
fn in_words(figure: &Figure, tokens: &[Token]) -> bool {
    tokens.get(figure.core.start).is_some_and(|token| token.kind == TokenKind::Word)
}

fn between(old: Value, new: Value, by: Option<&str>) -> Option<Delta> {
    match (old, new) {
        (Value::Amount(old), Value::Amount(new)) => {
            let delta = amounts(old, new).filter(|_| !is_rounded(old, new))?;
            let days = by == Some("day") && delta.unit == Measured::Amount(Unit::Count);
            Some(Delta { unit: if days { Measured::Days } else { delta.unit }, ..delta })
        }
        (Value::Date(Some(old), _), Value::Date(Some(new), _)) => days(old, new),
        _ => None,
    }
}

/// Whether one is the other, told less closely: £4.11m for £4,109,761.
fn is_rounded(old: Amount, new: Amount) -> bool {
    let (fine, coarse) = if old.last_digit <= new.last_digit { (old, new) } else { (new, old) };
    let off = fine.value.checked_sub(coarse.value).and_then(|off| off.abs().checked_mul(Decimal::TWO));
    let near = off.is_some_and(|off| off < coarse.last_digit);
    fine.unit == coarse.unit && fine.last_digit < coarse.last_digit && near
}

/// Whether the two are one figure, written in two ways: `£1.5m` and `£1,500,000`, `three` and `3`.
fn same(a: Value, b: Value) -> bool {
    match (a, b) {
        (Value::Amount(a), Value::Amount(b)) => a.value == b.value && a.unit == b.unit,
        (Value::Date(Some(a), _), Value::Date(Some(b), _)) => a == b,
        (Value::Date(_, a), Value::Date(_, b)) => a == b,
        (Value::Part(a), Value::Part(b)) => a == b,
        (Value::Part(part), Value::Amount(amount)) | (Value::Amount(amount), Value::Part(part)) => {
            amount.unit == Unit::Percent && part.checked_mul(Decimal::ONE_HUNDRED) == Some(amount.value)
        }
        (Value::Range(a, b), Value::Range(c, d)) => (a.value, b.value) == (c.value, d.value) && a.unit == c.unit,
        _ => false,
    }
}
