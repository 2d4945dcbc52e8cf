//! What a drawing holds that is not drawn.
//!
//! A picture is shown by itself, as one drawing in every output: nothing in it runs, nothing else is opened for it, and no
//! browser lays words out in it. What an author sees in a browser can be more than that.

use roxmltree::{Document, Node};

use super::drawing::SVG;

/// How many letters of a text or an address are told.
const TOLD: usize = 60;

/// The kinds of pictures that a drawing can have embedded in it.
const KINDS: [&str; 3] = ["image/png", "image/jpeg", "image/jpg"];

/// A part of a drawing that is not drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// Words in a box of HTML, which only browsers draw.
    Words(String),
    /// What lies in another file, at this address.
    Elsewhere(String),
    /// An embedded picture of another kind than PNG and JPEG.
    Embedded,
    /// What a program in the drawing would do.
    Program,
}

/// The first part that is lost, in the order of the file.
pub(super) fn first(document: &Document<'_>) -> Option<Lost> {
    document.descendants().filter(Node::is_element).find_map(lost)
}

fn lost(node: Node<'_, '_>) -> Option<Lost> {
    if node.tag_name().namespace() != Some(SVG) {
        return None;
    }
    match node.tag_name().name() {
        "script" => Some(Lost::Program),
        "foreignObject" if !has_stand_in(node) => words(node).map(Lost::Words),
        "image" | "use" | "feImage" => {
            node.attributes().filter(|it| it.name() == "href").find_map(|it| named(it.value().trim()))
        }
        _ => None,
    }
}

/// What is lost of the picture or part that an address names.
fn named(address: &str) -> Option<Lost> {
    match address.split_once(':') {
        Some(("data", data)) => (!KINDS.iter().any(|kind| data.starts_with(kind))).then_some(Lost::Embedded),
        _ if address.is_empty() || address.starts_with('#') => None,
        _ => Some(Lost::Elsewhere(short(address))),
    }
}

/// True where a `switch` has something else to draw in the place of a box of HTML.
fn has_stand_in(boxed: Node<'_, '_>) -> bool {
    let is_drawn = |it: Node<'_, '_>| it.is_element() && !it.has_tag_name((SVG, "foreignObject"));
    boxed.parent().filter(|it| it.has_tag_name((SVG, "switch"))).is_some_and(|switch| switch.children().any(is_drawn))
}

fn words(boxed: Node<'_, '_>) -> Option<String> {
    let texts = boxed.descendants().filter(Node::is_text).filter_map(|it| it.text());
    let words: Vec<&str> = texts.flat_map(str::split_whitespace).take(TOLD).collect();
    (!words.is_empty()).then(|| short(&words.join(" ")))
}

fn short(text: &str) -> String {
    match text.char_indices().nth(TOLD) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(inside: &str, expected: Option<Lost>) {
        let links = "xmlns:xlink='http://www.w3.org/1999/xlink'";
        let text = format!("<svg xmlns='{SVG}' {links}>{inside}</svg>");
        assert_eq!(first(&Document::parse(&text).unwrap()), expected, "{inside}");
    }

    fn boxed(inside: &str) -> String {
        format!("<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'>{inside}</div></foreignObject>")
    }

    #[test]
    fn words_in_boxes_of_html_are_lost() {
        check(&boxed("<p>What the\n Panel</p> says"), Some(Lost::Words("What the Panel says".to_owned())));
        check(&boxed("<p> </p>"), None);
        let stand_in = format!("<switch>{}<text>What the Panel says</text></switch>", boxed("What the Panel says"));
        check(&stand_in, None);
        check(&format!("<switch>{}</switch>", boxed("alone")), Some(Lost::Words("alone".to_owned())));
        let long =
            first(&Document::parse(&format!("<svg xmlns='{SVG}'>{}</svg>", boxed(&"word ".repeat(99)))).unwrap());
        assert!(matches!(long, Some(Lost::Words(words)) if words.chars().count() <= TOLD + 1));
    }

    #[test]
    fn what_lies_elsewhere_is_lost() {
        let elsewhere = |address: &str| Some(Lost::Elsewhere(address.to_owned()));
        check("<image href='photo.png'/>", elsewhere("photo.png"));
        check("<image xlink:href='https://example.org/a.png'/>", elsewhere("https://example.org/a.png"));
        check("<use href='other.svg#part'/>", elsewhere("other.svg#part"));
        check("<image href='data:image/png;base64,AA=='/><path id='a'/><use href='#a'/><image/>", None);
        check("<image href='data:image/gif;base64,AA=='/>", Some(Lost::Embedded));
        // What is only linked to is drawn.
        check("<a href='https://example.org'><path d='M0 0h1'/></a>", None);
    }

    #[test]
    fn programs_do_not_run() {
        check("<script>draw()</script>", Some(Lost::Program));
        check("<g onclick='draw()'/>", None);
    }
}
