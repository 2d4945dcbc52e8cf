//! A duty in the index: what it asks, where the plan answers it, and what was found there.

use planwright_core::model::{Id, Stage};
use planwright_validator::profile::{Basis, Need, Part, Profile};
use planwright_validator::{Duty, DutyState, PartState, Report};

use super::super::Lower;
use super::super::typography::smart;
use super::super::words::fill;
use super::{Setting, told};
use crate::{ClauseEntry, ClauseRow, ClauseView, StateView, Tally};

/// The states of duties, in the order in which they are counted.
const STATES: [&str; 7] = ["met", "partly", "mentioned", "waived", "not-yet", "not-met", "not-applicable"];

impl Lower<'_> {
    /// How many duties stand how; those that words can only mention are not counted.
    pub(super) fn duty_tallies(&self, report: &Report, profile: &Profile) -> Vec<Tally> {
        let found: Vec<&str> = told(report).map(|duty| state_of(duty, profile)).collect();
        self.tallies(&found, &STATES, &["met", "not-met"], "tally")
    }

    pub(super) fn duty(&self, duty: &Duty, setting: Setting<'_>) -> ClauseView {
        let asks = match duty.basis {
            Basis::Law => "row-asks",
            Basis::Guidance => "row-asks-guidance",
            Basis::Advice => "row-asks-advice",
        };
        let places = duty.sections.iter().map(|id: &Id| ClauseEntry::place(self.place(id))).collect();
        let state = state_of(duty, setting.profile);
        let met_in = if state == "mentioned" { "row-mentioned-in" } else { "row-met-in" };
        let evidence = duty.evidence.iter().map(|evidence| self.evidence(evidence, duty)).collect();
        let (law, advice): (Vec<&PartState>, Vec<&PartState>) =
            duty.parts.iter().partition(|part| rests_on_law(part, setting.profile));
        let each = |parts: Vec<&PartState>| parts.into_iter().map(|part| self.part(part, setting.profile)).collect();
        let rule = format!("duty/{}", duty.id);
        let known = setting.profile.duty(&duty.id);
        let rows = [
            self.row_called("asks", asks, vec![self.asked(&duty.asks)]),
            self.row_called("met-in", met_in, places),
            self.row("evidence", evidence),
            self.row("parts", each(law)),
            self.row("advice", each(advice)),
            self.found(&rule, duty.waiver.as_deref(), setting.report),
            self.waiver(&rule, duty.waiver.as_deref()),
            self.due(duty),
            known
                .filter(|_| duty.state != DutyState::NotApplicable)
                .and_then(|known| self.reading(known.reading.as_ref(), known.confidence)),
        ];
        ClauseView {
            id: format!("{}{}", setting.before, duty.id),
            title: smart(&self.law(&duty.title)),
            lang: self.law_lang(&duty.title),
            cite: Some(duty.provision.clone()),
            lead: None,
            state: Some(self.duty_state(duty, setting.profile, state)),
            rows: rows.into_iter().flatten().collect(),
        }
    }

    /// How a duty stands; one that is met but for something the law asks of it says what: "Met; silent on …".
    fn duty_state(&self, duty: &Duty, profile: &Profile, name: &str) -> StateView {
        if name != "partly" {
            return self.state_called(name, "duty");
        }
        let silent = duty.parts.iter().filter(|part| rests_on_law(part, profile) && is_silent(part));
        let titles: Vec<String> = silent.map(|part| lowercase_first(&smart(&self.law(&part.title)))).collect();
        let label = fill(self.words, "duty-partly", &[("parts", &titles.join(", "))]);
        StateView { name: name.to_owned(), label }
    }

    /// A part of a duty and how it stands: "A table of the grants: given".
    fn part(&self, part: &PartState, profile: &Profile) -> ClauseEntry {
        let need = profile_part(&part.rule, profile).map(|part| &part.need);
        let title = match need {
            Some(Need::Years { .. }) => self.word("part-years"),
            _ => smart(&self.law(&part.title)),
        };
        let kind = match need {
            Some(Need::Years { .. }) => "named",
            Some(Need::Table { .. } | Need::Section | Need::Measures) => "given",
            _ => "stated",
        };
        let key = match part.state {
            DutyState::Met => kind.to_owned(),
            DutyState::NotMet | DutyState::NotYet => format!("not-{kind}"),
            DutyState::Waived => "waived".to_owned(),
            DutyState::NotApplicable => "not-applicable".to_owned(),
        };
        let reason = smart(part.waiver.as_deref().unwrap_or_default());
        let state = fill(self.words, &format!("part-{key}"), &[("reason", &reason)]);
        ClauseEntry::words(fill(self.words, "part-state", &[("title", &title), ("state", &state)]))
    }

    fn due(&self, duty: &Duty) -> Option<ClauseRow> {
        let key = match duty.stage {
            Stage::Draft | Stage::Consultation => "due-consultation",
            Stage::Panel => "due-panel",
            Stage::Issued => "due-issued",
            Stage::Published => "due-published",
        };
        let is_due = duty.state == DutyState::NotYet && !duty.by_mention;
        self.row("due", is_due.then(|| ClauseEntry::words(self.word(key))).into_iter().collect())
    }
}

/// The name of how a duty stands in the index. Where nothing but words was looked for, it says no more than that.
fn state_of(duty: &Duty, profile: &Profile) -> &'static str {
    match duty.state {
        DutyState::Met if duty.by_mention || duty.is_only_named() => "mentioned",
        DutyState::NotMet | DutyState::NotYet if duty.by_mention => "not-mentioned",
        DutyState::Met if duty.parts.iter().any(|part| rests_on_law(part, profile) && is_silent(part)) => "partly",
        state => state.as_str(),
    }
}

/// A part in the profile, by its rule.
fn profile_part<'p>(rule: &str, profile: &'p Profile) -> Option<&'p Part> {
    let (duty, part) = rule.strip_prefix("duty/")?.split_once('.')?;
    profile.duty(duty)?.parts.iter().find(|known| known.id == part)
}

/// True for a part that the provision itself asks for; others are guidance or our advice.
fn rests_on_law(part: &PartState, profile: &Profile) -> bool {
    profile_part(&part.rule, profile).is_some_and(|part| part.basis == Basis::Law)
}

fn is_silent(part: &PartState) -> bool {
    matches!(part.state, DutyState::NotMet | DutyState::NotYet)
}

/// A title as it stands within a sentence: small, unless it begins with a word that is all capitals.
fn lowercase_first(title: &str) -> String {
    let mut chars = title.chars();
    let first = chars.next();
    let rest = chars.as_str();
    match first {
        Some(first) if !rest.starts_with(char::is_uppercase) => first.to_lowercase().chain(rest.chars()).collect(),
        _ => title.to_owned(),
    }
}
