//! How many parts a plan may have.
//!
//! A megabyte of list marks is a quarter of a million entries, and each costs what a whole sentence costs: bytes alone do
//! not bound what reading a plan takes. So parts are counted while trees are built, over all files and languages of a plan.

use std::cell::Cell;

use planwright_core::{Diagnostic, Span};

/// The parts of a plan: beginnings and ends of paragraphs, entries, cells and links, and the words between them. A plan
/// of a hundred pages has some ten thousand.
pub(crate) const PARTS: usize = 500_000;

/// Bytes of a text or a cell that weigh as much as a part.
pub(crate) const BYTES: usize = 48;

/// What is left of them.
#[derive(Debug)]
pub(crate) struct Room {
    left: Cell<usize>,
    told: Cell<bool>,
}

impl Default for Room {
    fn default() -> Self {
        Self::of(PARTS)
    }
}

impl Room {
    /// Room for so many parts.
    pub(crate) fn of(parts: usize) -> Self {
        Self { left: Cell::new(parts), told: Cell::new(false) }
    }

    /// Takes room for so many parts; false where there is not enough, and then there is none for anything.
    pub(crate) fn take(&self, parts: usize) -> bool {
        let left = self.left.get().checked_sub(parts);
        self.left.set(left.unwrap_or(0));
        left.is_some()
    }

    /// True where nothing more is read.
    pub(crate) fn is_full(&self) -> bool {
        self.left.get() == 0
    }

    /// The finding for the first place that there was no room for; it is told once.
    pub(crate) fn lacking(&self, at: Span) -> Option<Diagnostic> {
        let message = format!(
            "the plan has more than {} paragraphs, entries, cells, links and other parts up to here",
            thousands(PARTS)
        );
        (!self.told.replace(true)).then(|| {
            Diagnostic::error("source/limit", at, message)
                .label("the rest of the plan was not read")
                .help("A plan of a hundred pages has some ten thousand. Most likely something was pasted here, or written by a program, that does not belong in a plan.")
                .help("Take out what no reader of the plan needs, or publish it as a document of its own.")
        })
    }
}

fn thousands(number: usize) -> String {
    format!("{},{:03}", number / 1000, number % 1000)
}

#[cfg(test)]
mod tests {
    use planwright_core::Sources;

    use super::*;
    use crate::testing::PLAN;
    use crate::{Document, Folder, parse_within};

    /// The findings of a plan whose sections are these texts, without places.
    fn check(sections: &[String], expected: &[&str]) {
        let mut sources = Sources::default();
        let mut folder = Folder { path: "p".to_owned(), name: "p".to_owned(), ..Folder::default() };
        let texts = sections.iter().map(|body| format!("---\ntitle: A\n---\n\n{body}"));
        for (n, text) in std::iter::once(PLAN.to_owned()).chain(texts).enumerate() {
            let path = if n == 0 { "plan.md".to_owned() } else { format!("{n}-s{n}.md") };
            let file = sources.add(path.clone(), text);
            folder.documents.push(Document { path, file });
        }
        let parsed = parse_within(&sources, folder, Room::of(600));
        let found: Vec<_> =
            parsed.diagnostics.iter().map(|it| format!("{} {}", sources.path(it.span.file), it.rule)).collect();
        assert_eq!(found, expected);
        assert_eq!(parsed.plan.is_some_and(|plan| plan.incomplete), !expected.is_empty());
    }

    #[test]
    fn parts_are_counted_over_all_files_and_told_once() {
        // An entry is its beginning, its word and its end.
        let entries = |count| "- a\n".repeat(count);
        check(&[entries(60), entries(60)], &[]);
        check(&[entries(120), entries(120), entries(10)], &["2-s2.md source/limit"]);
    }

    #[test]
    fn long_words_take_room_too() {
        check(&["word ".repeat(5_000)], &[]);
        check(&["word ".repeat(5_000), "word ".repeat(5_000)], &["2-s2.md source/limit"]);
    }

    #[test]
    fn room_that_was_too_small_once_is_none() {
        let room = Room::of(5);
        assert!(room.take(3));
        assert!(!room.take(3));
        assert!(room.is_full());
    }
}
