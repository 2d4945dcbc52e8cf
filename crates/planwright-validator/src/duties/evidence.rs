//! What was found where a duty is met, in a phrase each.

use planwright_core::model::{Conditions, Plan, Section};

use crate::duties::answers::{Answers, has_sentence, tables_with_figures};
use crate::duties::needs;
use crate::ledger;
use crate::profile::{Evidence, Need, Requirement};

/// The phrases, in the order in which the profile names what to count; what is not there is
/// left out.
pub(super) fn phrases(plan: &Plan, requirement: &Requirement, answers: &Answers) -> Vec<String> {
    if let Some(naming) = needs::by_words(plan, requirement, answers) {
        let mut phrases = Vec::new();
        if naming.foreword {
            phrases.push("named in the foreword".to_owned());
        }
        if !naming.sections.is_empty() {
            phrases.push(format!("named in {}", count(naming.sections.len(), "section", "sections")));
        }
        return phrases;
    }
    requirement.evidence.iter().filter_map(|evidence| phrase(*evidence, requirement, answers)).collect()
}

fn phrase(evidence: Evidence, requirement: &Requirement, answers: &Answers) -> Option<String> {
    let parts = answers.parts();
    let sum = |number: fn(&Section) -> usize| parts.iter().map(|part| number(part)).sum::<usize>();
    let (number, one, many) = match evidence {
        Evidence::Prose => return prose(&parts),
        Evidence::Amounts => return amounts(requirement, answers),
        Evidence::Tables => (sum(tables_with_figures), "table of figures", "tables of figures"),
        Evidence::Measures => (sum(|part| part.meta.measures.len()), "measure", "measures"),
        Evidence::Meetings => (sum(|part| part.meta.meetings.len()), "meeting", "meetings"),
        Evidence::Services => (sum(|part| part.meta.services.len()), "named service", "named services"),
        Evidence::Threats => (sum(|part| part.meta.threats.len()), "national threat", "national threats"),
        Evidence::Conditions => return conditions(&parts),
    };
    (number > 0).then(|| count(number, one, many))
}

/// A chapter's own words introduce its sections, so it is counted only where it has none.
fn prose(parts: &[&Section]) -> Option<String> {
    let with_prose = |section: &&&Section| has_sentence(section);
    let within = |chapter: &Section| {
        let in_chapter = |part: &&Section| chapter.children.iter().any(|child| child.id.value == part.id.value);
        parts.iter().filter(|part| in_chapter(part)).filter(with_prose).count()
    };
    let sections = parts.iter().filter(with_prose).filter(|part| within(part) == 0).count();
    match sections {
        0 => None,
        1 => Some("1 section with prose".to_owned()),
        many => Some(format!("{many} sections, each with prose")),
    }
}

fn amounts(requirement: &Requirement, answers: &Answers) -> Option<String> {
    let at_least = requirement.needs.iter().find_map(|need| match need {
        Need::Amount { at_least } => Some(*at_least),
        Need::Section | Need::SectionOrWords { .. } => None,
    })?;
    let found = needs::amounts(answers, at_least);
    let size = ledger::write_pounds(at_least);
    (found > 0).then(|| format!("{} of {size} or more", count(found, "amount", "amounts")))
}

fn conditions(parts: &[&Section]) -> Option<String> {
    let said = parts.iter().filter_map(|part| part.meta.conditions.as_ref());
    let mut none = false;
    for conditions in said {
        match conditions {
            Conditions::Text(_) => return Some("conditions of the grants".to_owned()),
            Conditions::None(_) => none = true,
        }
    }
    none.then(|| "a statement that the grants have no conditions".to_owned())
}

fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
