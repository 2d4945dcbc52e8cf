//! What a figure counts: its class, and the thing that its words name.

use std::ops::Range;

use planwright_core::model::Unit;

use super::phrase::{Figure, Value};
use crate::content::{Token, TokenKind};
use crate::pledges::shared;

/// Figures of different classes count different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    Money,
    /// Per cent, and parts of a whole.
    Share,
    Count,
    /// How long, and how often.
    Time,
    Date,
}

/// What kind of thing a figure counts.
pub(super) fn class(figure: &Figure) -> Class {
    let by = figure.by();
    match figure.value {
        Value::Date(..) => Class::Date,
        Value::Part(_) => Class::Share,
        Value::Amount(amount) | Value::Range(amount, _) => match (amount.unit, by) {
            (Unit::Pounds, _) | (_, Some("€" | "$")) => Class::Money,
            (Unit::Percent, _) => Class::Share,
            (Unit::Count, Some(_)) => Class::Time,
            (Unit::Count, None) => Class::Count,
        },
    }
}

/// Words that no thing is called by: what stands behind them is no more of its name.
const STOPS: [&str; 76] = [
    "in", "of", "by", "to", "for", "at", "on", "from", "with", "within", "per", "over", "under", "across", "between",
    "than", "as", "is", "are", "was", "were", "be", "been", "will", "shall", "must", "should", "may", "can", "could",
    "would", "has", "have", "had", "do", "does", "did", "the", "a", "an", "my", "our", "its", "their", "his", "her",
    "this", "that", "these", "those", "which", "who", "where", "when", "each", "every", "all", "it", "they", "we", "i",
    "and", "or", "but", "if", "so", "into", "out", "up", "down", "near", "who", "then", "not", "until", "before",
];

/// A thing is called by at most so many words.
const NAMED: usize = 5;

/// The words by which the thing is called that a figure counts; empty where none follow it.
pub(super) fn name(words: &[String], tokens: &[Token], figure: &Figure) -> Range<usize> {
    let start = figure.with_unit().end;
    if !matches!(class(figure), Class::Count) {
        return start..start;
    }
    let end = run(words, tokens, start);
    let joined = words.get(end).is_some_and(|joint| matches!(joint.as_str(), "and" | "or")) && end > start;
    let more = if joined { run(words, tokens, end + 1) } else { end };
    if more > end + 1 { start..more } else { start..end }
}

/// Where words end that can be a name: with the first of many things.
fn run(words: &[String], tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while at < start + NAMED {
        let Some(word) = words.get(at).filter(|word| !STOPS.contains(&word.as_str())) else { break };
        let named = tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Name));
        if !named || word.starts_with(|c: char| c.is_ascii_digit()) || super::is_number(word) {
            break;
        }
        at += 1;
        if is_plural(word) {
            break;
        }
    }
    at
}

fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}

/// The things that a figure counts, as one each, in the order of letters: "officers and staff".
pub(super) fn things(words: &[String], range: &Range<usize>) -> Vec<String> {
    let named = words.get(range.clone()).unwrap_or_default();
    let parts = named.split(|word| matches!(word.as_str(), "and" | "or"));
    let mut things: Vec<String> = parts.filter_map(|part| part.last()).map(|word| singular(word)).collect();
    things.sort_unstable();
    things
}

fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

/// So far from a figure a word is looked for that tells what it is about.
const NEAR: usize = 4;

/// The next words of weight before a figure and behind it, in its sentence.
pub(super) fn beside(words: &[String], figure: &Figure, sentence: &Range<usize>) -> [Option<String>; 2] {
    let whole = figure.with_unit();
    let weighs = |at: &usize| {
        words.get(*at).is_some_and(|word| {
            word.len() > 2 && word.starts_with(char::is_alphabetic) && !STOPS.contains(&word.as_str())
        })
    };
    let ends = |at: &usize| words.get(*at).is_some_and(|word| matches!(word.as_str(), "," | ";" | ":" | "."));
    let word = |at: usize| words.get(at).map(|word| singular(word));
    let before = sentence.start.max(whole.start.saturating_sub(NEAR))..whole.start;
    let behind = whole.end..sentence.end.min(whole.end + NEAR);
    [
        before.rev().take_while(|at| !ends(at)).find(weighs).and_then(word),
        behind.take_while(|at| !ends(at)).find(weighs).and_then(word),
    ]
}

/// Whether half of the words of weight of two sentences are the same, figures left out.
pub(super) fn is_alike(
    (old, was): (&[Token], &[String]),
    (new, is): (&[Token], &[String]),
    (from, to): (&Range<usize>, &Range<usize>),
) -> bool {
    fn weighty(tokens: &[Token], words: &[String], sentence: &Range<usize>) -> Vec<String> {
        let weighs = |at: &usize| {
            let plain = tokens.get(*at).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Name));
            plain
                && words.get(*at).is_some_and(|word| {
                    word.len() > 2 && word.starts_with(char::is_alphabetic) && !STOPS.contains(&word.as_str())
                })
        };
        sentence.clone().filter(weighs).filter_map(|at| words.get(at)).map(|word| singular(word)).collect()
    }
    let (old, new) = (weighty(old, was, from), weighty(new, is, to));
    let least = old.len().min(new.len());
    least > 0 && shared(&old, &new) * 2 >= least
}
