//! Nothing is lost: each word of a document stands in the plan or in the report, as often as in the document. The words are
//! counted here from the document's XML, by nothing that the importer uses.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::Node;

use crate::harness::Project;

/// How often each word occurs, in small letters: an alert's name is written in capitals.
type Counts = BTreeMap<String, usize>;

/// Checks that a document that was imported into a folder lost no word.
#[track_caller]
pub(super) fn are_kept(project: &Project, document: &str, folder: &str) {
    let bytes = std::fs::read(project.path().join(document)).expect("a document");
    let source = if document.ends_with(".docx") { of_word(&bytes) } else { String::from_utf8(bytes).expect("text") };
    let source = counts(&source);
    assert!(source.values().sum::<usize>() > 80, "{document} has hardly any words");
    let mut result = String::new();
    for (path, bytes) in project.files(folder) {
        if path.ends_with(".md") || path.ends_with(".csv") {
            result.push_str(&String::from_utf8(bytes).expect("text"));
            result.push('\n');
        }
    }
    let result = counts(&result.replace('\\', ""));
    let lost: Vec<String> = source
        .iter()
        .filter_map(|(word, times)| {
            let kept = result.get(word).copied().unwrap_or_default();
            (kept < *times).then(|| format!("{word} ({times}, kept {kept})"))
        })
        .collect();
    assert!(lost.is_empty(), "{document} lost {lost:?}");
}

fn counts(text: &str) -> Counts {
    let mut counts = Counts::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

/// All words of a Word document: text, notes, comments, heads and feet of pages, charts, alternative texts.
fn of_word(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = (0..archive.len())
        .map(|at| archive.by_index(at).expect("a part").name().expect("a name").into_owned())
        .collect();
    let mut out = String::new();
    // Heads and feet of pages that say the same are told once.
    let mut furniture = std::collections::BTreeSet::new();
    for name in names {
        let is_read = ["document", "footnotes", "endnotes", "comments", "header", "footer", "charts/"]
            .iter()
            .any(|part| name.starts_with(&format!("word/{part}")))
            && name.ends_with(".xml");
        if is_read {
            let mut text = String::new();
            archive.by_name(&name).expect("a part").read_to_string(&mut text).expect("text");
            let parsed = roxmltree::Document::parse(&text).expect("XML");
            let mut words = String::new();
            push(parsed.root_element(), &mut words);
            let is_furniture = name.contains("header") || name.contains("footer");
            if !is_furniture || furniture.insert(words.split_whitespace().collect::<Vec<_>>().join(" ")) {
                out.push_str(&words);
            }
        }
    }
    out
}

fn push(node: Node<'_, '_>, out: &mut String) {
    match node.tag_name().name() {
        // What older programs see instead is the same again.
        "Fallback" => return,
        // The line above notes, and the number of a note that is marked again, which is given anew.
        "separator" | "continuationSeparator" => return,
        "r" if is_mark_of_note(node) => return,
        "t" | "delText" | "v" => out.push_str(node.text().unwrap_or_default()),
        "p" | "tab" | "br" | "cr" | "pt" | "ser" | "noBreakHyphen" => out.push(' '),
        // The name of the file that holds a picture is no word.
        "docPr" => out.push_str(&format!(" {} ", node.attribute("descr").unwrap_or_default())),
        _ => {}
    }
    node.children().filter(Node::is_element).for_each(|child| push(child, out));
    if matches!(node.tag_name().name(), "p" | "pt" | "v") {
        out.push(' ');
    }
}

fn is_mark_of_note(run: Node<'_, '_>) -> bool {
    let style = run.descendants().find(|node| node.tag_name().name() == "rStyle");
    style.is_some_and(|style| style.attributes().any(|attribute| attribute.value() == "FootnoteReference"))
        && run.descendants().any(|node| node.tag_name().name() == "t")
}
