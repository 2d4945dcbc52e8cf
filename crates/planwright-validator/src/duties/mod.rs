//! Judging a plan by the duties of its profile.

mod answers;
mod evidence;
mod finding;
mod nearest;
mod needs;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use planwright_core::Diagnostic;
use planwright_core::model::{Plan, Stage};

use self::answers::Answers;
use crate::profile::{Profile, Requirement};
use crate::report::{Duty, DutyState};

/// How each duty of the profile stands, and a finding for each that is not met.
///
/// A plan that could not be read whole has no findings: the answer may stand in what was not read.
pub(crate) fn judge(plan: &Plan, profile: &Profile, status: Stage, as_at: Date) -> (Vec<Duty>, Vec<Diagnostic>) {
    let mut duties = Vec::new();
    let mut findings = Vec::new();
    for requirement in &profile.duties {
        if !requirement.in_force(as_at) {
            duties.push(duty(requirement, DutyState::NotApplicable));
            continue;
        }
        let answers = Answers::find(plan, requirement);
        let Some(lack) = needs::lacking(plan, requirement, &answers) else {
            duties.push(Duty {
                sections: needs::standing_for(plan, requirement, &answers),
                evidence: evidence::phrases(plan, requirement, &answers),
                ..duty(requirement, DutyState::Met)
            });
            continue;
        };
        let due = status >= requirement.error;
        duties.push(duty(requirement, if due { DutyState::NotMet } else { DutyState::NotYet }));
        if !plan.incomplete {
            findings.push(finding::of(plan, requirement, &answers, &lack, status));
        }
    }
    (duties, findings)
}

fn duty(requirement: &Requirement, state: DutyState) -> Duty {
    Duty {
        id: requirement.id.clone(),
        provision: requirement.provision.clone(),
        title: requirement.title.clone(),
        asks: requirement.asks.clone(),
        stage: requirement.error,
        state,
        sections: Vec::new(),
        evidence: Vec::new(),
        waiver: None,
    }
}
