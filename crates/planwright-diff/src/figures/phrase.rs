//! Figures with what stands beside them: what they are counted by, and whether they rise or fall.

use std::ops::Range;

use planwright_core::model::{Amount, Unit};
use rust_decimal::Decimal;

use super::number::{Written, number};
use crate::content::{Token, TokenKind, text_of};
use crate::modal::lower;

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    Amount(Amount),
    /// A date that is a day, or any other by its key.
    Date(Option<jiff::civil::Date>, u32),
    /// A part of a whole.
    Part(Decimal),
}

/// Which way a figure goes, or what bounds it. Of two of a family one is the opposite of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trend {
    Up,
    Down,
    Floor,
    Ceiling,
}

impl Trend {
    pub(super) fn is_opposite(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Up, Self::Down)
                | (Self::Down, Self::Up)
                | (Self::Floor, Self::Ceiling)
                | (Self::Ceiling, Self::Floor)
        )
    }
}

/// A figure in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    /// The number itself.
    pub(super) core: Range<usize>,
    pub(super) value: Value,
    /// What it is counted by, where that is a time: `a year`, `days`.
    pub(super) unit: Option<(Range<usize>, String)>,
    pub(super) trend: Option<(Range<usize>, Trend)>,
    /// True for words of which it is to be shown that they count: "one", "once".
    pub(super) doubtful: bool,
}

impl Figure {
    /// The figure with its unit as it was written.
    pub(super) fn with_unit(&self, tokens: &[Token]) -> String {
        let end = self.unit.as_ref().map_or(self.core.end, |(unit, _)| unit.end.max(self.core.end));
        text_of(tokens.get(self.core.start..end).unwrap_or_default())
    }

    /// The figure with its unit, and the word that says which way it goes.
    pub(super) fn whole(&self, tokens: &[Token]) -> String {
        let mut range = self.core.clone();
        for (part, _) in
            self.unit.iter().map(|(unit, _)| (unit, ())).chain(self.trend.iter().map(|(trend, _)| (trend, ())))
        {
            range = range.start.min(part.start)..range.end.max(part.end);
        }
        text_of(tokens.get(range).unwrap_or_default())
    }
}

/// Times by which things are counted.
const TIMES: [&str; 15] = [
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "morning",
    "evening",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "term",
    "year",
    "decade",
];

/// Words that say how often by themselves, with the time in which it is once.
const ADVERBS: [(&str, &str); 8] = [
    ("hourly", "hour"),
    ("daily", "day"),
    ("weekly", "week"),
    ("fortnightly", "fortnight"),
    ("monthly", "month"),
    ("quarterly", "quarter"),
    ("annually", "year"),
    ("yearly", "year"),
];

/// Which way words say that a figure goes; the longest of a beginning first.
const TRENDS: &[(&str, Trend)] = &[
    ("no more than", Trend::Ceiling),
    ("no less than", Trend::Floor),
    ("no fewer than", Trend::Floor),
    ("not more than", Trend::Ceiling),
    ("not less than", Trend::Floor),
    ("not fewer than", Trend::Floor),
    ("a minimum of", Trend::Floor),
    ("a maximum of", Trend::Ceiling),
    ("more than", Trend::Floor),
    ("less than", Trend::Ceiling),
    ("fewer than", Trend::Ceiling),
    ("at least", Trend::Floor),
    ("at most", Trend::Ceiling),
    ("up to", Trend::Ceiling),
    ("above", Trend::Floor),
    ("over", Trend::Floor),
    ("below", Trend::Ceiling),
    ("under", Trend::Ceiling),
    ("up", Trend::Up),
    ("down", Trend::Down),
    ("rises", Trend::Up),
    ("rise", Trend::Up),
    ("rising", Trend::Up),
    ("rose", Trend::Up),
    ("risen", Trend::Up),
    ("raise", Trend::Up),
    ("raises", Trend::Up),
    ("raised", Trend::Up),
    ("grows", Trend::Up),
    ("grow", Trend::Up),
    ("grew", Trend::Up),
    ("growth", Trend::Up),
    ("increases", Trend::Up),
    ("increase", Trend::Up),
    ("increased", Trend::Up),
    ("increasing", Trend::Up),
    ("more", Trend::Up),
    ("higher", Trend::Up),
    ("falls", Trend::Down),
    ("fall", Trend::Down),
    ("falling", Trend::Down),
    ("fell", Trend::Down),
    ("fallen", Trend::Down),
    ("drops", Trend::Down),
    ("drop", Trend::Down),
    ("dropped", Trend::Down),
    ("decreases", Trend::Down),
    ("decrease", Trend::Down),
    ("decreased", Trend::Down),
    ("decreasing", Trend::Down),
    ("reduces", Trend::Down),
    ("reduce", Trend::Down),
    ("reduced", Trend::Down),
    ("reducing", Trend::Down),
    ("reduction", Trend::Down),
    ("cuts", Trend::Down),
    ("cut", Trend::Down),
    ("fewer", Trend::Down),
    ("less", Trend::Down),
    ("lower", Trend::Down),
];

