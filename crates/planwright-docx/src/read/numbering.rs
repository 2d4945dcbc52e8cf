//! How lists are numbered.

use std::collections::BTreeMap;

use super::styles::indent_of;
use super::xml::{Node, attribute, child, name, val};

/// Lists by their number.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: BTreeMap<String, BTreeMap<usize, Level>>,
    /// List, to its kind and the levels that it begins anew.
    lists: BTreeMap<String, (String, BTreeMap<usize, u64>)>,
}

#[derive(Debug, Clone)]
struct Level {
    format: String,
    words: String,
    start: u64,
    /// How far its entries are set in, in twentieths of a point.
    indent: Option<i32>,
}

/// How an entry is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet,
    /// A number, and the first of its list.
    Number(u64),
    /// A letter or a Roman numeral, and the first of its list as a number.
    Letter(u64),
    /// Nothing: the paragraph only stands where an entry would.
    Nothing,
}

impl Numbering {
    /// Reads the part of numbering.
    pub(super) fn read(root: Node<'_>) -> Self {
        let mut numbering = Self::default();
        for node in root.children() {
            match name(node) {
                ("w", "abstractNum") => {
                    let levels = node.children().filter(|level| name(*level) == ("w", "lvl")).filter_map(level_of);
                    let id = attribute(node, "abstractNumId").unwrap_or_default();
                    numbering.kinds.insert(id.to_owned(), levels.collect());
                }
                ("w", "num") => numbering.list(node),
                _ => {}
            }
        }
        numbering
    }

    fn list(&mut self, node: Node<'_>) {
        let Some(id) = attribute(node, "numId") else { return };
        let overrides = node.children().filter(|found| name(*found) == ("w", "lvlOverride"));
        let starts = overrides.filter_map(|found| {
            let level = attribute(found, "ilvl")?.parse().ok()?;
            Some((level, val(found, "startOverride")?.parse().ok()?))
        });
        let kind = val(node, "abstractNumId").unwrap_or_default();
        self.lists.insert(id.to_owned(), (kind.to_owned(), starts.collect()));
    }

    /// How far entries of a list are set in.
    pub(super) fn indent(&self, list: &str, level: usize) -> Option<i32> {
        let (kind, _) = self.lists.get(list)?;
        self.kinds.get(kind)?.get(&level)?.indent
    }

    /// How an entry of a list is marked. A list that is nowhere described has bullets.
    pub(super) fn mark(&self, list: &str, level: usize) -> Mark {
        let Some((kind, starts)) = self.lists.get(list) else { return Mark::Bullet };
        let Some(found) = self.kinds.get(kind).and_then(|levels| levels.get(&level)) else { return Mark::Bullet };
        let start = starts.get(&level).copied().unwrap_or(found.start);
        match found.format.as_str() {
            "bullet" if is_blank(&found.words) => Mark::Nothing,
            "bullet" => Mark::Bullet,
            "none" => Mark::Nothing,
            "lowerLetter" | "upperLetter" | "lowerRoman" | "upperRoman" => Mark::Letter(start),
            _ => Mark::Number(start),
        }
    }

    /// The list's kind, by which lists that go on with one another are known; and whether this one begins anew.
    pub(super) fn family<'a>(&'a self, list: &'a str, level: usize) -> (&'a str, bool) {
        match self.lists.get(list) {
            Some((kind, starts)) => (kind, starts.contains_key(&level)),
            None => (list, false),
        }
    }
}

/// A mark that is not seen: the space, and that of fonts of signs.
fn is_blank(words: &str) -> bool {
    words.chars().all(|c| c.is_whitespace() || c == '\u{f020}')
}

fn level_of(node: Node<'_>) -> Option<(usize, Level)> {
    let at = attribute(node, "ilvl")?.parse().ok()?;
    let level = Level {
        format: val(node, "numFmt").unwrap_or("decimal").to_owned(),
        words: child(node, "lvlText").and_then(|text| attribute(text, "val")).unwrap_or_default().to_owned(),
        indent: child(node, "pPr").and_then(|paragraph| child(paragraph, "ind")).and_then(indent_of),
        start: val(node, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
    };
    Some((at, level))
}
