//! A sentence that tells of one change: its percentage, and what it goes from, to and by.

use planwright_core::amount::AmountInText;
use planwright_core::model::Unit;

use crate::ledger::Sentence;
use crate::text::tokens;

/// A change as a sentence tells it.
pub(super) struct Clause<'a> {
    /// Whether it is a rise.
    pub(super) rises: bool,
    /// None where both ends and the change are told, and no percentage.
    pub(super) percent: Option<&'a AmountInText>,
    pub(super) from: Option<&'a AmountInText>,
    pub(super) to: Option<&'a AmountInText>,
    pub(super) by: Option<&'a AmountInText>,
}

/// Words of a rise.
const UP: &[&str] = &[
    "increase",
    "increases",
    "increased",
    "increasing",
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "raise",
    "raises",
    "raised",
    "raising",
    "grow",
    "grows",
    "grew",
    "grown",
    "growing",
    "growth",
    "up",
    "uplift",
    "climbed",
    "climbs",
];

/// Words of a fall.
const DOWN: &[&str] = &[
    "decrease",
    "decreases",
    "decreased",
    "decreasing",
    "reduce",
    "reduces",
    "reduced",
    "reducing",
    "reduction",
    "fall",
    "falls",
    "fell",
    "fallen",
    "falling",
    "cut",
    "cuts",
    "cutting",
    "drop",
    "drops",
    "dropped",
    "down",
    "decline",
    "declines",
    "declined",
    "declining",
];

/// Words with which an amount is not meant to the last digit, or a percentage is not that of the
/// amounts beside it.
pub(super) const UNSURE: &[&str] = &[
    "about",
    "around",
    "approximately",
    "approx",
    "roughly",
    "nearly",
    "almost",
    "circa",
    "least",
    "than",
    "not",
    "if",
    "real",
    "inflation",
    "cpi",
    "rpi",
    "cpih",
    "point",
    "points",
    "annually",
    "annum",
    "cumulative",
    "cumulatively",
    "compound",
    "adjusted",
    "averaging",
    "averages",
    "while",
    "whereas",
    "respectively",
    "each",
    "both",
    "between",
    "combined",
];

/// Words behind a percentage with which it is one of something else.
const OF_ANOTHER: &[&str] = &[
    "of", "since", "over", "compared", "on", "above", "below", "against", "per", "a", "each", "year", "is", "are",
    "was",
];

/// Words that may stand between two amounts of one change. Any other may begin to speak of
/// something else: "rises from £10m to £12m, and the precept by 5%".
const LINKS: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "by",
    "or",
    "which",
    "is",
    "that",
    "this",
    "representing",
    "represents",
    "equivalent",
    "equal",
    "being",
    "from",
    "to",
    "in",
    "for",
    "at",
    "average",
    "band",
    "d",
    "property",
    "properties",
    "home",
    "household",
    "year",
    "month",
    "week",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "i",
    "e",
    "ie",
];

/// What an amount is in a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    From,
    To,
    By,
}

/// Reads a sentence that tells of one change and in which every amount has its part.
pub(super) fn read<'a>(text: &str, sentence: &Sentence<'a>) -> Option<Clause<'a>> {
    let (percents, others): (Vec<_>, Vec<_>) = sentence.amounts.iter().partition(|a| a.amount.unit == Unit::Percent);
    let percent = match (percents.as_slice(), others.len()) {
        (&[percent], 2..=3) => Some(percent),
        ([], 3) => None,
        _ => return None,
    };
    let unit = others.first()?.amount.unit;
    if others.iter().any(|other| other.amount.unit != unit) {
        return None;
    }
    let words = tokens(sentence.text);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let average = words.windows(2).any(|pair| pair[0] == "average" && is_change(&pair[1]));
    if has(UP) == has(DOWN) || has(UNSURE) || average {
        return None;
    }
    let mut clause = Clause { rises: has(UP), percent, from: None, to: None, by: None };
    let mut place = Place { text, sentence, previous: None };
    for amount in sentence.amounts {
        if !place.is_linked(amount) {
            return None;
        }
        if percent.is_some_and(|percent| std::ptr::eq(amount, percent)) {
            place.percent(amount)?;
        } else {
            let part = place.part(amount)?;
            let slot = match part {
                Part::From => &mut clause.from,
                Part::To => &mut clause.to,
                Part::By => &mut clause.by,
            };
            if slot.replace(amount).is_some() || part == Part::From && unit == Unit::Count && !place.is_governed(amount)
            {
                return None;
            }
        }
        place.previous = Some(amount);
    }
    Some(clause)
}

