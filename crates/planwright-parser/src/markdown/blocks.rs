//! Blocks, by descent. Every function reads up to the end of what it is for.

use std::ops::Range;

use planwright_core::model::{Alert, AlertKind, Block, BlockKind, Definition, Inline, Item, List};
use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::{CONTAINERS, Reader, TooDeep};

impl Reader<'_> {
    /// The blocks up to the end of what holds them, which is read too.
    pub(super) fn blocks(&mut self, depth: usize) -> Result<Vec<Block>, TooDeep> {
        let mut blocks = Vec::new();
        loop {
            match self.events.peek() {
                None => return Ok(blocks),
                Some((Event::End(_), _)) => {
                    self.events.next();
                    return Ok(blocks);
                }
                Some(_) => blocks.extend(self.block(depth)?),
            }
        }
    }

    /// The next block; none for what is a comment, an error or no part of the text.
    pub(super) fn block(&mut self, depth: usize) -> Result<Option<Block>, TooDeep> {
        let Some((Event::Start(tag), range)) = self.events.peek() else { return self.loose() };
        let (tag, range) = (tag.clone(), range.clone());
        if super::inlines::is_inline(&tag) {
            return self.tight_paragraph();
        }
        if depth >= CONTAINERS && is_container(&tag) {
            return Err(self.too_deep(range, "lists, quotes, alerts, definitions and footnotes", CONTAINERS));
        }
        self.events.next();
        let kind = match tag {
            Tag::Paragraph => return self.paragraph(range),
            Tag::Heading { level, id, classes, attrs } => {
                let has_attributes = id.is_some() || !classes.is_empty() || !attrs.is_empty();
                return self.heading(range, level as u8, has_attributes);
            }
            Tag::HtmlBlock => return self.html_block(range).map(|()| None),
            Tag::CodeBlock(kind) => return Ok(self.code(&kind, range, depth)),
            Tag::FootnoteDefinition(label) => return self.footnote(&label, range, depth).map(|()| None),
            Tag::Table(alignments) => BlockKind::Table(Box::new(self.table(&alignments, range.clone())?)),
            Tag::List(start) => BlockKind::List(List { start, items: self.items(depth)? }),
            Tag::BlockQuote(None) => BlockKind::Quote(self.quote(range.clone(), depth)?),
            Tag::BlockQuote(Some(kind)) => BlockKind::Alert(self.alert(kind, range.clone(), depth)?),
            Tag::DefinitionList => BlockKind::Definitions(self.definitions(depth)?),
            // No other block is switched on; what there is of it is read as it stands.
            _ => return self.blocks(depth).map(|blocks| blocks.into_iter().next()),
        };
        let range = self.trimmed(range);
        Ok(Some(Block { span: self.fragment.span(range), kind }))
    }

    /// What stands where a block could begin and is no start of one.
    fn loose(&mut self) -> Result<Option<Block>, TooDeep> {
        match self.events.peek() {
            Some((Event::Rule, range)) => {
                let range = self.trimmed(range.clone());
                self.events.next();
                Ok(Some(Block { span: self.fragment.span(range), kind: BlockKind::Rule }))
            }
            Some((Event::End(_), _)) => {
                self.events.next();
                Ok(None)
            }
            Some(_) => self.tight_paragraph(),
            None => Ok(None),
        }
    }

    /// The words of a tight list's item, which Markdown does not call a paragraph.
    fn tight_paragraph(&mut self) -> Result<Option<Block>, TooDeep> {
        let start = self.events.peek().map_or(0, |(_, range)| range.start);
        let content = self.inlines(0)?;
        let end = self.events.peek().map_or(self.fragment.text.len(), |(event, range)| match event {
            Event::End(_) => range.end,
            _ => range.start,
        });
        Ok(self.finish_paragraph(start..end, content))
    }

    fn paragraph(&mut self, range: Range<usize>) -> Result<Option<Block>, TooDeep> {
        let content = self.inlines(0)?;
        self.events.next();
        Ok(self.finish_paragraph(range, content))
    }

    /// A paragraph, a figure, or nothing where there was only a comment.
    fn finish_paragraph(&mut self, range: Range<usize>, content: Vec<Inline>) -> Option<Block> {
        if content.is_empty() {
            return None;
        }
        let range = self.trimmed(range);
        let span = self.fragment.span(range.clone());
        if let Some(figure) = self.figure(range.clone(), &content) {
            return Some(Block { span, kind: BlockKind::Figure(figure) });
        }
        if let Some(figure) = self.broken_figure(&range, &content) {
            return Some(Block { span, kind: BlockKind::Figure(figure) });
        }
        if let Some(figure) = self.unmarked_figure(&range, &content) {
            return Some(Block { span, kind: BlockKind::Figure(figure) });
        }
        self.report_broken_links(&range, &content);
        if !self.report_cut_table(&range) && !self.report_broken_table(&range) {
            self.report_pasted(&range);
        }
        Some(Block { span, kind: BlockKind::Paragraph(content) })
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Item>, TooDeep> {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.events.next() {
            let blocks = self.blocks(depth + 1)?;
            let range = self.trimmed(range);
            items.push(Item { span: self.fragment.span(range), blocks });
        }
        Ok(items)
    }

    fn quote(&mut self, range: Range<usize>, depth: usize) -> Result<Vec<Block>, TooDeep> {
        self.report_unknown_alert(range);
        self.blocks(depth + 1)
    }

    fn alert(&mut self, kind: BlockQuoteKind, range: Range<usize>, depth: usize) -> Result<Alert, TooDeep> {
        let kind = match kind {
            BlockQuoteKind::Note => AlertKind::Note,
            BlockQuoteKind::Tip => AlertKind::Tip,
            BlockQuoteKind::Important => AlertKind::Important,
            BlockQuoteKind::Warning => AlertKind::Warning,
            BlockQuoteKind::Caution => AlertKind::Caution,
        };
        let source = self.fragment.slice(range.clone());
        let start = range.start + source.find("[!").unwrap_or(0);
        let end = range.start + source.find(']').map_or(0, |at| at + 1);
        let marker = self.fragment.span(start..end);
        Ok(Alert { kind, marker, blocks: self.blocks(depth + 1)? })
    }

    fn definitions(&mut self, depth: usize) -> Result<Vec<Definition>, TooDeep> {
        let mut definitions: Vec<Definition> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    let term = self.inlines(0)?;
                    self.events.next();
                    let span = self.fragment.span(self.trimmed(range));
                    definitions.push(Definition { term, span, details: Vec::new() });
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let blocks = self.blocks(depth + 1)?;
                    if let Some(last) = definitions.last_mut() {
                        last.details.push(blocks);
                    }
                }
                Event::End(TagEnd::DefinitionList) => break,
                _ => {}
            }
        }
        Ok(definitions)
    }

    /// The range without the blank space and the quote's signs at its end.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let text = self.fragment.slice(range.clone());
        let mut end = text.trim_end().len();
        // A block within a quote can end with the empty lines of the quote: `>` alone on a line.
        while let Some(line) =
            text[..end].rfind('\n').filter(|&at| text[at..end].trim_matches(['>', ' ', '\n']).is_empty())
        {
            end = text[..line].trim_end().len();
        }
        range.start..range.start + end
    }
}

/// Whether a tag counts as one of the containers.
fn is_container(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::List(_) | Tag::BlockQuote(_) | Tag::DefinitionList | Tag::FootnoteDefinition(_))
}
