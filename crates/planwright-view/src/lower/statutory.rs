use planwright_core::model::{Id, Stage};
use planwright_validator::profile::{Act, Profile};
use planwright_validator::{Duty, DutyState, Report, Waived};

use super::typography::smart;
use super::words::fill;
use super::{Lower, dates};
use crate::{ActView, DutyView, Place, StatutoryView, Tally, WaivedView};

const STATES: [DutyState; 5] =
    [DutyState::Met, DutyState::Waived, DutyState::NotYet, DutyState::NotMet, DutyState::NotApplicable];

impl Lower<'_> {
    pub(super) fn statutory(&self, report: &Report, profile: &Profile) -> StatutoryView {
        let as_at = dates::day(self.words, report.as_at);
        let count = report.duties.len().to_string();
        StatutoryView {
            profile: report.profile.to_string(),
            summary: fill(
                self.words,
                "statutory-summary",
                &[
                    ("count", &count),
                    ("date", &as_at),
                    ("body", &smart(&profile.title)),
                    ("profile", &report.profile.to_string()),
                ],
            ),
            disclaimer: self.word("statutory-disclaimer"),
            as_at,
            tally: STATES
                .iter()
                .map(|state| self.tally(*state, report))
                .filter(|tally| tally.count > 0 || matches!(tally.state.as_str(), "met" | "not-met"))
                .collect(),
            duties: report.duties.iter().map(|duty| self.duty(duty)).collect(),
            acts: acts(profile),
            waived: report.waived.iter().map(|waived| self.waived(waived)).collect(),
        }
    }

    fn waived(&self, waived: &Waived) -> WaivedView {
        let file = waived.diagnostic.span.file;
        let rule = waived.diagnostic.rule.as_str();
        let section = self.plan.all_sections().find(|section| section.file == file);
        let until = self.plan.meta.waivers.iter().filter(|w| w.rule.value == rule).find_map(|w| w.until);
        WaivedView {
            rule: rule.to_owned(),
            title: sentence(&smart(&waived.diagnostic.message)),
            place: section.map(|section| self.place(&section.id.value)),
            reason: smart(&waived.reason),
            until: until.map(|until| dates::day(self.words, until.value)),
        }
    }

    fn place(&self, id: &Id) -> Place {
        let title = self.outline.get(id).map_or_else(|| id.as_str().to_owned(), |entry| entry.title.clone());
        Place { id: id.as_str().to_owned(), title }
    }

    fn tally(&self, state: DutyState, report: &Report) -> Tally {
        Tally {
            state: state.as_str().to_owned(),
            label: self.word(&format!("tally-{}", state.as_str())),
            count: report.duties.iter().filter(|duty| duty.state == state).count(),
        }
    }

    fn duty(&self, duty: &Duty) -> DutyView {
        DutyView {
            id: duty.id.clone(),
            title: smart(&duty.title),
            provision: duty.provision.clone(),
            asks: sentence(&smart(&duty.asks)),
            state: duty.state.as_str().to_owned(),
            state_label: self.word(&format!("state-{}", duty.state.as_str())),
            places: duty.sections.iter().map(|id| self.place(id)).collect(),
            evidence: duty.evidence.iter().map(|e| sentence(&smart(&e.phrase()))).collect(),
            waiver: duty.waiver.as_deref().map(smart),
            due: (duty.state == DutyState::NotYet).then(|| self.word(due(duty.stage))),
        }
    }
}

/// The Acts that the profile spells out.
fn acts(profile: &Profile) -> Vec<ActView> {
    let act =
        |(short, act): (&String, &Act)| ActView { short: short.clone(), name: act.name.clone(), url: act.url.clone() };
    profile.acts.iter().map(act).collect()
}

fn due(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft | Stage::Consultation => "due-consultation",
        Stage::Panel => "due-panel",
        Stage::Issued => "due-issued",
        Stage::Published => "due-published",
    }
}

/// A phrase as a sentence of its own, without a stop: it begins large.
fn sentence(phrase: &str) -> String {
    let mut chars = phrase.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
