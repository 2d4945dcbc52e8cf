//! Captions: paragraphs `Table: …`, which table each belongs to, and what its attributes say.

mod report;

use std::collections::BTreeSet;
use std::rc::Rc;

use planwright_core::model::{Block, BlockKind, CsvSource, Id, Inline, InlineKind, Row, Table, TableRole, inline_text};
use planwright_core::{Diagnostic, Edit, FileId, Fix, Sources, Span, Spanned};

use super::{arithmetic, csv, measure};
use crate::attributes::{self, Attributes, Found, Pair, Word};
use crate::room::Room;
use crate::{Folder, paths};

/// The word that a caption begins with.
const MARK: &str = "Table:";

/// The keys of a caption's attributes.
const KEYS: [&str; 7] = ["unit", "role", "layout", "src", "sum", "rows", "rows-except"];

/// The words of `role=`.
const ROLES: [(&str, TableRole); 6] = [
    ("resources", TableRole::Resources),
    ("mtfp", TableRole::Mtfp),
    ("precept", TableRole::Precept),
    ("grants", TableRole::Grants),
    ("reserves", TableRole::Reserves),
    ("measures", TableRole::Measures),
];

/// A caption as it was written.
struct Caption {
    /// The paragraph.
    span: Span,
    /// Its words.
    words: Spanned<Vec<Inline>>,
    attributes: Attributes,
}