/// Words that may stand between a figure and the word that says which way it goes.
const BETWEEN: [&str; 10] = ["by", "to", "of", "at", "a", "an", "about", "around", "just", "further"];

/// Every figure of a text, in its order.
pub(super) fn figures(tokens: &[Token]) -> Vec<Figure> {
    let words = lower(tokens);
    let mut found: Vec<Figure> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(figure) = often(&words, at).filter(|_| token.kind == TokenKind::Word) {
            at = figure.core.end.max(figure.unit.as_ref().map_or(0, |(unit, _)| unit.end));
            found.push(figure);
            continue;
        }
        let read = match &token.kind {
            TokenKind::Amount(amount) => Some((Value::Amount(*amount), 1, false)),
            TokenKind::Date(date) => Some((Value::Date(*date, token.key), 1, false)),
            TokenKind::Word => {
                number(&words, at).map(|(written, used)| (value(written), used, used == 1 && doubtful(&words, at)))
            }
            _ => None,
        };
        let Some((value, used, doubtful)) = read else {
            at += 1;
            continue;
        };
        let core = at..at + used;
        let dated = matches!(value, Value::Date(..));
        let unit = if dated { None } else { unit(&words, core.end) };
        let from = found.last().map_or(0, |last| last.core.end);
        let trend = if dated { None } else { trend(&words, from, &core) };
        at += used;
        found.push(Figure { core, value, unit, trend, doubtful });
    }
    found
}

/// How often something is done, where no number says it by itself: `every month`, `every two years`, `quarterly`.
fn often(words: &[String], at: usize) -> Option<Figure> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let figure = |core: Range<usize>, count: u32, unit: (Range<usize>, String)| Figure {
        core,
        value: value(Written::Count(count)),
        unit: Some(unit),
        trend: None,
        doubtful: false,
    };
    if let Some((_, time)) = ADVERBS.iter().find(|(adverb, _)| *adverb == word(at)) {
        return Some(figure(at..at + 1, 1, (at..at + 1, format!("a {time}"))));
    }
    if !matches!(word(at), "every" | "each") {
        return None;
    }
    if let Some(time) = TIMES.iter().find(|time| **time == word(at + 1)) {
        return Some(figure(at..at + 1, 1, (at + 1..at + 2, format!("a {time}"))));
    }
    let (Written::Count(count), used) = number(words, at + 1)? else { return None };
    let end = at + 1 + used;
    let (range, time) = unit(words, end)?;
    Some(figure(at..end, count, (range, format!("every {time}"))))
}

fn doubtful(words: &[String], at: usize) -> bool {
    words.get(at).is_some_and(|word| word == "one")
}

fn value(written: Written) -> Value {
    match written {
        Written::Part(part) => Value::Part(part),
        Written::Count(count) | Written::Times(count) => {
            Value::Amount(Amount { value: Decimal::from(count), unit: Unit::Count, last_digit: Decimal::ONE })
        }
    }
}

/// `a year`, `per month`, `days` behind a number; by the time's name, with `a` where it is the time for one.
fn unit(words: &[String], at: usize) -> Option<(Range<usize>, String)> {
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    let time = |word: &str| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        TIMES.iter().find(|time| **time == singular || **time == word).copied()
    };
    if matches!(word(at), "a" | "an" | "per" | "each" | "every") {
        return time(word(at + 1)).map(|time| (at..at + 2, format!("a {time}")));
    }
    // "Working days" are no days.
    if word(at) == "working" && time(word(at + 1)) == Some("day") {
        return Some((at..at + 2, "working day".to_owned()));
    }
    time(word(at)).map(|time| (at..at + 1, time.to_owned()))
}

/// The word before a number, or behind it, that says which way it goes.
fn trend(words: &[String], from: usize, core: &Range<usize>) -> Option<(Range<usize>, Trend)> {
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    let ending_at = |end: usize| {
        TRENDS.iter().find_map(|(phrase, trend)| {
            let start = end.checked_sub(phrase.split(' ').count()).filter(|start| *start >= from)?;
            words.get(start..end)?.iter().map(String::as_str).eq(phrase.split(' ')).then_some((start..end, *trend))
        })
    };
    let mut end = core.start;
    for _ in 0..4 {
        if let Some(found) = ending_at(end) {
            return Some(found);
        }
        match end.checked_sub(1).filter(|before| BETWEEN.contains(&word(*before))) {
            Some(before) => end = before,
            None => break,
        }
    }
    let behind = TRENDS.iter().find(|(phrase, trend)| {
        *phrase == word(core.end) && matches!(trend, Trend::Up | Trend::Down) && !matches!(word(core.end + 1), "than")
    });
    behind.map(|(_, trend)| (core.end..core.end + 1, *trend))
}
