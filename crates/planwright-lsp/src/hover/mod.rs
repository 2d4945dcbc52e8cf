//! What an editor shows of what stands under the pointer.

mod front;
mod table;

use std::ops::Range;

use planwright_core::FileId;
use planwright_core::model::{Footnote, GlossaryEntry, Plan};

use crate::analysis::Analysis;
use crate::ids;
use crate::known;
use crate::schema::FileKind;

/// A text about a place, in Markdown, and the bytes that it is about.
pub(crate) struct Told {
    pub(crate) words: String,
    pub(crate) about: Range<usize>,
}

/// What is known of a place.
pub(crate) fn at(analysis: &Analysis, file: FileId, within: &str, offset: usize) -> Option<Told> {
    let text = analysis.sources.text(file);
    let kind = FileKind::of(within)?;
    let in_front = crate::front::block(text).is_some_and(|block| block.contains(&offset));
    if in_front {
        return front::at(analysis, file, kind, offset);
    }
    id(analysis, file, offset)
        .or_else(|| table::at(analysis, file, offset))
        .or_else(|| term(analysis, file, text, offset))
}

/// What an id leads to.
fn id(analysis: &Analysis, file: FileId, offset: usize) -> Option<Told> {
    let mentions = ids::mentions(analysis);
    let mention = ids::at(&mentions, file, offset).filter(|it| !it.how.is_definition())?;
    let plan = analysis.plan()?;
    let own = plan.papers.iter().filter(|paper| paper.file == file).find_map(|paper| paper.anchors.get(&mention.id));
    let anchor = plan.anchors.get(&mention.id).or(own)?;
    let place = analysis.sources.path(anchor.span.file);
    let title = if anchor.title.is_empty() { mention.id.as_str() } else { &anchor.title };
    let summary = plan.section(&mention.id).and_then(|section| section.meta.summary.as_ref());
    let summary = summary.map(|summary| format!("\n\n{}", summary.value)).unwrap_or_default();
    let words = format!("**{title}**\n\n{} `{}` in `{place}`{summary}", known::anchor(anchor.kind), mention.id);
    Some(Told { words, about: mention.span.range() })
}

/// What a word of the glossary means.
fn term(analysis: &Analysis, file: FileId, text: &str, offset: usize) -> Option<Told> {
    let (entry, about) = glossary_term(analysis, file, text, offset)?;
    Some(Told { words: format!("**{}**: {}", entry.term.value, entry.meaning.value), about })
}

/// The entry of the glossary whose word stands at a place, and the bytes of the word.
pub(crate) fn glossary_term<'a>(
    analysis: &'a Analysis,
    file: FileId,
    text: &str,
    offset: usize,
) -> Option<(&'a GlossaryEntry, Range<usize>)> {
    let plan = analysis.plan()?;
    let translation = plan.translations.iter().find(|translation| translation.files.contains(&file));
    let glossary = &translation.map_or(plan, |translation| &translation.plan).meta.glossary;
    let line = text.get(..offset)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(offset..)?.find('\n').map_or(text.len(), |at| offset + at);
    let words = text.get(line..end)?;
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = glossary.iter().flat_map(|entry| {
        let term = entry.term.value.as_str();
        words.match_indices(term).map(move |(at, _)| (entry, line + at..line + at + term.len()))
    });
    let whole = found.filter(|(_, at)| {
        let (before, behind) = (text.get(..at.start).unwrap_or(""), text.get(at.end..).unwrap_or(""));
        at.start <= offset && offset <= at.end && !joins(before.chars().next_back()) && !joins(behind.chars().next())
    });
    whole.max_by_key(|(_, at)| at.len())
}

/// Every body of a plan with its footnotes.
fn bodies(plan: &Plan) -> impl Iterator<Item = (&[planwright_core::model::Block], &[Footnote])> {
    let own = std::iter::once((plan.foreword.as_slice(), plan.foreword_footnotes.as_slice()));
    let sections = plan.all_sections().map(|it| (it.body.as_slice(), it.footnotes.as_slice()));
    let reports = plan.panel.iter().map(|it| (it.body.as_slice(), it.footnotes.as_slice()));
    let papers = plan.papers.iter().map(|it| (it.body.as_slice(), it.footnotes.as_slice()));
    own.chain(sections).chain(reports).chain(papers)
}
