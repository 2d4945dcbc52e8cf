//! A step of the process in the index: what it asks, and when it was taken.

use std::cmp::Ordering;

use planwright_core::model::{By, Document, StepKind};
use planwright_validator::profile::{Process, Profile};
use planwright_validator::{DutyState, StepState, Taken};

use super::super::typography::smart;
use super::super::words::fill;
use super::super::{Lower, dates};
use super::Setting;
use crate::{ClauseEntry, ClauseRow, ClauseView, StateView, Tally};

/// The states of steps, in the order in which they are counted.
const STATES: [&str; 6] = ["met", "not-yet", "faulty", "waived", "not-met", "not-applicable"];

impl Lower<'_> {
    /// How many steps stand how.
    pub(super) fn step_tallies(&self, setting: Setting<'_>) -> Vec<Tally> {
        let found: Vec<&str> = setting.report.process.iter().map(state_of).collect();
        self.tallies(&found, &STATES, &["met", "not-met"], "tally-step")
    }

    pub(super) fn step(&self, step: &StepState, setting: Setting<'_>) -> ClauseView {
        let taken = step.taken.iter().map(|taken| self.taken(taken, step.step)).collect();
        let rule = format!("process/{}", step.step.as_str());
        let known = setting.profile.step(step.step);
        let rows = [
            self.row("asks", self.asked_of(&step.asks).into_iter().collect()),
            self.row("taken", taken),
            self.found(&rule, step.waiver.as_deref(), setting.report),
            self.waiver(&rule, step.waiver.as_deref()),
            self.step_due(step),
            known.and_then(|known| self.reading(known.reading.as_ref(), known.confidence)),
        ];
        ClauseView {
            id: format!("step.{}", step.step.as_str()),
            title: smart(&self.law(&step.title)),
            lang: self.law_lang(&step.title),
            cite: Some(step.provision.clone()).filter(|provision| !provision.is_empty()),
            lead: None,
            state: Some(self.step_state(step, setting.profile)),
            rows: rows.into_iter().flatten().collect(),
        }
    }

    fn step_state(&self, step: &StepState, profile: &Profile) -> StateView {
        let name = state_of(step);
        let words = match (step.state, step.step) {
            (DutyState::Met, StepKind::PanelResponse) => "met-response",
            (DutyState::NotApplicable, _) if !step.taken.is_empty() => "all-the-same",
            (DutyState::NotApplicable, _) if profile.step(step.step).is_some_and(is_not_asked_of_variations) => {
                "not-of-a-variation"
            }
            _ => name,
        };
        StateView { name: name.to_owned(), ..self.state_called(words, "step") }
    }

    /// "9 December 2024, by the Commissioner: a meeting at headquarters".
    fn taken(&self, taken: &Taken, step: StepKind) -> ClauseEntry {
        let mut words = dates::day(self.words, taken.date);
        if step == StepKind::PanelResponse {
            words = fill(self.words, "taken-response", &[("date", &words)]);
        }
        if let Some(by) = taken.by {
            words = fill(self.words, "taken-by", &[("date", &words), ("who", &self.who(by))]);
        }
        if let Some(note) = &taken.note {
            words = fill(self.words, "taken-note", &[("taken", &words), ("note", &smart(note))]);
        }
        ClauseEntry { href: taken.url.clone(), ..ClauseEntry::words(words) }
    }

    fn who(&self, by: By) -> String {
        let role = match by {
            By::Commissioner | By::Deputy => self.short_role(),
            By::ChiefOfficer => self.chief_officer(),
            By::Staff | By::Panel => String::new(),
        };
        fill(self.words, &format!("by-{}", by.as_str()), &[("role", &role)])
    }

    /// When a step that is still ahead is to be taken: before issue or after it. Issue itself is neither.
    fn step_due(&self, step: &StepState) -> Option<ClauseRow> {
        let key = match step.step.cmp(&StepKind::Issue) {
            Ordering::Less => Some("due-issued"),
            Ordering::Equal => None,
            Ordering::Greater => Some("due-after-issue"),
        };
        let key = key.filter(|_| state_of(step) == "not-yet");
        self.row("due", key.map(|key| ClauseEntry::words(self.word(key))).into_iter().collect())
    }
}

/// The name of how a step stands in the index. One that was taken, though not as the law asks, is not missing.
fn state_of(step: &StepState) -> &'static str {
    match step.state {
        DutyState::NotMet | DutyState::NotYet if !step.taken.is_empty() => "faulty",
        state => state.as_str(),
    }
}

fn is_not_asked_of_variations(process: &Process) -> bool {
    !process.documents.is_empty() && !process.documents.contains(&Document::Variation)
}
