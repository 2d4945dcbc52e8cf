//! Reads `index.html` as a browser does.

use crate::dom::{self, Element, Node};
use crate::edition::{Edition, Shape, Table, Words};
use crate::normal::{self, MARK};

/// Reads a page.
pub(crate) fn read(page: &str) -> Edition {
    let page = dom::parse(page);
    let heads = page.all(&|element| element.has_class("masthead"));
    let head = heads.first().expect("a masthead");
    let mains = page.all(&|element| element.name == "main");
    let main = mains.first().expect("a main element");
    let mut reader = Reader::default();
    for element in
        head.all(&|element| element.name == "h1" || element.has_class("subtitle") || element.has_class("summary"))
    {
        reader.element(element);
    }
    reader.kids(main);
    reader.flush();
    let mut edition = reader.edition;
    for note in notes(main) {
        let mut words = Words::default();
        words.push(&text(note));
        edition.notes.push(words);
    }
    edition.shape = shape(head, main);
    edition
}

#[derive(Default)]
struct Reader {
    edition: Edition,
    held: String,
}

impl Reader {
    fn element(&mut self, element: &Element) {
        if is_notes(element) {
            return;
        }
        if level(element).is_some() && !is_furniture(element) {
            self.flush();
            self.edition.words.heading(&text(element));
            return;
        }
        if let Some(mark) = mark(element) {
            self.held.push_str(&mark);
        } else if !is_furniture(element) {
            let gap = if is_inline(element) { "" } else { " " };
            self.held.push_str(gap);
            self.kids(element);
            self.held.push_str(gap);
        }
    }

    fn kids(&mut self, of: &Element) {
        for kid in &of.kids {
            match kid {
                Node::Text(text) => self.held.push_str(text),
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn flush(&mut self) {
        self.edition.words.push(&std::mem::take(&mut self.held));
    }
}

/// The text of an element without furniture.
fn text(element: &Element) -> String {
    let mut reader = Reader::default();
    reader.kids(element);
    reader.held
}

/// The same on one line, its marks to be read.
fn line(element: &Element) -> String {
    normal::line(&text(element).replace(MARK.0, "[^").replace(MARK.1, "]"))
}

/// A footnote's mark, where an element is one.
fn mark(element: &Element) -> Option<String> {
    let is_mark = element.name == "sup" && element.has_class("noteref");
    let number = || element.text().chars().filter(char::is_ascii_digit).collect::<String>();
    is_mark.then(|| format!("{}{}{}", MARK.0, number(), MARK.1))
}

/// The footnotes.
fn notes(main: &Element) -> Vec<&Element> {
    let lists = main.all(&|element| element.name == "ol" && element.has_class("notes"));
    lists.into_iter().flat_map(Element::elements).collect()
}

/// True for what is no word of the plan. The page of a section is none either, but every output
/// says it in its own way, and it is looked for there.
fn is_furniture(element: &Element) -> bool {
    element.attribute("data-furniture").is_some() && !element.has_class("folio")
}

/// True for the footnotes, which are read apart.
fn is_notes(element: &Element) -> bool {
    element.attribute("id") == Some("_notes")
}

fn is_inline(element: &Element) -> bool {
    matches!(element.name.as_str(), "a" | "abbr" | "b" | "code" | "em" | "mark" | "span" | "strong" | "sup")
}

fn level(element: &Element) -> Option<u8> {
    element.name.strip_prefix('h')?.parse().ok()
}

/// What stands in the page, besides its words.
fn shape(head: &Element, main: &Element) -> Shape {
    let mut shape = Shape::default();
    let titles = head.all(&|element| element.name == "h1");
    shape.headings.extend(titles.into_iter().map(|title| (1, line(title))));
    headings(main, &mut shape);
    links(main, &mut shape);
    shape.tables = main.all(&|element| element.name == "table").into_iter().map(table).collect();
    shape.notes = notes(main).into_iter().map(line).collect();
    let is_picture = |element: &Element| element.name == "img" || element.attribute("role") == Some("img");
    for picture in main.all(&is_picture) {
        let described = picture.all(&|element| element.name == "desc").first().map(|desc| desc.text());
        let alt = picture.attribute("alt").map(str::to_owned).or(described);
        shape.pictures.extend(alt.filter(|alt| !alt.is_empty()).map(|alt| normal::line(&alt)));
    }
    shape
}

/// The headings, but for that of the notes: in the PDF they stand where they are referred to.
fn headings(of: &Element, shape: &mut Shape) {
    for element in of.elements().filter(|element| !is_notes(element)) {
        match level(element) {
            Some(level) => shape.headings.push((level, line(element))),
            None => headings(element, shape),
        }
    }
}

/// The links that are no furniture, and those from charts to their figures.
fn links(of: &Element, shape: &mut Shape) {
    for element in of.elements().filter(|element| !is_furniture(element) || element.has_class("figures")) {
        match element.attribute("href") {
            Some(to) => shape.links.push((to.to_owned(), line(element))),
            None => links(element, shape),
        }
    }
}

fn table(element: &Element) -> Table {
    let rows = element.all(&|element| element.name == "tr");
    rows.into_iter().map(|row| row.elements().map(line).collect()).collect()
}
