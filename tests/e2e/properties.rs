//! What PDFs say of themselves, and the names by which others lead into them.

use std::collections::BTreeSet;

use lopdf::{Document, Object};
use serde_json::Value;

use crate::harness::{Project, repository};

fn kitchen_sink() -> Project {
    let project = Project::new().copy(&repository().join("tests/golden/kitchen-sink"), "plan");
    project.build("plan --out out --only pdf,page,response,json");
    project
}

fn document(project: &Project, name: &str) -> Document {
    Document::load_mem(&std::fs::read(project.path().join("out/plan").join(name)).expect(name)).expect("a PDF")
}

/// The XMP of a file.
fn xmp(document: &Document) -> String {
    let catalog = document.catalog().expect("a catalogue");
    let stream = catalog.get_deref(b"Metadata", document).and_then(Object::as_stream).expect("XMP");
    let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn every_pdf_tells_its_title_subject_author_edition_and_sources() {
    let project = kitchen_sink();
    let manifest: Value = serde_json::from_str(&project.read("out/plan/manifest.json")).expect("JSON");
    let digest = manifest["sources"].as_str().expect("a digest");
    for name in ["plan.pdf", "page.pdf", "panel-response.pdf"] {
        let document = document(&project, name);
        let xmp = xmp(&document);
        for said in [
            "Everything, Everywhere, Answered for",
            "made to hold one of everything",
            "Police and Crime Commissioner for Exampleshire",
            "version: Spring 2025, second printing",
            &format!("sources: sha256:{digest}"),
            "2025-03-27",
            "<pdfuaid:part>1</pdfuaid:part>",
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
        ] {
            assert!(xmp.contains(said), "{name} does not tell {said:?}:\n{xmp}");
        }
        let catalog = document.catalog().expect("a catalogue");
        let view = catalog.get_deref(b"ViewerPreferences", &document).and_then(Object::as_dict).expect("preferences");
        assert!(view.get(b"DisplayDocTitle").and_then(Object::as_bool).expect("a flag"), "{name}");
        assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), b"en-GB", "{name}");
    }
    let json: Value = serde_json::from_str(&project.read("out/plan/plan.json")).expect("JSON");
    assert_eq!(json["document"]["sources"], digest);
}

/// The names of destinations.
fn names(document: &Document) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let catalog = document.catalog().expect("a catalogue");
    if let Ok(old) = catalog.get_deref(b"Dests", document).and_then(Object::as_dict) {
        found.extend(old.iter().map(|(name, _)| String::from_utf8_lossy(name).into_owned()));
    }
    let mut open = Vec::from_iter(
        catalog
            .get_deref(b"Names", document)
            .and_then(Object::as_dict)
            .and_then(|names| names.get_deref(b"Dests", document)),
    );
    while let Some(node) = open.pop() {
        let node = node.as_dict().expect("a node");
        if let Ok(kids) = node.get_deref(b"Kids", document).and_then(Object::as_array) {
            open.extend(kids.iter().map(|kid| document.dereference(kid).expect("a node").1));
        }
        if let Ok(pairs) = node.get_deref(b"Names", document).and_then(Object::as_array) {
            found.extend(pairs.iter().step_by(2).map(|name| lopdf::decode_text_string(name).expect("a name")));
        }
    }
    found
}

#[test]
fn every_id_is_a_destination() {
    let names = names(&document(&kitchen_sink(), "plan.pdf"));
    for id in ["places", "lists", "homes", "tbl-calls", "tbl-wide", "fig-drawing", "chart-lines", "the.glossary"] {
        assert!(names.contains(id), "{id} is no destination: {names:?}");
    }
}
