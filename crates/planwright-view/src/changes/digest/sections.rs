//! Priorities and sections that came, went, were divided, joined, moved or renamed.

use planwright_core::model::{Id, Kind};
use planwright_diff::{Change, ChangeKind, List, Note, Side};

use super::{Digest, DigestLine, Phrase, Tag};
use crate::word;

impl<'a> Digest<'a> {
    fn is_priority(&self, change: &Change) -> bool {
        let section = change.section.as_ref().and_then(|id| self.sections.get(id));
        section.is_some_and(|section| section.meta.kind == Kind::Priority)
    }

    /// The priorities that came, went or stand in another order.
    pub(super) fn priorities(&mut self) {
        use ChangeKind as K;
        for (kinds, tag, key) in [
            ([K::SectionRemoved, K::SectionMerged], Tag::Removed, "changes-priorities-removed"),
            ([K::SectionAdded, K::SectionSplit], Tag::Added, "changes-priorities-added"),
        ] {
            let own = self.of(|change| kinds.contains(&change.kind) && self.is_priority(change));
            // A section that became a priority, or is none any more.
            let own: Vec<_> = own.into_iter().chain(self.of(|change| turned(change, tag))).collect();
            let of_own = match own.first().map(|change| change.kind) {
                Some(K::Field) => Tag::Detail,
                Some(K::SectionSplit) => Tag::Split,
                Some(K::SectionMerged) => Tag::Merged,
                _ => tag,
            };
            self.tell(of_own, key, &own, Self::priority);
        }
        for change in self.of(|change| change.kind == K::PriorityOrder) {
            let order = self.own(change.to.as_deref().unwrap_or_default());
            let said = self.filled("changes-priorities-order", &[("items", &order)]);
            self.lines.push(DigestLine { tag: Tag::Order, said, section: change.section.clone() });
        }
    }

    /// "Roads, made out of Streets, with its two measures".
    fn priority(&self, change: &Change) -> Phrase {
        let title = self.part_of(change);
        let (number, words) = match self.measures_of(change) {
            0 => return title,
            1 => ("one", String::new()),
            many => ("many", super::spelt(self.words, many).to_lowercase()),
        };
        self.filled(&format!("changes-with-measures-{number}"), &[("title", &title), ("count", &words.into())])
    }

    /// How many measures came or went with a section.
    fn measures_of(&self, change: &Change) -> usize {
        let whole = change.kind != ChangeKind::Field;
        let own =
            self.redline.iter().filter(|section| whole && section.side != Side::Both && section.id == change.section);
        let fields = own.flat_map(|section| &section.fields);
        fields.filter(|field| field.list == Some(List::Measure) && field.key.as_deref() == Some("name")).count()
    }

    /// The title of a section, and of which other it was or is a part.
    fn part_of(&self, change: &Change) -> Phrase {
        let title = self.title(change);
        let key = match change.kind {
            ChangeKind::SectionSplit => "changes-sections-split",
            ChangeKind::SectionMerged => "changes-sections-merged",
            _ => return title,
        };
        match &change.note {
            Some(Note::Section(other)) => self.filled(key, &[("title", &title), ("other", &self.own(other))]),
            _ => title,
        }
    }

    /// What became of sections that are no priorities, and where any stand and what they are called.
    pub(super) fn sections(&mut self) {
        use ChangeKind as K;
        for (kind, tag, key) in [
            (K::SectionRemoved, Tag::Removed, "changes-sections-removed"),
            (K::SectionMerged, Tag::Merged, "changes-sections-merged"),
            (K::SectionAdded, Tag::Added, "changes-sections-added"),
            (K::SectionSplit, Tag::Split, "changes-sections-split"),
        ] {
            // What came with a file that cannot be read is told with that.
            let unread = |change: &Change| change.section.as_ref().is_some_and(|id| self.unread.contains(id));
            let own = self.of(|change| change.kind == kind && !self.is_priority(change) && !unread(change));
            self.tell(tag, key, &own, Self::part_of);
        }
        let moved = self.of(|change| change.kind == K::SectionMoved);
        self.tell(Tag::Moved, "changes-sections-moved", &moved, Self::title);
        let renamed = self.of(|change| change.kind == K::SectionRenamed && change.from.is_some());
        self.tell(Tag::Renamed, "changes-sections-renamed", &renamed, |digest, change| {
            Phrase::joined([digest.own(change.from.as_deref().unwrap_or("–")), digest.title(change)], " → ")
        });
        let ids = self.of(|change| change.kind == K::SectionRenamed && change.from.is_none());
        self.tell(Tag::Renamed, "changes-sections-ids", &ids, Self::title);
    }

    /// The title of a section, as a sentence begins with it.
    pub(super) fn heading(&self, id: Option<&Id>) -> Phrase {
        if id.is_some() { self.title_of(id) } else { word(self.words, "redline-whole-plan").into() }
    }
}

/// Whether a section became a priority, or is none any more.
pub(super) fn turned(change: &Change, tag: Tag) -> bool {
    let is_kind = matches!(&change.note, Some(Note::Key { key, entry: None }) if key == "kind");
    let priority = Some(Kind::Priority.as_str());
    let side = if tag == Tag::Added { &change.to } else { &change.from };
    change.kind == ChangeKind::Field && is_kind && side.as_deref() == priority
}
