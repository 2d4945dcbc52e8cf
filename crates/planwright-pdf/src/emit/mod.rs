//! Typst code from a view.
//!
//! The code calls the theme's functions with string literals and nothing else: [`writer`] knows
//! how to write a literal, the other modules know which function a thing of the view calls for.

mod block;
mod changes;
mod chart;
mod clauses;
mod emitter;
mod inline;
mod lang;
mod page;
mod paper;
mod picture;
mod plan;
mod response;
mod table;
mod text;
mod values;
mod writer;

use std::collections::BTreeSet;
use std::ops::Range;

pub(crate) use changes::changes;
pub(crate) use page::page;
pub(crate) use paper::paper;
pub(crate) use plan::{end_of, plan};
pub(crate) use response::response;
pub(crate) use values::values;
pub(crate) use writer::Mark;

/// Every name that the code uses: the theme's vocabulary, and what it takes from Typst itself.
pub(crate) const VOCABULARY: &[&str] = &[
    "alert",
    "broken",
    "chapter",
    "chart",
    "clause",
    "clauses-begin",
    "code",
    "code-block",
    "conditions",
    "contents",
    "data-table",
    "datetime",
    "definitions",
    "deleted",
    "document",
    "emph",
    "enum",
    "glossary",
    "head-facts",
    "image",
    "in-plan",
    "inline-picture",
    "insert",
    "inserted",
    "lead-in",
    "linebreak",
    "link",
    "list",
    "note",
    "note-again",
    "numbered",
    "page-in-plan",
    "page-of",
    "pairs",
    "paper",
    "paper-part",
    "par",
    "parbreak",
    "picture",
    "plan",
    "plan-page",
    "quotation",
    "records",
    "redline",
    "redline-break",
    "redline-cell",
    "redline-difference",
    "redline-digest",
    "redline-fields",
    "redline-folded",
    "redline-heading",
    "redline-legend",
    "redline-moved",
    "redline-section",
    "redline-unchanged",
    "response",
    "section",
    "signature",
    "strong",
    "subheading",
    "tally",
    "text",
    "thematic-break",
    "to",
];

/// Code, and what it came from.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    /// The code.
    pub(crate) text: String,
    /// Which bytes of it came from which bytes of the author's text.
    pub(crate) marks: Vec<Mark>,
    /// The bytes of each `text("…")` that every theme prints, in their order.
    pub(crate) printed: Vec<Range<usize>>,
    /// The ids that it defines.
    pub(crate) ids: BTreeSet<String>,
}

/// `words` as a literal, for a test to read back.
#[cfg(test)]
pub(crate) fn literal(words: &str) -> String {
    let mut out = writer::Writer::default();
    out.string(words);
    out.text
}
