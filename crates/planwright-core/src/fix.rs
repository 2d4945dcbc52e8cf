//! How a finding can be mended by machine.

use crate::span::Span;

/// A change of the author's text that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, in the imperative: "Add a blank line".
    pub title: String,
    /// True where the change cannot alter what the plan says.
    pub safe: bool,
    /// The edits, in order and without overlap.
    pub edits: Vec<Edit>,
}

/// One replacement of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What is put there.
    pub insert: String,
}
