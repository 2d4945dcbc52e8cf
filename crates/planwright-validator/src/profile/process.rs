//! The steps that the law asks for beside the plan, their order, and the calendar of elections.

use jiff::civil::Date;
use planwright_core::model::{By, Document, Stage, StepKind};

use crate::profile::{Confidence, Reading};

/// A step before or after issue. Its findings are called `process/<step>`, and `process/<step>.by` where somebody took
/// it who may not.
#[derive(Debug, Clone, PartialEq)]
pub struct Process {
    /// The step.
    pub step: StepKind,
    /// The provision: `PRSRA 2011 s.5(6)(b)`.
    pub provision: String,
    /// A few words that name it: "Consultation of the chief constable".
    pub title: String,
    /// That it was taken, as a sentence in the past that begins small: "the plan was issued".
    pub done: Option<String>,
    /// What the provision asks for, as a phrase that begins small.
    pub asks: String,
    /// What to say where it is not recorded: a sentence that begins small and has no final stop.
    pub missing: String,
    /// What to write, in the imperative.
    pub mend: String,
    /// The first day on which it is law.
    pub from: Date,
    /// The last day on which it is law; none while it is.
    pub to: Option<Date>,
    /// The stage from which it is an error that it is not recorded.
    pub error: Stage,
    /// The kinds of document that it is for; none means all.
    pub documents: Vec<Document>,
    /// Who may take it; anyone where there is none.
    pub by: Vec<By>,
    /// The provision that says who may take it.
    pub by_provision: Option<String>,
    /// What is asked of a variation instead, where that rests on another provision.
    pub varied: Option<Varied>,
    /// The provision that lets it be taken again after its last day: `PRSRA 2011 s.5(3)`.
    pub again: Option<String>,
    /// Why it is not judged, where it ships disabled.
    pub disabled: Option<String>,
    /// Where the provision was found.
    pub source: String,
    /// How sure we are of what the provision says.
    pub confidence: Confidence,
    /// What we made of the provision beyond its words, where we did.
    pub reading: Option<Reading>,
}

/// What a step is where a plan is varied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Varied {
    /// The provision: `PRSRA 2011 s.5(4)`.
    pub provision: String,
    /// What it asks for, as a phrase that begins small.
    pub asks: String,
    /// What to say where it is not recorded: a sentence that begins small and has no final stop.
    pub missing: String,
    /// That it was taken, as a sentence in the past that begins small.
    pub done: Option<String>,
}

impl Process {
    /// The finding for a step that is not recorded: `process/issue`.
    #[must_use]
    pub fn rule(&self) -> String {
        format!("process/{}", self.step.as_str())
    }

    /// The finding for a step that somebody took who may not, or nobody is said to have taken: `process/issue.by`.
    #[must_use]
    pub fn rule_by(&self) -> String {
        format!("{}.by", self.rule())
    }

    /// The finding for a step that was taken after its last day: `process/issue.late`.
    #[must_use]
    pub fn rule_late(&self) -> String {
        format!("{}.late", self.rule())
    }

    /// It as it is asked of a variation.
    #[must_use]
    pub fn of_variation(&self) -> Self {
        let mut process = self.clone();
        if let Some(varied) = &self.varied {
            process.provision.clone_from(&varied.provision);
            process.asks.clone_from(&varied.asks);
            process.missing.clone_from(&varied.missing);
            process.done = varied.done.clone().or(process.done);
        }
        process
    }
}

/// Two steps, one of which comes before the other: `process/order`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The earlier one.
    pub first: StepKind,
    /// The later one.
    pub then: StepKind,
    /// Whether both may fall on one day.
    pub same_day: bool,
    /// Whether each of the first is followed by one of the second before the plan is issued: each
    /// report of the panel is answered.
    pub each: bool,
    /// The provision that orders them.
    pub provision: String,
}

/// A step that must be taken by a day of each year: the precept is notified by 1 February.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Yearly {
    /// The step.
    pub step: StepKind,
    /// The month, from 1.
    pub month: i8,
    /// The day of the month.
    pub day: i8,
    /// A few words that name it: "Notification of the proposed precept".
    pub title: String,
    /// Why the day matters, as a sentence.
    pub why: Option<String>,
    /// The provision.
    pub provision: String,
}

/// An ordinary election and what follows from it (PRSRA 2011 ss.5(1), 7(7)).
#[derive(Debug, Clone, PartialEq)]
pub struct Election {
    /// The day of the poll.
    pub day: Date,
    /// The last day on which the plan must be issued.
    pub issue_by: Date,
    /// The last day of the planning period.
    pub period_to: Date,
    /// The provision on the planning period: `PRSRA 2011 s.7(3), (7)`.
    pub provision: String,
    /// Where the next election was put off after the poll: plans issued from this day on have the
    /// later end.
    pub later: Option<LaterEnd>,
    /// How the end follows from it and what is not settled, in sentences for readers who know no law.
    pub why: Option<String>,
    /// Where it was found.
    pub source: String,
    /// How sure we are.
    pub confidence: Confidence,
}

/// The end of the planning period of plans issued after an election was put off.
#[derive(Debug, Clone, PartialEq)]
pub struct LaterEnd {
    /// The first day of issue that it holds for.
    pub issued_from: Date,
    /// The last day of the planning period.
    pub period_to: Date,
    /// Why, as the end of a sentence: "the election of May 2020 had been put off by then".
    pub why: String,
    /// How sure we are.
    pub confidence: Confidence,
}
