//! Which sections answer a duty, and whether they say anything.

use std::collections::BTreeSet;

use planwright_core::FileId;
use planwright_core::model::{
    Block, BlockKind, Conditions, Item, Kind, Plan, Scope, Section, Table, inline_text, visit_tables,
};

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

    /// Whether no section was meant to answer.
    pub(super) fn is_empty(&self) -> bool {
        self.answering.is_empty() && self.hollow.is_empty()
    }

    /// The sections that answer; a chapter stands for its whole folder where it answers itself or
    /// all its sections do.
    pub(super) fn standing(&self, plan: &'a Plan) -> Vec<&'a Section> {
        let answering: BTreeSet<FileId> = self.answering.iter().map(|section| section.file).collect();
        let answers = |section: &&Section| answering.contains(&section.file);
        let mut standing = Vec::new();
        for section in &plan.sections {
            let whole = !section.children.is_empty() && section.children.iter().all(|child| answers(&child));
            if whole || answers(&section) {
                standing.push(section);
            } else {
                standing.extend(section.children.iter().filter(answers));
            }
        }
        standing
    }

    /// Every section that speaks when the answering ones do: themselves and their folders. A priority
    /// of the fire authority in a folder of others does not speak for policing.
    pub(super) fn parts(&self) -> Vec<&'a Section> {
        let answering: BTreeSet<FileId> = self.answering.iter().map(|section| section.file).collect();
        let mut known = BTreeSet::new();
        let parts = self.answering.iter().flat_map(|section| section.subtree());
        let speaks = |part: &&Section| answering.contains(&part.file) || !is_only_for_fire(part);
        parts.filter(speaks).filter(|part| known.insert(part.file)).collect()
    }
}

/// Whether a section is there to answer a duty, by what it is or because it says so.
fn claims(section: &Section, requirement: &Requirement) -> bool {
    let by_answer = |answer: &Answer| match answer {
        Answer::Kind { kind, owner } => {
            section.meta.kind == *kind
                && !is_only_for_fire(section)
                && owner.is_none_or(|owner| section.meta.owner.contains(&owner))
        }
        Answer::Scope { scope } => section.meta.scope.iter().any(|own| own.value == *scope),
        Answer::Measures => !section.meta.measures.is_empty() && !is_only_for_fire(section),
    };
    section.meta.satisfies.iter().any(|id| id.value == requirement.id) || requirement.answers.iter().any(by_answer)
}

/// Whether a section is a priority of the fire authority alone: it answers what a joint plan is asked
/// for (PRSRA 2011 s.5(5C)) and nothing that is asked of policing.
pub(super) fn is_only_for_fire(section: &Section) -> bool {
    let scope = &section.meta.scope;
    section.meta.kind == Kind::Priority && !scope.is_empty() && scope.iter().all(|own| own.value == Scope::Fire)
}

/// Whether a section has a sentence or an entry of its own, or a table where that is enough.
pub(super) fn says_something(section: &Section, tables: bool) -> bool {
    has_sentence(section) || has_item(section) || (tables && !tables_with_figures(section).is_empty())
}

/// Whether a section has a sentence that is no placeholder.
pub(super) fn has_sentence(section: &Section) -> bool {
    let is_sentence = |text: &str| sentences(text).iter().any(|s| word_count(s) >= SENTENCE);
    let mut prose = runs(&section.body).into_iter().filter(|run| run.is_prose()).map(|run| inline_text(run.content));
    prose.any(|text| !placeholder::is_placeholder(&text) && is_sentence(&text)) || has_completed_lead(&section.body)
}

/// Whether an entry of a list makes a sentence of what leads to the list: "We will:" and "keep officers visible".
fn has_completed_lead(blocks: &[Block]) -> bool {
    blocks.windows(2).any(|pair| {
        let [Block { kind: BlockKind::Paragraph(lead), .. }, Block { kind: BlockKind::List(list), .. }] = pair else {
            return false;
        };
        let lead = inline_text(lead);
        let begun = sentences(&lead).last().copied().unwrap_or_default();
        let goes_on = begun.trim_end().ends_with(|c: char| c == ':' || c.is_alphabetic());
        goes_on
            && list.items.iter().filter_map(first_words).any(|words| {
                let both = word_count(begun).saturating_add(word_count(&words));
                !placeholder::is_placeholder(&words) && word_count(&words) > 1 && both >= SENTENCE
            })
    })
}

/// The words that an entry of a list begins with.
fn first_words(item: &Item) -> Option<String> {
    item.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(inline_text(content)),
        _ => None,
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

/// The tables of a section that have an amount in them.
pub(super) fn tables_with_figures(section: &Section) -> Vec<&Table> {
    let mut tables = Vec::new();
    visit_tables(&section.body, &mut |table| {
        if table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.amount.is_some()) {
            tables.push(table);
        }
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
