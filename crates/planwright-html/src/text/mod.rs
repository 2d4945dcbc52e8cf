//! The text-only edition: what a panel's papers carry, and what is left when all else fails.

mod clauses;
mod layout;
mod records;
mod writer;

pub(crate) use writer::words_of;

use planwright_view::View;

use crate::words::word;
use layout::{underlined, wrapped};
use writer::TextWriter;

/// Writes the plan as plain text: lines of at most 78 letters, headings underlined, tables in
/// columns where they fit and as `label: value` where they do not, notes at the end.
#[must_use]
pub fn text(view: &View) -> String {
    let mut writer = TextWriter::new(view);
    head(&mut writer, view);
    for section in &view.sections {
        writer.section(section);
    }
    glossary(&mut writer, view);
    notes(&mut writer, view);
    writer.finish()
}

fn head(writer: &mut TextWriter<'_>, view: &View) {
    let document = &view.document;
    if !view.status.in_force {
        writer.block(&underlined(&view.status.label.to_uppercase(), '*'));
        writer.block(&wrapped(&view.status.note, "", ""));
    }
    writer.block(&underlined(&document.title, '#'));
    for line in document.subtitle.iter().chain(&document.summary) {
        writer.block(&wrapped(line, "", ""));
    }
    let facts: Vec<String> =
        document.facts.iter().map(|fact| wrapped(&format!("{}: {}", fact.label, fact.value), "", "  ")).collect();
    writer.block(&facts.join("\n"));
}

fn glossary(writer: &mut TextWriter<'_>, view: &View) {
    if view.glossary.is_empty() {
        return;
    }
    writer.block(&format!("\n{}", underlined(word(&view.words, "glossary"), '=')));
    for entry in &view.glossary {
        writer.block(&wrapped(&format!("{}: {}", entry.term, entry.meaning), "", "  "));
    }
}

fn notes(writer: &mut TextWriter<'_>, view: &View) {
    if view.notes.is_empty() {
        return;
    }
    writer.block(&format!("\n{}", underlined(word(&view.words, "notes"), '=')));
    for note in &view.notes {
        writer.entry(&format!("[{}] ", note.number), &note.blocks);
    }
}
