//! The plan in the order in which it is read.

use std::collections::BTreeMap;

use super::beside::{self, Piece};
use super::folder::{Folder, Section, text};
use super::locale::Locale;
use super::markdown::Block;
use super::records::{self, Records};
use super::signs::{self, Sign};
use super::tables::Table;
use super::titles::Titles;
use super::{Cover, Place, Source, Style, Title};
use crate::edition::Words;
use crate::normal::MARK;

/// The longest line of plain text: a wider table is printed as pairs.
const LINE: usize = 78;

/// Reads a plan from its beginning to its end.
pub(super) struct Flow<'a> {
    folder: &'a Folder,
    locale: &'a Locale,
    titles: Titles,
    style: Style,
    words: Words,
    places: Vec<(usize, Place)>,
    /// The footnotes in the order of their first marks.
    marked: Vec<String>,
    labels: BTreeMap<&'static str, usize>,
}

impl<'a> Flow<'a> {
    pub(super) fn new(folder: &'a Folder, locale: &'a Locale, style: Style) -> Self {
        Self {
            folder,
            locale,
            titles: Titles::new(folder),
            style,
            words: Words::default(),
            places: Vec::new(),
            marked: Vec::new(),
            labels: BTreeMap::new(),
        }
    }

    pub(super) fn read(mut self, cover: Cover, index: &str) -> Source {
        let plan = &self.folder.plan;
        for key in ["title", "subtitle", "summary"] {
            self.words.push(&plan.text(key).unwrap_or_default());
        }
        let mut titles = Vec::new();
        if !plan.body.is_empty() {
            let foreword = self.locale.word("foreword");
            self.words.heading(&foreword);
            titles.push(Title { is_chapter: true, number: None, words: foreword });
            self.blocks(&plan.body);
        }
        for chapter in &plan.children {
            self.section(chapter);
            titles.push(self.title(chapter, true));
            titles.extend(chapter.children.iter().map(|child| self.title(child, false)));
        }
        if plan.text("index").as_deref() == Some("true") {
            titles.extend(self.index(index));
        }
        titles.extend(self.glossary().map(|words| Title { is_chapter: true, number: None, words }));
        let (words, places) = (std::mem::take(&mut self.words), std::mem::take(&mut self.places));
        let notes = self.notes();
        Source { words, places, notes, cover, titles }
    }

    /// The statutory index as the last appendix: each heading of its page a level deeper.
    fn index(&mut self, page: &str) -> Vec<Title> {
        let number = self.titles.index_number(&self.folder.plan);
        self.places.extend(number.clone().map(|number| (self.words.list.len(), Place::Number(number))));
        let words = self.locale.word("statutory_index");
        self.words.heading(&words);
        let mut titles = vec![Title { is_chapter: true, number, words }];
        for piece in beside::read(page, self.style) {
            match piece {
                Piece::Heading(level, words) => {
                    self.words.heading(&words);
                    titles.extend((level == 2).then_some(Title { is_chapter: false, number: None, words }));
                }
                Piece::Words(words) => self.words.push(&words),
                Piece::Folio => self.place(Place::Folio),
                Piece::Item => self.place(Place::Item(None)),
            }
        }
        titles
    }

    fn title(&self, section: &Section, is_chapter: bool) -> Title {
        let words = section.text("title").expect("a title");
        Title { is_chapter, number: self.titles.number(&section.id), words }
    }

    fn place(&mut self, place: Place) {
        self.places.push((self.words.list.len(), place));
    }

    fn section(&mut self, section: &Section) {
        match (self.titles.numeral(&section.id), self.titles.own_number(&section.id)) {
            (Some((key, n)), number) => self.place(Place::Numeral(self.locale.word(key), n, number)),
            (None, Some(number)) => self.place(Place::Number(number)),
            (None, None) => {}
        }
        self.words.heading(&section.text("title").expect("a title"));
        if section.kind() == "priority" {
            self.words.push(&records::owners(section, &self.folder.plan, self.locale));
        }
        self.words.push(&section.text("summary").unwrap_or_default());
        self.blocks(&section.body);
        self.records(records::services(section, &self.folder.plan, self.locale));
        self.records(records::meetings(section, &self.folder.plan, self.locale));
        self.conditions(section);
        self.records(records::measures(section, &self.folder.plan, self.locale));
        if let Some(signed) = section.front.get("signed") {
            // In plain text the name itself is all that a portrait says.
            if text(signed, "portrait").is_some() && self.style != Style::Plain {
                self.place(Place::Picture(text(signed, "name").expect("a name")));
            }
            self.words.push(&text(signed, "name").expect("a name"));
            self.words.push(&text(signed, "role").unwrap_or_default());
        }
        section.children.iter().for_each(|child| self.section(child));
    }

    fn conditions(&mut self, section: &Section) {
        let Some(conditions) = section.text("conditions") else { return };
        self.words.heading(&self.locale.word("conditions_title"));
        match conditions.as_str() {
            "none" => self.words.push(&self.locale.word("conditions_none")),
            words => self.words.push(words),
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Words(words) => self.text(words),
            Block::Heading { words, .. } => {
                let words = self.filled(words);
                self.words.heading(&words);
            }
            Block::List { start, items } => {
                for (at, item) in (0..).zip(items) {
                    self.place(Place::Item(start.map(|start| start + at)));
                    self.blocks(item);
                }
            }
            Block::Alert { kind, blocks } => {
                let label = self.locale.word(kind);
                self.words.push(&if self.style == Style::Plain { label.to_uppercase() } else { label });
                self.blocks(blocks);
            }
            Block::Within(blocks) => self.blocks(blocks),
            Block::Definition { term, details } => {
                self.text(term);
                details.iter().for_each(|detail| self.blocks(detail));
            }
            Block::Table(table) => self.table(table),
            Block::Figure { alt, caption, .. } => {
                if !caption.is_empty() {
                    self.label("figure_label");
                }
                self.words.push(caption);
                self.place(Place::Picture(alt.clone()));
            }
            Block::Chart(chart) => self.chart(chart),
        }
    }

