//! Where what stands at a place is defined, and where else it is used.

use planwright_core::model::{
    Block, BlockKind, Footnote, Image, InlineKind, Plan, visit_blocks, visit_inlines, visit_tables,
};
use planwright_core::{FileId, Span};

use crate::analysis::Analysis;
use crate::hover::glossary_term;
use crate::ids::{self, Mention};

/// Where something is defined.
pub(crate) enum Target {
    /// A place in a text of the plan.
    Span(Span),
    /// Another file of the plan, by its path within it.
    File(String),
}

/// Where what stands at a place is defined.
pub(crate) fn at(analysis: &Analysis, file: FileId, offset: usize) -> Vec<Target> {
    let mentions = ids::mentions(analysis);
    if let Some(here) = ids::at(&mentions, file, offset) {
        let all: Vec<&Mention> = mentions.iter().filter(|it| it.id == here.id && it.how.is_definition()).collect();
        let language = |file| analysis.plan().map(|plan| language(plan, file));
        let own: Vec<&Mention> = all.iter().copied().filter(|it| language(it.span.file) == language(file)).collect();
        let shown = if own.is_empty() { all } else { own };
        return shown.into_iter().map(|mention| Target::Span(mention.span)).collect();
    }
    let Some(plan) = analysis.plan() else { return Vec::new() };
    let profile = &plan.meta.profile;
    if contains(profile.span, file, offset) && profile.value.ends_with(".yaml") {
        return vec![Target::File(profile.value.clone())];
    }
    let plans = std::iter::once(plan).chain(plan.translations.iter().map(|translation| &translation.plan));
    let found = plans.flat_map(parts).find_map(|part| part.at(file, offset));
    let term = || {
        let text = analysis.sources.text(file);
        Some(Target::Span(glossary_term(analysis, file, text, offset)?.0.term.span))
    };
    found.or_else(term).into_iter().collect()
}

/// Every mention of what stands at a place: of an id, or of a duty that sections say they answer.
pub(crate) fn references(analysis: &Analysis, file: FileId, offset: usize, with_definition: bool) -> Vec<Span> {
    let mentions = ids::mentions(analysis);
    if let Some(here) = ids::at(&mentions, file, offset) {
        let same = mentions.iter().filter(|it| it.id == here.id && (with_definition || !it.how.is_definition()));
        return same.map(|mention| mention.span).collect();
    }
    let Some(plan) = analysis.plan() else { return Vec::new() };
    let claims = plan.all_sections().flat_map(|section| &section.meta.satisfies);
    let claims: Vec<(String, Span)> = claims.map(|id| (format!("duty/{}", id.value), id.span)).collect();
    let waived = plan.meta.waivers.iter().map(|waiver| (waiver.rule.value.clone(), waiver.rule.span));
    let all: Vec<(String, Span)> = claims.into_iter().chain(waived).collect();
    let here = all.iter().find(|(_, span)| contains(*span, file, offset)).map(|(rule, _)| rule.clone());
    all.into_iter().filter(|(rule, _)| Some(rule) == here.as_ref()).map(|(_, span)| span).collect()
}

/// The translation that a file belongs to; none for the plan itself.
fn language(plan: &Plan, file: FileId) -> Option<&str> {
    let translation = plan.translations.iter().find(|translation| translation.files.contains(&file))?;
    Some(&translation.folder)
}

fn contains(span: Span, file: FileId, offset: usize) -> bool {
    span.file == file && (span.start as usize..=span.end as usize).contains(&offset)
}

/// A body with its footnotes and the picture of who signs it.
struct Part<'a> {
    body: &'a [Block],
    footnotes: &'a [Footnote],
    portrait: Option<(Span, &'a str)>,
}

fn parts(plan: &Plan) -> Vec<Part<'_>> {
    let part = |body, footnotes| Part { body, footnotes, portrait: None };
    let mut parts = vec![part(plan.foreword.as_slice(), plan.foreword_footnotes.as_slice())];
    parts.extend(plan.all_sections().map(|section| {
        let signed = section.meta.signed.as_ref();
        let portrait = signed.and_then(|signed| Some((signed.portrait.as_ref()?.span, signed.asset.as_deref()?)));
        Part { portrait, ..part(&section.body, &section.footnotes) }
    }));
    parts.extend(plan.panel.iter().map(|report| part(&report.body, &report.footnotes)));
    parts.extend(plan.papers.iter().map(|paper| part(&paper.body, &paper.footnotes)));
    parts
}

impl Part<'_> {
    fn at(&self, file: FileId, offset: usize) -> Option<Target> {
        let here = |span| contains(span, file, offset);
        if let Some((_, asset)) = self.portrait.filter(|(span, _)| here(*span)) {
            return Some(Target::File(asset.to_owned()));
        }
        let mut found = None;
        let picture = |image: &Image| {
            image.asset.as_ref().filter(|_| here(image.path.span)).map(|asset| Target::File(asset.clone()))
        };
        let bodies = std::iter::once(self.body).chain(self.footnotes.iter().map(|footnote| footnote.blocks.as_slice()));
        for blocks in bodies {
            visit_blocks(blocks, &mut |block| {
                if let BlockKind::Figure(figure) = &block.kind {
                    found = found.take().or_else(|| picture(&figure.image));
                }
            });
            visit_tables(blocks, &mut |table| {
                let source = table.source.as_ref().filter(|source| here(source.path.span));
                found = found.take().or_else(|| Some(Target::Span(Span::start_of(source?.file?))));
            });
            visit_inlines(blocks, &mut |inline| match &inline.kind {
                InlineKind::Image(image) => found = found.take().or_else(|| picture(image)),
                InlineKind::FootnoteReference(label) if here(inline.span) => {
                    let note = self.footnotes.iter().find(|note| note.label.value == *label);
                    found = note.map(|note| Target::Span(note.label.span));
                }
                _ => {}
            });
        }
        found
    }
}
