//! Rules about the police and crime panel's reports. What needs the order of the steps is judged with
//! them, in `process`.

mod dates;
mod evidence;
mod unanswered;

use planwright_core::model::StepKind;

use crate::rules::{Rule, Subject};

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[&dates::RULE, &evidence::RULE, &unanswered::RULE];

/// The provision that asks for a response to the panel, where the profile has one.
fn provision(subject: &Subject) -> Option<String> {
    subject.profile.step(StepKind::PanelResponse).map(|process| process.provision.clone())
}
