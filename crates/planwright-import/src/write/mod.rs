//! The files of a plan.

mod blocks;
mod escape;
mod front;
mod inlines;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use planwright_docx::read::{About, Block, Picture};

use crate::links::Places;
use crate::names::{Names, short};
use crate::plan::{Planned, Section};
use crate::report::{Filed, Report};
use crate::{Imported, outline};

/// A plan in the writing.
struct Writer {
    notes: Vec<Vec<Block>>,
    pictures: Vec<Picture>,
    places: Places,
    names: Names,
    keeps_ids: bool,
    files: BTreeMap<String, Vec<u8>>,
    /// Names of the files of pictures and tables.
    stems: Names,
    /// Names of the pictures that were written.
    written: BTreeMap<usize, String>,
    changes: Vec<String>,
    left_out: Vec<(String, String)>,
    todo: Vec<String>,
    /// Labels of captions that were taken off.
    labels: Vec<String>,
    told: BTreeSet<usize>,
    remarks: Vec<planwright_docx::read::Remark>,
    /// Ids of tables and pictures that something leads to, by the names of their places.
    reserved: BTreeMap<String, String>,
    page: Page,
}

/// The file that is being written.
#[derive(Debug, Default)]
struct Page {
    path: String,
    /// The way to the plan's folder.
    up: &'static str,
    title: String,
    /// The kind of its section.
    kind: &'static str,
    /// True once a table was written: the first has the role of its section.
    has_table: bool,
    /// True where the section answers the duty of grants without its kind.
    grants: bool,
    /// Notes in the order of their marks.
    notes: Vec<usize>,
    /// The number that each of them has here.
    numbers: BTreeMap<usize, usize>,
    /// How many captions were made of the heading above.
    captions: usize,
    /// The heading above.
    heading: String,
}

impl Page {
    /// The number of a note in this file.
    fn mark(&mut self, note: usize) -> usize {
        let next = self.notes.len() + 1;
        let number = *self.numbers.entry(note).or_insert(next);
        if number == next {
            self.notes.push(note);
        }
        number
    }
}

/// Writes a plan.
pub(crate) fn write(planned: Planned, source: &str) -> Imported {
    let Planned {
        meta,
        foreword,
        sections,
        notes,
        pictures,
        remarks,
        guesses,
        changes,
        left_out,
        todo,
        names,
        places,
        keeps_ids,
    } = planned;
    let mut writer = Writer {
        notes,
        pictures,
        places,
        names,
        keeps_ids,
        files: BTreeMap::new(),
        stems: Names::default(),
        written: BTreeMap::new(),
        changes,
        left_out,
        todo,
        labels: Vec::new(),
        told: BTreeSet::new(),
        remarks,
        reserved: BTreeMap::new(),
        page: Page::default(),
    };
    let mut head = front::plan(&meta);
    if !foreword.is_empty() {
        writer.page = Page { path: "plan.md".to_owned(), title: meta.title.clone(), ..Page::default() };
        let body = writer.body(foreword);
        head.push('\n');
        head.push_str(&body);
    }
    writer.file("plan.md", head);
    let mut filed = Vec::new();
    writer.table_places(&sections);
    for section in sections {
        filed.push(Filed::of(&section));
        writer.section(section);
    }
    writer.finish(Report::new(source, &meta, filed, guesses))
}

impl Writer {
    fn section(&mut self, section: Section) {
        let mut text = front::section(&section);
        let up = section.up();
        let grants = section.satisfies.iter().any(|(duty, _)| *duty == "grants");
        self.page = Page {
            path: section.path.clone(),
            up,
            title: section.title,
            kind: section.kind.kind,
            grants,
            ..Page::default()
        };
        let body = self.body(section.blocks);
        if !body.is_empty() {
            text.push('\n');
            text.push_str(&body);
        }
        self.file(&section.path, text);
    }

    fn file(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), text.into_bytes());
    }

    /// The text of a file: its blocks, and the notes that they refer to.
    fn body(&mut self, blocks: Vec<Block>) -> String {
        let mut text = self.blocks(blocks, 0);
        let mut at = 0;
        // A note may refer to another.
        while let Some(&note) = self.page.notes.get(at) {
            at += 1;
            let blocks = self.notes.get(note).cloned().unwrap_or_default();
            self.told.insert(note);
            let note = self.blocks(blocks, 1);
            let note = if note.trim().is_empty() { "…".to_owned() } else { note };
            text.push_str(&format!("\n[^{at}]: {}", blocks::indented(&note, "    ")));
        }
        text
    }

    /// The path of a picture, from the file that is being written; it is taken out when it is first named.
    fn picture(&mut self, picture: usize, words: &str) -> Option<String> {
        if !self.written.contains_key(&picture) {
            let found = self.pictures.get(picture)?;
            let stem = short(words).split('-').take(6).collect::<Vec<_>>().join("-");
            let stem = if stem.is_empty() { format!("picture-{}", picture + 1) } else { stem };
            let name = format!("figures/{}.{}", self.stems.fresh(&stem), found.ending);
            self.files.insert(name.clone(), found.bytes.clone());
            self.written.insert(picture, name);
        }
        self.written.get(&picture).map(|name| format!("{}{name}", self.page.up))
    }

    fn remark(&mut self, about: About, words: impl Into<String>) {
        self.remarks.push(outline::remark(about, words));
    }

    /// Tells what was never referred to, and makes the report.
    fn finish(mut self, mut report: Report) -> Imported {
        let untold: Vec<String> = (0..self.notes.len())
            .filter(|note| !self.told.contains(note))
            .filter_map(|note| self.notes.get(note))
            .map(|blocks| planwright_docx::read::plain_blocks(blocks).split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|words| !words.is_empty())
            .collect();
        if !untold.is_empty() {
            self.left_out.push(("Notes that nothing refers to".to_owned(), untold.join(" · ")));
        }
        if !self.labels.is_empty() {
            self.left_out.push(("Numbers of captions: Planwright gives them anew".to_owned(), self.labels.join(" · ")));
        }
        let pictures = self.written.len();
        report.fill(self.changes, self.left_out, self.todo, self.remarks, pictures);
        let tables = self.files.keys().filter(|path| path.starts_with("tables/")).count();
        report.tables = tables;
        Imported { files: self.files, report }
    }
}
