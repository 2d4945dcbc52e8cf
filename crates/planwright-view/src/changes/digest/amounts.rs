//! Figures that changed: money first, the largest before the others, and no date among them.

use std::cmp::Reverse;

use planwright_core::model::{Amount, Unit};
use planwright_diff::{Change, ChangeKind, Measured, Note};
use rust_decimal::Decimal;

use super::details::is_of_verbs;
use super::spoken::is_of_council_tax;
use super::{Digest, Phrase, Tag, by, is_detail};

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Money,
    Number,
    /// How often something is done.
    Often,
    Date,
}

/// Longer values of front matter are texts, though a figure changed in them.
const VALUE: usize = 48;

impl<'a> Digest<'a> {
    pub(super) fn figures(&mut self) {
        let reversed = |change: &Change| change.note == Some(Note::Reversed);
        let (turned, figures): (Vec<&Change>, Vec<&Change>) =
            self.of(|change| self.figure_of(change).is_some()).into_iter().partition(|change| reversed(change));
        for (figure, key) in [
            (Figure::Money, "changes-money"),
            (Figure::Number, "changes-figures"),
            (Figure::Often, "changes-often"),
            (Figure::Date, "changes-dates"),
        ] {
            let mut own: Vec<&Change> =
                figures.iter().filter(|change| self.figure_of(change) == Some(figure)).copied().collect();
            if figure == Figure::Money {
                own.sort_by_key(|change| (!self.is_of_council_tax(change), Reverse(size(change))));
            }
            self.tell(Tag::Figure, key, &own, Self::figure_in_words);
            if figure == Figure::Number {
                self.tell(Tag::Figure, "changes-turned", &turned, |digest, change| {
                    let figures = digest.exchanged(change.from.as_deref(), change.to.as_deref());
                    Phrase::joined([digest.title(change), figures], ": ")
                });
            }
        }
    }

    /// What a change counts that is told with the figures; none for any other.
    pub(super) fn figure_of(&self, change: &Change) -> Option<Figure> {
        if !change.is_figure() || is_of_verbs(change) || is_long(change) {
            return None;
        }
        let figure = self.counted_by(change);
        if !is_detail(change) {
            return Some(figure);
        }
        // Other values of front matter are told by whose they are.
        let period = matches!(&change.note, Some(Note::Key { key, .. }) if key.starts_with("period."));
        (figure == Figure::Money || period).then_some(figure)
    }

    fn counted_by(&self, change: &Change) -> Figure {
        let texts = || [&change.from, &change.to].into_iter().flatten();
        match change.delta.as_ref().map(|delta| delta.unit) {
            Some(Measured::Amount(Unit::Pounds)) => Figure::Money,
            Some(Measured::Days) => Figure::Date,
            Some(Measured::Amount(_)) => Figure::Number,
            None if self.place(change).is_some_and(|at| self.spoken.dates.contains(&at)) => Figure::Date,
            None if texts().any(|text| text.contains('£')) => Figure::Money,
            None if texts().all(|text| is_often(text)) => Figure::Often,
            None => Figure::Number,
        }
    }

    /// What everybody pays is told before all other money.
    fn is_of_council_tax(&self, change: &Change) -> bool {
        let lead = self.place(change).and_then(|at| self.spoken.lead(at));
        match &change.note {
            Some(Note::Cell { row, column, table }) => {
                let lead = lead.map_or("", |lead| lead.text.as_str());
                is_of_council_tax(&format!("{} {column} {table} {lead}", row.as_deref().unwrap_or_default()))
            }
            _ => lead.is_some_and(|lead| lead.of_council_tax),
        }
    }

    /// "Police officers, 2026/27: 1,500 → 1,400 (−100, −6.7%)".
    fn figure_in_words(&self, change: &Change) -> Phrase {
        if is_detail(change) {
            return self.detail(change);
        }
        let [from, to] = with_unit(change);
        let mut said = self.place_of_figure(change);
        said.push(": ");
        // Only of a bare number it is to be said what it counts.
        let bare = |text: &str| !text.contains([' ', '£', '%']);
        let counts =
            self.figure_of(change) == Some(Figure::Number) && to.as_deref().or(from.as_deref()).is_some_and(bare);
        let noun = self.place(change).filter(|_| counts).and_then(|at| self.spoken.nouns.get(&at));
        let named = |text: String| match noun {
            Some(noun) => format!("{text} {noun}"),
            None => text,
        };
        // What is counted is said once, behind the last of the two.
        let (from, to) = match (from, to) {
            (from, Some(to)) => (from, Some(named(to))),
            (from, None) => (from.map(named), None),
        };
        said.extend(self.exchanged(from.as_deref(), to.as_deref()));
        said.extend(by(change, self.words));
        said
    }

    /// The days that the document bears, after all else: nothing hangs on them.
    pub(super) fn dates_of_the_document(&mut self) {
        let own =
            self.of(|change| is_of_document(change) && !is_of_verbs(change) && self.report_came(change).is_none());
        self.tell(Tag::Detail, "changes-document", &own, Self::detail);
    }
}

/// Whether a change is of a day that the document bears.
pub(super) fn is_of_document(change: &Change) -> bool {
    let Some(Note::Key { key, entry: None }) = &change.note else { return false };
    let own = key.rsplit('.').next().unwrap_or(key);
    change.kind == ChangeKind::Field && matches!(own, "dated" | "issued" | "elected" | "varied" | "updated" | "replied")
}

/// Whether a value of front matter is a text, whatever figures are in it.
pub(super) fn is_long(change: &Change) -> bool {
    let long = |text: &Option<String>| text.as_ref().is_some_and(|text| text.chars().count() > VALUE);
    is_detail(change) && (long(&change.from) || long(&change.to))
}

/// How much money it is by which a figure changed; where that is not known, how much it is.
fn size(change: &Change) -> Decimal {
    change.delta.as_ref().map_or(Decimal::ZERO, |delta| delta.difference.abs())
}

/// Whether words say how often something is done.
fn is_often(text: &str) -> bool {
    const OFTEN: [&str; 15] = [
        "annual",
        "annually",
        "daily",
        "day",
        "each",
        "every",
        "month",
        "monthly",
        "once",
        "quarter",
        "quarterly",
        "twice",
        "week",
        "weekly",
        "year",
    ];
    let text = text.to_lowercase();
    !text.contains(|c: char| c.is_ascii_digit()) && text.split(' ').any(|word| OFTEN.contains(&word))
}

/// Both figures as they are written, those of a table with the unit that the table gives them.
pub(super) fn with_unit(change: &Change) -> [Option<String>; 2] {
    let plain = [change.from.clone(), change.to.clone()];
    let number = |text: &Option<String>| text.as_deref()?.replace(',', "").replace('−', "-").parse::<Decimal>().ok();
    let ([Some(from), Some(to)], Some(delta)) = ([number(&plain[0]), number(&plain[1])], &change.delta) else {
        return plain;
    };
    let Measured::Amount(unit @ (Unit::Pounds | Unit::Percent)) = delta.unit else { return plain };
    let step = to.checked_sub(from).filter(|step| !step.is_zero());
    let Some(worth) = step.and_then(|step| delta.difference.checked_div(step)) else { return plain };
    let written = |number: Decimal| {
        let value = number.checked_mul(worth)?;
        Some(Amount { value, unit, last_digit: delta.last_digit }.to_string())
    };
    match (written(from), written(to)) {
        (Some(from), Some(to)) => [Some(from), Some(to)],
        _ => plain,
    }
}
