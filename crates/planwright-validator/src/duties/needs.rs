//! What must hold for a duty to be met: one function for each need that a profile can name.

use planwright_core::model::{Id, Plan, inline_text};

use crate::duties::answers::Answers;
use crate::ledger;
use crate::profile::{Need, Requirement};
use crate::text::{Pattern, runs, tokens};

/// What a plan lacks to meet a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lack {
    /// No section answers it and says something.
    Section,
    /// The sections that answer it name no amount of this many pounds.
    Amount(u64),
}

/// The first need that does not hold.
pub(super) fn lacking(plan: &Plan, requirement: &Requirement, answers: &Answers) -> Option<Lack> {
    requirement.needs.iter().find_map(|need| match need {
        Need::Section => section(answers),
        Need::SectionOrWords { words } => section(answers).filter(|_| naming(plan, words).is_none()),
        Need::Amount { at_least } => amount(answers, *at_least),
        _ => None,
    })
}

fn section(answers: &Answers) -> Option<Lack> {
    answers.answering.is_empty().then_some(Lack::Section)
}

fn amount(answers: &Answers, at_least: u64) -> Option<Lack> {
    (amounts(answers, at_least) == 0).then_some(Lack::Amount(at_least))
}

/// How many amounts of a size the answering sections name.
pub(super) fn amounts(answers: &Answers, at_least: u64) -> usize {
    let pounds = answers.parts().into_iter().flat_map(ledger::pounds);
    pounds.filter(|amount| *amount >= at_least.into()).count()
}

/// Where the plan names something without a section for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Naming {
    /// The sections that name it.
    pub(super) sections: Vec<Id>,
    /// Whether the foreword does.
    pub(super) foreword: bool,
}

/// Where words stand in the bodies of a plan. A title is not enough: it may stand over nothing.
pub(super) fn naming(plan: &Plan, words: &[String]) -> Option<Naming> {
    let patterns: Vec<Pattern> = words.iter().map(|words| Pattern::new(words)).collect();
    let names = |blocks| {
        let mut texts = runs(blocks).into_iter().map(|run| tokens(&inline_text(run.content)));
        texts.any(|tokens| patterns.iter().any(|pattern| pattern.hits(&tokens) > 0))
    };
    let sections = plan.all_sections().filter(|section| names(&section.body)).map(|s| s.id.value.clone()).collect();
    let naming = Naming { sections, foreword: names(&plan.foreword) };
    (naming.foreword || !naming.sections.is_empty()).then_some(naming)
}

/// What stands behind a duty that no section answers, but that the plan's words meet.
pub(super) fn by_words(plan: &Plan, requirement: &Requirement, answers: &Answers) -> Option<Naming> {
    if !answers.answering.is_empty() {
        return None;
    }
    requirement.needs.iter().find_map(|need| match need {
        Need::SectionOrWords { words } => naming(plan, words),
        _ => None,
    })
}

/// The sections that a met duty rests on.
pub(super) fn standing_for(plan: &Plan, requirement: &Requirement, answers: &Answers) -> Vec<Id> {
    match by_words(plan, requirement, answers) {
        Some(naming) => naming.sections,
        None => answers.ids(plan),
    }
}
