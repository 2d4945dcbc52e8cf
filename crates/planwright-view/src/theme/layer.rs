//! One theme's own files, read and looked at: what it brings over the theme that it extends.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use planwright_core::{Diagnostic, Span};

use super::Text;
use super::files::{Files, SETTINGS};
use super::locale::Locale;
use super::place::Places;
use super::settings::{self, Settings};
use crate::Words;

/// The folder of the words that the tool itself prints: a file for each language, `cy.yaml`.
const LOCALES: &str = "locales/";

/// What one theme brings.
#[derive(Debug, Clone, Default)]
pub(super) struct Layer {
    pub(super) files: Files,
    pub(super) settings: Settings,
    pub(super) locales: BTreeMap<String, Arc<Locale>>,
    /// True for the theme that comes with the tool.
    pub(super) built_in: bool,
}

impl Layer {
    /// A theme from its files, which findings show as lying in `folder`.
    pub(super) fn new(files: Files, folder: &str, places: &mut Places<'_>) -> Self {
        for path in files.keys() {
            places.lies_in(path, folder);
        }
        let settings = settings(&files, folder, places);
        let locales = locales(&files, places);
        Self { files, settings, locales, built_in: false }
    }
}

/// Reads `theme.yaml`. Every theme has one of its own, so each is a text of its own.
pub(super) fn settings(files: &Files, folder: &str, places: &mut Places<'_>) -> Settings {
    let Some(bytes) = files.get(SETTINGS) else { return Settings::default() };
    let Ok(text) = std::str::from_utf8(bytes) else {
        let span = places.file(SETTINGS);
        places.tell(not_text(span, SETTINGS));
        return Settings::default();
    };
    let shown = format!("{folder}/{SETTINGS}");
    let file = places.sources.add(shown.as_str(), text);
    // What is about a theme as a whole is told in the settings of the nearest.
    places.texts.entry(SETTINGS.to_owned()).or_insert(Text { file, shown });
    let start = Span::start_of(file);
    let parsed = planwright_yaml::parse(file, text, 0);
    let mut found = parsed.diagnostics;
    let settings = parsed.node.map(|node| settings::read(&node, start, &mut found)).unwrap_or_default();
    for finding in found {
        places.tell(of_a_theme(finding));
    }
    settings
}

/// What is wrong with a theme's YAML is the theme's fault, and not one of the plan's sources.
fn of_a_theme(mut finding: Diagnostic) -> Diagnostic {
    if finding.rule.as_str().starts_with("source/") {
        finding.rule = "theme/settings".into();
    }
    finding
}

fn not_text(span: Span, path: &str) -> Diagnostic {
    Diagnostic::error("theme/file", span, format!("`{path}` is not a text in UTF-8"))
        .label("cannot be read")
        .help("Save it as UTF-8 from your editor.")
}

/// The words of each language, by its file's name.
fn locales(files: &Files, places: &mut Places<'_>) -> BTreeMap<String, Arc<Locale>> {
    let read = |(language, path, bytes): (String, &str, &Bytes)| {
        (language, Arc::new(Locale::over(words(path, bytes, places), None)))
    };
    locale_files(files).map(read).collect()
}

/// The files of words, each with its language.
pub(super) fn locale_files(files: &Files) -> impl Iterator<Item = (String, &str, &Bytes)> {
    let language = |path: &str| Some(path.strip_prefix(LOCALES)?.strip_suffix(".yaml")?.to_owned());
    files.iter().filter_map(move |(path, bytes)| Some((language(path)?, path.as_str(), bytes)))
}

/// The words of one file.
fn words(path: &str, bytes: &[u8], places: &mut Places<'_>) -> Words {
    let text = String::from_utf8_lossy(bytes).into_owned();
    match serde_yaml::from_str::<Option<Words>>(&text) {
        Ok(words) => words.unwrap_or_default(),
        Err(e) => {
            let at = e.location().map_or(0, |location| location.index()).min(text.len());
            let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
            let file = places.text(path, &text);
            let message = format!("the words of the theme cannot be read: {e}");
            places.tell(
                Diagnostic::error("theme/settings", Span::new(file, at, end), message).help(format!(
                    "Each line is a key of the default theme's `{path}`, a colon, a space and the words."
                )),
            );
            Words::default()
        }
    }
}
