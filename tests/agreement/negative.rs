//! Faults made on purpose: every comparison must see them.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::additions::Output;
use crate::edition::{Edition, Shape, Words};
use crate::plans;
use crate::source::{self, Source, Style};
use crate::{additions, compare, html, pdf, plain, whole};

/// A plan that has everything that can be lost.
fn rich() -> (Source, Edition, Edition) {
    let editions = plans::all().iter().map(|plan| {
        let source = plan.source(Style::Tagged);
        (source, html::read(&plan.text("index.html")), pdf::read(&plan.bytes("plan.pdf")))
    });
    let is_rich = |(_, html, _): &(Source, Edition, Edition)| {
        let Shape { tables, links, notes, pictures, .. } = &html.shape;
        !tables.is_empty() && !links.is_empty() && !notes.is_empty() && !pictures.is_empty()
    };
    editions.into_iter().find(is_rich).expect("a plan with tables, links, footnotes and pictures")
}

#[track_caller]
fn fails(result: Result<(), String>, with: &str) {
    let Err(message) = result else { panic!("nobody saw the fault: {with}") };
    assert!(message.contains(with), "{message}");
}

/// A copy of a plan without the paragraph that it returns.
fn without_a_paragraph(plan: &Path, to: &Path) -> String {
    copy(plan, to);
    let (file, text, paragraph) = files(to).into_iter().find_map(with_two_paragraphs).expect("two paragraphs");
    std::fs::write(file, text.replace(&paragraph, "")).expect("the file");
    paragraph
}

/// The text of a section and the last of its paragraphs, if there are two.
fn with_two_paragraphs(file: PathBuf) -> Option<(PathBuf, String, String)> {
    let text = std::fs::read_to_string(&file).expect("a text");
    let body = text.splitn(3, "---\n").nth(2)?;
    let is_plain = |part: &&str| part.starts_with(|c: char| c.is_ascii_uppercase()) && !part.starts_with("Table:");
    let plain: Vec<&str> = body.split("\n\n").map(str::trim).filter(is_plain).collect();
    let last = (plain.len() > 1).then(|| plain[plain.len() - 1].to_owned())?;
    Some((file, text, last))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry").path();
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            std::fs::copy(&entry, &target).expect("a copy");
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    files.sort();
    files
}

#[test]
fn a_dropped_paragraph_is_seen_in_every_output() {
    let folder = TempDir::new().expect("a folder");
    let whole_plan = plans::root().join("plans/minimal");
    let cut = folder.path().join("cut");
    let paragraph = without_a_paragraph(&whole_plan, &cut);
    let built = plans::build(&cut, &folder.path().join("out"));
    let lost = crate::normal::words(&paragraph)[..3].join(" ");
    let tagged = source::read(&whole_plan, "", Style::Tagged);
    fails(compare::words(Output::Html, &tagged, &html::read(&built.text("index.html")).words), &lost);
    fails(compare::words(Output::Tags, &tagged, &pdf::read(&built.bytes("plan.pdf")).words), &lost);
    let plain = plain::read(&built.text("plan.txt"), &tagged.cover.notes);
    fails(compare::words(Output::Plain, &source::read(&whole_plan, "", Style::Plain), &plain.words), &lost);
    if let Some(sheets) = whole::read(&built.path("plan.pdf"), &additions::folio(&tagged.cover), &[]) {
        fails(compare::words(Output::Sheets, &source::read(&whole_plan, "", Style::Sheets), &sheets.words), &lost);
    }
}

#[test]
fn an_added_word_is_seen() {
    let (source, html, pdf) = rich();
    for (output, words) in [(Output::Html, html.words), (Output::Tags, pdf.words)] {
        let mut more = words.clone();
        // A word: a bullet more would be told as such.
        let is_word = |at: &usize| words.list[*at].text.chars().filter(|c| c.is_alphabetic()).count() > 3;
        let at = (words.list.len() / 2..words.list.len()).find(is_word).expect("a word");
        more.list.insert(at, words.list[at].clone());
        fails(compare::words(output, &source, &more), "the words differ");
    }
}

#[test]
fn words_that_change_places_are_seen() {
    let (source, html, _) = rich();
    let mut words = html.words;
    let at = (words.list.len() / 2..).find(|&at| words.list[at].text != words.list[at + 1].text).expect("two words");
    words.list.swap(at, at + 1);
    fails(compare::words(Output::Html, &source, &words), "the words differ");
}

#[test]
fn a_lost_footnote_is_seen() {
    let (source, html, mut pdf) = rich();
    pdf.notes.pop();
    fails(compare::notes(Output::Tags, &source, &pdf.notes), "the footnotes differ");
    let mut shape = html.shape.clone();
    shape.notes.pop();
    fails(compare::shapes(&source, &html.shape, &shape), "the footnotes differ");
}

#[test]
fn a_lost_mark_of_a_footnote_is_seen() {
    let (source, html, _) = rich();
    let mut words: Words = html.words;
    words.list.retain(|word| word.text != "[^1]");
    fails(compare::words(Output::Html, &source, &words), "[^1]");
}

/// Checks that a fault in a copy of the web page's parts is told with the words `differs`.
fn check(differs: &str, fault: impl FnOnce(&mut Shape)) {
    let (source, html, _) = rich();
    let mut shape = html.shape.clone();
    assert_eq!(compare::shapes(&source, &html.shape, &shape), Ok(()));
    fault(&mut shape);
    fails(compare::shapes(&source, &html.shape, &shape), differs);
}

#[test]
fn swapped_cells_are_seen() {
    check("the tables differ", |shape| {
        let row = shape.tables[0].last_mut().expect("a row");
        let last = row.len() - 1;
        row.swap(0, last);
    });
}

#[test]
fn a_changed_alternative_text_is_seen() {
    check("the alternative texts differ", |shape| shape.pictures[0].push('!'));
}

#[test]
fn a_link_to_elsewhere_is_seen() {
    check("the links differ", |shape| {
        let named = shape.links.iter_mut().find(|(to, _)| to.len() > 1).expect("a link with a name");
        named.0.push('x');
    });
}

#[test]
fn a_heading_of_another_level_is_seen() {
    check("the headings differ", |shape| shape.headings[1].0 += 1);
}
