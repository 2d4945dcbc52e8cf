//! Writing XML that no author's text can break out of.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An element's attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// XML in the making. Elements are closed in the order in which they were opened.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Xml {
    /// A part of a document: its declaration and its root element.
    pub(super) fn part(root: &'static str, attributes: Attributes<'_>) -> Self {
        let mut xml = Self::piece();
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.open(root, attributes);
        xml
    }

    /// A piece that will stand within a part.
    pub(super) fn piece() -> Self {
        Self { writer: Writer::new(Vec::new()), open: Vec::new() }
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to a Vec cannot fail.
        let _ = self.writer.write_event(event);
    }

    pub(super) fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) -> &mut Self {
        self.event(Event::Start(element(tag, attributes)));
        self.open.push(tag);
        self
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) -> &mut Self {
        if let Some(tag) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(tag)));
        }
        self
    }

    pub(super) fn empty(&mut self, tag: &'static str, attributes: Attributes<'_>) -> &mut Self {
        self.event(Event::Empty(element(tag, attributes)));
        self
    }

    /// Writes `<tag w:val="value"/>`.
    pub(super) fn val(&mut self, tag: &'static str, value: &str) -> &mut Self {
        self.empty(tag, &[("w:val", value)])
    }

    /// Writes an element with words in it.
    pub(super) fn words(&mut self, tag: &'static str, words: &str) -> &mut Self {
        self.open(tag, &[]).text(words).close()
    }

    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.event(Event::Text(BytesText::new(&clean(text))));
        self
    }

    /// Puts in a piece that was written apart.
    pub(super) fn put(&mut self, piece: Self) -> &mut Self {
        let bytes = piece.into_bytes();
        self.writer.get_mut().extend_from_slice(&bytes);
        self
    }

    /// The bytes, every element closed.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.writer.into_inner()
    }
}

fn element<'a>(tag: &'static str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(tag);
    for (name, value) in attributes {
        start.push_attribute((*name, clean(value).as_str()));
    }
    start
}

/// A text without what no XML may hold. The parser has refused it before; the view's other makers may not have.
fn clean(text: &str) -> String {
    let is_allowed = |c: char| matches!(c, '\t' | '\n') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().filter(|c| is_allowed(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        let mut xml = Xml::piece();
        xml.open("a", &[("b", "\"><c>&amp;\u{1}")]).text("]]><d>&lt;\u{0}\u{fffe}");
        let text = String::from_utf8(xml.into_bytes()).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let root = document.root_element();
        assert_eq!((root.attribute("b"), root.text()), (Some("\"><c>&amp;"), Some("]]><d>&lt;")));
    }
}
