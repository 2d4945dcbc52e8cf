use planwright_core::model::Stage;
use planwright_validator::profile::Profile;
use planwright_validator::{Duty, DutyState, Report};

use super::typography::smart;
use super::words::fill;
use super::{Lower, dates};
use crate::{DutyView, Place, StatutoryView, Tally};

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
        }
    }

    fn tally(&self, state: DutyState, report: &Report) -> Tally {
        Tally {
            state: state.as_str().to_owned(),
            label: self.word(&format!("tally-{}", state.as_str())),
            count: report.duties.iter().filter(|duty| duty.state == state).count(),
        }
    }

    fn duty(&self, duty: &Duty) -> DutyView {
        let places = duty.sections.iter().map(|id| Place {
            id: id.as_str().to_owned(),
            title: self.outline.get(id).map_or_else(|| id.as_str().to_owned(), |entry| entry.title.clone()),
        });
        DutyView {
            id: duty.id.clone(),
            title: smart(&duty.title),
            provision: duty.provision.clone(),
            asks: sentence(&smart(&duty.asks)),
            state: duty.state.as_str().to_owned(),
            state_label: self.word(&format!("state-{}", duty.state.as_str())),
            places: places.collect(),
            evidence: duty.evidence.iter().map(|e| sentence(&smart(e))).collect(),
            waiver: duty.waiver.as_deref().map(smart),
            due: (duty.state == DutyState::NotYet).then(|| self.word(due(duty.stage))),
        }
    }
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
