use planwright_view::{
    ChangeTag, ChangedBlock, ChangedField, ChangedItem, ChangedTerm, Fold, MarkedRun, NoticeView, RunSide, TextRole,
};

use super::Redline;
use crate::body::drawn;

/// The level of the heading over a section's text.
const SECTION: u8 = 3;

impl Redline<'_> {
    /// What changed in front matter: a label and what it said and says.
    pub(super) fn fields(&mut self, fields: &[ChangedField]) {
        if fields.is_empty() {
            return;
        }
        self.out.raw("<dl class=\"pairs fields\">\n");
        for field in fields {
            self.out.open("div", &[("data-change", "")]);
            self.out.element("dt", &[], &field.label);
            self.out.raw("<dd>");
            self.runs(&field.runs);
            self.difference(field.difference.as_deref());
            self.out.raw("</dd>");
            self.out.close_line("div");
        }
        self.out.raw("</dl>\n");
    }

    /// By how much a figure changed.
    pub(super) fn difference(&mut self, difference: Option<&str>) {
        if let Some(difference) = difference {
            self.out.raw(" ");
            self.out.element("span", &[("class", "difference")], &format!("({difference})"));
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[ChangedBlock]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &ChangedBlock) {
        match block {
            ChangedBlock::Text { role, label, runs } => self.text(*role, label.as_deref(), runs),
            ChangedBlock::List { items } => self.list(items),
            ChangedBlock::Quote { blocks } => {
                self.out.raw("<blockquote>\n");
                self.blocks(blocks);
                self.out.raw("</blockquote>\n");
            }
            ChangedBlock::Alert { kind, blocks } => {
                self.out.open("div", &[("class", &format!("alert {kind}"))]);
                self.out.raw("\n");
                self.alert(kind, blocks);
                self.out.close_line("div");
            }
            ChangedBlock::Terms { terms } => self.terms(terms),
            ChangedBlock::Table(table) => self.table(table),
            ChangedBlock::Rule => self.out.raw("<hr>\n"),
            ChangedBlock::Folded { why, summary, place, blocks } => {
                let class = if *why == Fold::Same { "same" } else { "same away" };
                self.out.open("details", &[("class", class)]);
                self.out.raw("\n");
                self.out.element("summary", &[], summary);
                self.out.raw("\n<div class=\"flow\">\n");
                if let Some(place) = place {
                    self.out.raw("<p>");
                    self.out.element("a", &[("href", &format!("#{}", place.id))], &place.title);
                    self.out.raw("</p>\n");
                }
                self.blocks(blocks);
                self.out.close_line("div");
                self.out.close_line("details");
            }
            ChangedBlock::Moved { label, place, blocks } => {
                self.out.raw("<div class=\"moved-here flow\" data-change>\n<p>");
                self.tag(&ChangeTag { name: "moved".to_owned(), label: label.clone() });
                if let Some(place) = place {
                    self.out.raw(" ");
                    self.out.element("a", &[("href", &format!("#{}", place.id))], &place.title);
                }
                self.out.raw("</p>\n");
                self.blocks(blocks);
                self.out.close_line("div");
            }
        }
    }

    fn text(&mut self, role: TextRole, label: Option<&str>, runs: &[MarkedRun]) {
        let heading;
        let tag = match role {
            TextRole::Heading(depth) => {
                heading = format!("h{}", SECTION.saturating_add(depth).min(6));
                heading.as_str()
            }
            _ => "p",
        };
        self.out.open(tag, if is_changed(runs) { &[("data-change", "")] } else { &[] });
        if let Some(label) = label {
            self.out.element("b", &[], label);
            self.out.raw(" ");
        }
        self.runs(runs);
        self.out.close_line(tag);
    }

    fn list(&mut self, items: &[ChangedItem]) {
        let numbered = items.iter().any(|item| item.number.is_some());
        let tag = if numbered { "ol" } else { "ul" };
        self.out.open(tag, &[]);
        self.out.raw("\n");
        for item in items {
            // What is gone keeps the number that it had, so that each is said as it stood.
            let number = item.number.map(|number| number.to_string());
            match &number {
                Some(number) => self.out.open("li", &[("value", number)]),
                None => self.out.open("li", &[]),
            }
            match item.blocks.as_slice() {
                [ChangedBlock::Text { role: TextRole::Paragraph, label: None, runs }] => {
                    self.out.open("span", if is_changed(runs) { &[("data-change", "")] } else { &[] });
                    self.runs(runs);
                    self.out.close("span");
                }
                _ => self.blocks(&item.blocks),
            }
            self.out.close_line("li");
        }
        self.out.close_line(tag);
    }

    fn alert(&mut self, kind: &str, blocks: &[ChangedBlock]) {
        for block in blocks {
            match block {
                ChangedBlock::Text { role: TextRole::Title, runs, .. } => {
                    self.out.open("p", if is_changed(runs) { &[("data-change", "")] } else { &[] });
                    self.out.raw(&drawn(kind));
                    self.out.raw(" <span>");
                    self.runs(runs);
                    self.out.raw("</span></p>\n");
                }
                block => self.block(block),
            }
        }
    }

    fn terms(&mut self, terms: &[ChangedTerm]) {
        self.out.raw("<dl class=\"pairs\">\n");
        for term in terms {
            self.out.open("div", if is_changed(&term.term) { &[("data-change", "")] } else { &[] });
            self.out.raw("<dt>");
            self.runs(&term.term);
            self.out.raw("</dt><dd>");
            self.blocks(&term.meaning);
            self.out.raw("</dd>");
            self.out.close_line("div");
        }
        self.out.raw("</dl>\n");
    }

    /// What changes mean, each in a box.
    pub(super) fn notices(&mut self, notices: &[NoticeView]) {
        for notice in notices {
            self.out.open("div", &[("class", &format!("alert {}", notice.kind)), ("data-change", "")]);
            self.out.raw("\n<p>");
            self.out.raw(&drawn(&notice.kind));
            self.out.raw(" ");
            self.out.text(&notice.title);
            self.out.raw("</p>\n");
            let lang = notice.lang.as_deref().map(|lang| ("lang", lang));
            self.out.element("p", lang.as_slice(), &notice.text);
            self.out.raw("\n");
            self.out.close_line("div");
        }
    }
}

/// True where words were added or deleted.
pub(super) fn is_changed(runs: &[MarkedRun]) -> bool {
    runs.iter().any(|run| run.side != RunSide::Same)
}
