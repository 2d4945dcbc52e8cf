//! The files of a folder into one plan: order, ids, and everything that needs more than one file.

mod panel;

use std::collections::BTreeMap;
use std::rc::Rc;

use planwright_core::model::{Block, Footnote, Id, Kind, Meta, Plan, Repeated, Section, SectionMeta, TableRole};
use planwright_core::{Diagnostic, FileId, Sources, Span, Spanned};

use self::panel::{Panel, give_panel_ids, names, panel};
use crate::fragment::Fragment;
use crate::ids::Anchors;
use crate::markdown::Holds;
use crate::references::References;
use crate::room::Room;
use crate::tables::caption::Captions;
use crate::translation::Original;
use crate::walk::visit_blocks_mut;
use crate::{Document, Folder, Parsed, align, charts, encoding, front_matter, markdown, papers, paths, split};

/// The id that the ids of the foreword's headings begin with.
const FOREWORD: &str = "foreword";

/// The folder of the panel's reports.
pub(crate) const PANEL: &str = "panel/";

/// In which language a folder is read.
pub(crate) enum Language<'a> {
    /// The plan's own.
    Original,
    /// Another: what the folder does not say itself is the original's.
    Translation(Original<'a>),
}

impl<'a> Language<'a> {
    fn original(&self) -> Option<&Original<'a>> {
        match self {
            Self::Original => None,
            Self::Translation(original) => Some(original),
        }
    }

    /// Notes what front matter says again.
    fn note(&mut self, repeated: Vec<Repeated>) {
        if let Self::Translation(original) = self {
            original.repeated.extend(repeated);
        }
    }
}

/// What is found while the files are read.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) diagnostics: Vec<Diagnostic>,
    incomplete: bool,
    room: Rc<Room>,
}

impl Findings {
    /// Adds findings of a part that is not whole where there are any.
    pub(crate) fn add_front(&mut self, diagnostics: Vec<Diagnostic>) {
        self.incomplete |= diagnostics.iter().any(|d| d.severity == planwright_core::Severity::Error);
        self.diagnostics.extend(diagnostics);
    }

    /// Drops what is said of the levels of a file's headings. Where the front matter is missing, a
    /// `#` is the title that should stand there: one cause, one finding.
    pub(crate) fn forgive_title(&mut self, file: FileId) {
        self.diagnostics.retain(|d| d.span.file != file || d.rule.as_str() != "structure/heading-level");
    }

    /// Adds findings of a body.
    fn add_body(&mut self, diagnostics: Vec<Diagnostic>) {
        self.incomplete |= diagnostics.iter().any(|d| d.rule.as_str() == "source/limit");
        self.diagnostics.extend(diagnostics);
    }
}

/// A body with its captions joined to its tables.
pub(crate) struct Text {
    pub(crate) blocks: Vec<Block>,
    pub(crate) footnotes: Vec<Footnote>,
}

/// What was read of `plan.md`.
struct Head {
    file: FileId,
    meta: Option<Meta>,
    foreword: Text,
}

/// What stands beside the plan's own text.
struct Beside<'a> {
    panel: Panel,
    papers: papers::Papers,
    /// What it is a translation of.
    original: Option<&'a Original<'a>>,
}

/// Reads every file and joins them.
pub(crate) fn assemble(sources: &Sources, mut folder: Folder, language: &mut Language<'_>, room: &Rc<Room>) -> Parsed {
    let mut findings = Findings { incomplete: folder.incomplete, room: Rc::clone(room), ..Findings::default() };
    findings.diagnostics.extend(encoding::check(sources, &folder));
    let (head, mut documents): (Vec<Document>, Vec<Document>) =
        std::mem::take(&mut folder.documents).into_iter().partition(|document| document.path == "plan.md");
    documents.sort_by(|a, b| in_order(&a.path, &b.path));
    let (reports, documents): (_, Vec<Document>) =
        documents.into_iter().partition(|document| document.path.starts_with(PANEL));
    let (papers, documents) = documents.into_iter().partition(|document| document.path.starts_with(papers::FOLDER));
    folder.documents = documents;
    let mut sections = sections(sources, &folder, language, &mut findings);
    let panel = panel(sources, &folder, reports, language, &mut findings);
    let papers = papers::read(sources, &folder, papers, &mut findings);
    let head =
        head.first().map(|document| (document.file, read_head(sources, &folder, document, language, &mut findings)));
    match head {
        Some((file, (meta, mut foreword))) => {
            if let Some(original) = language.original() {
                beside(original, &mut sections, &mut foreword);
            }
            let around = Beside { panel, papers, original: language.original() };
            join(folder, Head { file, meta, foreword }, sections, around, findings)
        }
        None => Parsed { plan: None, diagnostics: sorted(findings.diagnostics) },
    }
}

