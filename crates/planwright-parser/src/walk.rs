//! Walking a tree of blocks to change it, in reading order.

use planwright_core::model::{Block, BlockKind, Inline, InlineKind};

/// Calls `f` for every block, outer before inner.
pub(crate) fn visit_blocks_mut(blocks: &mut [Block], f: &mut impl FnMut(&mut Block)) {
    for block in blocks {
        f(block);
        match &mut block.kind {
            BlockKind::List(list) => list.items.iter_mut().for_each(|item| visit_blocks_mut(&mut item.blocks, f)),
            BlockKind::Quote(inner) => visit_blocks_mut(inner, f),
            BlockKind::Alert(alert) => visit_blocks_mut(&mut alert.blocks, f),
            BlockKind::Definitions(definitions) => {
                for details in definitions.iter_mut().flat_map(|d| &mut d.details) {
                    visit_blocks_mut(details, f);
                }
            }
            _ => {}
        }
    }
}

/// Calls `f` for every inline of the blocks, outer before inner: captions and cells too.
pub(crate) fn visit_inlines_mut(blocks: &mut [Block], f: &mut impl FnMut(&mut Inline)) {
    visit_blocks_mut(blocks, &mut |block| match &mut block.kind {
        BlockKind::Paragraph(content) => inlines(content, f),
        BlockKind::Heading(heading) => inlines(&mut heading.content, f),
        BlockKind::Definitions(definitions) => definitions.iter_mut().for_each(|d| inlines(&mut d.term, f)),
        BlockKind::Table(table) => {
            if let Some(caption) = &mut table.caption {
                inlines(&mut caption.value, f);
            }
            let rows = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            table.header.iter_mut().chain(rows).for_each(|cell| inlines(&mut cell.content, f));
        }
        _ => {}
    });
}

fn inlines(content: &mut [Inline], f: &mut impl FnMut(&mut Inline)) {
    for inline in content {
        f(inline);
        match &mut inline.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Language { content: inner, .. } => {
                inlines(inner, f);
            }
            InlineKind::Link(link) => inlines(&mut link.content, f),
            _ => {}
        }
    }
}
