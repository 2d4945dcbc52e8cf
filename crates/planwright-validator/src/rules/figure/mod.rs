//! Rules about amounts, dates and years in the text.

mod change;
mod disagrees;
mod malformed;
#[cfg(test)]
mod quiet;
mod unit;
mod weekday;
mod year;

use crate::ledger::Passage;
use crate::rules::{Rule, Subject};

/// Every rule of this family.
pub(super) static RULES: &[&Rule] =
    &[&disagrees::RULE, &change::RULE, &unit::RULE, &malformed::RULE, &year::RULE, &weekday::RULE];

/// All that the plan and its papers say in their own words: what it quotes cannot be changed.
fn own_words<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Passage<'a>> {
    let all = subject.ledger.passages.iter().chain(&subject.ledger_of_papers.passages);
    all.filter(|passage| !passage.run.quoted)
}
