//! Shares in one sentence that says outright of what whole they are.

use planwright_core::amount::AmountInText;
use planwright_core::model::{Amount, Unit};
use planwright_core::{Diagnostic, Span};

use super::group::{is_100, is_near_100};
use super::{RULE, listed};
use crate::ledger::{Passage, Sentence, sum};
use crate::rules::Subject;
use crate::text::tokens;

/// Words that name the whole; no other percentage has anything to do with it.
const WHOLE: &[&str] = &[
    "of every pound",
    "of each pound",
    "of every £",
    "of each £",
    "in every pound",
    "of our funding",
    "of our money",
    "of our income",
    "of our budget",
    "of our spending",
    "of the funding comes",
    "of the income comes",
    "of the budget comes",
    "of the money comes",
    "of the total comes",
    "of the budget goes",
    "of the budget is spent",
    "of the total budget",
    "of the total funding",
];

/// Words of percentages that are a part of another, overlap, or change.
const OTHERS: &[&str] = &[
    "which",
    "including",
    "up",
    "down",
    "rise",
    "rose",
    "increase",
    "increased",
    "fall",
    "fell",
    "decrease",
    "compared",
    "than",
    "was",
    "were",
    "average",
    "about",
    "around",
    "nearly",
    "almost",
    "over",
    "least",
    "third",
    "half",
    "quarter",
    "both",
    "also",
];

/// The sentences of a plan whose shares do not make the whole that they speak of.
pub(super) fn check(subject: &Subject, take: &mut impl FnMut(Diagnostic)) {
    let passages = subject.ledger.passages.iter().filter(|passage| passage.run.is_prose() && passage.amounts.len() > 2);
    for passage in passages {
        for sentence in passage.sentences() {
            if let Some(finding) = judge(subject, passage, &sentence) {
                take(finding);
            }
        }
    }
}

fn judge(subject: &Subject, passage: &Passage, sentence: &Sentence) -> Option<Diagnostic> {
    let shares: Vec<Amount> =
        sentence.amounts.iter().map(|one| one.amount).filter(|amount| amount.unit == Unit::Percent).collect();
    let is_one = |share: &Amount| share.value.is_sign_positive();
    if shares.len() < 3 || !shares.iter().all(is_one) || !names_the_whole(sentence.text) {
        return None;
    }
    let total = Amount { unit: Unit::Percent, ..sum(shares.iter())? };
    if !is_near_100(&total) || is_100(&total) {
        return None;
    }
    let of = |at: Option<&AmountInText>| Some(passage.span(at?.range.clone(), subject.sources));
    let mut percents = sentence.amounts.iter().filter(|one| one.amount.unit == Unit::Percent);
    let (first, last): (Span, Span) = (of(percents.next())?, of(percents.next_back())?);
    let message = format!("the shares {} of one whole make {total} and not 100%", listed(&shares));
    Some(
        Diagnostic::note(RULE.name, first.to(last), message)
            .label(format!("{total} in all"))
            .help(
                "The sentence says of what whole they are shares, and shares of one whole make 100%, but for rounding.",
            )
            .help("Put right the share that is wrong, or say what is left out."),
    )
}

fn names_the_whole(sentence: &str) -> bool {
    let words = sentence.to_lowercase();
    if !WHOLE.iter().any(|whole| words.contains(whole)) {
        return false;
    }
    let all = tokens(&words);
    let from_a_figure = all.windows(2).any(|pair| match pair {
        [from, next] => from == "from" && next.starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    });
    !from_a_figure && !all.iter().any(|word| OTHERS.contains(&word.as_str()))
}
