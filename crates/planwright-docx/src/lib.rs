//! The plan as a Word document, and a Word document as what it says.
//!
//! [`plan`] takes a [`View`](planwright_view::View) and a [`Theme`](planwright_view::theme::Theme) and gives the bytes of
//! `plan.docx`: Office Open XML with Word's own styles, a table of contents that Word brings up to date, real lists,
//! footnotes and charts, tables with header rows, alternative texts and the language of every word.
//!
//! [`changes`] takes the views of two versions and their comparison, and gives one document with tracked changes: to accept
//! them all gives the new version, to reject them all the old one.
//!
//! [`read::read`] takes the bytes of any Word document and gives a [`read::Document`]: its text in blocks, its notes and
//! pictures, and a remark for everything that is not in the text as it was in the file.
//!
//! - `read` opens the file with bounds and walks its text.
//! - `write` walks the view and writes the parts of the document; `write::package` puts them into one file.
//!
//! # Invariants
//!
//! - Every word printed stands in the view. No word of an author is ever markup: all pass through one writer of XML.
//! - Headings of the plan's chapters are Word's Heading 1, those of its sections Heading 2 and so on, because the
//!   plan's title has Word's style Title, which stands above them.
//! - Elements stand in the order that the schemas of ECMA-376 ask for, which Word insists on.
//! - Every id is unique, and every relationship leads to a part of the file or to another place.
//! - Each word of a document with tracked changes stands in one of the two views, or in both; its marks alone come from the
//!   comparison, so that either version can be had back whatever that says.
//! - Every word of a document that is read is in its [`read::Document`], in the text or in a remark.
//! - What is read is bounded before it is unpacked and before anything recursive sees it.
//! - The same view and theme give the same bytes: no clock, no hash order, fixed times in the archive.
//!
//! # What this crate must not know
//!
//! The law, Typst, HTML, and the disk.

pub mod read;
mod write;

pub use write::{AUTHOR, Revision, changes, plan};
