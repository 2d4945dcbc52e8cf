//! From a tree of files to a folder that the parser can read, with a finding for what it cannot.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{Asset, SetAside};
use planwright_core::{Diagnostic, FileId, Sources, Span};
use planwright_parser::{Document, DocumentKind, Folder};

use crate::tree::Content;
use crate::{Tree, limits, names};

/// The folder of the panel's reports.
const PANEL: &str = "panel";

/// The folder of the papers about the plan.
const PAPERS: &str = "papers";

/// The language that plans are most often translated to: no chapter is called so by chance.
const WELSH: &str = "cy";

/// What a file of a plan is, by where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role<'a> {
    /// `plan.md`, a section, a report of the panel, or a paper.
    Document,
    /// A CSV table.
    Table,
    /// Anything else: a picture, or a file that a picture might have been meant by.
    Asset,
    /// A file of a folder that is set aside: papers are in the plan's own language.
    SetAside(&'a str),
    /// A document of the office's own: Markdown among pictures and tables, or what goes with a report or a paper.
    Ignored,
}

/// Sorts the files of a tree; texts are added to `sources` under the plan's `path`.
pub(crate) fn folder(tree: &Tree, path: &str, name: &str, sources: &mut Sources) -> (Folder, Vec<Diagnostic>) {
    let Languages { own, translations, lost } = by_language(tree);
    let (mut folder, mut diagnostics) = one_language(&own, path, name, false, sources);
    for (language, files) in translations {
        let path = if path == "." { language.to_owned() } else { format!("{path}/{language}") };
        let (translation, found) = one_language(&files, &path, language, true, sources);
        folder.translations.push(translation);
        diagnostics.extend(found);
    }
    let mut reader = Reader { sources, path, diagnostics, incomplete: false };
    reader.names(tree);
    lost.into_iter().for_each(|(folder, lost)| reader.lost(folder, lost, tree));
    if tree.cut {
        reader.cut();
    }
    folder.incomplete |= reader.incomplete;
    (folder, reader.diagnostics)
}

/// The Markdown files of a plan and what each is, by their paths within it, those of translations too.
pub(crate) fn documents(tree: &Tree) -> BTreeMap<String, DocumentKind> {
    let Languages { own, translations, .. } = by_language(tree);
    let of = |folder: &str, is_translation: bool, tree: &Tree| -> Vec<(String, DocumentKind)> {
        let documents = tree.files.keys().filter(|file| role(file, is_translation) == Role::Document);
        documents.map(|file| (format!("{folder}{file}"), kind(file))).collect()
    };
    let translated = translations.iter().flat_map(|(language, tree)| of(&format!("{language}/"), true, tree));
    of("", false, &own).into_iter().chain(translated).collect()
}

fn kind(file: &str) -> DocumentKind {
    match file.split_once('/').map(|(folder, _)| folder) {
        Some(PANEL) => DocumentKind::Report,
        Some(PAPERS) => DocumentKind::Paper,
        None if file == "plan.md" => DocumentKind::Plan,
        _ => DocumentKind::Section,
    }
}

/// The files of a plan by their languages.
#[derive(Default)]
struct Languages<'a> {
    /// Those of the plan itself.
    own: Tree,
    /// Those of each translation, by their paths within it.
    translations: BTreeMap<&'a str, Tree>,
    /// The folders that are meant for a translation, and are none.
    lost: BTreeMap<&'a str, Lost>,
}

/// Why a folder that is meant for a translation is none.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Lost {
    /// It has no `plan.md`.
    NoHead,
    /// It is not called by the language, but should be called this.
    Name(String),
}

fn by_language(tree: &Tree) -> Languages<'_> {
    let mut languages = Languages { own: Tree { cut: tree.cut, ..Tree::default() }, ..Languages::default() };
    let folders: BTreeSet<&str> = tree.files.keys().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    languages.lost = folders.into_iter().filter_map(|folder| Some((folder, lost(folder, tree)?))).collect();
    for (path, content) in &tree.files {
        let folder = path.split_once('/');
        match folder.filter(|(folder, _)| is_translation(folder, tree)) {
            Some((folder, within)) => {
                languages.translations.entry(folder).or_default().files.insert(within.to_owned(), content.clone());
            }
            None if folder.is_some_and(|(folder, _)| languages.lost.contains_key(folder)) => {}
            None => {
                languages.own.files.insert(path.clone(), content.clone());
            }
        }
    }
    languages
}

