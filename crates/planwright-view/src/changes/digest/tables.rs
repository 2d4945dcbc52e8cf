//! What changed in the build of tables: rows, columns, and what their numbers count.

use planwright_diff::{Change, ChangeKind, Note};

use super::{Digest, Phrase, Tag};

/// So many letters of what stands in a row are told.
const CELLS: usize = 60;

impl<'a> Digest<'a> {
    pub(super) fn tables(&mut self) {
        use ChangeKind as K;
        let both = |change: &Change| change.from.is_some() && change.to.is_some();
        let caption = |digest: &Self, change: &Change| match &change.note {
            Some(Note::Table(caption)) if !caption.is_empty() => digest.own(caption),
            _ => digest.title(change),
        };
        // A row is called by its first cell, with what stands in it, and a column by its heading.
        let name = |digest: &Self, change: &Change| {
            let place = change.new.as_ref().or(change.old.as_ref());
            let mut cells = place.map(|place| place.text.split(" | ")).into_iter().flatten();
            let first = digest.own(cells.next().unwrap_or_default());
            let row = matches!(change.kind, K::TableRowAdded | K::TableRowRemoved);
            let rest: Vec<&str> = cells.filter(|cell| row && !cell.is_empty()).collect();
            let rest = super::passages::shortened(&rest.join(", "), CELLS);
            let named = Phrase::joined([first, digest.own(&rest)].into_iter().filter(|part| !part.is_empty()), ": ");
            Phrase::joined([named, caption(digest, change)], ", ")
        };
        let unit = |change: &Change| matches!(change.note, Some(Note::Unit(_)));
        for (kinds, added, key) in [
            ([K::TableRowAdded, K::TableColumn], true, "changes-tables-added"),
            ([K::TableRowRemoved, K::TableColumn], false, "changes-tables-removed"),
        ] {
            let there = |change: &Change| if added { change.new.is_some() } else { change.old.is_some() };
            let lines =
                self.of(|change| kinds.contains(&change.kind) && !both(change) && there(change) && !unit(change));
            self.tell(Tag::Table, key, &lines, name);
        }
        self.units();
        let headed = self.of(|change| change.kind == K::TableColumn && both(change) && !unit(change));
        self.tell(Tag::Table, "changes-tables-headed", &headed, |digest, change| {
            let headings = digest.exchanged(change.from.as_deref(), change.to.as_deref());
            Phrase::joined([headings, caption(digest, change)], ", ")
        });
    }

    /// Tables that are counted in another unit: where no number is written otherwise, each means something else.
    fn units(&mut self) {
        let all = self.of(|change| matches!(change.note, Some(Note::Unit(_))));
        let same = |change: &&&Change| self.place(change).is_some_and(|at| self.untouched.contains(&at));
        let (same, rewritten): (Vec<&Change>, Vec<&Change>) = all.iter().partition(same);
        for (key, changes) in [("changes-tables-rescaled", same), ("changes-tables-counted", rewritten)] {
            self.tell(Tag::Table, key, &changes, |digest, change| {
                let caption = match &change.note {
                    Some(Note::Unit(caption)) if !caption.is_empty() => digest.own(caption),
                    _ => digest.title(change),
                };
                let units = digest.exchanged(change.from.as_deref(), change.to.as_deref());
                Phrase::joined([caption, units], ": ")
            });
        }
    }
}
