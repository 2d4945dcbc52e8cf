//! Figures with what stands beside them: what they are counted by, what bounds them, and whether they rise or fall.

use std::ops::Range;

use planwright_core::model::{Amount, Unit};
use rust_decimal::Decimal;

use super::number::{Written, number};
use super::trends::{ABOUT, BETWEEN, TRENDS};
use crate::content::{Token, TokenKind};
use crate::modal::lower;

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    Amount(Amount),
    /// A date that is a day, or any other by its key.
    Date(Option<jiff::civil::Date>, u32),
    /// A part of a whole.
    Part(Decimal),
    /// From one number to another: `20–30`.
    Range(Amount, Amount),
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

/// What a number is bounded by, or how closely it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    Floor,
    Ceiling,
    /// A little more or less.
    About,
    /// A little less.
    Near,
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
    /// Directly before it: `up to`, `around`.
    pub(super) limit: Option<(Range<usize>, Limit)>,
    /// True for words of which it is to be shown that they count: "one", "once".
    pub(super) doubtful: bool,
}

impl Figure {
    /// The figure as it was written, with what bounds it.
    pub(super) fn bounded(&self) -> Range<usize> {
        self.limit.as_ref().map_or(self.core.start, |(limit, _)| limit.start)..self.core.end
    }

    /// The figure with its unit, and what bounds it.
    pub(super) fn with_unit(&self) -> Range<usize> {
        let range = self.bounded();
        range.start..self.unit.as_ref().map_or(range.end, |(unit, _)| unit.end.max(range.end))
    }

    /// The figure with its unit, and the word that says which way it goes.
    pub(super) fn whole(&self) -> Range<usize> {
        let range = self.with_unit();
        self.trend.as_ref().map_or(range.clone(), |(trend, _)| range.start.min(trend.start)..range.end.max(trend.end))
    }

    /// What it is counted by.
    pub(super) fn by(&self) -> Option<&str> {
        self.unit.as_ref().map(|(_, unit)| unit.as_str())
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
        let read = range(tokens, at).or_else(|| match &token.kind {
            TokenKind::Amount(amount) => Some(Read::plain(Value::Amount(*amount), 1)),
            TokenKind::Date(date) => Some(Read::plain(Value::Date(*date, token.key), 1)),
            TokenKind::Word if is_year(&words, at) => Some(Read::plain(Value::Date(None, token.key), 1)),
            TokenKind::Word => number(&words, at).map(|(written, used)| Read {
                doubtful: used == 1 && doubtful(&words, at),
                ..Read::plain(value(written), used)
            }),
            _ => None,
        });
        let Some(Read { mut value, used, doubtful }) = read else {
            at += 1;
            continue;
        };
        let mut core = at..at + used;
        at += used;
        let dated = matches!(value, Value::Date(..));
        let unit = match foreign(&words, &core, &mut value).or_else(|| spelt(&words, &mut core, &mut value)) {
            Some(unit) => Some(unit),
            None if dated => None,
            None => unit(&words, core.end),
        };
        if let Some((own, _)) = unit.as_ref().filter(|(own, _)| own.end == core.start) {
            core.start = own.start;
        }
        at = at.max(core.end);
        let from = found.last().map_or(0, |last| last.core.end);
        let trend = if dated { None } else { trend(&words, from, &core) };
        let timed = unit.as_ref().is_some_and(|(_, unit)| TIMES.contains(&unit.as_str()));
        let limit = if dated { None } else { limit(&words, from, &core, trend.as_ref(), timed) };
        found.push(Figure { core, value, unit, trend, limit, doubtful });
    }
    found
}

/// A year behind a word that sets a time: "by 2026".
fn is_year(words: &[String], at: usize) -> bool {
    const TIMED: [&str; 9] = ["by", "in", "until", "from", "since", "before", "after", "during", "of"];
    let year = words.get(at).is_some_and(|word| {
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|b| b.is_ascii_digit())
    });
    year && at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| TIMED.contains(&word.as_str()))
}

/// A number as it is read.
struct Read {
    value: Value,
    /// How many tokens it takes.
    used: usize,
    doubtful: bool,
}

impl Read {
    fn plain(value: Value, used: usize) -> Self {
        Self { value, used, doubtful: false }
    }
}

