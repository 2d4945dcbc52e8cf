//! Whether what Word insists on holds of documents with tracked changes.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use crate::plan::{Versions, files, tree_of};
use crate::project::Docx;
use crate::{edited, pairs};

/// The order of ECMA-376, as far as these documents go.
const ORDER: [(&str, &str); 6] = [
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs spacing ind \
         contextualSpacing jc outlineLvl rPr sectPr pPrChange",
    ),
    ("rPr", "ins del moveFrom moveTo rStyle rFonts b bCs i iCs color sz szCs vertAlign rtl cs lang"),
    ("tblPr", "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription"),
    ("trPr", "gridBefore gridAfter cantSplit trHeight tblHeader ins del trPrChange"),
    (
        "tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar vAlign cellIns cellDel cellMerge tcPrChange",
    ),
    ("numPr", "ilvl numId"),
];

/// Elements that say what became of something.
const CHANGES: [&str; 9] =
    ["ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "cellIns", "cellDel", "pPrChange"];

fn name<'a>(node: &Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

fn attribute<'a>(node: &Node<'a, '_>, key: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == key).map(|attribute| attribute.value())
}

/// Faults of the order of elements.
fn out_of_order(node: &Node<'_, '_>) -> Option<String> {
    let (_, order) = ORDER.iter().find(|(parent, _)| *parent == name(node))?;
    let kids: Vec<&str> = node.children().filter(Node::is_element).map(|kid| name(&kid)).collect();
    let places: Vec<Option<usize>> = kids.iter().map(|kid| order.split(' ').position(|known| known == *kid)).collect();
    let fits = places.iter().all(Option::is_some) && places.is_sorted_by(|a, b| a < b);
    (!fits).then(|| format!("{} holds {}", name(node), kids.join(" ")))
}

fn faults(docx: &Docx) -> Vec<String> {
    let mut told = Vec::new();
    let mut ids = BTreeSet::new();
    for part in [&docx.body, &docx.footnotes] {
        let part = Document::parse(part).expect("XML");
        for node in part.descendants().filter(Node::is_element) {
            told.extend(out_of_order(&node));
            if CHANGES.contains(&name(&node)) {
                let id = attribute(&node, "id").unwrap_or_default().to_owned();
                if !ids.insert(id.clone()) {
                    told.push(format!("two changes have the number {id}"));
                }
                if attribute(&node, "author") != Some("Planwright")
                    || attribute(&node, "date") != Some("2026-04-01T00:00:00Z")
                {
                    told.push(format!("the change {id} has another author or day"));
                }
            }
            // Words that go are deleted letters, and no others are.
            let is_gone = node.ancestors().any(|over| name(&over) == "del");
            if matches!(name(&node), "t" | "instrText") && is_gone || name(&node) == "delText" && !is_gone {
                told.push(format!("`{}` is written as {}", node.text().unwrap_or_default(), name(&node)));
            }
        }
    }
    told
}

#[test]
fn documents_with_changes_are_what_the_schema_asks_for() {
    let base = files("tests/diff/base");
    for (name, pair) in pairs() {
        let versions = Versions::of(&tree_of(&base), &tree_of(&pair.apply(&base)));
        assert_eq!(faults(&Docx::of(&versions.tracked())), [""; 0], "{name}");
    }
    for (folder, name) in [("plans/kent-2017-2021", "kent-2017-2021"), ("tests/golden/kitchen-sink", "kitchen-sink")] {
        assert_eq!(faults(&Docx::of(&edited(folder, name).tracked())), [""; 0], "{name}");
    }
}

#[test]
fn faults_of_the_order_are_found() {
    let with = |body: &str| {
        let part = format!("<w:document xmlns:w=\"w\">{body}</w:document>");
        let mut docx = Docx::default();
        (docx.body, docx.footnotes) = (part, "<a/>".to_owned());
        faults(&docx).len()
    };
    let of = "w:author=\"Planwright\" w:date=\"2026-04-01T00:00:00Z\"";
    assert_eq!(with(&format!("<w:pPr><w:pStyle/><w:rPr><w:ins w:id=\"1\" {of}/></w:rPr></w:pPr>")), 0);
    assert_eq!(with(&format!("<w:pPr><w:rPr><w:ins w:id=\"1\" {of}/></w:rPr><w:pStyle/></w:pPr>")), 1);
    assert_eq!(with(&format!("<w:ins w:id=\"1\" {of}/><w:del w:id=\"1\" {of}/>")), 1);
    assert_eq!(with("<w:ins w:id=\"1\" w:author=\"A\" w:date=\"2026-04-01T00:00:00Z\"/>"), 1);
    assert_eq!(with(&format!("<w:del w:id=\"1\" {of}><w:t/></w:del><w:delText/>")), 2);
}
