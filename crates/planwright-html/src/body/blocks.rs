use planwright_view::{BlockView, EntryView, FigureView, InlineView, VBlock, VInline};

use super::{FURNITURE, Writer};

impl Writer<'_> {
    /// Writes blocks. `level` is the level of the heading over them.
    pub(super) fn blocks(&mut self, blocks: &[VBlock], level: u8) {
        for block in blocks {
            self.block(&block.kind, level);
        }
    }

    fn block(&mut self, block: &BlockView, level: u8) {
        match block {
            BlockView::Paragraph { content } => self.paragraph(content),
            BlockView::Heading { level, id, content } => self.heading(*level, id, content),
            BlockView::Numbered { number, id, content } => self.numbered(number, id, content),
            BlockView::Insert { part, level, blocks } => {
                self.holder("div", &[("class", &format!("insert flow insert-{part}"))], blocks, *level);
            }
            BlockView::List { start, items } => self.list(*start, items, level),
            BlockView::Quote { blocks } => self.holder("blockquote", &[], blocks, level),
            BlockView::Alert { kind, label, blocks } => self.alert(kind, label, blocks, level),
            BlockView::Definitions { entries } => self.definitions(entries, level),
            BlockView::Table(table) => self.table(table),
            BlockView::Figure(figure) => self.figure(figure),
            BlockView::Chart(chart) => self.chart(chart),
            BlockView::Code { text } => self.code(text),
            BlockView::Rule => self.out.raw("<hr>\n"),
            BlockView::Records(records) => self.records(records),
            BlockView::Conditions { title, text } => self.conditions(title, text, level),
            BlockView::Signature { name, role, portrait } => self.signature(name, role, portrait.as_deref()),
            BlockView::Facts { facts } => self.facts(facts),
            BlockView::Tally { entries } => self.tally(entries),
            BlockView::Clauses { clauses } => self.clauses(clauses, level),
        }
    }

    fn paragraph(&mut self, content: &[VInline]) {
        self.out.open("p", &[]);
        self.inlines(content);
        self.out.close_line("p");
    }

    /// Writes a paragraph that can be spoken of by its number.
    fn numbered(&mut self, number: &str, id: &str, content: &[VInline]) {
        self.out.open("p", &[("class", "numbered-line"), ("id", id)]);
        self.out.element("span", &[("class", "n"), FURNITURE], number);
        self.out.raw(" ");
        self.inlines(content);
        self.out.close_line("p");
    }

    fn heading(&mut self, level: u8, id: &str, content: &[VInline]) {
        let tag = format!("h{}", level.clamp(2, 6));
        self.out.open("div", &[("class", "heading"), ("id", id)]);
        self.out.open(&tag, &[]);
        match content {
            [VInline { kind: InlineView::Text { text }, .. }] => self.title(text),
            _ => self.inlines(content),
        }
        self.out.close(&tag);
        self.permalink(id, &crate::text::words_of(content));
        self.out.close_line("div");
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<VBlock>], level: u8) {
        let first = start.filter(|n| *n != 1).map(|n| n.to_string());
        let tag = if start.is_some() { "ol" } else { "ul" };
        let attributes: Vec<_> = first.iter().map(|n| ("start", n.as_str())).collect();
        self.out.open(tag, &attributes);
        self.out.raw("\n");
        for item in items {
            self.out.open("li", &[]);
            self.bare(item, level);
            self.out.close_line("li");
        }
        self.out.close_line(tag);
    }

    /// Writes blocks, a first paragraph without its tags where nothing but a list comes after it:
    /// the usual shape of an entry of a list.
    pub(super) fn bare(&mut self, blocks: &[VBlock], level: u8) {
        let rest = match blocks {
            [first, rest @ ..] if rest.iter().all(|b| matches!(b.kind, BlockView::List { .. })) => {
                let BlockView::Paragraph { content } = &first.kind else {
                    return self.blocks(blocks, level);
                };
                self.inlines(content);
                rest
            }
            _ => blocks,
        };
        self.blocks(rest, level);
    }

    fn holder(&mut self, tag: &str, attributes: &[(&str, &str)], blocks: &[VBlock], level: u8) {
        self.out.open(tag, attributes);
        self.out.raw("\n");
        self.blocks(blocks, level);
        self.out.close_line(tag);
    }

    fn alert(&mut self, kind: &str, label: &str, blocks: &[VBlock], level: u8) {
        self.out.open("div", &[("class", &format!("alert {kind}"))]);
        self.out.open("p", &[("class", "alert-title")]);
        self.icon(kind);
        self.out.raw(" ");
        self.out.text(label);
        self.out.close_line("p");
        self.blocks(blocks, level);
        self.out.close_line("div");
    }

    fn definitions(&mut self, entries: &[EntryView], level: u8) {
        self.out.open("dl", &[("class", "pairs")]);
        for entry in entries {
            self.out.open("div", &[]);
            self.out.open("dt", &[]);
            self.inlines(&entry.term);
            self.out.close("dt");
            for detail in &entry.details {
                self.out.open("dd", &[]);
                self.bare(detail, level);
                self.out.close("dd");
            }
            // A term alone is no pair.
            if entry.details.is_empty() {
                self.out.raw("<dd></dd>");
            }
            self.out.close_line("div");
        }
        self.out.close_line("dl");
    }

    fn figure(&mut self, figure: &FigureView) {
        self.out.open("figure", &[("id", &figure.id)]);
        match &figure.picture {
            Some(name) => self.picture(name, &figure.alt, "figure"),
            None => self.missing_picture(&figure.alt),
        }
        if let Some(caption) = &figure.caption {
            self.out.open("figcaption", &[]);
            self.label(figure.label.as_deref());
            self.out.text(caption);
            self.out.close("figcaption");
        }
        self.out.close_line("figure");
    }

    /// Writes "Table 2" before a caption.
    pub(super) fn label(&mut self, label: Option<&str>) {
        if let Some(label) = label {
            self.out.element("span", &[("class", "label"), FURNITURE], label);
            self.out.raw(" ");
        }
    }

    fn code(&mut self, text: &str) {
        self.out.raw("<pre>");
        // A newline right after the tag is not part of the text.
        if text.starts_with('\n') {
            self.out.raw("\n");
        }
        self.out.element("code", &[], text);
        self.out.raw("</pre>\n");
    }

    fn conditions(&mut self, title: &str, text: &str, level: u8) {
        self.out.open("div", &[("class", "conditions")]);
        self.out.element(&format!("h{}", (level + 1).min(6)), &[], title);
        for paragraph in text.split("\n\n").filter(|p| !p.trim().is_empty()) {
            self.line("p", "condition", paragraph);
        }
        self.out.close_line("div");
    }

    fn signature(&mut self, name: &str, role: &str, portrait: Option<&str>) {
        self.out.open("div", &[("class", "signature")]);
        if let Some(picture) = portrait {
            self.picture(picture, name, "portrait");
        }
        self.out.open("p", &[]);
        self.out.element("strong", &[], name);
        self.out.raw("<br>");
        self.out.text(role);
        self.out.close("p");
        self.out.close_line("div");
    }
}
