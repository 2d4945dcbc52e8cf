//! By how much a figure changed, in words.

use jiff::ToSpan as _;
use jiff::civil::Date;
use planwright_core::model::{Amount, Unit};
use planwright_diff::{Change, Delta, Measured};
use rust_decimal::Decimal;

use super::spelt;
use crate::{Words, fill};

/// A difference with its sign and unit, and its share of what was there: `+£18,000, +8.0%`; of two dates `two years later`.
/// None where the two cannot be told from each other by a number.
#[must_use]
pub fn difference(change: &Change, words: &Words) -> Option<String> {
    let delta = change.delta.as_ref()?;
    Some(match delta.unit {
        Measured::Days => whole(change, words).unwrap_or_else(|| days(delta, words)),
        Measured::Amount(unit) => amount(delta, unit, words),
    })
}

fn amount(delta: &Delta, unit: Unit, words: &Words) -> String {
    let sign = sign(delta.difference);
    let printed = Amount { value: delta.difference.abs(), unit, last_digit: delta.last_digit }.to_string();
    let points = unit == Unit::Percent;
    let by = if points { fill(words, "changes-points", &[("points", printed.trim_end_matches('%'))]) } else { printed };
    let share = delta.percent.map(|percent| {
        let rounded = percent.abs().round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        format!(", {}{rounded:.1}%", self::sign(percent))
    });
    format!("{sign}{by}{}", share.unwrap_or_default())
}

fn sign(number: Decimal) -> &'static str {
    if number.is_sign_negative() { "−" } else { "+" }
}

fn days(delta: &Delta, words: &Words) -> String {
    let size = delta.difference.abs();
    let key = if size == Decimal::ONE { "changes-days-one" } else { "changes-days-many" };
    format!("{}{}", sign(delta.difference), fill(words, key, &[("count", &size.normalize().to_string())]))
}

/// "two years later", where two dates are whole years or months from each other.
fn whole(change: &Change, words: &Words) -> Option<String> {
    let (from, to) = (date(change.from.as_deref()?)?, date(change.to.as_deref()?)?);
    let later = to > from;
    let (first, last) = if later { (from, to) } else { (to, from) };
    let months =
        (i32::from(last.year()) - i32::from(first.year())) * 12 + i32::from(last.month()) - i32::from(first.month());
    first.checked_add(months.months()).ok().filter(|day| *day == last && months > 0)?;
    let (unit, count) = if months % 12 == 0 { ("years", months / 12) } else { ("months", months) };
    let number = if count == 1 { "one" } else { "many" };
    let key = format!("changes-{unit}-{}-{number}", if later { "later" } else { "earlier" });
    let count = usize::try_from(count).ok()?;
    Some(fill(words, &key, &[("count", &spelt(words, count).to_lowercase())]))
}

/// The day that a text is: `2026-03-31`, or `31 March 2026`.
fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    text.parse::<Date>().or_else(|_| Date::strptime("%d %B %Y", text)).ok()
}
