//! Styles: what a paragraph or a run is by the name of its look.

use std::collections::BTreeMap;

use super::xml::{Node, attribute, child, name, switch, val};

/// How long a chain of styles may be.
const CHAIN: usize = 20;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    known: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// The language of the document's text.
    pub(super) language: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based: Option<String>,
    outline: Option<u8>,
    strong: Option<bool>,
    emphasis: Option<bool>,
    hidden: Option<bool>,
    list: Option<(String, usize)>,
    indent: Option<i32>,
    /// For styles of tables: the last row looks like totals, the first column like headings.
    strong_last: bool,
}

/// What a style says a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Heading(u8),
    Title,
    Subtitle,
    Caption,
    Quote,
    Code,
    Contents,
    /// A further paragraph of an entry of a list.
    Continued,
    Term,
    Definition,
    Alert,
    Rule,
}

impl Styles {
    /// Reads the part of styles.
    pub(super) fn read(root: Node<'_>) -> Self {
        let mut styles = Self::default();
        for node in root.children() {
            match name(node) {
                ("w", "style") => styles.add(node),
                ("w", "docDefaults") => {
                    let lang = node.descendants().find(|found| name(*found) == ("w", "lang"));
                    styles.language = lang.and_then(|lang| attribute(lang, "val")).map(str::to_owned);
                }
                _ => {}
            }
        }
        styles
    }

    fn add(&mut self, node: Node<'_>) {
        let Some(id) = attribute(node, "styleId") else { return };
        if attribute(node, "type") == Some("paragraph") && matches!(attribute(node, "default"), Some("1" | "true")) {
            self.default = Some(id.to_owned());
            let lang = child(node, "rPr").and_then(|run| child(run, "lang")).and_then(|lang| attribute(lang, "val"));
            self.language = lang.map(str::to_owned).or_else(|| self.language.take());
        }
        let (paragraph, run) = (child(node, "pPr"), child(node, "rPr"));
        let last = node.children().filter(|part| name(*part) == ("w", "tblStylePr"));
        let last = last.filter(|part| attribute(*part, "type") == Some("lastRow"));
        let style = Style {
            name: val(node, "name").unwrap_or(id).to_owned(),
            based: val(node, "basedOn").map(str::to_owned),
            outline: paragraph.and_then(|p| val(p, "outlineLvl")).and_then(|level| level.parse().ok()),
            strong: run.and_then(|run| switch(run, "b")),
            emphasis: run.and_then(|run| switch(run, "i")),
            hidden: run.and_then(|run| switch(run, "vanish")),
            list: paragraph.and_then(|p| child(p, "numPr")).and_then(list_of),
            indent: paragraph.and_then(|p| child(p, "ind")).and_then(indent_of),
            strong_last: last.filter_map(|part| child(part, "rPr")).any(|run| switch(run, "b") == Some(true)),
        };
        self.known.insert(id.to_owned(), style);
    }

    /// The style and those that it is based on, nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = id.or(self.default.as_deref()).and_then(|id| self.known.get(id));
        let next = |style: &&'a Style| style.based.as_deref().and_then(|id| self.known.get(id));
        std::iter::successors(first, next).take(CHAIN)
    }

    /// What a paragraph of this style is. An unknown style is known by its own name.
    pub(super) fn kind(&self, id: Option<&str>) -> Kind {
        let names: Vec<&str> = self.chain(id).map(|style| style.name.as_str()).collect();
        let unknown = id.filter(|_| names.is_empty());
        for name in names.into_iter().chain(unknown) {
            if let Some(kind) = kind_of(name) {
                return kind;
            }
        }
        match self.chain(id).find_map(|style| style.outline) {
            Some(level) if level < 9 => Kind::Heading(level + 1),
            _ => Kind::Text,
        }
    }

    pub(super) fn strong(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|style| style.strong).unwrap_or_default()
    }

    pub(super) fn emphasis(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|style| style.emphasis).unwrap_or_default()
    }

    pub(super) fn hidden(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|style| style.hidden).unwrap_or_default()
    }

    /// True for styles of code, of runs.
    pub(super) fn is_code(&self, id: Option<&str>) -> bool {
        let known = ["html code", "verbatim char", "source text", "source code", "code char", "code"];
        id.is_some() && self.chain(id).any(|style| known.contains(&style.name.to_lowercase().as_str()))
    }

    /// The list, and the level in it, that the style puts its paragraphs into.
    pub(super) fn list(&self, id: Option<&str>) -> Option<(String, usize)> {
        self.chain(id).find_map(|style| style.list.clone())
    }

    pub(super) fn indent(&self, id: Option<&str>) -> Option<i32> {
        self.chain(id).find_map(|style| style.indent)
    }

    /// True where the last row of a table of this style is bold.
    pub(super) fn strong_last(&self, id: Option<&str>) -> bool {
        id.is_some() && self.chain(id).any(|style| style.strong_last)
    }
}

