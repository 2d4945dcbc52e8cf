//! What was found where a duty is met.

use std::collections::BTreeSet;

use planwright_core::FileId;
use planwright_core::model::Section;

use crate::duties::answers::{has_sentence, tables_with_figures};
use crate::duties::needs::{Gathered, amounts, caption, typed_conditions};
use crate::duties::subject::Asked;
use crate::profile;
use crate::report::{Evidence, Proof};

/// What there is, in the order in which the profile names what to count, then what else the needs
/// and the finer parts found.
pub(super) fn of(asked: Asked, mut found: Vec<Evidence>) -> Vec<Evidence> {
    let mut told: Vec<Evidence> = Vec::new();
    if !asked.answers.answering.is_empty() {
        for what in &asked.requirement.evidence {
            let by_need = found.iter().position(|evidence| evidence.proof.as_str() == name(*what));
            let evidence = by_need.map(|at| found.remove(at)).or_else(|| one(*what, asked));
            told.extend(evidence);
        }
    }
    for evidence in found {
        if told.iter().all(|known| known.proof.as_str() != evidence.proof.as_str()) {
            told.push(evidence);
        }
    }
    told
}

/// What a need calls the same thing.
fn name(what: profile::Evidence) -> &'static str {
    match what {
        profile::Evidence::Prose => "prose",
        profile::Evidence::Amounts => "amounts",
        profile::Evidence::Tables => "tables",
        profile::Evidence::Measures => "measures",
        profile::Evidence::Meetings => "meetings",
        profile::Evidence::Services => "services",
        profile::Evidence::Conditions => "conditions",
        profile::Evidence::Threats => "threats",
    }
}

fn one(what: profile::Evidence, asked: Asked) -> Option<Evidence> {
    let parts = asked.answers.parts();
    let names = |proof, of: fn(&Section) -> Vec<&str>| {
        let mut found = Gathered::new();
        parts.iter().for_each(|part| found.add(Some(*part), of(part)));
        found.evidence(proof)
    };
    match what {
        profile::Evidence::Prose => prose(&parts),
        profile::Evidence::Tables => tables(&parts),
        profile::Evidence::Measures => {
            names(Proof::Measures, |part| part.meta.measures.iter().map(|m| m.name.value.as_str()).collect())
        }
        profile::Evidence::Meetings => {
            names(Proof::Meetings, |part| part.meta.meetings.iter().map(|m| m.name.value.as_str()).collect())
        }
        profile::Evidence::Services => {
            names(Proof::Services, |part| part.meta.services.iter().map(|s| s.name.value.as_str()).collect())
        }
        profile::Evidence::Conditions => typed_conditions(&parts),
        // Where no need asks for an amount of some size, any will do.
        profile::Evidence::Amounts => amounts(&parts, 1),
        // The needs find threats; where none asks for them there is nothing to tell.
        profile::Evidence::Threats => None,
    }
}

/// A chapter's own words introduce its sections, so it is counted only where it has none.
fn prose(parts: &[&Section]) -> Option<Evidence> {
    let with_prose: Vec<&Section> = parts.iter().copied().filter(|part| has_sentence(part)).collect();
    let files: BTreeSet<FileId> = with_prose.iter().map(|part| part.file).collect();
    let introduces = |section: &Section| section.children.iter().any(|child| files.contains(&child.file));
    let sections: Vec<_> =
        with_prose.iter().filter(|part| !introduces(part)).map(|part| part.id.value.clone()).collect();
    (!sections.is_empty())
        .then(|| Evidence { sections: sections.clone(), ..Evidence::of(Proof::Prose, sections.len()) })
}

fn tables(parts: &[&Section]) -> Option<Evidence> {
    let mut found = Gathered::new();
    for part in parts {
        let captions: Vec<String> = tables_with_figures(part).into_iter().map(caption).collect();
        found.add(Some(*part), captions.iter().map(String::as_str));
    }
    found.evidence(Proof::Tables)
}
