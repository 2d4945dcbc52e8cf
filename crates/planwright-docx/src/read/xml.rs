//! Reading XML that may be hostile: bounded before anything recursive sees it, and without entities of its own.

use quick_xml::Reader;
use quick_xml::events::Event;
use roxmltree::{Document, ParsingOptions};

use super::Refusal;

/// An element, or a text between elements.
pub(super) type Node<'a> = roxmltree::Node<'a, 'a>;

/// How deep elements may stand in one another.
const DEPTH: usize = 200;
/// How many attributes an element may have: readers compare each with the others.
const ATTRIBUTES: usize = 1_000;
/// How many nodes a part may have.
const NODES: u32 = 6_000_000;

/// Reads a part.
pub(super) fn parse(text: &str) -> Result<Document<'_>, Refusal> {
    bounded(text)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES };
    Document::parse_with_options(text, options).map_err(|e| match e {
        roxmltree::Error::DtdDetected => Refusal::Entities,
        roxmltree::Error::NodesLimitReached => Refusal::TooLarge("it has more parts than any document needs".into()),
        _ => Refusal::Damaged,
    })
}

/// Refuses what is too deep for a reader that recurses, and what declares entities.
fn bounded(text: &str) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event();
        if let Ok(Event::Start(tag) | Event::Empty(tag)) = &event
            && tag.matches('=').count() > ATTRIBUTES
        {
            return Err(Refusal::TooLarge(format!("one of its parts has more than {ATTRIBUTES} attributes")));
        }
        match event {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::DocType(_)) => return Err(Refusal::Entities),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(Refusal::Damaged),
        }
        if depth > DEPTH {
            return Err(Refusal::TooLarge(format!("its parts stand more than {DEPTH} deep in one another")));
        }
    }
}

/// An element's name with the prefix that ECMA-376 gives to its namespace, whatever the file calls it: `w` and `p`. The
/// prefix is empty for namespaces that are not read.
pub(super) fn name<'a>(node: Node<'a>) -> (&'static str, &'a str) {
    let tag = node.tag_name();
    (prefix(tag.namespace().unwrap_or_default()), tag.name())
}

/// Transitional and strict documents have other addresses for the same namespaces.
fn prefix(namespace: &str) -> &'static str {
    let is = |family: &str, end: &str| namespace.contains(family) && namespace.ends_with(end);
    match namespace {
        "urn:schemas-microsoft-com:vml" => "v",
        "urn:schemas-microsoft-com:office:office" => "o",
        _ if is("wordprocessingml", "main") => "w",
        _ if is("drawingml", "/main") => "a",
        _ if is("drawingml", "/picture") => "pic",
        _ if is("drawingml", "/chart") => "c",
        _ if is("drawingml", "/diagram") => "dgm",
        _ if is("drawingml", "wordprocessingDrawing") => "wp",
        _ if is("officeDocument", "/math") => "m",
        _ if is("markup-compatibility", "2006") => "mc",
        _ if is("wordprocessingShape", "") => "wps",
        _ => "",
    }
}

/// An attribute by its name within whatever namespace.
pub(super) fn attribute<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// A child element of WordprocessingML.
pub(super) fn child<'a>(node: Node<'a>, local: &str) -> Option<Node<'a>> {
    node.children().find(|child| name(*child) == ("w", local))
}

/// `w:val` of a child element.
pub(super) fn val<'a>(node: Node<'a>, local: &str) -> Option<&'a str> {
    attribute(child(node, local)?, "val")
}

/// Whether a property such as `<w:b/>` is switched on or off, where it is there.
pub(super) fn switch(node: Node<'_>, local: &str) -> Option<bool> {
    let found = child(node, local)?;
    Some(!matches!(attribute(found, "val"), Some("0" | "false" | "off" | "none")))
}

/// The element or text with this name anywhere below.
pub(super) fn below<'a>(node: Node<'a>, wanted: (&'static str, &'static str)) -> impl Iterator<Item = Node<'a>> {
    node.descendants().filter(move |found| name(*found) == wanted)
}
