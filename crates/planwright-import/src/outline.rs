//! A document cut at its headings.

use planwright_docx::read::{About, Block, Document, Inline, Picture, Remark, Role, Text, plain, plain_blocks};

use crate::guess::kinds;
use crate::sort::Sort;
use crate::typed::{typed, without_tabs};

/// A bold line of no more words than this may be a heading, where the document has none.
const HEADING_WORDS: usize = 12;

/// Under a title stand no more words than this.
const COVER_WORDS: usize = 15;

/// A document as a tree of parts.
#[derive(Debug)]
pub(crate) struct Outline {
    pub(crate) sort: Sort,
    pub(crate) title: Vec<Inline>,
    /// How the title was found.
    pub(crate) title_from: &'static str,
    pub(crate) subtitle: Vec<Inline>,
    pub(crate) language: Option<String>,
    /// What stands before the first chapter.
    pub(crate) front: Vec<Block>,
    pub(crate) chapters: Vec<Part>,
    pub(crate) notes: Vec<Vec<Block>>,
    pub(crate) pictures: Vec<Picture>,
    pub(crate) remarks: Vec<Remark>,
    /// What the cutting changed, in sentences.
    pub(crate) changes: Vec<String>,
}

/// A heading and what stands under it.
#[derive(Debug, Default)]
pub(crate) struct Part {
    pub(crate) title: Vec<Inline>,
    /// True where the program numbers the heading.
    pub(crate) numbered: bool,
    pub(crate) blocks: Vec<Block>,
    pub(crate) parts: Vec<Part>,
}

impl Part {
    /// The words of the title.
    pub(crate) fn name(&self) -> String {
        plain(&self.title).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Cuts a document at its headings.
pub(crate) fn outline(mut document: Document, file: &str, sort: Sort) -> Outline {
    let mut changes = Vec::new();
    let (mut title, mut subtitle) = (Vec::new(), Vec::new());
    let blocks = typed(std::mem::take(&mut document.blocks), &mut changes);
    document.notes.iter_mut().for_each(|note| without_tabs(note));
    let mut blocks = take_titles(blocks, &mut title, &mut subtitle);
    if !blocks.iter().any(|block| matches!(block, Block::Heading { .. })) {
        let found = guess_headings(&mut blocks);
        if found > 0 {
            changes.push(format!(
                "The document has no headings by style, so {found} short bold lines were taken for headings. Look at each: Word's styles Heading 1 and Heading 2 would have said which are."
            ));
        }
    }
    let mut title_from = "the line in the style Title";
    if title.is_empty() {
        (title, title_from) = title_of(&mut blocks, &document, file, sort);
    }
    if let Some(other) = document.title.take().filter(|other| other.trim() != plain(&title).trim()) {
        document.remark(About::Properties, format!("title: {other}"));
    }
    let mut front = Vec::new();
    let chapters = cut(blocks, &mut front);
    Outline {
        sort,
        title,
        title_from,
        subtitle,
        language: document.language,
        front,
        chapters,
        notes: document.notes,
        pictures: document.pictures,
        remarks: document.remarks,
        changes,
    }
}

/// Takes the lines in the styles Title and Subtitle out; later ones are headings of the highest rank.
fn take_titles(blocks: Vec<Block>, title: &mut Vec<Inline>, subtitle: &mut Vec<Inline>) -> Vec<Block> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { role: Role::Title, content } if title.is_empty() => *title = content,
            Block::Paragraph { role: Role::Title, content } => {
                // A title set in two lines is one title, as long as nothing stands between.
                if out.iter().all(|block| !matches!(block, Block::Heading { .. })) {
                    title.push(Inline::words(" "));
                    title.extend(content);
                } else {
                    out.push(Block::Heading { level: 1, content, numbered: false });
                }
            }
            Block::Paragraph { role: Role::Subtitle, content } if subtitle.is_empty() => *subtitle = content,
            Block::Paragraph { role: Role::Subtitle, content } => {
                out.push(Block::Paragraph { role: Role::Text, content });
            }
            block => out.push(block),
        }
    }
    out
}

/// The title of a document that marks none.
fn title_of(blocks: &mut Vec<Block>, document: &Document, file: &str, sort: Sort) -> (Vec<Inline>, &'static str) {
    let levels: Vec<u8> = blocks
        .iter()
        .filter_map(|block| if let Block::Heading { level, .. } = block { Some(*level) } else { None })
        .collect();
    if let Some(content) = only_heading(blocks, &levels) {
        return (content, "the only heading of the highest rank");
    }
    let given = document.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    // In Markdown an author wrote it; among a Word file's properties a template may have.
    if let (Some(title), Sort::Markdown) = (given, sort) {
        return (vec![Inline::words(title)], "the title in the file's front matter");
    }
    if let Some(content) = title_among_chapters(blocks, &levels) {
        return (content, "the first heading, under which nearly nothing stands");
    }
    if let Some(title) = given {
        return (vec![Inline::words(title)], "the title among the file's properties");
    }
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words: Vec<&str> = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    (vec![Inline::words(words.join(" "))], "the file's name: the document has no title")
}

