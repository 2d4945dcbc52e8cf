//! Typst code from a view.
//!
//! [`plan()`], [`page()`], [`response()`], [`paper()`] and [`changes()`] write code that calls the theme's functions with string
//! literals and nothing else: `writer` knows how to write a literal, the other modules know which function a thing of the
//! view calls for. [`values()`] writes what the theme's own Typst files take from outside, and [`theme_files`] and
//! [`pictures`] are what else the code can read.
//!
//! # Invariants
//!
//! - No word of an author is ever read as Typst: it stands in a string literal.
//! - Every piece of code knows which bytes of the author's text it came from ([`Code::marks`]).
//!
//! # What this crate must not know
//!
//! Typst itself, HTML, the law, and the disk: it writes text.

mod block;
mod changes;
mod chart;
mod clauses;
mod emitter;
mod files;
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

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub use changes::changes;
pub use files::{File, PICTURES, picture_path, pictures, theme_files};
pub use page::page;
pub use paper::paper;
pub use plan::{GLOSSARY, end_of, plan};
pub use response::response;
pub use values::values;
pub use writer::Mark;

/// On which page, counted from 1, each section, heading, table, figure, chart and note begins.
pub type Pages = BTreeMap<String, usize>;

/// Every name that the code uses: the theme's vocabulary, and what it takes from Typst itself.
pub const VOCABULARY: &[&str] = &[
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
pub struct Code {
    /// The code.
    pub text: String,
    /// Which bytes of it came from which bytes of the author's text.
    pub marks: Vec<Mark>,
    /// The bytes of each `text("…")` that every theme prints, in their order.
    pub printed: Vec<Range<usize>>,
    /// The ids that it defines.
    pub ids: BTreeSet<String>,
}

/// `words` as a string literal of Typst.
#[must_use]
pub fn literal(words: &str) -> String {
    let mut out = writer::Writer::default();
    out.string(words);
    out.text
}