/// Whether a folder is a translation that cannot be read as one: `CY`, `welsh`, or `cy` without a `plan.md`. One whose
/// name is a language only by chance has an `index.md`, or texts that the plan itself has not.
fn lost(folder: &str, tree: &Tree) -> Option<Lost> {
    let meant = names::language_meant(folder)?;
    let has = |file: &str| tree.files.contains_key(&format!("{folder}/{file}"));
    let texts = || {
        let within = format!("{folder}/");
        let files = tree.files.range(within.clone()..).map(|(path, _)| path.clone());
        let files = files.map_while(move |path| Some(path.strip_prefix(&within)?.to_owned()));
        files.filter(|file| file.ends_with(".md"))
    };
    let repeats = || texts().any(|file| tree.files.contains_key(&file)) || (meant == WELSH && texts().next().is_some());
    let is_lost = if has("plan.md") { meant != folder } else { !has("index.md") && repeats() };
    is_lost.then(|| if meant == folder { Lost::NoHead } else { Lost::Name(meant) })
}

/// Sorts the files of one language.
fn one_language(
    tree: &Tree,
    path: &str,
    name: &str,
    is_translation: bool,
    sources: &mut Sources,
) -> (Folder, Vec<Diagnostic>) {
    let mut reader = Reader { sources, path, diagnostics: Vec::new(), incomplete: tree.cut };
    let mut folder = Folder { path: path.to_owned(), name: name.to_owned(), ..Folder::default() };
    let mut set_aside: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, content) in &tree.files {
        match role(file, is_translation) {
            Role::SetAside(folder) => *set_aside.entry(folder).or_default() += usize::from(file.ends_with(".md")),
            Role::Ignored => {}
            Role::Document => {
                if let Some(id) = reader.text(file, content) {
                    folder.documents.push(Document { path: file.clone(), file: id });
                }
            }
            Role::Table => {
                if let Some(id) = reader.text(file, content) {
                    folder.tables.insert(file.clone(), id);
                }
            }
            Role::Asset => reader.asset(file, content, &mut folder),
        }
    }
    folder.set_aside = set_aside
        .into_iter()
        .filter(|(_, files)| *files > 0)
        .map(|(folder, files)| SetAside { folder: folder.to_owned(), files })
        .collect();
    reader.shape(tree, is_translation);
    folder.incomplete = reader.incomplete;
    (folder, reader.diagnostics)
}

fn role(path: &str, is_translation: bool) -> Role<'_> {
    let (first, folders) = path
        .split_once('/')
        .map_or((None, ""), |(first, _)| (Some(first), path.rsplit_once('/').map_or("", |(folders, _)| folders)));
    if is_translation && let Some(first) = first.filter(|first| *first == PAPERS) {
        return Role::SetAside(first);
    }
    let among_pictures = folders.split('/').any(|folder| matches!(folder, "figures" | "tables"));
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("md") if among_pictures => Role::Ignored,
        Some("md") => Role::Document,
        Some("csv") => Role::Table,
        Some("svg" | "png" | "jpg" | "jpeg") => Role::Asset,
        // Offices keep the panel's papers beside its reports, and a paper's attachments beside it. Those can be of any
        // kind and size.
        _ if first == Some(PANEL) || first == Some(PAPERS) => Role::Ignored,
        _ => Role::Asset,
    }
}

/// A folder that is called by a language and holds a plan. Any other, `it` or `hr`, is a chapter.
fn is_translation(folder: &str, tree: &Tree) -> bool {
    names::is_language(folder) && tree.files.contains_key(&format!("{folder}/plan.md"))
}

struct Reader<'a> {
    sources: &'a mut Sources,
    path: &'a str,
    diagnostics: Vec<Diagnostic>,
    incomplete: bool,
}

