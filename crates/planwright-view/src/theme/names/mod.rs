//! Names in a theme that nothing answers to: files that no output reads, blocks that no template has, keys of words that
//! are never printed. Each is most often a slip of the keyboard, and the office's own look is not there without a word.

mod blocks;
mod locales;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Span};

use super::files::SETTINGS;
use super::layer::Layer;
use super::place::Places;

pub(super) use locales::span_of;

/// The folders of a theme.
const FOLDERS: [&str; 5] = ["assets", "fonts", "html", "locales", "pdf"];

/// What stands between the name of a file and the code that asks for it.
const AROUND_NAMES: [char; 5] = ['"', '\'', '`', '(', ')'];

/// Looks at the names in a theme's layers, the nearest first and last the one that comes with the tool.
pub(super) fn check(layers: &[Layer], places: &mut Places<'_>) {
    let Some((built_in, own)) = layers.split_last() else { return };
    let asked = asked_for(layers);
    let known: BTreeSet<&str> = built_in.files.keys().map(String::as_str).collect();
    let mut told = BTreeSet::new();
    for layer in own {
        for (path, bytes) in &layer.files {
            if known.contains(path.as_str()) || path == SETTINGS || !told.insert(subject(path)) {
                continue;
            }
            if let Some(unread) = Unread::of(path, &known, &asked) {
                let text = std::str::from_utf8(bytes).unwrap_or_default();
                let file = places.text(path, text);
                places.tell(unread.finding(path, Span::start_of(file)));
            }
        }
        locales::check(layer, built_in, places);
    }
    blocks::check(layers, own, places);
}

/// What is told once: a file, or the whole of a folder that is no folder of a theme.
fn subject(path: &str) -> &str {
    match path.split_once('/') {
        Some((folder, _)) if !FOLDERS.contains(&folder) => folder,
        _ => path,
    }
}

/// The names of files that templates, Typst files and style sheets ask for, without their folders.
fn asked_for(layers: &[Layer]) -> BTreeSet<&str> {
    let code = |path: &str| [".typ", ".html", ".css", ".js"].iter().any(|ending| path.ends_with(ending));
    let texts = layers.iter().flat_map(|layer| &layer.files).filter(|(path, _)| code(path));
    let texts = texts.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
    let pieces = texts.flat_map(|text| text.split(AROUND_NAMES));
    pieces.filter(|piece| !piece.contains(['\n', ' '])).map(name_of).collect()
}

/// The name of a file, without its folders.
fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Why a file is not read.
struct Unread {
    /// What is read there.
    reads: String,
    /// What it was perhaps meant to be.
    meant: Option<String>,
}

impl Unread {
    /// None for a file that something reads, or that may lie anywhere, such as a note on where the logo is from.
    fn of(path: &str, known: &BTreeSet<&str>, asked: &BTreeSet<&str>) -> Option<Self> {
        let Some((folder, rest)) = path.split_once('/') else {
            let meant = known.iter().find(|it| name_of(it) == path || **it == format!("assets/{path}"));
            let meant = meant.copied().or((path == "own.css").then_some("assets/own.css"))?;
            return Some(Self {
                reads: format!("nothing reads it beside `{SETTINGS}`"),
                meant: Some(meant.to_owned()),
            });
        };
        if !FOLDERS.contains(&folder) {
            let meant = nearest(&folder.to_lowercase(), FOLDERS)?;
            let reads = format!("a theme has no folder `{folder}`");
            return Some(Self { reads, meant: Some(format!("{meant}/{rest}")) });
        }
        let near = || {
            let files = known.iter().copied().chain(["assets/own.css"]).filter(|it| it.starts_with(folder));
            let files = files.filter_map(|it| it.strip_prefix(folder)?.strip_prefix('/'));
            nearest(rest, files).map(|name| format!("{folder}/{name}"))
        };
        let is_asked_for = asked.contains(name_of(path)) || (folder == "pdf" && is_made_up(path, asked));
        let reads = match folder {
            "html" if !is_asked_for || !path.ends_with(".html") => {
                "no page is made by a template of this name, and no other template asks for it"
            }
            "pdf" if !is_asked_for => "nothing in `pdf/` asks for it",
            "locales" if !is_locale(rest) => {
                "words stand in a file that is named after their language, such as `en.yaml`"
            }
            "assets" if is_code(path) && rest != "own.css" && !is_asked_for => "no page asks for it",
            _ => return None,
        };
        let meant = if folder == "locales" { locale(rest, known).or_else(near) } else { near() };
        Some(Self { reads: reads.to_owned(), meant })
    }

    fn finding(self, path: &str, span: Span) -> Diagnostic {
        let message = format!("`{path}` of the theme is never used: {}", self.reads);
        let finding = Diagnostic::warning("theme/file", span, message).label("never used").help(
            "What it says is in no output, and everything looks as it did without it. Most often its name is not quite right.",
        );
        match self.meant {
            Some(meant) => finding.help(format!("Did you mean `{meant}`? If nothing needs the file, take it out.")),
            None => finding.help(
                "Give it the name of the file that it should replace, which `themes/README.md` tells, or take it out.",
            ),
        }
    }
}

/// True where a picture's name may be put together by the code that asks for it: `"icon-" + name + ".svg"`.
fn is_made_up(path: &str, asked: &BTreeSet<&str>) -> bool {
    let ending = path.rfind('.').map(|dot| &path[dot..]);
    ending.is_some_and(|ending| ending != ".typ" && asked.contains(ending))
}

/// True for a file that is of no use unless a page asks for it by its name.
fn is_code(path: &str) -> bool {
    [".css", ".js"].iter().any(|ending| path.ends_with(ending))
}

/// True for the words of a language (`cy.yaml`), or what a law says in it (`cy.law.yaml`).
fn is_locale(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".yaml") else { return false };
    let language = stem.strip_suffix(".law").unwrap_or(stem);
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && !matches!(language, "eng" | "cym" | "wel")
}

/// The file that the words of a language are looked for in: `en-GB.yml`, `eng.yaml` → `locales/en.yaml`.
fn locale(name: &str, known: &BTreeSet<&str>) -> Option<String> {
    let language = name.split(['.', '-', '_']).next()?.to_lowercase();
    let language = match language.as_str() {
        "eng" => "en",
        "cym" | "wel" => "cy",
        other => other,
    };
    let file = format!("locales/{language}.yaml");
    known.contains(file.as_str()).then_some(file)
}
