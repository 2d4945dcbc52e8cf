//! Reads `plan.pdf` by its tag tree, as a screen reader does.

mod text;
mod tree;

use lopdf::Object;

/// A text string of the PDF: UTF-16 where it begins so, else one byte a letter.
fn string(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text string")
}

pub(crate) fn dump(bytes: &[u8]) {
    fn show(e: &tree::Element, depth: usize) {
        println!(
            "{}<{}>{}",
            " ".repeat(depth),
            e.tag,
            e.alt.as_deref().map(|a| format!(" ALT {a}")).unwrap_or_default()
        );
        for k in &e.kids {
            match k {
                tree::Node::Element(e) => show(e, depth + 1),
                tree::Node::Text(t) => println!("{}{:?}", " ".repeat(depth + 1), t),
                tree::Node::Target(t) => println!("{}-> {}", " ".repeat(depth + 1), t),
            }
        }
    }
    show(&tree::tree(bytes), 0);
}