impl Reader<'_> {
    fn full(&self, file: &str) -> String {
        if self.path == "." { file.to_owned() } else { format!("{}/{file}", self.path) }
    }

    /// A place in a file that has no text of its own.
    fn place(&mut self, file: &str) -> Span {
        Span::start_of(self.sources.add(self.full(file), ""))
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.incomplete = true;
        self.diagnostics.push(diagnostic);
    }

    fn text(&mut self, file: &str, content: &Content) -> Option<FileId> {
        let bytes = match content {
            Content::Bytes(bytes) => bytes,
            Content::TooLarge(size) => {
                self.too_large(file, *size, limits::TEXT_BYTES);
                return None;
            }
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(self.sources.add(self.full(file), text)),
            Err(e) => {
                self.not_utf8(file, bytes, e.valid_up_to());
                None
            }
        }
    }

    fn not_utf8(&mut self, file: &str, bytes: &[u8], valid: usize) {
        let id = self.sources.add(self.full(file), String::from_utf8_lossy(bytes));
        // Up to the first wrong byte the shown text and the file are the same.
        let span = Span::new(id, valid, valid + '\u{fffd}'.len_utf8());
        let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let (label, kind) = if utf16 {
            ("a UTF-16 text begins here", "UTF-16")
        } else {
            ("the first byte that is not UTF-8", "another encoding, often Windows-1252")
        };
        self.report(
            Diagnostic::error("source/encoding", span, "this file is not UTF-8 text")
                .label(label)
                .help(format!("It seems to be saved as {kind}, in which `£` and `’` turn into other letters. Save it again and choose UTF-8 as the encoding.")),
        );
    }

    fn too_large(&mut self, file: &str, size: u64, most: u64) {
        let span = self.place(file);
        let mib = |bytes: u64| format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20));
        self.report(
            Diagnostic::error("source/limit", span, format!("this file has {}, but at most {} are read", mib(size), mib(most)))
                .help("A plan that a telephone can open needs smaller files. Make a picture smaller, or split a long section."),
        );
    }

    fn asset(&mut self, file: &str, content: &Content, folder: &mut Folder) {
        let bytes = match content {
            Content::Bytes(bytes) => bytes,
            Content::TooLarge(size) => return self.too_large(file, *size, limits::PICTURE_BYTES),
        };
        if let Ok(size) = imagesize::blob_size(bytes)
            && size.width.saturating_mul(size.height) > limits::PICTURE_POINTS
        {
            let span = self.place(file);
            return self.report(
                Diagnostic::error(
                    "source/limit",
                    span,
                    format!("this picture is {} by {} points, which is over 40 megapixels", size.width, size.height),
                )
                .help("Save it smaller: 2,000 points across are enough for a sheet of A4."),
            );
        }
        folder.assets.insert(file.to_owned(), Asset { path: file.to_owned(), bytes: bytes.clone() });
    }

    /// Names that another system cannot hold, or takes for one.
    fn names(&mut self, tree: &Tree) {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        let mut told = BTreeSet::new();
        for path in paths(tree) {
            let name = path.rsplit('/').next().unwrap_or(path);
            if let Some(why) = names::fault(name)
                && told.insert(path)
            {
                let span = self.place(path);
                self.report(
                    Diagnostic::error(
                        "source/name",
                        span,
                        format!("`{name}` is a name that not every computer can hold"),
                    )
                    .help(format!("{why}, so a colleague there could not open the plan. Give the file another name.")),
                );
            }
            if let Some((meant, why)) = names::misspelt(name) {
                let span = self.place(path);
                self.report(
                    Diagnostic::error("source/name", span, format!("`{name}` would be left out of the plan: {why}"))
                        .help(format!("Call it `{meant}` if it is a section. If it is not, give it a name that begins with `_`, and it is passed over.")),
                );
            }
            if let Some(other) = seen.insert(path.to_lowercase(), path) {
                let span = self.place(path);
                self.report(
                    Diagnostic::error("source/name", span, format!("`{path}` and `{other}` differ only in capitals"))
                        .help(
                            "Windows and macOS take them for one file, and one of the two would be lost. Rename one.",
                        ),
                );
            }
        }
    }

    /// Chapters without a head, and folders below chapters.
    fn shape(&mut self, tree: &Tree, is_translation: bool) {
        let mut chapters: BTreeMap<&str, &str> = BTreeMap::new();
        let mut deep = BTreeSet::new();
        for path in tree.files.keys().filter(|path| role(path, is_translation) == Role::Document) {
            let Some((folder, _)) = path.rsplit_once('/') else { continue };
            if folder.contains('/') {
                if deep.insert(folder) {
                    self.too_deep(path, folder);
                }
            } else if folder != PANEL && folder != PAPERS {
                chapters.entry(folder).or_insert(path);
            }
        }
        for (folder, first) in chapters {
            if !tree.files.contains_key(&format!("{folder}/index.md")) {
                self.missing_index(folder, first);
            }
        }
    }

    /// A folder that is meant for a translation, of which nothing else is read. The plan itself is all there.
    fn lost(&mut self, folder: &str, lost: Lost, tree: &Tree) {
        let spoilt = |path: &String| {
            path.strip_prefix(folder).is_some_and(|it| names::is_spoilt_head(it.trim_start_matches('/')))
        };
        let finding = match lost {
            // The file with the wrong name has been told.
            Lost::NoHead if tree.files.keys().any(spoilt) => return,
            Lost::NoHead => {
                let span = self.place(&format!("{folder}/plan.md"));
                Diagnostic::error("source/missing-index", span, format!("the translation in `{folder}` has no `plan.md`"))
                    .help("A folder that is called by a language holds the plan in that language, and its title comes from `plan.md`. Nothing of the folder is read without it.")
                    .help(format!("Write `{folder}/plan.md` with `---`, `lang: {folder}`, `title: …` and `---`: what it does not say itself is taken from the plan."))
            }
            Lost::Name(meant) => {
                let span = self.place(folder);
                Diagnostic::error("source/name", span, format!("the folder `{folder}` is not read as a translation, because it is not called `{meant}`"))
                    .help("A translation is known by the name of its folder, which is the short name of its language, in small letters.")
                    .help(format!("Give the folder the name `{meant}`. If it is no translation, give it a name that begins with `_`, and it is passed over."))
            }
        };
        self.diagnostics.push(finding);
    }

    fn too_deep(&mut self, path: &str, folder: &str) {
        let span = self.place(path);
        let chapter = folder.split('/').next().unwrap_or(folder);
        let beside = [(PANEL, "report of the panel"), (PAPERS, "paper")].into_iter().find(|(name, _)| *name == chapter);
        if let Some((name, what)) = beside {
            return self.report(
                Diagnostic::error("source/too-deep", span, format!("`{folder}` is a folder within `{name}`, and its files would not be read"))
                    .help(format!("Each {what} is a file in `{name}` itself. Move the files up, or give the folder a name that begins with `_`, and it is passed over.")),
            );
        }
        self.report(
            Diagnostic::error("source/too-deep", span, format!("`{folder}` is a folder within a chapter, which a plan does not have"))
                .help(format!("A plan has chapters and sections. Move the file up into `{chapter}`, or make `{folder}` a chapter of its own.")),
        );
    }

    fn missing_index(&mut self, folder: &str, first: &str) {
        let span = self.place(&format!("{folder}/index.md"));
        let diagnostic = Diagnostic::error("source/missing-index", span, format!("the chapter `{folder}` has no `index.md`"))
            .help(format!("Its title and its place in the plan come from there. Write `{folder}/index.md` with `---`, `title: …` and `---`; a text below is not needed."))
            .help(format!("If `{first}` is no section, give it a name that begins with `_`, and it is passed over."));
        self.report(diagnostic);
    }

    fn cut(&mut self) {
        let span = self.place("plan.md");
        self.report(
            Diagnostic::error(
                "source/limit",
                span,
                format!(
                    "this folder holds more than a plan may: {} files and {} MiB are the most",
                    limits::FILES,
                    limits::PLAN_BYTES >> 20
                ),
            )
            .help("Keep what the plan does not show somewhere else, or in a folder whose name begins with `_`."),
        );
    }
}

