//! An existing document as the folder of a plan.
//!
//! [`import`] takes the bytes of a Word document or a Markdown file and gives the files of a plan, as text and bytes by
//! their paths, and a [`Report`] of what went where, what was guessed and why, what was changed and what was left out.
//!
//! The document is read into plain blocks (`planwright_docx::read`, `markdown`), cut at its headings (`outline`), told
//! what each part is (`guess`), and written as sections (`write`).
//!
//! # Invariants
//!
//! - Every word of the source is in the files or in the report.
//! - Words stay words: what Markdown would take for a mark is escaped.
//! - What could not be known is marked where it stands and named in the report. Nothing is claimed of the law that the
//!   text does not plainly say.
//! - The same document gives the same files.
//!
//! # What this crate must not know
//!
//! The disk, and how the report is shown.

mod aside;
mod by_number;
mod cover;
mod figures;
mod guess;
mod labels;
mod links;
mod markdown;
mod names;
mod outline;
mod plan;
mod planner;
mod report;
mod sort;
mod tables;
#[cfg(test)]
mod tests;
mod typed;
mod write;

pub use report::{Advice, Report};
pub use sort::{Refused, Sort};

use std::collections::BTreeMap;

use planwright_docx::read::{self, Document};

/// A document to be imported.
pub struct Source<'a> {
    /// The file's name, without its folder.
    pub name: &'a str,
    /// The file.
    pub bytes: &'a [u8],
    /// Reads a picture that a Markdown file names, by its path from that file; none where it cannot be read.
    pub beside: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// What became of a document.
#[derive(Debug)]
pub struct Imported {
    /// The files of the plan, by their paths within its folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What became of everything.
    pub report: Report,
}

/// Makes the folder of a plan of a document.
///
/// # Errors
///
/// Says why the file is none that can be read, and what to do.
pub fn import(source: &Source<'_>) -> Result<Imported, Refused> {
    let (document, sort) = document(source)?;
    let outline = outline::outline(document, source.name, sort);
    let planned = plan::plan(outline);
    Ok(write::write(planned, source.name))
}

fn document(source: &Source<'_>) -> Result<(Document, Sort), Refused> {
    let sort = sort::sort(source.name, source.bytes)?;
    let document = match sort {
        Sort::Word => read::read(source.bytes)?,
        Sort::Markdown => markdown::read(source.bytes, source.beside)?,
    };
    Ok((document, sort))
}
