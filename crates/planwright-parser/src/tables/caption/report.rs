//! What is wrong with captions.

use planwright_core::model::Table;
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Edit, Fix, Span, Spanned};

use super::{Caption, Captions, KEYS, MARK};
use crate::attributes::Pair;

impl Captions<'_> {
    pub(super) fn report_alone(&mut self, caption: &Caption) {
        let mark = self.within(caption.span, 0..MARK.len());
        self.diagnostics.push(
            Diagnostic::error("table/caption", mark, "this caption has no table")
                .label("no table stands beside it")
                .help("A paragraph that begins with `Table:` names the table before or after it, with nothing between but a blank line. Between two tables it names the next.")
                .help("Put it beside its table, or begin it with another word if it is not a caption."),
        );
    }

    pub(super) fn report_near_mark(&mut self, span: Span) {
        let written = self.sources.slice(span);
        let finding =
            Diagnostic::error("table/caption", span, format!("a caption begins with `Table:`, not with `{written}`"))
                .label("would be printed as a paragraph")
                .help("Tables are numbered by themselves, so that every number fits; the caption is the words alone.")
                .help("Begin it with `Table:`.");
        self.diagnostics.push(finding.fix(Fix {
            title: "Begin the caption with `Table:`".to_owned(),
            safe: true,
            edits: vec![Edit { span, insert: MARK.to_owned() }],
        }));
    }

    pub(super) fn report_swallowed(&mut self, span: Span) {
        let text = self.sources.text(self.file);
        let line = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        // In a quote the blank line needs the sign of the quote.
        let lead = text[line..span.start as usize].trim_end();
        let end = if text[..line].ends_with("\r\n") { "\r\n" } else { "\n" };
        let fix = Fix {
            title: "Add a blank line before the caption".to_owned(),
            safe: true,
            edits: vec![Edit { span: Span::new(self.file, line, line), insert: format!("{lead}{end}") }],
        };
        self.diagnostics.push(
            Diagnostic::error("table/caption", span, "this caption would be printed as a row of the table")
                .label("no blank line stands before it")
                .help("Markdown takes every line up to the next blank one for a row.")
                .help("Put a blank line between the table and its caption.")
                .fix(fix),
        );
    }

    pub(super) fn report_no_caption(&mut self, table: &Table) {
        let header = table.header.first().zip(table.header.last()).map(|(first, last)| first.span.to(last.span));
        self.diagnostics.push(
            Diagnostic::error("table/caption", header.unwrap_or(table.span), "this table has numbers and no caption")
                .label("a table of numbers needs a caption")
                .help("The caption says what the figures are and what they count, also to people who listen to the table.")
                .help("Write a paragraph before the table, with a blank line between: `Table: What it shows {#tbl-an-id}`, with `unit=\"£m\"` inside the braces if the figures are in millions."),
        );
    }

    pub(super) fn report_no_words(&mut self, caption: &Caption) {
        let span = self.within(caption.span, 0..MARK.len());
        self.diagnostics.push(
            Diagnostic::error("table/caption", span, "this caption has no words")
                .label("nothing behind it")
                .help("The caption says what the figures are, also to people who listen to the table. Write it between `Table:` and the braces."),
        );
    }

    pub(super) fn report_malformed(&mut self, span: Span) {
        self.diagnostics.push(
            Diagnostic::error("source/attributes", span, "the attributes of this caption cannot be read")
                .label("would be printed as it stands")
                .help("They stand at the end of the caption, between braces: `{#tbl-an-id unit=\"£m\"}`.")
                .help(
                    "See that every brace and every quotation mark is closed, and that no words follow the last brace.",
                ),
        );
    }

    pub(super) fn report_unknown(&mut self, key: &str, span: Span) {
        let finding = Diagnostic::error("source/attributes", span, format!("a table has no attribute `{key}`"))
            .label("would have no effect");
        let finding = match nearest(key.trim_start_matches(['.', '#']), KEYS) {
            Some(near) => finding.help(format!("Did you mean `{near}=…`?")),
            None => finding.help(format!(
                "What can stand here is an id, `#tbl-an-id`, and {}, each with `=` and a value.",
                listed(&KEYS)
            )),
        };
        self.diagnostics.push(finding);
    }

    pub(super) fn report_repeated(&mut self, pair: &Pair, caption: Span) {
        let key = &pair.key.text;
        self.diagnostics.push(
            Diagnostic::error(
                "source/attributes",
                self.within(caption, pair.key.at.clone()),
                format!("`{key}` is given twice"),
            )
            .label("the second one")
            .help("Only one of the two can hold. Take one out."),
        );
    }

    pub(super) fn report_value(&mut self, key: &str, value: &Spanned<String>, words: &[&str]) {
        let finding = Diagnostic::error("source/value", value.span, format!("`{key}` cannot be `{}`", value.value))
            .label("not one of its words");
        let finding = match nearest(&value.value, words.iter().copied()) {
            Some(near) => finding.help(format!("Did you mean `{near}`?")),
            None => finding.help(format!("It can be {}.", listed(words))),
        };
        self.diagnostics.push(finding);
    }
}

/// `a`, `b` and `c`.
fn listed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