/// Every file and every folder of the tree, files first.
fn paths(tree: &Tree) -> impl Iterator<Item = &str> {
    let mut folders = BTreeSet::new();
    for path in tree.files.keys() {
        let mut rest = path.as_str();
        while let Some((folder, _)) = rest.rsplit_once('/') {
            folders.insert(folder);
            rest = folder;
        }
    }
    tree.files.keys().map(String::as_str).chain(folders)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The findings for a tree of empty files, as `path: rule`.
    fn check(files: &[&str], expected: &[&str]) {
        let mut tree = Tree::default();
        for file in files {
            tree.files.insert((*file).to_owned(), Content::Bytes(Vec::new().into()));
        }
        findings(&tree, expected);
    }

    fn findings(tree: &Tree, expected: &[&str]) -> Folder {
        let mut sources = Sources::default();
        let (folder, diagnostics) = folder(tree, "p", "p", &mut sources);
        let found: Vec<_> = diagnostics.iter().map(|d| format!("{}: {}", sources.path(d.span.file), d.rule)).collect();
        assert_eq!(found, expected);
        folder
    }

    #[test]
    fn a_chapter_needs_an_index() {
        check(&["plan.md", "01-a/index.md", "01-a/1-b.md"], &[]);
        check(&["plan.md", "01-a/1-b.md", "01-a/2-c.md"], &["p/01-a/index.md: source/missing-index"]);
        check(
            &[
                "plan.md",
                "figures/notes.md",
                "tables/a.csv",
                "panel/2018-02-08.md",
                "papers/2018-03-01.md",
                "cy/plan.md",
                "cy/01-a/index.md",
            ],
            &[],
        );
        check(&["plan.md", "it/1-b.md"], &["p/it/index.md: source/missing-index"]);
    }

    #[test]
    fn a_plan_is_two_levels_deep() {
        check(&["plan.md", "a/index.md", "a/b/c.md", "a/b/d.md"], &["p/a/b/c.md: source/too-deep"]);
    }

    #[test]
    fn reports_of_the_panel_are_read_and_its_papers_are_not() {
        check(&["plan.md", "panel/a/b.md"], &["p/panel/a/b.md: source/too-deep"]);
        let mut tree = Tree::default();
        for file in ["plan.md", "panel/2018-02-08.md", "panel/agenda.docx", "panel/room.png"] {
            tree.files.insert(file.into(), Content::Bytes(Vec::new().into()));
        }
        tree.files.insert("panel/agenda.pdf".into(), Content::TooLarge(1 << 30));
        let folder = findings(&tree, &[]);
        let read: Vec<&str> = folder.documents.iter().map(|document| document.path.as_str()).collect();
        assert_eq!(read, ["panel/2018-02-08.md", "plan.md"]);
        assert_eq!(folder.assets.keys().collect::<Vec<_>>(), ["panel/room.png"]);
        assert!(folder.set_aside.is_empty() && !folder.incomplete);
    }

    #[test]
    fn papers_are_read_and_their_attachments_are_not() {
        check(&["plan.md", "papers/a/b.md"], &["p/papers/a/b.md: source/too-deep"]);
        let mut tree = Tree::default();
        for file in ["plan.md", "papers/2018-02-08.md", "papers/letter.docx", "papers/costs.csv", "papers/room.png"] {
            tree.files.insert(file.into(), Content::Bytes(Vec::new().into()));
        }
        tree.files.insert("papers/draft.pdf".into(), Content::TooLarge(1 << 30));
        let folder = findings(&tree, &[]);
        let read: Vec<&str> = folder.documents.iter().map(|document| document.path.as_str()).collect();
        assert_eq!(read, ["papers/2018-02-08.md", "plan.md"]);
        assert_eq!(folder.assets.keys().collect::<Vec<_>>(), ["papers/room.png"]);
        assert_eq!(folder.tables.keys().collect::<Vec<_>>(), ["papers/costs.csv"]);
        assert!(folder.set_aside.is_empty());
    }

    #[test]
    fn names_must_live_everywhere() {
        check(&["plan.md", "Figures/a.svg", "figures/b.svg"], &["p/figures: source/name"]);
        check(&["plan.md", "A.md", "a.md"], &["p/a.md: source/name"]);
        check(&["plan.md", "con.md"], &["p/con.md: source/name"]);
        check(&["plan.md", "01-a.MD"], &["p/01-a.MD: source/name"]);
        check(&["plan.md", "01-a.md.txt", "notes.txt"], &["p/01-a.md.txt: source/name"]);
    }

    #[test]
    fn bytes_that_are_not_utf8() {
        let mut tree = Tree::default();
        tree.files.insert("01-a.md".into(), Content::Bytes(b"---\ntitle: \xa35m\n---\n".to_vec().into()));
        let folder = findings(&tree, &["p/01-a.md: source/encoding"]);
        assert!(folder.incomplete && folder.documents.is_empty());
    }

    #[test]
    fn recognises_and_sets_aside() {
        let mut tree = Tree::default();
        for file in ["plan.md", "papers/x.md", "cy/plan.md", "cy/papers/x.md"] {
            tree.files.insert(file.into(), Content::Bytes(Vec::new().into()));
        }
        let folder = findings(&tree, &[]);
        assert_eq!((folder.set_aside.len(), folder.documents.len()), (0, 2));
        let [cy] = folder.translations.as_slice() else { panic!("one translation") };
        assert_eq!(cy.set_aside, [SetAside { folder: "papers".into(), files: 1 }]);
        assert_eq!(cy.documents.len(), 1);
    }

    #[test]
    fn documents_are_what_their_folders_say() {
        let mut tree = Tree::default();
        let files = [
            "plan.md",
            "01-a.md",
            "02-b/index.md",
            "panel/2019.md",
            "papers/x.md",
            "tables/a.csv",
            "tables/notes.md",
            "figures/a.svg",
            "cy/plan.md",
            "cy/01-a.md",
            "cy/panel/2019.md",
            "cy/papers/x.md",
        ];
        for file in files {
            tree.files.insert(file.into(), Content::Bytes(Vec::new().into()));
        }
        let found: Vec<String> = documents(&tree).into_iter().map(|(path, kind)| format!("{path} {kind:?}")).collect();
        let expected = [
            "01-a.md Section",
            "02-b/index.md Section",
            "cy/01-a.md Section",
            "cy/panel/2019.md Report",
            "cy/plan.md Plan",
            "panel/2019.md Report",
            "papers/x.md Paper",
            "plan.md Plan",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_translation_is_a_folder_of_its_own() {
        let mut tree = Tree::default();
        for file in
            ["plan.md", "01-a.md", "it/index.md", "cy/plan.md", "cy/01-a.md", "cy/panel/2019.md", "cy/figures/a.svg"]
        {
            tree.files.insert(file.into(), Content::Bytes(Vec::new().into()));
        }
        let folder = findings(&tree, &[]);
        let paths = |folder: &Folder| folder.documents.iter().map(|it| it.path.clone()).collect::<Vec<_>>();
        assert_eq!(paths(&folder), ["01-a.md", "it/index.md", "plan.md"], "`it` holds no plan, and is a chapter");
        let [cy] = folder.translations.as_slice() else { panic!("one translation") };
        assert_eq!((cy.path.as_str(), cy.name.as_str()), ("p/cy", "cy"));
        assert_eq!(paths(cy), ["01-a.md", "panel/2019.md", "plan.md"]);
        assert!(cy.assets.contains_key("figures/a.svg") && folder.assets.is_empty());
        check(&["plan.md", "cy/plan.md", "cy/02-b/1-c.md"], &["p/cy/02-b/index.md: source/missing-index"]);
    }

    #[test]
    fn a_translation_that_cannot_be_read_is_told_once() {
        let no_head = ["p/cy/plan.md: source/missing-index"];
        check(&["plan.md", "01-a.md", "02-b.md", "cy/01-a.md", "cy/02-b.md"], &no_head);
        check(&["plan.md", "01-a.md", "cy/03-c.md"], &no_head);
        check(&["plan.md", "01-a.md", "gd/01-a.md"], &["p/gd/plan.md: source/missing-index"]);
        check(&["plan.md", "01-a.md", "cy/Plan.md", "cy/01-a.md"], &["p/cy/Plan.md: source/name"]);
        for name in ["CY", "Cy", "cym", "welsh", "Cymraeg", "cy-gb"] {
            let files =
                ["plan.md".to_owned(), "01-a.md".to_owned(), format!("{name}/plan.md"), format!("{name}/01-a.md")];
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            check(&files, &[&format!("p/{name}: source/name")]);
        }
        check(&["plan.md", "01-a.md", "CY/01-a.md"], &["p/CY: source/name"]);
        // A chapter that is called like a language by chance.
        check(&["plan.md", "it/index.md", "it/01-a.md"], &[]);
        check(&["plan.md", "IT/index.md", "IT/01-a.md"], &[]);
        check(&["plan.md", "it/01-a.md"], &["p/it/index.md: source/missing-index"]);
    }
}
