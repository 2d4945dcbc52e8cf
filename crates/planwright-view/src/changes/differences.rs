//! By how much figures changed, in words.

use planwright_core::model::{Amount, Unit};
use planwright_diff::{Delta, Measured};
use rust_decimal::Decimal;

use super::Telling;

impl Telling<'_> {
    /// "+£18,000, +8.0%", "−2.5 percentage points", "+14 days".
    pub(super) fn difference(&self, delta: &Delta) -> String {
        let sign = sign(delta.difference);
        let unit = match delta.unit {
            Measured::Days => {
                let days = delta.difference.abs();
                let key = if days == Decimal::ONE { "changes-days-one" } else { "changes-days-many" };
                return self.fill(key, &[("count", &format!("{sign}{}", days.normalize()))]);
            }
            Measured::Amount(Unit::Percent) => {
                let points = delta.difference.abs().normalize();
                return self.fill("changes-points", &[("count", &format!("{sign}{points}"))]);
            }
            Measured::Amount(unit) => unit,
        };
        let amount = Amount { value: delta.difference.abs(), unit, last_digit: delta.last_digit };
        let percent = delta.percent.map(|percent| {
            let rounded = percent.abs().round_dp(1);
            format!(", {sign}{rounded:.1}%")
        });
        format!("{sign}{amount}{}", percent.unwrap_or_default())
    }
}

fn sign(difference: Decimal) -> char {
    if difference.is_sign_negative() { '−' } else { '+' }
}
