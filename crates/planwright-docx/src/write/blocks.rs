//! Blocks of a section.

use planwright_view::{BlockView, EntryView, FigureView, VBlock, VInline, plain};

use super::document::{Document, Place};
use super::paragraph::{Look, Paragraph};
use super::sheet::mm;

/// How far the text of a quotation or an alert stands from the edge of its block.
pub(super) const FRAME: i32 = mm(5);

impl Document<'_> {
    pub(super) fn blocks(&mut self, blocks: &[VBlock], place: Place) {
        for block in blocks {
            self.block(&block.kind, place);
        }
    }

    fn block(&mut self, block: &BlockView, place: Place) {
        if !place.nested {
            self.turn(matches!(block, BlockView::Table(table) if super::tables::turns(table)));
        }
        match block {
            BlockView::Paragraph { content } => self.running(content, place),
            BlockView::Numbered { number, content, .. } => {
                self.paragraph(Paragraph::of(place.style).at(place.indent), |doc| {
                    doc.run(&Look::bold(), &format!("{number} "));
                    doc.inlines(content, &Look::default());
                });
            }
            BlockView::Insert { blocks, .. } => self.blocks(blocks, place),
            BlockView::Heading { level, id, content } => self.subheading(*level, id, content),
            BlockView::List { start, items } => self.list(*start, items, place),
            BlockView::Quote { blocks } => {
                self.blocks(blocks, inside(place, "Quote"));
                self.block_end();
            }
            BlockView::Alert { kind, label, blocks } => self.alert(kind, label, blocks, place),
            BlockView::Definitions { entries } => self.definitions(entries, place),
            BlockView::Table(table) => self.table(table, place),
            BlockView::Figure(figure) => self.figure(figure, place),
            BlockView::Chart(chart) => self.chart(chart, place),
            BlockView::Code { text } => {
                self.line(Paragraph::of("HTMLPreformatted").at(place.indent), text.trim_end_matches('\n'));
            }
            BlockView::Rule => self.line(Paragraph::of("ThematicBreak").at(place.indent), ""),
            BlockView::Records(records) => self.records(records, place),
            BlockView::Conditions { title, text } => self.conditions(title, text, place),
            BlockView::Signature { name, role, portrait } => self.signature(name, role, portrait.as_deref(), place),
            BlockView::Facts { facts } => self.facts(facts),
            BlockView::Tally { entries } => self.tally(entries),
            BlockView::Clauses { clauses } => self.clauses(clauses, place),
        }
    }

    fn running(&mut self, content: &[VInline], place: Place) {
        self.paragraph(Paragraph::of(place.style).at(place.indent), |doc| doc.inlines(content, &Look::default()));
    }

    fn subheading(&mut self, level: u8, id: &str, content: &[VInline]) {
        self.heading(level, Some(id), &plain(content), false, |doc| doc.inlines(content, &Look::default()));
    }

    fn alert(&mut self, kind: &str, label: &str, blocks: &[VBlock], place: Place) {
        let (style, look) = self.alert_looks(kind);
        let place = inside(place, style);
        let title = Paragraph { keep_next: true, ..Paragraph::of(style).at(place.indent) };
        self.paragraph(title, |doc| doc.run(&look, label));
        self.blocks(blocks, place);
        self.block_end();
    }

    /// The style of a box, and how its label looks.
    pub(super) fn alert_looks(&self, kind: &str) -> (&'static str, Look) {
        let (style, colour) = match kind {
            "warning" | "caution" => ("AlertWarning", &self.palette.status),
            "important" => ("AlertImportant", &self.palette.accent),
            _ => ("AlertNote", &self.palette.field),
        };
        (style, Look { colour: Some(colour.clone()), ..Look::bold() })
    }

    /// Writes the space after a block that must not touch the next: Word would make one of two tables or panels.
    pub(super) fn block_end(&mut self) {
        // It has no words that could have been moved: LibreOffice leaves such a paragraph behind.
        self.still(|doc| doc.line(Paragraph::of("BlockEnd"), ""));
    }

    fn definitions(&mut self, entries: &[EntryView], place: Place) {
        for entry in entries {
            let term = Paragraph { keep_next: true, ..Paragraph::of("DefinitionTerm").at(place.indent) };
            self.paragraph(term, |doc| doc.inlines(&entry.term, &Look::default()));
            let style = if place.style.is_empty() { "Definition" } else { place.style };
            let detail = Place { indent: place.indent + mm(6), style, nested: true, ..place };
            entry.details.iter().for_each(|blocks| self.blocks(blocks, detail));
        }
    }

    pub(super) fn figure(&mut self, figure: &FigureView, place: Place) {
        let name = self.names.get(&figure.id);
        let shown = Paragraph { keep_next: figure.caption.is_some(), ..Paragraph::of("Picture").at(place.indent) };
        let picture = figure.picture.as_deref().and_then(|name| self.picture(name));
        self.paragraph(shown, |doc| {
            doc.bookmarked(name.as_deref(), |doc| match picture {
                Some(picture) => doc.picture_of(picture, &figure.alt, super::media::Room::Figure(place.indent)),
                None => doc.missing_picture(&figure.alt),
            });
        });
        if let Some(caption) = &figure.caption {
            self.paragraph(Paragraph::of("Caption").at(place.indent), |doc| {
                doc.label(figure.label.as_deref());
                doc.run(&Look::default(), caption);
            });
            self.block_end();
        }
    }

    /// Writes "Table 2" before a caption.
    pub(super) fn label(&mut self, label: Option<&str>) {
        if let Some(label) = label {
            self.run(&Look::styled("Label"), label);
            self.run(&Look::default(), "  ");
        }
    }

    fn conditions(&mut self, title: &str, text: &str, place: Place) {
        self.heading(place.level + 1, None, title, false, |doc| doc.run(&Look::default(), title));
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
            self.line(Paragraph::of(place.style).at(place.indent), paragraph);
        }
    }

    fn signature(&mut self, name: &str, role: &str, portrait: Option<&str>, place: Place) {
        if let Some(picture) = portrait.and_then(|portrait| self.picture(portrait)) {
            let shown = Paragraph { keep_next: true, ..Paragraph::of("Picture").at(place.indent) };
            self.paragraph(shown, |doc| doc.picture_of(picture, name, super::media::Room::Portrait));
        }
        self.paragraph(Paragraph::of("Signature").at(place.indent), |doc| {
            doc.run(&Look::bold(), name);
            doc.run(&Look::default(), &format!("\n{role}"));
        });
    }
}

/// The place inside a quotation or an alert. What stands in a note keeps the size of its words.
pub(super) fn inside(place: Place, style: &'static str) -> Place {
    Place { indent: place.indent + FRAME, style, nested: true, ..place }
}
