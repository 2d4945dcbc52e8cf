//! Footnotes: definitions are a file's own and stand apart from the text.

use std::ops::Range;

use planwright_core::model::Footnote;
use planwright_core::{Diagnostic, Spanned};

use super::{Reader, TooDeep};

impl Reader<'_> {
    /// Reads the definition of a footnote.
    pub(super) fn footnote(&mut self, label: &str, range: Range<usize>, depth: usize) -> Result<(), TooDeep> {
        let source = self.fragment.slice(range.clone());
        let start = range.start + source.find("[^").map_or(0, |at| at + 2);
        let label = Spanned::new(label.to_owned(), self.fragment.span(start..start + label.len()));
        let first = self.labels.get(&label.value).copied();
        self.labels.entry(label.value.clone()).or_insert(label.span);
        // Its place in the list is that of its beginning: a footnote within it comes after it.
        let place = self.footnotes.len();
        self.footnotes.push(Footnote { label: label.clone(), blocks: Vec::new() });
        let blocks = self.blocks(depth + 1)?;
        if let Some(first) = first {
            self.footnotes.remove(place);
            self.report(
                Diagnostic::error("source/duplicate-id", label.span, format!("the footnote `{}` is written twice", label.value))
                    .label("the second note with this label")
                    .help("A reader would see only the first of the two notes. Give this one another label, here and where it is referred to.")
                    .related(first, "the first"),
            );
        } else if let Some(note) = self.footnotes.get_mut(place) {
            note.blocks = blocks;
        }
        Ok(())
    }
}
