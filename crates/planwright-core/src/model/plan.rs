//! A plan as a whole: its front matter, its sections, and what can be referred to.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{
    Block, Conditions, Contact, Document, Footnote, GlossaryEntry, Id, Kind, Measure, Meeting, NationalPriority,
    Numbering, Owner, PageSettings, PanelReport, Paper, Person, Scope, Service, Signature, Stage, Step, Threat,
    Translation, Waiver,
};
use crate::span::{FileId, Span, Spanned};

/// A planning period: from the first day to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The whole value.
    pub span: Span,
    /// The first day.
    pub from: Spanned<Date>,
    /// The last day.
    pub to: Spanned<Date>,
}

/// The front matter of `plan.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// The title.
    pub title: Spanned<String>,
    /// The police area.
    pub area: Spanned<String>,
    /// The key `profile`, where a missing duty is reported.
    pub profile_key: Span,
    /// The statutory profile, as written: `england-pcc`, `england-pcc@2` or a path.
    pub profile: Spanned<String>,
    /// The planning period (s.7(3)).
    pub period: Period,
    /// How far the plan has come.
    pub status: Spanned<Stage>,
    /// A line under the title.
    pub subtitle: Option<Spanned<String>>,
    /// A sentence or two.
    pub summary: Option<Spanned<String>>,
    /// A label: `Spring 2020`.
    pub version: Option<Spanned<String>>,
    /// What kind of document it is.
    pub document: Document,
    /// This edition's date.
    pub dated: Option<Spanned<Date>>,
    /// The day of first issue.
    pub issued: Option<Spanned<Date>>,
    /// The days of later variations.
    pub varied: Vec<Spanned<Date>>,
    /// The day of the election that began the duty.
    pub elected: Option<Spanned<Date>>,
    /// Who issues the plan.
    pub issuer: Person,
    /// The chief officer of police.
    pub chief_officer: Person,
    /// BCP 47.
    pub lang: Option<Spanned<String>>,
    /// A theme's name or path.
    pub theme: Option<Spanned<String>>,
    /// Which parts are numbered.
    pub numbering: Numbering,
    /// Whether the statutory index stands in the plan as an appendix.
    pub index: bool,
    /// Where the plan is published.
    pub url: Option<Spanned<String>>,
    /// How to reach the office.
    pub contact: Contact,
    /// Where the accessibility statement is.
    pub accessibility_statement: Option<Spanned<String>>,
    /// How to ask for another format.
    pub alternative_formats: Option<Spanned<String>>,
    /// The dated steps.
    pub record: Vec<Step>,
    /// What is set aside.
    pub waivers: Vec<Waiver>,
    /// Words and abbreviations, as written.
    pub glossary: Vec<GlossaryEntry>,
    /// The plan on a page.
    pub page: PageSettings,
}

/// What a section says on the plan on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageWords {
    /// `page: false`: it is left off.
    LeftOff(Span),
    /// Words of its own.
    Words(Spanned<String>),
}

/// The front matter of a section.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionMeta {
    /// The title.
    pub title: Spanned<String>,
    /// What it is.
    pub kind: Kind,
    /// The place of the key `kind`, where it is given.
    pub kind_span: Option<Span>,
    /// One sentence.
    pub summary: Option<Spanned<String>>,
    /// Duties that it answers beyond those of its kind.
    pub satisfies: Vec<Spanned<String>>,
    /// Its words on the plan on a page; its title where there are none.
    pub page: Option<PageWords>,
    /// Who delivers it, with the default of its kind.
    pub owner: Vec<Owner>,
    /// Which limbs of s.7(2) it serves.
    pub scope: Vec<Spanned<Scope>>,
    /// How progress is judged.
    pub measures: Vec<Measure>,
    /// How the chief officer reports.
    pub meetings: Vec<Meeting>,
    /// What is provided or commissioned.
    pub services: Vec<Service>,
    /// The conditions of its grants.
    pub conditions: Option<Conditions>,
    /// National threats.
    pub threats: Vec<Threat>,
    /// National priorities.
    pub national_priorities: Vec<NationalPriority>,
    /// Who signs it.
    pub signed: Option<Signature>,
    /// Who wrote it.
    pub authors: Vec<Spanned<String>>,
    /// When it was last changed.
    pub updated: Option<Spanned<Date>>,
}

