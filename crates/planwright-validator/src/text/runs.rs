//! Runs of text: everything in a body that is read as one line of words.

use planwright_core::Span;
use planwright_core::model::{Block, BlockKind, Inline};

/// What a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RunKind {
    /// A paragraph, of the body or of a list's item.
    Paragraph,
    /// A heading.
    Heading,
    /// A term that is defined.
    Term,
    /// A table's caption.
    Caption,
    /// A table's cell.
    Cell,
}

/// A run of text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run<'a> {
    /// What it is.
    pub(crate) kind: RunKind,
    /// True within a block quote.
    pub(crate) quoted: bool,
    /// Its words.
    pub(crate) content: &'a [Inline],
    /// Its place.
    pub(crate) span: Span,
}

impl Run<'_> {
    /// Prose is paragraphs and list items; headings, captions, cells and quotes are not.
    pub(crate) fn is_prose(&self) -> bool {
        self.kind == RunKind::Paragraph && !self.quoted
    }
}

/// The runs of a body, in reading order.
pub(crate) fn runs(blocks: &[Block]) -> Vec<Run<'_>> {
    let mut found = Vec::new();
    collect(blocks, false, &mut found);
    found
}

fn collect<'a>(blocks: &'a [Block], quoted: bool, found: &mut Vec<Run<'a>>) {
    for block in blocks {
        let mut run = |kind, content: &'a [Inline], span| found.push(Run { kind, quoted, content, span });
        match &block.kind {
            BlockKind::Paragraph(content) => run(RunKind::Paragraph, content, block.span),
            BlockKind::Heading(heading) => run(RunKind::Heading, &heading.content, block.span),
            BlockKind::List(list) => list.items.iter().for_each(|item| collect(&item.blocks, quoted, found)),
            BlockKind::Quote(inner) => collect(inner, true, found),
            BlockKind::Alert(alert) => collect(&alert.blocks, quoted, found),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    let kind = RunKind::Term;
                    found.push(Run { kind, quoted, content: &definition.term, span: definition.span });
                    definition.details.iter().for_each(|details| collect(details, quoted, found));
                }
            }
            BlockKind::Table(table) => {
                if let Some(caption) = &table.caption {
                    run(RunKind::Caption, &caption.value, caption.span);
                }
                let cells = table.header.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
                cells.for_each(|cell| run(RunKind::Cell, &cell.content, cell.span));
            }
            BlockKind::Figure(_)
            | BlockKind::Chart(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::Insert(_) => {}
        }
    }
}