    fn label(&mut self, key: &'static str) {
        let count = self.labels.entry(key).or_default();
        *count += 1;
        let label = self.locale.fill(key, &[("n", &count.to_string())]);
        self.place(Place::Label(label));
    }

    fn chart(&mut self, chart: &serde_yaml::Value) {
        self.label("chart_label");
        self.words.push(&text(chart, "title").expect("a title"));
        let table = text(chart, "table").expect("a table");
        let label = match self.titles.number(&table) {
            Some(number) => self.locale.fill("table_label", &[("n", &number)]),
            None => self.titles.title(&table),
        };
        let figures = format!("{} {label}", self.locale.word("chart_figures"));
        let alt = text(chart, "alt").expect("an alternative text");
        let cells = self.titles.table(&table).to_vec();
        self.place(Place::Chart { alt, cells, figures });
    }

    fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.label("table_label");
            self.text(caption);
            if let Some(unit) = table.printed_unit() {
                self.words.push(&if self.style == Style::Plain { format!("({unit})") } else { unit.to_owned() });
            }
        }
        let header: Vec<String> = table.header.iter().map(|cell| self.filled(cell)).collect();
        let rows: Vec<Vec<String>> =
            table.rows.iter().map(|row| row.iter().map(|cell| self.filled(cell)).collect()).collect();
        self.grid(&header, &rows);
    }

    fn records(&mut self, records: Option<Records>) {
        let Some(Records { title, header, rows }) = records else { return };
        self.words.heading(&title);
        match rows.as_slice() {
            [_] => self.pairs(&header, &rows),
            rows => self.grid(&header, rows),
        }
    }

    fn grid(&mut self, header: &[String], rows: &[Vec<String>]) {
        if self.style == Style::Plain && width(header, rows) > LINE {
            return self.pairs(header, rows);
        }
        header.iter().chain(rows.iter().flatten()).for_each(|cell| self.words.push(cell));
    }

    fn pairs(&mut self, header: &[String], rows: &[Vec<String>]) {
        let colon = if self.style == Style::Plain { ":" } else { "" };
        for row in rows {
            for (heading, cell) in header.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                let colon = if heading.is_empty() { "" } else { colon };
                self.words.push(&format!("{heading}{colon}"));
                self.words.push(cell);
            }
        }
    }

    /// The glossary's title, if there is one.
    fn glossary(&mut self) -> Option<String> {
        let entries = self.folder.plan.front.get("glossary")?.as_mapping()?;
        let mut entries: Vec<(String, String)> = entries
            .iter()
            .map(|(term, meaning)| {
                (term.as_str().expect("a term").to_owned(), meaning.as_str().expect("a meaning").to_owned())
            })
            .collect();
        entries.sort_by_key(|(term, _)| (term.to_lowercase(), term.clone()));
        let title = self.locale.word("glossary");
        self.place(Place::Glossary(title.clone()));
        for (term, meaning) in entries {
            self.pairs(&[term], &[vec![meaning]]);
        }
        Some(title)
    }

    /// The footnotes; one that a footnote refers to comes after it.
    fn notes(mut self) -> Vec<Words> {
        let mut notes = Vec::new();
        while let Some(key) = self.marked.get(notes.len()) {
            let blocks = self.folder.notes.get(key).unwrap_or_else(|| panic!("no footnote {key}")).clone();
            self.blocks(&blocks);
            notes.push(std::mem::take(&mut self.words));
        }
        notes
    }

    fn text(&mut self, text: &str) {
        let words = self.filled(text);
        self.words.push(&words);
    }

    /// A text with its references filled in and its marks numbered.
    fn filled(&mut self, text: &str) -> String {
        let (titles, marked, style) = (&self.titles, &mut self.marked, self.style);
        signs::replaced(text, |sign| match sign {
            Sign::Note(key) => {
                let at = marked.iter().position(|known| known == key).unwrap_or_else(|| {
                    marked.push(key.to_owned());
                    marked.len() - 1
                });
                if style == Style::Sheets { format!("{}", at + 1) } else { format!("{}{}{}", MARK.0, at + 1, MARK.1) }
            }
            Sign::Title(id) => titles.title(id),
            Sign::Number(id) => titles.number(id).unwrap_or_else(|| panic!("{id} has no number")),
            Sign::Address(address) if style == Style::Plain => format!(" ({address})"),
            Sign::Picture(alt) if style == Style::Plain => format!("[{alt}]"),
            Sign::Address(_) | Sign::Picture(_) => String::new(),
        })
    }
}

/// How wide a table is in letters, with two spaces between its columns.
fn width(header: &[String], rows: &[Vec<String>]) -> usize {
    let letters = |text: &String| text.replace(MARK.0, "[").replace(MARK.1, "]").chars().count();
    let column = |at: usize| rows.iter().filter_map(|row| row.get(at)).chain(&header[at..=at]).map(letters).max();
    (0..header.len()).filter_map(column).sum::<usize>() + 2 * header.len().saturating_sub(1)
}
