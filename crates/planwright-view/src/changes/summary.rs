//! How much changed, and the digest with where its sentences lead.

use std::collections::BTreeSet;

use planwright_core::model::{Id, Plan};
use planwright_diff::Summary;
use planwright_validator::{Duty, DutyState, Report};

use super::sections::anchor;
use super::{DigestLine, Earlier, Telling, digest};
use crate::lower::curled;
use crate::{ChangedSection, CountView, DigestEntry, DigestPart, DigestView, Place, Words, word};

impl Telling<'_> {
    /// The digest; its sentences lead to those sections that are shown.
    pub(super) fn summary(
        &self,
        earlier: &Earlier<'_>,
        (plan, report): (&Plan, &Report),
        sections: &[ChangedSection],
    ) -> DigestView {
        let shown: BTreeSet<&str> = sections.iter().map(|section| section.id.as_str()).collect();
        let lines = digest(earlier.comparison, earlier.plan, plan, self.words);
        DigestView {
            title: self.word("redline-digest"),
            tally: tally(&earlier.comparison.summary, self.words),
            lines: lines.into_iter().map(|line| self.entry(line, &shown)).collect(),
            end: self.duties(earlier.report, report),
        }
    }

    fn entry(&self, line: DigestLine, shown: &BTreeSet<&str>) -> DigestEntry {
        let leads = |id: Option<&str>| shown.contains(anchor(id).as_str());
        let mut before = None;
        let parts = line.said.parts.iter().map(|part| {
            let id = part.section.as_ref().map(Id::as_str).filter(|id| leads(Some(id)));
            DigestPart {
                text: curl(&part.text, &mut before),
                place: id.map(|id| anchor(Some(id))),
                lang: part.lang.clone(),
                kept: part.kept,
            }
        });
        let parts: Vec<DigestPart> = parts.collect();
        let id = line.section.as_ref().map(Id::as_str);
        let title = id.and_then(|id| self.titles.get(id)).cloned();
        let whole = || Place { id: anchor(None), title: self.word("redline-whole-plan") };
        let place = title.map_or_else(whole, |title| Place { id: anchor(id), title });
        // What is named in the sentence leads there by its name.
        let led = parts.iter().any(|part| part.place.is_some());
        let is_shown = shown.contains(place.id.as_str());
        let said = parts.iter().any(|part| part.text.contains(&place.title));
        DigestEntry { tag: self.tag(line.tag), parts, place: (is_shown && !led && !said).then_some(place) }
    }

    /// "Statutory duties met: 8 before, 8 now." As in the statutory index, those that a mention shows are not counted.
    fn duties(&self, old: &Report, new: &Report) -> String {
        let is_met = |duty: &&Duty| duty.state == DutyState::Met && !duty.by_mention;
        let met = |report: &Report| report.duties.iter().filter(is_met).count().to_string();
        self.fill("redline-duties", &[("before", &met(old)), ("now", &met(new))])
    }
}

pub(super) fn tally(summary: &Summary, words: &Words) -> Vec<CountView> {
    let sections = summary.sections;
    let plain = [
        ("sections-added", "", sections.added),
        ("sections-removed", "", sections.removed),
        ("sections-moved", "", sections.moved),
        ("sections-renamed", "", sections.renamed),
        ("sections-changed", "", sections.changed),
        ("figures", "", summary.figures),
        ("modals", "", summary.modals),
        ("duties", "", summary.duties),
        ("words-added", "+", summary.words.added),
        ("words-removed", "−", summary.words.removed),
    ];
    let label = |key: &str, count: usize| {
        word(words, &format!("redline-tally-{key}-{}", if count == 1 { "one" } else { "many" }))
    };
    let there = plain.iter().filter(|(_, _, count)| *count > 0);
    there.map(|(key, sign, count)| CountView { label: label(key, *count), count: format!("{sign}{count}") }).collect()
}

/// Words with their quotation marks curled, after those before them.
fn curl(text: &str, before: &mut Option<char>) -> String {
    let curled = text.chars().map(|c| {
        let shown = curled(c, *before);
        *before = Some(c);
        shown
    });
    curled.collect()
}
