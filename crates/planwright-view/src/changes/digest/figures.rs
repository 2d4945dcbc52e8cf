//! The figures that changed, as the rows of a table.

use planwright_core::model::Plan;
use planwright_diff::{Change, Comparison, Note};

use super::{Digest, Phrase, difference};
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
    let all = comparison.changes.iter().filter(|change| change.is_figure());
    all.map(|change| digest.figure(change)).collect()
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
        FigureChange {
            place: if key.is_some() { self.keyed(change) } else { self.place_of_figure(change) }.text(),
            from: said(&change.from),
            to: said(&change.to),
            difference: change.delta.as_ref().map(|delta| difference(delta, self.words)),
        }
    }

    /// "Police officers, 2026/27"; in running text the title of its section.
    pub(super) fn place_of_figure(&self, change: &Change) -> Phrase {
        match &change.note {
            Some(Note::Cell { row: Some(row), column, .. }) if !row.is_empty() => self.own(&format!("{row}, {column}")),
            _ => self.title(change),
        }
    }
}
