//! Statutory profiles: the duties of a kind of body, as data.
//!
//! A profile is a YAML file. It says which provisions hold, from when and until when, which
//! sections answer them and what those sections need; `duties` interprets it. A profile can extend
//! another one: it takes entries away, changes some and adds others.
//!
//! `load` follows what extends what; `combine` makes one tree of their trees; `read` makes a
//! [`Profile`] of it, with a finding for every fault, whether the profile is built in or a user's
//! own.

mod built_in;
mod combine;
mod find;
mod load;
mod need;
mod process;
mod read;
mod requirement;
mod schema;
mod sets;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use planwright_core::model::StepKind;

pub use self::built_in::{BUILT_IN, Entry, list, text};
pub use self::find::{Unknown, find, of};
pub use self::load::{Files, Loaded, Opened, is_path, load};
pub use self::need::Need;
pub use self::process::{Election, LaterEnd, Order, Process, Varied, Yearly};
pub use self::requirement::{Answer, Evidence, Part, Patterns, Reading, Requirement};
pub use self::schema::SCHEMA;
pub use self::sets::NamedSet;

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
#[derive(Debug, Clone, PartialEq)]
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
    pub offices: Option<Offices>,
    /// The Acts that provisions name, by the name that provisions use: `PRSRA 2011`.
    pub acts: BTreeMap<String, Act>,
    /// Why it is marked as experimental, where it is.
    pub experimental: Option<String>,
    /// Why no plan can be judged by it yet, where none can.
    pub disabled: Option<String>,
    /// The duties, in the order of the Act.
    pub duties: Vec<Requirement>,
    /// The steps before and after issue, in their order.
    pub process: Vec<Process>,
    /// Which steps come before which.
    pub order: Vec<Order>,
    /// Steps with a last day in each year.
    pub yearly: Vec<Yearly>,
    /// The ordinary elections, the first first.
    pub elections: Vec<Election>,
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
            experimental: None,
            disabled: None,
            duties: Vec::new(),
            process: Vec::new(),
            order: Vec::new(),
            yearly: Vec::new(),
            elections: Vec::new(),
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

    /// The name of every finding that it can give: `duty/grants`, `duty/grants.conditions`,
    /// `duty/regard`, `process/panel-report`, `process/issue.by`, `process/issue.late`, `period/end`. These are the names that waivers and
    /// explanations know beside those of the catalogue.
    #[must_use]
    pub fn rule_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.duties.iter().map(Requirement::rule).collect();
        names.extend(self.duties.iter().flat_map(Requirement::part_rules));
        names.extend(self.duties.iter().filter_map(|duty| duty.fold.as_ref()).map(|fold| format!("duty/{fold}")));
        names.extend(self.process.iter().map(Process::rule));
        names.extend(self.process.iter().filter(|process| !process.by.is_empty()).map(Process::rule_by));
        let issue = self.step(StepKind::Issue).filter(|_| !self.elections.is_empty());
        names.extend(issue.map(Process::rule_late));
        let families = [
            ("process/ahead", !self.process.is_empty()),
            ("process/order", !self.order.is_empty() || !self.yearly.is_empty()),
            ("period/end", !self.elections.is_empty()),
        ];
        names.extend(families.into_iter().filter(|(_, given)| *given).map(|(name, _)| name.to_owned()));
        let mut known = BTreeSet::new();
        names.retain(|name| known.insert(name.clone()));
        names
    }

    /// What it says of a step.
    #[must_use]
    pub fn step(&self, step: StepKind) -> Option<&Process> {
        self.process.iter().find(|process| process.step == step)
    }
}

/// The two offices of a police area: who issues the plan, and who delivers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offices {
    /// Who issues the plan.
    pub issuer: Issuer,
    /// Who directs the force.
    pub chief_officer: ChiefOfficer,
}

/// The office that issues the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// In full: "Police and Crime Commissioner".
    pub role: String,
    /// In one word, for "As Commissioner, I will".
    pub short: String,
}

/// The office that directs the force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChiefOfficer {
    /// "Chief Constable".
    pub role: String,
}

/// An Act, spelled out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its whole name: "Police Reform and Social Responsibility Act 2011".
    pub name: String,
    /// Where its text can be read.
    pub url: String,
}

/// How sure we are of a reading of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// The text was read.
    Certain,
    /// A secondary source says so, or it is well known.
    Likely,
    /// A person must look at it before anyone rests on it.
    Unsure,
}

impl Confidence {
    /// Every one, the surest first.
    pub const ALL: &'static [Self] = &[Self::Certain, Self::Likely, Self::Unsure];

    /// The word as a profile writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Unsure => "unsure",
        }
    }
}

/// What an entry of a profile rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Basis {
    /// An Act or an instrument.
    #[default]
    Law,
    /// What a body with a say in it has asked for, without the force of law.
    Guidance,
    /// Our own.
    Advice,
}

impl Basis {
    /// Every one, the weightiest first.
    pub const ALL: &'static [Self] = &[Self::Law, Self::Guidance, Self::Advice];

    /// The word as a profile writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Guidance => "guidance",
            Self::Advice => "advice",
        }
    }
}
