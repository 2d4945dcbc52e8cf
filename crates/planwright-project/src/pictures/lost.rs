//! What a drawing holds that is not drawn.
//!
//! A picture is shown by itself, as one drawing in every output: nothing in it runs or moves, nothing else is opened for it,
//! and no browser lays words out in it or works out its styles. What an author sees in a browser can be more than that.

mod style;

use roxmltree::{Document, Node};

use super::drawing::SVG;

/// How many letters of a text or an address are told.
const TOLD: usize = 60;

/// The kinds of embedded pictures that browsers show and nothing else does.
const KINDS: [&str; 7] = ["svg+xml", "gif", "webp", "avif", "bmp", "tiff", "x-icon"];

/// What programs that draw HTML say of themselves.
const EXTENSIBLE: &str = "feature#Extensibility";

/// A part of a drawing that is not drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// Words in a box that lays them out, in an element of this name.
    Words(String, &'static str),
    /// What is drawn for browsers, where other programs draw something else.
    Instead,
    /// What lies in another file, at this address.
    Elsewhere(String),
    /// An embedded picture of another kind than PNG and JPEG.
    Embedded,
    /// A colour, length or place that is said in a way that only browsers work out, such as `var(`.
    Style(&'static str),
    /// What a program in the drawing would do, or how it moves: the name of the element.
    Program(String),
}

/// The first part that is lost, in the order of the file.
pub(super) fn first(document: &Document<'_>) -> Option<Lost> {
    let mut passed_over = 0;
    document.descendants().filter(Node::is_element).find_map(|node| {
        if node.range().start < passed_over {
            return None;
        }
        let is_hidden = is_hidden(node);
        if is_hidden || is_box(node) {
            passed_over = node.range().end;
        }
        if is_hidden { None } else { lost(node) }
    })
}

/// True for what lays words out. What is in it is lost with it, or is not there to be seen.
fn is_box(node: Node<'_, '_>) -> bool {
    node.has_tag_name((SVG, "foreignObject")) || node.has_tag_name((SVG, "flowRoot"))
}

/// True where neither a browser nor anything else draws what is in an element.
fn is_hidden(node: Node<'_, '_>) -> bool {
    let style = node.attribute("style").unwrap_or_default();
    node.attribute("display").map(str::trim) == Some("none")
        || node.has_attribute("requiredExtensions")
        || style::declared(style).any(|(name, value)| name == "display" && value == "none")
        // A `switch` shows one of what it holds.
        || (is_box(node) && switch(node).is_some() && node.prev_siblings().skip(1).any(is_box))
}

fn lost(node: Node<'_, '_>) -> Option<Lost> {
    let name = node.tag_name().name();
    if name == "script" && !is_data(node) {
        return Some(Lost::Program(name.to_owned()));
    }
    if node.tag_name().namespace() != Some(SVG) {
        return None;
    }
    let own = match name {
        "animate" | "animateColor" | "animateMotion" | "animateTransform" | "set" => {
            Some(Lost::Program(name.to_owned()))
        }
        "foreignObject" => boxed(node)
            .filter(|words| !has_stand_in(node, words))
            .map(|words| Lost::Words(short(&words), "foreignObject")),
        "flowRoot" => boxed(node).map(|words| Lost::Words(short(&words), "flowRoot")),
        "style" => style::in_sheet(node.text().unwrap_or_default()),
        "a" => None,
        _ => node.attributes().filter(|it| it.name() == "href").find_map(|it| named(it.value().trim())),
    };
    own.or_else(|| instead(node)).or_else(|| style::in_element(node))
}

/// Data for search engines is no program, and an empty one does nothing.
fn is_data(script: Node<'_, '_>) -> bool {
    let is_program = |kind: &str| kind.is_empty() || kind.contains("script") || kind == "module";
    let is_empty = script.text().unwrap_or_default().trim().is_empty();
    let has_address = script.attributes().any(|it| matches!(it.name(), "href" | "src"));
    (is_empty && !has_address) || !is_program(script.attribute("type").unwrap_or_default())
}

/// What is lost of the picture or part that an address names.
fn named(address: &str) -> Option<Lost> {
    let scheme = address.get(..5).unwrap_or_default();
    if scheme.eq_ignore_ascii_case("data:") {
        let kind = address[5..].split([';', ',']).next().unwrap_or_default().to_ascii_lowercase();
        let kind = kind.strip_prefix("image/").unwrap_or_default();
        return KINDS.contains(&kind).then_some(Lost::Embedded);
    }
    let is_within = address.is_empty() || address.starts_with('#');
    (!is_within).then(|| Lost::Elsewhere(short(address)))
}

/// What stands in a `switch` for programs that draw HTML, and has no words of its own to look for.
fn instead(node: Node<'_, '_>) -> Option<Lost> {
    let asks = node.attribute("requiredFeatures").is_some_and(|it| it.contains(EXTENSIBLE));
    (asks && !is_box(node)).then_some(Lost::Instead)
}

fn switch<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    node.parent().filter(|it| it.has_tag_name((SVG, "switch")))
}

/// True where a `switch` has something else to draw in the place of a box, with the same words.
fn has_stand_in(boxed: Node<'_, '_>, words: &str) -> bool {
    let Some(switch) = switch(boxed) else { return false };
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    let is_drawn = |it: &Node<'_, '_>| it.is_element() && matches!(it.tag_name().name(), "text" | "g" | "a");
    let drawn: String = switch.children().filter(is_drawn).flat_map(|it| texts(it)).collect();
    letters(&drawn).contains(&letters(words))
}

/// The words that a box would show, or the name of what it shows beside words.
fn boxed(node: Node<'_, '_>) -> Option<String> {
    let words = texts(node).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    if !words.is_empty() {
        return Some(words);
    }
    let shows = ["img", "svg", "input", "canvas", "video", "object", "iframe"];
    let shown =
        |it: Node<'_, '_>| shows.iter().find(|name| **name == it.tag_name().name()).map(|name| format!("<{name}>"));
    node.descendants().find_map(shown)
}

/// The texts in an element that are there to be read.
fn texts<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    let is_read = |it: &Node<'_, '_>| {
        let is_aside = |above: Node<'_, '_>| matches!(above.tag_name().name(), "style" | "script" | "title" | "desc");
        it.is_text() && !it.parent_element().is_some_and(is_aside)
    };
    node.descendants().filter(is_read).filter_map(|it| it.text())
}

fn short(text: &str) -> String {
    match text.char_indices().nth(TOLD) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
