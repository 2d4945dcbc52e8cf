//! The bookmarks of a PDF, which are its contents for whoever reads it in a program.

use lopdf::{Dictionary, Document, Object};

/// A bookmark with those below it.
pub(crate) struct Bookmark {
    /// What it says.
    pub(crate) title: String,
    /// On which page it leads, counted from 1.
    pub(crate) page: u32,
    pub(crate) kids: Vec<Bookmark>,
}

/// Reads the bookmarks of a file, in their order.
pub(crate) fn bookmarks(bytes: &[u8]) -> Vec<Bookmark> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let catalog = document.catalog().expect("a catalogue");
    let root = catalog.get_deref(b"Outlines", &document).and_then(Object::as_dict).expect("bookmarks");
    below(&document, root)
}

fn below(document: &Document, of: &Dictionary) -> Vec<Bookmark> {
    let mut found = Vec::new();
    let mut next = of.get_deref(b"First", document).and_then(Object::as_dict).ok();
    while let Some(item) = next {
        let title = item.get_deref(b"Title", document).map(super::string).expect("a title");
        found.push(Bookmark { title, page: page(document, item), kids: below(document, item) });
        next = item.get_deref(b"Next", document).and_then(Object::as_dict).ok();
    }
    found
}

fn page(document: &Document, item: &Dictionary) -> u32 {
    let action = item.get_deref(b"A", document).and_then(Object::as_dict);
    let place = item.get_deref(b"Dest", document).or_else(|_| action?.get_deref(b"D", document)).expect("a place");
    // A structure destination, or a plain one: both begin with what they lead to.
    let place = match place {
        Object::String(name, _) => named(document, name),
        place => place.clone(),
    };
    let target = place.as_array().expect("a destination")[0].as_reference().expect("a page");
    let pages = document.get_pages();
    pages.iter().find(|(_, id)| **id == target).map(|(number, _)| *number).expect("a page of this file")
}

/// A destination by its name.
fn named(document: &Document, name: &[u8]) -> Object {
    let catalog = document.catalog().expect("a catalogue");
    let names = catalog.get_deref(b"Names", document).and_then(Object::as_dict).expect("names");
    let root = names.get_deref(b"Dests", document).and_then(Object::as_dict).expect("destinations");
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        if let Ok(kids) = node.get_deref(b"Kids", document).and_then(Object::as_array) {
            open.extend(kids.iter().filter_map(|kid| document.dereference(kid).ok()?.1.as_dict().ok()));
        }
        let Ok(pairs) = node.get_deref(b"Names", document).and_then(Object::as_array) else { continue };
        for pair in pairs.chunks(2) {
            let [Object::String(key, _), place] = pair else { continue };
            if key.as_slice() == name {
                let place = document.dereference(place).expect("a destination").1;
                return place.as_dict().map_or_else(|_| place.clone(), |of| of.get(b"D").expect("a place").clone());
            }
        }
    }
    panic!("no destination is called {}", String::from_utf8_lossy(name))
}
