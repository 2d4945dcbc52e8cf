//! What kind a change is of, in a word or two.

use std::collections::BTreeSet;

use planwright_diff::{Change, ChangeKind, Direction, Note};

use super::Telling;
use crate::ChangeTag;

/// The kinds, the weightiest first, by the word by which outputs know them; the locale has each as `redline_tag_…`.
const TAGS: [&str; 22] = [
    "weaker", "reversed", "sum", "wrong", "stronger", "mended", "figure", "removed", "added", "split", "merged",
    "moved", "renamed", "order", "measure", "answer", "waiver", "table", "list", "page", "detail", "text",
];

/// The tag of a change, by its place among all.
fn place(change: &Change) -> usize {
    use ChangeKind as K;
    let name = match (change.kind, change.direction) {
        (K::Modal | K::Duty, Some(Direction::Weakened)) => "weaker",
        (K::Modal | K::Duty, Some(Direction::Strengthened)) => "stronger",
        (K::Modal, None) => "reversed",
        (K::FindingNew, _) if is_sum(change) => "sum",
        (K::FindingNew | K::Duty, _) => "wrong",
        (K::FindingGone, _) => "mended",
        _ if change.is_figure() => "figure",
        (K::SectionRemoved, _) => "removed",
        (K::SectionAdded, _) => "added",
        (K::SectionSplit, _) => "split",
        (K::SectionMerged, _) => "merged",
        (K::SectionMoved | K::ParagraphMoved | K::ListItemMoved, _) => "moved",
        (K::SectionRenamed, _) => "renamed",
        (K::PriorityOrder, _) => "order",
        (K::Measure, _) => "measure",
        (K::Recommendation, _) => "answer",
        (K::Waiver, _) => "waiver",
        (K::TableRowAdded | K::TableRowRemoved | K::TableCell | K::TableColumn, _) => "table",
        (K::ListItemAdded | K::ListItemRemoved, _) => "list",
        (K::Page, _) => "page",
        (K::Field, _) => "detail",
        (K::Figure | K::Text | K::ParagraphAdded | K::ParagraphRemoved, _) => "text",
    };
    TAGS.iter().position(|tag| *tag == name).unwrap_or(TAGS.len() - 1)
}

/// True for a finding that a total does not add up.
pub(super) fn is_sum(change: &Change) -> bool {
    matches!(&change.note, Some(Note::Rule(rule)) if matches!(rule.as_str(), "table/total" | "table/row-arithmetic" | "table/percent-shares"))
}

impl Telling<'_> {
    /// The tags of changes, each once, the weightiest first.
    pub(super) fn tags<'c>(&self, changes: impl Iterator<Item = &'c Change>) -> Vec<ChangeTag> {
        let places: BTreeSet<usize> = changes.map(place).collect();
        places.into_iter().filter_map(|place| TAGS.get(place)).map(|name| self.tag(name)).collect()
    }

    pub(super) fn tag(&self, name: &str) -> ChangeTag {
        ChangeTag { name: name.to_owned(), label: self.word(&format!("redline-tag-{name}")) }
    }
}