/// Words before a range that is none of things: "sections 5–7".
const NUMBERED: [&str; 14] = [
    "section",
    "sections",
    "page",
    "pages",
    "paragraph",
    "paragraphs",
    "chapter",
    "chapters",
    "part",
    "parts",
    "schedule",
    "schedules",
    "articles",
    "pp",
];

/// `20–30`, `20-30`.
fn range(tokens: &[Token], at: usize) -> Option<Read> {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map(|token| token.text.to_lowercase());
    if before.is_some_and(|before| NUMBERED.contains(&before.as_str())) {
        return None;
    }
    let whole = |token: &Token| match &token.kind {
        TokenKind::Amount(amount) => Some(*amount),
        TokenKind::Word => whole_number(&token.text),
        _ => None,
    };
    let first = tokens.get(at)?;
    if let Some((low, high)) = first.text.split_once('-').filter(|_| first.kind == TokenKind::Word) {
        let (low, high) = (whole_number(low)?, whole_number(high)?);
        return (low.value < high.value).then(|| Read::plain(Value::Range(low, high), 1));
    }
    let dash = tokens.get(at + 1).filter(|dash| !dash.space && matches!(dash.text.as_str(), "–" | "—" | "-"))?;
    let second = tokens.get(at + 2).filter(|second| !second.space && dash.kind == TokenKind::Sign)?;
    let (low, high) = (whole(first)?, whole(second)?);
    (low.value < high.value && low.unit == high.unit).then(|| Read::plain(Value::Range(low, high), 3))
}

fn whole_number(digits: &str) -> Option<Amount> {
    let plain = !digits.is_empty() && digits.len() < 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let value = digits.parse::<u32>().ok().filter(|_| plain)?;
    Some(Amount { value: Decimal::from(value), unit: Unit::Count, last_digit: Decimal::ONE })
}

/// The sign of another money directly before a number.
fn foreign(words: &[String], core: &Range<usize>, value: &mut Value) -> Option<(Range<usize>, String)> {
    let sign = core.start.checked_sub(1)?;
    let money = words.get(sign).filter(|sign| matches!(sign.as_str(), "€" | "$"))?;
    matches!(value, Value::Amount(_)).then(|| (sign..core.start, money.clone()))
}

/// What is spelt out behind a number: `1.2 million pounds` are pounds, and `5 percentage points` no per cent.
fn spelt(words: &[String], core: &mut Range<usize>, value: &mut Value) -> Option<(Range<usize>, String)> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let Value::Amount(amount) = value else { return None };
    if matches!(word(core.end), "pounds" | "pound") && amount.unit == Unit::Count {
        amount.unit = Unit::Pounds;
        core.end += 1;
        return None;
    }
    if word(core.end) == "percentage" && word(core.end + 1).starts_with("point") {
        amount.unit = Unit::Percent;
        let unit = core.end..core.end + 2;
        core.end += 2;
        return Some((unit, "percentage point".to_owned()));
    }
    None
}

/// What stands directly before a number and bounds it; a time that something goes on over is no bound.
fn limit(
    words: &[String],
    from: usize,
    core: &Range<usize>,
    trend: Option<&(Range<usize>, Trend)>,
    timed: bool,
) -> Option<(Range<usize>, Limit)> {
    if let Some((range, trend)) = trend.filter(|(range, _)| range.end == core.start) {
        let over = timed && words.get(range.clone()).is_some_and(|own| own == ["over"]);
        let limit = match trend {
            Trend::Floor => Some(Limit::Floor),
            Trend::Ceiling => Some(Limit::Ceiling),
            Trend::Up | Trend::Down => None,
        };
        if let Some(limit) = limit.filter(|_| !over) {
            return Some((range.clone(), limit));
        }
    }
    ABOUT.iter().find_map(|(phrase, limit)| {
        let start = core.start.checked_sub(phrase.split(' ').count()).filter(|start| *start >= from)?;
        let run = words.get(start..core.start)?;
        run.iter().map(String::as_str).eq(phrase.split(' ')).then_some((start..core.start, *limit))
    })
}

/// How often something is done, where no number says it by itself: `every month`, `every two years`, `quarterly`.
fn often(words: &[String], at: usize) -> Option<Figure> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let figure = |core: Range<usize>, count: u32, unit: (Range<usize>, String)| Figure {
        core,
        value: value(Written::Count(count)),
        unit: Some(unit),
        trend: None,
        limit: None,
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
