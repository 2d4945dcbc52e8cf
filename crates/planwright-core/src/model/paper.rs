//! Papers about the plan, for a committee or a partner.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::front::words;
use crate::model::{Anchor, Block, Contact, Footnote, Id};
use crate::span::{FileId, Spanned};

words! {
    /// A part of the plan that a paper puts in with a block called `insert`.
    InsertKind {
        /// The duties, and how each stands.
        StatutoryIndex = "statutory-index",
        /// What changed since the earlier version.
        Changes = "changes",
        /// The panel's recommendations, and how each is answered.
        Recommendations = "recommendations",
        /// The priorities, with their words and measures.
        Priorities = "priorities",
        /// The plan on a page.
        Page = "page",
    }
}

/// Whom to ask about a paper.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PaperContact {
    /// The name; all of it where the contact was written as one text.
    pub name: Option<Spanned<String>>,
    /// In which office.
    pub role: Option<Spanned<String>>,
    /// The ways to reach them.
    pub ways: Contact,
}

/// A paper about the plan: `papers/2018-02-08-csp.md`. It is no part of the plan's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Its file.
    pub file: FileId,
    /// The file's path within the plan, with `/`.
    pub path: String,
    /// What its outputs are called: the file's name without `.md`.
    pub name: String,
    /// Whom it is for.
    pub to: Spanned<String>,
    /// Whom it is from.
    pub from: Spanned<String>,
    /// Its title.
    pub subject: Spanned<String>,
    /// The day of the meeting, or of the paper.
    pub date: Spanned<Date>,
    /// Who may see it: `Official`.
    pub classification: Option<Spanned<String>>,
    /// Its number on the agenda: `7`, `7(b)`.
    pub item: Option<Spanned<String>>,
    /// What it says in a few sentences.
    pub summary: Spanned<String>,
    /// What its readers are asked to do, in order.
    pub recommendations: Vec<Spanned<String>>,
    /// Whom to ask about it.
    pub contact: Option<PaperContact>,
    /// What goes with it.
    pub attachments: Vec<Spanned<String>>,
    /// Its body.
    pub body: Vec<Block>,
    /// The footnotes of its file.
    pub footnotes: Vec<Footnote>,
    /// What has an id in its body: only the paper itself can lead there.
    pub anchors: BTreeMap<Id, Anchor>,
}

impl Paper {
    /// Every text of its front matter that is printed, in the order in which it is read.
    pub fn printed(&self) -> impl Iterator<Item = &Spanned<String>> {
        let head = [&self.subject, &self.to, &self.from].into_iter().chain(&self.classification);
        let contact = self.contact.iter().flat_map(|contact| [&contact.name, &contact.role, &contact.ways.address]);
        head.chain(std::iter::once(&self.summary))
            .chain(&self.recommendations)
            .chain(contact.flatten())
            .chain(&self.attachments)
    }
}
