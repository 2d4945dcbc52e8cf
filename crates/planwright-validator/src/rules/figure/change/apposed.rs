//! A sentence that gives an amount and puts its change beside it: "£295.07, an increase of £14 or 4.1% on last year",
//! "£295.07, £14.00 (5.9%) more than last year".

use planwright_core::amount::AmountInText;
use planwright_core::model::Unit;

use super::clause::{Clause, UNSURE};
use crate::ledger::Sentence;
use crate::text::tokens;

/// What stands between an amount and its change, where the change is named: whether it is a rise.
const NAMED: &[(&str, bool)] = &[
    ("an increase of", true),
    ("a rise of", true),
    ("up", true),
    ("up by", true),
    ("a decrease of", false),
    ("a reduction of", false),
    ("a fall of", false),
    ("a cut of", false),
    ("down", false),
    ("down by", false),
];

/// What follows a change that is not named: whether it is a rise.
const COMPARED: &[(&str, bool)] = &[
    ("more than", true),
    ("higher than", true),
    ("above", true),
    ("less than", false),
    ("lower than", false),
    ("below", false),
];

/// What may follow a named change: with what it is compared. Anything else may be another whole.
const BESIDE: &[&str] = &[
    "on last year",
    "on the year before",
    "on the previous year",
    "over last year",
    "from last year",
    "compared with last year",
    "on 20",
    "from 20",
    "compared with 20",
];

/// Reads a sentence of an amount, its change and its percentage, in this order and with nothing else between.
pub(super) fn read<'a>(text: &str, sentence: &Sentence<'a>) -> Option<Clause<'a>> {
    let [to, by, percent] = sentence.amounts else { return None };
    let units = (to.amount.unit, by.amount.unit, percent.amount.unit);
    if units.0 == Unit::Percent || units.0 != units.1 || units.2 != Unit::Percent {
        return None;
    }
    let between = |a: &AmountInText, b: &AmountInText| text.get(a.range.end..b.range.start);
    let before = text.get(sentence.start..percent.range.start)?;
    if tokens(before).iter().any(|word| UNSURE.contains(&word.as_str())) {
        return None;
    }
    let end = sentence.start.checked_add(sentence.text.len())?;
    let joined = between(by, percent)?;
    let bracketed = joined.trim() == "(";
    if !bracketed && !matches!(joined.trim(), "or" | ", or") {
        return None;
    }
    let after = text.get(percent.range.end..end)?;
    let after = if bracketed { after.strip_prefix(')')? } else { after };
    let lead = between(to, by)?.strip_prefix([',', ' ', '–']).map(|lead| lead.trim_matches([' ', ',', '–']))?;
    let rises = named(lead, after).or_else(|| compared(lead, after))?;
    Some(Clause { rises, percent: Some(percent), from: None, to: Some(to), by: Some(by) })
}

fn named(lead: &str, after: &str) -> Option<bool> {
    let (_, rises) = NAMED.iter().find(|(words, _)| *words == lead)?;
    let after = after.trim_start();
    let ends = after.trim_matches(['.', ';', ')']).is_empty() || after.starts_with(',');
    (ends || BESIDE.iter().any(|words| after.starts_with(words))).then_some(*rises)
}

fn compared(lead: &str, after: &str) -> Option<bool> {
    let after = after.trim_start();
    let found = COMPARED.iter().find(|(words, _)| lead.is_empty() && after.starts_with(words));
    found.map(|(_, rises)| *rises)
}
