//! Abbreviations of the glossary, found in running text.

use planwright_core::Span;
use planwright_core::model::GlossaryEntry;

use super::Lower;
use super::typography::smart;
use crate::{InlineView, TermView, VInline};

/// The glossary's abbreviations, and which of them the section at hand has used.
pub(super) struct Abbreviations {
    known: Vec<(String, String)>,
    used: Vec<bool>,
}

impl Abbreviations {
    pub(super) fn new(glossary: &[GlossaryEntry]) -> Self {
        // A word such as "Precept" is explained in the glossary and not wherever it is used.
        let is_abbreviation =
            |term: &str| term.chars().filter(|c| c.is_uppercase()).count() >= 2 && !term.contains(' ');
        let mut known: Vec<_> = glossary
            .iter()
            .filter(|entry| is_abbreviation(&entry.term.value))
            .map(|entry| (entry.term.value.clone(), smart(&entry.meaning.value)))
            .collect();
        known.sort_by_key(|(term, _)| std::cmp::Reverse(term.len()));
        let used = vec![false; known.len()];
        Self { known, used }
    }

    /// A new section begins: each abbreviation is explained there once.
    pub(super) fn begin(&mut self) {
        self.used.fill(false);
    }

    /// The text, parted at the first use of each abbreviation.
    pub(super) fn part(&mut self, text: &str, span: Span) -> Vec<VInline> {
        let mut parts = Vec::new();
        let mut rest = text;
        let mut push = |kind| parts.push(VInline { span, kind });
        while let Some((start, end, which)) = self.first_in(rest) {
            if start > 0 {
                push(InlineView::Text { text: rest[..start].to_owned() });
            }
            self.used[which] = true;
            push(InlineView::Abbreviation { text: rest[start..end].to_owned(), meaning: self.known[which].1.clone() });
            rest = &rest[end..];
        }
        if !rest.is_empty() {
            push(InlineView::Text { text: rest.to_owned() });
        }
        parts
    }

    fn first_in(&self, text: &str) -> Option<(usize, usize, usize)> {
        let unused = self.known.iter().enumerate().filter(|(i, _)| !self.used[*i]);
        unused.filter_map(|(i, (term, _))| find_word(text, term).map(|start| (start, start + term.len(), i))).min()
    }
}

/// Where a term stands as a word of its own; a plural or possessive `s` may follow.
fn find_word(text: &str, term: &str) -> Option<usize> {
    let is_word = |c: char| c.is_alphanumeric();
    text.match_indices(term).map(|(start, _)| start).find(|&start| {
        let before = text[..start].chars().next_back();
        let mut after = text[start + term.len()..].chars();
        let next = after.next();
        let ends = match next {
            Some('s') => !after.next().is_some_and(is_word),
            next => !next.is_some_and(is_word),
        };
        ends && !before.is_some_and(is_word)
    })
}

impl Lower<'_> {
    /// The glossary as it is printed: sorted without regard to case.
    pub(super) fn glossary(&self) -> Vec<TermView> {
        let mut terms: Vec<_> = self
            .plan
            .meta
            .glossary
            .iter()
            .map(|entry| TermView { term: smart(&entry.term.value), meaning: smart(&entry.meaning.value) })
            .collect();
        terms.sort_by_cached_key(|entry| (entry.term.to_lowercase(), entry.term.clone()));
        terms
    }
}

#[cfg(test)]
mod tests {
    use super::find_word;

    #[test]
    fn finds_whole_words_only() {
        for (text, expected) in [
            ("PCSOs and PCSO", Some(0)),
            ("aPCSO PCSO", Some(6)),
            ("PCSOx", None),
            ("the PCSO’s", Some(4)),
            ("PCSOsx", None),
        ] {
            assert_eq!(find_word(text, "PCSO"), expected, "{text}");
        }
    }
}
