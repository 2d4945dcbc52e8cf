//! One Markdown file as blocks.

mod html;
mod lines;

use std::collections::BTreeMap;

use planwright_docx::read::{About, Block, Cell, Document, Image, Inline, Role, Table};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::sort::Refused;

/// Bytes of a file: 16 MiB.
const BYTES: usize = 16 << 20;
/// How deep blocks and marks may stand in one another.
const DEPTH: usize = 40;

/// Reads a Markdown file. `beside` reads the pictures that it names.
///
/// # Errors
///
/// A file that is no text, or larger or deeper than any plan.
pub(crate) fn read(bytes: &[u8], beside: &dyn Fn(&str) -> Option<Vec<u8>>) -> Result<Document, Refused> {
    if bytes.len() > BYTES {
        return Err(Refused::new(format!(
            "it has more than {} MB of text, which no plan needs: divide it",
            BYTES >> 20
        )));
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Refused::new("it is no text in UTF-8: open it in an editor, choose UTF-8 as its encoding, and save it again")
    })?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut document = Document::default();
    let body = front_matter(&text, &mut document);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    deep(body, options)?;
    let mut reader = Reader {
        events: Parser::new_ext(body, options).peekable(),
        document,
        beside,
        notes: BTreeMap::new(),
        pictures: BTreeMap::new(),
    };
    reader.document.blocks = reader.blocks(None);
    Ok(reader.document)
}

/// Refuses what is too deep for what recurses.
fn deep(body: &str, options: Options) -> Result<(), Refused> {
    let mut depth = 0_usize;
    for event in Parser::new_ext(body, options) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return Err(Refused::new(format!(
                "its lists, quotations and marks stand more than {DEPTH} deep in one another"
            )));
        }
    }
    Ok(())
}

/// Front matter, as Pandoc and others know it: title and language are taken, the rest is told.
fn front_matter<'a>(text: &'a str, document: &mut Document) -> &'a str {
    let Some(rest) = text.strip_prefix("---\n") else { return text };
    let Some(end) = rest.find("\n---\n").or_else(|| rest.find("\n...\n")) else { return text };
    for line in rest[..end].lines() {
        let (key, value) = line.split_once(':').unwrap_or(("", line));
        let value = value.trim().trim_matches(['"', '\'']);
        match key {
            "title" if !value.is_empty() => document.title = Some(value.to_owned()),
            "lang" => document.language = Some(value.to_owned()),
            _ if line.trim().is_empty() => {}
            _ => document.remark(About::Properties, line.trim()),
        }
    }
    &rest[end + 5..]
}

struct Reader<'a> {
    events: std::iter::Peekable<Parser<'a>>,
    document: Document,
    beside: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    notes: BTreeMap<String, usize>,
    pictures: BTreeMap<String, usize>,
}