/// Gives a translation's texts what they have from the original's.
fn beside(original: &Original<'_>, sections: &mut [Section], foreword: &mut Text) {
    align::align(&mut foreword.blocks, &original.plan.foreword);
    each_section(sections, &mut |section| {
        if let Some(known) = original.section(&section.path) {
            align::align(&mut section.body, &known.body);
        }
    });
}

/// Reads `plan.md`.
fn read_head(
    sources: &Sources,
    folder: &Folder,
    document: &Document,
    language: &mut Language<'_>,
    findings: &mut Findings,
) -> (Option<Meta>, Text) {
    let source = sources.text(document.file);
    let (cut, cut_findings) = split::split(document.file, source);
    let mut repeated = Vec::new();
    let known = language.original().and_then(|original| original.front(&document.path));
    let (mut meta, front_findings) =
        front_matter::plan_meta(document.file, source, &cut, known.as_ref(), &mut repeated);
    language.note(repeated);
    if let (Some(meta), Some(original)) = (&mut meta, language.original()) {
        meta.lang.get_or_insert_with(|| Spanned::new(original.folder.to_owned(), Span::start_of(document.file)));
    }
    findings.add_front(cut_findings);
    findings.add_front(front_findings);
    let headless = cut.front.is_none();
    let text = body(sources, folder, document, cut.body, &Id::slug(FOREWORD), findings);
    if headless {
        findings.forgive_title(document.file);
    }
    (meta, text)
}

/// What the body of a file can hold.
fn holds(path: &str) -> Holds {
    let deepest = match path.split_once('/') {
        _ if path.starts_with(papers::FOLDER) => 6,
        // A chapter's sections stand a level below it, and their headings with them.
        Some((_, name)) if name != "index.md" => 4,
        _ => 5,
    };
    Holds { deepest, inserts: path.starts_with(papers::FOLDER) }
}

/// Reads a body and joins captions and tables.
pub(crate) fn body(
    sources: &Sources,
    folder: &Folder,
    document: &Document,
    range: std::ops::Range<usize>,
    section: &Id,
    findings: &mut Findings,
) -> Text {
    let fragment = Fragment::part(document.file, sources.text(document.file), range);
    let mut body = markdown::body(fragment, section, holds(&document.path), &findings.room);
    findings.incomplete |= !body.complete;
    if !body.diagnostics.iter().any(|finding| finding.rule.as_str() == "source/limit") {
        findings.add_body(encoding::endless_word(document.file, sources.text(document.file)).into_iter().collect());
    }
    findings.add_body(body.diagnostics);
    let labels = body.footnotes.iter().map(|footnote| footnote.label.value.clone()).collect();
    let mut captions = Captions {
        sources,
        folder,
        file: document.file,
        path: &document.path,
        footnotes: labels,
        room: Rc::clone(&findings.room),
        diagnostics: Vec::new(),
    };
    captions.attach(&mut body.blocks);
    for footnote in &mut body.footnotes {
        captions.attach(&mut footnote.blocks);
    }
    findings.add_body(captions.diagnostics);
    Text { blocks: body.blocks, footnotes: body.footnotes }
}

/// The sections in their order, those of a folder within its chapter.
fn sections(sources: &Sources, folder: &Folder, language: &mut Language<'_>, findings: &mut Findings) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for document in &folder.documents {
        let section = section(sources, folder, document, language, findings);
        match document.path.split_once('/') {
            Some((chapter, name)) if name != "index.md" => {
                let index = format!("{chapter}/index.md");
                match sections.last_mut().filter(|last| last.path == index) {
                    Some(chapter) => chapter.children.push(section),
                    // The loader has said that the index is missing: its sections stand alone.
                    None => {
                        findings.incomplete = true;
                        sections.push(section);
                    }
                }
            }
            _ => sections.push(section),
        }
    }
    sections
}

