//! Blocks of a section.

use planwright_core::Span;
use planwright_view::{BlockView, EntryView, FigureView, TableView, VBlock, VInline, plain};

use super::emitter::{Emitter, Place};
use super::picture;
use super::table::turns_sheet;
use super::text::word_count;

/// A paragraph of more letters than this may stand at the foot of a page although a list follows.
const LEAD_IN: usize = 400;

impl Emitter<'_> {
    /// Writes blocks one below the other, each on a line of its own.
    pub(super) fn blocks(&mut self, blocks: &[VBlock], place: Place) {
        self.out.code("{\n");
        let mut rest = blocks;
        while let [block, after @ ..] = rest {
            rest = match (headings_of_turned(rest, place), after) {
                (Some((heads, table, span, after)), _) => {
                    let start = self.out.text.len();
                    self.table(table, heads, place);
                    self.out.mark(start, span);
                    after
                }
                (None, [VBlock { kind: BlockView::List { .. }, .. }, ..]) if leads_in(block) => {
                    self.out.code("lead-in(");
                    self.block(block, place);
                    self.out.code(")");
                    after
                }
                _ => {
                    self.block(block, place);
                    after
                }
            };
            self.out.code("\n");
        }
        self.out.code("[]\n}");
    }

    fn block(&mut self, block: &VBlock, place: Place) {
        let start = self.out.text.len();
        self.kind(&block.kind, place);
        self.out.mark(start, block.span);
    }

    fn kind(&mut self, block: &BlockView, place: Place) {
        match block {
            BlockView::Paragraph { content } => self.wrapped("par(", content, ")"),
            BlockView::Heading { level, id, content } => self.subheading(*level, id, content, place),
            BlockView::Numbered { number, id, content } => {
                self.out.code("numbered(");
                self.id_arg(id);
                self.out.words_arg("number", number);
                self.wrapped(" ", content, ")");
            }
            BlockView::Insert { part, level, blocks } => {
                self.out.code("insert(").string_arg("part", part).code(" ");
                self.blocks(blocks, Place { level: *level, ..place });
                self.out.code(")");
            }
            BlockView::List { start, items } => self.list(*start, items, place),
            BlockView::Quote { blocks } => self.quote(blocks, place),
            BlockView::Alert { kind, label, blocks } => {
                self.out.code("alert(").string(kind).code(",").words_arg("title", label);
                self.out.flag_arg("nested", place.nested).code(" ");
                self.blocks(blocks, place.inside());
                self.out.code(")");
            }
            BlockView::Definitions { entries } => self.definitions(entries, place),
            BlockView::Table(table) => self.table(table, &[], place),
            BlockView::Figure(figure) => self.figure(figure, place),
            BlockView::Chart(chart) => self.chart(chart, place.nested),
            BlockView::Code { text } => {
                self.out.code("code-block(").string(text).code(")");
            }
            BlockView::Rule => {
                self.out.code("thematic-break()");
            }
            BlockView::Records(records) => self.records(records, place),
            BlockView::Conditions { title, text } => self.conditions(title, text, place),
            BlockView::Signature { name, role, portrait } => self.signature(name, role, portrait.as_deref(), place),
            BlockView::Facts { facts } => self.head_facts(facts),
            BlockView::Tally { entries } => self.tally(entries),
            BlockView::Clauses { clauses } => self.clauses(clauses, place),
        }
    }

    fn wrapped(&mut self, before: &str, content: &[VInline], after: &str) {
        self.out.code(before);
        self.inlines(content);
        self.out.code(after);
    }

    fn subheading(&mut self, level: u8, id: &str, content: &[VInline], place: Place) {
        self.out.code("subheading(");
        self.id_arg(id);
        let depth = level.saturating_sub(place.level).max(1);
        self.out.count_arg("level", level.into()).count_arg("depth", depth.into());
        self.wrapped(" ", content, ")");
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<VBlock>], place: Place) {
        match start {
            Some(start) => {
                self.out.code("enum(start: ").code(&start.to_string()).code(",");
            }
            None => {
                self.out.code("list(");
            }
        }
        for item in items {
            self.out.code("\n");
            self.item(item, place.inside());
            self.out.code(",");
        }
        self.out.code(")");
    }

    /// An entry of a list, a detail of a term or a note: its first paragraph stands beside the mark.
    pub(super) fn item(&mut self, blocks: &[VBlock], place: Place) {
        match blocks {
            [VBlock { kind: BlockView::Paragraph { content }, .. }] => self.inlines(content),
            [VBlock { kind: BlockView::Paragraph { content }, .. }, rest @ ..] => {
                self.wrapped("{ ", content, "; parbreak(); ");
                self.blocks(rest, place);
                self.out.code(" }");
            }
            _ => self.blocks(blocks, place),
        }
    }

    fn quote(&mut self, blocks: &[VBlock], place: Place) {
        let one_paragraph = matches!(blocks, [VBlock { kind: BlockView::Paragraph { .. }, .. }]);
        self.out.code("quotation(").count_arg("words", word_count(blocks));
        self.out.flag_arg("one-paragraph", one_paragraph).flag_arg("nested", place.nested).code(" ");
        self.blocks(blocks, place.inside());
        self.out.code(")");
    }

    fn definitions(&mut self, entries: &[EntryView], place: Place) {
        self.out.code("definitions(");
        for entry in entries {
            self.wrapped("\n(", &entry.term, ", {");
            for (index, detail) in entry.details.iter().enumerate() {
                self.out.code(if index > 0 { "; parbreak(); " } else { " " });
                self.item(detail, place.inside());
            }
            self.out.code(if entry.details.is_empty() { "[] })," } else { " })," });
        }
        self.out.code(")");
    }

    fn figure(&mut self, figure: &FigureView, place: Place) {
        self.out.code("picture(");
        self.id_arg(&figure.id);
        self.out.words_arg_opt("label", figure.label.as_deref());
        self.out.words_arg_opt("caption", figure.caption.as_deref());
        self.out.flag_arg("nested", place.nested);
        match figure.picture.as_deref().and_then(|name| self.picture(name)) {
            Some((index, found)) => picture::args(&mut self.out, index, found, &figure.alt),
            None => {
                self.out.string_arg("alt", &figure.alt);
            }
        }
        self.out.code(")");
    }

    fn conditions(&mut self, title: &str, text: &str, place: Place) {
        let level = usize::from(place.level) + 1;
        self.out.code("conditions(").count_arg("level", level).words_arg("title", title);
        self.out.code(" ").words(text).code(")");
    }

    fn signature(&mut self, name: &str, role: &str, portrait: Option<&str>, place: Place) {
        self.out.code("signature(").words_arg("name", name).words_arg("role", role);
        self.out.flag_arg("nested", place.nested);
        if let Some((index, found)) = portrait.and_then(|portrait| self.picture(portrait)) {
            self.out.code(" portrait: (");
            picture::args(&mut self.out, index, found, name);
            self.out.code("),");
        }
        self.out.code(")");
    }
}

/// Headings that stand straight before a table which turns the sheet, that table with its place, and what follows: they
/// go onto its sheet, because they would be left alone on the one before.
fn headings_of_turned(blocks: &[VBlock], place: Place) -> Option<(&[VBlock], &TableView, Span, &[VBlock])> {
    let heads = blocks.iter().take_while(|block| matches!(block.kind, BlockView::Heading { .. })).count();
    let (heads, rest) = blocks.split_at_checked(heads)?;
    let [VBlock { kind: BlockView::Table(table), span }, after @ ..] = rest else { return None };
    (!heads.is_empty() && !place.nested && turns_sheet(table)).then_some((heads, table, *span, after))
}

/// True for a paragraph that leads to what follows it and means nothing alone: it ends with a colon.
fn leads_in(block: &VBlock) -> bool {
    let BlockView::Paragraph { content } = &block.kind else { return false };
    let words = plain(content);
    words.trim_end().ends_with(':') && words.chars().count() <= LEAD_IN
}
