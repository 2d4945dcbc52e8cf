//! One theme's own files, read and looked at: what it brings over the theme that it extends.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use planwright_core::{Diagnostic, Sources, Span};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use walkdir::WalkDir;

use crate::Words;

/// Bytes of a theme's file: 8 MiB.
const FILE_BYTES: u64 = 8 << 20;
/// Files of a theme.
const FILES: usize = 500;
/// Bytes of a theme: 64 MiB.
const THEME_BYTES: u64 = 64 << 20;

/// The file that makes a folder a theme.
pub(super) const SETTINGS: &str = "theme.yaml";
/// The folder of the words that the tool itself prints: a file for each language, `cy.yaml`.
const LOCALES: &str = "locales/";

/// The files of a theme, by their paths within it.
pub(super) type Files = BTreeMap<String, Arc<[u8]>>;

/// What one theme brings.
#[derive(Debug, Clone, Default)]
pub(super) struct Layer {
    pub(super) files: Files,
    pub(super) settings: Settings,
    pub(super) locales: BTreeMap<String, Words>,
}

/// What `theme.yaml` says.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Settings {
    pub(super) extends: Option<String>,
    pub(super) colours: Colours,
    pub(super) fonts: Fonts,
}

/// Colours by name.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default)]
pub(super) struct Colours {
    #[serde(flatten)]
    pub(super) light: BTreeMap<String, String>,
    pub(super) dark: BTreeMap<String, String>,
}

/// Faces by their use.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Fonts {
    pub(super) body: Option<String>,
}

/// Where a theme's faults are told.
pub(super) struct Place<'a> {
    /// Where the plan names the theme.
    pub(super) named: Span,
    /// The theme's folder, as findings show it.
    pub(super) folder: String,
    /// Where its texts go that findings point into.
    pub(super) sources: &'a mut Sources,
}

impl Layer {
    /// A theme from its files.
    pub(super) fn new(files: Files, place: &mut Place<'_>) -> Result<Self, Box<Diagnostic>> {
        if !files.contains_key(SETTINGS) {
            return Err(place.fault(format!("`{}` is no theme: it has no `{SETTINGS}`", place.folder)));
        }
        let settings: Settings = parse(&files, SETTINGS, place)?;
        check_colours(&settings, &files, place)?;
        let locales = locales(&files, place)?;
        Ok(Self { files, settings, locales })
    }

    /// Reads a theme's folder. Links are not followed, so that nothing outside of it is read.
    pub(super) fn read(folder: &Path, place: &mut Place<'_>) -> Result<Self, Box<Diagnostic>> {
        if !folder.join(SETTINGS).is_file() {
            return Self::new(Files::new(), place);
        }
        let (mut files, mut total) = (Files::new(), 0);
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let unreadable = |reason: String, place: &Place<'_>| {
                place.fault(format!("the theme in `{}` cannot be read: {reason}", place.folder))
            };
            let entry = entry.map_err(|e| unreadable(e.to_string(), place))?;
            let Some(path) = entry.path().strip_prefix(folder).ok().and_then(Path::to_str) else { continue };
            if !entry.file_type().is_file() || path.starts_with('.') {
                continue;
            }
            let size = entry.metadata().map_err(|e| unreadable(e.to_string(), place))?.len();
            total += size;
            if size > FILE_BYTES || total > THEME_BYTES || files.len() == FILES {
                return Err(place.fault(format!(
                    "the theme in `{}` is too large: 8 MiB a file, {FILES} files and 64 MiB are the most",
                    place.folder
                )));
            }
            let bytes = std::fs::read(entry.path()).map_err(|e| unreadable(e.to_string(), place))?;
            files.insert(path.replace(std::path::MAIN_SEPARATOR, "/"), bytes.into());
        }
        Self::new(files, place)
    }
}

impl Place<'_> {
    /// A finding where the plan names the theme.
    pub(super) fn fault(&self, message: String) -> Box<Diagnostic> {
        let finding = Diagnostic::error("theme/error", self.named, message);
        Box::new(finding.help("Leave `theme` out to use the theme that comes with Planwright."))
    }

    /// A finding in a file of the theme.
    fn at(&mut self, path: &str, text: &str, at: usize, message: String) -> Box<Diagnostic> {
        let at = at.min(text.len());
        let line = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let file = self.sources.add(format!("{}/{path}", self.folder), text);
        Box::new(Diagnostic::error("theme/error", Span::new(file, at, line), message))
    }
}

/// The words of each language, by its file's name.
fn locales(files: &Files, place: &mut Place<'_>) -> Result<BTreeMap<String, Words>, Box<Diagnostic>> {
    let language = |path: &str| Some(path.strip_prefix(LOCALES)?.strip_suffix(".yaml")?.to_owned());
    let named = files.keys().filter_map(|path| Some((language(path)?, path)));
    named.map(|(language, path)| Ok((language, parse(files, path, place)?))).collect()
}

/// A YAML file of the theme; what it would say if it were empty, where there is none.
fn parse<T: DeserializeOwned + Default>(
    files: &Files,
    path: &str,
    place: &mut Place<'_>,
) -> Result<T, Box<Diagnostic>> {
    let Some(bytes) = files.get(path) else { return Ok(T::default()) };
    let text = String::from_utf8_lossy(bytes).into_owned();
    serde_yaml::from_str::<Option<T>>(&text).map(Option::unwrap_or_default).map_err(|e| {
        let at = e.location().map_or(0, |location| location.index());
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        place.at(path, &text, at, format!("this file of the theme cannot be read: {e}"))
    })
}

/// Colours go into style sheets and Typst as they stand, so they must be nothing else.
fn check_colours(settings: &Settings, files: &Files, place: &mut Place<'_>) -> Result<(), Box<Diagnostic>> {
    let is_colour =
        |value: &str| value.len() == 7 && value.starts_with('#') && value[1..].bytes().all(|b| b.is_ascii_hexdigit());
    let colours = &settings.colours;
    let Some((name, value)) = colours.light.iter().chain(&colours.dark).find(|(_, value)| !is_colour(value)) else {
        return Ok(());
    };
    let text = files.get(SETTINGS).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let at = text.find(value.as_str()).unwrap_or(0);
    Err(place.at(SETTINGS, &text, at, format!("`{value}` is no colour for `{name}`: write it as `\"#16242B\"`")))
}
