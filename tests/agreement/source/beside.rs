//! The pages beside the plan. What the statutory index says comes from the check and stands in no
//! source, so it is taken from its own page: the plan must say the same. The response to the panel
//! is read in the same way.

use super::Style;
use crate::dom::{self, Element, Node};
use crate::normal::MARK;

/// A piece of a page, in the order of reading.
pub(crate) enum Piece {
    /// A heading of the page: its level and words.
    Heading(u8, String),
    /// Words.
    Words(String),
    /// Where an output may say on which page a section begins.
    Folio,
    /// Before an entry of a list.
    Item,
}

/// Reads `statutory-index.html` or `panel-response.html`, without its footnotes.
pub(crate) fn read(page: &str, style: Style) -> Vec<Piece> {
    let page = dom::parse(page);
    let mains = page.all(&|element| element.name == "main");
    let mut reader = Reader { style, pieces: Vec::new(), held: String::new(), in_rows: false };
    reader.kids(mains.first().expect("a main element"));
    reader.flush();
    reader.pieces
}

struct Reader {
    style: Style,
    pieces: Vec<Piece>,
    held: String,
    /// Within the rows of a clause, whose entries no output marks.
    in_rows: bool,
}

impl Reader {
    fn kids(&mut self, of: &Element) {
        for kid in &of.kids {
            match kid {
                Node::Text(text) => self.held.push_str(text),
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &Element) {
        let plain = self.style == Style::Plain;
        match element.name.as_str() {
            "span" if element.has_class("folio") => {
                self.held.push_str(if plain || self.style == Style::Word { "" } else { "," });
                self.flush();
                self.pieces.push(Piece::Folio);
            }
            "sup" if element.has_class("noteref") => {
                let number: String = element.text().chars().filter(char::is_ascii_digit).collect();
                self.held.push_str(&format!("{}{number}{}", MARK.0, MARK.1));
            }
            "section" if element.attribute("id") == Some("_notes") => {}
            _ if element.attribute("data-furniture").is_some() => {}
            name @ ("h1" | "h2" | "h3" | "h4") => {
                self.flush();
                let level = name[1..].parse().expect("a level");
                self.pieces.push(Piece::Heading(level, element.text()));
            }
            "a" => {
                self.kids(element);
                let address = element.attribute("href").filter(|href| href.starts_with("http"));
                self.held.extend(address.filter(|_| plain).map(|address| format!(" ({address})")));
            }
            "dt" => {
                self.kids(element);
                self.held.push_str(if plain { ": " } else { " " });
            }
            "dl" => {
                let around = std::mem::replace(&mut self.in_rows, true);
                self.kids(element);
                self.in_rows = around;
            }
            "ul" if !self.in_rows => {
                for item in element.elements() {
                    self.flush();
                    self.pieces.push(Piece::Item);
                    self.kids(item);
                }
                self.flush();
            }
            "span" | "svg" | "strong" | "em" | "abbr" => self.kids(element),
            _ => {
                self.held.push(' ');
                self.kids(element);
                self.held.push(' ');
            }
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.held);
        if !words.trim().is_empty() {
            self.pieces.push(Piece::Words(words));
        }
    }
}
