use planwright_view::{ChangedBlock, ChangedField, ChangedItem, ChangedTerm, Fold, MarkedRun, TextRole};

use super::SECTION;
use crate::emitter::Emitter;

impl Emitter<'_> {
    pub(super) fn changed_fields(&mut self, fields: &[ChangedField]) {
        if fields.is_empty() {
            return;
        }
        self.out.code("redline-fields(");
        for field in fields {
            self.out.code("\n(").words_arg("label", &field.label).code(" body: ");
            self.marked_runs(&field.runs);
            self.out.code(",").words_arg_opt("difference", field.difference.as_deref()).code("), ");
        }
        self.out.code(")\n");
    }

    /// Writes blocks as one value; `nested` where there is no hanging column.
    pub(super) fn changed_blocks(&mut self, blocks: &[ChangedBlock], nested: bool) {
        self.out.code("{\n");
        for block in blocks {
            self.changed_block(block, nested);
            self.out.code("\n");
        }
        self.out.code("[]\n}\n");
    }

    fn changed_block(&mut self, block: &ChangedBlock, nested: bool) {
        match block {
            ChangedBlock::Text { role, label, runs } => self.changed_text(*role, label.as_deref(), runs),
            ChangedBlock::List { items } => self.changed_list(items),
            ChangedBlock::Quote { blocks } => {
                self.out.code("quotation(words: 100, nested: true, ");
                self.changed_blocks(blocks, true);
                self.out.code(")");
            }
            ChangedBlock::Alert { kind, blocks } => {
                self.out.code("alert(").string(kind).code(", nested: true, title: ");
                let (title, rest) = match blocks.split_first() {
                    Some((ChangedBlock::Text { role: TextRole::Title, runs, .. }, rest)) => (runs.as_slice(), rest),
                    _ => ([].as_slice(), blocks.as_slice()),
                };
                self.marked_runs(title);
                self.out.code(", ");
                self.changed_blocks(rest, true);
                self.out.code(")");
            }
            ChangedBlock::Terms { terms } => self.changed_terms(terms),
            ChangedBlock::Table(table) => self.changed_table(table, nested),
            ChangedBlock::Rule => {
                self.out.code("thematic-break()");
            }
            ChangedBlock::Folded { why, summary, place, blocks } => {
                self.out.code("redline-folded(").words_arg("summary", summary);
                self.out.flag_arg("away", *why != Fold::Same).code(" ");
                if let Some(place) = place {
                    self.redline_place(place);
                }
                self.changed_blocks(blocks, true);
                self.out.code(")");
            }
            ChangedBlock::Moved { label, place, blocks } => {
                self.out.code("redline-moved(").words(label).code(", ");
                if let Some(place) = place {
                    self.redline_place(place);
                }
                self.changed_blocks(blocks, true);
                self.out.code(")");
            }
        }
    }

    fn changed_text(&mut self, role: TextRole, label: Option<&str>, runs: &[MarkedRun]) {
        match role {
            TextRole::Heading(depth) => {
                self.out.code("subheading(").count_arg("level", SECTION.saturating_add(depth).into());
                self.out.count_arg("depth", depth.into()).code(" ");
            }
            _ => {
                self.out.code("par(");
            }
        }
        match label {
            Some(label) => {
                self.out.code("{ strong(").words(label).code("); [ ]; ");
                self.marked_runs(runs);
                self.out.code(" })");
            }
            None => {
                self.marked_runs(runs);
                self.out.code(")");
            }
        }
    }

    fn changed_list(&mut self, items: &[ChangedItem]) {
        let numbered = items.iter().any(|item| item.number.is_some());
        self.out.code(if numbered { "enum(" } else { "list(" });
        for item in items {
            self.out.code("\n");
            match item.number.filter(|_| numbered) {
                Some(number) => self.out.code("enum.item(").code(&number.to_string()).code(", "),
                None if numbered => self.out.code("enum.item("),
                None => self.out.code("list.item("),
            };
            match item.blocks.as_slice() {
                [ChangedBlock::Text { role: TextRole::Paragraph, label: None, runs }] => self.marked_runs(runs),
                [ChangedBlock::Text { role: TextRole::Paragraph, label: None, runs }, rest @ ..] => {
                    self.out.code("{ ");
                    self.marked_runs(runs);
                    self.out.code("; ");
                    self.changed_blocks(rest, true);
                    self.out.code(" }");
                }
                blocks => self.changed_blocks(blocks, true),
            }
            self.out.code("),");
        }
        self.out.code(")");
    }

    fn changed_terms(&mut self, terms: &[ChangedTerm]) {
        self.out.code("definitions(");
        for term in terms {
            self.out.code("\n(");
            self.marked_runs(&term.term);
            self.out.code(", ");
            self.changed_blocks(&term.meaning, true);
            self.out.code("),");
        }
        self.out.code(")");
    }
}
