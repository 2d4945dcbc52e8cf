//! Chapters that would leave a few lines alone on a last page.
//!
//! Typst lays out from the front to the back and cannot look ahead, so the plan is laid out twice where it has such
//! chapters, the second time with these set closer.

use std::collections::BTreeSet;

use planwright_view::View;
use planwright_view::theme::Theme;
use typst::introspection::PagedPosition;
use typst_layout::PagedDocument;

use crate::compile::{self, Job, Laid};
use crate::{Rendered, emit};

/// What stands higher than this on a chapter's last page is no more than four lines, in points from the sheet's top.
const SHORT: f64 = 185.0;

/// Lays the plan out so that few chapters end just after a page's turn.
pub(crate) fn lay_out(view: &View, theme: &Theme) -> Rendered<(Job, Laid)> {
    let first = attempt(view, theme, &BTreeSet::new())?;
    let close = short(view, &first.1.document);
    if close.is_empty() {
        return Ok(first);
    }
    let second = attempt(view, theme, &close)?;
    let is_better = second.1.document.pages().len() < first.1.document.pages().len();
    Ok(if is_better { second } else { first })
}

fn attempt(view: &View, theme: &Theme, close: &BTreeSet<&str>) -> Rendered<(Job, Laid)> {
    let job = Job::new(view, theme, emit::plan(view, close));
    let laid = job.lay_out()?;
    Ok((job, laid))
}

/// The ids of the chapters whose last page holds nothing but a few of their lines.
fn short<'v>(view: &'v View, document: &PagedDocument) -> BTreeSet<&'v str> {
    let introspector = document.introspector().as_ref();
    let at = |id: &str| introspector.position(compile::location(introspector, id)?);
    let page = |position: PagedPosition| position.page.get();
    let mut short = BTreeSet::new();
    for (chapter, next) in view.sections.iter().zip(view.sections.iter().skip(1).map(Some).chain([None])) {
        let (Some(start), Some(end)) = (at(&chapter.id), at(&emit::end_of(&chapter.id))) else { continue };
        let is_alone = next.and_then(|next| at(&next.id)).is_none_or(|next| page(next) > page(end));
        if page(end) > page(start) && end.point.y.to_pt() < SHORT && is_alone {
            short.insert(chapter.id.as_str());
        }
    }
    short
}
