//! What became of figures, by the edits that did it: a paragraph can have as many of both as it has words.

use std::ops::RangeInclusive;

use crate::change::LoneFigure;
use crate::figures::FigureChange;

/// The figures of a text that changed, came or went, to be found by an edit.
pub(super) struct ByEdit<'a> {
    /// For each edit, the first figure that it changed.
    changed: Vec<Option<&'a FigureChange>>,
    /// For each edit, the figures that came or went with it, with their places among all.
    alone: Vec<Vec<(usize, &'a LoneFigure)>>,
}

impl<'a> ByEdit<'a> {
    pub(super) fn new(edits: usize, changed: &'a [FigureChange], alone: &'a [(usize, LoneFigure)]) -> Self {
        let mut by_edit = Self { changed: vec![None; edits], alone: vec![Vec::new(); edits] };
        for figure in changed {
            for edit in &figure.edits {
                if let Some(first) = by_edit.changed.get_mut(*edit) {
                    first.get_or_insert(figure);
                }
            }
        }
        for (place, (edit, figure)) in alone.iter().enumerate() {
            if let Some(own) = by_edit.alone.get_mut(*edit) {
                own.push((place, figure));
            }
        }
        by_edit
    }

    /// The figure that an edit changed.
    pub(super) fn figure(&self, edit: usize) -> Option<&'a FigureChange> {
        self.changed.get(edit).copied().flatten()
    }

    /// The figures that came or went with some edits, in their order.
    pub(super) fn alone(&self, edits: RangeInclusive<usize>) -> Vec<LoneFigure> {
        let mut found: Vec<_> = self.alone.get(edits).into_iter().flatten().flatten().copied().collect();
        found.sort_unstable_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, figure)| figure.clone()).collect()
    }
}
