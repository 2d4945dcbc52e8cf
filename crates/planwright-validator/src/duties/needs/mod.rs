//! What must hold for a duty to be met, or a finer part of one: one function for each need that a
//! profile can name.

mod conditions;
mod lists;
mod meetings;
mod money;
mod national;
mod priorities;
mod sections;
mod steps;
mod years;

use planwright_core::model::{Id, Section};
use planwright_core::{Severity, Span};

use crate::duties::answers::Answers;
use crate::duties::subject::Asked;
use crate::language::is_english;
use crate::profile::Need;
use crate::report::{Evidence, Proof, SAMPLES};

pub(super) use self::conditions::typed as typed_conditions;
pub(super) use self::money::{amounts, caption};
pub(super) use self::national::lines_to_type;

/// What a need came to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verdict {
    /// It holds, and this shows it.
    Holds(Vec<Evidence>),
    /// It does not. A duty tells the first lack; a finer part tells them all.
    Lacks(Vec<Lack>),
    /// It cannot be asked here: there is nothing that it could be asked of, or we are not sure
    /// enough of what the law was on this day.
    Silent,
}

/// What a plan lacks.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Lack {
    /// What it is.
    pub(super) what: What,
    /// What exactly is missing, for `{missing}` in the profile's message.
    pub(super) missing: String,
    /// Where it is best mended; at the section that answers where there is none.
    pub(super) at: Option<Span>,
    /// What is said at that place.
    pub(super) label: Option<String>,
    /// Other places that lack it too.
    pub(super) related: Vec<(Span, String)>,
    /// How much it weighs at most.
    pub(super) most: Option<Severity>,
}

/// What is lacking, where the message depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum What {
    /// A section that answers the duty and says something.
    Section,
    /// An amount of this many pounds.
    Amount(u64),
    /// Some members of a closed list, of which others are there.
    Members,
    /// A section that says that it answers the duty: words that would show it are known in English only.
    Unheard,
    /// Something that the profile words.
    #[default]
    Other,
}

/// Judges one need. The words that profiles list are English: where a text in another language lacks them, they are looked
/// for in the plan that it is a translation of, and where it is none, nobody can tell.
pub(super) fn judge(need: &Need, asked: Asked) -> Verdict {
    match judge_here(need, asked) {
        Verdict::Lacks(lacks) if rests_on_words(need) && !is_english(asked.subject.plan) => {
            in_the_original(need, asked, lacks)
        }
        verdict => verdict,
    }
}

/// Whether a need can hold by words alone, which stand in the profile's lists.
fn rests_on_words(need: &Need) -> bool {
    match need {
        Need::SectionOrWords { .. }
        | Need::Words { .. }
        | Need::Years { .. }
        | Need::Meetings { .. }
        | Need::Conditions { .. }
        | Need::EachPriority { .. }
        | Need::Threats
        | Need::NationalPriorities { .. } => true,
        Need::Section
        | Need::Amount { .. }
        | Need::Table { .. }
        | Need::Measures
        | Need::Beneficiaries
        | Need::Scope { .. }
        | Need::Steps { .. } => false,
    }
}

/// A need that a translation lacks the words for holds where it does in the original. What shows it there is told by the
/// sections, which are the same in both, and not by words of another language.
fn in_the_original(need: &Need, asked: Asked, lacks: Vec<Lack>) -> Verdict {
    let Some(original) = asked.subject.original else {
        // What has a section of its own can be said without a word from any list.
        return match need {
            Need::SectionOrWords { .. } if asked.answers.is_empty() => {
                Verdict::Lacks(vec![Lack { what: What::Unheard, most: Some(Severity::Note), ..Lack::default() }])
            }
            Need::SectionOrWords { .. } => Verdict::Lacks(lacks),
            _ => Verdict::Silent,
        };
    };
    let answers = Answers::find(original.plan, asked.requirement);
    match judge_here(need, Asked { subject: original, requirement: asked.requirement, answers: &answers }) {
        Verdict::Lacks(_) => Verdict::Lacks(lacks),
        Verdict::Holds(evidence) => {
            Verdict::Holds(evidence.into_iter().map(|it| Evidence { samples: Vec::new(), ..it }).collect())
        }
        Verdict::Silent => Verdict::Silent,
    }
}

fn judge_here(need: &Need, asked: Asked) -> Verdict {
    match need {
        Need::Section => sections::section(asked),
        Need::SectionOrWords { words, steps } => sections::section_words_or_steps(asked, words, steps),
        Need::Words { words, anywhere } => sections::words(asked, words, *anywhere),
        Need::Amount { at_least } => money::amount(asked, *at_least),
        Need::Table { role } => money::table(asked, *role),
        Need::Years { words } => years::years(asked, words),
        Need::Meetings { frequencies, occasions, within } => meetings::meetings(asked, frequencies, occasions, *within),
        Need::Measures => lists::measures(asked),
        Need::Beneficiaries => lists::beneficiaries(asked),
        Need::Conditions { words, guarded, unless } => conditions::conditions(asked, words, guarded, unless),
        Need::Scope { limbs } => priorities::scope(asked, limbs),
        Need::EachPriority { words } => priorities::each(asked, words),
        Need::Threats => national::threats(asked),
        Need::NationalPriorities { words } => national::priorities(asked, words),
        Need::Steps { steps } => steps::steps(asked, steps),
    }
}

impl Verdict {
    /// One lack, at the section that answers.
    fn lacks(missing: impl Into<String>) -> Self {
        Self::Lacks(vec![Lack { missing: missing.into(), ..Lack::default() }])
    }
}

/// Evidence that is gathered section by section.
pub(super) struct Gathered {
    count: usize,
    sections: Vec<Id>,
    samples: Vec<String>,
}

impl Gathered {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { count: 0, sections: Vec::new(), samples: Vec::new() }
    }

    /// Takes in what stands in a section: how many there are, and the first few as they are named.
    /// A sample that differs from another only by its capitals is told once.
    pub(super) fn add<'a>(&mut self, section: Option<&Section>, found: impl IntoIterator<Item = &'a str>) {
        let before = self.count;
        for sample in found {
            self.count += 1;
            let known = |other: &String| other.to_lowercase() == sample.to_lowercase();
            if !sample.is_empty() && self.samples.len() < SAMPLES && !self.samples.iter().any(known) {
                self.samples.push(sample.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
        if self.count > before {
            self.sections.extend(section.map(|section| section.id.value.clone()));
        }
    }

    /// The evidence, where there is some.
    pub(super) fn evidence(self, proof: Proof) -> Option<Evidence> {
        let Self { count, sections, samples } = self;
        (count > 0).then_some(Evidence { proof, count, sections, samples })
    }
}

/// Names in a row: "a", "a and b", "a, b and c".
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// An id as words: `child-sexual-abuse` is "child sexual abuse".
fn in_words(id: &str) -> String {
    id.replace('-', " ")
}
