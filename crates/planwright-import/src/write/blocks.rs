//! Blocks.

use planwright_docx::read::{Block, Image, Inline};

use super::{Writer, escape};
use crate::figures::{Caption, Item, items};
use crate::plan::{one_line, own_id};

/// From so deep on, what stands within others is written beside them: plans may be 8 deep.
const DEEP: usize = 7;

impl Writer {
    /// Blocks with empty lines between them.
    pub(super) fn blocks(&mut self, blocks: Vec<Block>, depth: usize) -> String {
        let mut out = String::new();
        let mut last_list: Option<bool> = None;
        for item in self.with_captions(items(blocks)) {
            let list = if let Item::Block(Block::List { start, .. }) = &item { Some(start.is_some()) } else { None };
            let text = self.item(item, depth);
            if text.trim().is_empty() {
                continue;
            }
            if !out.is_empty() {
                out.push('\n');
            }
            if list.is_some() && list == last_list {
                // Two lists would be one.
                out.push_str("<!-- -->\n\n");
            }
            out.push_str(text.trim_end_matches('\n'));
            out.push('\n');
            last_list = list;
        }
        out
    }

    fn item(&mut self, item: Item, depth: usize) -> String {
        match item {
            Item::Table(table, caption) => self.table(table, caption),
            Item::Figure(image, caption) => self.figure(&image, caption),
            Item::Block(block) => self.block(block, depth),
        }
    }

    fn block(&mut self, block: Block, depth: usize) -> String {
        match block {
            Block::Heading { level, content, .. } => self.heading(level, &content),
            Block::Paragraph { content, .. } => self.paragraph(&content),
            Block::List { items, .. } if depth >= DEEP => self.blocks(items.into_iter().flatten().collect(), depth),
            Block::List { start, items } => self.list(start, items, depth),
            Block::Quote(blocks) | Block::Alert(_, blocks) if depth >= DEEP => self.blocks(blocks, depth),
            Block::Quote(blocks) => quoted(&self.blocks(blocks, depth + 1)),
            Block::Alert(kind, blocks) => {
                let inner = self.blocks(blocks, depth + 1);
                quoted(&format!("[!{}]\n{inner}", kind.to_uppercase()))
            }
            Block::Definitions(entries) => self.definitions(entries, depth),
            Block::Table(table) => self.table(table, None),
            Block::Code(language, text) => code(language.as_deref(), &text),
            Block::Rule => "***".to_owned(),
            Block::Comment(words) => format!("<!-- {} -->", words.replace("--", "- -")),
        }
    }

    fn heading(&mut self, level: u8, content: &[Inline]) -> String {
        let words = self.single(content);
        self.page.heading = one_line(content);
        self.page.captions = 0;
        let anchors = content
            .iter()
            .filter_map(|inline| if let Inline::Anchor(name) = inline { Some(name.clone()) } else { None });
        let names: Vec<String> = anchors.chain([self.page.heading.clone()]).collect();
        let id = names.iter().find_map(|name| self.places.take_heading(name));
        let id = id.map(|id| format!(" {{#{id}}}")).unwrap_or_default();
        // A closing run of number signs would be no words.
        let words = if words.ends_with('#') { format!("{}\\#", &words[..words.len() - 1]) } else { words };
        format!("{} {words}{id}", "#".repeat(usize::from(level.clamp(2, 6))))
    }

    fn list(&mut self, start: Option<u64>, items: Vec<Vec<Block>>, depth: usize) -> String {
        let is_loose = items.iter().any(|item| {
            item.iter().filter(|block| !matches!(block, Block::List { .. })).count() > 1
                || !matches!(item.first(), Some(Block::Paragraph { .. }) | None)
        });
        let mut out = String::new();
        for (at, item) in items.into_iter().enumerate() {
            let marker = match start {
                Some(start) => format!("{}. ", start.saturating_add(at as u64).min(999_999_999)),
                None => "- ".to_owned(),
            };
            let mut text = self.blocks(item, depth + 1);
            if !is_loose {
                // A list within an entry follows its words without an empty line.
                text = tight(&text);
            }
            if text.trim().is_empty() {
                continue;
            }
            if is_loose && !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&marker);
            out.push_str(&indented(&text, &" ".repeat(marker.len())));
        }
        out
    }

    fn definitions(&mut self, entries: Vec<(Vec<Inline>, Vec<Vec<Block>>)>, depth: usize) -> String {
        let mut out = String::new();
        for (term, details) in entries {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&escape::line_start(&self.single(&term)));
            out.push('\n');
            for blocks in details {
                let text = self.blocks(blocks, depth + 1);
                out.push_str(": ");
                out.push_str(&indented(&text, "  "));
            }
        }
        out
    }

    /// A picture that is a block of its own.
    fn figure(&mut self, image: &Image, caption: Option<Caption>) -> String {
        let title = caption.as_ref().map(|caption| one_line(&caption.content)).filter(|title| !title.is_empty());
        let title = title.or_else(|| image.title.clone());
        if let Some(caption) = &caption {
            self.labels.extend((!caption.label.is_empty()).then(|| caption.label.clone()));
        }
        let notes: Vec<Inline> = caption
            .iter()
            .flat_map(|caption| &caption.content)
            .filter(|inline| matches!(inline, Inline::Note(_)))
            .cloned()
            .collect();
        let shown = self.image(image, title.as_deref());
        if !shown.starts_with("![") {
            return format!("{shown}\n\n{}", title.map(|title| escape::words(&title, "")).unwrap_or_default());
        }
        let anchors: Vec<String> = caption
            .iter()
            .flat_map(|caption| &caption.content)
            .filter_map(|inline| if let Inline::Anchor(name) = inline { Some(name.clone()) } else { None })
            .collect();
        let id = title.as_ref().map(|title| self.own(&anchors, "fig", title));
        let id = id.map(|id| format!("{{#{id}}}")).unwrap_or_default();
        let notes = if notes.is_empty() { String::new() } else { format!("\n\n{}", self.single(&notes)) };
        format!("{shown}{id}{notes}")
    }

    /// An id for a table or a picture: its own in the source, where that is kept.
    pub(super) fn own(&mut self, anchors: &[String], kind: &str, words: &str) -> String {
        if let Some(reserved) = self.reserved.get(&anchors.join(" ")).filter(|_| !anchors.is_empty()) {
            return reserved.clone();
        }
        let kept = anchors.iter().find_map(|name| if self.keeps_ids { self.names.exactly(name) } else { None });
        let id = kept.unwrap_or_else(|| own_id(&mut self.names, kind, words));
        anchors.iter().for_each(|name| self.places.give(name, &id));
        id
    }
}

/// Lines after the first begin with this.
pub(super) fn indented(text: &str, by: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.trim_end_matches('\n').split('\n').enumerate() {
        if at > 0 && !line.is_empty() {
            out.push_str(by);
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn quoted(text: &str) -> String {
    let lines = text.trim_end().split('\n');
    lines.map(|line| if line.is_empty() { ">\n".to_owned() } else { format!("> {line}\n") }).collect()
}

/// Without the empty lines before lists.
fn tight(text: &str) -> String {
    let mut out = String::new();
    for line in text.split('\n').filter(|line| !line.is_empty()) {
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn code(language: Option<&str>, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}{}\n{}\n{fence}", language.unwrap_or_default(), text.trim_end_matches('\n'))
}
