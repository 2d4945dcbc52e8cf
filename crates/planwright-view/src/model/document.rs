use std::collections::BTreeMap;

use bytes::Bytes;
use planwright_core::{Diagnostic, Span};
use serde::Serialize;

use super::{ChangesView, NoteView, PageView, PaperView, ResponseView, StatutoryView, TermView, VBlock};

/// The words that the tool itself prints, by name, in the plan's language.
pub type Words = BTreeMap<String, String>;

/// A plan, ready to be set. As JSON it is `plan.json`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// The version of this model; it grows when a key changes its meaning.
    pub version: u32,
    /// What stands on the cover.
    pub document: DocumentView,
    /// The language of this view, and the others in which the plan is.
    pub languages: LanguagesView,
    /// How far the plan has come.
    pub status: StatusView,
    /// The foreword, where there is one, then chapters and sections in order.
    pub sections: Vec<SectionView>,
    /// Words and abbreviations, sorted; printed as a chapter after the last.
    pub glossary: Vec<TermView>,
    /// The footnotes, numbered through the plan from 1.
    pub notes: Vec<NoteView>,
    /// The plan on a page.
    pub page: PageView,
    /// Each duty and where it is met.
    pub statutory: StatutoryView,
    /// The response to the panel, where it has reported.
    pub response: Option<ResponseView>,
    /// The papers about the plan, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<PaperView>,
    /// What changed since an earlier version, where there is one to compare with. A comparison has a report of its own.
    #[serde(skip)]
    pub changes: Option<ChangesView>,
    /// The pictures that the plan shows.
    pub pictures: Vec<Picture>,
    /// The words that the tool itself prints.
    pub words: Words,
    /// What only the making of the view could find: a drawing with letters that no font has.
    #[serde(skip)]
    pub findings: Vec<Diagnostic>,
}

impl View {
    /// What stands before the path of something that all languages share: `../` in the folder of a translation.
    #[must_use]
    pub fn up(&self) -> &'static str {
        if self.languages.own.folder.is_some() { "../" } else { "" }
    }

    /// Where another language has the page `file`, seen from the same page of this one: `cy/index.html`, `../index.html`.
    #[must_use]
    pub fn elsewhere(&self, other: &LanguageView, file: &str) -> String {
        match &other.folder {
            Some(folder) => format!("{}{folder}/{file}", self.up()),
            None => format!("{}{file}", self.up()),
        }
    }
}

/// The languages of a plan, none of them second to another.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LanguagesView {
    /// That of this view.
    pub own: LanguageView,
    /// The others, in the order of their folders; the plan's own first.
    pub others: Vec<LanguageView>,
}

/// What readers of another language need to find this one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LanguageView {
    /// BCP 47: `cy`.
    pub tag: String,
    /// What its speakers call it: "Cymraeg". The tag where the theme has no words in it.
    pub name: String,
    /// The folder of its outputs within the plan's; none for the plan's own language.
    pub folder: Option<String>,
    /// Where it is published, where that is known.
    pub url: Option<String>,
    /// The plan's title in it.
    pub title: String,
}

/// What stands on the cover.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DocumentView {
    /// The plan's title.
    pub title: String,
    /// The line under it.
    pub subtitle: Option<String>,
    /// A sentence or two.
    pub summary: Option<String>,
    /// The police area.
    pub area: String,
    /// What kind of document it is, in words: "Police and crime plan".
    pub kind: String,
    /// The planning period.
    pub period: PeriodView,
    /// The edition: "Spring 2020".
    pub version: Option<String>,
    /// The office: "Police and Crime Commissioner for Kent".
    pub issuer: String,
    /// The office's holder.
    pub issuer_name: Option<String>,
    /// The chief officer's office: "Chief Constable".
    pub chief_officer: String,
    /// The chief officer's name.
    pub chief_officer_name: Option<String>,
    /// BCP 47: `en-GB`.
    pub lang: String,
    /// The documents' date, `YYYY-MM-DD`: never the clock's.
    pub date: String,
    /// The same in words: "1 April 2020".
    pub date_words: String,
    /// Where the plan is published.
    pub url: Option<String>,
    /// How to reach the office.
    pub contact: ContactView,
    /// Where the accessibility statement is.
    pub accessibility_statement: Option<String>,
    /// How to ask for another format.
    pub alternative_formats: Option<String>,
    /// What the cover tells, in order: period, version, status, area, issuer …
    pub facts: Vec<Fact>,
    /// Words of the whole plan, for the strip and for readers.
    pub word_count: usize,
    /// SHA-256 of the plan's folder, where whoever made the view has taken it: it tells from which sources an output
    /// was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<String>,
}

/// A label and what it says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fact {
    /// `period`, `version`, `status`, `area`, `issuer`, `contact`, `whole-plan`, `dated`; of a paper `paper-to` and the like.
    pub name: String,
    /// "Version".
    pub label: String,
    /// "Spring 2020".
    pub value: String,
    /// Where it leads, if anywhere.
    pub href: Option<String>,
}

/// The planning period.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PeriodView {
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The last day.
    pub to: String,
    /// "April 2017 to March 2021".
    pub words: String,
    /// "2017–2021".
    pub short: String,
}

/// How to reach the office.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContactView {
    /// A web address.
    pub web: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// A postal address.
    pub address: Option<String>,
}

/// How far the plan has come, and what the mark on each page says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StatusView {
    /// `draft` `consultation` `panel` `issued` `published`; `given` for a response to the panel that was given.
    pub id: String,
    /// "Draft for the panel".
    pub label: String,
    /// "Not yet issued. It may change before it is published."
    pub note: String,
    /// True from `issued` on and not a draft build: then no page carries a mark.
    pub in_force: bool,
    /// True for a build of a plan with errors (`--draft`): it must not be published.
    pub unfit: bool,
}

/// A chapter (level 2) or a section (level 3); level 1 is the whole of a document beside the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SectionView {
    /// Where it begins in the source.
    #[serde(skip)]
    pub span: Span,
    /// Its id: an anchor in HTML, a destination in the PDF.
    pub id: String,
    /// The word of the source format: `priority`, `commitment`, `foreword` …
    pub kind: String,
    /// The level of its heading: 1 to 3.
    pub level: u8,
    /// Its number, where the plan is numbered: "4", "4.1", "A".
    pub number: Option<String>,
    /// The large numeral of a priority or commitment, in any case: "1".
    pub numeral: Option<String>,
    /// What the numeral counts, to be read aloud: "Priority".
    pub numeral_label: Option<String>,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: Option<String>,
    /// Who delivers it: "Delivered by the Chief Constable". Only on priorities.
    pub owner: Option<String>,
    /// The body, then the typed lists.
    pub blocks: Vec<VBlock>,
    /// The sections of a chapter.
    pub children: Vec<SectionView>,
    /// The duties that it answers by itself (those of its children not repeated): ids and titles.
    pub duties: Vec<Fact>,
    /// The number of words, children not counted.
    pub word_count: usize,
}

/// A picture, cleaned.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Picture {
    /// The file name in `assets/pictures/`: unique, safe, with its extension.
    pub name: String,
    /// `image/svg+xml`, `image/png` or `image/jpeg`.
    pub mime: String,
    /// Its width in CSS pixels.
    pub width: u32,
    /// Its height in CSS pixels.
    pub height: u32,
    /// True in a translation that shows the same picture as the plan: then it lies in the plan's folder alone.
    pub shared: bool,
    /// The file itself. A drawing has been rewritten: no scripts, no outside references, words as outlines.
    #[serde(skip)]
    pub bytes: Bytes,
}
