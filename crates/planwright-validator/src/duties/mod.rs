//! Judging a plan by the duties of its profile.

mod answers;
mod evidence;
mod finding;
mod nearest;
mod needs;
mod parts;
mod settle;
mod subject;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use planwright_core::Diagnostic;
use planwright_core::model::{Id, Plan, Stage};

use self::answers::Answers;
use self::needs::{Verdict, What};
use self::parts::JudgedPart;
pub(crate) use self::settle::{Settled, settle};
use self::subject::{Asked, Subject};
use crate::profile::{Profile, Requirement};
use crate::report::{Duty, DutyState, Evidence};
use crate::text::Index;

/// A duty that was judged.
pub(crate) struct Judged {
    /// How it stands.
    pub(crate) duty: Duty,
    /// What is missing, where it is not met.
    pub(crate) missing: Option<Missing>,
    /// What is said of its finer parts, in their order.
    pub(crate) of_parts: Vec<Vec<Diagnostic>>,
}

/// What a plan lacks to meet a duty.
pub(crate) struct Missing {
    /// What is said of it.
    pub(crate) finding: Diagnostic,
    /// The sections that were to answer it and say nothing, which the finding names.
    pub(crate) hollow: Vec<Id>,
    /// True where nobody could look for the words that would show it: they are known in English only.
    pub(crate) unheard: bool,
}

/// Whether a section says that it answers a duty that the profile does not know. Nobody can tell
/// which duty was meant, so nobody can tell which is not answered.
pub(crate) fn are_misspelt(plan: &Plan, profile: &Profile) -> bool {
    let mut claimed = plan.all_sections().flat_map(|section| &section.meta.satisfies);
    !profile.duties.is_empty() && claimed.any(|id| profile.duty(&id.value).is_none())
}

/// How each duty of the profile stands, with a finding where it is not met. Those that ship
/// disabled are left out: nobody has judged by them. Where the plan is a translation, words that nobody has listed in its
/// language are looked for in the `original`.
pub(crate) fn judge(
    plan: &Plan,
    original: Option<&Plan>,
    profile: &Profile,
    status: Stage,
    as_at: Date,
) -> Vec<Judged> {
    let original =
        original.map(|plan| Subject { plan, profile, index: Index::of(plan), status, as_at, original: None });
    let subject = Subject { plan, profile, index: Index::of(plan), status, as_at, original: original.as_ref() };
    let judged = profile.duties.iter().filter(|requirement| requirement.disabled.is_none());
    judged.map(|requirement| judge_one(&subject, requirement)).collect()
}

fn judge_one(subject: &Subject, requirement: &Requirement) -> Judged {
    let state = |state| Judged { duty: duty(requirement, state), missing: None, of_parts: Vec::new() };
    let document = subject.plan.meta.document;
    let for_document = requirement.documents.is_empty() || requirement.documents.contains(&document);
    if !requirement.in_force(subject.as_at) || !for_document {
        return state(DutyState::NotApplicable);
    }
    let answers = Answers::find(subject.plan, requirement);
    let asked = Asked { subject, requirement, answers: &answers };
    let mut shown: Vec<Evidence> = Vec::new();
    for need in &requirement.needs {
        match needs::judge(need, asked) {
            Verdict::Holds(evidence) => shown.extend(evidence),
            Verdict::Lacks(lacks) => return not_met(asked, &lacks.into_iter().next().unwrap_or_default()),
            Verdict::Silent => {}
        }
    }
    met(asked, shown)
}

fn not_met(asked: Asked, lack: &needs::Lack) -> Judged {
    let Asked { subject, requirement, answers } = asked;
    let state = if subject.status >= requirement.error { DutyState::NotMet } else { DutyState::NotYet };
    let hollow = answers.hollow.iter().map(|(section, _)| section.id.value.clone()).collect();
    let missing = Some(Missing { finding: finding::of(asked, lack), hollow, unheard: lack.what == What::Unheard });
    Judged { duty: duty(requirement, state), missing, of_parts: Vec::new() }
}

fn met(asked: Asked, mut shown: Vec<Evidence>) -> Judged {
    let mut duty = duty(asked.requirement, DutyState::Met);
    let mut of_parts = Vec::new();
    for JudgedPart { state, findings, evidence } in parts::judge(asked) {
        duty.parts.push(state);
        of_parts.push(findings);
        shown.extend(evidence);
    }
    duty.sections = standing_for(asked, &shown);
    duty.evidence = evidence::of(asked, shown);
    Judged { duty, missing: None, of_parts }
}

/// The sections that a met duty rests on: those that answer it, else those where its words stand.
fn standing_for(asked: Asked, shown: &[Evidence]) -> Vec<Id> {
    if !asked.answers.answering.is_empty() {
        return asked.answers.standing(asked.subject.plan).iter().map(|section| section.id.value.clone()).collect();
    }
    let mut sections: Vec<Id> = Vec::new();
    for id in shown.iter().flat_map(|evidence| &evidence.sections) {
        if !sections.contains(id) {
            sections.push(id.clone());
        }
    }
    sections
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
        by_mention: requirement.fold.is_some() || requirement.most == Some(planwright_core::Severity::Note),
        parts: Vec::new(),
    }
}
