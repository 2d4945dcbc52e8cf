//! What stands in a file, as an outline.

use gen_lsp_types::{DocumentSymbol, Range, SymbolKind};
use planwright_core::model::{Block, BlockKind, Footnote, Plan, inline_text, visit_blocks};
use planwright_core::{FileId, Span};

use crate::analysis::Analysis;

/// A thing of the outline that is still being filled.
struct Entry {
    symbol: DocumentSymbol,
    /// How deep it stands: 1 for what a file is, 2 to 6 for headings, 7 for what holds nothing.
    level: u8,
    children: Vec<Entry>,
}

/// The outline of a file: its title, its headings as they stand within each other, and the tables,
/// figures and charts under them.
pub(crate) fn outline(analysis: &Analysis, file: FileId) -> Vec<DocumentSymbol> {
    let Some(plan) = analysis.plan() else { return Vec::new() };
    let plans = std::iter::once(plan).chain(plan.translations.iter().map(|translation| &translation.plan));
    let outline = Outline { analysis, file };
    plans.filter_map(|plan| outline.of(plan)).next().unwrap_or_default()
}

struct Outline<'a> {
    analysis: &'a Analysis,
    file: FileId,
}

impl Outline<'_> {
    fn of(&self, plan: &Plan) -> Option<Vec<DocumentSymbol>> {
        if plan.file == self.file {
            let meta = &plan.meta;
            let mut head = self.whole(&meta.title.value, "plan", meta.title.span);
            for step in &meta.record {
                let date = step.date.value.to_string();
                head.children.push(self.entry(step.step.value.as_str(), &date, SymbolKind::Event, step.span, 7));
            }
            return Some(self.filled(head, &plan.foreword, &plan.foreword_footnotes));
        }
        if let Some(section) = plan.all_sections().find(|section| section.file == self.file) {
            let head = self.whole(&section.meta.title.value, section.meta.kind.as_str(), section.meta.title.span);
            return Some(self.filled(head, &section.body, &section.footnotes));
        }
        if let Some(report) = plan.panel.iter().find(|report| report.file == self.file) {
            let mut head = self.whole(&report.title.value, "panel", report.title.span);
            for one in &report.recommendations {
                let answer = one.response.value.as_str();
                head.children.push(self.entry(one.id.value.as_str(), answer, SymbolKind::Object, one.span, 7));
            }
            return Some(self.filled(head, &report.body, &report.footnotes));
        }
        let paper = plan.papers.iter().find(|paper| paper.file == self.file)?;
        let head = self.whole(&paper.subject.value, "paper", paper.subject.span);
        Some(self.filled(head, &paper.body, &paper.footnotes))
    }

    /// The file itself, called by its title.
    fn whole(&self, title: &str, detail: &str, at: Span) -> Entry {
        let end = self.analysis.sources.text(self.file).len();
        let mut entry = self.entry(title, detail, SymbolKind::Module, Span::new(self.file, 0, end), 1);
        if at.file == self.file {
            entry.symbol.selection_range = self.analysis.range(at);
        }
        entry
    }

    #[allow(deprecated)] // The field is there until the types drop it.
    fn entry(&self, name: &str, detail: &str, kind: SymbolKind, span: Span, level: u8) -> Entry {
        let range = self.analysis.range(Span { file: self.file, ..span });
        // Editors refuse an outline in which something has no name.
        let name = if name.trim().is_empty() { "…" } else { name };
        let symbol = DocumentSymbol {
            name: name.to_owned(),
            detail: Some(detail.to_owned()).filter(|detail| !detail.is_empty()),
            kind,
            tags: None,
            deprecated: None,
            range,
            selection_range: range,
            children: None,
        };
        Entry { symbol, level, children: Vec::new() }
    }

    fn filled(&self, head: Entry, body: &[Block], footnotes: &[Footnote]) -> Vec<DocumentSymbol> {
        let mut open = vec![head];
        let mut note = |block: &Block| {
            if block.span.file == self.file
                && let Some(entry) = self.of_block(block)
            {
                close(&mut open, entry.level, Some(entry.symbol.range));
                open.push(entry);
            }
        };
        visit_blocks(body, &mut note);
        footnotes.iter().for_each(|footnote| visit_blocks(&footnote.blocks, &mut note));
        close(&mut open, 2, None);
        open.into_iter().map(finished).collect()
    }

    fn of_block(&self, block: &Block) -> Option<Entry> {
        let entry = |name: &str, detail: &str, kind, level| Some(self.entry(name, detail, kind, block.span, level));
        match &block.kind {
            BlockKind::Heading(heading) => entry(
                &inline_text(&heading.content),
                heading.id.as_str(),
                SymbolKind::String,
                heading.level.clamp(2, 6),
            ),
            BlockKind::Table(table) => {
                let caption = table.caption.as_ref().map(|caption| inline_text(&caption.value)).unwrap_or_default();
                let id = table.id.as_ref().map_or("", |id| id.value.as_str());
                entry(if caption.is_empty() { "Table" } else { &caption }, id, SymbolKind::Array, 7)
            }
            BlockKind::Figure(figure) => {
                let name = figure.image.title.as_deref().unwrap_or(&figure.image.alt.value);
                entry(name, figure.id.as_ref().map_or("", |id| id.value.as_str()), SymbolKind::File, 7)
            }
            BlockKind::Chart(chart) => entry(&chart.title.value, chart.id.value.as_str(), SymbolKind::Enum, 7),
            _ => None,
        }
    }
}

/// Closes what stands at this level or deeper, where something of this level begins or the file ends.
fn close(open: &mut Vec<Entry>, level: u8, next: Option<Range>) {
    while open.len() > 1 && open.last().is_some_and(|last| last.level >= level) {
        let Some(mut last) = open.pop() else { return };
        let Some(parent) = open.last_mut() else { return };
        if last.level < 7 {
            // A heading reaches to where the next thing of its level begins.
            let end = next.map_or(parent.symbol.range.end, |next| next.start);
            last.symbol.range.end = end.max(last.symbol.range.end);
        }
        parent.children.push(last);
    }
}

fn finished(entry: Entry) -> DocumentSymbol {
    let Entry { mut symbol, children, .. } = entry;
    symbol.children =
        Some(children.into_iter().map(finished).collect()).filter(|children: &Vec<_>| !children.is_empty());
    symbol
}
