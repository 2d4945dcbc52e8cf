//! Running text with its amounts.

use std::ops::Range;

use planwright_core::amount::{AmountInText, amounts_in};
use planwright_core::model::Section;
use planwright_core::{Sources, Span};

use super::year::{YearInText, years_in};
use crate::text::{Flat, Run, sentences};

/// A run of words with its amounts.
pub(crate) struct Passage<'a> {
    /// The run.
    pub(crate) run: Run<'a>,
    /// The section in whose body or footnotes it stands; none for the foreword.
    pub(crate) section: Option<&'a Section>,
    /// Its words.
    pub(crate) flat: Flat,
    /// The amounts in its words.
    pub(crate) amounts: Vec<AmountInText>,
    /// The years in its words.
    pub(crate) years: Vec<YearInText>,
}

/// A sentence of a passage.
pub(crate) struct Sentence<'p> {
    /// Its words.
    pub(crate) text: &'p str,
    /// Where it begins in the passage.
    pub(crate) start: usize,
    /// The amounts in it, at their places in the passage.
    pub(crate) amounts: &'p [AmountInText],
    /// The years in it, likewise.
    pub(crate) years: &'p [YearInText],
}

impl<'a> Passage<'a> {
    /// A run and what is in it.
    pub(crate) fn new(run: Run<'a>, section: Option<&'a Section>) -> Self {
        let flat = Flat::new(run.content);
        let amounts = amounts_in(&flat.text);
        let years = years_in(&flat.text);
        Self { run, section, flat, amounts, years }
    }

    /// Its words.
    pub(crate) fn text(&self) -> &str {
        &self.flat.text
    }

    /// Where a range of its words stands in the source.
    pub(crate) fn span(&self, range: Range<usize>, sources: &Sources) -> Span {
        self.flat.span(range, sources).unwrap_or(self.run.span)
    }

    /// Its sentences that have an amount.
    pub(crate) fn sentences(&self) -> Vec<Sentence<'_>> {
        let mut found = Vec::new();
        let mut rest = self.amounts.as_slice();
        let mut years = self.years.as_slice();
        let mut from = 0;
        for text in sentences(self.text()) {
            if rest.is_empty() {
                break;
            }
            let Some(offset) = self.text()[from..].find(text) else { break };
            let start = from + offset;
            from = start + text.len();
            let (amounts, after) = rest.split_at(rest.partition_point(|amount| amount.range.start < from));
            let (before, later) = years.split_at(years.partition_point(|year| year.range.start < from));
            (rest, years) = (after, later);
            if !amounts.is_empty() {
                found.push(Sentence { text, start, amounts, years: before });
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::ledger::Ledger;
    use crate::testing::read;

    #[test]
    fn sentences_hold_their_amounts() {
        let read = read(&[("01-a.md", "---\ntitle: A\n---\n\nIt cost £1m, or 3%. That was much.\nNow it is £2m.\n")]);
        let ledger = Ledger::of(crate::rules::bodies(&read.plan));
        let sentences = ledger.passages[0].sentences();
        let show = |s: &super::Sentence| format!("{}: {}", s.text, s.amounts.len());
        assert_eq!(sentences.iter().map(show).collect::<Vec<_>>(), ["It cost £1m, or 3%.: 2", "Now it is £2m.: 1"]);
        let place = ledger.passages[0].span(sentences[1].amounts[0].range.clone(), &read.sources);
        assert_eq!(read.sources.slice(place), "£2m");
    }
}
