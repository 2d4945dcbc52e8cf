//! The author's guide: a page for each topic, for people who know Word and have never programmed.
//!
//! A page is a Markdown file of `pages/`, written by hand, with lines that begin with `:: ` where something is filled in
//! that the program knows: the keys of front matter with their meanings (`planwright schema`), the kinds of section, the
//! duties that profiles ask for, the titles of rules, the examples that `planwright new` gives. So the guide says what
//! the program does, and cannot say something else later. `fill` tells what can be filled in.
//!
//! # Invariants
//!
//! - Every kind of section has a page of its name, and every key of front matter stands on some page.
//! - What a page shows as a file of a plan is one, and what it shows as printed is what the program prints: a test writes
//!   the files, runs the commands and compares (`tests/e2e/guide.rs`).
//! - No page says of the law what no profile says.
//!
//! # What this crate must not know
//!
//! Terminals, disks, and how a page is served.

mod about;
mod fill;
mod html;
mod pages;
mod pipelines;
#[cfg(test)]
mod tests;

use planwright_core::nearest::nearest;

pub use self::about::topic_of;
pub use self::pages::Part;
pub use self::pipelines::{PIPELINES, Pipeline};

/// The id of the page that lists all topics. It is no topic itself.
pub const CONTENTS: &str = "index";

/// What links from one page of the guide to another begin with, in Markdown: `guide:tables`.
pub const LINK: &str = "guide:";

/// A page of the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// What it is asked for by: `tables`. Small letters and hyphens.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it is about, in a sentence.
    pub summary: &'static str,
    /// The part of the guide that it stands in.
    pub part: Part,
}

/// All topics, in the order in which they are read.
#[must_use]
pub fn topics() -> Vec<Topic> {
    pages::PAGES.iter().map(pages::Page::topic).collect()
}

/// A page in Markdown, by the topic's id; [`CONTENTS`] is the list of all. Links to other topics begin with [`LINK`]. Files
/// of plans that it shows are narrow enough for a terminal.
#[must_use]
pub fn text(id: &str) -> Option<String> {
    page(id).map(|page| fill::narrowed(&page))
}

/// A page as the inside of an HTML document's main part, by the topic's id: an `h1`, with ids on its headings. Links to
/// other topics are relative, `tables.html`, and `index.html` is the list of all.
#[must_use]
pub fn html(id: &str) -> Option<String> {
    page(id).map(|page| html::body(&page))
}

/// A page with everything filled in.
fn page(id: &str) -> Option<String> {
    if id == CONTENTS {
        return Some(fill::contents());
    }
    let page = pages::PAGES.iter().find(|page| page.id == id)?;
    // A test fills every page in, so that nothing is left out here.
    Some(fill::filled(page).unwrap_or_else(|_| page.source.to_owned()))
}

/// The topic that may have been meant by a word that is none: one that is called much the same, else one that is about it.
#[must_use]
pub fn near(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let is_long = word.chars().count() > 3;
    let begins = |id: &str| is_long && (id.starts_with(&word) || word.starts_with(id));
    let about = |topic: &Topic| {
        let says = |text: &str| text.to_lowercase().contains(&word);
        is_long && (says(topic.title) || says(topic.summary))
    };
    let all = topics();
    let found = nearest(&word, all.iter().map(|topic| topic.id));
    let found = found.or_else(|| all.iter().map(|topic| topic.id).find(|id| begins(id)));
    found.or_else(|| all.iter().find(|topic| about(topic)).map(|topic| topic.id))
}
