//! From a checked plan to the view.

mod blocks;
mod captions;
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
use planwright_core::model::{Footnote, Plan, Translation};
use planwright_core::{FileId, Span};
use planwright_project::Checked;
use planwright_validator::Report;
use planwright_validator::profile::Offices;

use crate::theme::Theme;
use crate::{LanguageView, LanguagesView, View, Words};

pub(crate) use dates::day;
pub use words::{fill, word};

/// How a view is to be made, beyond what stands in the plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// True for a build in spite of errors: every page says that it must not be published.
    pub draft: bool,
    /// The documents' date in place of the plan's own: that of `SOURCE_DATE_EPOCH`.
    pub date: Option<Date>,
}

/// The view of a plan in its own language; none where there was no plan to read.
#[must_use]
pub fn view(checked: &Checked, theme: &Theme, options: &Options) -> Option<View> {
    views(checked, theme, options).into_iter().next()
}

/// The views of a plan in each of its languages, its own first; none where there was no plan to read.
#[must_use]
pub fn views(checked: &Checked, theme: &Theme, options: &Options) -> Vec<View> {
    let (Some(plan), Some(report)) = (&checked.plan, &checked.report) else { return Vec::new() };
    let own = std::iter::once(Edition { plan, report, translation: None });
    let translated = plan.translations.iter().zip(&report.translations);
    let editions: Vec<Edition<'_>> = own
        .chain(translated.map(|(it, judged)| Edition { plan: &it.plan, report: &judged.report, translation: Some(it) }))
        .collect();
    let all: Vec<LanguageView> = editions.iter().map(|edition| language(edition, theme)).collect();
    let mut views: Vec<View> =
        editions.iter().enumerate().map(|(at, edition)| lower(edition, &all, at, checked, theme, options)).collect();
    share_pictures(&mut views);
    views
}

/// Marks the pictures of translations that are the plan's own.
fn share_pictures(views: &mut [View]) {
    let Some((own, translated)) = views.split_first_mut() else { return };
    let known: BTreeMap<&str, &[u8]> = own.pictures.iter().map(|it| (it.name.as_str(), &*it.bytes)).collect();
    for picture in translated.iter_mut().flat_map(|view| &mut view.pictures) {
        picture.shared = known.get(picture.name.as_str()).is_some_and(|bytes| **bytes == *picture.bytes);
    }
}

/// A plan in one of its languages.
struct Edition<'a> {
    plan: &'a Plan,
    report: &'a Report,
    /// The translation; none for the plan's own language.
    translation: Option<&'a Translation>,
}

/// What readers of another language need to find this one.
fn language(edition: &Edition<'_>, theme: &Theme) -> LanguageView {
    let tag = document::lang(edition.plan);
    LanguageView {
        name: if theme.speaks(&tag) { words::word(theme.words(&tag), "language") } else { tag.clone() },
        folder: edition.translation.map(|translation| translation.folder.clone()),
        url: document::own_url(edition.plan, edition.translation.is_some()),
        title: typography::smart(&edition.plan.meta.title.value),
        tag,
    }
}

fn lower(
    edition: &Edition<'_>,
    all: &[LanguageView],
    at: usize,
    checked: &Checked,
    theme: &Theme,
    options: &Options,
) -> View {
    let Edition { plan, report, .. } = edition;
    let words = theme.words(&document::lang(plan));
    let mut lower = Lower::new(plan, words, theme, checked.profile.offices.as_ref());
    let own = all.first().map_or("", |language| language.tag.as_str());
    let original = edition.translation.zip(checked.plan.as_ref());
    lower.original = original.map(|(translation, plan)| Original { plan, translation, lang: own });
    let mut sections = lower.sections(report);
    sections.extend(lower.index_appendix(report, &checked.profile));
    let page = lower.page();
    let notes = lower.finish_notes();
    let status = lower.status(report.status, options.draft);
    // Whether the plan shows what the panel was promised is judged in its own language.
    let of_plan = checked.report.as_ref().unwrap_or(report);
    let response = lower.response(of_plan, &checked.profile, &status);
    let papers = lower.papers(of_plan, &checked.profile, &page, &status);
    let word_count =
        sections.iter().map(|s| s.word_count + s.children.iter().map(|c| c.word_count).sum::<usize>()).sum();
    let document = lower.document(report, options, word_count);
    let glossary = lower.glossary();
    let statutory = lower.statutory(report, &checked.profile);
    let (pictures, findings) = lower.pictures.finish();
    let others = all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, language)| language.clone());
    View {
        version: 1,
        document,
        languages: LanguagesView { own: all.get(at).cloned().unwrap_or_default(), others: others.collect() },
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
    }
}

/// The plan that a translation is lowered beside.
struct Original<'a> {
    plan: &'a Plan,
    translation: &'a Translation,
    /// The plan's own language.
    lang: &'a str,
}

/// What lowering knows and gathers. Parts are lowered in reading order, because footnotes are
/// numbered by their first marks.
struct Lower<'a> {
    plan: &'a Plan,
    words: &'a Words,
    /// What the profile says of the law, in the plan's language.
    law: &'a Words,
    /// Of a translation what it is made from.
    original: Option<Original<'a>>,
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
            law: theme.law(&document::lang(plan)),
            original: None,
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

    /// A text of the profile in the plan's language, where the theme has it.
    fn law(&self, text: &str) -> String {
        self.law.get(text.trim()).map_or_else(|| text.to_owned(), Clone::clone)
    }

    /// The language of a text of the profile, where it is another than the plan's: profiles are English.
    fn law_lang(&self, text: &str) -> Option<String> {
        self.english_lang().filter(|_| !self.law.contains_key(text.trim()))
    }

    /// The language of what the check says, where it is another than the plan's.
    fn english_lang(&self) -> Option<String> {
        let own = document::lang(self.plan);
        let is_english = own.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"));
        (!is_english).then(|| "en".to_owned())
    }

    /// The language of what stands at a place, where it is another than the plan's: a translation has from the original
    /// what it does not say itself.
    fn lang_at(&self, span: Span) -> Option<String> {
        let original = self.original.as_ref()?;
        let is_own = original.translation.files.binary_search(&span.file).is_ok();
        (!is_own).then(|| original.lang.to_owned())
    }

    /// An id for what the author gave none: no author can write one, since theirs have no full stop.
    fn anonymous_id(&mut self, kind: &str) -> String {
        self.anonymous += 1;
        format!("{kind}.{}", self.anonymous)
    }
}
