//! Duties: a provision, what in a plan answers it, and what that needs.

use jiff::civil::Date;
use planwright_core::Severity;
use planwright_core::model::{Document, Kind, Owner, Scope, Stage};

use crate::profile::{Basis, Confidence, Need};

/// A duty: a provision, and what in a plan answers it.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// Its id; its findings are called `duty/<id>`, and `satisfies` names it.
    pub id: String,
    /// The provision: `PRSRA 2011 s.7(1)(c)`.
    pub provision: String,
    /// A few words.
    pub title: String,
    /// What the provision asks for, as a phrase that begins small.
    pub asks: String,
    /// What to say where nothing answers it: a sentence that begins small and has no final stop.
    pub missing: String,
    /// What to write, in the imperative.
    pub mend: String,
    /// What a section that answers it speaks of: "holding to account".
    pub about: String,
    /// The first day on which it is law. Only a duty that ships disabled may have none: nobody knows yet.
    pub from: Option<Date>,
    /// The last day on which it is law; none while it is.
    pub to: Option<Date>,
    /// The stage from which it is an error not to answer it.
    pub error: Stage,
    /// The stage from which it is a warning; the one before by default.
    pub warning: Option<Stage>,
    /// What it rests on.
    pub basis: Basis,
    /// How much its finding weighs at most, whatever the stage: a regard duty is a note.
    pub most: Option<Severity>,
    /// The duty under whose name it is told, together with all others that name it and are not met:
    /// `regard`.
    pub fold: Option<String>,
    /// The kinds of document that it is for; none means all.
    pub documents: Vec<Document>,
    /// Why it is not judged, where it ships disabled: we are not sure enough of it.
    pub disabled: Option<String>,
    /// Which sections answer it by what they are. `satisfies` answers always.
    pub answers: Vec<Answer>,
    /// Whether a table with a number is answer enough without a sentence.
    pub tables: bool,
    /// What must hold, all of it.
    pub needs: Vec<Need>,
    /// What the report counts.
    pub evidence: Vec<Evidence>,
    /// How to tell the section that may answer it without saying so.
    pub nearest: Patterns,
    /// Where the provision was found.
    pub source: String,
    /// How sure we are of what the provision says.
    pub confidence: Confidence,
    /// What we made of the provision beyond its words, where we did.
    pub reading: Option<Reading>,
    /// The finer parts, which are our advice: `duty/<id>.<part>`.
    pub parts: Vec<Part>,
}

/// A finer part of a duty: what a careful reader misses where the duty itself is met. Its finding
/// is called `duty/<duty>.<part>` and is made only where the duty is answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its id within the duty: `table`.
    pub id: String,
    /// A few words: "A table of the resources".
    pub title: String,
    /// What to say where it is not there: a sentence that begins small and has no final stop.
    /// `{missing}` stands for what exactly is missing, where the need can tell.
    pub missing: String,
    /// Why a reader cares, in a sentence.
    pub why: String,
    /// What to write, in the imperative.
    pub mend: String,
    /// What it rests on; our advice by default.
    pub basis: Basis,
    /// How much it weighs; a warning by default.
    pub severity: Option<Severity>,
    /// Before this day (as-at) it weighs no more than a note.
    pub note_before: Option<Date>,
    /// The first day on which it is asked for; the duty's own by default.
    pub from: Option<Date>,
    /// What must hold.
    pub need: Need,
    /// Where it was found, where it is not only our own advice.
    pub source: Option<String>,
}

/// What a test of ours rests on that the provision does not say in so many words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// In a sentence or two.
    pub text: String,
    /// How sure we are of it.
    pub confidence: Confidence,
}

impl Requirement {
    /// The name of its findings.
    #[must_use]
    pub fn rule(&self) -> String {
        format!("duty/{}", self.id)
    }

    /// The names of the findings of its finer parts: `duty/grants.conditions`.
    pub fn part_rules(&self) -> impl Iterator<Item = String> {
        self.parts.iter().map(|part| format!("{}.{}", self.rule(), part.id))
    }

    /// Whether it is law on a day, as far as is known.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_some_and(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The stage from which it is a warning not to answer it.
    #[must_use]
    pub fn warning_stage(&self) -> Stage {
        let before = Stage::ALL.iter().rev().find(|stage| **stage < self.error);
        self.warning.or(before.copied()).unwrap_or(self.error)
    }
}

/// A way in which a section answers a duty by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Its kind, and where it matters its owner.
    Kind {
        /// The kind.
        kind: Kind,
        /// One of those who deliver it.
        owner: Option<Owner>,
    },
    /// Its scope: a priority for fire and rescue.
    Scope {
        /// One of its scopes.
        scope: Scope,
    },
    /// It has `measures`.
    Measures,
}

/// What the report counts in the sections that answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Sections with prose.
    Prose,
    /// Amounts of the size that the duty needs.
    Amounts,
    /// Tables with numbers.
    Tables,
    /// Measures.
    Measures,
    /// Meetings.
    Meetings,
    /// Services.
    Services,
    /// Conditions of grants.
    Conditions,
    /// National threats.
    Threats,
}

impl Evidence {
    /// Every one.
    pub const ALL: &'static [Self] = &[
        Self::Prose,
        Self::Amounts,
        Self::Tables,
        Self::Measures,
        Self::Meetings,
        Self::Services,
        Self::Conditions,
        Self::Threats,
    ];

    /// The word as a profile writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Amounts => "amounts",
            Self::Tables => "tables",
            Self::Measures => "measures",
            Self::Meetings => "meetings",
            Self::Services => "services",
            Self::Conditions => "conditions",
            Self::Threats => "threats",
        }
    }
}

/// Words that tell what a section is about. Each word stands for all that begin with it; one of
/// fewer than four letters, or with a full stop behind it, for itself alone; one in capitals for
/// that acronym and its plural; and `…` for up to six others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Patterns {
    /// In a title.
    pub titles: Vec<String>,
    /// In a title, as a weaker sign.
    pub second: Vec<String>,
    /// In the title of what is about something else, whatever else it says.
    pub never: Vec<String>,
    /// In a body; the titles' by default.
    pub body: Vec<String>,
    /// Whether a chapter is likelier than a section.
    pub chapters: bool,
}

impl Patterns {
    /// The patterns to look for in a body.
    #[must_use]
    pub fn of_body(&self) -> &[String] {
        if self.body.is_empty() { &self.titles } else { &self.body }
    }
}
