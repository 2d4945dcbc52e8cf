//! What changed between two versions of a plan, for readers.
//!
//! [`view`] lowers a comparison to a [`ChangesView`]: what changed in a section is shown in its place, what did not is
//! folded, and what the changes mean is told beside them. HTML and PDF print the same words of it in the same order.

mod blocks;
mod digest;
mod fields;
mod fold;
mod notices;
mod runs;
mod sections;
mod summary;
mod table;
mod tags;

mod values;

use std::collections::BTreeMap;

use planwright_core::model::{Plan, Stage};
use planwright_diff::{Change, Comparison};
use planwright_validator::Report;

use crate::lower::{day, fill, lang, smart, word};
use crate::theme::Theme;
use crate::{ChangesView, Words};

pub use digest::{DigestLine, Tag, difference, digest};

/// The version that a plan is compared with, and what changed since.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Earlier<'a> {
    /// The earlier version of the plan.
    pub plan: &'a Plan,
    /// What its check found.
    pub report: &'a Report,
    /// What changed from it to the plan.
    pub comparison: &'a Comparison,
}

/// What changed, as it is printed: in the language of the new version, `plan`, with what its check found in `report`.
#[must_use]
pub fn view(earlier: &Earlier<'_>, plan: &Plan, report: &Report, theme: &Theme) -> ChangesView {
    let lang = lang(plan);
    let telling = Telling::new(earlier.comparison, theme.words(&lang), &lang);
    let version = |plan: &Plan, report: &Report| telling.version(plan, report.status);
    let subtitle = telling.fill(
        "redline-subtitle",
        &[
            ("title", &smart(&plan.meta.title.value)),
            ("from", &version(earlier.plan, earlier.report)),
            ("to", &version(plan, report)),
        ],
    );
    let (sections, unchanged) = telling.sections();
    ChangesView {
        title: telling.word("redline-title"),
        subtitle,
        digest: telling.summary(earlier, plan, report),
        heading: telling.word("redline-by-section"),
        sections,
        unchanged,
    }
}

/// What is known while a comparison is lowered.
struct Telling<'a> {
    comparison: &'a Comparison,
    words: &'a Words,
    /// The language of the outputs.
    lang: &'a str,
    /// The titles of sections by id, the old ones of those that are gone.
    titles: BTreeMap<&'a str, String>,
    /// What changes mean, by the section that it is told in; none for the plan as a whole.
    meant: BTreeMap<Option<&'a str>, Vec<&'a Change>>,
}

impl<'a> Telling<'a> {
    fn new(comparison: &'a Comparison, words: &'a Words, lang: &'a str) -> Self {
        let sections = comparison.redline.sections.iter();
        let titles = sections.filter_map(|section| Some((section.id.as_ref()?.as_str(), sections::title(section))));
        let titles: BTreeMap<&str, String> = titles.collect();
        let mut meant: BTreeMap<Option<&str>, Vec<&Change>> = BTreeMap::new();
        for change in comparison.changes.iter().filter(|change| notices::is_meaning(change.kind)) {
            let section = change.section.as_ref().map(planwright_core::model::Id::as_str);
            meant.entry(section.filter(|id| titles.contains_key(id))).or_default().push(change);
        }
        Self { comparison, words, lang, titles, meant }
    }

    fn word(&self, key: &str) -> String {
        word(self.words, key)
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.words, key, values)
    }

    /// "1 paragraph", "2 paragraphs".
    fn counted(&self, key: &str, count: usize) -> String {
        let number = if count == 1 { "one" } else { "many" };
        self.fill(&format!("redline-{key}-{number}"), &[("count", &count.to_string())])
    }

    fn change(&self, at: usize) -> Option<&'a Change> {
        self.comparison.changes.get(at)
    }

    /// The language of what the check says, where it is another than that of the outputs.
    fn english(&self) -> Option<String> {
        let is_english = self.lang.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"));
        (!is_english).then(|| "en".to_owned())
    }

    /// "Spring 2020 (draft for the panel)".
    fn version(&self, plan: &Plan, status: Stage) -> String {
        let meta = &plan.meta;
        // It stands in brackets, within a line.
        let status = lowered(&self.word(&format!("status-{}", status.as_str())));
        let name = match (&meta.version, meta.dated) {
            (Some(version), _) => smart(&version.value),
            (None, Some(dated)) => day(self.words, dated.value),
            (None, None) => return self.fill("redline-unnamed-version", &[("status", &status)]),
        };
        self.fill("redline-version", &[("version", &name), ("status", &status)])
    }
}

/// A phrase as it stands within a sentence.
fn lowered(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
