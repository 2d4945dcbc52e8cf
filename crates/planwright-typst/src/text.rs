//! How long things are, in words and letters.

use planwright_view::{BlockView, CellView, InlineView, VBlock, VInline};

/// The printed words of inlines, notes left out.
pub(super) fn plain(content: &[VInline]) -> String {
    let mut out = String::new();
    gather(content, &mut out);
    out
}

fn gather(content: &[VInline], out: &mut String) {
    for inline in content {
        match &inline.kind {
            InlineView::Text { text } | InlineView::Abbreviation { text, .. } | InlineView::Code { text } => {
                out.push_str(text);
            }
            InlineView::Emphasis { content }
            | InlineView::Strong { content }
            | InlineView::Link { content, .. }
            | InlineView::Reference { content, .. }
            | InlineView::Broken { content }
            | InlineView::Language { content, .. } => gather(content, out),
            InlineView::Note { .. } => {}
            InlineView::Picture { .. } | InlineView::Break => out.push(' '),
        }
    }
}

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
