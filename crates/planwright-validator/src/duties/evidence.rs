//! What was found where a duty is met.

use planwright_core::model::{Conditions, Plan, Section};

use crate::duties::answers::{Answers, has_sentence, tables_with_figures};
use crate::duties::needs;
use crate::profile::{self, Need, Requirement};
use crate::report::{Evidence, Proof};

/// What there is, in the order in which the profile names what to count.
pub(super) fn of(plan: &Plan, requirement: &Requirement, answers: &Answers) -> Vec<Evidence> {
    if let Some(naming) = needs::by_words(plan, requirement, answers) {
        let foreword = naming.foreword.then(|| Evidence::of(Proof::Foreword, 1));
        let named = (!naming.sections.is_empty()).then(|| Evidence {
            sections: naming.sections.clone(),
            ..Evidence::of(Proof::Words, naming.sections.len())
        });
        return foreword.into_iter().chain(named).collect();
    }
    requirement.evidence.iter().filter_map(|count| one(*count, requirement, answers)).collect()
}

fn one(what: profile::Evidence, requirement: &Requirement, answers: &Answers) -> Option<Evidence> {
    let parts = answers.parts();
    let sum = |number: fn(&Section) -> usize| parts.iter().map(|part| number(part)).sum::<usize>();
    let (proof, count) = match what {
        profile::Evidence::Prose => (Proof::Prose, prose(&parts)),
        profile::Evidence::Amounts => {
            let at_least = least(requirement)?;
            (Proof::Amounts { at_least }, needs::amounts(answers, at_least))
        }
        profile::Evidence::Tables => (Proof::Tables, sum(tables_with_figures)),
        profile::Evidence::Measures => (Proof::Measures, sum(|part| part.meta.measures.len())),
        profile::Evidence::Meetings => (Proof::Meetings, sum(|part| part.meta.meetings.len())),
        profile::Evidence::Services => (Proof::Services, sum(|part| part.meta.services.len())),
        profile::Evidence::Threats => (Proof::Threats, sum(|part| part.meta.threats.len())),
        profile::Evidence::Conditions => (conditions(&parts)?, 1),
    };
    (count > 0).then(|| Evidence::of(proof, count))
}

/// A chapter's own words introduce its sections, so it is counted only where it has none.
fn prose(parts: &[&Section]) -> usize {
    let with_prose = |section: &&&Section| has_sentence(section);
    let within = |chapter: &Section| {
        let in_chapter = |part: &&Section| chapter.children.iter().any(|child| child.id.value == part.id.value);
        parts.iter().filter(|part| in_chapter(part)).filter(with_prose).count()
    };
    parts.iter().filter(with_prose).filter(|part| within(part) == 0).count()
}

fn least(requirement: &Requirement) -> Option<u64> {
    requirement.needs.iter().find_map(|need| match need {
        Need::Amount { at_least } => Some(*at_least),
        _ => None,
    })
}

fn conditions(parts: &[&Section]) -> Option<Proof> {
    let said: Vec<&Conditions> = parts.iter().filter_map(|part| part.meta.conditions.as_ref()).collect();
    let stated = said.iter().any(|conditions| matches!(conditions, Conditions::Text(_)));
    (!said.is_empty()).then_some(if stated { Proof::Conditions } else { Proof::NoConditions })
}
