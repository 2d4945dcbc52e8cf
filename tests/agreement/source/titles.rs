//! What a reference is filled with: the titles and numbers of everything that has an id.

use std::collections::BTreeMap;

use super::folder::{Folder, Section};
use super::markdown::Block;
use super::signs;

/// What is known of the plan before its words are read.
#[derive(Default)]
pub(super) struct Titles {
    /// By id, and for sections by path too.
    by_id: BTreeMap<String, String>,
    numbers: BTreeMap<String, String>,
    /// The numerals of priorities and commitments, by section.
    numerals: BTreeMap<String, (&'static str, usize)>,
    counts: BTreeMap<&'static str, usize>,
    /// The texts of each table's cells.
    tables: BTreeMap<String, Vec<String>>,
}

impl Titles {
    pub(super) fn new(folder: &Folder) -> Self {
        let mut titles = Self::default();
        titles.sections(&folder.plan);
        titles.numerals(&folder.plan.children, true);
        for chapter in &folder.plan.children {
            titles.numerals(&chapter.children, false);
        }
        for section in folder.plan.all() {
            let title = section.text("title").expect("a title");
            titles.by_id.insert(section.id.clone(), title.clone());
            titles.by_id.insert(section.file.display().to_string(), title);
            titles.blocks(&section.id, &section.body);
        }
        titles
    }

    pub(super) fn title(&self, id: &str) -> String {
        self.by_id.get(id).unwrap_or_else(|| panic!("nothing is called {id}")).clone()
    }

    /// What a chapter, a section, a table or a picture is numbered.
    pub(super) fn own_number(&self, id: &str) -> Option<String> {
        self.numbers.get(id).cloned()
    }

    /// The number, else the numeral.
    pub(super) fn number(&self, id: &str) -> Option<String> {
        self.own_number(id).or_else(|| self.numerals.get(id).map(|(_, n)| n.to_string()))
    }

    /// The texts of a table's cells.
    pub(super) fn table(&self, id: &str) -> &[String] {
        self.tables.get(id).unwrap_or_else(|| panic!("no table {id}"))
    }

    /// What stands before a section's title.
    pub(super) fn numeral(&self, id: &str) -> Option<(&'static str, usize)> {
        self.numerals.get(id).copied()
    }

    /// The number of the statutory index as an appendix, the last of them.
    pub(super) fn index_number(&self, plan: &Section) -> Option<String> {
        let is_numbered = matches!(plan.text("numbering").as_deref(), Some("chapter" | "nested"));
        let others = plan.children.iter().filter(|chapter| chapter.kind() == "appendix").count();
        is_numbered.then(|| char::from(b'A' + u8::try_from(others).expect("few appendices")).to_string())
    }

    /// Numbers chapters and sections where the plan wants numbers.
    fn sections(&mut self, plan: &Section) {
        let numbering = plan.text("numbering").unwrap_or_default();
        let (mut chapters, mut appendices) = (0, 0_u8);
        for chapter in plan.children.iter().filter(|_| matches!(numbering.as_str(), "chapter" | "nested")) {
            let own = match chapter.kind().as_str() {
                "foreword" => None,
                "appendix" => {
                    appendices += 1;
                    Some(char::from(b'@' + appendices).to_string())
                }
                _ => {
                    chapters += 1;
                    (numbering == "nested").then(|| chapters.to_string())
                }
            };
            for (at, child) in (1..).zip(chapter.children.iter().filter(|child| child.kind() != "foreword")) {
                let number = own.as_ref().map_or_else(|| at.to_string(), |own| format!("{own}.{at}"));
                self.numbers.insert(child.id.clone(), number);
            }
            self.numbers.extend(own.map(|own| (chapter.id.clone(), own)));
        }
    }

    /// Counts priorities, and what stands in a chapter of commitments.
    fn numerals(&mut self, siblings: &[Section], top: bool) {
        let commitments = siblings.iter().any(|section| section.kind() == "commitment");
        let counted = |section: &&Section| match section.kind().as_str() {
            "priority" => Some("numeral_priority"),
            "commitment" => Some("numeral_commitment"),
            "accountability" | "services" if commitments && !top => Some("numeral_commitment"),
            _ => None,
        };
        for key in ["numeral_priority", "numeral_commitment"] {
            let found: Vec<_> = siblings.iter().filter(|section| counted(section) == Some(key)).collect();
            for (at, section) in (1..).zip(found.iter().filter(|_| found.len() > 1)) {
                self.numerals.insert(section.id.clone(), (key, at));
            }
        }
    }

    fn blocks(&mut self, section: &str, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { id, words, .. } => {
                    let id = id.clone().unwrap_or_else(|| format!("{section}--{}", slug(words)));
                    self.by_id.insert(id, plain(words));
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(section, item)),
                Block::Alert { blocks, .. } | Block::Within(blocks) => self.blocks(section, blocks),
                Block::Definition { details, .. } => details.iter().for_each(|detail| self.blocks(section, detail)),
                Block::Table(table) => {
                    let cells = table.header.iter().chain(table.rows.iter().flatten()).map(|cell| plain(cell));
                    self.tables.extend(table.id.clone().map(|id| (id, cells.collect())));
                    self.caption("table_label", &table.id, table.caption.as_deref());
                }
                Block::Figure { id, alt, caption } if caption.is_empty() => {
                    self.by_id.extend(id.clone().map(|id| (id, alt.clone())));
                }
                Block::Figure { id, caption, .. } => self.caption("figure_label", id, Some(caption)),
                Block::Chart(chart) => {
                    let (id, title) = (super::folder::text(chart, "id"), super::folder::text(chart, "title"));
                    self.caption("chart_label", &id, title.as_deref());
                }
                Block::Words(_) => {}
            }
        }
    }

    fn caption(&mut self, key: &'static str, id: &Option<String>, caption: Option<&str>) {
        let Some(caption) = caption else { return };
        let count = self.counts.entry(key).or_default();
        *count += 1;
        if let Some(id) = id {
            self.numbers.insert(id.clone(), count.to_string());
            self.by_id.insert(id.clone(), plain(caption));
        }
    }
}

/// The words without signs.
fn plain(text: &str) -> String {
    signs::replaced(text, |_| String::new())
}

fn slug(text: &str) -> String {
    let lower = plain(text).to_lowercase();
    lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
