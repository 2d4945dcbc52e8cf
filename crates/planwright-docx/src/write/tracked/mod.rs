//! Two versions of a plan as one document with tracked changes.
//!
//! The words are those of both views, so that accepting every change gives the new document and rejecting every change
//! the old one. A comparison tells what became of which section, block and word; where it does not fit the views, what is
//! old is gone as a whole and what is new came.

mod body;
mod chain;
mod exchanged;
mod front;
mod glyphs;
mod leaves;
mod marks;
mod moves;
mod notes;
mod order;
mod passage;
mod records;
mod tables;
mod weave;

use std::collections::BTreeSet;
use std::io;

use planwright_diff::Comparison;
use planwright_view::View;
use planwright_view::theme::Theme;

use super::document::{Document, pictures};
use super::notes::only_within;
use super::sheet;
use super::xml::Xml;
use super::{NAMESPACES, assemble, begin};
use marks::Version;
use order::Order;

pub(super) use marks::{Mark, Tracking};
pub(super) use passage::Passage;

/// By whom changes are said to have been made, where nobody else is named.
pub const AUTHOR: &str = "Planwright";

/// Who made the changes, and on which day.
#[derive(Debug, Clone, Copy)]
pub struct Revision<'a> {
    /// The name that Word shows beside each change; empty for [`AUTHOR`].
    pub author: &'a str,
    /// The day, `YYYY-MM-DD`: that of the documents, never the clock's.
    pub date: &'a str,
}

/// Two versions of a plan as one Word document with tracked changes: to accept them all gives the new version, and to
/// reject them all the old one. `comparison` must be of the plans that the views are of, in one set of sources.
///
/// What is worked out from the plan as a whole is left out: contents, the statutory index.
///
/// # Errors
///
/// Where the document is too large for an archive: none that was made by hand is.
pub fn changes(
    old: &View,
    new: &View,
    comparison: &Comparison,
    revision: &Revision<'_>,
    theme: &Theme,
) -> io::Result<Vec<u8>> {
    let mut document = begin(new, theme);
    let author = if revision.author.is_empty() { AUTHOR } else { revision.author };
    document.tracking.author = author.to_owned();
    document.tracking.date = format!("{}T00:00:00Z", revision.date);
    document.tracking.notes = notes::redlines(&comparison.redline);
    document.tracking.other = Some(Version {
        view: old,
        notes: old.notes.iter().map(|note| (note.number, note)).collect(),
        within: only_within(old),
        printed: BTreeSet::new(),
        pictures: pictures(old),
    });
    document.names.only(|id| !order::is_worked_out(id));
    let body = body(&mut document, old, comparison);
    assemble(document, body, theme)
}

/// The part that holds the text.
fn body<'v>(document: &mut Document<'v>, old: &'v View, comparison: &'v Comparison) -> Vec<u8> {
    let new = document.view;
    document.out = Xml::part("w:document", &NAMESPACES);
    document.out.open("w:body", &[]);
    document.two_covers(old, &comparison.redline);
    Order::of(document, old, comparison).write(document);
    document.two_glossaries(&old.glossary, &new.glossary, &comparison.redline);
    sheet::section(&mut document.out, &document.furniture, document.turned, !document.begun);
    std::mem::replace(&mut document.out, Xml::piece()).into_bytes()
}
