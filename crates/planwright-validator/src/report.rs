//! What a check found.

use jiff::civil::Date;
use planwright_core::Diagnostic;
use planwright_core::model::{Id, Stage};

use crate::profile::ProfileName;

/// How a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DutyState {
    /// The plan answers it.
    Met,
    /// The plan does not answer it.
    NotMet,
    /// It is set aside with a reason.
    Waived,
    /// It is not answered, and its stage has not come.
    NotYet,
    /// It is not law at the plan's date, or not for this kind of body.
    NotApplicable,
}

impl DutyState {
    /// The word as reports print it: `met`, `not-met`, `waived`, `not-yet`, `not-applicable`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Waived => "waived",
            Self::NotYet => "not-yet",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// A duty and how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// Its id in the profile: `resources`.
    pub id: String,
    /// The provision: `PRSRA 2011 s.7(1)(c)`.
    pub provision: String,
    /// A few words: "Financial and other resources".
    pub title: String,
    /// What the provision asks for, in plain words.
    pub asks: String,
    /// The stage from which it is an error not to answer it.
    pub stage: Stage,
    /// How it stands.
    pub state: DutyState,
    /// The sections that answer it, in the plan's order; a chapter stands for its whole folder.
    pub sections: Vec<Id>,
    /// What was found there, a phrase each: "6 sections, each with prose".
    pub evidence: Vec<String>,
    /// The reason for which it is set aside.
    pub waiver: Option<String>,
}

/// A finding that was set aside, with the author's reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Waived {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why it is set aside.
    pub reason: String,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The day by whose law the plan was judged.
    pub as_at: Date,
    /// The stage that it was judged for.
    pub status: Stage,
    /// The profile that it was judged by.
    pub profile: ProfileName,
    /// Each duty of the profile, in its order. Empty where they could not be judged: what answers
    /// one may stand where the plan could not be read. What is wrong is among the findings then.
    pub duties: Vec<Duty>,
    /// The findings, in no particular order.
    pub diagnostics: Vec<Diagnostic>,
    /// The findings that were set aside.
    pub waived: Vec<Waived>,
}
