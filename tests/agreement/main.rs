//! Nothing lost, nothing added: the words of the sources, of the web page, of the PDF, of the Word document and of
//! the plain text are the same, and the web page, the PDF and the Word document are made of the same parts.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests say what fails"
)]

mod additions;
mod align;
mod compare;
mod docx;
mod dom;
mod edition;
mod html;
mod negative;
mod normal;
mod pdf;
mod plain;
mod plans;
mod response;
mod source;
mod tags;
mod whole;

use additions::Output;
use plans::Built;
use source::Style;

/// Runs a comparison for every plan and tells all that fails.
fn for_all(compare: impl Fn(&Built) -> Result<(), String>) {
    let failures: Vec<String> = plans::all()
        .iter()
        .filter_map(|plan| Some(format!("{}\n{}", plan.sources.display(), compare(plan).err()?)))
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n\n"));
}

#[test]
fn html_has_the_words_of_the_sources() {
    for_all(|plan| {
        let source = plan.source(Style::Tagged);
        let html = html::read(&plan.text("index.html"));
        compare::words(Output::Html, &source, &html.words)?;
        compare::notes(Output::Html, &source, &html.notes)
    });
}

#[test]
fn the_tags_of_the_pdf_have_the_words_of_the_sources() {
    for_all(|plan| {
        let source = plan.source(Style::Tagged);
        let pdf = pdf::read(&plan.bytes("plan.pdf"));
        compare::words(Output::Tags, &source, &pdf.words)?;
        compare::notes(Output::Tags, &source, &pdf.notes)
    });
}

#[test]
fn the_sheets_of_the_pdf_have_the_words_of_the_sources() {
    for_all(|plan| {
        let source = plan.source(Style::Sheets);
        let folio = additions::folio(&source.cover);
        let tables = html::read(&plan.text("index.html")).shape.tables;
        let headers: Vec<_> = tables.iter().filter_map(|rows| Some(normal::words(&rows.first()?.join(" ")))).collect();
        let Some(sheets) = whole::read(&plan.path("plan.pdf"), &folio, &headers) else { return Ok(()) };
        compare::words(Output::Sheets, &source, &sheets.words)?;
        compare::furniture(&source, &sheets)
    });
}

#[test]
fn the_plain_text_has_the_words_of_the_sources() {
    for_all(|plan| {
        let source = plan.source(Style::Plain);
        let plain = plain::read(&plan.text("plan.txt"), &source.cover.notes);
        compare::words(Output::Plain, &source, &plain.words)?;
        compare::notes(Output::Plain, &source, &plain.notes)
    });
}

#[test]
fn the_tags_of_the_pdf_stand_in_their_order() {
    let golden = plans::root().join("tests/golden/tags");
    for_all(|plan| {
        let name = plan.sources.file_name().expect("a name").to_string_lossy();
        let own = plan.sources.starts_with(plans::root().join("plans")) || name == plans::KITCHEN_SINK;
        let bytes = plan.bytes("plan.pdf");
        let marks = tags::bookmarks(&pdf::bookmarks::bookmarks(&bytes));
        let text = tags::text(&pdf::tree::tree(&bytes)) + &marks;
        if own { tags::compare(&text, &golden.join(format!("{name}.txt"))) } else { Ok(()) }
    });
}

#[test]
fn the_word_document_has_the_words_of_the_sources() {
    for_all(|plan| {
        let source = plan.source(Style::Word);
        let docx = docx::read(&plan.bytes("plan.docx"));
        compare::words(Output::Docx, &source, &docx.words)?;
        compare::notes(Output::Docx, &source, &docx.notes)
    });
}

#[test]
fn html_and_the_word_document_are_made_of_the_same_parts() {
    for_all(|plan| {
        let source = plan.source(Style::Tagged);
        let bytes = plan.bytes("plan.docx");
        let (html, docx) = (html::read(&plan.text("index.html")), docx::read(&bytes));
        compare::shapes(&source, &html.shape, &docx.shape)
    });
}

#[test]
fn the_contents_of_the_word_document_are_its_headings() {
    for_all(|plan| {
        let bytes = plan.bytes("plan.docx");
        let words = |(level, words): (u8, String)| format!("{level} {}", words.split(": ").last().unwrap_or_default());
        let contents: Vec<String> = docx::contents(&bytes).into_iter().map(words).collect();
        let headings = docx::read(&bytes).shape.headings;
        for (level, heading) in headings.iter().filter(|(level, _)| (2..=3).contains(level)) {
            let last = heading.split(": ").last().unwrap_or_default();
            if !contents.iter().any(|line| line.starts_with(&level.to_string()) && line.ends_with(last)) {
                return Err(format!("the contents lack “{heading}” of level {level}: {contents:?}"));
            }
        }
        let wanted = headings.iter().filter(|(level, _)| (2..=3).contains(level)).count();
        if contents.len() == wanted { Ok(()) } else { Err(format!("{} lines for {wanted} headings", contents.len())) }
    });
}

#[test]
fn html_and_pdf_are_made_of_the_same_parts() {
    for_all(|plan| {
        let source = plan.source(Style::Tagged);
        let (html, pdf) = (html::read(&plan.text("index.html")), pdf::read(&plan.bytes("plan.pdf")));
        compare::shapes(&source, &html.shape, &pdf.shape)
    });
}
