//! Changes of a plan's text that keep what it says: text in, text out.
//!
//! [`format`](format()) lays a file out: one sentence a line, the keys of its front matter in the order of the
//! format, tables in columns, one kind of mark for lists, one blank line between blocks.
//! [`fixes`] chooses among the fixes of findings those that are certain, and applies them.
//!
//! # Invariants
//!
//! - What is not understood stays as it is, byte for byte: the formatter works on the places of
//!   Markdown's events in the text and prints nothing from a model.
//! - A text that was laid out anew is read again; it must give the same events and the same front
//!   matter, or it is not given out. A block for which that fails alone is left as it stands.
//! - Formatting what was formatted changes nothing.
//! - Edits that touch one another are never applied together.
//!
//! # What this crate must not know
//!
//! Where texts come from and go to, the law, and how anything looks to a reader.

pub mod fixes;
pub mod format;

pub use format::{Formatted, Refusal, format};
pub use planwright_parser::DocumentKind;
