//! The Acts and Orders that the index names by a short name.

use planwright_validator::profile::{Act, Profile};

use super::super::Lower;
use crate::{BlockView, InlineView, SectionView, VBlock};

impl Lower<'_> {
    /// The Acts and Orders that the index names and that their provisions do not call by their whole names, each a
    /// sentence with a link; none where there are none.
    pub(super) fn acts(&self, profile: &Profile, index: &SectionView) -> Option<VBlock> {
        let named = |(short, act): &(&String, &Act)| **short != act.name && is_named(short, index);
        let items: Vec<_> = profile.acts.iter().filter(named).map(|(short, act)| vec![self.act(short, act)]).collect();
        (!items.is_empty()).then(|| self.made(BlockView::List { start: None, items }))
    }

    fn act(&self, short: &str, act: &Act) -> VBlock {
        let sentence = self.word("act-is");
        let (before, after) = sentence.split_once("{name}").unwrap_or((&sentence, ""));
        let text = |words: &str| self.made_inline(InlineView::Text { text: words.replace("{short}", short) });
        let name =
            self.made_inline(InlineView::Link { href: act.url.clone(), content: vec![text(&self.law(&act.name))] });
        let content = [text(before), name, text(after)];
        let is_empty = |kind: &InlineView| matches!(kind, InlineView::Text { text } if text.is_empty());
        self.made(BlockView::Paragraph { content: content.into_iter().filter(|one| !is_empty(&one.kind)).collect() })
    }
}

/// Whether a clause of the index names an Act, in its provision or in what it says.
fn is_named(short: &str, index: &SectionView) -> bool {
    let clauses = index.children.iter().flat_map(|section| &section.blocks).filter_map(|block| match &block.kind {
        BlockView::Clauses { clauses } => Some(clauses),
        _ => None,
    });
    clauses.flatten().any(|clause| {
        let said = clause.rows.iter().flat_map(|row| &row.entries).map(|entry| entry.words.as_str());
        clause.cite.as_deref().into_iter().chain(said).any(|words| has_name(words, short))
    })
}

/// Whether words have a name, and not only as the beginning of a longer one: `SI 2011/3050`.
fn has_name(words: &str, name: &str) -> bool {
    words.match_indices(name).any(|(at, _)| {
        let after = words.get(at + name.len()..).and_then(|rest| rest.chars().next());
        !after.is_some_and(char::is_alphanumeric)
    })
}
