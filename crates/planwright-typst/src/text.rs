//! How long things are, in words and letters.

use planwright_view::{BlockView, CellView, VBlock, plain};

/// The letters of a cell.
pub(super) fn length(cell: &CellView) -> usize {
    plain(&cell.content).chars().count()
}

/// The words of the paragraphs among `blocks`; enough to tell a short quote from a long one.
pub(super) fn word_count(blocks: &[VBlock]) -> usize {
    let words = |block: &VBlock| match &block.kind {
        BlockView::Paragraph { content } => plain(content).split_whitespace().count(),
        BlockView::Quote { blocks } | BlockView::Alert { blocks, .. } => word_count(blocks),
        _ => 0,
    };
    blocks.iter().map(words).sum()
}
