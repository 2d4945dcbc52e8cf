//! The files of a plan, and those of its translations.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Tree, names};

/// The language that plans are most often translated to: no chapter is called so by chance.
const WELSH: &str = "cy";

/// The files of a plan by their languages.
#[derive(Default)]
pub(super) struct Languages<'a> {
    /// Those of the plan itself.
    pub(super) own: Tree,
    /// Those of each translation, by their paths within it.
    pub(super) translations: BTreeMap<&'a str, Tree>,
    /// The folders that are meant for a translation, and are none.
    pub(super) lost: BTreeMap<&'a str, Lost>,
}

/// Why a folder that is meant for a translation is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lost {
    /// It has no `plan.md`.
    NoHead,
    /// It is not called by the language, but should be called this.
    Name(String),
}

pub(super) fn by_language(tree: &Tree) -> Languages<'_> {
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
pub(super) fn lost(folder: &str, tree: &Tree) -> Option<Lost> {
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

/// A folder that is called by a language and holds a plan. Any other, `it` or `hr`, is a chapter.
pub(super) fn is_translation(folder: &str, tree: &Tree) -> bool {
    names::is_language(folder) && tree.files.contains_key(&format!("{folder}/plan.md"))
}
