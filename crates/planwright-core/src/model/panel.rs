//! The police and crime panel's reports, and what was made of them.

use jiff::civil::Date;

use crate::model::front::words;
use crate::model::{Block, Footnote, Id};
use crate::span::{FileId, Span, Spanned};

words! {
    /// What a report of the panel is about.
    Subject {
        /// The draft plan or variation (PRSRA 2011 s.28(3)).
        Plan = "plan",
        /// The proposed precept (PRSRA 2011 Sch.5).
        Precept = "precept",
    }
}

words! {
    /// What the panel decided.
    Decision {
        /// It supports what was put to it.
        Supported = "supported",
        /// It noted it.
        Noted = "noted",
        /// It does not support it.
        NotSupported = "not-supported",
    }
}

words! {
    /// What the holder of the office made of a recommendation.
    Response {
        /// It is accepted: the plan must show it.
        Accepted = "accepted",
        /// It is accepted in part.
        Partly = "partly",
        /// It is rejected, with a reason.
        Rejected = "rejected",
        /// It is not answered yet.
        Open = "open",
    }
}

/// A report of the panel: `panel/2018-02-08.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelReport {
    /// Its file.
    pub file: FileId,
    /// The file's path within the plan, with `/`.
    pub path: String,
    /// The day of the report.
    pub date: Spanned<Date>,
    /// Its title.
    pub title: Spanned<String>,
    /// What it is about.
    pub subject: Spanned<Subject>,
    /// What the panel decided.
    pub decision: Spanned<Decision>,
    /// What is answered to the report as a whole.
    pub reply: Option<Spanned<String>>,
    /// The day on which the response was given (PRSRA 2011 s.5(6)(e)).
    pub replied: Option<Spanned<Date>>,
    /// The recommendations, in the report's order.
    pub recommendations: Vec<Recommendation>,
    /// A note of what the panel said.
    pub body: Vec<Block>,
    /// The footnotes of its file.
    pub footnotes: Vec<Footnote>,
}

/// A recommendation of the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// The whole entry.
    pub span: Span,
    /// Its id, unique within its report.
    pub id: Spanned<Id>,
    /// What the panel recommends.
    pub text: Spanned<String>,
    /// What was made of it.
    pub response: Spanned<Response>,
    /// Why, and what was done.
    pub reply: Option<Spanned<String>>,
    /// The sections that carry it.
    pub sections: Vec<Spanned<String>>,
    /// What the plan must then show. All of it must hold.
    pub evidence: Vec<Showing>,
}

/// What a plan must show where a recommendation was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Showing {
    /// The whole entry.
    pub span: Span,
    /// Where it must be shown.
    pub place: ShownAt,
    /// Words that must stand there, whole and in any case.
    pub mentions: Vec<Spanned<String>>,
    /// Words that must not stand there.
    pub lacks: Vec<Spanned<String>>,
}

/// Where something must be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownAt {
    /// In the title and text of a section and of those in its folder.
    Section(Spanned<String>),
    /// On the plan on a page.
    Page(Span),
}
