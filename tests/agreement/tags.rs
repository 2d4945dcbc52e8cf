//! The tag tree of `plan.pdf` as text, which is what a screen reader reads and in which order, and behind
//! it the bookmarks, kept in `tests/golden/tags`. `UPDATE_EXPECT=1` writes it anew.
//!
//! Long texts are cut: that no word is lost is told by the comparisons beside this one.

use std::fmt::Write as _;
use std::path::Path;

use crate::normal;
use crate::pdf::bookmarks::Bookmark;
use crate::pdf::tree::{Element, Node};

/// How many letters of a text are kept.
const KEPT: usize = 90;

/// The tree, a line for each element and each text of its own.
pub(crate) fn text(root: &Element) -> String {
    let mut out = String::new();
    root.elements().for_each(|element| write(element, 0, &mut out));
    out
}

/// The bookmarks, a line for each, with the page that each leads to.
pub(crate) fn bookmarks(marks: &[Bookmark]) -> String {
    fn write_all(marks: &[Bookmark], depth: usize, out: &mut String) {
        for mark in marks {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{:1$}{title:?} {page}", "", depth * 2, title = cut(&mark.title), page = mark.page);
            write_all(&mark.kids, depth + 1, out);
        }
    }
    let mut out = "Bookmarks\n".to_owned();
    write_all(marks, 1, &mut out);
    out
}

/// Compares a tree with the one that is kept.
pub(crate) fn compare(found: &str, golden: &Path) -> Result<(), String> {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(golden, found).expect("a golden file");
    }
    let expected = std::fs::read_to_string(golden).unwrap_or_default().replace("\r\n", "\n");
    if found == expected {
        return Ok(());
    }
    let same = found.lines().zip(expected.lines()).take_while(|(a, b)| a == b).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(its end)").to_owned();
    let name = golden.display();
    Err(format!("{name}:{}\n  it was {}\n  it is  {}", same + 1, line(&expected), line(found)))
}

fn write(element: &Element, depth: usize, out: &mut String) {
    let start = format!("{:1$}", "", depth * 2);
    // Writing to a String cannot fail.
    let _ = write!(out, "{start}{}", element.tag);
    for (name, value) in &element.facts {
        let _ = write!(out, " {name}={value}");
    }
    if let Some(alt) = &element.alt {
        let _ = write!(out, " alt={:?}", cut(alt));
    }
    let parts = parts(element);
    if let [Part::Text(only)] = parts.as_slice() {
        let _ = writeln!(out, " {:?}", cut(only));
        return;
    }
    out.push('\n');
    for part in parts {
        match part {
            Part::Text(text) => {
                let _ = writeln!(out, "{start}  {:?}", cut(&text));
            }
            Part::Target(target) => {
                let _ = writeln!(out, "{start}  -> {target}");
            }
            Part::Element(kid) => write(kid, depth + 1, out),
        }
    }
}

enum Part<'a> {
    Text(String),
    Target(&'a str),
    Element(&'a Element),
}

/// What an element holds. A span that says nothing of its own is part of the text around it.
fn parts(element: &Element) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    gather(element, &mut parts);
    parts.retain(|part| !matches!(part, Part::Text(text) if text.trim().is_empty()));
    parts
}

fn gather<'a>(element: &'a Element, parts: &mut Vec<Part<'a>>) {
    for kid in &element.kids {
        match kid {
            Node::Text(text) => match parts.last_mut() {
                Some(Part::Text(before)) => before.push_str(text),
                _ => parts.push(Part::Text(text.clone())),
            },
            Node::Target(target) => parts.push(Part::Target(target)),
            Node::Element(kid) if kid.tag == "Span" && kid.facts.is_empty() && kid.alt.is_none() => gather(kid, parts),
            Node::Element(kid) => parts.push(Part::Element(kid)),
        }
    }
}

fn cut(text: &str) -> String {
    let text = normal::line(text);
    if text.chars().count() <= KEPT { text } else { text.chars().take(KEPT).chain(['…']).collect() }
}
