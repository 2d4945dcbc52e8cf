//! Markdown and front matter into a typed plan. Parsing never fails: it gives what could be read,
//! and a finding for everything that could not.
//!
//! Each file is cut (`split`), its front matter read (`front_matter`) and its body made a tree
//! (`markdown`, then `tables`); `assemble` puts the files in order, gives ids, and looks up
//! what they say of one another. A translation is read in the same way after the plan, and has from
//! it what it does not say itself: `translation`, `align`, `front_matter::inherit`.
//!
//! # Invariants
//!
//! - Every span is in bytes of its own file: a cell that came from a CSV file points there.
//! - An [`InlineKind::Text`] that is as long as its span is the source letter for letter, so that
//!   a place in it is a place in the file; any other (a curled quotation mark, an entity) stands
//!   for its span as a whole. The one exception: `…` and `—`
//!   are as long as the `...` and `---` that they were made of.
//! - Containers stand at most 8 deep in one another and inlines 16, so that whoever walks a tree
//!   can do it by recursion. What is deeper is one `source/limit`, and the rest of the body is
//!   left out.
//! - Nothing of a body is left out without a finding, comments and unused link definitions apart.
//! - Where a finding says that a part could not be read, [`Plan::incomplete`] is set, and nothing
//!   that may stand in that part is reported as missing.
//! - A [`Target::Internal`] and a picture's `asset` are there; [`Target::Broken`] has a finding.
//!
//! [`InlineKind::Text`]: planwright_core::model::InlineKind::Text
//! [`Target::Internal`]: planwright_core::model::Target::Internal
//! [`Target::Broken`]: planwright_core::model::Target::Broken
//!
//! # What this crate must not know
//!
//! The law, and where files come from.

mod align;
mod assemble;
mod attributes;
mod charts;
mod encoding;
mod fragment;
mod front_matter;
mod ids;
mod links;
mod markdown;
mod misread;
mod papers;
mod paths;
mod references;
mod room;
pub mod schema;
mod split;
mod tables;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod translation;
mod walk;

pub use front_matter::DocumentKind;
pub use front_matter::keys as front_matter_keys;
pub use front_matter::paper::{CONTACT_KEYS as PAPER_CONTACT_KEYS, KEYS as PAPER_KEYS};
pub use markdown::grammar;
pub use split::parts;

use std::collections::BTreeMap;
use std::rc::Rc;

use planwright_core::model::{Asset, Plan, SetAside};
use planwright_core::{Diagnostic, FileId, Sources};

use crate::room::Room;

/// A Markdown file of the plan, already in the table of sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its path within the plan, with `/`: `05-priorities/1-victims.md`.
    pub path: String,
    /// Its text.
    pub file: FileId,
}

/// A plan's folder, read.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// The folder as the user would type it, with `/`.
    pub path: String,
    /// The folder's own name.
    pub name: String,
    /// `plan.md`, the sections, the reports of the panel and the papers, in any order.
    pub documents: Vec<Document>,
    /// The CSV files, by path within the plan.
    pub tables: BTreeMap<String, FileId>,
    /// Every other file, by path within the plan.
    pub assets: BTreeMap<String, Asset>,
    /// What was recognised and set aside.
    pub set_aside: Vec<SetAside>,
    /// The same plan in other languages, in the order of their folders' names. A translation has none of its own.
    pub translations: Vec<Folder>,
    /// True where a file of the folder could not be read: see [`Plan::incomplete`].
    pub incomplete: bool,
}

/// What parsing gives.
#[derive(Debug)]
pub struct Parsed {
    /// The plan, unless `plan.md` itself could not be read.
    pub plan: Option<Plan>,
    /// What is wrong with the source.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a plan.
#[must_use]
pub fn parse(sources: &Sources, folder: Folder) -> Parsed {
    parse_within(sources, folder, Room::default())
}

fn parse_within(sources: &Sources, mut folder: Folder, room: Room) -> Parsed {
    let translations = std::mem::take(&mut folder.translations);
    let (tables, assets) = (folder.tables.clone(), folder.assets.clone());
    let room = Rc::new(room);
    let mut parsed = assemble::assemble(sources, folder, &mut assemble::Language::Original, &room);
    if let Some(plan) = &mut parsed.plan {
        for mut translation in translations {
            translation::take_from_the_plan(&mut translation, &tables, &assets);
            let (read, findings) = translation::read(sources, translation, plan, &room);
            plan.translations.extend(read);
            parsed.diagnostics.extend(findings);
        }
    }
    parsed
}
