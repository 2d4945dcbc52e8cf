//! A section that answers, or words.

use planwright_core::Span;
use planwright_core::model::{Section, StepKind};

use crate::duties::needs::{Gathered, Lack, Verdict, What};
use crate::duties::subject::{Asked, Subject};
use crate::profile::Need;
use crate::report::{Evidence, Proof};
use crate::text::{Body, Query};

/// A section answers the duty and says something.
pub(super) fn section(asked: Asked) -> Verdict {
    if !asked.answers.answering.is_empty() {
        return Verdict::Holds(Vec::new());
    }
    let at = named_at(asked);
    let label = at.map(|_| "it is named here".to_owned());
    Verdict::Lacks(vec![Lack { what: What::Section, at, label, ..Lack::default() }])
}

/// Where a finer part asks for a section, the plan names the thing: the first section that does is
/// where to look.
fn named_at(asked: Asked) -> Option<Span> {
    let naming = names(asked)?;
    let first = naming.iter().flat_map(|evidence| &evidence.sections).next()?;
    asked.subject.plan.section(first).map(|section| section.meta.title.span)
}

/// A section answers the duty, or the plan has these words somewhere.
pub(super) fn section_or_words(asked: Asked, words: &[String]) -> Verdict {
    match section(asked) {
        Verdict::Lacks(lacks) => naming(asked.subject, words).map_or(Verdict::Lacks(lacks), Verdict::Holds),
        holds => holds,
    }
}

/// A section answers the duty, or the plan has these words, or its record one of these steps.
pub(super) fn section_words_or_steps(asked: Asked, words: &[String], steps: &[StepKind]) -> Verdict {
    match section_or_words(asked, words) {
        Verdict::Lacks(lacks) => match super::steps::steps(asked, steps) {
            Verdict::Holds(evidence) => Verdict::Holds(evidence),
            _ => Verdict::Lacks(lacks),
        },
        holds => holds,
    }
}

/// What stands behind a duty that no section answers, but that the plan's words meet.
fn names(asked: Asked) -> Option<Vec<Evidence>> {
    if !asked.answers.answering.is_empty() {
        return None;
    }
    asked.requirement.needs.iter().find_map(|need| match need {
        Need::SectionOrWords { words, .. } => naming(asked.subject, words),
        _ => None,
    })
}

/// Where words stand under the titles of a plan. A title is not enough: it may stand over nothing.
fn naming(subject: &Subject, words: &[String]) -> Option<Vec<Evidence>> {
    let queries = subject.index.queries(words);
    let holding = subject.index.holding(&queries);
    let first = |body: &Body| body.find(&queries).next().map(str::to_owned);
    let mut foreword = Gathered::new();
    foreword.add(None, subject.index.foreword().filter(|_| holding.contains(&0)).and_then(first).as_deref());
    let mut sections = Gathered::new();
    let holds = |section: &&Section| subject.index.number(section).is_some_and(|number| holding.contains(&number));
    for section in subject.plan.all_sections().filter(holds) {
        sections.add(Some(section), subject.index.section(section).and_then(first).as_deref());
    }
    let found: Vec<Evidence> =
        foreword.evidence(Proof::Foreword).into_iter().chain(sections.evidence(Proof::Words)).collect();
    (!found.is_empty()).then_some(found)
}

/// The sections that answer it, or the whole plan, have one of these words.
pub(super) fn words(asked: Asked, words: &[String], anywhere: bool) -> Verdict {
    let Asked { subject, answers, .. } = asked;
    if !anywhere && answers.answering.is_empty() {
        return section(asked);
    }
    let queries = subject.index.queries(words);
    let mut found = Gathered::new();
    if anywhere {
        let foreword = subject.index.foreword();
        found.add(None, foreword.into_iter().flat_map(|body| body.find(&queries)));
    }
    let sections = if anywhere { subject.plan.all_sections().collect() } else { answers.parts() };
    for section in sections {
        found.add(Some(section), mentions(subject.index.section(section), &queries));
    }
    found.evidence(Proof::Mentions).map_or_else(|| Verdict::lacks(""), |evidence| Verdict::Holds(vec![evidence]))
}

fn mentions<'a>(body: Option<&'a Body>, queries: &'a [Query]) -> impl Iterator<Item = &'a str> {
    body.into_iter().flat_map(|body| body.find(queries))
}
