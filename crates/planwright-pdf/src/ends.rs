//! Chapters that would leave a few lines alone on a last page.
//!
//! Typst lays out from the front to the back and cannot look ahead, so the plan is laid out twice where it has such
//! chapters, the second time with these set closer.

use std::collections::BTreeSet;

use planwright_view::theme::Theme;
use planwright_view::{SectionView, View};
use typst_layout::PagedDocument;

use crate::Rendered;
use crate::compile::{self, Job, Laid};

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
    let job = Job::new(view, theme, planwright_typst::plan(view, close));
    let laid = job.lay_out()?;
    Ok((job, laid))
}

/// The ids of the chapters whose last page holds nothing but a few of their lines, and of those before them that end on
/// the page where they begin: what these give up comes to them.
fn short<'v>(view: &'v View, document: &PagedDocument) -> BTreeSet<&'v str> {
    let introspector = document.introspector().as_ref();
    let at = |id: &str| introspector.position(compile::location(introspector, id)?);
    let place = |chapter: &'v SectionView| {
        let (start, end) = (at(&chapter.id)?, at(&planwright_typst::end_of(&chapter.id))?);
        Some(Place { id: &chapter.id, start: start.page.get(), end: end.page.get(), foot: end.point.y.to_pt() })
    };
    let places: Vec<Place<'_>> = view.sections.iter().filter_map(place).collect();
    let mut close = BTreeSet::new();
    for (index, place) in places.iter().enumerate() {
        // A glossary is no chapter: where it follows, what the last chapter and those before it give up is tried too.
        let is_alone = places.get(index + 1).is_none_or(|next| next.start > place.end);
        if place.end > place.start && place.foot < SHORT && is_alone {
            close.insert(place.id);
            let before = places.iter().take(index + 1).rev().zip(places.iter().take(index).rev());
            let joined = before.take_while(|(place, before)| before.end == place.start);
            close.extend(joined.map(|(_, before)| before.id));
        }
    }
    close
}

/// Where a chapter is: its first and last page, and how far down its last it reaches, in points.
struct Place<'v> {
    id: &'v str,
    start: usize,
    end: usize,
    foot: f64,
}