/// Gives the tables of one file their captions and makes them whole.
pub(crate) struct Captions<'a> {
    /// Every text.
    pub(crate) sources: &'a Sources,
    /// The folder, for the CSV files.
    pub(crate) folder: &'a Folder,
    /// The file.
    pub(crate) file: FileId,
    /// Its path within the plan.
    pub(crate) path: &'a str,
    /// The labels of the file's footnotes, which the cells of a CSV file can refer to.
    pub(crate) footnotes: BTreeSet<String>,
    /// How much more the plan may hold.
    pub(crate) room: Rc<Room>,
    /// What is wrong.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Captions<'_> {
    /// Joins captions and tables that stand beside one another, here and in what holds blocks.
    pub(crate) fn attach(&mut self, blocks: &mut Vec<Block>) {
        for block in blocks.iter_mut() {
            self.attach_within(block);
        }
        let mut captions: Vec<Option<Caption>> = blocks.iter_mut().map(|block| self.swallowed(block)).collect();
        let mut taken = vec![false; blocks.len()];
        for at in 0..blocks.len() {
            let is_table = |at: usize| {
                let table = matches!(blocks.get(at).map(|block| &block.kind), Some(BlockKind::Table(_)));
                table && captions[at].is_none()
            };
            let beside = is_table(at + 1) || at.checked_sub(1).is_some_and(is_table);
            let Some(caption) = self.caption(&blocks[at], beside) else { continue };
            if let Some(source) = caption.attributes.pairs.iter().find(|pair| pair.key.text == "src").cloned() {
                blocks[at].kind = BlockKind::Table(Box::new(self.table_from_file(&caption, &source)));
                captions[at] = Some(caption);
                continue;
            }
            let is_free = |at: usize| {
                matches!(blocks.get(at).map(|b| &b.kind), Some(BlockKind::Table(_))) && captions[at].is_none()
            };
            let next = Some(at + 1).filter(|&next| next < blocks.len() && is_free(next));
            match next.or_else(|| at.checked_sub(1).filter(|&before| is_free(before))) {
                Some(table) => {
                    captions[table] = Some(caption);
                    taken[at] = true;
                }
                // A table that is none has been reported.
                None if self.is_broken_table(blocks, at) => {}
                None => self.report_alone(&caption),
            }
        }
        for (block, caption) in blocks.iter_mut().zip(captions) {
            if let BlockKind::Table(table) = &mut block.kind {
                self.complete(table, caption);
            }
        }
        let mut taken = taken.into_iter();
        blocks.retain(|_| !taken.next().unwrap_or(false));
    }

    fn attach_within(&mut self, block: &mut Block) {
        match &mut block.kind {
            BlockKind::List(list) => list.items.iter_mut().for_each(|item| self.attach(&mut item.blocks)),
            BlockKind::Quote(blocks) => self.attach(blocks),
            BlockKind::Alert(alert) => self.attach(&mut alert.blocks),
            BlockKind::Definitions(definitions) => {
                definitions.iter_mut().flat_map(|d| &mut d.details).for_each(|blocks| self.attach(blocks));
            }
            _ => {}
        }
    }

    /// The caption that a paragraph is, or nearly is where it stands beside a table.
    fn caption(&mut self, block: &Block, beside: bool) -> Option<Caption> {
        let BlockKind::Paragraph(content) = &block.kind else { return None };
        let InlineKind::Text(first) = &content.first()?.kind else { return None };
        if first.starts_with(MARK) {
            return Some(self.read(block.span, content.clone(), MARK.len()));
        }
        let mark = near_mark(first).filter(|_| beside)?;
        self.report_near_mark(self.within(block.span, 0..mark));
        Some(self.read(block.span, content.clone(), mark))
    }

    /// Reads a caption from its place and its inlines; so many bytes are the word that begins it.
    fn read(&mut self, span: Span, mut content: Vec<Inline>, mark: usize) -> Caption {
        let source = self.sources.slice(span);
        let attributes = match attributes::at_end(source) {
            Found::Attributes(found) => found,
            Found::None => Attributes { at: source.len()..source.len(), ..Attributes::default() },
            Found::Malformed(at) => {
                self.report_malformed(self.within(span, at.clone()));
                // The id can be read all the same, so that what leads to it is not reported too.
                let id = source[at.start + 2..].split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next();
                let word = |id: &str| Word { text: id.to_owned(), at: at.start + 2..at.start + 2 + id.len() };
                let id = id.filter(|id| Id::new(id).is_some()).map(word);
                Attributes { at: at.start..source.len(), id, ..Attributes::default() }
            }
        };
        cut_start(&mut content, mark);
        cut_end(&mut content, self.within(span, attributes.at.clone()).start);
        let place = content.first().zip(content.last()).map_or(span, |(first, last)| first.span.to(last.span));
        Caption { span, words: Spanned::new(content, place), attributes }
    }

    /// A caption that Markdown took for rows, since no blank line stands before it.
    fn swallowed(&mut self, block: &mut Block) -> Option<Caption> {
        let BlockKind::Table(table) = &mut block.kind else { return None };
        let source = |row: &Row| self.sources.slice(row.span);
        let at = table.rows.iter().position(|row| source(row).starts_with(MARK) && !source(row).contains('|'))?;
        let rows = table.rows.split_off(at);
        let span = rows.first()?.span.to(rows.last()?.span);
        let mut content = Vec::new();
        for row in rows {
            let end = row.cells.first().map_or(row.span, |cell| Span { start: cell.span.end, ..cell.span });
            content.extend(row.cells.into_iter().next().map(|cell| cell.content).unwrap_or_default());
            content.push(Inline { span: end, kind: InlineKind::SoftBreak });
        }
        content.pop();
        let before = Span { end: span.start, ..table.span };
        table.span.end =
            before.start + self.sources.slice(before).trim_end_matches(['\n', '\r', ' ', '\t', '>']).len() as u32;
        block.span.end = table.span.end;
        self.report_swallowed(span);
        Some(self.read(span, content, MARK.len()))
    }

    /// The table that a caption with `src=` is.
    fn table_from_file(&mut self, caption: &Caption, source: &Pair) -> Table {
        let mut table = super::empty(caption.span);
        let named = self.within(caption.span, source.value.at.clone());
        let path = Spanned::new(source.value.text.clone(), named);
        let file = self.csv_file(&path);
        let read = file.filter(|&file| {
            let place =
                csv::Place { file, text: self.sources.text(file), named, footnotes: &self.footnotes, room: &self.room };
            csv::read(&mut table, &place, &mut self.diagnostics)
        });
        table.source = Some(CsvSource { path, file: read });
        table
    }

    fn csv_file(&mut self, path: &Spanned<String>) -> Option<FileId> {
        let within = paths::resolve(self.path, &path.value);
        if let Some(file) = within.as_ref().and_then(|path| self.folder.tables.get(path)) {
            return Some(*file);
        }
        if let Some(finding) = within.as_ref().and_then(|within| self.not_csv(path, within)) {
            self.diagnostics.push(finding);
            return None;
        }
        // Nobody reads so many findings: the nearest is not looked for without end.
        let looked_for = if self.diagnostics.len() > 200 { 0 } else { usize::MAX };
        let known = self.folder.tables.keys().map(String::as_str).take(looked_for);
        // A file that could not be read is not among the tables, and has its own finding.
        if within.is_none() || !self.folder.incomplete {
            let finding = crate::references::missing_file(path, within.as_deref(), self.path, known, "CSV file");
            self.diagnostics.push(finding);
        }
        None
    }

    /// What to do about a file that is there and holds no CSV, as a workbook does.
    fn not_csv(&self, path: &Spanned<String>, within: &str) -> Option<Diagnostic> {
        self.folder.assets.get(within)?;
        let (stem, ending) = path.value.rsplit_once('.')?;
        let workbook =
            matches!(ending.to_ascii_lowercase().as_str(), "xlsx" | "xls" | "xlsm" | "xlsb" | "ods" | "numbers");
        let finding = Diagnostic::error("source/value", path.span, format!("`{}` is not a CSV file", path.value))
            .label(if workbook { "a workbook" } else { "another kind of file" })
            .help("The rows of a table are read from a CSV file, which any program can open and in which every figure can be checked.");
        // A file that was saved so may stand there already.
        let saved = within.rsplit_once('.').map(|(stem, _)| format!("{stem}.csv"));
        let there = saved.is_some_and(|saved| self.folder.tables.contains_key(&saved));
        let right = format!("{stem}.csv");
        Some(match (there, workbook) {
            (true, _) => finding.help(format!("Write `src={right}`, which is there.")).fix(Fix {
                title: format!("Write `{right}`"),
                safe: false,
                edits: vec![Edit { span: path.span, insert: right }],
            }),
            (false, true) => finding.help(format!(
                "Open it in Excel, choose File, Save As and the type “CSV UTF-8 (Comma delimited)”, and write `src={right}` here. Only the sheet that is shown is saved."
            )),
            (false, false) => finding.help(format!("Save the table as a CSV file and write `src={right}` here.")),
        })
    }

    /// Fills in what the caption says, and works out what the numbers are.
    fn complete(&mut self, table: &mut Table, caption: Option<Caption>) {
        let Some(caption) = caption else {
            measure::measure(table);
            if measure::has_amounts(table) {
                self.report_no_caption(table);
            }
            return;
        };
        if inline_text(&caption.words.value).trim().is_empty() {
            self.report_no_words(&caption);
        }
        table.caption = Some(caption.words);
        if let Some(id) = &caption.attributes.id {
            let span = self.within(caption.span, id.at.clone());
            match Id::new(&id.text) {
                Some(id) => table.id = Some(Spanned::new(id, span)),
                None => self.diagnostics.push(crate::ids::bad_id(&id.text, span)),
            }
        }
        for other in &caption.attributes.others {
            self.report_unknown(&other.text, self.within(caption.span, other.at.clone()));
        }
        let mut seen = BTreeSet::new();
        for pair in &caption.attributes.pairs {
            if pair.key.text != "sum" && !seen.insert(pair.key.text.as_str()) {
                self.report_repeated(pair, caption.span);
            } else {
                self.set(table, pair, caption.span);
            }
        }
        measure::measure(table);
        // An unread file has no rows to name: its own finding says so.
        if table.source.as_ref().is_none_or(|source| source.file.is_some()) {
            self.set_arithmetic(table, &caption.attributes, caption.span);
        }
    }

    /// Whether a caption's paragraph, or the next, holds a table that Markdown does not read as one.
    fn is_broken_table(&self, blocks: &[Block], at: usize) -> bool {
        let paragraph = |at: usize| {
            let block = blocks.get(at).filter(|block| matches!(block.kind, BlockKind::Paragraph(_)))?;
            Some(self.sources.slice(block.span))
        };
        // A blank line can stand above the line of dashes.
        let begins_with_ruler = |source: &str| source.lines().next().is_some_and(super::is_ruler);
        if paragraph(at + 1).is_some_and(|row| super::only_rows(row).is_some())
            && paragraph(at + 2).is_some_and(begins_with_ruler)
        {
            return true;
        }
        [at, at + 1].into_iter().filter_map(paragraph).any(|source| {
            super::ruler(source).is_some()
                || super::long_ruler(source).is_some()
                || super::without_ruler(source).is_some()
                || super::tabbed(source)
        })
    }

    /// An attribute that can be read before the rows are known.
    fn set(&mut self, table: &mut Table, pair: &Pair, caption: Span) {
        let value = Spanned::new(pair.value.text.clone(), self.within(caption, pair.value.at.clone()));
        match pair.key.text.as_str() {
            "unit" => table.unit = Some(value),
            "role" => match ROLES.iter().find(|(word, _)| *word == value.value) {
                Some((_, role)) => table.role = Some(*role),
                None => self.report_value("role", &value, &ROLES.map(|(word, _)| word)),
            },
            "layout" if value.value == "wide" => table.wide = true,
            "layout" => self.report_value("layout", &value, &["wide"]),
            "src" | "sum" | "rows" | "rows-except" => {}
            key => self.report_unknown(key, self.within(caption, pair.key.at.clone())),
        }
    }

    fn set_arithmetic(&mut self, table: &mut Table, attributes: &Attributes, caption: Span) {
        let names_rows = |pair: &&Pair| matches!(pair.key.text.as_str(), "sum" | "rows" | "rows-except");
        let pairs: Vec<&Pair> = attributes.pairs.iter().filter(names_rows).collect();
        if pairs.is_empty() {
            return;
        }
        // Nobody reads so many findings: the nearest is not looked for without end.
        let labels = arithmetic::Labels::of(table, pairs.len() < 100 && self.diagnostics.len() < 200);
        for pair in pairs {
            let span = self.within(caption, pair.value.at.clone());
            let value = pair.value.text.as_str();
            let result = match pair.key.text.as_str() {
                "sum" => arithmetic::sum(table, &labels, value, span).map(|rule| table.sums.push(rule)),
                "rows" => arithmetic::rows(table, value, span).map(|rules| table.row_arithmetic = rules),
                "rows-except" => arithmetic::except(&labels, value, span).map(|rows| table.rows_except = rows),
                _ => Ok(()),
            };
            if let Err(finding) = result {
                self.diagnostics.push(*finding);
            }
        }
    }

    /// The place of a range of the caption's source.
    fn within(&self, caption: Span, at: std::ops::Range<usize>) -> Span {
        let start = caption.start as usize;
        Span::new(caption.file, start + at.start, start + at.end)
    }
}

