//! What stands round a page: how far the plan has come, running heads, page numbers.

use planwright_view::View;

use super::document::Document;
use super::paragraph::{Look, Paragraph};
use super::sheet::{FULL, HANG, TURNED};
use super::xml::Xml;

impl Document<'_> {
    /// The head of a page: nothing on the cover, which says all of it itself.
    pub(super) fn header(&mut self, first: bool, turned: bool) -> Vec<u8> {
        self.furniture_part("w:hdr", |doc| {
            if first {
                return doc.line(Paragraph::of("Header"), "");
            }
            doc.status();
            let title = doc.view.document.title.clone();
            doc.furniture_line("Header", turned, |doc| {
                doc.run(&Look::bold(), &title);
                doc.run(&Look::default(), "\t");
                doc.field(&Look::default(), "STYLEREF 1", "");
            });
        })
    }

    /// The foot of a page: what the document is, and the page's number.
    pub(super) fn footer(&mut self, turned: bool) -> Vec<u8> {
        let says = foot(self.view);
        let numbering = self.word("page_of");
        self.furniture_part("w:ftr", |doc| {
            doc.furniture_line("Footer", turned, |doc| {
                doc.run(&Look::default(), &format!("{says}\t"));
                doc.page_number(&numbering);
            });
        })
    }

    fn furniture_part(&mut self, root: &'static str, write: impl FnOnce(&mut Self)) -> Vec<u8> {
        let before = std::mem::replace(&mut self.out, Xml::part(root, &super::NAMESPACES));
        write(self);
        std::mem::replace(&mut self.out, before).into_bytes()
    }

    /// A line over or under the page, as broad as what stands on it.
    fn furniture_line(&mut self, style: &'static str, turned: bool, write: impl FnOnce(&mut Self)) {
        let (indent, width) = if turned { (0, TURNED) } else { (-HANG, FULL) };
        self.out.open("w:p", &[]).open("w:pPr", &[]).val("w:pStyle", style);
        self.out.open("w:tabs", &[]);
        self.out.empty("w:tab", &[("w:val", "right"), ("w:pos", &(indent + width).to_string())]).close();
        self.out.empty("w:ind", &[("w:left", &indent.to_string())]).close();
        write(self);
        self.out.close();
    }

    /// "Page {page} of {pages}" with Word's fields in the place of the names.
    fn page_number(&mut self, words: &str) {
        let look = Look::default();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            self.run(&look, before);
            let (name, tail) = after.split_once('}').unwrap_or((after, ""));
            match name {
                "page" => self.field(&look, "PAGE", "1"),
                "pages" => self.field(&look, "NUMPAGES", "1"),
                _ => self.run(&look, name),
            }
            rest = tail;
        }
        self.run(&look, rest);
    }
}

/// What the document is: "Police and crime plan, Kent, April 2017 to March 2021 · Spring 2020".
fn foot(view: &View) -> String {
    let document = &view.document;
    let version = document.version.as_ref().map_or_else(String::new, |version| format!(" · {version}"));
    format!("{}, {}, {}{version}", document.kind, document.area, document.period.words)
}
