//! The day by whose law a plan is judged.

use jiff::civil::Date;
use planwright_core::model::Plan;

/// The day that was asked for, else the plan's last variation, its edition's date, its issue, or
/// the first day of its period.
pub(crate) fn as_at(plan: &Plan, asked: Option<Date>) -> Date {
    let meta = &plan.meta;
    asked
        .or_else(|| meta.varied.iter().map(|day| day.value).max())
        .or_else(|| meta.dated.map(|day| day.value))
        .or_else(|| meta.issued.map(|day| day.value))
        .unwrap_or(meta.period.from.value)
}
