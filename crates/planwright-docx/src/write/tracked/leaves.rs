//! The blocks of a section one after the other, each with the place that it is set at.

use planwright_view::{BlockView, ChartView, EntryView, FigureView, TableView, VBlock, VInline};

use super::super::blocks::inside;
use super::super::document::{Document, Place};
use super::super::lists;
use super::super::paragraph::{Look, Paragraph};
use super::super::sheet::mm;

/// What a leaf is.
#[derive(Clone)]
pub(super) enum Part<'v> {
    /// Running text, an entry of a list, a term.
    Text(&'v [VInline]),
    Heading {
        level: u8,
        id: &'v str,
        content: &'v [VInline],
    },
    /// What a box is: "Important".
    Label(&'v str, Look),
    Code(&'v str),
    Rule,
    Table(&'v TableView),
    Figure(&'v FigureView),
    Chart(&'v ChartView),
}

/// A block that holds no other.
#[derive(Clone)]
pub(super) struct Leaf<'v> {
    pub(super) part: Part<'v>,
    pub(super) place: Place,
    /// How it is set, where it is a paragraph; the list that it is an entry of is told apart.
    pub(super) paragraph: Paragraph,
    /// Which of the version's lists it is an entry of.
    pub(super) list: Option<usize>,
    /// Entries of lists before it that begin with something else than a paragraph.
    pub(super) blank: Vec<(Paragraph, usize)>,
    /// How many blocks end with it that a space parts from the next.
    pub(super) ends: usize,
}

/// A list: where its numbers begin, if it has any, and where it stands.
pub(super) type ListOf = (Option<u64>, Place);

/// Blocks as leaves.
#[derive(Default)]
pub(super) struct Leaves<'v> {
    pub(super) leaves: Vec<Leaf<'v>>,
    /// The lists of the version so far.
    pub(super) lists: Vec<ListOf>,
    /// The entry that the next leaf begins.
    entry: Option<(Paragraph, usize)>,
    blank: Vec<(Paragraph, usize)>,
}

impl<'v> Leaves<'v> {
    /// None yet, after the lists of what stands before.
    pub(super) fn after(lists: Vec<ListOf>) -> Self {
        Self { lists, ..Self::default() }
    }

    pub(super) fn blocks(&mut self, blocks: &'v [VBlock], place: Place, doc: &Document<'_>) {
        for block in blocks {
            self.block(&block.kind, place, doc);
        }
    }

    fn block(&mut self, block: &'v BlockView, place: Place, doc: &Document<'_>) {
        let running = Paragraph::of(place.style).at(place.indent);
        match block {
            BlockView::Paragraph { content } => {
                let entry = self.entry.take();
                let (paragraph, list) = entry.map_or((running, None), |(entry, list)| (entry, Some(list)));
                self.push(Part::Text(content), place, paragraph);
                if let Some(leaf) = self.leaves.last_mut() {
                    leaf.list = list;
                }
                return;
            }
            // An entry that begins with something else has its mark on a line of its own.
            _ => self.blank.extend(self.entry.take()),
        }
        match block {
            BlockView::Heading { level, id, content } => {
                self.push(Part::Heading { level: *level, id, content }, place, running)
            }
            BlockView::List { start, items } => self.list(*start, items, place, doc),
            BlockView::Quote { blocks } => {
                self.blocks(blocks, inside(place, "Quote"), doc);
                self.end();
            }
            BlockView::Alert { kind, label, blocks } => {
                let (style, look) = doc.alert_looks(kind);
                let place = inside(place, style);
                let paragraph = Paragraph { keep_next: true, ..Paragraph::of(style).at(place.indent) };
                self.push(Part::Label(label, look), place, paragraph);
                self.blocks(blocks, place, doc);
                self.end();
            }
            BlockView::Definitions { entries } => self.definitions(entries, place, doc),
            BlockView::Table(table) => self.push(Part::Table(table), place, running),
            BlockView::Figure(figure) => self.push(Part::Figure(figure), place, running),
            BlockView::Chart(chart) => self.push(Part::Chart(chart), place, running),
            BlockView::Code { text } => {
                self.push(Part::Code(text), place, Paragraph::of("HTMLPreformatted").at(place.indent));
            }
            BlockView::Rule => self.push(Part::Rule, place, Paragraph::of("ThematicBreak").at(place.indent)),
            _ => {}
        }
    }

    fn list(&mut self, start: Option<u64>, items: &'v [Vec<VBlock>], place: Place, doc: &Document<'_>) {
        self.lists.push((start, place));
        let list = self.lists.len() - 1;
        for item in items {
            self.entry = Some((lists::entry(start.is_some(), place), list));
            let rest = match item.as_slice() {
                [first @ VBlock { kind: BlockView::Paragraph { .. }, .. }, rest @ ..] => {
                    self.block(&first.kind, place, doc);
                    rest
                }
                all => all,
            };
            for block in rest {
                let inside = lists::within(place);
                let style = if matches!(block.kind, BlockView::List { .. }) { place.style } else { inside.style };
                self.block(&block.kind, Place { style, ..inside }, doc);
            }
            // An entry of nothing at all.
            self.blank.extend(self.entry.take());
        }
    }

    fn definitions(&mut self, entries: &'v [EntryView], place: Place, doc: &Document<'_>) {
        for entry in entries {
            let term = Paragraph { keep_next: true, ..Paragraph::of("DefinitionTerm").at(place.indent) };
            self.push(Part::Text(&entry.term), place, term);
            let style = if place.style.is_empty() { "Definition" } else { place.style };
            let detail = Place { indent: place.indent + mm(6), style, nested: true, ..place };
            entry.details.iter().for_each(|blocks| self.blocks(blocks, detail, doc));
        }
    }

    fn push(&mut self, part: Part<'v>, place: Place, paragraph: Paragraph) {
        let blank = std::mem::take(&mut self.blank);
        self.leaves.push(Leaf { part, place, paragraph, list: None, blank, ends: 0 });
    }

    fn end(&mut self) {
        if let Some(leaf) = self.leaves.last_mut() {
            leaf.ends += 1;
        }
    }
}
