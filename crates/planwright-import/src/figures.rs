//! Tables and pictures with the captions that belong to them.

use planwright_docx::read::{Block, Image, Inline, Role, Table, plain};

use crate::labels;

/// A block, or several that make one thing.
#[derive(Debug)]
pub(crate) enum Item {
    Block(Block),
    Table(Table, Option<Caption>),
    Figure(Image, Option<Caption>),
}

/// A caption without its number.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Caption {
    pub(crate) content: Vec<Inline>,
    /// As it was: "Table 3:".
    pub(crate) label: String,
    /// Attributes that a Markdown source gives, without the braces.
    pub(crate) attributes: Option<String>,
    /// The unit that stands apart at its end.
    pub(crate) unit: Option<String>,
}

/// What a caption says that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Table,
    Figure,
    /// Whatever stands beside it.
    Either,
}

/// Joins captions to what they stand beside.
pub(crate) fn items(blocks: Vec<Block>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    // A caption that waits for what follows.
    let mut waiting: Option<(Of, Block)> = None;
    for block in blocks {
        if let Some(of) = caption_of(&block) {
            // A caption belongs to what stands before it, if that has none and this one does not say otherwise.
            let takes = match items.last() {
                Some(Item::Table(_, None)) if waiting.is_none() => {
                    of == Of::Table && is_last_chance(&block) || of == Of::Either
                }
                Some(Item::Figure(_, caption)) if waiting.is_none() => {
                    of != Of::Table && caption.as_ref().is_none_or(|caption| plain(&caption.content).is_empty())
                }
                _ => false,
            };
            if takes {
                let mut caption = caption(block);
                if let Some(Item::Table(_, place) | Item::Figure(_, place)) = items.last_mut() {
                    // What is there already are places that links lead to.
                    caption.content.extend(place.take().into_iter().flat_map(|before| before.content));
                    *place = Some(caption);
                }
                continue;
            }
            items.extend(waiting.replace((of, block)).map(|(_, block)| Item::Block(plain_again(block))));
            continue;
        }
        match block {
            Block::Table(table) => {
                let own = waiting.take_if(|(of, _)| *of != Of::Figure).map(|(_, block)| caption(block));
                items.extend(waiting.take().map(|(_, block)| Item::Block(plain_again(block))));
                items.push(Item::Table(table, own));
            }
            Block::Paragraph { role, content } => match pictures(&content) {
                Some((images, anchors)) => {
                    let mut own = waiting.take_if(|(of, _)| *of != Of::Table).map(|(_, block)| caption(block));
                    items.extend(waiting.take().map(|(_, block)| Item::Block(plain_again(block))));
                    if let (Some(own), false) = (&mut own, anchors.is_empty()) {
                        own.content.extend(anchors.clone());
                    }
                    for image in images {
                        let from_title = image.title.clone().map(|title| Caption {
                            content: [Inline::words(title)].into_iter().chain(anchors.clone()).collect(),
                            ..Caption::default()
                        });
                        let anchored = || {
                            (!anchors.is_empty()).then(|| Caption { content: anchors.clone(), ..Caption::default() })
                        };
                        items.push(Item::Figure(image, own.take().or(from_title).or_else(anchored)));
                    }
                }
                None => {
                    items.extend(waiting.take().map(|(_, block)| Item::Block(plain_again(block))));
                    items.push(Item::Block(Block::Paragraph { role, content }));
                }
            },
            block => {
                items.extend(waiting.take().map(|(_, block)| Item::Block(plain_again(block))));
                items.push(Item::Block(block));
            }
        }
    }
    items.extend(waiting.map(|(_, block)| Item::Block(plain_again(block))));
    items
}

/// A line that says "Table" stands over its table; only in Markdown may `Table:` follow it.
fn is_last_chance(block: &Block) -> bool {
    matches!(block, Block::Paragraph { content, .. } if plain(content).trim_start().starts_with("Table:"))
}

fn plain_again(block: Block) -> Block {
    match block {
        Block::Paragraph { content, .. } => Block::Paragraph { role: Role::Text, content },
        other => other,
    }
}

fn caption_of(block: &Block) -> Option<Of> {
    let Block::Paragraph { role, content } = block else { return None };
    let words = plain(content);
    let label = labels::of_caption(&words);
    let is_short = words.split_whitespace().count() <= 40;
    match (label, role) {
        (Some(label), _) if is_short => Some(if label.part == "table" { Of::Table } else { Of::Figure }),
        (_, Role::Caption) => Some(Of::Either),
        _ => None,
    }
}

fn caption(block: Block) -> Caption {
    let Block::Paragraph { content, .. } = block else { return Caption::default() };
    let words = plain(&content);
    let label = labels::of_caption(&words);
    let start = label.as_ref().map_or(0, |label| words.len() - label.rest.len());
    let name = label.map(|label| label.words.to_owned()).unwrap_or_default();
    let (end, attributes) = attributes(&words);
    let (end, unit) = unit(&words[..end.max(start)], end);
    let label = if name == "Table:" { String::new() } else { name };
    Caption { content: between(content, start, end), label, attributes, unit }
}

/// `{#id key=value}` at the end of a caption.
fn attributes(words: &str) -> (usize, Option<String>) {
    let trimmed = words.trim_end();
    let found = trimmed.strip_suffix('}').and_then(|rest| rest.rfind('{').map(|at| (at, &rest[at + 1..])));
    match found {
        Some((at, inner)) if inner.starts_with('#') || inner.contains('=') => {
            (words[..at].trim_end().len(), Some(inner.trim().to_owned()))
        }
        _ => (trimmed.len(), None),
    }
}

/// A unit that stands apart at the end, as Planwright prints it.
fn unit(words: &str, end: usize) -> (usize, Option<String>) {
    let found = words.get(..end).and_then(|words| words.rsplit_once("  "));
    let known = ["£", "£m", "£000", "£000s", "£k", "£bn", "%", "thousand", "million", "thousands", "millions"];
    match found {
        Some((rest, unit)) if known.contains(&unit.trim()) => (rest.trim_end().len(), Some(unit.trim().to_owned())),
        _ => (end, None),
    }
}

/// The part of a line between two places in its plain words. What is no word stays.
fn between(content: Vec<Inline>, start: usize, end: usize) -> Vec<Inline> {
    let mut at = 0;
    let mut out = Vec::new();
    for inline in content {
        let length = plain(std::slice::from_ref(&inline)).len();
        let (from, to) = (start.saturating_sub(at).min(length), end.saturating_sub(at).min(length));
        at += length;
        match inline {
            Inline::Text(mut text) => {
                text.words = text.words.get(from..to.max(from)).unwrap_or_default().to_owned();
                out.extend((!text.words.is_empty()).then_some(Inline::Text(text)));
            }
            Inline::Link { target, content } if from < to => {
                out.push(Inline::Link { target, content: between(content, from, to) });
            }
            Inline::Link { .. } => {}
            Inline::Break if out.is_empty() => {}
            other => out.push(other),
        }
    }
    out
}

/// The pictures of a paragraph that holds nothing else, and the places in it.
fn pictures(content: &[Inline]) -> Option<(Vec<Image>, Vec<Inline>)> {
    let (mut images, mut anchors) = (Vec::new(), Vec::new());
    for inline in content {
        match inline {
            Inline::Picture(image) => images.push(image.clone()),
            Inline::Anchor(_) => anchors.push(inline.clone()),
            Inline::Break => {}
            Inline::Text(text) if text.words.trim().is_empty() => {}
            _ => return None,
        }
    }
    (!images.is_empty()).then_some((images, anchors))
}
