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
    imprint(writer, view);
}

/// How to ask for another format and how to reach the office, as the PDF has it under its contents.
fn imprint(writer: &mut TextWriter<'_>, view: &View) {
    let document = &view.document;
    let contact = &document.contact;
    let entries = [
        ("alternative_formats", document.alternative_formats.iter().collect::<Vec<_>>()),
        ("contact", [&contact.phone, &contact.email, &contact.web, &contact.address].into_iter().flatten().collect()),
        ("accessibility_statement", document.accessibility_statement.iter().collect()),
    ];
    let entry = |(key, lines): (&str, Vec<&String>)| {
        let lines = lines.iter().map(|line| wrapped(line, "  ", "  "));
        std::iter::once(format!("{}:", word(&view.words, key))).chain(lines).collect::<Vec<_>>().join("\n")
    };
    let told = entries.into_iter().filter(|(_, lines)| !lines.is_empty()).map(entry);
    writer.block(&told.collect::<Vec<_>>().join("\n"));
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
