//! `planwright check --fix`: applies the fixes that are certain, as often as there are any.

use std::collections::BTreeMap;
use std::path::Path;

use planwright_core::{FileId, Sources};
use planwright_edit::fixes;
use planwright_project::{Content, Options, Tree, display_path, load};

use crate::commands::Failure;
use crate::commands::rewrite::{rewrite, tidy};

/// A fix can uncover another, but not for ever.
const ROUNDS: usize = 12;

/// Something that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mended {
    /// The path of its file within the plan.
    file: String,
    /// The line, from 1, as the file was when it was mended.
    line: u32,
    /// The rule, and what was done.
    what: String,
}

/// Applies the certain fixes of a plan and writes its files; a line for each thing that was mended, and for each file
/// that could not be written.
///
/// All is done in memory first, so that a file is written once and whole.
pub(crate) fn mend(folder: &Path, options: &Options) -> Result<Told, Failure> {
    let path = display_path(folder)?;
    let tree = Tree::read(folder)?;
    tree.documents().keys().for_each(|file| tidy(folder, file));
    let (anew, mended) = mended(&tree, &path, options);
    let mut told = Told::default();
    let shown = |file: &str| if path == "." { file.to_owned() } else { format!("{path}/{file}") };
    for (file, new) in &anew {
        let Some(Content::Bytes(old)) = tree.files.get(file) else { continue };
        let of = mended.iter().filter(|mended| mended.file == *file);
        match rewrite(folder, file, old, new.as_bytes()) {
            Ok(()) => told.mended.extend(of.map(|it| format!("{}:{}: {}", shown(file), it.line, it.what))),
            Err(why) => told.left.push(format!("{} was left as it is: {why}", shown(file))),
        }
    }
    Ok(told)
}

/// What was done, and what could not be done.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// A line for each thing that was mended.
    pub(crate) mended: Vec<String>,
    /// A line for each file that could not be written.
    pub(crate) left: Vec<String>,
}

/// The texts that the certain fixes make, by path, and what each of them did.
fn mended(tree: &Tree, path: &str, options: &Options) -> (BTreeMap<String, String>, Vec<Mended>) {
    let mut tree = tree.clone();
    let (mut anew, mut all) = (BTreeMap::new(), Vec::new());
    for _ in 0..ROUNDS {
        let mut sources = Sources::default();
        let name = path.rsplit('/').next().unwrap_or(path);
        let checked = load(&tree, path, name, options, &mut sources);
        let chosen = fixes::certain(checked.diagnostics(), |file| own(&tree, path, &sources, file).is_some());
        let texts = fixes::apply(&chosen, |file| sources.text(file));
        if texts.is_empty() {
            break;
        }
        for finding in &chosen {
            let Some(fix) = finding.fix.as_ref() else { continue };
            let Some(first) = fix.edits.first().filter(|edit| texts.contains_key(&edit.span.file)) else { continue };
            let Some(file) = own(&tree, path, &sources, first.span.file) else { continue };
            let (place, _) = sources.positions(first.span);
            all.push(Mended { file, line: place.line, what: format!("{} [{}]", fix.title, finding.rule) });
        }
        let written: Vec<(String, String)> =
            texts.into_iter().filter_map(|(file, text)| Some((own(&tree, path, &sources, file)?, text))).collect();
        for (file, text) in written {
            tree.files.insert(file.clone(), Content::Bytes(text.as_bytes().into()));
            anew.insert(file, text);
        }
    }
    (anew, all)
}

/// The path within the plan of a file that is read from there, and is text as it stands.
fn own(tree: &Tree, path: &str, sources: &Sources, file: FileId) -> Option<String> {
    let shown = sources.path(file);
    let within = if path == "." { shown } else { shown.strip_prefix(path)?.strip_prefix('/')? };
    match tree.files.get(within)? {
        Content::Bytes(bytes) if **bytes == *sources.text(file).as_bytes() => Some(within.to_owned()),
        _ => None,
    }
}
