//! What kind a change is of, in a word or two.

use std::collections::BTreeSet;

use planwright_diff::{Change, ChangeKind, Direction, Note};

use super::Telling;
use crate::ChangeTag;

/// Declares the tags, the weightiest first, with the names by which a locale words them and a theme styles them.
macro_rules! tags {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// What a line of the digest or a section that changed is about, by which themes mark it. The digest and the
        /// sections call the same change the same.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Tag { $($(#[$doc])* $variant,)+ }

        impl Tag {
            /// Its name, by which a locale words it as `redline_tag_…` and a theme styles it: `weaker`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

tags! {
    /// A duty in law that is not met any more, or stands otherwise.
    Duty = "duty",
    /// Less is promised or asked.
    Weaker = "weaker",
    /// What was asked or promised is not any more.
    Withdrawn = "withdrawn",
    /// A sentence says the opposite.
    Reversed = "reversed",
    /// A total does not add up, and did.
    Sum = "sum",
    /// Something is wrong, and was not.
    Wrong = "wrong",
    /// A duty in law that is met now.
    DutyMet = "duty-met",
    /// More is promised or asked.
    Stronger = "stronger",
    /// Something that was wrong is mended.
    Mended = "mended",
    /// A figure.
    Figure = "figure",
    /// A section went.
    Removed = "removed",
    /// A section came.
    Added = "added",
    /// A part of a section became a section.
    Split = "split",
    /// A section became a part of another.
    Merged = "merged",
    /// Something stands elsewhere.
    Moved = "moved",
    /// A section is called otherwise.
    Renamed = "renamed",
    /// The priorities stand in another order.
    Order = "order",
    /// How progress is judged.
    Measure = "measure",
    /// The answer to the panel.
    Answer = "answer",
    /// What is set aside.
    Waiver = "waiver",
    /// A table.
    Table = "table",
    /// Entries of lists.
    List = "list",
    /// The plan on a page.
    Page = "page",
    /// Other front matter.
    Detail = "detail",
    /// Paragraphs that were divided or joined.
    Form = "form",
    /// A picture.
    Picture = "picture",
    /// Where words lead.
    Link = "link",
    /// Words.
    Text = "text",
}

/// What a change is about, but for whole sentences that bind somebody.
fn own(change: &Change) -> Tag {
    use ChangeKind as K;
    let turned = |direction| if direction == Direction::Weakened { Tag::Weaker } else { Tag::Stronger };
    match (change.kind, change.direction) {
        (K::Duty, Some(Direction::Strengthened)) => Tag::DutyMet,
        (K::Duty, _) => Tag::Duty,
        (K::Modal, _) if change.note == Some(Note::Reversed) => Tag::Reversed,
        (K::Modal, None) => Tag::Reversed,
        (K::Modal, Some(direction)) => turned(direction),
        (K::FindingNew, _) if is_sum(change) => Tag::Sum,
        (K::FindingNew, _) => Tag::Wrong,
        (K::FindingGone, _) => Tag::Mended,
        _ if change.is_figure() => Tag::Figure,
        (K::Measure | K::Recommendation | K::Waiver | K::Field | K::Page, Some(direction)) => turned(direction),
        (K::SectionRemoved, _) => Tag::Removed,
        (K::SectionAdded, _) => Tag::Added,
        (K::SectionSplit, _) => Tag::Split,
        (K::SectionMerged, _) => Tag::Merged,
        (K::SectionMoved | K::ParagraphMoved | K::ListItemMoved, _) => Tag::Moved,
        (K::SectionRenamed, _) => Tag::Renamed,
        (K::PriorityOrder, _) => Tag::Order,
        (K::Measure, _) => Tag::Measure,
        (K::Recommendation, _) => Tag::Answer,
        (K::Waiver, _) => Tag::Waiver,
        (K::TableRowAdded | K::TableRowRemoved | K::TableCell | K::TableColumn, _) => Tag::Table,
        (K::ListItemAdded | K::ListItemRemoved, _) => Tag::List,
        (K::Page, _) => Tag::Page,
        (K::Field, _) => Tag::Detail,
        (K::Figure | K::Text | K::ParagraphAdded | K::ParagraphRemoved, _) => match change.note {
            Some(Note::Moved(_)) => Tag::Moved,
            Some(Note::RowOrder | Note::ColumnOrder) => Tag::Table,
            Some(Note::Split | Note::Joined) => Tag::Form,
            Some(Note::Picture) => Tag::Picture,
            Some(Note::Link) => Tag::Link,
            _ => Tag::Text,
        },
    }
}

/// Everything that a change is about: also the promises that came or went with it.
fn all(change: &Change) -> impl Iterator<Item = Tag> {
    let told = super::digest::is_told_by_pledge(change);
    let pledges = change.pledges.iter().map(|pledge| if pledge.added { Tag::Stronger } else { Tag::Withdrawn });
    pledges.chain((!told).then(|| own(change)))
}

/// True for a finding that a total does not add up.
pub(super) fn is_sum(change: &Change) -> bool {
    matches!(&change.note, Some(Note::Rule(rule)) if matches!(rule.as_str(), "table/total" | "table/row-arithmetic" | "table/percent-shares"))
}

impl Telling<'_> {
    /// The tags of changes, each once, the weightiest first.
    pub(super) fn tags<'c>(&self, changes: impl Iterator<Item = &'c Change>) -> Vec<ChangeTag> {
        let tags: BTreeSet<Tag> = changes.flat_map(all).collect();
        tags.into_iter().map(|tag| self.tag(tag)).collect()
    }

    pub(super) fn tag(&self, tag: Tag) -> ChangeTag {
        ChangeTag { name: tag.as_str().to_owned(), label: self.word(&format!("redline-tag-{}", tag.as_str())) }
    }
}
