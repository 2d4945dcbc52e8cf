//! The tag tree of a PDF, with its texts.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::text::{Texts, texts};

/// What stands in the tree.
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// Words.
    Text(String),
    /// Where a link leads: an address, or `#` and a destination's name.
    Target(String),
}

/// An element of the tree.
pub(crate) struct Element {
    /// Its type, as the standard names it: the PDF's own names are looked up.
    pub(crate) tag: String,
    /// Its alternative text.
    pub(crate) alt: Option<String>,
    /// What else it says of itself: its language, the scope of a header, how many columns a cell spans.
    pub(crate) facts: Vec<(&'static str, String)>,
    pub(crate) kids: Vec<Node>,
}

/// Reads the tag tree of a file.
pub(crate) fn tree(bytes: &[u8]) -> Element {
    let document = Document::load_mem(bytes).expect("a PDF");
    let catalog = document.catalog().expect("a catalogue");
    let root = catalog.get_deref(b"StructTreeRoot", &document).and_then(Object::as_dict).expect("a tag tree");
    let texts = texts(&document);
    let lang = catalog.get_deref(b"Lang", &document).map(super::string).expect("a language");
    let reader = Reader { document: &document, root, texts, lang };
    Element { tag: "Root".to_owned(), alt: None, facts: Vec::new(), kids: reader.kids(root, None) }
}

struct Reader<'a> {
    document: &'a Document,
    root: &'a Dictionary,
    texts: Texts,
    /// The language of the whole.
    lang: String,
}

impl Reader<'_> {
    fn element(&self, element: &Dictionary, page: Option<ObjectId>) -> Element {
        let tag = element.get(b"S").and_then(Object::as_name).expect("a type");
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        Element {
            tag: self.standard(tag),
            alt: element.get_deref(b"Alt", self.document).ok().map(super::string),
            facts: self.facts(element),
            kids: self.kids(element, page),
        }
    }

    fn facts(&self, element: &Dictionary) -> Vec<(&'static str, String)> {
        let mut facts = Vec::new();
        let mut add = |name, value: &Object| match value {
            Object::Name(value) => facts.push((name, String::from_utf8_lossy(value).into_owned())),
            Object::Integer(value) => facts.push((name, value.to_string())),
            Object::String(..) => facts.push((name, super::string(value))),
            _ => {}
        };
        for (key, name) in [(b"Lang".as_slice(), "lang"), (b"ActualText", "said"), (b"E", "long")] {
            element.get_deref(key, self.document).iter().for_each(|value| add(name, value));
        }
        let attributes = match element.get_deref(b"A", self.document) {
            Ok(Object::Array(all)) => {
                all.iter().map(|one| self.document.dereference(one).expect("attributes").1).collect()
            }
            Ok(one) => vec![one],
            Err(_) => Vec::new(),
        };
        for attributes in attributes.into_iter().filter_map(|attributes| attributes.as_dict().ok()) {
            for (key, name) in [
                (b"Scope".as_slice(), "scope"),
                (b"ColSpan", "columns"),
                (b"RowSpan", "rows"),
                (b"ListNumbering", "numbering"),
            ] {
                attributes.get_deref(key, self.document).iter().for_each(|value| add(name, value));
            }
        }
        facts
    }

    /// The standard's name of a type.
    fn standard(&self, tag: &[u8]) -> String {
        let known = self.root.get_deref(b"RoleMap", self.document).and_then(Object::as_dict).ok();
        let name = known.and_then(|map| map.get(tag).ok()).and_then(|name| name.as_name().ok()).unwrap_or(tag);
        String::from_utf8_lossy(name).into_owned()
    }

    fn kids(&self, of: &Dictionary, page: Option<ObjectId>) -> Vec<Node> {
        match of.get_deref(b"K", self.document) {
            Ok(Object::Array(kids)) => kids.iter().filter_map(|kid| self.kid(kid, page)).collect(),
            Ok(kid) => self.kid(kid, page).into_iter().collect(),
            Err(_) => Vec::new(),
        }
    }

    fn kid(&self, kid: &Object, page: Option<ObjectId>) -> Option<Node> {
        let kid = self.document.dereference(kid).expect("a kid").1;
        if let Ok(id) = kid.as_i64() {
            return self.content(page?, id);
        }
        let kid = kid.as_dict().expect("a dictionary");
        match kid.get(b"Type").and_then(Object::as_name) {
            Ok(b"MCR") => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page)?;
                self.content(page, kid.get(b"MCID").and_then(Object::as_i64).expect("a number"))
            }
            Ok(b"OBJR") => {
                let object = kid.get_deref(b"Obj", self.document).and_then(Object::as_dict).expect("an annotation");
                Some(Node::Target(self.target(object)))
            }
            _ => Some(Node::Element(self.element(kid, page))),
        }
    }

    fn content(&self, page: ObjectId, id: i64) -> Option<Node> {
        let text = self.texts.get(&(page, id))?;
        let words = Node::Text(text.words.clone());
        let lang = text.lang.clone().filter(|lang| *lang != self.lang);
        let Some(lang) = lang else { return Some(words) };
        // What is marked as another language is as good as an element of its own.
        let facts = vec![("lang", lang)];
        Some(Node::Element(Element { tag: "Span".to_owned(), alt: None, facts, kids: vec![words] }))
    }

    /// Where an annotation leads.
    fn target(&self, annotation: &Dictionary) -> String {
        if let Ok(name) = annotation.get_deref(b"Dest", self.document) {
            return match name {
                Object::Name(name) => format!("#{}", String::from_utf8_lossy(name)),
                Object::String(..) => format!("#{}", super::string(name)),
                _ => "#".to_owned(),
            };
        }
        let action = annotation.get_deref(b"A", self.document).and_then(Object::as_dict);
        let uri = action.and_then(|action| action.get_deref(b"URI", self.document));
        uri.map_or_else(|_| "#".to_owned(), super::string)
    }
}

impl Element {
    /// The elements in it, in order.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.kids.iter().filter_map(|kid| match kid {
            Node::Element(element) => Some(element),
            _ => None,
        })
    }
}
