//! From a checked plan to the view.

mod blocks;
mod chart;
mod clauses;
mod code;
mod dates;
mod document;
mod evidence;
mod glossary;
mod inlines;
mod inserts;
mod notes;
mod outline;
mod page;
mod papers;
mod pictures;
mod records;
mod response;
mod sections;
mod statutory;
mod tables;
#[cfg(test)]
mod tests;
mod typography;
mod words;

use std::collections::BTreeMap;

use jiff::civil::Date;
use planwright_core::FileId;
use planwright_core::model::{Footnote, Plan};
use planwright_project::Checked;
use planwright_validator::profile::Offices;

use crate::theme::Theme;
use crate::{View, Words};

pub use words::{fill, word};

/// How a view is to be made, beyond what stands in the plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// True for a build in spite of errors: every page says that it must not be published.
    pub draft: bool,
    /// The documents' date in place of the plan's own: that of `SOURCE_DATE_EPOCH`.
    pub date: Option<Date>,
}

/// The view of a plan; none where there was no plan to read.
#[must_use]
pub fn view(checked: &Checked, theme: &Theme, options: &Options) -> Option<View> {
    let plan = checked.plan.as_ref()?;
    let report = checked.report.as_ref()?;
    let words = &theme.words;
    let mut lower = Lower::new(plan, words, theme, checked.profile.offices.as_ref());
    let mut sections = lower.sections(report);
    sections.extend(lower.index_appendix(report, &checked.profile));
    let page = lower.page();
    let notes = lower.finish_notes();
    let status = lower.status(report.status, options.draft);
    let response = lower.response(report, &checked.profile, &status);
    let papers = lower.papers(report, &checked.profile, &page, &status);
    let word_count =
        sections.iter().map(|s| s.word_count + s.children.iter().map(|c| c.word_count).sum::<usize>()).sum();
    let document = lower.document(report, options, word_count);
    let glossary = lower.glossary();
    let statutory = lower.statutory(report, &checked.profile);
    let (pictures, findings) = lower.pictures.finish();
    Some(View {
        version: 1,
        document,
        status,
        glossary,
        page,
        statutory,
        response,
        papers,
        pictures,
        words: words.clone(),
        sections,
        notes,
        findings,
    })
}

/// What lowering knows and gathers. Parts are lowered in reading order, because footnotes are
/// numbered by their first marks.
struct Lower<'a> {
    plan: &'a Plan,
    words: &'a Words,
    /// What the profile calls the two offices.
    offices: Option<&'a Offices>,
    outline: outline::Outline,
    notes: notes::Notes<'a>,
    pictures: pictures::Pictures<'a>,
    abbreviations: glossary::Abbreviations,
    /// The footnotes of each file.
    footnotes: BTreeMap<FileId, &'a [Footnote]>,
    /// The file whose text is being lowered: labels of footnotes are its own.
    current: FileId,
    /// How many ids were made for what the author gave none.
    anonymous: u32,
}

impl<'a> Lower<'a> {
    fn new(plan: &'a Plan, words: &'a Words, theme: &'a Theme, offices: Option<&'a Offices>) -> Self {
        let mut footnotes = BTreeMap::from([(plan.file, plan.foreword_footnotes.as_slice())]);
        footnotes.extend(plan.all_sections().map(|s| (s.file, s.footnotes.as_slice())));
        footnotes.extend(plan.panel.iter().map(|report| (report.file, report.footnotes.as_slice())));
        footnotes.extend(plan.papers.iter().map(|paper| (paper.file, paper.footnotes.as_slice())));
        Self {
            plan,
            words,
            offices,
            outline: outline::Outline::new(plan, words),
            notes: notes::Notes::default(),
            pictures: pictures::Pictures::new(plan, theme),
            abbreviations: glossary::Abbreviations::new(&plan.meta.glossary),
            footnotes,
            current: plan.file,
            anonymous: 0,
        }
    }

    /// A word of the locale.
    fn word(&self, key: &str) -> String {
        words::word(self.words, key)
    }

    /// An id for what the author gave none: no author can write one, since theirs have no full stop.
    fn anonymous_id(&mut self, kind: &str) -> String {
        self.anonymous += 1;
        format!("{kind}.{}", self.anonymous)
    }
}
