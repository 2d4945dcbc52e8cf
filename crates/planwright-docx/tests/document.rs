//! What a Word document must be, whatever the plan says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests say what fails")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use support::{Docx, value, view_of, words};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A document of everything that a plan can hold.
fn everything() -> Docx {
    Docx::of(&view_of(&Path::new(REPOSITORY).join("tests/agreement/everything")))
}

/// What the text that follows is made of: nothing that could break XML or hide.
const HOSTILE: &str = "]]> &amp;amp; \\<w:p\\> &quot; 👩🏽‍🚒 ‏עברית dŵr";

fn check(docx: &Docx) {
    for (name, text) in &docx.xml {
        roxmltree::Document::parse(text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    }
    let names: BTreeSet<&String> = docx.names.iter().collect();
    assert_eq!(names.len(), docx.names.len(), "two parts of one name");
    for name in docx.names.iter().filter(|name| name.ends_with(".rels")) {
        let base = Path::new(name).parent().and_then(Path::parent).unwrap();
        for relation in docx.part(name).root_element().children() {
            let target = relation.attribute("Target").unwrap();
            let there = base.join(target).to_str().unwrap().to_owned();
            assert!(relation.attribute("TargetMode").is_some() || names.contains(&there), "{name} leads to {target}");
        }
    }
    let types = docx.part("[Content_Types].xml");
    for part in types.descendants().filter_map(|node| node.attribute("PartName")) {
        assert!(names.contains(&part[1..].to_owned()), "{part} is not there");
    }
    let body = docx.body();
    let mut ids = BTreeSet::new();
    for mark in body.descendants().filter(|node| node.tag_name().name() == "bookmarkStart") {
        let name = mark.attributes().find(|a| a.name() == "name").unwrap().value();
        assert!(ids.insert(name.to_owned()) && name.len() <= 40, "{name}");
    }
    for link in body.descendants().filter(|node| node.tag_name().name() == "hyperlink") {
        if let Some(anchor) = link.attributes().find(|a| a.name() == "anchor") {
            assert!(ids.contains(anchor.value()), "nothing is called {}", anchor.value());
        }
    }
}

#[test]
fn parts_are_sound_and_the_same_each_time() {
    let docx = everything();
    check(&docx);
    assert!(docx.bytes == everything().bytes);
}

#[test]
fn no_text_is_markup() {
    let docx = Docx::with(&format!(
        "# {HOSTILE}\n\n{HOSTILE}\n\n> {HOSTILE}\n\n- {HOSTILE}\n\n| {HOSTILE} | b |\n|---|---|\n| {HOSTILE} | c |\n\n\
         Word[^1] {}\n\n[^1]: {HOSTILE}\n",
        "w".repeat(4_000)
    ));
    check(&docx);
    let said = docx.paragraphs().join("\n");
    assert_eq!(said.matches("]]> &amp; <w:p> \" 👩🏽‍🚒 ‏עברית dŵr").count(), 7, "{said}");
    assert!(said.contains(&"w".repeat(4_000)));
}

#[test]
fn lists_are_real_and_begin_where_they_should() {
    let docx = Docx::with("3. three\n4. four\n\n   - deep\n     - deeper\n\nBetween.\n\n1. one\n");
    let body = docx.body();
    let entry = |text: &str| {
        let of = body.descendants().find(|node| node.tag_name().name() == "p" && words(*node) == text).expect(text);
        (value(of, "numId").unwrap().to_owned(), value(of, "ilvl").unwrap().to_owned())
    };
    assert_eq!(entry("three"), entry("four"));
    assert_ne!(entry("three").0, entry("one").0, "the second list begins anew");
    assert_eq!((entry("deep").1.as_str(), entry("deeper").1.as_str()), ("1", "2"));
    let numbering = docx.part("word/numbering.xml");
    let starts: Vec<_> = numbering.descendants().filter(|node| node.tag_name().name() == "startOverride").collect();
    let starts: Vec<_> = starts.iter().map(|node| node.attributes().next().unwrap().value()).collect();
    assert_eq!(starts, ["3", "1"]);
}

#[test]
fn lists_may_be_as_deep_as_a_plan_allows() {
    let deep: String = (0..8).map(|level| format!("{}- level {level}\n", "  ".repeat(level))).collect();
    let docx = Docx::with(&deep);
    check(&docx);
    let body = docx.body();
    let last =
        body.descendants().find(|node| node.tag_name().name() == "p" && words(*node) == "level 7").expect("the last");
    assert_eq!(value(last, "ilvl"), Some("7"));
}

#[test]
fn a_wide_table_lies_on_a_turned_sheet_between_upright_ones() {
    let row = |cell: &str| format!("|{}\n", format!(" {cell} |").repeat(14));
    let table = format!("{}{}{}", row("Heading of it"), "|---".repeat(14) + "|\n", row("1,234,567 pounds"));
    let docx = Docx::with(&format!("Before.\n\n{table}\nAfter.\n"));
    check(&docx);
    let body = docx.body();
    let sheets: Vec<bool> = body
        .descendants()
        .filter(|node| node.tag_name().name() == "pgSz")
        .map(|size| size.attributes().any(|a| a.name() == "orient"))
        .collect();
    assert_eq!(sheets, [false, true, false]);
}

#[test]
fn a_note_that_is_referred_to_twice_is_one_note() {
    let docx = Docx::with("One[^a] and again[^a].\n\n[^a]: Said once.\n");
    let body = docx.body();
    let count = |name: &str| body.descendants().filter(|node| node.tag_name().name() == name).count();
    assert_eq!(count("footnoteReference"), 1);
    let fields: Vec<_> =
        body.descendants().filter(|n| n.tag_name().name() == "instrText").filter_map(|n| n.text()).collect();
    assert!(fields.iter().any(|field| field.contains("NOTEREF")), "{fields:?}");
    assert!(docx.xml["word/footnotes.xml"].matches("Said once.").count() == 1);
}

#[test]
fn tables_have_header_rows_and_pictures_their_texts() {
    let docx = everything();
    let body = docx.body();
    let tables: Vec<_> = body.descendants().filter(|node| node.tag_name().name() == "tbl").collect();
    assert!(tables.len() > 3);
    for table in tables {
        let first = table.children().find(|node| node.tag_name().name() == "tr").unwrap();
        assert!(first.descendants().any(|node| node.tag_name().name() == "tblHeader"));
    }
    let drawings: Vec<_> = body.descendants().filter(|node| node.tag_name().name() == "docPr").collect();
    assert!(drawings.len() > 2);
    assert!(drawings.iter().all(|drawing| drawing.attribute("descr").is_some_and(|alt| !alt.is_empty())));
    assert!(
        docx.names.iter().any(|name| name.ends_with("chart1.xml"))
            && docx.names.iter().any(|name| name.ends_with(".svg"))
    );
}

#[test]
fn a_draft_says_so_at_the_head_of_every_page() {
    let docx = everything();
    for part in ["word/document.xml", "word/header1.xml", "word/header3.xml"] {
        assert!(docx.xml[part].contains("Working draft"), "{part}");
    }
}

#[test]
fn the_file_says_what_it_is() {
    let docx = everything();
    let core = &docx.xml["docProps/core.xml"];
    for part in
        ["Everything at once", "en-GB", "2025-01-27T00:00:00Z", "Police and Crime Commissioner for Exampleshire"]
    {
        assert!(core.contains(part), "{part}: {core}");
    }
    assert!(docx.xml["word/styles.xml"].contains("w:val=\"en-GB\""));
}

#[test]
fn words_of_another_language_say_which() {
    let docx = Docx::with("The force is called [Heddlu Gogledd Cymru](lang:cy) and [شرطة](lang:ar).\n");
    let body = docx.body();
    let of = |text: &str| {
        let run = body.descendants().find(|node| node.tag_name().name() == "r" && words(*node) == text).expect(text);
        value(run, "lang").unwrap_or_default().to_owned()
    };
    assert_eq!(of("Heddlu Gogledd Cymru"), "cy");
    assert!(docx.xml["word/document.xml"].contains("<w:rtl/><w:lang w:bidi=\"ar\"/>"));
}
