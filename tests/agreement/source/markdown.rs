//! Bodies: blocks and their words, straight from the Markdown.

use std::collections::BTreeMap;
use std::path::Path;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::signs;
use super::tables::{self, Table};

/// A block. Texts hold [`signs`].
#[derive(Debug, Clone)]
pub(super) enum Block {
    Words(String),
    Heading { id: Option<String>, words: String },
    List { start: Option<u64>, items: Vec<Vec<Block>> },
    Alert { kind: &'static str, blocks: Vec<Block> },
    Within(Vec<Block>),
    Definition { term: String, details: Vec<Vec<Block>> },
    Table(Table),
    Figure { id: Option<String>, alt: String, caption: String },
    Chart(serde_yaml::Value),
}

/// A body.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    /// The footnotes by file and label.
    pub(super) notes: BTreeMap<String, Vec<Block>>,
}

/// Reads a body. `file` keeps its footnotes apart from those of other files.
pub(super) fn body(file: &Path, text: &str) -> Body {
    let mut reader = Reader {
        file,
        events: Parser::new_ext(text, options()).collect::<Vec<_>>().into_iter().peekable(),
        notes: BTreeMap::new(),
        title: String::new(),
    };
    let blocks = reader.blocks();
    Body { blocks, notes: reader.notes }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
}

struct Reader<'a> {
    file: &'a Path,
    events: std::iter::Peekable<std::vec::IntoIter<Event<'a>>>,
    notes: BTreeMap<String, Vec<Block>>,
    /// The title of the last picture: a figure's caption.
    title: String,
}

impl<'a> Reader<'a> {
    /// The blocks up to the end of what holds them.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = self.events.peek() {
            match event {
                Event::End(_) => {
                    self.events.next();
                    break;
                }
                Event::Start(tag) if !is_inline(tag) => {
                    let Some(Event::Start(tag)) = self.events.next() else { break };
                    blocks.extend(self.block(tag));
                }
                Event::Rule => {
                    self.events.next();
                }
                _ => blocks.extend(self.paragraph()),
            }
        }
        tables::with_captions(self.file, blocks)
    }

    fn block(&mut self, tag: Tag<'a>) -> Option<Block> {
        Some(match tag {
            Tag::Paragraph => {
                let paragraph = self.paragraph();
                self.events.next();
                return paragraph;
            }
            Tag::Heading { id, .. } => {
                let words = self.inlines();
                self.events.next();
                Block::Heading { id: id.map(|id| id.to_string()), words }
            }
            Tag::HtmlBlock => {
                self.blocks();
                return None;
            }
            Tag::CodeBlock(kind) => self.code(&kind),
            Tag::FootnoteDefinition(label) => {
                let key = signs::note_key(self.file, &label);
                let blocks = self.blocks();
                self.notes.insert(key, blocks);
                return None;
            }
            Tag::Table(_) => Block::Table(self.table()),
            Tag::List(start) => Block::List { start, items: self.items() },
            Tag::BlockQuote(Some(kind)) => Block::Alert { kind: alert(kind), blocks: self.blocks() },
            Tag::DefinitionList => return Some(Block::Within(self.definitions())),
            _ => Block::Within(self.blocks()),
        })
    }

    fn paragraph(&mut self) -> Option<Block> {
        let words = self.inlines();
        if let Some((alt, after)) = signs::picture(words.trim()) {
            let (rest, attributes) = tables::attributes(after);
            if rest.trim().is_empty() {
                let caption = std::mem::take(&mut self.title);
                return Some(Block::Figure { id: attributes.id, alt: alt.to_owned(), caption });
            }
        }
        (!words.trim().is_empty()).then_some(Block::Words(words))
    }

    fn items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some(Event::Start(Tag::Item)) = self.events.next() {
            items.push(self.blocks());
        }
        items
    }

    fn definitions(&mut self) -> Vec<Block> {
        let mut found: Vec<Block> = Vec::new();
        while let Some(Event::Start(tag)) = self.events.next() {
            if tag == Tag::DefinitionListTitle {
                let term = self.inlines();
                self.events.next();
                found.push(Block::Definition { term, details: Vec::new() });
                continue;
            }
            let blocks = self.blocks();
            if let Some(Block::Definition { details, .. }) = found.last_mut() {
                details.push(blocks);
            }
        }
        found
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>) -> Block {
        let words = self.inlines();
        self.events.next();
        match kind {
            CodeBlockKind::Fenced(info) if info.split_whitespace().next() == Some("chart") => {
                Block::Chart(serde_yaml::from_str(&words).expect("a chart is YAML"))
            }
            _ => Block::Words(words),
        }
    }

    fn table(&mut self) -> Table {
        let mut rows: Vec<Vec<String>> = Vec::new();
        loop {
            match self.events.next() {
                Some(Event::Start(Tag::TableHead | Tag::TableRow)) => rows.push(Vec::new()),
                Some(Event::Start(Tag::TableCell)) => {
                    let words = self.inlines();
                    rows.last_mut().expect("a row").push(words);
                    self.events.next();
                }
                Some(Event::End(TagEnd::Table)) | None => break,
                _ => {}
            }
        }
        let body = rows.split_off(1);
        Table { header: rows.remove(0), rows: body, ..Table::default() }
    }

    /// Words up to the next start or end of a block.
    fn inlines(&mut self) -> String {
        let mut words = String::new();
        while let Some(event) = self.events.peek() {
            match event {
                Event::End(_) | Event::Rule => break,
                Event::Start(tag) if !is_inline(tag) => break,
                _ => {}
            }
            match self.events.next() {
                Some(Event::Text(text) | Event::Code(text)) => words.push_str(&text),
                Some(Event::SoftBreak | Event::HardBreak) => words.push(' '),
                Some(Event::FootnoteReference(label)) => words.push_str(&signs::mark(self.file, &label)),
                Some(Event::Start(tag)) => {
                    let inner = self.inlines();
                    self.events.next();
                    words.push_str(&self.marked(tag, inner));
                }
                _ => {}
            }
        }
        words
    }

    /// Words within a link, a picture or emphasis.
    fn marked(&mut self, tag: Tag<'a>, words: String) -> String {
        match tag {
            Tag::Image { title, .. } => {
                self.title = title.to_string();
                signs::of_picture(&words)
            }
            Tag::Link { dest_url, .. } => signs::link(self.file, &dest_url, words),
            _ => words,
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "alert_note",
        BlockQuoteKind::Tip => "alert_tip",
        BlockQuoteKind::Important => "alert_important",
        BlockQuoteKind::Warning => "alert_warning",
        BlockQuoteKind::Caution => "alert_caution",
    }
}
