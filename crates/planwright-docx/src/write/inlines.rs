//! Words within a block.

use planwright_view::{InlineView, VInline};

use super::document::Document;
use super::paragraph::Look;

impl Document<'_> {
    pub(super) fn inlines(&mut self, content: &[VInline], look: &Look) {
        for inline in content {
            self.inline(&inline.kind, look);
        }
    }

    fn inline(&mut self, inline: &InlineView, look: &Look) {
        match inline {
            InlineView::Text { text } | InlineView::Abbreviation { text, .. } => self.run(look, text),
            InlineView::Code { text } => {
                let style = look.style.or(Some("HTMLCode"));
                self.run(&Look { style, ..look.clone() }, text);
            }
            InlineView::Emphasis { content } => self.inlines(content, &Look { italic: !look.italic, ..look.clone() }),
            InlineView::Strong { content } => self.inlines(content, &Look { bold: true, ..look.clone() }),
            InlineView::Link { href, content } => match address(href) {
                Some(address) if !self.in_link => {
                    let id = self.relations.link(&address);
                    self.link(("r:id", &id), content, look);
                }
                _ => self.inlines(content, look),
            },
            InlineView::Reference { id, content } => match self.names.get(id) {
                Some(name) if !self.in_link => self.link(("w:anchor", &name), content, look),
                _ => self.inlines(content, look),
            },
            InlineView::Broken { content } => {
                let look = Look { bold: true, colour: Some(self.palette.status.clone()), ..look.clone() };
                self.inlines(content, &look);
                let says = format!(" ({})", self.word("broken_reference"));
                self.run(&look, &says);
            }
            InlineView::Note { number, .. } if self.in_link => self.held_marks.push(*number),
            InlineView::Note { number, .. } => self.mark(*number),
            InlineView::Picture { name, alt } => self.inline_picture(name, alt, look),
            InlineView::Language { tag, content } => {
                self.inlines(content, &Look { lang: Some(tag.clone()), ..look.clone() });
            }
            InlineView::Break => self.run(look, "\n"),
        }
    }

    /// Writes a link. Marks of notes in it come after it, since each is a link of its own.
    fn link(&mut self, to: (&str, &str), content: &[VInline], look: &Look) {
        self.in_link = true;
        self.out.open("w:hyperlink", &[to, ("w:history", "1")]);
        self.inlines(content, &Look { style: Some("Hyperlink"), ..look.clone() });
        self.out.close();
        self.in_link = false;
        for number in std::mem::take(&mut self.held_marks) {
            self.mark(number);
        }
    }

    /// Writes words that lead to a place in the document, or the words alone.
    pub(super) fn words_to(&mut self, id: &str, words: &str) {
        match self.names.get(id) {
            Some(name) => self.linked_words(("w:anchor", &name), words),
            None => self.run(&Look::default(), words),
        }
    }

    /// Writes words that lead to another place, or the words alone.
    pub(super) fn words_to_address(&mut self, href: Option<&str>, words: &str) {
        match href.and_then(address) {
            Some(address) => {
                let id = self.relations.link(&address);
                self.linked_words(("r:id", &id), words);
            }
            None => self.run(&Look::default(), words),
        }
    }

    fn linked_words(&mut self, to: (&str, &str), words: &str) {
        self.out.open("w:hyperlink", &[to, ("w:history", "1")]);
        self.run(&Look::styled("Hyperlink"), words);
        self.out.close();
    }
}

/// An address that may stand in a link: a web page, a message, a call; what no address may hold is encoded, because Word
/// refuses a whole document for it.
pub(super) fn address(href: &str) -> Option<String> {
    let scheme = href.split_once(':')?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "https" | "http" | "mailto" | "tel") {
        return None;
    }
    let bytes = href.as_bytes();
    let mut out = String::with_capacity(href.len());
    for (at, &byte) in bytes.iter().enumerate() {
        let is_escape = || bytes.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        let stays = match byte {
            b'%' => is_escape(),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&byte),
        };
        if stays {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_are_what_word_takes() {
        let of = |href: &str| address(href).unwrap_or_default();
        assert_eq!(of("https://example.org/a b?q=[1]#dŵr"), "https://example.org/a%20b?q=%5B1%5D#d%C5%B5r");
        assert_eq!(of("https://example.org/100%/%20"), "https://example.org/100%25/%20");
        assert_eq!((of("javascript:alert(1)"), of("page.html")), (String::new(), String::new()));
    }
}
