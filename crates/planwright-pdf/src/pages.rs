//! On which page each thing begins.

use std::collections::BTreeSet;

use typst::foundations::Label;
use typst::introspection::Introspector;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::Pages;

/// The pages of `ids`, as far as the document shows them.
pub(crate) fn of(document: &PagedDocument, ids: &BTreeSet<String>) -> Pages {
    let introspector = document.introspector();
    ids.iter()
        .filter_map(|id| {
            let label = Label::new(PicoStr::intern(id))?;
            let location = introspector.query_label(label).ok()?.location()?;
            Some((id.clone(), introspector.page(location)?.get()))
        })
        .collect()
}
