//! Walking a tree of blocks, in reading order.

use crate::model::{Block, BlockKind, Inline, InlineKind, Table};

/// Calls `f` for every block, outer before inner, in reading order.
pub fn visit_blocks<'a>(blocks: &'a [Block], f: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        f(block);
        match &block.kind {
            BlockKind::List(list) => list.items.iter().for_each(|item| visit_blocks(&item.blocks, f)),
            BlockKind::Quote(inner) => visit_blocks(inner, f),
            BlockKind::Alert(alert) => visit_blocks(&alert.blocks, f),
            BlockKind::Definitions(definitions) => {
                for details in definitions.iter().flat_map(|d| &d.details) {
                    visit_blocks(details, f);
                }
            }
            BlockKind::Paragraph(_)
            | BlockKind::Heading(_)
            | BlockKind::Table(_)
            | BlockKind::Figure(_)
            | BlockKind::Chart(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::Insert(_) => {}
        }
    }
}

/// Calls `f` for every inline of the blocks, outer before inner, in reading order: captions and
/// cells too, footnotes not.
pub fn visit_inlines<'a>(blocks: &'a [Block], f: &mut impl FnMut(&'a Inline)) {
    visit_blocks(blocks, &mut |block| match &block.kind {
        BlockKind::Paragraph(content) => inlines(content, f),
        BlockKind::Heading(heading) => inlines(&heading.content, f),
        BlockKind::Definitions(definitions) => definitions.iter().for_each(|d| inlines(&d.term, f)),
        BlockKind::Table(table) => {
            if let Some(caption) = &table.caption {
                inlines(&caption.value, f);
            }
            let cells = table.header.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
            cells.for_each(|cell| inlines(&cell.content, f));
        }
        _ => {}
    });
}

/// Calls `f` for every table, in reading order.
pub fn visit_tables<'a>(blocks: &'a [Block], f: &mut impl FnMut(&'a Table)) {
    visit_blocks(blocks, &mut |block| {
        if let BlockKind::Table(table) = &block.kind {
            f(table);
        }
    });
}

/// Calls `f` for every inline of a run of words, outer before inner.
pub fn visit_inline<'a>(content: &'a [Inline], f: &mut impl FnMut(&'a Inline)) {
    inlines(content, f);
}

fn inlines<'a>(content: &'a [Inline], f: &mut impl FnMut(&'a Inline)) {
    for inline in content {
        f(inline);
        match &inline.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Language { content: inner, .. } => {
                inlines(inner, f);
            }
            InlineKind::Link(link) => inlines(&link.content, f),
            _ => {}
        }
    }
}