/// Reads a section's file.
fn section(
    sources: &Sources,
    folder: &Folder,
    document: &Document,
    language: &mut Language<'_>,
    findings: &mut Findings,
) -> Section {
    let source = sources.text(document.file);
    let (cut, cut_findings) = split::split(document.file, source);
    let mut repeated = Vec::new();
    let known = language.original().and_then(|original| original.front(&document.path));
    let front = front_matter::section_meta(document.file, source, &cut, known.as_ref(), &mut repeated);
    language.note(repeated);
    findings.add_front(cut_findings);
    let id_is_wrong = front.diagnostics.iter().any(|d| d.severity == planwright_core::Severity::Error);
    findings.add_front(front.diagnostics);
    let id = match front.id {
        Some(id) => id,
        None => derived_id(document, id_is_wrong || cut.front.is_none(), findings),
    };
    let meta = front.meta.unwrap_or_else(|| placeholder(document.file, &id.value));
    let headless = cut.front.is_none();
    let mut text = body(sources, folder, document, cut.body, &id.value, findings);
    if headless {
        findings.forgive_title(document.file);
    }
    give_role(&mut text.blocks, meta.kind);
    Section {
        file: document.file,
        path: document.path.clone(),
        id,
        meta,
        body: text.blocks,
        footnotes: text.footnotes,
        children: Vec::new(),
    }
}

/// The id that a file's name gives. Where front matter is at fault, an `id:` in it may be what is
/// meant, and the name is not spoken of.
fn derived_id(document: &Document, silent: bool, findings: &mut Findings) -> Spanned<Id> {
    let stem = paths::stem(&document.path);
    let span = Span::start_of(document.file);
    let slug = Id::slug(stem);
    if Id::new(stem).is_none() && !silent {
        let name = match document.path.strip_suffix("/index.md") {
            Some(folder) => paths::file_name(folder),
            None => paths::file_name(&document.path),
        };
        findings.diagnostics.push(
            Diagnostic::error("source/name", span, format!("no id can be made of the name `{name}`"))
                .label("this file's name")
                .help("A section is linked to by its file's name without the number: small letters, digits and hyphens, with a letter first.")
                .help(format!("Rename it, or write `id: {slug}` between the `---` lines at the top.")),
        );
    }
    Spanned::new(slug, span)
}

/// What stands in for front matter that could not be read, so that the sections around it keep
/// their places. The plan is marked as incomplete, so that no rule takes it for the author's.
fn placeholder(file: FileId, id: &Id) -> SectionMeta {
    SectionMeta {
        title: Spanned::new(id.to_string(), Span::start_of(file)),
        kind: Kind::Section,
        kind_span: None,
        summary: None,
        satisfies: Vec::new(),
        page: None,
        owner: Vec::new(),
        scope: Vec::new(),
        measures: Vec::new(),
        meetings: Vec::new(),
        services: Vec::new(),
        conditions: None,
        threats: Vec::new(),
        national_priorities: Vec::new(),
        signed: None,
        authors: Vec::new(),
        updated: None,
    }
}

/// The first table of a section of kind resources or grants has that role.
fn give_role(blocks: &mut [Block], kind: Kind) {
    let role = match kind {
        Kind::Resources => TableRole::Resources,
        Kind::Grants => TableRole::Grants,
        _ => return,
    };
    let mut first = true;
    visit_blocks_mut(blocks, &mut |block| {
        if let planwright_core::model::BlockKind::Table(table) = &mut block.kind
            && std::mem::replace(&mut first, false)
        {
            table.role = table.role.or(Some(role));
        }
    });
}

