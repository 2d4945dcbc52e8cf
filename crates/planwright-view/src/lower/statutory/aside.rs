//! What the office set aside, with its reasons.

use planwright_core::model::Waiver;
use planwright_validator::{Report, Waived};

use super::super::clauses::{in_language, paragraphs, sentence};
use super::super::typography::smart;
use super::super::words::fill;
use super::super::{Lower, dates};
use crate::{ClauseEntry, ClauseRow, ClauseView};

impl Lower<'_> {
    /// The findings that were set aside and that no duty, part or step tells of.
    pub(super) fn set_aside(&self, report: &Report) -> Vec<ClauseView> {
        let aside = report.waived.iter().filter(|waived| !is_told_elsewhere(waived, report));
        aside.zip(1..).map(|(waived, n)| self.one_set_aside(waived, n)).collect()
    }

    fn one_set_aside(&self, waived: &Waived, n: usize) -> ClauseView {
        let file = waived.diagnostic.span.file;
        let rule = waived.diagnostic.rule.as_str();
        let section = self.plan.all_sections().find(|section| section.file == file);
        let place = section.map(|section| ClauseEntry::place(self.place(&section.id.value)));
        let rows = [self.waiver(rule, Some(&waived.reason)), self.row("where", place.into_iter().collect())];
        ClauseView {
            id: format!("aside.{n}"),
            title: as_sentence(&waived.diagnostic.message),
            lang: self.english_lang(),
            cite: Some(rule.to_owned()),
            lead: None,
            state: None,
            rows: rows.into_iter().flatten().collect(),
        }
    }

    /// What the check found that a duty or a step sets aside, each once.
    pub(super) fn found(&self, rule: &str, reason: Option<&str>, report: &Report) -> Option<ClauseRow> {
        reason?;
        let mut found: Vec<String> = Vec::new();
        for waived in report.waived.iter().filter(|waived| waived.diagnostic.rule.as_str() == rule) {
            let words = as_sentence(&waived.diagnostic.message);
            if !found.contains(&words) {
                found.push(words);
            }
        }
        let entry = |words: String| ClauseEntry { lang: self.english_lang(), ..ClauseEntry::words(words) };
        self.row("found", found.into_iter().map(entry).collect())
    }

    /// Why something is set aside, and until when.
    pub(super) fn waiver(&self, rule: &str, reason: Option<&str>) -> Option<ClauseRow> {
        let reason = reason?;
        let is_it = |waiver: &&Waiver| waiver.rule.value == rule && waiver.reason.value == reason;
        let waiver = self.plan.meta.waivers.iter().find(is_it);
        let until = waiver.and_then(|waiver| waiver.until);
        let lang = waiver.and_then(|waiver| self.lang_at(waiver.reason.span));
        let mut entries = in_language(paragraphs(reason), lang.as_deref());
        entries.extend(until.map(|until| {
            ClauseEntry::words(fill(self.words, "until-date", &[("date", &dates::day(self.words, until.value))]))
        }));
        self.row("waiver", entries)
    }
}

/// The message of a finding as a sentence without a stop.
pub(crate) fn as_sentence(message: &str) -> String {
    sentence(&smart(&quoted(message)))
}

/// What a finding quotes between backticks, between the marks that readers know.
pub(crate) fn quoted(message: &str) -> String {
    let parts = message.split('`').zip(["", "“", "”"].iter().chain(["“", "”"].iter().cycle()));
    parts.map(|(part, mark)| format!("{mark}{part}")).collect()
}

/// True where a finding that was set aside is one of a duty, a part or a step that says so itself.
fn is_told_elsewhere(waived: &Waived, report: &Report) -> bool {
    let rule = waived.diagnostic.rule.as_str();
    let parts = |duty: &planwright_validator::Duty| duty.parts.iter().any(|p| p.waiver.is_some() && p.rule == rule);
    match rule.split_once('/') {
        Some(("duty", id)) => report.duties.iter().any(|d| (d.waiver.is_some() && d.id == id) || parts(d)),
        Some(("process", id)) => report.process.iter().any(|s| s.waiver.is_some() && s.step.as_str() == id),
        _ => false,
    }
}
