//! The figures that changed, as the rows of a table.

use std::collections::BTreeMap;

use planwright_core::model::Plan;
use planwright_diff::{Change, Comparison, Note, Side, text_of};

use super::amounts::{is_long, with_unit};
use super::difference::difference;
use super::{Digest, Phrase};
use crate::Words;
use crate::changes::values;
use crate::lower::{lang, smart};

/// A figure that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Where it stands: "Police officers, 2026/27".
    pub place: String,
    /// What it was; none where there was none.
    pub from: Option<String>,
    /// What it is; none where it is gone.
    pub to: Option<String>,
    /// "+£18,000, +8.0%"; none where the two cannot be told from each other by a number.
    pub difference: Option<String>,
}

/// Every figure that changed, in the order of the changes.
#[must_use]
pub fn figures(comparison: &Comparison, old: &Plan, new: &Plan, words: &Words) -> Vec<FigureChange> {
    let digest = Digest::new(comparison, [old, new], words, &lang(new));
    let all = comparison.changes.iter().enumerate().filter(|(_, change)| change.is_figure() && !is_long(change));
    let mut figures: Vec<(usize, FigureChange)> = all.map(|(at, change)| (at, digest.figure(change))).collect();
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    for (_, figure) in &figures {
        *named.entry(figure.place.clone()).or_default() += 1;
    }
    let leads = leads(comparison);
    // Those of one name are told apart by their table, or by the words before them.
    for (at, figure) in figures.iter_mut().filter(|(_, figure)| named.get(&figure.place).is_some_and(|n| *n > 1)) {
        let note = comparison.changes.get(*at).and_then(|change| change.note.as_ref());
        match (note, leads.get(at)) {
            (Some(Note::Cell { table, .. }), _) if !table.is_empty() => {
                figure.place = format!("{}: {}", smart(table), figure.place);
            }
            (_, Some(words)) => figure.place = format!("{}: … {} …", figure.place, smart(words)),
            _ => {}
        }
    }
    figures.into_iter().map(|(_, figure)| figure).collect()
}

/// So many words before a figure tell it apart.
const LEAD: usize = 5;

/// The last words before each figure in running text, by its change.
fn leads(comparison: &Comparison) -> BTreeMap<usize, String> {
    let units = comparison.redline.sections.iter().flat_map(|section| &section.units);
    let mut leads = BTreeMap::new();
    for unit in units {
        for pair in unit.runs.windows(2) {
            let [before, run] = pair else { continue };
            let figure = |at: &usize| comparison.changes.get(*at).is_some_and(Change::is_figure);
            let Some(at) = run.change.filter(figure).filter(|_| before.side == Side::Both) else { continue };
            let from = before.tokens.len().saturating_sub(LEAD);
            let words = text_of(before.tokens.get(from..).unwrap_or_default());
            leads.entry(at).or_insert(words);
        }
    }
    leads
}

impl Digest<'_> {
    fn figure(&self, change: &Change) -> FigureChange {
        let key = match &change.note {
            Some(Note::Key { key, .. }) => Some(key),
            _ => None,
        };
        let said = |text: &Option<String>| {
            let text = text.as_deref()?;
            Some(key.and_then(|key| values::value(self.words, key, text)).unwrap_or_else(|| smart(text)))
        };
        let [from, to] = match key {
            Some(_) => [said(&change.from), said(&change.to)],
            None => with_unit(change).map(|side| side.as_deref().map(smart)),
        };
        FigureChange {
            place: if key.is_some() { self.keyed(change) } else { self.place_of_figure(change) }.text(),
            from,
            to,
            difference: difference(change, self.words),
        }
    }

    /// "Police officers, 2026/27"; in running text the title of its section.
    pub(super) fn place_of_figure(&self, change: &Change) -> Phrase {
        match &change.note {
            // A column that is called by its unit says it with each figure.
            Some(Note::Cell { row: Some(row), column, .. }) if !row.is_empty() && is_unit(column) => self.own(row),
            Some(Note::Cell { row: Some(row), column, .. }) if !row.is_empty() => self.own(&format!("{row}, {column}")),
            _ => self.title(change),
        }
    }
}

fn is_unit(column: &str) -> bool {
    matches!(column, "£" | "£m" | "£bn" | "£000" | "%")
}

/// By how much a figure changed, in brackets.
pub(super) fn by(change: &Change, words: &Words) -> Phrase {
    let kept = |difference: String| {
        let mut said = Phrase::from(" ");
        said.extend(Phrase::kept(format!("({difference})")));
        said
    };
    difference(change, words).map(kept).unwrap_or_default()
}