/// A chapter or a section.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its file.
    pub file: FileId,
    /// The file's path within the plan, with `/`: `05-priorities/index.md`.
    pub path: String,
    /// Its id; the span is that of the key `id`, or empty at the file's start.
    pub id: Spanned<Id>,
    /// Its front matter.
    pub meta: SectionMeta,
    /// Its body.
    pub body: Vec<Block>,
    /// The footnotes of its file, in the order of the file.
    pub footnotes: Vec<Footnote>,
    /// The sections of its folder, where it is a chapter.
    pub children: Vec<Section>,
}

impl Section {
    /// This section and, for a chapter, those of its folder: what answers when it answers.
    pub fn subtree(&self) -> impl Iterator<Item = &Section> {
        std::iter::once(self).chain(self.children.iter())
    }
}

/// What an id belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnchorKind {
    /// A chapter or section.
    Section,
    /// A heading in a body.
    Heading,
    /// A table.
    Table,
    /// A figure.
    Figure,
    /// A chart.
    Chart,
}

/// Something that can be referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// What it is.
    pub kind: AnchorKind,
    /// Where it stands.
    pub span: Span,
    /// The id of the section that it stands in (its own for a section).
    pub section: Id,
    /// Its title or caption.
    pub title: String,
}

/// A file in the plan's folder that is not Markdown: a picture, a CSV table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its path within the plan, with `/`.
    pub path: String,
    /// Its contents.
    pub bytes: std::sync::Arc<[u8]>,
}

/// A part of the folder that this version recognises and does not build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The folder within the plan.
    pub folder: String,
    /// How many Markdown files it holds.
    pub files: usize,
}

/// A plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// `plan.md`.
    pub file: FileId,
    /// The folder as the user would type it, with `/`.
    pub path: String,
    /// The folder's own name.
    pub name: String,
    /// The front matter.
    pub meta: Meta,
    /// The body of `plan.md`: the commissioner's foreword. May be empty.
    pub foreword: Vec<Block>,
    /// The footnotes of `plan.md`.
    pub foreword_footnotes: Vec<Footnote>,
    /// Chapters and sections of the first level, in order.
    pub sections: Vec<Section>,
    /// The reports of the police and crime panel, by date.
    pub panel: Vec<PanelReport>,
    /// The papers about the plan, by name. They are no part of its text.
    pub papers: Vec<Paper>,
    /// Every id that can be referred to.
    pub anchors: BTreeMap<Id, Anchor>,
    /// Pictures and other files of the folder, by path.
    pub assets: BTreeMap<String, Asset>,
    /// What was recognised and set aside.
    pub set_aside: Vec<SetAside>,
    /// The same plan in other languages, by their folders. A translation has none of its own.
    pub translations: Vec<Translation>,
    /// True where a file, or a part of one, could not be read. What seems to be missing may
    /// stand there, so no rule that looks for an absence may speak: one cause, one finding.
    pub incomplete: bool,
}

impl Plan {
    /// Lets go of all that stands in it but its front matter: those who keep many plans need no more to speak of them.
    pub fn forget_text(&mut self) {
        self.foreword = Vec::new();
        self.foreword_footnotes = Vec::new();
        self.sections = Vec::new();
        self.panel = Vec::new();
        self.papers = Vec::new();
        self.anchors = BTreeMap::new();
        self.assets = BTreeMap::new();
        self.set_aside = Vec::new();
        self.translations = Vec::new();
    }

    /// Every section in reading order, chapters before the sections in them.
    pub fn all_sections(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().flat_map(Section::subtree)
    }

    /// The foreword's blocks, then those of each section in reading order.
    pub fn bodies(&self) -> impl Iterator<Item = &[Block]> {
        std::iter::once(self.foreword.as_slice()).chain(self.all_sections().map(|section| section.body.as_slice()))
    }

    /// The section of an id.
    #[must_use]
    pub fn section(&self, id: &Id) -> Option<&Section> {
        self.all_sections().find(|section| section.id.value == *id)
    }
}
