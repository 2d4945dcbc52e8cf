//! Parts of the file by what they are, and what they lead to.

use std::collections::BTreeMap;

use super::Refusal;
use super::package::Package;
use super::xml::{self, attribute};

/// What a part leads to, by the ids that it uses.
pub(super) type Relations = BTreeMap<String, Relation>;

/// One thing that a part leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// The last word of the relation's type: `image`, `hyperlink`.
    pub(super) kind: String,
    /// The name of a part, or an address.
    pub(super) target: String,
    /// True for what stands outside the file.
    pub(super) external: bool,
}

/// The parts of a file.
pub(super) struct Parts<'a> {
    package: Package<'a>,
}

impl<'a> Parts<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        Ok(Self { package: Package::open(bytes)? })
    }

    /// The name of the part that holds the text.
    pub(super) fn main(&mut self) -> Result<String, Refusal> {
        let relations = self.relations("")?;
        let named = relations.into_values().find(|found| found.kind == "officeDocument").map(|found| found.target);
        let main = named.unwrap_or_else(|| "word/document.xml".to_owned());
        let is_text = self.package.has(&main) && !is_of_another_program(&main);
        if is_text { Ok(main) } else { Err(Refusal::NotWord) }
    }

    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        self.package.text(name)
    }

    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        self.package.part(name)
    }

    /// What a part leads to; what the file itself leads to for an empty name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, Refusal> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let Some(text) = self.package.text(&name)? else { return Ok(Relations::new()) };
        let parsed = xml::parse(&text)?;
        let found = parsed.root_element().children().filter_map(|node| {
            let external = attribute(node, "TargetMode") == Some("External");
            let target = attribute(node, "Target")?;
            let kind = attribute(node, "Type")?.rsplit('/').next().unwrap_or_default();
            let target = if external { target.to_owned() } else { within(folder, target) };
            Some((attribute(node, "Id")?.to_owned(), Relation { kind: kind.to_owned(), target, external }))
        });
        Ok(found.collect())
    }

    /// The names of the parts of a kind that a part leads to, sorted.
    pub(super) fn names_of_kind(&mut self, part: &str, kind: &str) -> Result<Vec<String>, Refusal> {
        let relations = self.relations(part)?;
        let found = relations.into_values().filter(|found| found.kind == kind && !found.external);
        let mut names: Vec<String> = found.map(|found| found.target).collect();
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// The text of the part of a kind that a part leads to.
    pub(super) fn of_kind(&mut self, part: &str, kind: &str) -> Result<Option<String>, Refusal> {
        match self.names_of_kind(part, kind)?.first() {
            Some(name) => self.package.text(name),
            None => Ok(None),
        }
    }
}

/// True for spreadsheets and slides, which are archives of the same make.
fn is_of_another_program(main: &str) -> bool {
    main.starts_with("xl/") || main.starts_with("ppt/")
}

/// A name within the file, from the folder of the part that gives it.
fn within(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
