//! A web page as a tree of elements.

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// What stands in an element.
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

/// An element.
#[derive(Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) kids: Vec<Node>,
}

/// Reads a page as browsers do.
pub(crate) fn parse(page: &str) -> Element {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page);
    Element { kids: kids(&dom.document), ..Element::default() }
}

fn kids(of: &Handle) -> Vec<Node> {
    of.children.borrow().iter().filter_map(node).collect()
}

fn node(handle: &Handle) -> Option<Node> {
    match &handle.data {
        NodeData::Text { contents } => Some(Node::Text(contents.borrow().to_string())),
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
            Some(Node::Element(Element { name: name.local.to_string(), attributes, kids: kids(handle) }))
        }
        _ => None,
    }
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
    }

    /// The elements in it, in order.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.kids.iter().filter_map(|kid| match kid {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Every element under it that is wanted, in the order of the page.
    pub(crate) fn all(&self, wanted: &dyn Fn(&Element) -> bool) -> Vec<&Element> {
        let mut found = Vec::new();
        for element in self.elements() {
            found.extend(wanted(element).then_some(element));
            found.extend(element.all(wanted));
        }
        found
    }

    /// All text under it.
    pub(crate) fn text(&self) -> String {
        let text = |kid: &Node| match kid {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        };
        self.kids.iter().map(text).collect()
    }
}
