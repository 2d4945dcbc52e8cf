//! Judging a plan by the steps of its profile's process: what was done when, by whom, in which order,
//! and by which day.
//!
//! A step is taken by an entry of the record or by a report of the panel. A plan that is varied goes
//! the way anew each time, so only what was done for the edition in hand counts: see `steps`.

mod agreement;
mod early;
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
use planwright_core::model::{Document, Plan, Stage, StepKind};
use planwright_core::{Diagnostic, Severity};

use self::steps::Steps;
pub(crate) use self::words::long;
use crate::date;
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
        self.is_law(process) && self.is_for_document(process)
    }

    fn is_law(&self, process: &Process) -> bool {
        let in_force = process.from <= self.as_at && process.to.is_none_or(|to| self.as_at <= to);
        process.disabled.is_none() && in_force
    }

    fn is_for_document(&self, process: &Process) -> bool {
        process.documents.is_empty() || process.documents.contains(&self.document())
    }

    /// The day by whose law the plan is to be judged by what it says itself.
    fn as_dated(&self) -> Date {
        date::as_at(self.plan, None)
    }

    /// That a step was taken, as a sentence that begins small.
    fn done(&self, step: StepKind) -> String {
        words::done(self.profile, step, self.document() == Document::Variation)
    }

    fn was_taken(&self, step: StepKind) -> bool {
        self.steps.own(step).next().is_some()
    }

    /// Whether a step is only asked for once another was taken, and that one was not: what answers a report of the panel
    /// is not asked for where there is no report.
    fn answers_nothing(&self, process: &Process) -> bool {
        let answers = self.profile.order.iter().find(|order| order.each && order.then == process.step);
        answers.is_some_and(|order| !self.was_taken(order.first) && !self.was_taken(order.then))
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
    let steps = asked_of(&case);
    let mut states: Vec<StepState> = steps.iter().map(|process| state(&case, process)).collect();
    let mut ahead = Vec::new();
    for (process, state) in steps.iter().zip(&mut states) {
        if case.applies(process) {
            step(&case, process, state, &mut ahead, found);
        } else if case.is_law(process) && !state.taken.is_empty() {
            state.state = DutyState::Met;
        }
    }
    found.extend(finding::ahead(&case, &ahead));
    for (finding, at_fault) in order::findings(&case) {
        let reason = found.set_aside(&finding);
        if reason.is_none() {
            found.push_standing(finding);
        }
        let judged = |state: &&mut StepState| at_fault.contains(&state.step) && state.state != DutyState::NotApplicable;
        states.iter_mut().filter(judged).for_each(|state| at_fault_by(state, reason.clone(), status));
    }
    found.extend(early::finding(&case));
    found.extend(agreement::findings(&case));
    found.extend(period::finding(&case));
    found.extend(unjudged::finding(&case));
    states.extend(others(&case));
    states
}

/// The profile's steps as they are asked of the edition in hand.
fn asked_of(case: &Case<'_>) -> Vec<Process> {
    let varies = case.document() == Document::Variation;
    case.profile.process.iter().map(|one| if varies { one.of_variation() } else { one.clone() }).collect()
}

/// Judges a step that is asked for.
fn step<'p>(
    case: &Case<'_>,
    process: &'p Process,
    state: &mut StepState,
    ahead: &mut Vec<&'p Process>,
    found: &mut Found,
) {
    let due = case.status >= process.error;
    let taken = !state.taken.is_empty();
    state.state = if taken { DutyState::Met } else { DutyState::NotYet };
    for fault in faults(case, process) {
        let counts = fault.severity == Severity::Error || !due;
        let reason = found.set_aside(&fault);
        if reason.is_none() {
            found.push_standing(fault);
        }
        if counts {
            at_fault_by(state, reason, case.status);
        }
    }
    let Some(missing) = finding::missing(case, process) else { return };
    if let Some(reason) = found.set_aside(&missing) {
        (state.state, state.waiver) = (DutyState::Waived, Some(reason));
    } else if case.answers_nothing(process) && no_report_is_accepted(case, process) {
        state.state = DutyState::NotApplicable;
    } else if !due {
        state.state = DutyState::NotYet;
        ahead.push(process);
    } else {
        state.state = DutyState::NotMet;
        // Where there is nothing to answer yet, what is missing is that, and it has been told.
        if !case.answers_nothing(process) {
            found.push_standing(missing);
        }
    }
}

/// Whether the step that this one answers is set aside: none was made, and the author says so.
fn no_report_is_accepted(case: &Case<'_>, process: &Process) -> bool {
    let mut answers = case.profile.order.iter().filter(|order| order.each && order.then == process.step);
    answers.any(|order| {
        let rule = case.profile.step(order.first).map(Process::rule);
        rule.is_some_and(|rule| waivers::reason(&rule, case.plan, case.as_at).is_some())
    })
}

/// Notes that something is wrong with a step, or that the author has set it aside. What stands weighs more.
fn at_fault_by(state: &mut StepState, set_aside: Option<String>, status: Stage) {
    match set_aside {
        None => {
            state.state = if status >= state.stage { DutyState::NotMet } else { DutyState::NotYet };
            state.waiver = None;
        }
        Some(reason) if state.state == DutyState::Met => {
            (state.state, state.waiver) = (DutyState::Waived, Some(reason));
        }
        Some(_) => {}
    }
}

/// The steps of the record that no provision of the profile asks for, in the order of the words.
fn others(case: &Case<'_>) -> Vec<StepState> {
    let asked = |step: StepKind| case.profile.step(step).is_some();
    let not_asked = StepKind::ALL.iter().copied().filter(|step| !asked(*step));
    let states = not_asked.map(|step| StepState {
        step,
        provision: case
            .profile
            .yearly
            .iter()
            .find(|one| one.step == step)
            .map_or_else(String::new, |one| one.provision.clone()),
        title: words::title(case.profile, step),
        asks: String::new(),
        stage: Stage::Draft,
        state: DutyState::Met,
        taken: taken(case, step),
        waiver: None,
    });
    states.filter(|state| !state.taken.is_empty()).collect()
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
    StepState {
        step: process.step,
        provision: process.provision.clone(),
        title: process.title.clone(),
        asks: process.asks.clone(),
        stage: process.error,
        state: DutyState::NotApplicable,
        taken: taken(case, process.step),
        waiver: None,
    }
}

/// When a step was taken for the edition in hand.
fn taken(case: &Case<'_>, step: StepKind) -> Vec<Taken> {
    let mut taken: Vec<Taken> = Vec::new();
    for occurrence in case.steps.own(step) {
        // A report in `panel/` that the record names too is one step.
        if taken.last().is_none_or(|last| last.date != occurrence.date || occurrence.entry.is_some()) {
            taken.push(occurrence.taken());
        }
    }
    taken
}
