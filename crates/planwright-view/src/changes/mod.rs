//! What changed between two versions of a plan, for readers.
//!
//! [`view`] lowers a comparison to a [`ChangesView`]: what changed in a section is shown in its place, what did not is
//! folded, and what the changes mean is told beside them. HTML and PDF print the same words of it in the same order.

mod blocks;
mod digest;
mod fields;
mod fold;
mod keys;
mod labels;
mod notices;
mod runs;
mod sections;
mod summary;
mod table;
mod tags;
mod values;
mod whither;

use std::collections::BTreeMap;

use planwright_core::model::{Plan, Stage};
use planwright_diff::{Change, Comparison};
use planwright_validator::Report;

use crate::lower::{fill, lang, smart, word};
use crate::theme::Theme;
use crate::{ChangedSection, ChangesView, CountView, Words};

pub use digest::{DigestLine, FigureChange, Part, Phrase, Tag, difference, digest, figures};
pub use labels::labels;

/// The version that a plan is compared with, and what changed since.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Earlier<'a> {
    /// The earlier version of the plan.
    pub plan: &'a Plan,
    /// What its check found.
    pub report: &'a Report,
    /// What changed from it to the plan.
    pub comparison: &'a Comparison,
    /// By what the earlier version and the plan were asked for, such as a revision or a folder: they are called so where
    /// nothing in them tells them apart.
    pub names: [Option<&'a str>; 2],
}

/// What changed, as it is printed: in the language of the new version, `plan`, with what its check found in `report`.
#[must_use]
pub fn view(earlier: &Earlier<'_>, plan: &Plan, report: &Report, theme: &Theme) -> ChangesView {
    let lang = lang(plan);
    let plans = [earlier.plan, plan];
    let telling = Telling::new(earlier.comparison, plans, theme.words(&lang), &lang);
    let [from, to] = labels(plans, earlier.names, telling.words);
    let [other, title] = plans.map(|plan| smart(&plan.meta.title.value));
    let subtitle = telling.fill(
        if other == title { "redline-subtitle" } else { "redline-subtitle-of-two" },
        &[
            ("title", &title),
            ("other", &other),
            ("from", &telling.version(&from, earlier.report.status)),
            ("to", &telling.version(&to, report.status)),
        ],
    );
    let (sections, unchanged) = telling.sections();
    ChangesView {
        title: telling.word("redline-title"),
        subtitle,
        digest: telling.summary(earlier, (plan, report), &sections),
        heading: telling.word("redline-by-section"),
        sections,
        unchanged,
    }
}

/// The sections in which something changed, worded in a language: for reports, which print no whole view.
#[must_use]
pub fn sections(comparison: &Comparison, plans: [&Plan; 2], words: &Words, lang: &str) -> Vec<ChangedSection> {
    Telling::new(comparison, plans, words, lang).sections().0
}

/// How much changed, each count with its words: "1 section added", "+23 words added".
#[must_use]
pub fn tally(comparison: &Comparison, words: &Words) -> Vec<CountView> {
    summary::tally(&comparison.summary, words)
}

/// What is known while a comparison is lowered.
struct Telling<'a> {
    comparison: &'a Comparison,
    words: &'a Words,
    /// The language of the outputs.
    lang: &'a str,
    /// The titles of sections by id, the old ones of those that are gone.
    titles: BTreeMap<&'a str, String>,
    /// What every id that can be led to is called.
    called: BTreeMap<&'a str, String>,
    /// What changes mean, by the section that it is told in; none for the plan as a whole.
    meant: BTreeMap<Option<&'a str>, Vec<&'a Change>>,
    /// From where to where things were moved.
    moves: BTreeMap<usize, whither::Ends<'a>>,
}

impl<'a> Telling<'a> {
    fn new(comparison: &'a Comparison, plans: [&'a Plan; 2], words: &'a Words, lang: &'a str) -> Self {
        let sections = comparison.redline.sections.iter();
        let titles = sections.filter_map(|section| Some((section.id.as_ref()?.as_str(), sections::title(section))));
        let titles: BTreeMap<&str, String> = titles.collect();
        // Both have most; what the new version says counts.
        let anchors = plans.into_iter().flat_map(|plan| &plan.anchors);
        let mut called: BTreeMap<&str, String> = anchors
            .map(|(id, anchor)| (id.as_str(), smart(&anchor.title)))
            .filter(|(_, title)| !title.is_empty())
            .collect();
        called.extend(titles.clone());
        let mut meant: BTreeMap<Option<&str>, Vec<&Change>> = BTreeMap::new();
        for change in comparison.changes.iter().filter(|change| notices::is_meaning(change.kind)) {
            let section = change.section.as_ref().map(planwright_core::model::Id::as_str);
            meant.entry(section.filter(|id| titles.contains_key(id))).or_default().push(change);
        }
        Self {
            comparison,
            words,
            lang,
            titles,
            called,
            meant,
            moves: whither::moves(&comparison.redline, &comparison.changes),
        }
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
    fn version(&self, label: &str, status: Stage) -> String {
        // It stands in brackets, within a line.
        let status = lowered(&self.word(&format!("status-{}", status.as_str())));
        self.fill("redline-version", &[("version", label), ("status", &status)])
    }
}

/// A phrase as it stands within a sentence; abbreviations keep their capitals.
fn lowered(phrase: &str) -> String {
    let mut letters = phrase.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(_), Some(second)) if second.is_uppercase() => phrase.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(letters).collect(),
        (None, _) => String::new(),
    }
}
