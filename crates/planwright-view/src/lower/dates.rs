use jiff::civil::Date;

use super::words::{fill, word};
use crate::{PeriodView, Words};

/// "1 April 2020".
pub(crate) fn day(words: &Words, date: Date) -> String {
    fill(
        words,
        "date",
        &[("day", &date.day().to_string()), ("month", &month(words, date)), ("year", &date.year().to_string())],
    )
}

/// "April 2017 to March 2021" where the period runs from the first to the last day of months, else with the days.
pub(super) fn period(words: &Words, from: Date, to: Date) -> PeriodView {
    let whole_months = from.day() == 1 && to == to.last_of_month();
    let end = |date: Date| {
        if whole_months {
            fill(words, "month-year", &[("month", &month(words, date)), ("year", &date.year().to_string())])
        } else {
            day(words, date)
        }
    };
    let short =
        if from.year() == to.year() { from.year().to_string() } else { format!("{}–{}", from.year(), to.year()) };
    PeriodView {
        from: from.to_string(),
        to: to.to_string(),
        words: fill(words, "period-words", &[("from", &end(from)), ("to", &end(to))]),
        short,
    }
}

fn month(words: &Words, date: Date) -> String {
    word(words, &format!("month-{}", date.month()))
}
