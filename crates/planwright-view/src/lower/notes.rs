//! Footnotes: numbered through the plan by their first marks.

use planwright_core::FileId;
use planwright_core::model::Footnote;

use super::Lower;
use crate::{InlineView, NoteView};

/// The notes found so far, in the order of their numbers.
#[derive(Default)]
pub(super) struct Notes<'a> {
    found: Vec<Found<'a>>,
}

struct Found<'a> {
    file: FileId,
    note: &'a Footnote,
    marks: Vec<String>,
}

impl<'a> Lower<'a> {
    /// The mark that refers to a label of the file that is being lowered. Cells of a CSV file
    /// refer to the notes of the section that shows them.
    pub(super) fn note_mark(&mut self, label: &str) -> Option<InlineView> {
        let file = self.current;
        let note = self.footnotes.get(&file)?.iter().find(|note| note.label.value == label)?;
        let known = self.notes.found.iter().position(|n| n.file == file && n.note.label.value == label);
        let index = known.unwrap_or_else(|| {
            self.notes.found.push(Found { file, note, marks: Vec::new() });
            self.notes.found.len() - 1
        });
        let number = index as u32 + 1;
        let marks = &mut self.notes.found[index].marks;
        // Ids with a full stop: an author's have none, so the two cannot meet.
        let mark = if marks.is_empty() { format!("ref.{number}") } else { format!("ref.{number}.{}", marks.len() + 1) };
        marks.push(mark.clone());
        Some(InlineView::Note { number, mark, first: known.is_none() })
    }

    /// The notes themselves. A note may refer to another, which then follows.
    pub(super) fn finish_notes(&mut self) -> Vec<NoteView> {
        let mut bodies = Vec::new();
        while let Some(found) = self.notes.found.get(bodies.len()) {
            let (note, file) = (found.note, found.file);
            self.current = file;
            self.abbreviations.begin();
            bodies.push(self.blocks(&note.blocks, 6));
        }
        let found = std::mem::take(&mut self.notes.found);
        found
            .into_iter()
            .zip(bodies)
            .zip(1..)
            .map(|((found, blocks), number)| NoteView {
                number,
                id: format!("note.{number}"),
                marks: found.marks,
                blocks,
            })
            .collect()
    }
}
