//! Captions of typed lists: where several sections have a list of one kind, each caption names its section, because who
//! goes through a plan by its tables meets nothing else to tell them apart by.

use std::collections::BTreeMap;

use super::words::fill;
use crate::{BlockView, SectionView, Words};

/// Names the section in the captions that would be the same as another's.
pub(super) fn tell_apart(sections: &mut [SectionView], words: &Words) {
    let mut times = BTreeMap::new();
    each(sections, &mut |_, title| *times.entry(title.clone()).or_insert(0_u32) += 1);
    each(sections, &mut |section, title| {
        if times.get(title).is_some_and(|times| *times > 1) {
            *title = fill(words, "records-of", &[("title", title), ("section", section)]);
        }
    });
}

/// Visits the caption of every typed list with the title of its section.
fn each(sections: &mut [SectionView], visit: &mut impl FnMut(&str, &mut String)) {
    for section in sections {
        for block in &mut section.blocks {
            if let BlockView::Records(records) = &mut block.kind {
                visit(&section.title, &mut records.title);
            }
        }
        each(&mut section.children, visit);
    }
}
