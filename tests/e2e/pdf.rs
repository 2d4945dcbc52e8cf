//! Reads a PDF back: its pages, their sizes and the text that a reader would select and copy.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Document, Encoding, Object, ObjectId};

/// A PDF.
pub(crate) struct Pdf {
    document: Document,
}

/// A page.
pub(crate) struct Page {
    /// Its width and height in millimetres, to the nearest.
    pub(crate) size: (u32, u32),
    /// Its text, a line for each run.
    pub(crate) text: String,
}

impl Pdf {
    /// Reads a file's bytes.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        Self { document: Document::load_mem(bytes).expect("a PDF") }
    }

    /// The pages, in order.
    pub(crate) fn pages(&self) -> Vec<Page> {
        self.document.page_iter().map(|page| Page { size: self.size(page), text: self.text(page) }).collect()
    }

    /// The text of all pages without blank space: where lines end is a matter of layout.
    pub(crate) fn squeezed(&self) -> String {
        squeezed(&self.pages().iter().map(|page| page.text.as_str()).collect::<String>())
    }

    /// The alternative texts of its tags.
    pub(crate) fn alternatives(&self) -> Vec<String> {
        let dictionaries = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        dictionaries.filter_map(|element| Some(string(element.get(b"Alt").ok()?))).collect()
    }

    /// The boxes of the path that has the most parts on the first page: those of a QR code, if there is one.
    pub(crate) fn boxes(&self) -> Vec<[f32; 4]> {
        let page = self.document.page_iter().next().expect("a page");
        let (mut path, mut most): (Vec<[f32; 4]>, Vec<[f32; 4]>) = (Vec::new(), Vec::new());
        for operation in Content::decode(&self.document.get_page_content(page)).expect("instructions").operations {
            let at = |i: usize| operation.operands[i].as_float().expect("a number");
            match operation.operator.as_str() {
                "m" => path.push([at(0), at(1), at(0), at(1)]),
                "l" => {
                    if let Some([left, low, right, high]) = path.last_mut() {
                        (*left, *right) = (left.min(at(0)), right.max(at(0)));
                        (*low, *high) = (low.min(at(1)), high.max(at(1)));
                    }
                }
                "f" | "f*" if path.len() > most.len() => most = std::mem::take(&mut path),
                "f" | "f*" | "S" | "n" | "B" => path.clear(),
                _ => {}
            }
        }
        most
    }

    /// The runs of text on the first page through which a level line is drawn, each by where it begins, in points from the
    /// sheet's lower left. Lines below the letters' feet are those of links.
    pub(crate) fn struck(&self) -> Vec<[f32; 2]> {
        let page = self.document.page_iter().next().expect("a page");
        // What was drawn is only ever moved and turned over.
        let (mut here, mut kept) = ([1.0, 1.0, 0.0, 0.0], Vec::new());
        let (mut size, mut from) = (0.0, [0.0; 2]);
        let (mut texts, mut path, mut lines) = (Vec::new(), Vec::new(), Vec::new());
        for operation in Content::decode(&self.document.get_page_content(page)).expect("instructions").operations {
            let at = |i: usize| operation.operands[i].as_float().expect("a number");
            let point = |x: f32, y: f32| [here[0] * x + here[2], here[1] * y + here[3]];
            match operation.operator.as_str() {
                "q" => kept.push(here),
                "Q" => here = kept.pop().expect("what was kept"),
                "cm" => {
                    let [x, y] = point(at(4), at(5));
                    here = [here[0] * at(0), here[1] * at(3), x, y];
                }
                "Tf" => size = at(1),
                "Tm" => texts.push((point(at(4), at(5)), size)),
                "m" => from = point(at(0), at(1)),
                "l" => path.push((from, point(at(0), at(1)))),
                "S" => lines.append(&mut path),
                "f" | "f*" | "n" | "B" => path.clear(),
                _ => {}
            }
        }
        let is_struck = |([x, y], size): &([f32; 2], f32)| {
            lines.iter().any(|([x0, y0], [x1, y1])| {
                let (left, right) = (x0.min(*x1), x0.max(*x1));
                let level = (y0 - y1).abs() < 0.1 && (left..right).contains(&(x + 1.0));
                level && (y + 0.08 * size..y + 0.62 * size).contains(y0)
            })
        };
        assert!(texts.len() > 10 && !lines.is_empty(), "nothing is drawn");
        texts.iter().filter(|text| is_struck(text)).map(|(place, _)| *place).collect()
    }

    fn size(&self, page: ObjectId) -> (u32, u32) {
        let page = self.document.get_dictionary(page).expect("a page");
        let media = page.get_deref(b"MediaBox", &self.document).and_then(Object::as_array).expect("a size");
        let at = |i: usize| media[i].as_float().expect("a number");
        let millimetres = |points: f32| (points * 25.4 / 72.0).round() as u32;
        (millimetres(at(2) - at(0)), millimetres(at(3) - at(1)))
    }

    /// What the page's instructions draw. What a marked part says of itself stands for its glyphs.
    fn text(&self, page: ObjectId) -> String {
        let fonts = self.document.get_page_fonts(page).expect("fonts");
        let fonts: BTreeMap<_, _> = fonts
            .iter()
            .map(|(name, font)| (name.clone(), font.get_font_encoding(&self.document).expect("an encoding")))
            .collect();
        let content = self.document.get_page_content(page);
        let mut text = String::new();
        let mut font = None;
        // For each marked part that is open, whether its glyphs are passed over.
        let mut silent: Vec<bool> = Vec::new();
        for operation in Content::decode(&content).expect("instructions").operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => font = operands[0].as_name().ok().and_then(|name| fonts.get(name)),
                "Tj" | "TJ" if !silent.contains(&true) => draw(&operands[0], font.expect("a font"), &mut text),
                "ET" => text.push('\n'),
                "BMC" => silent.push(false),
                "BDC" => {
                    let actual = operands[1].as_dict().ok().and_then(|list| list.get(b"ActualText").ok());
                    silent.push(actual.is_some());
                    text.extend(actual.map(string));
                }
                "EMC" => drop(silent.pop()),
                _ => {}
            }
        }
        text
    }
}

fn draw(shown: &Object, font: &Encoding<'_>, text: &mut String) {
    match shown {
        Object::String(codes, _) => text.push_str(&Document::decode_text(font, codes).expect("letters of the font")),
        Object::Array(parts) => parts.iter().for_each(|part| draw(part, font, text)),
        _ => {}
    }
}

/// A text string of the PDF: UTF-16 where it begins so, else one byte a letter.
fn string(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text string")
}

/// A text without blank space.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
