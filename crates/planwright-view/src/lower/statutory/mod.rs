//! The statutory index: as a page of its own, and as the plan's last appendix.

mod acts;
mod aside;
mod duty;
mod step;

pub(crate) use aside::{as_sentence, quoted};

use planwright_core::model::{Id, index_number};
use planwright_validator::profile::{Confidence, Profile, Reading};
use planwright_validator::{Duty, DutyState, Report};

use super::clauses::sentence;
use super::typography::smart;
use super::words::fill;
use super::{Lower, dates};
use crate::{BlockView, ClauseEntry, ClauseRow, ClauseView, Fact, SectionView, StatutoryView, Tally, VBlock};

/// What stands before the id of a duty in the plan and in a paper, where something else may have the same id.
const IN_THE_PLAN: &str = "duty.";

/// What the index is made from, and where it is printed.
#[derive(Clone, Copy)]
struct Setting<'a> {
    report: &'a Report,
    profile: &'a Profile,
    /// The level of its heading.
    level: u8,
    /// What stands before the ids of duties.
    before: &'static str,
}

impl Lower<'_> {
    /// The index as a page of its own.
    pub(super) fn statutory(&self, report: &Report, profile: &Profile) -> StatutoryView {
        StatutoryView {
            profile: report.profile.to_string(),
            as_at: dates::day(self.words, report.as_at),
            summary: self.index_summary(report, profile),
            section: self.index(Setting { report, profile, level: 1, before: "" }),
            appendix: self.plan.meta.index.then(|| IN_THE_PLAN.to_owned()),
        }
    }

    /// The index as the last appendix, where the plan wants it.
    pub(super) fn index_appendix(&self, report: &Report, profile: &Profile) -> Option<SectionView> {
        if !self.plan.meta.index {
            return None;
        }
        let mut section = self.index(Setting { report, profile, level: 2, before: IN_THE_PLAN });
        section.kind = "appendix".to_owned();
        section.number = index_number(self.plan);
        Some(section)
    }

    fn index(&self, setting: Setting<'_>) -> SectionView {
        let Setting { report, profile, level, .. } = setting;
        let mut blocks = vec![self.made_paragraph(&self.index_summary(report, profile))];
        if told(report).next().is_some() {
            blocks.push(self.made(BlockView::Tally { entries: self.duty_tallies(report, profile) }));
        }
        blocks.push(self.made_paragraph(&self.word("statutory-disclaimer")));
        let mut section = self.made_section("the.index", level, self.word("statutory-index"), blocks);
        let mentioned = report.duties.iter().filter(|duty| duty.by_mention);
        let steps = self.made(BlockView::Tally { entries: self.step_tallies(setting) });
        let parts: [(&str, Vec<VBlock>, Vec<ClauseView>); 4] = [
            ("duties", vec![], told(report).map(|duty| self.duty(duty, setting)).collect()),
            (
                "mentions",
                vec![self.made_paragraph(&self.word("mentions-note"))],
                mentioned.map(|duty| self.duty(duty, setting)).collect(),
            ),
            ("steps", vec![steps], report.process.iter().map(|step| self.step(step, setting)).collect()),
            ("aside", vec![], self.set_aside(report)),
        ];
        for (name, mut blocks, clauses) in parts {
            if !clauses.is_empty() {
                blocks.push(self.made(BlockView::Clauses { clauses }));
                let title = self.word(&format!("index-{name}"));
                section.children.push(self.made_section(&format!("the.{name}"), level + 1, title, blocks));
            }
        }
        let acts = self.acts(profile, &section);
        section
            .children
            .extend(acts.map(|acts| self.made_section("the.acts", level + 1, self.word("acts-title"), vec![acts])));
        section
    }

    /// The duties alone, as a paper shows them: what the index says of them all, and each.
    pub(super) fn index_of_duties(&self, report: &Report, profile: &Profile) -> Vec<VBlock> {
        let setting = Setting { report, profile, level: 2, before: IN_THE_PLAN };
        let clauses: Vec<ClauseView> = told(report).map(|duty| self.duty(duty, setting)).collect();
        let mut blocks = vec![self.made_paragraph(&self.index_summary(report, profile))];
        if !clauses.is_empty() {
            blocks.push(self.made(BlockView::Tally { entries: self.duty_tallies(report, profile) }));
            blocks.push(self.made_paragraph(&self.word("statutory-disclaimer")));
            blocks.push(self.made(BlockView::Clauses { clauses }));
        }
        blocks
    }

    /// How many duties there are, as the check counts them, and which of them are counted below by how they stand.
    fn index_summary(&self, report: &Report, profile: &Profile) -> String {
        let (all, told) = (report.duties.len(), told(report).count());
        let values = [
            ("count", all.to_string()),
            ("date", dates::day(self.words, report.as_at)),
            ("body", smart(&self.law(&profile.title))),
            ("profile", report.profile.to_string()),
        ];
        let key = if all == 1 { "statutory-summary-one" } else { "statutory-summary-many" };
        let summary = fill(self.words, key, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
        if told == all {
            return summary;
        }
        let values = [("told", told.to_string()), ("mentioned", (all - told).to_string())];
        let of_them = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        format!("{summary} {}", fill(self.words, "statutory-summary-regard", &of_them))
    }

    /// How many stand how, of all these names of states, in the order of `known`. Those in `always` are told though
    /// there are none.
    fn tallies(&self, found: &[&str], known: &[&str], always: &[&str], kind: &str) -> Vec<Tally> {
        let tally = |state: &&str| Tally {
            state: (*state).to_owned(),
            label: self.word(&format!("{kind}-{state}")),
            count: found.iter().filter(|one| *one == state).count(),
        };
        let is_told = |tally: &Tally| tally.count > 0 || always.contains(&tally.state.as_str());
        known.iter().map(tally).filter(is_told).collect()
    }

    /// What we made of a provision beyond its words, and how sure we are; none where its words are all there is and were
    /// read.
    fn reading(&self, reading: Option<&Reading>, confidence: Confidence) -> Option<ClauseRow> {
        let own = reading.map(|reading| self.own_reading(reading)).unwrap_or_default();
        let unsure =
            (confidence != Confidence::Certain).then(|| self.word(&format!("provision-{}", confidence.as_str())));
        self.row("reading", own.into_iter().chain(unsure.map(ClauseEntry::words)).collect())
    }

    /// A reading and how sure we are of it: in two entries where the two are in different languages.
    fn own_reading(&self, reading: &Reading) -> Vec<ClauseEntry> {
        let key = format!("reading-{}", reading.confidence.as_str());
        let text = smart(&self.law(&reading.text));
        match self.law_lang(&reading.text) {
            None => vec![ClauseEntry::words(fill(self.words, &key, &[("text", &text)]))],
            lang => vec![
                ClauseEntry { lang, ..ClauseEntry::words(text) },
                ClauseEntry::words(fill(self.words, &key, &[("text", "")]).trim()),
            ],
        }
    }

    /// What a provision asks, as a sentence.
    /// What the law asks of a step; none where the profile has only the step's title.
    fn asked_of(&self, asks: &str) -> Option<ClauseEntry> {
        Some(asks).filter(|asks| !asks.trim().is_empty()).map(|asks| self.asked(asks))
    }

    fn asked(&self, asks: &str) -> ClauseEntry {
        ClauseEntry { lang: self.law_lang(asks), ..ClauseEntry::words(sentence(&smart(&self.law(asks)))) }
    }
}

/// The duties that the plan can be seen to answer or not. Of the others nothing can be told but whether words name them.
fn told(report: &Report) -> impl Iterator<Item = &Duty> {
    report.duties.iter().filter(|duty| !duty.by_mention)
}

impl Lower<'_> {
    /// The duties that a part of the plan answers: name, title and provision. What it only mentions it does not answer.
    pub(super) fn answered(&self, report: &Report, section: &Id) -> Vec<Fact> {
        let answered = report.duties.iter().filter(|duty| duty.state == DutyState::Met && !duty.is_only_named());
        let fact = |duty: &Duty| Fact {
            name: duty.id.clone(),
            label: self.law(&duty.title),
            value: duty.provision.clone(),
            href: None,
        };
        answered.filter(|duty| duty.sections.contains(section)).map(fact).collect()
    }
}