/// `w:numPr`: which list, and how deep. `0` is none.
pub(super) fn list_of(node: Node<'_>) -> Option<(String, usize)> {
    let list = val(node, "numId")?.to_owned();
    let level = val(node, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((list, level))
}

/// How far a paragraph is set in, in twentieths of a point.
pub(super) fn indent_of(node: Node<'_>) -> Option<i32> {
    attribute(node, "left").or_else(|| attribute(node, "start"))?.parse().ok()
}

/// What a style's name says, in the languages that programs write it in.
fn kind_of(name: &str) -> Option<Kind> {
    let lower = name.to_lowercase();
    let squeezed: String = lower.chars().filter(|c| !c.is_whitespace() && *c != '_' && *c != '-').collect();
    const HEADINGS: [&str; 16] = [
        "heading",
        "pennawd",
        "überschrift",
        "titre",
        "título",
        "titolo",
        "kop",
        "rubrik",
        "overskrift",
        "otsikko",
        "nagłówek",
        "nadpis",
        "encabezado",
        "ttulo",
        "berschrift",
        "címsor",
    ];
    for word in HEADINGS {
        let level = squeezed.strip_prefix(word).and_then(|rest| rest.trim_end_matches("char").parse().ok());
        if let Some(level @ 1..=9) = level {
            return Some(Kind::Heading(level));
        }
    }
    Some(match squeezed.as_str() {
        "title" | "titel" | "teitl" => Kind::Title,
        "subtitle" | "untertitel" | "isdeitl" => Kind::Subtitle,
        "caption" | "beschriftung" | "légende" | "capsiwn" | "tablecaption" | "imagecaption" => Kind::Caption,
        "quote" | "intensequote" | "blocktext" | "quotations" | "blockquote" | "blockquotation" => Kind::Quote,
        "htmlpreformatted" | "sourcecode" | "preformattedtext" | "plaintext" => Kind::Code,
        "tocheading" | "contentsheading" | "tableoffigures" | "indexheading" => Kind::Contents,
        "definitionterm" | "listheading" => Kind::Term,
        "definition" | "listcontents" => Kind::Definition,
        "thematicbreak" | "horizontalline" | "horizontalrule" => Kind::Rule,
        "alertnote" | "alertwarning" | "alertimportant" => Kind::Alert,
        _ if squeezed.starts_with("listcontinue") => Kind::Continued,
        _ if is_contents(&squeezed) => Kind::Contents,
        _ => return None,
    })
}

/// `toc 1`, `Contents 1`.
fn is_contents(squeezed: &str) -> bool {
    let rest = squeezed.strip_prefix("toc").or_else(|| squeezed.strip_prefix("contents"));
    rest.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_styles() {
        for (name, kind) in [
            ("heading 1", Some(Kind::Heading(1))),
            ("Pennawd 2", Some(Kind::Heading(2))),
            ("Überschrift 3", Some(Kind::Heading(3))),
            ("Heading 10", None),
            ("Title", Some(Kind::Title)),
            ("toc 2", Some(Kind::Contents)),
            ("TOC Heading", Some(Kind::Contents)),
            ("caption", Some(Kind::Caption)),
            ("List Continue 2", Some(Kind::Continued)),
            ("Body Text", None),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }
}
