//! On which page each thing begins.

use std::collections::BTreeSet;

use typst::introspection::Introspector;
use typst_layout::PagedDocument;

use crate::{Pages, compile};

/// The pages of `ids`, as far as the document shows them.
pub(crate) fn of(document: &PagedDocument, ids: &BTreeSet<String>) -> Pages {
    let introspector = document.introspector().as_ref();
    ids.iter()
        .filter_map(|id| {
            let page = introspector.page(compile::location(introspector, id)?)?;
            Some((id.clone(), page.get()))
        })
        .collect()
}