/// Gives ids, looks up references, and makes the plan.
fn join(folder: Folder, head: Head, mut sections: Vec<Section>, beside: Beside<'_>, mut findings: Findings) -> Parsed {
    let Head { file, meta, mut foreword } = head;
    let Beside { mut panel, mut papers, original } = beside;
    let mut anchors = anchors(&mut sections, &mut foreword);
    let known = anchors.known.clone();
    give_panel_ids(&mut anchors, &mut panel.reports);
    papers::give_ids(&mut anchors, &mut papers.read);
    findings.diagnostics.extend(anchors.diagnostics);
    let incomplete = findings.incomplete || meta.is_none();
    let mut references = References {
        folder: &folder,
        anchors: &known,
        elsewhere: original.map(|original| original.plan),
        sections: BTreeMap::new(),
        paths: BTreeMap::from([(file, "plan.md".to_owned())]),
        own: BTreeMap::new(),
        tables: charts::drawable(&mut sections, &mut foreword.blocks, &mut foreword.footnotes, &mut papers.read),
        beside: panel.reports.iter().flat_map(names).chain(papers.paths.values().cloned()).collect(),
        incomplete,
        diagnostics: Vec::new(),
    };
    references.paths.extend(folder.documents.iter().map(|document| (document.file, document.path.clone())));
    references.paths.extend(folder.tables.iter().map(|(path, file)| (*file, path.clone())));
    references.paths.append(&mut panel.paths);
    references.paths.append(&mut papers.paths);
    each_section(&mut sections, &mut |section| {
        references.sections.insert(section.path.clone(), section.id.value.clone());
    });
    resolve(&mut references, &mut sections, &mut foreword, meta.as_ref());
    panel.reports.iter_mut().for_each(|report| references.report(report));
    papers.read.iter_mut().for_each(|paper| references.paper(paper));
    findings.diagnostics.append(&mut references.diagnostics);
    let diagnostics = sorted(findings.diagnostics);
    let plan = meta.map(|meta| Plan {
        file,
        path: folder.path,
        name: folder.name,
        meta,
        foreword: foreword.blocks,
        foreword_footnotes: foreword.footnotes,
        sections,
        anchors: known,
        panel: panel.reports,
        papers: papers.read,
        assets: folder.assets,
        set_aside: folder.set_aside,
        translations: Vec::new(),
        incomplete,
    });
    Parsed { plan, diagnostics }
}

/// Notes every id; what an author gave comes before what is made of words.
fn anchors(sections: &mut [Section], foreword: &mut Text) -> Anchors {
    let mut anchors = Anchors::default();
    let own = Id::slug(FOREWORD);
    anchors.sections(sections);
    anchors.given(&foreword.blocks, &foreword.footnotes, &own);
    each_section(sections, &mut |section| anchors.given(&section.body, &section.footnotes, &section.id.value));
    anchors.slugs(&mut foreword.blocks, &mut foreword.footnotes, &own);
    each_section(sections, &mut |section| {
        anchors.slugs(&mut section.body, &mut section.footnotes, &section.id.value);
    });
    anchors
}

fn resolve(references: &mut References<'_>, sections: &mut [Section], foreword: &mut Text, meta: Option<&Meta>) {
    if let Some(meta) = meta {
        references.plan(meta);
    }
    references.resolve(&mut foreword.blocks);
    foreword.footnotes.iter_mut().for_each(|footnote| references.resolve(&mut footnote.blocks));
    each_section(sections, &mut |section| {
        references.section(&mut section.meta);
        references.resolve(&mut section.body);
        section.footnotes.iter_mut().for_each(|footnote| references.resolve(&mut footnote.blocks));
    });
}

/// Calls `f` for every section, chapters before the sections in them.
pub(crate) fn each_section(sections: &mut [Section], f: &mut impl FnMut(&mut Section)) {
    for section in sections {
        f(section);
        each_section(&mut section.children, f);
    }
}

/// The order of paths: natural, a chapter's index before the sections in it.
fn in_order(a: &str, b: &str) -> std::cmp::Ordering {
    let key = |path: &str| -> (String, u8, String) {
        match path.split_once('/') {
            Some((folder, name)) => (folder.to_owned(), u8::from(name != "index.md"), name.to_owned()),
            None => (path.trim_end_matches(".md").to_owned(), 0, String::new()),
        }
    };
    let (a, b) = (key(a), key(b));
    paths::natural(&a.0, &b.0).then(a.1.cmp(&b.1)).then_with(|| paths::natural(&a.2, &b.2))
}

/// Findings in the order of files and places.
fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by_key(|finding| (finding.span.file, finding.span.start, finding.span.end));
    diagnostics
}
