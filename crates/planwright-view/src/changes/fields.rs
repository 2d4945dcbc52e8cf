//! What changed in front matter.

use planwright_core::model::Kind;
use planwright_diff::{FieldDiff, Note, Run, Side};

use super::runs::{Marking, plain};
use super::{Telling, difference, keys, values};
use crate::{ChangedField, MarkedRun, Piece, RunSide};

impl Telling<'_> {
    /// What changed in the front matter of a section or of the plan; the values of an entry that came or went as one.
    pub(super) fn fields(&self, fields: &[FieldDiff]) -> Vec<ChangedField> {
        let together = |a: &FieldDiff, b: &FieldDiff| {
            a.entry.is_some() && (a.list, &a.entry, a.change) == (b.list, &b.entry, b.change)
        };
        // That a section is of no kind is nobody's news.
        let plain = |field: &FieldDiff| {
            field.key.as_deref() == Some("kind") && !self.is_edit(field) && on(field) == Kind::Section.as_str()
        };
        let told = fields.chunk_by(together).filter(|group| !group.iter().any(plain)).filter_map(|group| match group {
            [field] if field.entry.is_none() || self.is_edit(field) => Some(self.field(field)),
            group => self.whole_entry(group),
        });
        told.filter(|field| !field.runs.is_empty()).collect()
    }

    /// True for a value that was edited in an entry that stands in both versions.
    fn is_edit(&self, field: &FieldDiff) -> bool {
        self.change(field.change).is_some_and(|change| matches!(change.note, Some(Note::Key { .. })))
    }

    fn field(&self, field: &FieldDiff) -> ChangedField {
        let change = self.change(field.change);
        ChangedField {
            label: keys::label(self.words, field.list, field.entry.as_deref(), field.key.as_deref()),
            runs: self.values(field),
            difference: change.and_then(|change| difference(change, self.words)),
        }
    }

    /// An entry that came or went: "Measure “Calls”" and "Source: force records. Frequency: every month."
    fn whole_entry(&self, values: &[FieldDiff]) -> Option<ChangedField> {
        let first = values.first()?;
        let list = first.list?;
        let name = first.entry.as_deref().unwrap_or_default();
        let mut runs: Vec<MarkedRun> = Vec::new();
        // Its name and the day in its name are said already.
        let told = values.iter().filter(|value| !matches!(value.key.as_deref(), Some("name" | "date")));
        for value in told {
            let Some(key) = value.key.as_deref() else { continue };
            let Some(side) = self.values(value).first().map(|run| run.side) else { continue };
            let text: String =
                self.values(value).iter().flat_map(|run| run.pieces.iter()).map(|piece| piece.text.as_str()).collect();
            let said = self
                .fill("redline-pair", &[("key", &keys::key(self.words, key)), ("value", text.trim_end_matches('.'))]);
            let said = format!("{said}.");
            match runs.last_mut().filter(|last| last.side == side) {
                Some(last) => last.pieces.push(piece(format!(" {said}"))),
                None => runs.push(MarkedRun { side, space: false, pieces: vec![piece(said)], aside: None }),
            }
        }
        if runs.is_empty() {
            let side = self
                .change(first.change)
                .map_or(RunSide::Same, |change| if change.new.is_some() { RunSide::Added } else { RunSide::Removed });
            let name = keys::name(self.words, Some(list), name);
            runs.push(MarkedRun { side, space: false, pieces: vec![piece(name)], aside: None });
        }
        Some(ChangedField { label: keys::entry(self.words, list, name), runs, difference: None })
    }

    /// The title of the plan, which is a key of its front matter, where it changed.
    pub(super) fn plan_title(&self, title: &[Run]) -> Option<ChangedField> {
        let changed = title.iter().any(|run| run.side != Side::Both);
        changed.then(|| ChangedField {
            label: keys::key(self.words, "title"),
            runs: self.runs(title, Marking::Sides),
            difference: None,
        })
    }

    /// A value as it is printed: "Working draft" and "Draft for the panel" where it is a word of the source format or a
    /// day, else its words.
    fn values(&self, field: &FieldDiff) -> Vec<MarkedRun> {
        let whole = field.key.as_deref().and_then(|key| self.whole(key, &field.runs));
        let mut runs = whole.unwrap_or_else(|| self.runs(&field.runs, Marking::Sides));
        // The difference of a value stands behind it, and not behind each figure in it.
        runs.iter_mut().for_each(|run| run.aside = None);
        runs
    }

    fn whole(&self, key: &str, runs: &[Run]) -> Option<Vec<MarkedRun>> {
        let sides = [(Side::Old, RunSide::Removed), (Side::New, RunSide::Added)];
        let said = sides.map(|(side, marked)| (plain(runs, side), marked));
        let said: Vec<(String, RunSide)> = said.into_iter().filter(|(text, _)| !text.is_empty()).collect();
        let words: Vec<Option<String>> = said.iter().map(|(text, _)| values::value(self.words, key, text)).collect();
        // Where one of the two is a word of the source format, the other stands beside it as it is.
        if words.iter().all(Option::is_none) {
            return None;
        }
        let spoken = said.into_iter().zip(words).map(|((text, side), word)| (word.unwrap_or(text), side));
        let marked = spoken.enumerate().map(|(at, (text, side))| MarkedRun {
            side,
            space: at > 0,
            pieces: vec![piece(text)],
            aside: None,
        });
        Some(marked.collect())
    }
}

/// What a value that came or went with its section says.
fn on(field: &FieldDiff) -> String {
    field.runs.first().map_or_else(String::new, |run| plain(&field.runs, run.side))
}

fn piece(text: String) -> Piece {
    Piece { text, ..Piece::default() }
}
