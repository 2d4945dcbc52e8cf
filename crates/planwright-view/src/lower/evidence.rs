//! Why a duty counts as met, in the words of the locale.

use std::collections::BTreeSet;

use planwright_core::model::Id;
use planwright_validator::{Duty, Evidence, Proof, write_pounds};

use super::Lower;
use super::clauses::sentence;
use super::typography::smart;
use super::words::fill;
use crate::ClauseEntry;

/// How many sections are named behind a piece of evidence.
const NAMED: usize = 3;

impl Lower<'_> {
    /// A piece of evidence: "4 amounts of £1,000 or more: £1.2m, £400,000".
    pub(super) fn evidence(&self, evidence: &Evidence, duty: &Duty) -> ClauseEntry {
        let number = if evidence.count == 1 { "one" } else { "many" };
        let least = match evidence.proof {
            Proof::Amounts { at_least } => write_pounds(at_least),
            _ => String::new(),
        };
        let key = format!("evidence-{}-{number}", evidence.proof.as_str());
        let what = fill(self.words, &key, &[("count", &evidence.count.to_string()), ("least", &least)]);
        let samples: Vec<String> = evidence.samples.iter().map(|sample| self.sample(sample, evidence.proof)).collect();
        let words = if samples.is_empty() {
            what
        } else {
            let shown = fill(self.words, "evidence-samples", &[("what", &what), ("samples", &samples.join(", "))]);
            match evidence.count.saturating_sub(samples.len()) {
                rest if rest > 0 && is_counted_by_samples(evidence.proof) => {
                    format!("{shown} {}", fill(self.words, "and-more", &[("count", &rest.to_string())]))
                }
                _ => shown,
            }
        };
        let mut entry = ClauseEntry::words(sentence(&words));
        if self.says_more(&evidence.sections, &duty.sections) {
            entry.places = evidence.sections.iter().take(NAMED).map(|id| self.place(id)).collect();
            let rest = evidence.sections.len().saturating_sub(NAMED);
            entry.more = (rest > 0).then(|| fill(self.words, "and-more", &[("count", &rest.to_string())]));
        }
        entry
    }

    /// A sample as readers know it: the names of scopes are words of the source.
    fn sample(&self, sample: &str, proof: Proof) -> String {
        match proof {
            Proof::Scopes => self.word(&format!("scope-{}", sample.replace(' ', "-"))),
            Proof::Threats | Proof::NationalPriorities => smart(&self.law(sample)),
            _ => smart(sample),
        }
    }

    /// True where the sections with the evidence are not simply those that answer the duty: each
    /// of them, by itself or by the sections of its folder.
    fn says_more(&self, evidence: &[Id], duty: &[Id]) -> bool {
        if evidence.is_empty() {
            return false;
        }
        let mut left: BTreeSet<&Id> = evidence.iter().collect();
        let mut all_speak = true;
        for id in duty {
            let before = left.len();
            match self.plan.section(id) {
                Some(section) => section.subtree().for_each(|part| {
                    left.remove(&part.id.value);
                }),
                None => {
                    left.remove(id);
                }
            }
            all_speak &= left.len() < before;
        }
        !left.is_empty() || !all_speak
    }
}

/// Whether the samples are some of those that are counted. Of meetings that the text tells of, and of words, they are
/// the words that were found.
fn is_counted_by_samples(proof: Proof) -> bool {
    matches!(
        proof,
        Proof::Amounts { .. }
            | Proof::Tables
            | Proof::Measures
            | Proof::Meetings
            | Proof::Services
            | Proof::Threats
            | Proof::NationalPriorities
            | Proof::Years
            | Proof::Scopes
    )
}