/// The first heading, where no other has its rank and there are others.
fn only_heading(blocks: &mut Vec<Block>, levels: &[u8]) -> Option<Vec<Inline>> {
    let highest = levels.iter().min()?;
    let is_alone = levels.first() == Some(highest) && levels.iter().filter(|level| *level == highest).count() == 1;
    if !is_alone || levels.len() < 2 {
        return None;
    }
    let at = blocks.iter().position(|block| matches!(block, Block::Heading { .. }))?;
    match blocks.remove(at) {
        Block::Heading { content, .. } => Some(content),
        _ => None,
    }
}

/// The first heading, where it has the rank of chapters but only a few words under it, and nothing is before it.
fn title_among_chapters(blocks: &mut Vec<Block>, levels: &[u8]) -> Option<Vec<Inline>> {
    let highest = levels.iter().min()?;
    let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
    if levels.len() < 3 || levels.first() != Some(highest) || !blocks.first().is_some_and(is_heading) {
        return None;
    }
    let next = blocks.iter().skip(1).position(is_heading)? + 1;
    let is_chapter = matches!(blocks.get(next), Some(Block::Heading { level, .. }) if level == highest);
    let words = plain_blocks(blocks.get(1..next)?).split_whitespace().count();
    let says_nothing = match blocks.first() {
        Some(Block::Heading { content, .. }) => kinds::of_chapter(&plain(content), "", "", false).kind == "section",
        _ => false,
    };
    if !is_chapter || words > COVER_WORDS || !says_nothing {
        return None;
    }
    match blocks.remove(0) {
        Block::Heading { content, .. } => Some(content),
        _ => None,
    }
}

/// Makes headings of short bold lines.
fn guess_headings(blocks: &mut [Block]) -> usize {
    let mut found = 0;
    let last = blocks.len();
    for at in 0..last {
        let has_more = at + 1 < last;
        let Some(block) = blocks.get_mut(at) else { break };
        if let Block::Paragraph { role: Role::Text, content } = block {
            let words = plain(content);
            let is_short = (1..=HEADING_WORDS).contains(&words.split_whitespace().count());
            if has_more && is_short && is_bold(content) && !words.trim_end().ends_with(['.', '!', '?', ';', ':', ',']) {
                *block = Block::Heading { level: 1, content: weakened(std::mem::take(content)), numbered: false };
                found += 1;
            }
        }
    }
    found
}

fn is_bold(content: &[Inline]) -> bool {
    let mut texts = content.iter().filter(|inline| !plain(std::slice::from_ref(*inline)).trim().is_empty()).peekable();
    texts.peek().is_some() && texts.all(|inline| matches!(inline, Inline::Text(Text { strong: true, .. })))
}

/// The same without bold.
pub(crate) fn weakened(content: Vec<Inline>) -> Vec<Inline> {
    content
        .into_iter()
        .map(|inline| match inline {
            Inline::Text(text) => Inline::Text(Text { strong: false, ..text }),
            Inline::Link { target, content } => Inline::Link { target, content: weakened(content) },
            other => other,
        })
        .collect()
}

/// Puts each block under its heading. A heading that skips a rank stands one below that above it.
fn cut(blocks: Vec<Block>, front: &mut Vec<Block>) -> Vec<Part> {
    let mut chapters: Vec<Part> = Vec::new();
    // The headings that are open, outermost first, by the rank that the document gives them.
    let mut open: Vec<(u8, Part)> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { level, content, numbered } => {
                if plain(&content).trim().is_empty() {
                    // No words, but perhaps a picture or a place.
                    let rest = Block::Paragraph { role: Role::Text, content };
                    open.last_mut().map_or(&mut *front, |(_, part)| &mut part.blocks).push(rest);
                    continue;
                }
                while open.last().is_some_and(|(rank, _)| *rank >= level) {
                    close(&mut open, &mut chapters);
                }
                open.push((level, Part { title: content, numbered, ..Part::default() }));
            }
            block => open.last_mut().map_or(&mut *front, |(_, part)| &mut part.blocks).push(block),
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut chapters);
    }
    chapters
}

fn close(open: &mut Vec<(u8, Part)>, chapters: &mut Vec<Part>) {
    if let Some((_, part)) = open.pop() {
        open.last_mut().map_or(chapters, |(_, above)| &mut above.parts).push(part);
    }
}

/// A remark, as the importer makes them itself.
pub(crate) fn remark(about: About, words: impl Into<String>) -> Remark {
    Remark { about, words: words.into() }
}
