//! The finer parts of a duty: what a careful reader misses where the duty itself is met.

use planwright_core::{Diagnostic, Severity, Span};

use crate::duties::finding;
use crate::duties::needs::{self, Lack, Verdict};
use crate::duties::subject::Asked;
use crate::profile::{Basis, Part};
use crate::report::{DutyState, Evidence, PartState};

/// How a part stands.
pub(super) struct JudgedPart {
    /// Its state, before any waiver.
    pub(super) state: PartState,
    /// What is said of it.
    pub(super) findings: Vec<Diagnostic>,
    /// What shows it, where it holds.
    pub(super) evidence: Vec<Evidence>,
}

/// Judges each part of a duty that is met.
pub(super) fn judge(asked: Asked) -> Vec<JudgedPart> {
    asked.requirement.parts.iter().map(|part| judge_one(asked, part)).collect()
}

fn judge_one(asked: Asked, part: &Part) -> JudgedPart {
    let as_of = |state| PartState { rule: rule(asked, part), title: part.title.clone(), state, waiver: None };
    let came = part.from.is_none_or(|from| from <= asked.subject.as_at);
    let verdict = if came { needs::judge(&part.need, asked) } else { Verdict::Silent };
    let (state, findings, evidence) = match verdict {
        Verdict::Holds(evidence) => (DutyState::Met, Vec::new(), evidence),
        Verdict::Lacks(lacks) => {
            let findings = lacks.iter().map(|lack| finding(asked, part, lack)).collect();
            (DutyState::NotMet, findings, Vec::new())
        }
        Verdict::Silent => (DutyState::NotApplicable, Vec::new(), Vec::new()),
    };
    JudgedPart { state: as_of(state), findings, evidence }
}

fn rule(asked: Asked, part: &Part) -> String {
    format!("{}.{}", asked.requirement.rule(), part.id)
}

fn finding(asked: Asked, part: &Part, lack: &Lack) -> Diagnostic {
    let message = part.missing.replace("{missing}", &lack.missing);
    let mut finding = Diagnostic::new(rule(asked, part), severity(asked, part, lack), place(asked, lack), message)
        .label(lack.label.clone().unwrap_or_else(|| format!("this section answers `{}`", asked.requirement.id)));
    for (span, words) in &lack.related {
        finding = finding.related(*span, words.clone());
    }
    finding = finding.help(part.why.clone()).help(part.mend.clone());
    match part.basis {
        Basis::Law => finding.cite(asked.requirement.provision.clone()),
        Basis::Guidance => finding.help("This is guidance: the Act itself does not ask for it."),
        Basis::Advice => finding.help("This is our advice: the Act does not ask for it."),
    }
}

/// A part weighs no more than its duty would if nothing answered it: what is not due yet does not
/// press.
fn severity(asked: Asked, part: &Part, lack: &Lack) -> Severity {
    let early = part.note_before.is_some_and(|day| asked.subject.as_at < day);
    let own = if early { Severity::Note } else { part.severity.unwrap_or(Severity::Warning) };
    let of_duty = finding::severity(asked.requirement, asked.subject.status);
    own.min(of_duty).min(lack.most.unwrap_or(Severity::Error))
}

/// Where the lack says, else the title of the first section that answers, which is a chapter's where
/// it answers as a whole.
fn place(asked: Asked, lack: &Lack) -> Span {
    let standing = || asked.answers.standing(asked.subject.plan).first().map(|section| section.meta.title.span);
    lack.at.or_else(standing).unwrap_or(asked.subject.plan.meta.profile_key)
}