impl Reader<'_> {
    /// Blocks to the end of what holds them.
    fn blocks(&mut self, until: Option<TagEnd>) -> Vec<Block> {
        let mut out = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(end) if Some(end) == until => break,
                Event::End(_) => {}
                Event::Start(tag) if is_block(&tag) => self.block(tag, &mut out),
                Event::Rule => out.push(Block::Rule),
                // Words without a paragraph: an entry of a list that stands close.
                other => {
                    let content = self.loose(other);
                    out.extend((!content.is_empty()).then_some(Block::Paragraph { role: Role::Text, content }));
                }
            }
        }
        out
    }

    fn block(&mut self, tag: Tag<'_>, out: &mut Vec<Block>) {
        let end = tag.to_end();
        match tag {
            Tag::Paragraph => {
                let content = self.inlines(end);
                out.push(Block::Paragraph { role: Role::Text, content });
            }
            Tag::Heading { level, id, .. } => {
                let mut content: Vec<Inline> = id.map(|id| Inline::Anchor(id.to_string())).into_iter().collect();
                content.extend(self.inlines(end));
                out.push(Block::Heading { level: level_of(level), content, numbered: false });
            }
            Tag::List(start) => {
                let mut items = Vec::new();
                while let Some(event) = self.events.next() {
                    match event {
                        Event::Start(Tag::Item) => items.push(self.blocks(Some(TagEnd::Item))),
                        Event::End(found) if found == end => break,
                        _ => {}
                    }
                }
                out.push(Block::List { start, items });
            }
            Tag::BlockQuote(kind) => {
                let blocks = self.blocks(Some(end));
                out.push(match kind {
                    Some(kind) => Block::Alert(alert(kind).to_owned(), blocks),
                    None => Block::Quote(blocks),
                });
            }
            Tag::CodeBlock(kind) => out.push(self.code(kind, end)),
            Tag::HtmlBlock => {
                let html = self.raw(end);
                self.html(&html, out);
            }
            Tag::FootnoteDefinition(label) => {
                let blocks = self.blocks(Some(end));
                let note = self.note(&label);
                if let Some(place) = self.document.notes.get_mut(note) {
                    *place = blocks;
                }
            }
            Tag::DefinitionList => out.push(self.definitions(end)),
            Tag::Table(alignments) => out.push(self.table(&alignments, end)),
            _ => out.extend(self.blocks(Some(end))),
        }
    }

    fn code(&mut self, kind: CodeBlockKind<'_>, end: TagEnd) -> Block {
        let text = self.raw(end);
        let language = match kind {
            CodeBlockKind::Fenced(info) => Some(info.to_string()).filter(|info| !info.is_empty()),
            CodeBlockKind::Indented => None,
        };
        Block::Code(language, text)
    }

    /// Text as it stands in the file, to the end of what holds it.
    fn raw(&mut self, end: TagEnd) -> String {
        let mut text = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => text.push_str(&words),
                Event::End(found) if found == end => break,
                _ => {}
            }
        }
        text
    }

    fn definitions(&mut self, end: TagEnd) -> Block {
        let mut entries: Vec<(Vec<Inline>, Vec<Vec<Block>>)> = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    let term = self.inlines(TagEnd::DefinitionListTitle);
                    entries.push((term, Vec::new()));
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let blocks = self.blocks(Some(TagEnd::DefinitionListDefinition));
                    if let Some((_, details)) = entries.last_mut() {
                        details.push(blocks);
                    }
                }
                Event::End(found) if found == end => break,
                _ => {}
            }
        }
        Block::Definitions(entries)
    }

    fn table(&mut self, alignments: &[Alignment], end: TagEnd) -> Block {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let content = self.inlines(TagEnd::TableCell);
                    let Some(row) = rows.last_mut() else { continue };
                    let right = alignments.get(row.len()) == Some(&Alignment::Right);
                    let blocks = if content.is_empty() {
                        Vec::new()
                    } else {
                        vec![Block::Paragraph { role: Role::Text, content }]
                    };
                    row.push(Cell { blocks, columns: 1, below: false, right });
                }
                Event::End(found) if found == end => break,
                _ => {}
            }
        }
        Block::Table(Table { header: Some(1), rows, total: false })
    }

    /// The place of a note, which may be referred to before it is written.
    fn note(&mut self, label: &str) -> usize {
        let next = self.document.notes.len();
        let note = *self.notes.entry(label.to_owned()).or_insert(next);
        if note == next {
            self.document.notes.push(Vec::new());
        }
        note
    }

    /// A picture: from a file beside the text, or a link to one elsewhere.
    fn image(&mut self, target: &str, alt: String, title: Option<String>) -> Inline {
        let is_elsewhere = target.contains("://") || target.starts_with("//");
        let known = self.pictures.get(target).copied();
        let picture = known.or_else(|| {
            let bytes = (!is_elsewhere).then(|| (self.beside)(target)).flatten()?;
            let ending = planwright_docx::read::picture_ending(&bytes)?;
            self.document.pictures.push(planwright_docx::read::Picture { ending, bytes });
            Some(self.document.pictures.len() - 1)
        });
        match picture {
            Some(picture) => {
                self.pictures.insert(target.to_owned(), picture);
            }
            None => {
                let words = format!("{target} {alt} {}", title.clone().unwrap_or_default());
                self.document.remark(About::Picture, words.trim().to_owned());
            }
        }
        Inline::Picture(Image { picture, alt, title })
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}
