//! Chapters that would leave a few lines alone on a last page, and priorities that would leave some on the next.
//!
//! Typst lays out from the front to the back and cannot look ahead, so the plan is laid out twice where it has such
//! chapters, the second time with these set closer. That doubles what a plan costs: where nothing is alone, once will do.

use std::collections::BTreeSet;

use planwright_view::theme::Theme;
use planwright_view::{SectionView, View};
use typst_layout::PagedDocument;

use crate::Rendered;
use crate::compile::{self, Job, Laid};

/// What stands higher than this on a chapter's last page is no more than four lines, in points from the sheet's top.
const SHORT: f64 = 185.0;
/// And what is left of a priority on a second page higher than this, with the gap before the next one, closer lines may save.
const LEFT: f64 = 300.0;

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

/// The ids of the chapters that are worth setting closer.
fn short<'v>(view: &'v View, document: &PagedDocument) -> BTreeSet<&'v str> {
    let introspector = document.introspector().as_ref();
    let at = |id: &str| {
        let place = introspector.position(compile::location(introspector, id)?)?;
        Some(Place { page: place.page.get(), height: place.point.y.to_pt() })
    };
    let spans: Vec<Span<'_>> = view.sections.iter().filter_map(|chapter| Span::of(chapter, at)).collect();
    let starts = spans.iter().flat_map(|span| span.sections.iter().map(|section| section.start).chain([span.start]));
    let top = starts.map(|start| start.height).fold(f64::INFINITY, f64::min);
    let mut close = BTreeSet::new();
    for (index, span) in spans.iter().enumerate() {
        // What is written at the end stands with what follows, where that begins a page.
        let next = spans.get(index + 1).map(|next| next.start).or_else(|| at(planwright_typst::GLOSSARY));
        if span.ends_alone(next) {
            close.insert(span.id);
            let before = spans.iter().take(index + 1).rev().zip(spans.iter().take(index).rev());
            // What those before give up comes to it.
            let joined = before.take_while(|(span, before)| before.end.page == span.start.page);
            close.extend(joined.map(|(_, before)| before.id));
        } else if span.leaves_some(top) {
            close.insert(span.id);
        }
    }
    close
}

/// A page, and how far down it, in points.
#[derive(Clone, Copy)]
struct Place {
    page: usize,
    height: f64,
}

/// Where a chapter is, and each of its sections.
struct Span<'v> {
    id: &'v str,
    start: Place,
    end: Place,
    sections: Vec<Section>,
}

struct Section {
    start: Place,
    /// It has a numeral: a priority or a commitment, which a reader wants to see whole.
    counts: bool,
}

impl<'v> Span<'v> {
    fn of(chapter: &'v SectionView, at: impl Fn(&str) -> Option<Place>) -> Option<Self> {
        let section =
            |section: &SectionView| at(&section.id).map(|start| Section { start, counts: section.numeral.is_some() });
        Some(Self {
            id: &chapter.id,
            start: at(&chapter.id)?,
            end: at(&planwright_typst::end_of(&chapter.id))?,
            sections: chapter.children.iter().filter_map(section).collect(),
        })
    }

    /// Whether its last page holds nothing but a few of its lines.
    fn ends_alone(&self, next: Option<Place>) -> bool {
        let is_alone = next.is_none_or(|next| next.page > self.end.page);
        is_alone && self.end.page > self.start.page && self.end.height < SHORT
    }

    /// Whether one of its priorities begins a page and leaves a little on the next.
    fn leaves_some(&self, top: f64) -> bool {
        let ends = self.sections.iter().skip(1).map(|next| next.start).chain([self.end]);
        self.sections.iter().zip(ends).any(|(section, end)| {
            let begins = section.counts && section.start.height <= top + 1.0;
            let is_left = end.height > top + 1.0 && end.height < LEFT;
            begins && end.page == section.start.page + 1 && is_left
        })
    }
}
