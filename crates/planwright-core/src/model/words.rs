//! The plain words of a tree.

use crate::model::{Block, BlockKind, Inline, InlineKind};

/// The words of inlines, a line's end as a space, pictures and footnote marks left out.
#[must_use]
pub fn inline_text(content: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(content, &mut text);
    text
}

/// The words of a block and everything in it, its parts on lines of their own.
#[must_use]
pub fn block_text(block: &Block) -> String {
    let mut text = String::new();
    push_block(block, &mut text);
    text.trim_end().to_owned()
}

/// Words with one space where there are several.
#[must_use]
pub fn spaced_once(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if !(c == ' ' && text.ends_with(' ')) {
            text.push(c);
        }
    }
    text
}

fn push_inlines(content: &[Inline], text: &mut String) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Language { content: inner, .. } => {
                push_inlines(inner, text);
            }
            InlineKind::Link(link) => push_inlines(&link.content, text),
            InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
            InlineKind::Image(_) | InlineKind::FootnoteReference(_) => {}
        }
    }
}

fn push_block(block: &Block, text: &mut String) {
    let line = |content: &[Inline], text: &mut String| {
        push_inlines(content, text);
        text.push('\n');
    };
    match &block.kind {
        BlockKind::Paragraph(content) => line(content, text),
        BlockKind::Heading(heading) => line(&heading.content, text),
        BlockKind::List(list) => list.items.iter().flat_map(|i| &i.blocks).for_each(|b| push_block(b, text)),
        BlockKind::Quote(blocks) => blocks.iter().for_each(|b| push_block(b, text)),
        BlockKind::Alert(alert) => alert.blocks.iter().for_each(|b| push_block(b, text)),
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                line(&definition.term, text);
                definition.details.iter().flatten().for_each(|b| push_block(b, text));
            }
        }
        BlockKind::Table(table) => {
            if let Some(caption) = &table.caption {
                line(&caption.value, text);
            }
            let cells = table.header.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
            cells.for_each(|cell| line(&cell.content, text));
        }
        BlockKind::Figure(figure) => {
            text.push_str(figure.image.title.as_deref().unwrap_or_default());
            text.push('\n');
        }
        BlockKind::Chart(chart) => {
            text.push_str(&chart.title.value);
            text.push('\n');
        }
        BlockKind::Code(code) => text.push_str(&code.text),
        BlockKind::Rule | BlockKind::Insert(_) => {}
    }
}
