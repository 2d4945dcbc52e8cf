//! Which sections answer a duty, and whether they say anything.

use planwright_core::model::{Conditions, Id, Plan, Section, inline_text, visit_tables};

use crate::placeholder;
use crate::profile::{Answer, Requirement};
use crate::text::{runs, sentences, word_count};

/// A sentence that says something has this many words.
const SENTENCE: usize = 5;

/// The sections that are there to answer a duty.
pub(super) struct Answers<'a> {
    /// Those that answer it, in the plan's order.
    pub(super) answering: Vec<&'a Section>,
    /// Those that are meant to and say nothing, each with what is wrong with it.
    pub(super) hollow: Vec<(&'a Section, Hollow)>,
}

/// Why a section says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hollow {
    /// It has no words.
    Empty,
    /// Its words are to be written yet.
    Placeholder,
    /// It has words, but no sentence.
    TooShort,
}

impl<'a> Answers<'a> {
    /// Looks through a plan.
    pub(super) fn find(plan: &'a Plan, requirement: &Requirement) -> Self {
        let mut found = Self { answering: Vec::new(), hollow: Vec::new() };
        for section in plan.all_sections().filter(|section| claims(section, requirement)) {
            if section.subtree().any(|part| says_something(part, requirement.tables)) {
                found.answering.push(section);
            } else {
                found.hollow.push((section, hollowness(section)));
            }
        }
        found
    }

    /// The ids of the sections that answer; a chapter stands for its whole folder where it
    /// answers itself or all its sections do.
    pub(super) fn ids(&self, plan: &Plan) -> Vec<Id> {
        let answers = |section: &Section| self.answering.iter().any(|s| s.id.value == section.id.value);
        let mut ids = Vec::new();
        for section in &plan.sections {
            let whole = !section.children.is_empty() && section.children.iter().all(answers);
            if whole || answers(section) {
                ids.push(section.id.value.clone());
            } else {
                ids.extend(section.children.iter().filter(|child| answers(child)).map(|child| child.id.value.clone()));
            }
        }
        ids
    }

    /// Every section that speaks when the answering ones do: themselves and their folders.
    pub(super) fn parts(&self) -> Vec<&'a Section> {
        let mut parts: Vec<&Section> = Vec::new();
        for part in self.answering.iter().flat_map(|section| section.subtree()) {
            if !parts.iter().any(|known| known.id.value == part.id.value) {
                parts.push(part);
            }
        }
        parts
    }
}

/// Whether a section is there to answer a duty, by what it is or because it says so.
fn claims(section: &Section, requirement: &Requirement) -> bool {
    let by_answer = |answer: &Answer| match answer {
        Answer::Kind { kind, owner } => {
            section.meta.kind == *kind && owner.is_none_or(|owner| section.meta.owner.contains(&owner))
        }
        Answer::Scope { scope } => section.meta.scope.iter().any(|own| own.value == *scope),
        Answer::Measures => !section.meta.measures.is_empty(),
    };
    section.meta.satisfies.iter().any(|id| id.value == requirement.id) || requirement.answers.iter().any(by_answer)
}

fn says_something(section: &Section, tables: bool) -> bool {
    has_sentence(section) || has_item(section) || (tables && tables_with_figures(section) > 0)
}

/// Whether a section has a sentence that is no placeholder.
pub(super) fn has_sentence(section: &Section) -> bool {
    runs(&section.body).iter().filter(|run| run.is_prose()).any(|run| {
        let text = inline_text(run.content);
        !placeholder::is_placeholder(&text) && sentences(&text).iter().any(|s| word_count(s) >= SENTENCE)
    })
}

/// Whether a section has an entry in one of its printed lists.
fn has_item(section: &Section) -> bool {
    let meta = &section.meta;
    let names = meta.measures.iter().map(|measure| &measure.name.value);
    let names = names.chain(meta.meetings.iter().map(|meeting| &meeting.name.value));
    let names = names.chain(meta.services.iter().map(|service| &service.name.value));
    let conditions = match &meta.conditions {
        Some(Conditions::Text(text)) => Some(&text.value),
        Some(Conditions::None(_)) | None => None,
    };
    names.chain(conditions).any(|text| !placeholder::is_placeholder(text))
}

/// How many tables of a section have an amount in them.
pub(super) fn tables_with_figures(section: &Section) -> usize {
    let mut tables = 0;
    visit_tables(&section.body, &mut |table| {
        let figures = table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.amount.is_some());
        tables += usize::from(figures);
    });
    tables
}

fn hollowness(section: &Section) -> Hollow {
    let texts = section.subtree().flat_map(|part| runs(&part.body)).map(|run| inline_text(run.content));
    let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
    if texts.is_empty() {
        Hollow::Empty
    } else if texts.iter().any(|text| placeholder::is_placeholder(text)) {
        Hollow::Placeholder
    } else {
        Hollow::TooShort
    }
}
