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
use planwright_core::model::{Id, Plan, Stage};

use self::answers::Answers;
use crate::profile::{Profile, Requirement};
use crate::report::{Duty, DutyState};

/// A duty that was judged.
pub(crate) struct Judged {
    /// How it stands.
    pub(crate) duty: Duty,
    /// What is missing, where it is not met.
    pub(crate) missing: Option<Missing>,
}

/// What a plan lacks to meet a duty.
pub(crate) struct Missing {
    /// What is said of it.
    pub(crate) finding: Diagnostic,
    /// The sections that were to answer it and say nothing, which the finding names.
    pub(crate) hollow: Vec<Id>,
}

/// Whether a section says that it answers a duty that the profile does not know. Nobody can tell
/// which duty was meant, so nobody can tell which is not answered.
pub(crate) fn are_misspelt(plan: &Plan, profile: &Profile) -> bool {
    let mut claimed = plan.all_sections().flat_map(|section| &section.meta.satisfies);
    !profile.duties.is_empty() && claimed.any(|id| profile.duty(&id.value).is_none())
}

/// How each duty of the profile stands, with a finding where it is not met.
pub(crate) fn judge(plan: &Plan, profile: &Profile, status: Stage, as_at: Date) -> Vec<Judged> {
    profile.duties.iter().map(|requirement| judge_one(plan, requirement, status, as_at)).collect()
}

fn judge_one(plan: &Plan, requirement: &Requirement, status: Stage, as_at: Date) -> Judged {
    if !requirement.in_force(as_at) {
        return Judged { duty: duty(requirement, DutyState::NotApplicable), missing: None };
    }
    let answers = Answers::find(plan, requirement);
    let Some(lack) = needs::lacking(plan, requirement, &answers) else {
        let duty = Duty {
            sections: needs::standing_for(plan, requirement, &answers),
            evidence: evidence::of(plan, requirement, &answers),
            ..duty(requirement, DutyState::Met)
        };
        return Judged { duty, missing: None };
    };
    let state = if status >= requirement.error { DutyState::NotMet } else { DutyState::NotYet };
    let hollow = answers.hollow.iter().map(|(section, _)| section.id.value.clone()).collect();
    let missing = Missing { finding: finding::of(plan, requirement, &answers, &lack, status), hollow };
    Judged { duty: duty(requirement, state), missing: Some(missing) }
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
        basis: requirement.basis,
        parts: Vec::new(),
    }
}