/// The length of `Table 1:`, `table:` or `TABLE 2.1 –`, which people write for `Table:`.
fn near_mark(text: &str) -> Option<usize> {
    let rest = text.get(..5).filter(|word| word.eq_ignore_ascii_case("table")).map(|_| &text[5..])?;
    let number = rest.trim_start_matches(|c: char| c == ' ' || c == '.' || c.is_ascii_digit());
    let numbered = rest.len() > number.len();
    let sign = number.chars().next()?;
    let ends = sign == ':' || (numbered && matches!(sign, '–' | '—' | '-'));
    ends.then(|| text.len() - number.len() + sign.len_utf8())
}

/// Takes `Table:` and the space behind it from the first words.
fn cut_start(content: &mut Vec<Inline>, mark: usize) {
    let Some(Inline { span, kind: InlineKind::Text(text) }) = content.first_mut() else { return };
    let rest = text.get(mark..).unwrap_or(text).trim_start();
    span.start = (span.start + (text.len() - rest.len()) as u32).min(span.end);
    *text = rest.to_owned();
    if text.is_empty() {
        content.remove(0);
    }
    while matches!(content.first(), Some(Inline { kind: InlineKind::SoftBreak | InlineKind::HardBreak, .. })) {
        content.remove(0);
    }
}

/// Takes away what stands at `end` and after it, and the blank space before it.
fn cut_end(content: &mut Vec<Inline>, end: u32) {
    content.retain(|inline| inline.span.start < end);
    if let Some(last) = content.last_mut().filter(|last| last.span.end > end) {
        match &mut last.kind {
            InlineKind::Text(text) => text.truncate(floor((end - last.span.start) as usize, text)),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => cut_end(inner, end),
            InlineKind::Link(link) => cut_end(&mut link.content, end),
            InlineKind::Language { content, .. } => cut_end(content, end),
            _ => {}
        }
        last.span.end = end;
    }
    while let Some(last) = content.last_mut() {
        match &mut last.kind {
            InlineKind::SoftBreak | InlineKind::HardBreak => {}
            InlineKind::Text(text) => {
                let trimmed = text.trim_end().len();
                last.span.end = last.span.end.saturating_sub((text.len() - trimmed) as u32).max(last.span.start);
                text.truncate(trimmed);
                if trimmed > 0 {
                    return;
                }
            }
            _ => return,
        }
        content.pop();
    }
}

/// The last boundary of a character at or before `at`.
fn floor(at: usize, text: &str) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
