//! By how much a figure changed.

mod number;
mod phrase;

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use planwright_core::model::{Amount, Unit};
use rust_decimal::Decimal;

use self::phrase::{Figure, Value, figures};
use crate::aligned::Aligned;
use crate::change::{Delta, Measured};
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

/// The figures that changed between two texts, in their order; of each edit the first.
pub(crate) fn changed(texts: &Aligned<'_>) -> Vec<FigureChange> {
    let (before, after) = (figures(texts.old), figures(texts.new));
    if before.is_empty() || after.is_empty() {
        return Vec::new();
    }
    let (turned, new, old) = texts.turned();
    let back = Aligned::new(new, old, &turned);
    let mut found: Vec<FigureChange> = Vec::new();
    for (old, new) in pairs(texts, &back, &before, &after) {
        let Some(change) = change(texts, &back, old, new) else { continue };
        let told = |edit: &usize| found.iter().any(|other| other.edits.contains(edit));
        let edits: Vec<usize> = change.edits.iter().copied().filter(|edit| !told(edit)).collect();
        if !edits.is_empty() {
            found.push(FigureChange { edits, ..change });
        }
    }
    found
}

/// Old figures with the new ones that stand in their places: those that no edit touched, and those of one edit one by one.
fn pairs<'a>(
    texts: &Aligned<'_>,
    back: &Aligned<'_>,
    before: &'a [Figure],
    after: &'a [Figure],
) -> Vec<(&'a Figure, &'a Figure)> {
    let edit = |texts: &Aligned<'_>, figure: &Figure| texts.edits_of(&figure.core).first().copied();
    let mut by_edit: BTreeMap<usize, (Vec<&Figure>, Vec<&Figure>)> = BTreeMap::new();
    let mut kept: HashMap<usize, &Figure> = HashMap::new();
    for figure in before {
        match edit(back, figure) {
            Some(edit) => by_edit.entry(edit).or_default().0.push(figure),
            None => drop(kept.insert(figure.core.start, figure)),
        }
    }
    let mut found = Vec::new();
    for figure in after {
        match edit(texts, figure) {
            Some(edit) => by_edit.entry(edit).or_default().1.push(figure),
            None => {
                let old = texts.old_of(figure.core.start).and_then(|at| kept.get(&at).copied());
                found.extend(old.map(|old| (old, figure)));
            }
        }
    }
    for (mut old, mut new) in by_edit.into_values() {
        let others = new.clone();
        new.retain(|figure| !figure.doubtful || counts(texts.new, figure, texts.old, &old));
        old.retain(|figure| !figure.doubtful || counts(texts.old, figure, texts.new, &others));
        let differ = |(a, b): &(&Figure, &Figure)| !same(a.value, b.value) || a.unit != b.unit || a.trend != b.trend;
        found.extend(old.into_iter().zip(new).filter(differ));
    }
    found.sort_by_key(|(_, new)| new.core.start);
    found
}

/// Whether "one" counts: what stands behind it stands behind a figure of the other text too, as one or as many.
fn counts(tokens: &[Token], one: &Figure, others: &[Token], figures: &[&Figure]) -> bool {
    let next = |tokens: &[Token], figure: &Figure| {
        let word = tokens.get(figure.core.end).filter(|next| next.kind == TokenKind::Word)?;
        let word = word.text.to_lowercase();
        Some(word.strip_suffix('s').map_or(word.clone(), str::to_owned))
    };
    let own = next(tokens, one);
    let timed = one.unit.is_some() && figures.iter().any(|figure| figure.unit.is_some());
    timed || own.is_some() && figures.iter().any(|figure| !figure.doubtful && next(others, figure) == own)
}

/// What changed from one figure to the other, where something did.
fn change(texts: &Aligned<'_>, back: &Aligned<'_>, old: &Figure, new: &Figure) -> Option<FigureChange> {
    let unit = |figure: &Figure| figure.unit.as_ref().map(|(_, unit)| unit.clone());
    let (by, now_by) = (unit(old), unit(new));
    let trend = |figure: &Figure| figure.trend.as_ref().map(|(_, trend)| *trend);
    let reversed = trend(old).zip(trend(new)).is_some_and(|(was, is)| was.is_opposite(is));
    let value = !same(old.value, new.value);
    let counted = by.is_some() && now_by.is_some() && by != now_by;
    if !value && !counted && !reversed {
        return None;
    }
    let parts = |figure: &Figure| {
        let unit = figure.unit.as_ref().filter(|_| counted || by != now_by).map(|(unit, _)| unit.clone());
        let trend = figure.trend.as_ref().filter(|_| reversed).map(|(trend, _)| trend.clone());
        [Some(figure.core.clone()), unit, trend].into_iter().flatten().collect::<Vec<_>>()
    };
    let mut edits: Vec<usize> = parts(new).iter().flat_map(|part| texts.edits_of(part)).collect();
    edits.extend(parts(old).iter().flat_map(|part| back.edits_of(part)));
    edits.sort_unstable();
    edits.dedup();
    let shown = |figure: &Figure, tokens: &[Token]| match () {
        () if reversed => figure.whole(tokens),
        () if by != now_by || in_words(figure, tokens) => figure.with_unit(tokens),
        () => text_of(tokens.get(figure.core.clone()).unwrap_or_default()),
    };
    let delta = (!reversed && by == now_by).then(|| between(old.value, new.value, by.as_deref())).flatten();
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
            let delta = amounts(old, new)?;
            let days = by == Some("day") && delta.unit == Measured::Amount(Unit::Count);
            Some(Delta { unit: if days { Measured::Days } else { delta.unit }, ..delta })
        }
        (Value::Date(Some(old), _), Value::Date(Some(new), _)) => days(old, new),
        _ => None,
    }
}

/// Whether the two are one figure, written in two ways: `£1.5m` and `£1,500,000`, `three` and `3`.
fn same(a: Value, b: Value) -> bool {
    match (a, b) {
        (Value::Amount(a), Value::Amount(b)) => a.value == b.value && a.unit == b.unit,
        (Value::Date(Some(a), _), Value::Date(Some(b), _)) => a == b,
        (Value::Date(_, a), Value::Date(_, b)) => a == b,
        (Value::Part(a), Value::Part(b)) => a == b,
        _ => false,
    }
}
