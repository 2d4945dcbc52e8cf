//! Where ids are given and where they are used.

use std::collections::BTreeSet;

use planwright_core::model::{
    AnchorKind, BlockKind, Footnote, Id, InlineKind, Plan, ShownAt, Target, ZoneContent, visit_blocks, visit_inlines,
};
use planwright_core::{Span, Spanned};

use crate::analysis::Analysis;

/// A place where an id is given or used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mention {
    /// The place: the id alone, wherever it is written.
    pub(crate) span: Span,
    /// The id.
    pub(crate) id: Id,
    /// How it is mentioned.
    pub(crate) how: How,
}

/// How an id is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// It is given here, in so many letters.
    Given,
    /// A section has it from its file's name; the place is its title.
    FromName,
    /// A heading has it from its words; the place is the heading.
    FromWords,
    /// It is used here, in so many letters.
    Used,
    /// It is meant by the path of a section's file.
    ByPath,
    /// A heading is meant by the path of its file and by its words, behind the `#`.
    ByWords,
}

impl How {
    /// Whether it says what the id belongs to.
    pub(crate) fn is_definition(self) -> bool {
        matches!(self, Self::Given | Self::FromName | Self::FromWords)
    }
}

/// Every mention of every id of a plan, in the order of files and places, each once.
pub(crate) fn mentions(analysis: &Analysis) -> BTreeSet<Mention> {
    let mut found = Mentions { analysis, all: BTreeSet::new() };
    if let Some(plan) = analysis.plan() {
        found.plan(plan);
        plan.translations.iter().for_each(|translation| found.plan(&translation.plan));
    }
    found.all
}

/// The mention that a place stands in, the shortest where one stands in another.
pub(crate) fn at(mentions: &BTreeSet<Mention>, file: planwright_core::FileId, offset: usize) -> Option<&Mention> {
    let here = mentions.iter().filter(|mention| {
        mention.span.file == file && (mention.span.start as usize..=mention.span.end as usize).contains(&offset)
    });
    here.min_by_key(|mention| mention.span.end - mention.span.start)
}

struct Mentions<'a> {
    analysis: &'a Analysis,
    all: BTreeSet<Mention>,
}

impl Mentions<'_> {
    fn plan(&mut self, plan: &Plan) {
        for (id, anchor) in &plan.anchors {
            let place = self.letters(anchor.span, id.as_str());
            match (place, anchor.kind) {
                (Some(span), _) => self.note(span, id, How::Given),
                (None, AnchorKind::Heading) => self.note(anchor.span, id, How::FromWords),
                _ => {}
            }
        }
        for section in plan.all_sections() {
            if section.id.span.start == section.id.span.end {
                self.note(section.meta.title.span, &section.id.value, How::FromName);
            }
            self.body(&section.body, &section.footnotes);
        }
        self.body(&plan.foreword, &plan.foreword_footnotes);
        for report in &plan.panel {
            self.body(&report.body, &report.footnotes);
            for recommendation in &report.recommendations {
                recommendation.sections.iter().for_each(|id| self.used(id));
                for showing in &recommendation.evidence {
                    if let ShownAt::Section(id) = &showing.place {
                        self.used(id);
                    }
                }
            }
        }
        for paper in &plan.papers {
            self.body(&paper.body, &paper.footnotes);
            for (id, anchor) in &paper.anchors {
                if let Some(span) = self.letters(anchor.span, id.as_str()) {
                    self.note(span, id, How::Given);
                }
            }
        }
        plan.meta.waivers.iter().filter_map(|waiver| waiver.at.as_ref()).for_each(|id| self.used(id));
        for zone in plan.meta.page.zones.iter().flatten() {
            match &zone.content {
                ZoneContent::Sections(ids) => ids.iter().for_each(|id| self.used(id)),
                ZoneContent::Chart(id) => self.used(id),
                ZoneContent::Kinds(_) => {}
            }
        }
    }

    fn body(&mut self, blocks: &[planwright_core::model::Block], footnotes: &[Footnote]) {
        let bodies = std::iter::once(blocks).chain(footnotes.iter().map(|footnote| footnote.blocks.as_slice()));
        for blocks in bodies {
            visit_blocks(blocks, &mut |block| {
                if let BlockKind::Chart(chart) = &block.kind {
                    self.used(&chart.table);
                }
            });
            visit_inlines(blocks, &mut |inline| {
                let InlineKind::Link(link) = &inline.kind else { return };
                let Target::Internal(id) = &link.target else { return };
                let written = self.analysis.sources.slice(link.destination);
                let Some(hash) = written.find('#') else { return self.note(link.destination, id, How::ByPath) };
                let start = link.destination.start as usize + hash + 1;
                let behind = Span::new(link.destination.file, start, link.destination.end as usize);
                let is_whole = self.analysis.sources.slice(behind) == id.as_str();
                self.note(behind, id, if is_whole { How::Used } else { How::ByWords });
            });
        }
    }

    fn used(&mut self, id: &Spanned<String>) {
        if let (Some(span), Some(known)) = (self.letters(id.span, &id.value), Id::new(&id.value)) {
            self.note(span, &known, How::Used);
        }
    }

    /// The letters of an id within a place: without quotes and braces.
    fn letters(&self, span: Span, id: &str) -> Option<Span> {
        let at = self.analysis.sources.slice(span).find(id)?;
        let start = span.start as usize + at;
        (span.end > span.start && !is_heading(self.analysis.sources.slice(span)))
            .then(|| Span::new(span.file, start, start + id.len()))
    }

    fn note(&mut self, span: Span, id: &Id, how: How) {
        self.all.insert(Mention { span, id: id.clone(), how });
    }
}

/// Whether a place is a whole heading, whose words may hold an id by chance.
fn is_heading(text: &str) -> bool {
    text.starts_with('#')
}
