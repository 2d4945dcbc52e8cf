//! Reads a web page back as a browser does.

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A web page.
#[derive(Default)]
pub(crate) struct Page {
    /// Its elements, in order.
    pub(crate) elements: Vec<Element>,
    /// The words of its body.
    pub(crate) text: String,
}

/// An element.
pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(html: &str) -> Self {
        let read = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
        let mut page = Self::default();
        page.add(&read.document, false);
        page
    }

    /// How many elements there are of a kind.
    pub(crate) fn count(&self, tag: &str) -> usize {
        self.elements.iter().filter(|element| element.tag == tag).count()
    }

    /// What an attribute says, wherever it stands.
    pub(crate) fn attributes(&self, name: &str) -> Vec<&str> {
        let all = self.elements.iter().flat_map(|element| &element.attributes);
        all.filter(|(own, _)| own == name).map(|(_, value)| value.as_str()).collect()
    }

    fn add(&mut self, node: &Handle, in_body: bool) {
        let mut in_body = in_body;
        match &node.data {
            NodeData::Text { contents } if in_body => self.text.push_str(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                let tag = name.local.to_string();
                in_body |= tag == "body";
                let attributes =
                    attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
                self.elements.push(Element { tag, attributes });
            }
            _ => {}
        }
        node.children.borrow().iter().for_each(|child| self.add(child, in_body));
    }
}
