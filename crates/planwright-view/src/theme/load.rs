//! Reading a theme: its own files over those of the theme that it extends.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use planwright_core::{Diagnostic, Sources, Span};
use rust_embed::RustEmbed;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::Theme;
use crate::Words;

/// The theme that comes with the tool.
#[derive(RustEmbed)]
#[folder = "../../themes/default"]
struct Embedded;

/// Bytes of a theme's file: 8 MiB.
const FILE_BYTES: u64 = 8 << 20;
/// How many themes may extend one another.
const CHAIN: usize = 8;

/// What `theme.yaml` says.
#[derive(Debug, Clone, serde::Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Settings {
    extends: Option<String>,
    colours: Colours,
    fonts: Fonts,
}

#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default)]
struct Colours {
    #[serde(flatten)]
    light: BTreeMap<String, String>,
    dark: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Fonts {
    body: Option<String>,
}

/// The theme of a name that comes with the tool.
#[must_use]
pub fn built_in(name: &str) -> Option<&'static Theme> {
    static DEFAULT: OnceLock<Option<Theme>> = OnceLock::new();
    if name != "default" {
        return None;
    }
    let theme = DEFAULT.get_or_init(|| {
        let files = Embedded::iter()
            .filter_map(|path| Some((path.to_string(), Arc::from(Embedded::get(&path)?.data.as_ref()))))
            .collect();
        let settings = settings(&files).ok()?;
        Some(build("default".to_owned(), files, vec![settings]))
    });
    theme.as_ref()
}

/// Reads the theme of a folder.
///
/// # Errors
///
/// A finding at `place` (where the plan names the theme) or in the theme's own file: a theme
/// that is not there, cannot be read, or whose `theme.yaml` is not one.
pub fn load(folder: &Path, place: Span, sources: &mut Sources) -> Result<Theme, Box<Diagnostic>> {
    let mut layers = Vec::new();
    let mut next = Some(folder.to_owned());
    let mut files = BTreeMap::new();
    let mut all_settings = Vec::new();
    while let Some(folder) = next.take() {
        if layers.len() == CHAIN {
            return Err(fault(place, format!("the theme `{}` extends itself, or too many themes", folder.display())));
        }
        let own = read(&folder, place)?;
        let settings = settings(&own).map_err(|e| in_settings(&folder, &own, &e, sources))?;
        next = extended(&settings, &folder);
        for (path, bytes) in own {
            files.entry(path).or_insert(bytes);
        }
        layers.push(folder);
        all_settings.push(settings);
    }
    // Whatever a theme does not bring, the default one does.
    if let Some(default) = built_in("default") {
        for (path, bytes) in &default.files {
            files.entry(path.clone()).or_insert_with(|| bytes.clone());
        }
        all_settings.push(Settings {
            colours: Colours { light: default.colours.clone(), dark: default.dark.clone() },
            fonts: Fonts { body: Some(default.body_face()) },
            extends: None,
        });
    }
    let name = folder.file_name().and_then(|n| n.to_str()).unwrap_or("theme").to_owned();
    Ok(build(name, files, all_settings))
}

fn extended(settings: &Settings, folder: &Path) -> Option<PathBuf> {
    let base = settings.extends.as_deref().filter(|name| built_in(name).is_none())?;
    Some(folder.parent().unwrap_or(Path::new(".")).join(base))
}

fn read(folder: &Path, place: Span) -> Result<BTreeMap<String, Arc<[u8]>>, Box<Diagnostic>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let unreadable =
            |reason: String| fault(place, format!("the theme in `{}` cannot be read: {reason}", folder.display()));
        let entry = entry.map_err(|e| unreadable(e.to_string()))?;
        let Some(path) = entry.path().strip_prefix(folder).ok().and_then(Path::to_str) else { continue };
        if !entry.file_type().is_file() || path.starts_with('.') {
            continue;
        }
        if entry.metadata().map_err(|e| unreadable(e.to_string()))?.len() > FILE_BYTES {
            return Err(fault(place, format!("the theme's file `{path}` has more than 8 MiB")));
        }
        let bytes = std::fs::read(entry.path()).map_err(|e| unreadable(e.to_string()))?;
        files.insert(path.replace(std::path::MAIN_SEPARATOR, "/"), bytes.into());
    }
    Ok(files)
}

