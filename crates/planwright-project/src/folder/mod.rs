//! From a tree of files to a folder that the parser can read, with a finding for what it cannot.

mod languages;
mod reader;

use std::collections::BTreeMap;

use planwright_core::model::SetAside;
use planwright_core::{Diagnostic, Sources};
use planwright_parser::{Document, DocumentKind, Folder};

use self::languages::{Languages, by_language};
use self::reader::Reader;
use crate::{Tree, names};

/// The folder of the panel's reports.
const PANEL: &str = "panel";

/// The folder of the papers about the plan.
const PAPERS: &str = "papers";

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
    reader.links(tree);
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
        // Its name has a finding, and nothing that stands in it would be read as it is meant.
        Some("md") if names::is_spoilt_index(path) || (first.is_none() && names::is_spoilt_head(path)) => Role::Ignored,
        Some("md") => Role::Document,
        Some("csv") => Role::Table,
        Some("svg" | "png" | "jpg" | "jpeg") => Role::Asset,
        // Offices keep the panel's papers beside its reports, and a paper's attachments beside it. Those can be of any
        // kind and size.
        _ if first == Some(PANEL) || first == Some(PAPERS) => Role::Ignored,
        _ => Role::Asset,
    }
}

#[cfg(test)]
mod tests;
