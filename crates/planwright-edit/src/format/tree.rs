//! The blocks of a body as a tree over Markdown's events.

use std::ops::Range;

use planwright_parser::grammar;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Parser, Tag, TagEnd};

/// How deep blocks are looked into. What is deeper stays as it is; a plan allows eight.
const DEEPEST: usize = 12;

/// The events of a text with their places, and the blocks that they make.
pub(super) struct Tree<'t> {
    /// The text.
    pub(super) text: &'t str,
    /// The events.
    pub(super) events: Vec<(Event<'t>, Range<usize>)>,
    /// The blocks at the left edge.
    pub(super) blocks: Vec<Node>,
}

/// A block.
#[derive(Debug)]
pub(super) struct Node {
    /// Its bytes, as Markdown gives them.
    pub(super) range: Range<usize>,
    /// The events within it.
    pub(super) events: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
    /// The blocks in it.
    pub(super) children: Vec<Node>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// Words; `loose` where Markdown calls them a paragraph, and not only the words of an item.
    Paragraph { loose: bool },
    /// A heading.
    Heading,
    /// Code between fences.
    Fenced,
    /// Code that is indented.
    Indented,
    /// HTML: a comment, most likely.
    Html,
    /// A table, and how its columns are aligned.
    Table(Vec<Alignment>),
    /// A line across the page.
    Rule,
    /// A list, with its first number where it counts.
    List(Option<u64>),
    /// An entry of a list.
    Item,
    /// A quote; `alert` for `> [!NOTE]`.
    Quote { alert: bool },
    /// A footnote.
    Footnote,
    /// What is left as it stands.
    Other,
}

impl Node {
    /// True for HTML, of which a plan holds comments only.
    pub(super) fn is_comment(&self) -> bool {
        self.kind == Kind::Html
    }
}

impl<'t> Tree<'t> {
    /// Reads a text.
    pub(super) fn read(text: &'t str) -> Self {
        let events: Vec<_> = Parser::new_ext(text, grammar()).into_offset_iter().collect();
        let mut reader = Reader { events: &events, at: 0 };
        let blocks = reader.blocks(0);
        Self { text, events, blocks }
    }
}

struct Reader<'e, 't> {
    events: &'e [(Event<'t>, Range<usize>)],
    at: usize,
}

impl Reader<'_, '_> {
    /// The blocks up to the end of what holds them, which is read too.
    fn blocks(&mut self, depth: usize) -> Vec<Node> {
        let mut blocks: Vec<Node> = Vec::new();
        while let Some((event, range)) = self.events.get(self.at) {
            let from = self.at;
            // What Markdown looked at to see that a list of definitions ends is not a part of it.
            if let Some(before) = blocks.last_mut().filter(|_| !matches!(event, Event::End(_))) {
                before.range.end = before.range.end.min(range.start).max(before.range.start);
            }
            match event {
                Event::End(_) => {
                    self.at += 1;
                    break;
                }
                Event::Start(tag) if !is_inline(tag) => {
                    self.at += 1;
                    let kind = kind(tag);
                    let holds = matches!(kind, Kind::List(_) | Kind::Item | Kind::Quote { .. } | Kind::Footnote);
                    let (kind, children) = match holds {
                        true if depth < DEEPEST => (kind, self.blocks(depth + 1)),
                        true => {
                            self.skip();
                            (Kind::Other, Vec::new())
                        }
                        false => {
                            self.skip();
                            (kind, Vec::new())
                        }
                    };
                    let mut range = range.clone();
                    // Of lists Markdown gives the place to which it looked for another entry.
                    match (tag, children.last()) {
                        (Tag::DefinitionList, _) => range.end = self.end_of_definitions(from..self.at),
                        (Tag::List(_), Some(last)) => range.end = last.range.end.max(range.start),
                        _ => {}
                    }
                    blocks.push(Node { range, events: from..self.at, kind, children });
                }
                Event::Rule => {
                    self.at += 1;
                    blocks.push(Node {
                        range: range.clone(),
                        events: from..self.at,
                        kind: Kind::Rule,
                        children: vec![],
                    });
                }
                _ => blocks.push(self.words()),
            }
        }
        blocks
    }

    /// Where a list of definitions ends.
    fn end_of_definitions(&self, events: Range<usize>) -> usize {
        let ends = self.events[events].iter().map(|(event, range)| match event {
            Event::Start(Tag::DefinitionList | Tag::DefinitionListDefinition) => range.start,
            Event::End(TagEnd::DefinitionList | TagEnd::DefinitionListDefinition) => 0,
            _ => range.end,
        });
        ends.max().unwrap_or(0)
    }

    /// The words of an item that Markdown does not call a paragraph.
    fn words(&mut self) -> Node {
        let from = self.at;
        let (mut start, mut end) = (usize::MAX, 0);
        let mut depth = 0_usize;
        while let Some((event, range)) = self.events.get(self.at) {
            match event {
                Event::Start(tag) if is_inline(tag) => depth += 1,
                Event::End(_) if depth > 0 => depth -= 1,
                Event::Start(_) | Event::End(_) | Event::Rule => break,
                _ => {}
            }
            (start, end) = (start.min(range.start), end.max(range.end));
            self.at += 1;
        }
        let kind = Kind::Paragraph { loose: false };
        Node { range: start.min(end)..end, events: from..self.at, kind, children: Vec::new() }
    }

    /// Goes behind the end of what has begun.
    fn skip(&mut self) {
        let mut depth = 1_usize;
        while let Some((event, _)) = self.events.get(self.at).filter(|_| depth > 0) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }
}

fn kind(tag: &Tag<'_>) -> Kind {
    match tag {
        Tag::Paragraph => Kind::Paragraph { loose: true },
        Tag::Heading { .. } => Kind::Heading,
        Tag::CodeBlock(CodeBlockKind::Fenced(_)) => Kind::Fenced,
        Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Indented,
        Tag::HtmlBlock => Kind::Html,
        Tag::Table(alignments) => Kind::Table(alignments.clone()),
        Tag::List(start) => Kind::List(*start),
        Tag::Item => Kind::Item,
        Tag::BlockQuote(alert) => Kind::Quote { alert: alert.is_some() },
        Tag::FootnoteDefinition(_) => Kind::Footnote,
        _ => Kind::Other,
    }
}

/// Whether a tag stands within a line.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(tag, Emphasis | Strong | Strikethrough | Superscript | Subscript | Link { .. } | Image { .. })
}

/// Whether the end of a tag ends what words in it cannot be broken in: a link, a picture.
pub(super) fn ends_whole(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Link | TagEnd::Image)
}
