//! What became of texts: words, and what leaves the words as they were.

use std::collections::BTreeSet;

use planwright_core::model::Id;
use planwright_diff::{Change, ChangeKind, Note, Side, TableDiff};

use super::said::is_pledge;
use super::{Digest, Phrase, Tag};

/// What became of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edit {
    /// It stands in another section.
    Across,
    /// It stands elsewhere in its section.
    Within,
    /// The rows of a table stand in another order.
    Rows,
    /// The columns of a table stand in another order.
    Columns,
    Divided,
    Joined,
    Link,
    Picture,
    /// Its words are others.
    Words,
}

/// What is said of each but of words, and whether sections are counted in place of changes.
const SAID: [(Edit, Tag, &str, bool); 8] = [
    (Edit::Across, Tag::Moved, "changes-texts-across", false),
    (Edit::Within, Tag::Moved, "changes-texts-within", true),
    (Edit::Rows, Tag::Table, "changes-texts-rows", false),
    (Edit::Columns, Tag::Table, "changes-texts-columns", false),
    (Edit::Divided, Tag::Form, "changes-texts-divided", false),
    (Edit::Joined, Tag::Form, "changes-texts-joined", false),
    (Edit::Link, Tag::Link, "changes-texts-links", false),
    (Edit::Picture, Tag::Picture, "changes-texts-pictures", false),
];

impl<'a> Digest<'a> {
    /// What became of words: a few sentences are quoted, and the sections of the others counted.
    pub(super) fn texts(&mut self) {
        let words = self.edits().into_iter().filter(|(edit, _)| *edit == Edit::Words);
        let words: Vec<&'a Change> = words.map(|(_, change)| change).collect();
        let left = self.quotes(&words);
        self.tell(Tag::Text, "changes-texts", &by_section(left), Self::title);
    }

    /// What leaves the words as they were.
    pub(super) fn moves(&mut self) {
        let edits = self.edits();
        for (edit, tag, key, of_sections) in SAID {
            let mut own: Vec<&Change> =
                edits.iter().filter(|(other, _)| *other == edit).map(|(_, change)| *change).collect();
            // A heading is no passage beside those that it stands over.
            if own.iter().any(|change| !self.is_heading(change)) {
                own.retain(|change| !self.is_heading(change));
            }
            let own: Vec<&Change> = if of_sections { by_section(own) } else { own };
            match edit {
                Edit::Across => self.tell(tag, key, &own, Self::way),
                _ => self.tell(tag, key, &own, Self::title),
            }
        }
    }

    fn edits(&self) -> Vec<(Edit, &'a Change)> {
        let all = self.of(|change| is_worded(change) && !is_told_by_pledge(change));
        all.into_iter().map(|change| (self.edit(change), change)).collect()
    }

    fn edit(&self, change: &Change) -> Edit {
        use ChangeKind as K;
        let both = change.old.is_some() && change.new.is_some();
        match (change.kind, &change.note) {
            (K::ParagraphMoved | K::ListItemMoved, _) | (_, Some(Note::Moved(_))) => {
                let across = self.ends(change).is_some_and(|(from, to)| from != to);
                if across { Edit::Across } else { Edit::Within }
            }
            (_, Some(Note::RowOrder)) => Edit::Rows,
            (_, Some(Note::ColumnOrder)) => Edit::Columns,
            (_, Some(Note::Split)) => Edit::Divided,
            (_, Some(Note::Joined)) => Edit::Joined,
            (K::Text, Some(Note::Link)) if both => Edit::Link,
            (K::Text, Some(Note::Picture)) if both => Edit::Picture,
            _ => Edit::Words,
        }
    }

    fn is_heading(&self, change: &Change) -> bool {
        self.place(change).is_some_and(|at| self.headings.contains(&at))
    }

    /// The sections that something was moved from and to.
    fn ends(&self, change: &Change) -> Option<(Option<&'a Id>, Option<&'a Id>)> {
        let ends = self.moves.get(self.places.get(&std::ptr::from_ref(change))?)?;
        Some((ends.from?.id.as_ref(), ends.to?.id.as_ref()))
    }

    /// "from Safer streets to Money".
    fn way(&self, change: &Change) -> Phrase {
        let Some((from, to)) = self.ends(change) else { return self.title(change) };
        let [from, to] = [from, to].map(|id| self.title_of(id));
        self.filled("changes-texts-way", &[("from", &from), ("to", &to)])
    }
}

/// The first change of each section.
fn by_section(changes: Vec<&Change>) -> Vec<&Change> {
    let mut seen = BTreeSet::new();
    changes.into_iter().filter(|change| seen.insert(change.section.as_ref())).collect()
}

/// Whether the words that changed are wholly told by the one sentence that came or went with them.
pub(in crate::changes) fn is_told_by_pledge(change: &Change) -> bool {
    is_worded(change) && is_pledge(change)
}

/// Whether words changed, and nothing that is told by itself.
pub(super) fn is_worded(change: &Change) -> bool {
    use ChangeKind as K;
    match change.kind {
        K::Text
        | K::ParagraphAdded
        | K::ParagraphRemoved
        | K::ParagraphMoved
        | K::ListItemAdded
        | K::ListItemRemoved
        | K::ListItemMoved => true,
        K::TableCell => change.delta.is_none(),
        _ => false,
    }
}

/// Whether some number of a table is written otherwise than it was.
pub(super) fn is_rewritten(table: &TableDiff) -> bool {
    let rows = table.rows.iter().filter(|row| row.side == Side::Both);
    let cells = rows.flat_map(|row| row.cells.iter().zip(&table.columns));
    let amounts = cells.filter(|(_, column)| column.side == Side::Both && column.amounts);
    amounts.flat_map(|(cell, _)| cell).any(|run| run.side != Side::Both)
}
