//! The statutory index: as a page of its own, and as the plan's last appendix.

use planwright_core::model::{By, Id, Stage, Waiver, index_number};
use planwright_validator::profile::{Act, Basis, Profile};
use planwright_validator::{Duty, DutyState, PartState, Report, StepState, Taken, Waived};

use super::clauses::{paragraphs, sentence};
use super::typography::smart;
use super::words::fill;
use super::{Lower, dates};
use crate::{
    BlockView, ClauseEntry, ClauseRow, ClauseView, Fact, InlineView, SectionView, StatutoryView, Tally, VBlock,
};

const STATES: [DutyState; 5] =
    [DutyState::Met, DutyState::Waived, DutyState::NotYet, DutyState::NotMet, DutyState::NotApplicable];

/// What stands before the id of a duty in the plan, where a section may have the same id.
const IN_THE_PLAN: &str = "duty.";

/// Where the index is printed.
#[derive(Clone, Copy)]
struct Setting {
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
            section: self.index(report, profile, Setting { level: 1, before: "" }),
            appendix: self.plan.meta.index.then(|| IN_THE_PLAN.to_owned()),
        }
    }

    /// The index as the last appendix, where the plan wants it.
    pub(super) fn index_appendix(&self, report: &Report, profile: &Profile) -> Option<SectionView> {
        if !self.plan.meta.index {
            return None;
        }
        let mut section = self.index(report, profile, Setting { level: 2, before: IN_THE_PLAN });
        section.kind = "appendix".to_owned();
        section.number = index_number(self.plan);
        Some(section)
    }

    fn index(&self, report: &Report, profile: &Profile, setting: Setting) -> SectionView {
        let mut blocks = vec![self.made_paragraph(&self.index_summary(report, profile))];
        if !report.duties.is_empty() {
            blocks.push(self.made(BlockView::Tally { entries: self.tallies(report) }));
        }
        blocks.push(self.made_paragraph(&self.word("statutory-disclaimer")));
        let mut section = self.made_section("the.index", setting.level, self.word("statutory-index"), blocks);
        let duties = report.duties.iter().map(|duty| self.duty(duty, setting.before)).collect();
        let steps = report.process.iter().map(|step| self.step(step)).collect();
        let aside = report.waived.iter().filter(|waived| !is_told_elsewhere(waived, report));
        let aside = aside.zip(1..).map(|(waived, n)| self.set_aside(waived, n)).collect();
        let parts =
            [("duties", "each-duty", duties), ("steps", "each-step", steps), ("aside", "set-aside-title", aside)];
        let level = setting.level + 1;
        for (name, title, clauses) in parts {
            let clauses: Vec<ClauseView> = clauses;
            if !clauses.is_empty() {
                let blocks = vec![self.made(BlockView::Clauses { clauses })];
                section.children.push(self.made_section(&format!("the.{name}"), level, self.word(title), blocks));
            }
        }
        if spelt_out(profile).next().is_some() {
            section.children.push(self.made_section(
                "the.acts",
                level,
                self.word("acts-title"),
                vec![self.acts(profile)],
            ));
        }
        section
    }

    fn index_summary(&self, report: &Report, profile: &Profile) -> String {
        let values = [
            ("count", report.duties.len().to_string()),
            ("date", dates::day(self.words, report.as_at)),
            ("body", smart(&profile.title)),
            ("profile", report.profile.to_string()),
        ];
        let key = if report.duties.len() == 1 { "statutory-summary-one" } else { "statutory-summary-many" };
        fill(self.words, key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn tallies(&self, report: &Report) -> Vec<Tally> {
        let tally = |state: DutyState| Tally {
            state: state.as_str().to_owned(),
            label: self.word(&format!("tally-{}", state.as_str())),
            count: report.duties.iter().filter(|duty| duty.state == state).count(),
        };
        let is_told = |tally: &Tally| tally.count > 0 || matches!(tally.state.as_str(), "met" | "not-met");
        STATES.into_iter().map(tally).filter(is_told).collect()
    }

    fn duty(&self, duty: &Duty, before: &str) -> ClauseView {
        let asks = match duty.basis {
            Basis::Law => "row-asks",
            Basis::Guidance => "row-asks-guidance",
            Basis::Advice => "row-asks-advice",
        };
        let places = duty.sections.iter().map(|id: &Id| ClauseEntry::place(self.place(id))).collect();
        let evidence = duty.evidence.iter().map(|evidence| self.evidence(evidence, duty)).collect();
        let advice = duty.parts.iter().map(|part| self.part(part)).collect();
        let rows = [
            self.row_called("asks", asks, vec![ClauseEntry::words(sentence(&smart(&duty.asks)))]),
            self.row_called("met-in", if duty.is_only_named() { "row-named-in" } else { "row-met-in" }, places),
            self.row("evidence", evidence),
            self.row("advice", advice),
            self.waiver(&format!("duty/{}", duty.id), duty.waiver.as_deref()),
            self.due(duty.state, duty.stage),
        ];
        ClauseView {
            id: format!("{before}{}", duty.id),
            title: smart(&duty.title),
            cite: Some(duty.provision.clone()),
            lead: None,
            state: Some(self.state(duty.state.as_str())),
            rows: rows.into_iter().flatten().collect(),
        }
    }

    /// A part of a duty, which is our advice, and how it stands: "The conditions are named: done".
    fn part(&self, part: &PartState) -> ClauseEntry {
        let state = fill(
            self.words,
            &format!("advice-{}", part.state.as_str()),
            &[("reason", &smart(part.waiver.as_deref().unwrap_or_default()))],
        );
        ClauseEntry::words(fill(self.words, "advice-state", &[("title", &smart(&part.title)), ("state", &state)]))
    }

    fn step(&self, step: &StepState) -> ClauseView {
        let taken = step.taken.iter().map(|taken| self.taken(taken)).collect();
        let rows = [
            self.row("asks", vec![ClauseEntry::words(sentence(&smart(&step.asks)))]),
            self.row("taken", taken),
            self.waiver(&format!("process/{}", step.step.as_str()), step.waiver.as_deref()),
            self.due(step.state, step.stage),
        ];
        ClauseView {
            id: format!("step.{}", step.step.as_str()),
            title: smart(&step.title),
            cite: Some(step.provision.clone()),
            lead: None,
            state: Some(self.state_called(step.state.as_str(), "step")),
            rows: rows.into_iter().flatten().collect(),
        }
    }

    /// "9 December 2024, by the Commissioner: a meeting at headquarters".
    fn taken(&self, taken: &Taken) -> ClauseEntry {
        let mut words = dates::day(self.words, taken.date);
        if let Some(by) = taken.by {
            words = fill(self.words, "taken-by", &[("date", &words), ("who", &self.who(by))]);
        }
        if let Some(note) = &taken.note {
            words = fill(self.words, "taken-note", &[("taken", &words), ("note", &smart(note))]);
        }
        ClauseEntry { href: taken.url.clone(), ..ClauseEntry::words(words) }
    }

    fn who(&self, by: By) -> String {
        let role = match by {
            By::Commissioner | By::Deputy => self.short_role(),
            By::ChiefOfficer => self.chief_officer(),
            By::Staff | By::Panel => String::new(),
        };
        fill(self.words, &format!("by-{}", by.as_str()), &[("role", &role)])
    }

    fn set_aside(&self, waived: &Waived, n: usize) -> ClauseView {
        let file = waived.diagnostic.span.file;
        let rule = waived.diagnostic.rule.as_str();
        let section = self.plan.all_sections().find(|section| section.file == file);
        let place = section.map(|section| ClauseEntry::place(self.place(&section.id.value)));
        let rows = [self.waiver(rule, Some(&waived.reason)), self.row("where", place.into_iter().collect())];
        ClauseView {
            id: format!("aside.{n}"),
            title: sentence(&smart(&quoted(&waived.diagnostic.message))),
            cite: Some(rule.to_owned()),
            lead: None,
            state: None,
            rows: rows.into_iter().flatten().collect(),
        }
    }

    /// Why something is set aside, and until when.
    fn waiver(&self, rule: &str, reason: Option<&str>) -> Option<ClauseRow> {
        let reason = reason?;
        let is_it = |waiver: &&Waiver| waiver.rule.value == rule && waiver.reason.value == reason;
        let until = self.plan.meta.waivers.iter().find(is_it).and_then(|waiver| waiver.until);
        let mut entries = paragraphs(reason);
        entries.extend(until.map(|until| {
            ClauseEntry::words(fill(self.words, "until-date", &[("date", &dates::day(self.words, until.value))]))
        }));
        self.row("waiver", entries)
    }

    fn due(&self, state: DutyState, stage: Stage) -> Option<ClauseRow> {
        let key = match stage {
            Stage::Draft | Stage::Consultation => "due-consultation",
            Stage::Panel => "due-panel",
            Stage::Issued => "due-issued",
            Stage::Published => "due-published",
        };
        let words = (state == DutyState::NotYet).then(|| ClauseEntry::words(self.word(key)));
        self.row("due", words.into_iter().collect())
    }

    /// The Acts that the profile spells out, each a sentence with a link.
    fn acts(&self, profile: &Profile) -> VBlock {
        let items = spelt_out(profile).map(|(short, act)| vec![self.act(short, act)]).collect();
        self.made(BlockView::List { start: None, items })
    }

    fn act(&self, short: &str, act: &Act) -> VBlock {
        let sentence = self.word("act-is");
        let (before, after) = sentence.split_once("{name}").unwrap_or((&sentence, ""));
        let text = |words: &str| self.made_inline(InlineView::Text { text: words.replace("{short}", short) });
        let name = self.made_inline(InlineView::Link { href: act.url.clone(), content: vec![text(&act.name)] });
        let content = [text(before), name, text(after)];
        let is_empty = |kind: &InlineView| matches!(kind, InlineView::Text { text } if text.is_empty());
        self.made(BlockView::Paragraph { content: content.into_iter().filter(|one| !is_empty(&one.kind)).collect() })
    }
}

/// What a finding quotes between backticks, between the marks that readers know.
fn quoted(message: &str) -> String {
    let parts = message.split('`').zip(["", "“", "”"].iter().chain(["“", "”"].iter().cycle()));
    parts.map(|(part, mark)| format!("{mark}{part}")).collect()
}

/// The Acts that provisions do not call by their whole names.
fn spelt_out(profile: &Profile) -> impl Iterator<Item = (&String, &Act)> {
    profile.acts.iter().filter(|(short, act)| **short != act.name)
}

/// True where a finding that was set aside is one of a duty, a part or a step that says so itself.
fn is_told_elsewhere(waived: &Waived, report: &Report) -> bool {
    let rule = waived.diagnostic.rule.as_str();
    let parts = |duty: &Duty| duty.parts.iter().any(|part| part.waiver.is_some() && part.rule == rule);
    match rule.split_once('/') {
        Some(("duty", id)) => report.duties.iter().any(|d| (d.waiver.is_some() && d.id == id) || parts(d)),
        Some(("process", id)) => report.process.iter().any(|s| s.waiver.is_some() && s.step.as_str() == id),
        _ => false,
    }
}

/// The duties that a part of the plan answers: name, title and provision. What it only mentions it does not answer.
pub(super) fn answered(report: &Report, section: &Id) -> Vec<Fact> {
    let answered = report.duties.iter().filter(|duty| duty.state == DutyState::Met && !duty.is_only_named());
    let met = answered.filter(|duty| duty.sections.contains(section));
    met.map(|duty| Fact { name: duty.id.clone(), label: duty.title.clone(), value: duty.provision.clone(), href: None })
        .collect()
}
