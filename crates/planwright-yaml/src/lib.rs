//! Strict YAML with a place for every key and value, and helpers to read it key by key.
//!
//! Two libraries read every text. `saphyr-parser` gives events with places; from them comes the
//! tree of [`Node`]s. `serde_yaml` gives types: which plain words are booleans, numbers or
//! nothing. The two are joined part by part, and where they disagree the text is refused, so that
//! nobody ever gets a plan that depends on which library was asked.
//!
//! # Invariants
//!
//! - A text whose tree is returned has no anchors, aliases, tags, merge keys, complex keys,
//!   directives or second documents, and no mapping with two equal keys (the first is kept, the
//!   second reported).
//! - Nothing is nested deeper than [`MAX_DEPTH`]; that is checked before `serde_yaml` sees the
//!   text, so neither it nor anything after it can run out of stack.
//! - A span, sliced from the file, is what the author wrote: quotation marks and the `|` of a
//!   block included, comments and blank space around it left out.
//!
//! # What this crate must not know
//!
//! What a plan is: no key has a meaning here.

mod agree;
mod events;
mod node;
mod offsets;
pub mod read;
mod syntax;
mod typed;
mod write;

use planwright_core::{Diagnostic, FileId};

pub use node::{Entry, Mapping, Node, Scalar, Style, Typed, Value};
pub use write::scalar;

use crate::offsets::Place;

/// How many lists and groups of keys may stand in one another.
pub const MAX_DEPTH: usize = 16;

/// How many entries a list or a group of keys may have.
pub const MAX_ENTRIES: usize = 5_000;

/// What reading a YAML text gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The tree, unless the text cannot be read. An empty text is [`Value::Null`].
    pub node: Option<Node>,
    /// What is wrong with it. There can be findings beside a tree: repeated keys.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `text`, which begins at byte `offset` of `file`.
///
/// Never fails: what is wrong with the text is told in the findings. `source/front-matter` is for
/// syntax and for what this strict subset leaves out, `source/duplicate-key` for repeated keys and
/// `source/limit` for what is nested too deep.
#[must_use]
pub fn parse(file: FileId, text: &str, offset: usize) -> Parsed {
    read_whole(&Place::new(file, text, offset))
}

/// Reads `text` like [`parse`], where `knows` says which words are keys: a line that begins with one of them and has no
/// colon is then known to lack it.
#[must_use]
pub fn parse_knowing(file: FileId, text: &str, offset: usize, knows: fn(&str) -> bool) -> Parsed {
    read_whole(&Place::new(file, text, offset).knowing(knows))
}

fn read_whole(place: &Place<'_>) -> Parsed {
    let read = events::read(place);
    let mut diagnostics = read.diagnostics;
    let Some(mut node) = read.node else { return Parsed { node: None, diagnostics } };
    if read.empty {
        return Parsed { node: Some(node), diagnostics };
    }
    let agreed = typed::read(place.text)
        .map_err(|error| syntax::explain_serde(place, &error))
        .and_then(|typed| agree::join(&mut node, &typed));
    match agreed {
        Ok(()) => {
            node.drop_repeats();
            node.straighten(&mut diagnostics);
            Parsed { node: Some(node), diagnostics }
        }
        Err(finding) => {
            diagnostics.push(*finding);
            Parsed { node: None, diagnostics }
        }
    }
}

/// The tree of a text that is known to be sound: one of our own, which a test reads by [`parse`] too.
///
/// It asks one library only, which is half the work. Every scalar is [`Typed::Text`] here; the
/// functions of [`read`] never ask for more. `None` where there would be a finding.
#[must_use]
pub fn parse_sound(file: FileId, text: &str) -> Option<Node> {
    let read = events::read(&Place::new(file, text, 0));
    read.node.filter(|_| read.diagnostics.is_empty())
}

#[cfg(test)]
mod tests;
