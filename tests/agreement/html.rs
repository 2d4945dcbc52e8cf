//! Reads `index.html` as a browser does.

use scraper::{ElementRef, Html, Node, Selector};

use crate::edition::{Edition, Shape, Table, Words};
use crate::normal::{self, MARK};

/// Reads a page.
pub(crate) fn read(page: &str) -> Edition {
    let page = Html::parse_document(page);
    let mut reader = Reader { edition: Edition::default(), held: String::new() };
    for head in [".masthead h1", ".masthead .subtitle", ".masthead .summary"] {
        page.select(&selector(head)).for_each(|element| reader.element(element));
    }
    let main = page.select(&selector("main")).next().expect("a main element");
    reader.kids(main);
    reader.flush();
    let mut edition = reader.edition;
    edition.notes = page.select(&selector("main ol.notes > li")).map(note).collect();
    edition.shape = shape(&page, main);
    edition
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

fn note(element: ElementRef<'_>) -> Words {
    let mut words = Words::default();
    words.push(&text(element));
    words
}

struct Reader {
    edition: Edition,
    held: String,
}

impl Reader {
    fn element(&mut self, element: ElementRef<'_>) {
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

    fn kids(&mut self, of: ElementRef<'_>) {
        for kid in of.children() {
            match kid.value() {
                Node::Text(text) => self.held.push_str(text),
                _ => {
                    if let Some(element) = ElementRef::wrap(kid) {
                        self.element(element);
                    }
                }
            }
        }
    }

    fn flush(&mut self) {
        self.edition.words.push(&std::mem::take(&mut self.held));
    }
}

/// The text of an element without furniture.
fn text(element: ElementRef<'_>) -> String {
    let mut reader = Reader { edition: Edition::default(), held: String::new() };
    reader.kids(element);
    reader.held
}

/// A footnote's mark, where an element is one.
fn mark(element: ElementRef<'_>) -> Option<String> {
    if !(element.value().name() == "sup" && element.value().classes().any(|class| class == "noteref")) {
        return None;
    }
    let said: String = element.text().collect();
    let number: String = said.chars().filter(char::is_ascii_digit).collect();
    Some(format!("{}{number}{}", MARK.0, MARK.1))
}

fn is_furniture(element: ElementRef<'_>) -> bool {
    element.attr("data-furniture").is_some()
}

/// True for the footnotes, which are read apart.
fn is_notes(element: ElementRef<'_>) -> bool {
    element.attr("id") == Some("_notes")
}

fn is_inline(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "a" | "abbr" | "b" | "code" | "em" | "mark" | "span" | "strong" | "sup")
}

fn level(element: ElementRef<'_>) -> Option<u8> {
    element.value().name().strip_prefix('h')?.parse().ok()
}

/// What stands in the main element, besides its words.
fn shape(page: &Html, main: ElementRef<'_>) -> Shape {
    let mut shape = Shape::default();
    let one = |element| normal::line(&text(element));
    for element in page.select(&selector(".masthead h1, main h2, main h3, main h4, main h5, main h6")) {
        let is_title_of_notes = element.ancestors().filter_map(ElementRef::wrap).any(is_notes);
        if !is_title_of_notes {
            shape.headings.push((level(element).expect("a heading"), one(element)));
        }
    }
    shape.tables = main.select(&selector("table")).map(table).collect();
    for link in main.select(&selector("a[href]")) {
        let around = link.ancestors().filter_map(ElementRef::wrap);
        let furniture = around.chain([link]).filter(|element| is_furniture(*element));
        if furniture.filter(|element| element.attr("class") != Some("figures")).count() == 0 {
            shape.links.push((link.attr("href").expect("an address").to_owned(), one(link)));
        }
    }
    shape.notes = main.select(&selector("ol.notes > li")).map(|note| normal::line(&marked(&text(note)))).collect();
    for picture in main.select(&selector("img, svg[role=img]")) {
        let described = picture.select(&selector("desc")).next().map(|desc| desc.text().collect());
        let alt: Option<String> = picture.attr("alt").map(str::to_owned).or(described);
        shape.pictures.extend(alt.filter(|alt| !alt.is_empty()).map(|alt| normal::line(&alt)));
    }
    shape
}

fn table(element: ElementRef<'_>) -> Table {
    let cells =
        |row: ElementRef<'_>| row.select(&selector("th, td")).map(|cell| normal::line(&marked(&text(cell)))).collect();
    element.select(&selector("tr")).map(cells).collect()
}

/// A text whose marks can be read.
fn marked(text: &str) -> String {
    text.replace(MARK.0, "[^").replace(MARK.1, "]")
}
