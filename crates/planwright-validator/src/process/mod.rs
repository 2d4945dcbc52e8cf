//! Judging a plan by the steps of its profile's process: what was done when, by whom, in which order,
//! and by which day.
//!
//! A step is taken by an entry of the record or by a report of the panel. A plan that is varied goes
//! the way anew each time, so only what was done for the edition in hand counts: see `steps`.

mod agreement;
mod finding;
mod issue;
mod order;
mod period;
mod steps;
#[cfg(test)]
mod tests;
mod unjudged;
mod words;

use jiff::civil::Date;
use planwright_core::Diagnostic;
use planwright_core::model::{Document, Plan, Stage, StepKind};

use self::steps::Steps;
pub(crate) use self::words::long;
use crate::found::Found;
use crate::profile::{Process, Profile};
use crate::report::{DutyState, StepState, Taken};
use crate::waivers;

/// The finding that holds every step that is still to come.
pub(crate) const AHEAD: &str = "process/ahead";

/// What every part of the judgement looks at.
struct Case<'a> {
    plan: &'a Plan,
    profile: &'a Profile,
    status: Stage,
    as_at: Date,
    steps: Steps<'a>,
}

impl<'a> Case<'a> {
    /// What the profile says of a step, where it is asked of this plan.
    fn asked(&self, step: StepKind) -> Option<&'a Process> {
        self.profile.step(step).filter(|process| self.applies(process))
    }

    fn applies(&self, process: &Process) -> bool {
        let in_force = process.from <= self.as_at && process.to.is_none_or(|to| self.as_at <= to);
        let document = process.documents.is_empty() || process.documents.contains(&self.document());
        process.disabled.is_none() && in_force && document
    }

    /// What kind of document the edition in hand is: one that follows another of the same plan varies it, whatever the
    /// plan calls itself.
    fn document(&self) -> Document {
        if self.steps.is_first() { self.plan.meta.document } else { Document::Variation }
    }
}

/// How each step stands, in the profile's order. What is found goes to `found`; a step whose stage has not come is told
/// with all others of its kind in one note.
pub(crate) fn judge(plan: &Plan, profile: &Profile, status: Stage, as_at: Date, found: &mut Found) -> Vec<StepState> {
    let case = Case { plan, profile, status, as_at, steps: Steps::of(plan, profile, status) };
    let mut states = Vec::new();
    let mut ahead = Vec::new();
    for process in &profile.process {
        let mut state = state(&case, process);
        if case.applies(process) {
            let faults = faults(&case, process);
            state.state = match (faults.is_empty() && !state.taken.is_empty(), status >= process.error) {
                (true, _) => DutyState::Met,
                (false, true) => DutyState::NotMet,
                (false, false) => DutyState::NotYet,
            };
            found.extend(faults);
            if let Some(missing) = finding::missing(&case, process) {
                if status >= process.error {
                    state.state = DutyState::NotMet;
                    found.push(missing);
                } else if found.set_aside(&missing).is_none() {
                    ahead.push(process);
                }
            }
            if matches!(state.state, DutyState::NotMet | DutyState::NotYet)
                && let Some(reason) = waivers::reason(&finding::rule(process.step), plan, as_at)
            {
                state.state = DutyState::Waived;
                state.waiver = Some(reason.to_owned());
            }
        }
        states.push(state);
    }
    found.extend(finding::ahead(&case, &ahead));
    found.extend(order::findings(&case));
    found.extend(agreement::findings(&case));
    found.extend(period::finding(&case));
    found.extend(unjudged::finding(&case));
    states
}

/// What is wrong with a step that was taken.
fn faults(case: &Case<'_>, process: &Process) -> Vec<Diagnostic> {
    let mut faults = issue::by_another(case, process);
    if process.step == StepKind::Issue {
        faults.extend(issue::late(case, process));
        faults.extend(issue::another_day(case, process));
    }
    faults
}

fn state(case: &Case<'_>, process: &Process) -> StepState {
    let mut taken: Vec<Taken> = Vec::new();
    for occurrence in case.steps.own(process.step) {
        // A report in `panel/` that the record names too is one step.
        if taken.last().is_none_or(|last| last.date != occurrence.date || occurrence.entry.is_some()) {
            taken.push(occurrence.taken());
        }
    }
    StepState {
        step: process.step,
        provision: process.provision.clone(),
        title: process.title.clone(),
        asks: process.asks.clone(),
        stage: process.error,
        state: DutyState::NotApplicable,
        taken,
        waiver: None,
    }
}
