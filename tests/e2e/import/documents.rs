//! Documents of other programs, and one by hand: what becomes of each is kept in `tests/golden/import`.

use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;

use super::{import, unmet, words};
use crate::golden;
use crate::harness::{Project, repository};

/// A project with the documents in it.
fn project() -> Project {
    let folder = repository().join("tests/import");
    let project = Project::new();
    for name in ["source.md", "square.png", "pandoc.docx", "libreoffice.docx"] {
        project.write(name, std::fs::read(folder.join(name)).expect("a document"));
    }
    project.file("word.docx", packed(&folder.join("word")))
}

/// A folder of parts as a document.
pub(super) fn packed(folder: &Path) -> Vec<u8> {
    let parts = Project::new().copy(folder, "parts").files("parts");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(&bytes).expect("a part");
    }
    archive.finish().expect("an archive").into_inner()
}

/// The files of a plan as one text.
fn told(project: &Project, folder: &str) -> String {
    let mut out = String::new();
    for (path, bytes) in project.files(folder) {
        let text = String::from_utf8(bytes).unwrap_or_else(|e| format!("({} bytes)\n", e.as_bytes().len()));
        out.push_str(&format!("==> {path}\n{text}\n"));
    }
    out
}

#[track_caller]
fn check(document: &str) {
    let project = project();
    let run = import(&project, &format!("{document} plan"));
    let name = document.rsplit_once('.').map_or(document, |(name, _)| name);
    golden::check(&format!("import/{name}.txt"), &told(&project, "plan"));
    golden::check(&format!("import/{name}-screen.txt"), &run.stdout);
    words::are_kept(&project, document, "plan");
    // It can be looked at at once.
    let run = project.run("build plan --draft --only text,html --out out");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!unmet(&project, "plan", "panel").contains(&"objectives".to_owned()), "the priorities are not known");
}

#[test]
fn by_pandoc() {
    check("pandoc.docx");
}

#[test]
fn by_libreoffice() {
    check("libreoffice.docx");
}

#[test]
fn by_word() {
    check("word.docx");
}

#[test]
fn in_markdown() {
    check("source.md");
}

#[test]
fn the_same_document_gives_the_same_files() {
    let project = project();
    import(&project, "word.docx one");
    import(&project, "word.docx two");
    assert_eq!(project.files("one"), project.files("two"));
}
