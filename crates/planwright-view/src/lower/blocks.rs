use planwright_core::model::{AlertKind, Block, BlockKind, Definition, Figure};

use super::Lower;
use super::typography::smart;
use crate::{BlockView, EntryView, FigureView, VBlock};

impl Lower<'_> {
    /// Blocks in reading order. `level` is that of the section's heading in the document: a
    /// body's `##` stands one below it.
    pub(super) fn blocks(&mut self, blocks: &[Block], level: u8) -> Vec<VBlock> {
        blocks.iter().map(|block| VBlock { span: block.span, kind: self.block(block, level) }).collect()
    }

    pub(super) fn block(&mut self, block: &Block, level: u8) -> BlockView {
        match &block.kind {
            BlockKind::Paragraph(content) => BlockView::Paragraph { content: self.passage(content) },
            BlockKind::Heading(heading) => BlockView::Heading {
                level: (level + heading.level.saturating_sub(1)).min(6),
                id: heading.id.as_str().to_owned(),
                content: self.passage(&heading.content),
            },
            BlockKind::List(list) => BlockView::List {
                start: list.start,
                items: list.items.iter().map(|item| self.blocks(&item.blocks, level)).collect(),
            },
            BlockKind::Quote(inner) => BlockView::Quote { blocks: self.blocks(inner, level) },
            BlockKind::Alert(alert) => {
                let kind = alert_word(alert.kind);
                BlockView::Alert {
                    kind: kind.to_owned(),
                    label: self.word(&format!("alert-{kind}")),
                    blocks: self.blocks(&alert.blocks, level),
                }
            }
            BlockKind::Definitions(definitions) => {
                BlockView::Definitions { entries: definitions.iter().map(|d| self.definition(d, level)).collect() }
            }
            BlockKind::Table(table) => BlockView::Table(self.table(table, block)),
            BlockKind::Figure(figure) => BlockView::Figure(self.figure(figure, block)),
            BlockKind::Chart(chart) => self.chart(chart, block),
            BlockKind::Code(code) => BlockView::Code { text: code.text.trim_end_matches('\n').to_owned() },
            BlockKind::Rule => BlockView::Rule,
            // Only a paper has one, and puts in there what it names.
            BlockKind::Insert(kind) => BlockView::Insert { part: kind.as_str().to_owned(), level, blocks: Vec::new() },
        }
    }

    fn definition(&mut self, definition: &Definition, level: u8) -> EntryView {
        EntryView {
            term: self.passage(&definition.term),
            details: definition.details.iter().map(|blocks| self.blocks(blocks, level)).collect(),
        }
    }

    fn figure(&mut self, figure: &Figure, block: &Block) -> FigureView {
        let id = match &figure.id {
            Some(id) => id.value.as_str().to_owned(),
            None => self.anonymous_id("figure"),
        };
        FigureView {
            id,
            label: self.outline.at(block).and_then(|entry| entry.label.clone()),
            picture: self.pictures.name(&figure.image),
            alt: figure.image.alt.value.clone(),
            caption: figure.image.title.as_deref().filter(|title| !title.is_empty()).map(smart),
        }
    }
}

fn alert_word(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "note",
        AlertKind::Tip => "tip",
        AlertKind::Important => "important",
        AlertKind::Warning => "warning",
        AlertKind::Caution => "caution",
    }
}
