//! Statutory profiles: the duties of a kind of body, as data.
//!
//! A profile is a YAML file. It says which provisions hold, from when and until when, which
//! sections answer them and what those sections need; `duties` interprets it.

mod find;
mod spelt;

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use planwright_core::model::{Kind, Owner, Stage};
use serde::Deserialize;

pub use self::find::{BUILT_IN, Unknown, find, of};

/// A profile's id and version; printed as `england-pcc@1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileName {
    /// The id.
    pub id: String,
    /// The version, from 1. It grows when a change could alter a finding.
    pub version: u32,
}

impl fmt::Display for ProfileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.id, self.version)
    }
}

/// What the law asks of the plans of one kind of body.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Profile {
    /// Its id.
    pub id: String,
    /// Its version, from 1.
    pub version: u32,
    /// The kind of body.
    pub title: String,
    /// The texts that it was drawn up from, and as they stood when.
    pub basis: String,
    /// What the holders of the two offices are called. Only [`Profile::without_duties`] has none.
    #[serde(default)]
    pub offices: Option<Offices>,
    /// The Acts that provisions name, by the name that provisions use: `PRSRA 2011`.
    #[serde(default)]
    pub acts: BTreeMap<String, Act>,
    /// The duties, in the order of the Act.
    pub duties: Vec<Requirement>,
    /// The national threats of each edition of the Strategic Policing Requirement.
    pub threats: Vec<NamedSet>,
    /// The national priorities for policing, as the Secretary of State has named them.
    pub national_priorities: Vec<NamedSet>,
}

impl Profile {
    /// A profile that asks for nothing, for a plan whose own profile is not known: every rule
    /// that is not a duty can still speak.
    #[must_use]
    pub fn without_duties() -> Self {
        Self {
            id: "none".to_owned(),
            version: 0,
            title: String::new(),
            basis: String::new(),
            offices: None,
            acts: BTreeMap::new(),
            duties: Vec::new(),
            threats: Vec::new(),
            national_priorities: Vec::new(),
        }
    }

    /// Its id and version.
    #[must_use]
    pub fn name(&self) -> ProfileName {
        ProfileName { id: self.id.clone(), version: self.version }
    }

    /// The duty of an id.
    #[must_use]
    pub fn duty(&self, id: &str) -> Option<&Requirement> {
        self.duties.iter().find(|duty| duty.id == id)
    }
}

/// The two offices of a police area: who issues the plan, and who delivers it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Offices {
    /// Who issues the plan.
    pub issuer: Issuer,
    /// Who directs the force.
    pub chief_officer: ChiefOfficer,
}

/// The office that issues the plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Issuer {
    /// In full: "Police and Crime Commissioner".
    pub role: String,
    /// In one word, for "As Commissioner, I will".
    pub short: String,
}

/// The office that directs the force.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChiefOfficer {
    /// "Chief Constable".
    pub role: String,
}

/// An Act, spelled out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Act {
    /// Its whole name: "Police Reform and Social Responsibility Act 2011".
    pub name: String,
    /// Where its text can be read.
    pub url: String,
}

/// How sure we are of a reading of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The text was read.
    Certain,
    /// A secondary source says so, or it is well known.
    Likely,
    /// A person must look at it before anyone rests on it.
    Unsure,
}

/// A duty: a provision, and what in a plan answers it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
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
    /// The first day on which it is law.
    #[serde(deserialize_with = "spelt::one")]
    pub from: Date,
    /// The last day on which it is law; none while it is.
    #[serde(default, deserialize_with = "spelt::maybe")]
    pub to: Option<Date>,
    /// The stage from which it is an error not to answer it.
    #[serde(deserialize_with = "spelt::one")]
    pub error: Stage,
    /// The stage from which it is a warning; the one before by default.
    #[serde(default, deserialize_with = "spelt::maybe")]
    pub warning: Option<Stage>,
    /// Which sections answer it by what they are. `satisfies` answers always.
    pub answers: Vec<Answer>,
    /// Whether a table with a number is answer enough without a sentence.
    #[serde(default)]
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
    #[serde(default)]
    pub reading: Option<Reading>,
}

/// What a test of ours rests on that the provision does not say in so many words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
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

    /// Whether it is law on a day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// The stage from which it is a warning not to answer it.
    #[must_use]
    pub fn warning_stage(&self) -> Stage {
        let before = Stage::ALL.iter().rev().find(|stage| **stage < self.error);
        self.warning.or(before.copied()).unwrap_or(self.error)
    }
}

/// A way in which a section answers a duty by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(tag = "by", deny_unknown_fields, rename_all = "kebab-case")]
pub enum Answer {
    /// Its kind, and where it matters its owner.
    Kind {
        /// The kind.
        #[serde(deserialize_with = "spelt::one")]
        kind: Kind,
        /// One of those who deliver it.
        #[serde(default, deserialize_with = "spelt::maybe")]
        owner: Option<Owner>,
    },
    /// It has `measures`.
    Measures,
}

/// What must hold for a duty to be met.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "need", deny_unknown_fields, rename_all = "kebab-case")]
pub enum Need {
    /// A section answers it and says something.
    Section,
    /// A section answers it, or these words stand somewhere in the plan.
    SectionOrWords {
        /// The words, any of them.
        words: Vec<String>,
    },
    /// The sections that answer it name an amount of money of this size.
    #[serde(rename_all = "kebab-case")]
    Amount {
        /// In pounds.
        at_least: u64,
    },
}

/// What the report counts in the sections that answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// Words that tell what a section is about. Each word stands for all that begin with it, and `…`
/// for up to six others.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Patterns {
    /// In a title.
    pub titles: Vec<String>,
    /// In a title, as a weaker sign.
    #[serde(default)]
    pub second: Vec<String>,
    /// In a body; the titles' by default.
    #[serde(default)]
    pub body: Vec<String>,
    /// Whether a chapter is likelier than a section.
    #[serde(default)]
    pub chapters: bool,
}

impl Patterns {
    /// The patterns to look for in a body.
    #[must_use]
    pub fn of_body(&self) -> &[String] {
        if self.body.is_empty() { &self.titles } else { &self.body }
    }
}

/// A closed list of ids that held from one day to another.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NamedSet {
    /// What it is called.
    pub title: String,
    /// The first day.
    #[serde(deserialize_with = "spelt::one")]
    pub from: Date,
    /// The last day; none while it holds.
    #[serde(default, deserialize_with = "spelt::maybe")]
    pub to: Option<Date>,
    /// The ids.
    pub ids: Vec<String>,
    /// Where it was found.
    pub source: String,
    /// How sure we are of its ids.
    pub confidence: Confidence,
    /// Before this day we are not sure that it was in force already: nothing is judged by it.
    #[serde(default, deserialize_with = "spelt::maybe")]
    pub unsure_before: Option<Date>,
    /// From this day on we are not sure that it is in force still.
    #[serde(default, deserialize_with = "spelt::maybe")]
    pub unsure_from: Option<Date>,
}

impl NamedSet {
    /// Whether we are sure enough of it to judge a plan of this day by it.
    #[must_use]
    pub fn is_certain(&self, day: Date) -> bool {
        let doubted = self.unsure_before.is_some_and(|unsure| day < unsure)
            || self.unsure_from.is_some_and(|unsure| unsure <= day);
        self.confidence != Confidence::Unsure && !doubted
    }

    /// Whether it is in force on a day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}
