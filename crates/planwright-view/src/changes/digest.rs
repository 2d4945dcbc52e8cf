//! How much changed, and what matters most of it.

use std::collections::HashSet;

use planwright_core::model::Plan;
use planwright_diff::{Change, ChangeKind, Summary};
use planwright_validator::{DutyState, Report};

use super::sections::anchor;
use super::tags;
use super::{Earlier, Telling};
use crate::lower::{lang, smart};
use crate::theme::Theme;
use crate::{CountView, DigestLine, DigestView, Place};

/// No more lines than this: a digest that is as long as the plan is none.
const MOST_LINES: usize = 40;

/// The digest of a comparison, in the language of the new version, `plan`, with what its check found in `report`.
#[must_use]
pub fn digest(earlier: &Earlier<'_>, plan: &Plan, report: &Report, theme: &Theme) -> DigestView {
    let lang = lang(plan);
    let telling = Telling::new(earlier.comparison, theme.words(&lang), &lang);
    let mut changes: Vec<&Change> = earlier.comparison.changes.iter().collect();
    changes.sort_by_key(|change| tags::weight(change));
    let mut said = HashSet::new();
    let all = changes.into_iter().map(|change| telling.line(change));
    let mut lines: Vec<DigestLine> = all.filter(|line| said.insert(line.clone())).collect();
    let left = lines.len().saturating_sub(MOST_LINES);
    lines.truncate(MOST_LINES);
    let more = (left > 0).then(|| telling.counted("more", left));
    let none = earlier.comparison.changes.is_empty().then(|| telling.word("changes-none"));
    let end: Vec<String> = none.into_iter().chain(more).chain([telling.duties(earlier.report, report)]).collect();
    DigestView {
        title: telling.word("changes-digest"),
        tally: telling.tally(&earlier.comparison.summary),
        lines,
        end: Some(end.join(" ")),
    }
}

impl Telling<'_> {
    fn tally(&self, summary: &Summary) -> Vec<CountView> {
        let sections = summary.sections;
        let plain = [
            ("sections-added", sections.added),
            ("sections-removed", sections.removed),
            ("sections-moved", sections.moved),
            ("sections-renamed", sections.renamed),
            ("sections-changed", sections.changed),
            ("figures", summary.figures),
            ("modals", summary.modals),
            ("duties", summary.duties),
        ];
        let words = [("words-added", '+', summary.words.added), ("words-removed", '−', summary.words.removed)];
        let label = |key: &str, count: usize| {
            self.word(&format!("changes-tally-{key}-{}", if count == 1 { "one" } else { "many" }))
        };
        let plain = plain.iter().filter(|(_, count)| *count > 0);
        let plain = plain.map(|(key, count)| CountView { label: label(key, *count), count: count.to_string() });
        let words = words.iter().filter(|(_, _, count)| *count > 0);
        let words =
            words.map(|(key, sign, count)| CountView { label: label(key, *count), count: format!("{sign}{count}") });
        plain.chain(words).collect()
    }

    /// "Statutory duties: 11 met before, 11 met now."
    fn duties(&self, old: &Report, new: &Report) -> String {
        let met =
            |report: &Report| report.duties.iter().filter(|duty| duty.state == DutyState::Met).count().to_string();
        self.fill("changes-duties", &[("before", &met(old)), ("now", &met(new))])
    }

    fn line(&self, change: &Change) -> DigestLine {
        let tag = self.tag_of(change);
        let id = change.section.as_ref().map(planwright_core::model::Id::as_str);
        let title = id.and_then(|id| self.titles.get(id)).cloned();
        let place = title.map_or_else(
            || Place { id: anchor(None), title: self.word("changes-whole-plan") },
            |title| Place { id: anchor(id), title },
        );
        let is_finding = matches!(change.kind, ChangeKind::FindingNew | ChangeKind::FindingGone);
        let lang = self.english().filter(|_| is_finding);
        DigestLine { text: self.line_text(change, &tag.name), lang, tag, place: Some(place) }
    }

    fn line_text(&self, change: &Change, tag: &str) -> String {
        let text = |text: Option<&String>| smart(text.map_or("", String::as_str));
        let exchanged = [("from", text(change.from.as_ref())), ("to", text(change.to.as_ref()))];
        let exchanged = exchanged.each_ref().map(|(name, value)| (*name, value.as_str()));
        match change.kind {
            ChangeKind::FindingNew | ChangeKind::FindingGone => self.found(change),
            ChangeKind::Duty => self.duty_text(change),
            ChangeKind::Modal if change.from.is_some() && change.to.is_some() => {
                self.fill("changes-line-exchanged", &exchanged)
            }
            _ if change.is_figure() && change.from.is_some() && change.to.is_some() => match &change.delta {
                Some(delta) => {
                    let difference = self.difference(delta);
                    let [from, to] = exchanged;
                    self.fill("changes-line-figure", &[from, to, ("difference", &difference)])
                }
                None => self.fill("changes-line-exchanged", &exchanged),
            },
            _ => {
                // A figure whose former and new words are not known by themselves.
                self.word(&format!("changes-line-{}", if tag == "figure" { "figure-only" } else { tag }))
            }
        }
    }
}
