//! The words of inlines.

use super::{InlineView, VInline};

/// The printed words of inlines, notes left out.
#[must_use]
pub fn plain(content: &[VInline]) -> String {
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
