//! The text of each piece of marked content.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// The text of every piece of marked content, by its page and number.
pub(super) type Texts = BTreeMap<(ObjectId, i64), Text>;

/// The text of a piece of marked content.
#[derive(Default)]
pub(super) struct Text {
    pub(super) words: String,
    /// The language that it is marked with.
    pub(super) lang: Option<String>,
}

/// Reads the texts of all pages.
pub(super) fn texts(document: &Document) -> Texts {
    let mut texts = Texts::new();
    for page in document.page_iter() {
        let fonts = document.get_page_fonts(page).expect("the page's fonts");
        let encodings = fonts
            .iter()
            .map(|(name, font)| (name.clone(), font.get_font_encoding(document).expect("the font's encoding")))
            .collect();
        let content = document.get_page_content(page);
        let content = Content::decode(&content).expect("operators");
        let properties = properties(document, page);
        let mut reader = Reader { encodings, properties, font: Vec::new(), open: Vec::new(), language: None };
        for operation in &content.operations {
            if let Some((id, text)) = reader.read(operation) {
                texts.entry((page, id)).or_default().words.push_str(&text);
            }
            if let Some((id, lang)) = reader.language.take() {
                texts.entry((page, id)).or_default().lang = Some(lang);
            }
        }
    }
    texts
}

/// The property lists that marked content names.
fn properties(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Dictionary> {
    let (own, inherited) = document.get_page_resources(page).expect("the page's resources");
    let mut found = BTreeMap::new();
    let inherited = inherited.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    for resources in own.into_iter().chain(inherited) {
        let Ok(lists) = resources.get_deref(b"Properties", document).and_then(Object::as_dict) else { continue };
        for (name, list) in lists {
            let list = document.dereference(list).expect("a property list").1;
            found.insert(name.clone(), list.as_dict().expect("a dictionary").clone());
        }
    }
    found
}

struct Reader<'a> {
    encodings: BTreeMap<Vec<u8>, Encoding<'a>>,
    properties: BTreeMap<Vec<u8>, Dictionary>,
    font: Vec<u8>,
    /// The marked content that is open: its number, and whether its words are given outright.
    open: Vec<(Option<i64>, bool)>,
    /// The content that was opened just now and its language, where it names one.
    language: Option<(i64, String)>,
}

impl Reader<'_> {
    /// Reads an operation; what it says, and in which content.
    fn read(&mut self, operation: &Operation) -> Option<(i64, String)> {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "Tf" => self.font = operands.first()?.as_name().ok()?.to_vec(),
            "BMC" => self.open.push((None, false)),
            "BDC" => {
                let list = match operands.get(1)? {
                    Object::Name(name) => self.properties.get(name).cloned().unwrap_or_default(),
                    list => list.as_dict().ok()?.clone(),
                };
                let id = list.get(b"MCID").and_then(Object::as_i64).ok();
                let said = list.get(b"ActualText").ok().map(super::string);
                self.language = id.zip(list.get(b"Lang").ok().map(super::string));
                self.open.push((id, said.is_some()));
                return Some((self.content()?, said?));
            }
            "EMC" => {
                self.open.pop();
            }
            "Tj" | "TJ" | "'" | "\"" => return Some((self.shown()?, self.decode(operands.last()?))),
            _ => {}
        }
        None
    }

    /// The content that is read now.
    fn content(&self) -> Option<i64> {
        self.open.iter().rev().find_map(|(id, _)| *id)
    }

    /// The content to which what is shown belongs, unless its words were given outright.
    fn shown(&self) -> Option<i64> {
        self.content().filter(|_| !self.open.iter().any(|(_, said)| *said))
    }

    fn decode(&self, shown: &Object) -> String {
        match shown {
            Object::String(bytes, _) => {
                let encoding = self.encodings.get(&self.font).expect("a font of the page");
                Document::decode_text(encoding, bytes).expect("letters of the font")
            }
            Object::Array(parts) => parts.iter().map(|part| self.decode(part)).collect(),
            _ => String::new(),
        }
    }
}
