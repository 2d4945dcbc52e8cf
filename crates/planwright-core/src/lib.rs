//! The words that every part of Planwright shares.
//!
//! [`span`] and [`source`] say where something stands; [`diagnostic`] and [`fix`] say what is
//! wrong and how to mend it; [`catalogue`] holds the text of every rule; [`model`] is a plan as
//! the parser reads it and everything after it sees it; [`amount`] reads and writes amounts;
//! [`order`] is the order in which findings are told.
//!
//! # Invariants
//!
//! - A [`span::Span`] is in bytes of the file's own text and never reaches past its end. Lines
//!   and columns exist only at the edge, in [`source::Sources`].
//! - Everything in the model that an author wrote carries the span of what they wrote.
//! - The depth of a tree is bounded when it is built, so that walking and dropping one is safe.
//!
//! # What this crate must not know
//!
//! Everything: no files, no printing, no Markdown, no YAML, no law, no output format.

pub mod amount;
pub mod catalogue;
pub mod diagnostic;
pub mod fix;
pub mod model;
pub mod nearest;
pub mod order;
pub mod source;
pub mod span;

pub use diagnostic::{Diagnostic, Related, RuleName, Severity};
pub use fix::{Edit, Fix};
pub use source::{Position, Sources};
pub use span::{FileId, Span, Spanned};
