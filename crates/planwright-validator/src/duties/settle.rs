//! What becomes of the judgements: waivers are heard, and duties of regard are told together.

use planwright_core::Diagnostic;
use planwright_core::model::{Id, Plan};

use crate::duties::needs::list;
use crate::duties::{Judged, Missing};
use crate::found::Found;
use crate::language;
use crate::profile::{Profile, Requirement};
use crate::report::{Duty, DutyState, PartState};

/// The duties once the waivers have been heard.
#[derive(Default)]
pub(crate) struct Settled {
    /// Each duty, in the profile's order.
    pub(crate) duties: Vec<Duty>,
    /// The sections that a finding which stands names because they say nothing.
    pub(crate) hollow: Vec<Id>,
}

/// A duty that is told under another's name, and what would have been said of it by itself.
struct Told<'a> {
    /// Which of the duties it is.
    at: usize,
    requirement: &'a Requirement,
    finding: Diagnostic,
    /// True where nobody could look for its words.
    unheard: bool,
}

/// Takes in what was found, and marks what a waiver sets aside.
pub(crate) fn settle(plan: &Plan, profile: &Profile, judged: Vec<Judged>, found: &mut Found) -> Settled {
    let mut settled = Settled::default();
    let mut told = Vec::new();
    let mut unheard_of = Vec::new();
    for Judged { mut duty, missing, of_parts } in judged {
        if let Some(Missing { finding, hollow, unheard }) = missing {
            unheard_of.extend(unheard.then(|| duty.id.clone()));
            let requirement = profile.duty(&duty.id).filter(|requirement| requirement.fold.is_some());
            match (found.set_aside(&finding), requirement) {
                (Some(reason), _) => waive(&mut duty, reason),
                (None, Some(requirement)) => {
                    told.push(Told { at: settled.duties.len(), requirement, finding, unheard });
                }
                (None, None) => {
                    found.push_standing(finding);
                    settled.hollow.extend(hollow);
                }
            }
        }
        for (part, findings) in duty.parts.iter_mut().zip(of_parts) {
            settle_part(part, findings, found);
        }
        settled.duties.push(duty);
    }
    tell_together(plan, &told, &mut settled.duties, found);
    // Nobody has judged by these: the index is not to say that the plan lacks them.
    settled.duties.retain(|duty| duty.state == DutyState::Waived || !unheard_of.contains(&duty.id));
    settled
}

fn waive(duty: &mut Duty, reason: String) {
    duty.state = DutyState::Waived;
    duty.waiver = Some(reason);
}

/// A part is set aside where all that is said of it is.
fn settle_part(part: &mut PartState, findings: Vec<Diagnostic>, found: &mut Found) {
    let mut reason = None;
    let mut stands = false;
    for finding in findings {
        match found.set_aside(&finding) {
            Some(why) => reason = reason.or(Some(why)),
            None => {
                found.push_standing(finding);
                stands = true;
            }
        }
    }
    if let Some(reason) = reason.filter(|_| !stands) {
        part.state = DutyState::Waived;
        part.waiver = Some(reason);
    }
}

/// One finding for each name under which duties are told together. A waiver of that name holds for
/// all of them.
fn tell_together(plan: &Plan, told: &[Told], duties: &mut [Duty], found: &mut Found) {
    let mut folds: Vec<&str> = told.iter().filter_map(|one| one.requirement.fold.as_deref()).collect();
    folds.sort_unstable();
    folds.dedup();
    for fold in folds {
        let told: Vec<&Told> = told.iter().filter(|one| one.requirement.fold.as_deref() == Some(fold)).collect();
        let Some(finding) = together(plan, fold, &told) else { continue };
        match found.set_aside(&finding) {
            None => found.push_standing(finding),
            Some(reason) => {
                for one in told {
                    if let Some(duty) = duties.get_mut(one.at) {
                        waive(duty, reason.clone());
                    }
                }
            }
        }
    }
}

fn together(plan: &Plan, fold: &str, told: &[&Told]) -> Option<Diagnostic> {
    let severity = told.iter().map(|one| one.finding.severity).max()?;
    let about: Vec<String> = told.iter().map(|one| one.requirement.about.clone()).collect();
    let provisions: Vec<&str> = told.iter().map(|one| one.requirement.provision.as_str()).collect();
    let label = format!("this profile looks for {}", if told.len() == 1 { "it" } else { "them" });
    let unheard = told.iter().all(|one| one.unheard);
    let message = if unheard {
        let lang = language::of(plan);
        format!("nobody has looked for {}, because their words in the language `{lang}` are not known", list(&about))
    } else {
        format!("the plan says nothing of {}", list(&about))
    };
    let mut finding = Diagnostic::new(format!("duty/{fold}"), severity, plan.meta.profile_key, message)
        .label(label)
        .cite(provisions.join("; "))
        .help(match (unheard, told) {
            (true, _) => {
                "Planwright knows the words that would show these in English only. Readers may look for them, so see \
                 for yourself that the plan names them."
            }
            (false, [_]) => {
                "The plan does not mention this. It need not; readers may look for it, and a mention does not itself \
                 show that the duty was kept."
            }
            (false, _) => {
                "The plan does not mention these. It need not; readers may look for them, and a mention does not \
                 itself show that the duties were kept."
            }
        });
    for one in told {
        let Requirement { id, provision, mend, .. } = one.requirement;
        finding = finding.help(format!("{provision} (`{id}`): {mend}"));
    }
    Some(finding)
}
