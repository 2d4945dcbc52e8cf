//! What changed in the build of tables: rows, columns, and what their numbers count.

use planwright_diff::{Change, ChangeKind, Note};

use super::{Digest, Phrase, Tag};

impl<'a> Digest<'a> {
    pub(super) fn tables(&mut self) {
        use ChangeKind as K;
        let both = |change: &Change| change.from.is_some() && change.to.is_some();
        let caption = |digest: &Self, change: &Change| match &change.note {
            Some(Note::Table(caption)) if !caption.is_empty() => digest.own(caption),
            _ => digest.title(change),
        };
        // A row is called by its first cell, and a column by its heading.
        let name = |digest: &Self, change: &Change| {
            let place = change.new.as_ref().or(change.old.as_ref());
            let first = place.map(|place| place.text.split(" | ").next().unwrap_or_default()).unwrap_or_default();
            Phrase::joined([digest.own(first), caption(digest, change)], ", ")
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