fn settings(files: &BTreeMap<String, Arc<[u8]>>) -> Result<Settings, serde_yaml::Error> {
    match files.get("theme.yaml") {
        Some(bytes) => serde_yaml::from_slice(bytes),
        None => Ok(Settings::default()),
    }
}

/// A theme from its files and its settings, the nearest first.
fn build(name: String, files: BTreeMap<String, Arc<[u8]>>, settings: Vec<Settings>) -> Theme {
    let (mut colours, mut dark, mut body) = (BTreeMap::new(), BTreeMap::new(), None);
    for layer in settings {
        for (key, value) in layer.colours.light {
            colours.entry(key).or_insert(value);
        }
        for (key, value) in layer.colours.dark {
            dark.entry(key).or_insert(value);
        }
        body = body.or(layer.fonts.body);
    }
    let mut fonts = usvg::fontdb::Database::new();
    for (path, bytes) in &files {
        if path.starts_with("fonts/") && path.ends_with(".ttf") {
            fonts.load_font_data(bytes.to_vec());
        }
    }
    if let Some(body) = body {
        for set in [
            usvg::fontdb::Database::set_sans_serif_family,
            usvg::fontdb::Database::set_serif_family,
            usvg::fontdb::Database::set_monospace_family,
        ] {
            set(&mut fonts, body.clone());
        }
    }
    let words = words(&files);
    Theme { digest: digest(&files, &colours, &dark), name, colours, dark, files, words, fonts: Arc::new(fonts) }
}

/// The words of the theme's locale. Only English, so far.
fn words(files: &BTreeMap<String, Arc<[u8]>>) -> Words {
    files.get("locales/en.yaml").and_then(|bytes| serde_yaml::from_slice(bytes).ok()).unwrap_or_default()
}

fn digest(
    files: &BTreeMap<String, Arc<[u8]>>,
    colours: &BTreeMap<String, String>,
    dark: &BTreeMap<String, String>,
) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    for (path, bytes) in files {
        add(path.as_bytes());
        add(bytes);
    }
    for (key, value) in colours.iter().chain(dark) {
        add(key.as_bytes());
        add(value.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn fault(place: Span, message: String) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("theme/error", place, message)
            .help("Leave `theme` out to use the theme that comes with Planwright."),
    )
}

fn in_settings(
    folder: &Path,
    files: &BTreeMap<String, Arc<[u8]>>,
    e: &serde_yaml::Error,
    sources: &mut Sources,
) -> Box<Diagnostic> {
    let text = files.get("theme.yaml").map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let at = e.location().map_or(0, |location| location.index().min(text.len()));
    let file = sources.add(folder.join("theme.yaml").display().to_string(), text);
    Box::new(Diagnostic::error(
        "theme/error",
        Span::new(file, at, at),
        format!("this theme's settings cannot be read: {e}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_theme_is_whole() {
        let theme = built_in("default").expect("the default theme loads");
        for path in ["html/index.html", "pdf/theme.typ", "assets/theme.css", "locales/en.yaml"] {
            assert!(theme.file(path).is_some(), "{path}");
        }
        assert!(theme.colours.contains_key("ink") && theme.dark.contains_key("ink"));
        assert!(!theme.words.is_empty());
    }

    #[test]
    fn a_theme_overrides_single_values() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("theme.yaml"), "extends: default\ncolours: {field: '#112233'}\n").unwrap();
        let mut sources = Sources::default();
        let place = Span::start_of(sources.add("plan.md", ""));
        let theme = load(folder.path(), place, &mut sources).unwrap();
        let default = built_in("default").unwrap();
        assert_eq!(theme.colours["field"], "#112233");
        assert_eq!(theme.colours["ink"], default.colours["ink"]);
        assert_ne!(theme.digest, default.digest);
    }
}
