//! Amounts and tables.

use planwright_core::model::{Amount, Id, Section, Table, TableRole, inline_text, visit_tables};

use crate::duties::needs::{Gathered, Lack, Verdict, What, sections};
use crate::duties::subject::Asked;
use crate::ledger;
use crate::report::{Evidence, Proof, SAMPLES};

/// The sections that answer it name an amount of this many pounds or more.
pub(super) fn amount(asked: Asked, at_least: u64) -> Verdict {
    if asked.answers.answering.is_empty() {
        return sections::section(asked);
    }
    match amounts(&asked.answers.parts(), at_least) {
        Some(evidence) => Verdict::Holds(vec![evidence]),
        None => Verdict::Lacks(vec![Lack { what: What::Amount(at_least), ..Lack::default() }]),
    }
}

/// The amounts of this many pounds or more in these sections, the greatest first.
pub(in crate::duties) fn amounts(parts: &[&Section], at_least: u64) -> Option<Evidence> {
    let mut found: Vec<Amount> = Vec::new();
    let mut sections: Vec<Id> = Vec::new();
    for part in parts {
        let before = found.len();
        found.extend(ledger::pounds(part).into_iter().filter(|amount| amount.value >= at_least.into()));
        if found.len() > before {
            sections.push(part.id.value.clone());
        }
    }
    let count = found.len();
    found.sort_by_key(|amount| std::cmp::Reverse(amount.value));
    found.dedup_by_key(|amount| amount.value);
    let samples = found.iter().take(SAMPLES).map(Amount::to_string).collect();
    (count > 0).then_some(Evidence { proof: Proof::Amounts { at_least }, count, sections, samples })
}

/// A table of this role stands in the plan, wherever its author put it.
pub(super) fn table(asked: Asked, role: TableRole) -> Verdict {
    let mut found = Gathered::new();
    for section in asked.subject.plan.all_sections() {
        let captions = captions(section, |table| table.role == Some(role));
        found.add(Some(section), captions.iter().map(String::as_str));
    }
    found.evidence(Proof::Tables).map_or_else(|| Verdict::lacks(""), |evidence| Verdict::Holds(vec![evidence]))
}

/// What the tables of a section are called that are of a sort.
pub(super) fn captions(section: &Section, is: impl Fn(&Table) -> bool) -> Vec<String> {
    let mut captions = Vec::new();
    visit_tables(&section.body, &mut |table| {
        if is(table) {
            captions.push(caption(table));
        }
    });
    captions
}

/// What a table is called; a table without a caption has no name.
pub(in crate::duties) fn caption(table: &Table) -> String {
    table.caption.as_ref().map(|caption| inline_text(&caption.value)).unwrap_or_default()
}
