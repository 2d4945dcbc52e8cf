use planwright_view::{BlockView, ChartView, FigureView, InlineView, SectionView, VBlock, VInline, View};

use super::layout::{indented, underlined, wrapped};
use crate::words::word;

/// Writes blocks of text with an empty line between them.
pub(super) struct TextWriter<'a> {
    view: &'a View,
    blocks: Vec<String>,
}

impl<'a> TextWriter<'a> {
    pub(super) fn new(view: &'a View) -> Self {
        Self { view, blocks: Vec::new() }
    }

    pub(super) fn finish(self) -> String {
        self.blocks.join("\n\n") + "\n"
    }

    /// Writes a block that is already set.
    pub(super) fn block(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(text.to_owned());
        }
    }

    pub(super) fn section(&mut self, section: &SectionView) {
        let (before, line) = if section.level == 2 { ("\n", '=') } else { ("", '-') };
        let title = underlined(&format!("{}{}", numbered(section), section.title), line);
        self.block(&format!("{before}{title}"));
        for line in section.owner.iter().chain(&section.summary) {
            self.block(&wrapped(line, "", ""));
        }
        self.all(&section.blocks);
        for child in &section.children {
            self.section(child);
        }
    }

    pub(super) fn all(&mut self, blocks: &[VBlock]) {
        for block in blocks {
            self.one(&block.kind);
        }
    }

    fn one(&mut self, block: &BlockView) {
        match block {
            BlockView::Paragraph { content } => self.block(&wrapped(&words_of(content), "", "")),
            BlockView::Numbered { number, content, .. } => {
                self.block(&wrapped(&format!("{number} {}", words_of(content)), "", ""));
            }
            BlockView::Insert { blocks, .. } => self.all(blocks),
            BlockView::Heading { content, .. } => self.block(&underlined(&words_of(content), '.')),
            BlockView::List { start, items } => self.list(*start, items),
            BlockView::Quote { blocks } => self.set_in("> ", blocks),
            BlockView::Alert { label, blocks, .. } => {
                self.block(&format!("| {}", label.to_uppercase()));
                self.set_in("| ", blocks);
            }
            BlockView::Definitions { entries } => {
                for entry in entries {
                    self.block(&wrapped(&words_of(&entry.term), "", ""));
                    for detail in &entry.details {
                        self.entry("    ", detail);
                    }
                }
            }
            BlockView::Table(table) => self.table(table),
            BlockView::Figure(figure) => self.figure(figure),
            BlockView::Chart(chart) => self.chart(chart),
            BlockView::Code { text } => self.block(&indented(text, "    ", "    ")),
            BlockView::Rule => self.block("* * *"),
            BlockView::Records(records) => self.records(records),
            BlockView::Conditions { title, text } => {
                self.block(&underlined(title, '.'));
                self.block(&wrapped(text, "", ""));
            }
            BlockView::Signature { name, role, .. } => self.block(&format!("{name}\n{role}")),
            BlockView::Facts { facts } => self.facts(facts),
            BlockView::Tally { entries } => self.tally(entries),
            BlockView::Clauses { clauses } => self.clauses(clauses),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<VBlock>]) {
        let first = self.blocks.len();
        for (i, item) in (0..).zip(items) {
            let mark = start.map_or_else(|| "* ".to_owned(), |start| format!("{}. ", start.saturating_add(i)));
            self.entry(&mark, item);
        }
        // Short entries stand close together.
        let entries = self.blocks.split_off(first);
        let close = entries.iter().all(|entry| !entry.contains("\n\n"));
        self.block(&entries.join(if close { "\n" } else { "\n\n" }));
    }

    /// Writes blocks behind a mark, the rest of them under its end.
    pub(super) fn entry(&mut self, mark: &str, blocks: &[VBlock]) {
        let rest = " ".repeat(mark.chars().count());
        self.set(mark, &rest, blocks);
    }

    fn set_in(&mut self, prefix: &str, blocks: &[VBlock]) {
        self.set(prefix, prefix, blocks);
    }

    fn set(&mut self, first: &str, rest: &str, blocks: &[VBlock]) {
        let mut inner = TextWriter::new(self.view);
        inner.all(blocks);
        let text = inner.blocks.join("\n\n");
        // The prefix takes its room from the lines: wrap again where only a paragraph stands.
        let text = match blocks {
            [block] => match &block.kind {
                BlockView::Paragraph { content } => wrapped(&words_of(content), first, rest),
                _ => indented(&text, first, rest),
            },
            _ => indented(&text, first, rest),
        };
        self.block(&text);
    }

    fn figure(&mut self, figure: &FigureView) {
        let label = figure.label.as_ref().map_or_else(String::new, |label| format!("{label}. "));
        if let Some(caption) = &figure.caption {
            self.block(&wrapped(&format!("{label}{caption}"), "", ""));
        }
        self.block(&wrapped(&format!("[{}]", figure.alt), "", " "));
    }

    fn chart(&mut self, chart: &ChartView) {
        self.block(&wrapped(&format!("{}. {}", chart.label, chart.title), "", ""));
        let figures = format!("[{} {} {}]", chart.alt, word(&self.view.words, "chart_figures"), chart.table_label);
        self.block(&wrapped(&figures, "", " "));
    }
}

/// The number or numeral that stands before a title.
fn numbered(section: &SectionView) -> String {
    match (&section.number, &section.numeral, &section.numeral_label) {
        (Some(number), ..) => format!("{number} "),
        (None, Some(numeral), Some(label)) => format!("{label} {numeral}: "),
        (None, Some(numeral), None) => format!("{numeral}. "),
        (None, None, _) => String::new(),
    }
}

/// The words of a run of text: marks of notes in brackets, addresses after what leads to them.
pub(crate) fn words_of(content: &[VInline]) -> String {
    let mut out = String::new();
    push_words(&mut out, content);
    out
}

fn push_words(out: &mut String, content: &[VInline]) {
    for inline in content {
        match &inline.kind {
            InlineView::Text { text } | InlineView::Abbreviation { text, .. } | InlineView::Code { text } => {
                out.push_str(text);
            }
            InlineView::Emphasis { content }
            | InlineView::Strong { content }
            | InlineView::Reference { content, .. }
            | InlineView::Broken { content }
            | InlineView::Language { content, .. } => push_words(out, content),
            InlineView::Link { href, content } => push_link(out, href, content),
            InlineView::Note { number, .. } => out.push_str(&format!("[{number}]")),
            InlineView::Picture { alt, .. } => out.push_str(&format!("[{alt}]")),
            InlineView::Break => out.push('\n'),
        }
    }
}

/// Writes a link's words, and its address where they do not say it.
fn push_link(out: &mut String, href: &str, content: &[VInline]) {
    let words = words_of(content);
    let address = href.trim_start_matches("mailto:").trim_start_matches("tel:");
    out.push_str(&words);
    if !href.contains(words.trim()) && !words.contains(address) {
        out.push_str(&format!(" ({address})"));
    }
}
