//! Reads the files of a folder, and tells what cannot be read and which names cannot stay.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::Asset;
use planwright_core::{Diagnostic, FileId, Sources, Span};
use planwright_parser::Folder;

use super::languages::Lost;
use super::{PANEL, PAPERS, Role, role};
use crate::tree::{Content, Leads};
use crate::{Tree, limits, names};

/// What reads files, and tells what cannot be read.
pub(super) struct Reader<'a> {
    pub(super) sources: &'a mut Sources,
    pub(super) path: &'a str,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) incomplete: bool,
}

impl Reader<'_> {
    pub(super) fn full(&self, file: &str) -> String {
        if self.path == "." { file.to_owned() } else { format!("{}/{file}", self.path) }
    }

    /// A place in a file that has no text of its own.
    pub(super) fn place(&mut self, file: &str) -> Span {
        Span::start_of(self.sources.add(self.full(file), ""))
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.incomplete = true;
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn text(&mut self, file: &str, content: &Content) -> Option<FileId> {
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

    pub(super) fn not_utf8(&mut self, file: &str, bytes: &[u8], valid: usize) {
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

    pub(super) fn too_large(&mut self, file: &str, size: u64, most: u64) {
        let span = self.place(file);
        let mib = |bytes: u64| format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20));
        self.report(
            Diagnostic::error("source/limit", span, format!("this file has {}, but at most {} are read", mib(size), mib(most)))
                .help("A plan that a telephone can open needs smaller files. Make a picture smaller, or split a long section."),
        );
    }

    pub(super) fn asset(&mut self, file: &str, content: &Content, folder: &mut Folder) {
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

    /// Links to what stands outside the folder or nowhere, where it would be read.
    pub(super) fn links(&mut self, tree: &Tree) {
        for (path, leads) in &tree.links {
            let what = match (leads, role(path, false)) {
                (Leads::OutToFolder, _) => "folder",
                (_, Role::Document | Role::Table) => "file",
                (_, Role::Asset) if names::is_picture(path) => "picture",
                // What the plan keeps beside it may stand anywhere.
                _ => continue,
            };
            let (where_to, why) = match leads {
                Leads::Nowhere => (
                    "to what is not there, and nothing of it is in the plan",
                    "What it led to was moved, or stands on another computer.",
                ),
                _ => (
                    "that leads out of the plan's folder, and is not followed",
                    "A plan is one folder, so that it can be passed on and built anywhere.",
                ),
            };
            let span = self.place(path);
            self.report(
                Diagnostic::error("source/leads-out", span, format!("`{path}` is a link {where_to}"))
                    .help(format!("{why} Put the {what} itself there in place of the link; or take the link away if the plan does not need it.")),
            );
        }
    }

    /// Names that another system cannot hold, or takes for one.
    pub(super) fn names(&mut self, tree: &Tree) {
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
            self.misspelt(path, name);
            self.unread(path, name, tree);
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

    /// Names that were spoilt, so that the file would not be taken for what it is.
    fn misspelt(&mut self, path: &str, name: &str) {
        let Some((meant, why)) = names::misspelt(name) else { return };
        let index = meant == "index.md";
        if index && !names::is_spoilt_index(path) {
            return;
        }
        let span = self.place(path);
        let finding = Diagnostic::error("source/name", span, format!("`{name}` would be left out of the plan: {why}"));
        self.report(match index || meant == "plan.md" {
            true => finding.help(format!("Call it `{meant}`, all in small letters.")),
            false => finding.help(format!("Call it `{meant}` if it is a section. If it is not, give it a name that begins with `_`, and it is passed over.")),
        });
    }

    /// A text beside the sections that is called as they are, and is of a kind that is not read.
    fn unread(&mut self, path: &str, name: &str, tree: &Tree) {
        let Some(ending) = names::unread_text(path) else { return };
        let stem = |text: &str| text[..text.len() - ending.len()].to_owned();
        // Offices keep the document that a section was made of beside it.
        if tree.files.contains_key(&format!("{}md", stem(path))) {
            return;
        }
        let span = self.place(path);
        let meant = format!("{}md", stem(name));
        let message = format!("`{name}` would be left out of the plan: a section's name ends with `.md`");
        let pass_over = "If it is no section, give it a name that begins with `_`, and it is passed over.";
        if ending == "txt" {
            return self.report(
                Diagnostic::error("source/name", span, message)
                    .help(format!("Call it `{meant}` if it is a section. In Notepad, choose “All files” as the type when you save it."))
                    .help(pass_over),
            );
        }
        // What a word processor keeps may as well be a note or a draft: the plan is whole without it.
        self.diagnostics.push(
            Diagnostic::warning("source/name", span, message)
                .help(format!("If it is a section, write its text into a file `{meant}`: `planwright import` makes one of a Word document."))
                .help(pass_over),
        );
    }

    /// Chapters without a head, and folders below chapters.
    pub(super) fn shape(&mut self, tree: &Tree, is_translation: bool) {
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
            // The file with the wrong name has been told.
            let spoilt = |path: &String| {
                path.rsplit_once('/').is_some_and(|(of, _)| of == folder) && names::is_spoilt_index(path)
            };
            if !tree.files.keys().any(spoilt) && !tree.files.contains_key(&format!("{folder}/index.md")) {
                self.missing_index(folder, first);
            }
        }
    }

    /// A folder that is meant for a translation, of which nothing else is read. The plan itself is all there.
    pub(super) fn lost(&mut self, folder: &str, lost: Lost, tree: &Tree) {
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

    pub(super) fn too_deep(&mut self, path: &str, folder: &str) {
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

    pub(super) fn missing_index(&mut self, folder: &str, first: &str) {
        let span = self.place(&format!("{folder}/index.md"));
        let diagnostic = Diagnostic::error("source/missing-index", span, format!("the chapter `{folder}` has no `index.md`"))
            .help(format!("Its title and its place in the plan come from there. Write `{folder}/index.md` with `---`, `title: …` and `---`; a text below is not needed."))
            .help(format!("If `{first}` is no section, give it a name that begins with `_`, and it is passed over."));
        self.report(diagnostic);
    }

    pub(super) fn cut(&mut self) {
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