fn is_change(word: &str) -> bool {
    UP.contains(&word) || DOWN.contains(&word)
}

/// Where the reader of a sentence is.
struct Place<'a, 'p> {
    text: &'a str,
    sentence: &'a Sentence<'p>,
    previous: Option<&'p AmountInText>,
}

impl<'a> Place<'a, '_> {
    /// The words between the amount before and this one.
    fn between(&self, amount: &AmountInText) -> &'a str {
        let start = self.previous.map_or(self.sentence.start, |previous| previous.range.end);
        &self.text[start..amount.range.start]
    }

    /// Whether nothing but links stands between the amount before and this one. What is counted
    /// may follow a number: `3,200 officers`.
    fn is_linked(&self, amount: &AmountInText) -> bool {
        let Some(previous) = self.previous else { return true };
        let words = tokens(self.between(amount));
        let is_link = |word: &str| {
            LINKS.contains(&word)
                || is_change(word)
                || word.ends_with("ly")
                || word.starts_with(|c: char| c.is_ascii_digit())
        };
        let counted = previous.amount.unit == Unit::Count;
        let skip = usize::from(counted && words.first().is_some_and(|word| word != "and"));
        words.iter().skip(skip).all(|word| is_link(word))
    }

    fn after(&self, amount: &AmountInText) -> &'a str {
        let end = self.sentence.start + self.sentence.text.len();
        self.text.get(amount.range.end..end).unwrap_or_default()
    }

    /// The part of an amount, by the word beside it.
    fn part(&self, amount: &AmountInText) -> Option<Part> {
        let words = self.between(amount);
        // A word stands beside it only where nothing but a space is between.
        if !words.ends_with(char::is_whitespace) || !words.trim_end().ends_with(char::is_alphabetic) {
            return None;
        }
        let words = tokens(words);
        let mut back = words.iter().rev().map(String::as_str);
        match (back.next()?, back.next()) {
            ("to", Some("up" | "equivalent" | "due" | "equal")) => None,
            ("from", _) => Some(Part::From),
            ("to", _) => Some(Part::To),
            ("by", _) => Some(Part::By),
            ("of", Some(change)) if is_change(change) => Some(Part::By),
            _ => None,
        }
    }

    /// Whether the percentage is that of the change.
    fn percent(&self, percent: &AmountInText) -> Option<()> {
        let (words, after) = (self.between(percent), self.after(percent));
        let end = after.char_indices().nth(40).map_or(after.len(), |(at, _)| at);
        let next = tokens(&after[..end]);
        let mut next = next.iter().map(String::as_str);
        let ended = after.trim_start().starts_with([',', ')', '.', ';']);
        let first = next.next().unwrap_or_default();
        let names_change = !ended && is_change(first);
        let last = if names_change { next.next().unwrap_or_default() } else { first };
        // "5% in 2020/21" is of the same, "5% in the precept" may be of another.
        let number = next.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let of_another = OF_ANOTHER.contains(&last) || matches!(last, "in" | "to") && !number;
        if !ended && of_another {
            return None;
        }
        let before = tokens(words);
        let mut back = before.iter().rev().map(String::as_str);
        let said = match (back.next(), back.next()) {
            (Some("by"), _) => true,
            (Some("of"), Some(word)) => is_change(word),
            (Some("to"), Some("equivalent" | "equal")) => true,
            (Some(word), _) => is_change(word),
            (None, _) => false,
        };
        // `£15 (7.4%)`, `£15, or 7.4%`: beside the amount that is already placed.
        let joined = words.trim();
        // "from £281.07 to £295.07, which is 4.0%", and no word more.
        let closes = matches!(after.trim(), "" | "." | ";");
        let named = self.previous.is_some() && closes && matches!(joined, ", which is" | ", that is" | "– that is");
        let bracketed = joined == "(" && after.starts_with(')');
        let beside =
            self.previous.is_some() && (bracketed || matches!(joined, ", or" | "or" | ", i.e." | "(or" | "– or"));
        (said || beside || named || names_change).then_some(())
    }

    /// Whether a word of change stands right before `from`: in "offenders from 16 to 24" none does.
    fn is_governed(&self, from: &AmountInText) -> bool {
        let words = tokens(self.between(from));
        let mut back = words.iter().rev().skip(1).map(String::as_str);
        let first = back.find(|word| !(word.ends_with("ly") || matches!(*word, "again" | "further" | "overall")));
        first.map_or(self.previous.is_some(), is_change)
    }
}
