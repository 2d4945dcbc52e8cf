//! Footnotes: definitions are a file's own and stand apart from the text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use planwright_core::model::{Block, Footnote, InlineKind, visit_inlines};
use planwright_core::{Diagnostic, Span, Spanned};

use super::{Reader, TooDeep};

/// So many notes may lead to one another: a page is set anew for each that is found in the one before, and Typst gives up
/// after some more.
const CHAIN: usize = 16;

/// Says where notes lead to notes and these to others, more of them than a page can be set with.
pub(super) fn chain(text: &[Block], notes: &[Footnote]) -> Option<Diagnostic> {
    let bodies = notes.iter().map(|note| (note.label.value.as_str(), note)).collect();
    let mut chain = Chain { bodies, known: BTreeSet::new() };
    chain.beyond(text, 0).map(|span| {
        Diagnostic::error("source/limit", span, format!("more than {CHAIN} footnotes lead from one to the next"))
            .label("one note too many")
            .help("A page with as many notes within notes cannot be set.")
            .help("Refer to this note from the text, or write what it says in the note before it.")
    })
}

struct Chain<'a> {
    bodies: BTreeMap<&'a str, &'a Footnote>,
    /// A note is printed where it is first referred to.
    known: BTreeSet<&'a str>,
}

impl<'a> Chain<'a> {
    /// The label of the first note that lies too deep.
    fn beyond(&mut self, blocks: &'a [Block], depth: usize) -> Option<Span> {
        let mut labels = Vec::new();
        visit_inlines(blocks, &mut |inline| {
            if let InlineKind::FootnoteReference(label) = &inline.kind {
                labels.push(label.as_str());
            }
        });
        labels.into_iter().find_map(|label| {
            let note = *self.bodies.get(label).filter(|_| self.known.insert(label))?;
            if depth == CHAIN { Some(note.label.span) } else { self.beyond(&note.blocks, depth + 1) }
        })
    }
}

impl Reader<'_> {
    /// Reads the definition of a footnote.
    pub(super) fn footnote(&mut self, label: &str, range: Range<usize>, depth: usize) -> Result<(), TooDeep> {
        let source = self.fragment.slice(range.clone());
        let start = range.start + source.find("[^").map_or(0, |at| at + 2);
        let label = Spanned::new(label.to_owned(), self.fragment.span(start..start + label.len()));
        let first = self.labels.get(&label.value).copied();
        self.labels.entry(label.value.clone()).or_insert(label.span);
        // Its place in the list is that of its beginning: a footnote within it comes after it.
        let place = self.footnotes.len();
        self.footnotes.push(Footnote { label: label.clone(), blocks: Vec::new() });
        let blocks = self.blocks(depth + 1)?;
        if let Some(first) = first {
            self.footnotes.remove(place);
            self.report(
                Diagnostic::error("source/duplicate-id", label.span, format!("the footnote `{}` is written twice", label.value))
                    .label("the second note with this label")
                    .help("A reader would see only the first of the two notes. Give this one another label, here and where it is referred to.")
                    .related(first, "the first"),
            );
        } else if let Some(note) = self.footnotes.get_mut(place) {
            note.blocks = blocks;
        }
        Ok(())
    }
}
