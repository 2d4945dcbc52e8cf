//! What stands outside the text: notes, comments, heads and feet of pages, properties.

use super::model::{About, Block, Inline};
use super::runs::words_below;
use super::xml::{self, attribute, name};
use super::{Reader, Refusal};

impl Reader<'_> {
    /// Gives a number to each footnote and endnote, before any is referred to.
    pub(super) fn find_notes(&mut self, main: &str) -> Result<(), Refusal> {
        for (is_endnote, kind, tag) in [(false, "footnotes", "footnote"), (true, "endnotes", "endnote")] {
            for part in self.parts.names_of_kind(main, kind)? {
                let Some(text) = self.parts.text(&part)? else { continue };
                let parsed = xml::parse(&text)?;
                for note in parsed.root_element().children().filter(|note| name(*note) == ("w", tag)) {
                    let id = attribute(note, "id").unwrap_or_default().to_owned();
                    // The line above notes is a note of a kind of its own.
                    if attribute(note, "type").is_none_or(|kind| kind == "normal") {
                        self.note_ids.insert((is_endnote, id), self.doc.notes.len());
                        self.doc.notes.push(Vec::new());
                        if is_endnote {
                            self.doc.remark(About::Endnote, "");
                        }
                    }
                }
                self.note_parts.push((is_endnote, part));
            }
        }
        Ok(())
    }

    /// Reads the words of the notes.
    pub(super) fn notes(&mut self) -> Result<(), Refusal> {
        for (is_endnote, part) in std::mem::take(&mut self.note_parts) {
            let Some(text) = self.parts.text(&part)? else { continue };
            let parsed = xml::parse(&text)?;
            self.enter(&part)?;
            for note in parsed.root_element().children() {
                let id = attribute(note, "id").unwrap_or_default().to_owned();
                let Some(&at) = self.note_ids.get(&(is_endnote, id)) else { continue };
                let mut blocks = self.blocks(note)?;
                trim_first(&mut blocks);
                if let Some(place) = self.doc.notes.get_mut(at) {
                    *place = blocks;
                }
            }
            self.close_fields();
        }
        Ok(())
    }

    pub(super) fn comments(&mut self, main: &str) -> Result<(), Refusal> {
        for part in self.parts.names_of_kind(main, "comments")? {
            let Some(text) = self.parts.text(&part)? else { continue };
            let parsed = xml::parse(&text)?;
            for comment in parsed.root_element().children().filter(|found| name(*found) == ("w", "comment")) {
                let author = attribute(comment, "author").unwrap_or_default();
                let by = if author.is_empty() { String::new() } else { format!("{author}: ") };
                self.doc.remark(About::Comment, format!("{by}{}", words_below(comment)));
            }
        }
        Ok(())
    }

    /// Heads and feet of pages: told once each.
    pub(super) fn furniture(&mut self, main: &str) -> Result<(), Refusal> {
        for (kind, about) in [("header", About::Header), ("footer", About::Footer)] {
            let mut seen = std::collections::BTreeSet::new();
            for part in self.parts.names_of_kind(main, kind)? {
                let Some(text) = self.parts.text(&part)? else { continue };
                let words = words_below(xml::parse(&text)?.root_element());
                if !words.is_empty() && seen.insert(words.clone()) {
                    self.doc.remark(about, words);
                }
            }
        }
        Ok(())
    }

    /// The title among the file's properties; subject and keywords go to the report.
    pub(super) fn properties(&mut self) -> Result<(), Refusal> {
        let Some(text) = self.parts.of_kind("", "core-properties")? else { return Ok(()) };
        let parsed = xml::parse(&text)?;
        for node in parsed.root_element().children() {
            let words = node.text().unwrap_or_default().trim();
            match node.tag_name().name() {
                "title" if !words.is_empty() => self.doc.title = Some(words.to_owned()),
                "subject" | "keywords" | "description" if !words.is_empty() => {
                    self.doc.remark(About::Properties, words);
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// A note's words follow its mark and a space, which are no part of it.
fn trim_first(blocks: &mut [Block]) {
    let Some(Block::Paragraph { content, .. }) = blocks.first_mut() else { return };
    if let Some(Inline::Text(text)) = content.iter_mut().find(|inline| !matches!(inline, Inline::Anchor(_))) {
        text.words = text.words.trim_start().to_owned();
    }
}
