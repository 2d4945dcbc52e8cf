//! The names of the places in the document that something may lead to.

use std::collections::{BTreeMap, BTreeSet};

use planwright_view::{BlockView, SectionView, VBlock, View};

/// The longest part of an id that a name takes. Word allows 40 letters; the rest is for what tells names apart.
const LONGEST: usize = 30;

/// Names by id. What has none is not in the document, and a reference to it is printed as plain words.
pub(super) struct Names {
    by_id: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    numbers: BTreeMap<String, usize>,
}

impl Names {
    pub(super) fn of(view: &View) -> Self {
        let mut names = Self { by_id: BTreeMap::new(), taken: BTreeSet::new(), numbers: BTreeMap::new() };
        view.sections.iter().for_each(|section| names.section(section));
        view.notes.iter().for_each(|note| names.blocks(&note.blocks));
        names
    }

    /// Leaves only the ids that are in the document.
    pub(super) fn only(&mut self, is_there: impl Fn(&str) -> bool) {
        self.by_id.retain(|id, _| is_there(id));
    }

    pub(super) fn get(&self, id: &str) -> Option<String> {
        self.by_id.get(id).cloned()
    }

    /// A name for a place that has no id.
    pub(super) fn fresh(&mut self, stem: &str) -> String {
        let number = self.numbers.entry(stem.to_owned()).or_insert(0);
        loop {
            *number += 1;
            let name = if *number == 1 { stem.to_owned() } else { format!("{stem}_{number}") };
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }

    fn add(&mut self, id: &str) {
        if !id.is_empty() && !self.by_id.contains_key(id) {
            let name = self.fresh(&plain(id));
            self.by_id.insert(id.to_owned(), name);
        }
    }

    fn section(&mut self, section: &SectionView) {
        self.add(&section.id);
        self.blocks(&section.blocks);
        section.children.iter().for_each(|child| self.section(child));
    }

    fn blocks(&mut self, blocks: &[VBlock]) {
        for block in blocks {
            match &block.kind {
                BlockView::Heading { id, .. } => self.add(id),
                BlockView::Table(table) => self.add(&table.id),
                BlockView::Figure(figure) => self.add(&figure.id),
                BlockView::Chart(chart) => self.add(&chart.id),
                BlockView::Records(records) => self.add(&records.id),
                BlockView::Clauses { clauses } => clauses.iter().for_each(|clause| self.add(&clause.id)),
                BlockView::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                BlockView::Quote { blocks } | BlockView::Alert { blocks, .. } => self.blocks(blocks),
                BlockView::Definitions { entries } => {
                    entries.iter().flat_map(|entry| &entry.details).for_each(|detail| self.blocks(detail));
                }
                _ => {}
            }
        }
    }
}

/// An id with nothing in it that Word does not allow in a name: letters, digits and low lines, a letter first.
fn plain(id: &str) -> String {
    let safe = id.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    let name: String = safe.take(LONGEST).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("p_{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_word_allows_and_apart() {
        let mut names = Names { by_id: BTreeMap::new(), taken: BTreeSet::new(), numbers: BTreeMap::new() };
        let long = "a-very-long-id-of-a-section-that-goes-on-and-on";
        for id in ["a-b", "a.b", "9", long, &format!("{long}-and-on")] {
            names.add(id);
        }
        let all: BTreeSet<_> = names.by_id.values().cloned().collect();
        assert_eq!(all.len(), 5, "{all:?}");
        for name in all {
            assert!(name.len() <= 40 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'), "{name}");
        }
    }
}
