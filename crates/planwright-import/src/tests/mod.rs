//! Whole documents through [`check`]: Markdown in, one file of the plan out; and what is said of it.

mod front;
mod kept;
mod sections;
mod tables;

use crate::{Imported, Source, import};

/// Imports a Markdown text.
#[track_caller]
fn imported(text: &str) -> Imported {
    import(&Source { name: "plan.md", bytes: text.as_bytes(), beside: &|_| None }).expect("a plan")
}

/// A file of the plan.
#[track_caller]
fn file(imported: &Imported, path: &str) -> String {
    let known: Vec<_> = imported.files.keys().collect();
    let bytes = imported.files.get(path).unwrap_or_else(|| panic!("{path} is not among {known:?}"));
    String::from_utf8(bytes.clone()).expect("text")
}

/// A file of the plan without its front matter.
#[track_caller]
fn body(imported: &Imported, path: &str) -> String {
    let text = file(imported, path);
    text.splitn(3, "---\n").nth(2).expect("front matter").trim().to_owned()
}

/// Imports a text as the one section of a plan, and compares what is written.
#[track_caller]
fn check(text: &str, expected: &str) -> Imported {
    let imported = imported(&format!("# A plan\n\n## One\n\n{text}\n\n## Two\n"));
    assert_eq!(body(&imported, "1-one.md"), expected);
    imported
}

/// The lines of the report that hold these words.
fn said(imported: &Imported, words: &str) -> Vec<String> {
    imported.report.whole(&[]).lines().filter(|line| line.contains(words)).map(str::to_owned).collect()
}
