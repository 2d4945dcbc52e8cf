//! What a check found.

use jiff::civil::Date;
use planwright_core::Diagnostic;
use planwright_core::model::{By, Id, Stage, StepKind};

use crate::ledger;
use crate::profile::{Basis, ProfileName};

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
    /// What was found there.
    pub evidence: Vec<Evidence>,
    /// The reason for which it is set aside.
    pub waiver: Option<String>,
    /// What the duty rests on.
    pub basis: Basis,
    /// True where nothing can be told of it but whether the plan mentions it: a duty of regard, or
    /// what readers look for and no provision asks of the plan. Words cannot show that it was kept.
    pub by_mention: bool,
    /// The finer parts, where the duty is met: our advice, and how it stands.
    pub parts: Vec<PartState>,
}

impl Duty {
    /// Whether the plan only names it: no section answers it, and its words meet it. `sections` are
    /// those that name it then.
    #[must_use]
    pub fn is_only_named(&self) -> bool {
        self.evidence.iter().any(|evidence| matches!(evidence.proof, Proof::Words | Proof::Foreword))
    }
}

/// A finer part of a duty and how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PartState {
    /// Its rule: `duty/grants.conditions`.
    pub rule: String,
    /// A few words.
    pub title: String,
    /// How it stands.
    pub state: DutyState,
    /// The reason for which it is set aside.
    pub waiver: Option<String>,
}

/// A step of the process and how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StepState {
    /// The step.
    pub step: StepKind,
    /// The provision.
    pub provision: String,
    /// A few words.
    pub title: String,
    /// What the provision asks for, in plain words.
    pub asks: String,
    /// The stage from which it is an error that it is not recorded.
    pub stage: Stage,
    /// How it stands.
    pub state: DutyState,
    /// When it was taken, the first first.
    pub taken: Vec<Taken>,
    /// The reason for which it is set aside.
    pub waiver: Option<String>,
}

/// A time at which a step was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The day.
    pub date: Date,
    /// By whom, where the record says so.
    pub by: Option<By>,
    /// Where it is published.
    pub url: Option<String>,
    /// A note: with whom, how many, what.
    pub note: Option<String>,
}

/// At most so many samples are told of one proof.
pub(crate) const SAMPLES: usize = 3;

/// Something in the plan that shows why a duty counts as met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub proof: Proof,
    /// How many there are.
    pub count: usize,
    /// The sections in which it stands, in the plan's order.
    pub sections: Vec<Id>,
    /// A few of them in the plan's own words: amounts, names of measures, meetings, services. At
    /// most three, the most telling first; [`Evidence::unsaid`] tells how many more there are.
    pub samples: Vec<String>,
}

impl Evidence {
    /// So many of something.
    #[must_use]
    pub fn of(proof: Proof, count: usize) -> Self {
        Self { proof, count, sections: Vec::new(), samples: Vec::new() }
    }

    /// How many there are beyond the samples, where those are the first of more: 3 for "a, b, c and
    /// 3 more". What stands more than once is counted each time.
    #[must_use]
    pub fn unsaid(&self) -> usize {
        let counts_places = matches!(self.proof, Proof::Words | Proof::Foreword);
        if self.samples.len() < SAMPLES || counts_places { 0 } else { self.count.saturating_sub(self.samples.len()) }
    }

    /// It in English, for reports: "6 sections, each with prose".
    #[must_use]
    pub fn phrase(&self) -> String {
        let count = |one: &str, many: &str| match self.count {
            1 => format!("1 {one}"),
            n => format!("{n} {many}"),
        };
        let text = match self.proof {
            Proof::Prose if self.count == 1 => "1 section with prose".to_owned(),
            Proof::Prose => format!("{} sections, each with prose", self.count),
            Proof::Amounts { at_least: 0 | 1 } => count("amount of money", "amounts of money"),
            Proof::Amounts { at_least } => {
                format!("{} of {} or more", count("amount", "amounts"), ledger::write_pounds(at_least))
            }
            Proof::Tables => count("table of figures", "tables of figures"),
            Proof::Measures => count("measure", "measures"),
            Proof::Meetings => count("meeting", "meetings"),
            Proof::Services => count("named service", "named services"),
            Proof::Threats => count("national threat", "national threats"),
            Proof::NationalPriorities => count("national priority", "national priorities"),
            Proof::Conditions => "conditions of the grants".to_owned(),
            Proof::NoConditions => "a statement that the grants have no conditions".to_owned(),
            Proof::Words => format!("named in {}", count("section", "sections")),
            Proof::Foreword => "named in the foreword".to_owned(),
            Proof::Mentions => count("mention", "mentions"),
            Proof::Occasions => count("meeting or report in the text", "meetings or reports in the text"),
            Proof::Years => count("financial year named", "financial years named"),
            Proof::LaterYears => "words on later years".to_owned(),
            Proof::Scopes => "priorities cover".to_owned(),
            Proof::Steps => count("step of the record", "steps of the record"),
        };
        let more = match self.unsaid() {
            0 => String::new(),
            unsaid => format!(" and {unsaid} more"),
        };
        if self.samples.is_empty() { text } else { format!("{text}: {}{more}", self.samples.join(", ")) }
    }
}

/// What a piece of evidence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Sections with prose.
    Prose,
    /// Amounts of this many pounds or more; of any size where it is 1.
    Amounts {
        /// In pounds.
        at_least: u64,
    },
    /// Tables with figures.
    Tables,
    /// Measures.
    Measures,
    /// Meetings.
    Meetings,
    /// Services.
    Services,
    /// Conditions of grants.
    Conditions,
    /// A statement that there are no conditions.
    NoConditions,
    /// National threats.
    Threats,
    /// National priorities that are answered.
    NationalPriorities,
    /// Sections that name it in words, where none answers it.
    Words,
    /// The foreword names it.
    Foreword,
    /// Words that speak of it, in the sections that answer.
    Mentions,
    /// Meetings and reports that the text tells of, with how often.
    Occasions,
    /// Financial years that are named.
    Years,
    /// Words that speak of later years as a whole: "indicative".
    LaterYears,
    /// Limbs of the provision that some priority serves.
    Scopes,
    /// Steps of the record.
    Steps,
}

impl Proof {
    /// Its name, by which a locale words it: `prose`, `no-conditions`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Amounts { .. } => "amounts",
            Self::Tables => "tables",
            Self::Measures => "measures",
            Self::Meetings => "meetings",
            Self::Services => "services",
            Self::Conditions => "conditions",
            Self::NoConditions => "no-conditions",
            Self::Threats => "threats",
            Self::NationalPriorities => "national-priorities",
            Self::Words => "words",
            Self::Foreword => "foreword",
            Self::Mentions => "mentions",
            Self::Occasions => "occasions",
            Self::Years => "years",
            Self::LaterYears => "later-years",
            Self::Scopes => "scopes",
            Self::Steps => "steps",
        }
    }
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
    /// Each step of the profile's process, in its order; empty where `duties` is.
    pub process: Vec<StepState>,
    /// The findings, in no particular order.
    pub diagnostics: Vec<Diagnostic>,
    /// The findings that were set aside.
    pub waived: Vec<Waived>,
    /// What was found in each translation, in the order of `Plan::translations`. Its findings stand among `diagnostics` and
    /// `waived` too.
    pub translations: Vec<Translated>,
}

/// What a check found in a translation.
#[derive(Debug, Clone, PartialEq)]
pub struct Translated {
    /// Its folder within the plan: `cy`.
    pub folder: String,
    /// BCP 47.
    pub lang: String,
    /// What was found. The duties are judged in this language.
    pub report: Report,
}
