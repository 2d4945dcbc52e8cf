//! Writing: the view, part by part.

mod blocks;
mod chart;
mod document;
mod fonts;
mod front;
mod furniture;
mod ids;
mod inlines;
mod lists;
mod looks;
mod media;
mod notes;
mod package;
mod palette;
mod paragraph;
mod records;
mod sections;
mod settings;
mod sheet;
mod styles;
mod tables;
mod tracked;
mod widths;
mod xml;

use std::io;

use planwright_view::View;
use planwright_view::theme::Theme;

use document::Document;
use package::{OFFICE, Package, Relations};
use palette::Palette;
use sheet::Furniture;
use xml::Xml;

pub use tracked::{AUTHOR, Revision, changes};

/// The namespace of Word's own elements.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespaces of parts that hold text.
const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns:w", WORD),
    ("xmlns:r", OFFICE),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// The plan as a Word document: the bytes of `plan.docx`.
///
/// # Errors
///
/// Where the document is too large for an archive: none that was made by hand is.
pub fn plan(view: &View, theme: &Theme) -> io::Result<Vec<u8>> {
    let mut document = begin(view, theme);
    let body = body(&mut document);
    assemble(document, body, theme)
}

/// A document with the parts that every one has.
fn begin<'v>(view: &'v View, theme: &Theme) -> Document<'v> {
    let mut relations = Relations::default();
    let mut refer = |kind: &str, target: &str| relations.part(kind, target);
    for (kind, target) in [
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        ("numbering", "numbering.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", "theme/theme1.xml"),
        ("footnotes", "footnotes.xml"),
    ] {
        refer(kind, target);
    }
    let furniture = Furniture {
        header: refer("header", "header1.xml"),
        first_header: refer("header", "header2.xml"),
        turned_header: refer("header", "header3.xml"),
        footer: refer("footer", "footer1.xml"),
        turned_footer: refer("footer", "footer2.xml"),
    };
    Document::new(view, Palette::of(theme), relations, furniture)
}

/// The part that holds the text.
fn body(document: &mut Document<'_>) -> Vec<u8> {
    let view = document.view;
    // The contents stand before the text and are known after it.
    for (at, section) in view.sections.iter().enumerate() {
        document.section(section, at == 0);
    }
    document.glossary(&view.glossary);
    let text = std::mem::replace(&mut document.out, Xml::part("w:document", &NAMESPACES));
    document.out.open("w:body", &[]);
    document.cover();
    let entries = std::mem::take(&mut document.contents);
    document.contents(&entries);
    document.imprint();
    document.out.put(text);
    sheet::section(&mut document.out, &document.furniture, document.turned, !document.begun);
    std::mem::replace(&mut document.out, Xml::piece()).into_bytes()
}

/// Puts the parts together, in an order that never changes.
fn assemble(mut document: Document<'_>, body: Vec<u8>, theme: &Theme) -> io::Result<Vec<u8>> {
    let view = document.view;
    let lang = &view.document.lang;
    let (footnotes, of_footnotes) = document.footnotes();
    let furniture = [
        ("header1", document.header(false, false)),
        ("header2", document.header(true, false)),
        ("header3", document.header(false, true)),
        ("footer1", document.footer(false)),
        ("footer2", document.footer(true)),
    ];
    let none = Relations::default();
    let mut package = Package::default();
    package.head("officeDocument", "word/document.xml");
    package.head("core-properties", "docProps/core.xml");
    package.head("extended-properties", "docProps/app.xml");
    let word = |name: &str| format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml");
    package.part("word/document.xml", &word("document.main"), body, &document.relations);
    package.part("word/footnotes.xml", &word("footnotes"), footnotes, &of_footnotes);
    package.part("word/numbering.xml", &word("numbering"), lists::numbering(&document.lists, &document.palette), &none);
    package.part("word/styles.xml", &word("styles"), styles::part(&document.palette, lang), &none);
    package.part("word/settings.xml", &word("settings"), settings::settings(lang), &none);
    fonts::add(&mut package, &document.palette, theme, &word("fontTable"));
    for (name, bytes) in furniture {
        package.part(&format!("word/{name}.xml"), &word(&name[..6]), bytes, &none);
    }
    let office = "application/vnd.openxmlformats-officedocument";
    let palette = settings::theme(&document.palette, &theme.name);
    package.part("word/theme/theme1.xml", &format!("{office}.theme+xml"), palette, &none);
    for (number, chart) in (1..).zip(document.charts) {
        let path = format!("word/charts/chart{number}.xml");
        package.part(&path, &format!("{office}.drawingml.chart+xml"), chart, &none);
    }
    for (name, bytes) in document.media.files {
        package.media(&format!("word/{name}"), bytes);
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    package.part("docProps/core.xml", core, settings::core(view), &none);
    package.part("docProps/app.xml", &format!("{office}.extended-properties+xml"), settings::app(view), &none);
    package.into_bytes()
}
