//! Styles that only browsers work out.

use roxmltree::Node;

use super::Lost;

/// Functions of colours, lengths and values. Where nothing works them out, a colour is black and a length nothing.
const FUNCTIONS: [&str; 12] = [
    "var(",
    "light-dark(",
    "color-mix(",
    "color(",
    "oklch(",
    "oklab(",
    "lch(",
    "lab(",
    "hwb(",
    "calc(",
    "env(",
    "clamp(",
];

/// Attributes whose values are styles, lengths or colours.
const VALUES: [&str; 15] = [
    "style",
    "fill",
    "stroke",
    "color",
    "stop-color",
    "flood-color",
    "lighting-color",
    "width",
    "height",
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "font-size",
];

/// Shapes, and those of their attributes that a style can say too in a browser.
const SHAPES: [&str; 6] = ["rect", "circle", "ellipse", "path", "image", "use"];
const GEOMETRY: [&str; 9] = ["width", "height", "x", "y", "cx", "cy", "r", "rx", "d"];

/// Ways to move a part that a style can say in a browser.
const PLACES: [&str; 4] = ["transform", "translate", "rotate", "scale"];

/// What an element says in a way that only browsers work out, or that lies elsewhere.
pub(super) fn in_element(node: Node<'_, '_>) -> Option<Lost> {
    let runs = |name: &str| name.strip_prefix("on").is_some_and(|it| it.bytes().all(|b| b.is_ascii_lowercase()));
    let shape = SHAPES.contains(&node.tag_name().name());
    node.attributes().find_map(|it| {
        let (name, value) = (it.name(), it.value());
        if runs(name) && !value.trim().is_empty() {
            return Some(Lost::Program(name.to_owned()));
        }
        if !VALUES.contains(&name) && !matches!(name, "filter" | "mask" | "clip-path") {
            return None;
        }
        let placed = || {
            let names = declared(value).filter(|_| name == "style" && node.parent_element().is_some());
            let mut names = names.filter(|(_, value)| !value.is_empty() && *value != "none").map(|(name, _)| name);
            names.find_map(|name| {
                let is_geometry = |known: &&&str| **known == name;
                PLACES.iter().find(is_geometry).or_else(|| GEOMETRY.iter().find(is_geometry).filter(|_| shape)).copied()
            })
        };
        let elsewhere = || addresses(value).find_map(super::named);
        function(value).or_else(placed).map(Lost::Style).or_else(elsewhere)
    })
}

/// What a style sheet says in such a way.
pub(super) fn in_sheet(sheet: &str) -> Option<Lost> {
    if sheet.contains("@keyframes") {
        return Some(Lost::Program("@keyframes".to_owned()));
    }
    function(sheet).map(Lost::Style)
}

/// The properties of a style attribute and their values.
pub(super) fn declared(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.split(';').filter_map(|it| it.split_once(':')).map(|(name, value)| (name.trim(), value.trim()))
}

/// The function that a value is worked out with.
fn function(value: &str) -> Option<&'static str> {
    let is_called = |name: &str| {
        value.match_indices(name).any(|(at, _)| {
            !value[..at].ends_with(|before: char| before.is_ascii_alphanumeric() || matches!(before, '-' | '_'))
        })
    };
    FUNCTIONS.iter().copied().find(|name| is_called(name))
}

/// The addresses in `url(…)`.
fn addresses(value: &str) -> impl Iterator<Item = &str> {
    let inside = |rest: &'_ str| rest.split(')').next().map(|it| it.len());
    value
        .split("url(")
        .skip(1)
        .filter_map(move |rest| rest.get(..inside(rest)?))
        .map(|address| address.trim().trim_matches(['"', '\'']).trim())
}
