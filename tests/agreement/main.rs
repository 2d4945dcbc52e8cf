//! Nothing lost, nothing added: the words of the sources, of the web page, of the PDF and of the
//! plain text are the same, and the web page and the PDF are made of the same parts.

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
        let tree = pdf::tree::tree(&plan.bytes("plan.pdf"));
        if own { tags::compare(&tags::text(&tree), &golden.join(format!("{name}.txt"))) } else { Ok(()) }
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
