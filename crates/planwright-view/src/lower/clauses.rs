//! What the statutory index and the response to the panel are both made of.

use planwright_core::Span;
use planwright_core::model::Id;

use super::Lower;
use super::typography::smart;
use crate::{
    BlockView, ClauseEntry, ClausePart, ClauseRow, ClauseView, InlineView, Place, SectionView, StateView, VBlock,
    VInline,
};

impl Lower<'_> {
    /// A section of the plan by its id, or whatever else has that id.
    pub(super) fn place(&self, id: &Id) -> Place {
        let title = self.outline.get(id).map_or_else(|| id.as_str().to_owned(), |entry| entry.title.clone());
        Place { id: id.as_str().to_owned(), title }
    }

    /// A row; none where it would be empty. Its label is the word `row-<name>` of the locale.
    pub(super) fn row(&self, name: &str, entries: Vec<ClauseEntry>) -> Option<ClauseRow> {
        self.row_called(name, &format!("row-{name}"), entries)
    }

    /// A row whose label is another word.
    pub(super) fn row_called(&self, name: &str, key: &str, entries: Vec<ClauseEntry>) -> Option<ClauseRow> {
        (!entries.is_empty()).then(|| ClauseRow { name: name.to_owned(), label: self.word(key), entries })
    }

    /// How a clause stands: its label is the word `state-<name>` of the locale.
    pub(super) fn state(&self, name: &str) -> StateView {
        self.state_called(name, "state")
    }

    /// How something stands for which the locale has words of its own: `step-met`.
    pub(super) fn state_called(&self, name: &str, kind: &str) -> StateView {
        StateView { name: name.to_owned(), label: self.word(&format!("{kind}-{name}")) }
    }

    /// A section that no author wrote, without a number.
    pub(super) fn made_section(&self, id: &str, level: u8, title: String, blocks: Vec<VBlock>) -> SectionView {
        SectionView {
            span: self.start(),
            id: id.to_owned(),
            kind: "section".to_owned(),
            level,
            number: None,
            numeral: None,
            numeral_label: None,
            title,
            summary: None,
            owner: None,
            word_count: blocks.iter().map(words_of).sum(),
            blocks,
            children: Vec::new(),
            duties: Vec::new(),
        }
    }

    /// The place of what nobody wrote: the start of `plan.md`.
    pub(super) fn start(&self) -> Span {
        Span::start_of(self.plan.file)
    }

    pub(super) fn made(&self, kind: BlockView) -> VBlock {
        VBlock { span: self.start(), kind }
    }

    pub(super) fn made_inline(&self, kind: InlineView) -> VInline {
        VInline { span: self.start(), kind }
    }

    /// A paragraph of words that no author wrote.
    pub(super) fn made_paragraph(&self, words: &str) -> VBlock {
        let content = vec![self.made_inline(InlineView::Text { text: words.to_owned() })];
        self.made(BlockView::Paragraph { content })
    }
}

/// Text of several paragraphs, an entry each.
pub(super) fn paragraphs(text: &str) -> Vec<ClauseEntry> {
    let lines = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = text.split("\n\n").map(lines).filter(|part| !part.is_empty());
    parts.map(|part| ClauseEntry::words(smart(&part))).collect()
}

/// Entries in another language than the view, where one is given.
pub(super) fn in_language(entries: Vec<ClauseEntry>, lang: Option<&str>) -> Vec<ClauseEntry> {
    entries.into_iter().map(|entry| ClauseEntry { lang: lang.map(ToOwned::to_owned), ..entry }).collect()
}

/// A phrase as a sentence of its own, without a stop: it begins large.
pub(super) fn sentence(phrase: &str) -> String {
    let mut chars = phrase.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// How many words a block that no author wrote has.
fn words_of(block: &VBlock) -> usize {
    match &block.kind {
        BlockView::Paragraph { content } => content.iter().map(inline_words).sum(),
        BlockView::List { items, .. } => items.iter().flatten().map(words_of).sum(),
        BlockView::Clauses { clauses } => clauses.iter().map(clause_words).sum(),
        _ => 0,
    }
}

fn inline_words(inline: &VInline) -> usize {
    match &inline.kind {
        InlineView::Text { text } => count(text),
        InlineView::Link { content, .. } => content.iter().map(inline_words).sum(),
        _ => 0,
    }
}

fn clause_words(clause: &ClauseView) -> usize {
    let said = |part: ClausePart<'_>| match part {
        ClausePart::Words(words) | ClausePart::Foreign(words, _) | ClausePart::Link(words, _) => count(words),
        ClausePart::Place(place) => count(&place.title),
        ClausePart::PageOf(_) => 0,
    };
    let entries = clause.rows.iter().flat_map(|row| &row.entries);
    count(&clause.title)
        + clause.lead.as_deref().map_or(0, count)
        + entries.flat_map(ClauseEntry::parts).map(said).sum::<usize>()
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}
