//! The ids that a document defines.

use std::collections::BTreeSet;

use crate::{BlockView, NoteView, SectionView, VBlock};

/// Every id that a document of these sections and notes defines: a reference to anything else leads out of it.
#[must_use]
pub fn defined_ids(sections: &[SectionView], notes: &[NoteView]) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    sections.iter().for_each(|section| of_section(section, &mut ids));
    for note in notes {
        ids.insert(note.id.clone());
        of_blocks(&note.blocks, &mut ids);
    }
    ids.retain(|id| !id.is_empty());
    ids
}

fn of_section(section: &SectionView, ids: &mut BTreeSet<String>) {
    ids.insert(section.id.clone());
    of_blocks(&section.blocks, ids);
    section.children.iter().for_each(|child| of_section(child, ids));
}

fn of_blocks(blocks: &[VBlock], ids: &mut BTreeSet<String>) {
    for block in blocks {
        match &block.kind {
            BlockView::Heading { id, .. } | BlockView::Numbered { id, .. } => drop(ids.insert(id.clone())),
            BlockView::Table(table) => drop(ids.insert(table.id.clone())),
            BlockView::Figure(figure) => drop(ids.insert(figure.id.clone())),
            BlockView::Chart(chart) => drop(ids.insert(chart.id.clone())),
            BlockView::Records(records) => drop(ids.insert(records.id.clone())),
            BlockView::List { items, .. } => items.iter().for_each(|item| of_blocks(item, ids)),
            BlockView::Quote { blocks } | BlockView::Alert { blocks, .. } | BlockView::Insert { blocks, .. } => {
                of_blocks(blocks, ids);
            }
            BlockView::Definitions { entries } => {
                entries.iter().flat_map(|entry| &entry.details).for_each(|detail| of_blocks(detail, ids));
            }
            BlockView::Clauses { clauses } => ids.extend(clauses.iter().map(|clause| clause.id.clone())),
            BlockView::Paragraph { .. }
            | BlockView::Code { .. }
            | BlockView::Rule
            | BlockView::Conditions { .. }
            | BlockView::Facts { .. }
            | BlockView::Tally { .. }
            | BlockView::Signature { .. } => {}
        }
    }
}
