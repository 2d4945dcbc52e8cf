//! Putting a theme together: its own files over those of the theme that it extends.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use planwright_core::{Diagnostic, Sources, Span};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::Theme;
use super::layer::{Files, Layer, Place};

/// The theme that comes with the tool.
#[derive(RustEmbed)]
#[folder = "../../themes/default"]
struct Embedded;

/// How many themes may extend one another.
const CHAIN: usize = 8;

/// The theme of a name that comes with the tool.
#[must_use]
pub fn built_in(name: &str) -> Option<&'static Theme> {
    static DEFAULT: OnceLock<Option<Theme>> = OnceLock::new();
    let theme = DEFAULT.get_or_init(|| Some(build("default", vec![embedded()?])));
    theme.as_ref().filter(|theme| theme.name == name)
}

/// The files that the tool carries. They are sound, or no test of ours passes.
fn embedded() -> Option<Layer> {
    let file =
        |path: std::borrow::Cow<'static, str>| Some((path.to_string(), Arc::from(Embedded::get(&path)?.data.as_ref())));
    let files: Files = Embedded::iter().filter_map(file).collect();
    let mut sources = Sources::default();
    let named = Span::start_of(sources.add("default", ""));
    Layer::new(files, &mut Place { named, folder: "default".to_owned(), sources: &mut sources }).ok()
}

/// Reads the theme of a folder.
///
/// # Errors
///
/// A finding at `named` (where the plan names the theme) or in the theme's own file: a theme that is not there, cannot
/// be read, or whose settings or words are not what they should be.
pub(super) fn load(folder: &Path, named: Span, sources: &mut Sources) -> Result<Theme, Box<Diagnostic>> {
    let mut layers = Vec::new();
    let mut next = Some(folder.to_owned());
    while let Some(folder) = next.take() {
        let mut place = Place { named, folder: folder.display().to_string(), sources };
        if layers.len() == CHAIN {
            return Err(place.fault(format!("the theme `{}` extends itself, or too many themes", folder.display())));
        }
        let layer = Layer::read(&folder, &mut place)?;
        next = extended(&layer, &folder, &place)?;
        layers.push(layer);
    }
    // Whatever a theme does not bring, the default one does.
    layers.extend(embedded());
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or("theme");
    Ok(build(name, layers))
}

/// The folder of the theme that a theme extends: one beside it, or none where it is one of our own.
fn extended(layer: &Layer, folder: &Path, place: &Place<'_>) -> Result<Option<PathBuf>, Box<Diagnostic>> {
    let Some(base) = layer.settings.extends.as_deref().filter(|name| built_in(name).is_none()) else { return Ok(None) };
    if base.is_empty() || base.starts_with('.') || base.contains(['/', '\\']) {
        return Err(place.fault(format!("`extends: {base}` is not the name of a theme beside `{}`", folder.display())));
    }
    Ok(Some(folder.parent().unwrap_or(Path::new(".")).join(base)))
}

/// A theme from its layers, the nearest first: files, colours and words one by one.
fn build(name: &str, layers: Vec<Layer>) -> Theme {
    let (mut files, mut colours, mut dark) = (Files::new(), BTreeMap::new(), BTreeMap::new());
    let mut locales: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut body = None;
    for layer in layers {
        under(&mut files, layer.files);
        under(&mut colours, layer.settings.colours.light);
        under(&mut dark, layer.settings.colours.dark);
        for (language, words) in layer.locales {
            under(locales.entry(language).or_default(), words);
        }
        body = body.or(layer.settings.fonts.body);
    }
    let fonts = Arc::new(fonts(&files, body));
    Theme { digest: digest(&files, &[&colours, &dark]), name: name.to_owned(), colours, dark, files, locales, fonts }
}

/// Adds what is not there yet.
fn under<V>(map: &mut BTreeMap<String, V>, lower: BTreeMap<String, V>) {
    for (key, value) in lower {
        map.entry(key).or_insert(value);
    }
}

/// The theme's fonts; `body` stands for every family that a drawing names and the theme lacks.
fn fonts(files: &Files, body: Option<String>) -> usvg::fontdb::Database {
    let mut fonts = usvg::fontdb::Database::new();
    for (path, bytes) in files {
        if path.starts_with("fonts/") && path.ends_with(".ttf") {
            fonts.load_font_data(bytes.to_vec());
        }
    }
    if let Some(body) = body {
        fonts.set_sans_serif_family(body.clone());
        fonts.set_serif_family(body.clone());
        fonts.set_monospace_family(body);
    }
    fonts
}

fn digest(files: &Files, values: &[&BTreeMap<String, String>]) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    for (path, bytes) in files {
        add(path.as_bytes());
        add(bytes);
    }
    for (key, value) in values.iter().flat_map(|map| map.iter()) {
        add(key.as_bytes());
        add(value.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Loads a theme of these files: the theme, or the finding.
    fn check(files: &[(&str, &str)]) -> Result<Theme, String> {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let mut sources = Sources::default();
        let named = Span::start_of(sources.add("plan.md", ""));
        load(folder.path(), named, &mut sources).map_err(|finding| finding.message)
    }

    #[test]
    fn the_default_theme_is_whole() {
        let theme = built_in("default").expect("the default theme loads");
        for path in ["html/index.html", "pdf/theme.typ", "assets/theme.css", "locales/en.yaml"] {
            assert!(theme.file(path).is_some(), "{path}");
        }
        assert!(theme.colours.contains_key("ink") && theme.dark.contains_key("ink"));
        assert!(built_in("none").is_none() && !theme.words("en-GB").is_empty());
    }

    #[test]
    fn a_theme_overrides_single_values_and_words() {
        let default = built_in("default").unwrap();
        let settings = ("theme.yaml", "extends: default\ncolours: {field: '#112233'}\n");
        let theme = check(&[settings, ("locales/en.yaml", "contents: In this plan\n")]).unwrap();
        assert_eq!((theme.colours["field"].as_str(), &theme.colours["ink"]), ("#112233", &default.colours["ink"]));
        assert_eq!(
            (theme.words("en")["contents"].as_str(), &theme.words("en")["glossary"]),
            ("In this plan", &default.words("en")["glossary"])
        );
        assert_ne!(theme.digest, default.digest);
    }

    #[test]
    fn faults_are_found() {
        let fault = |files: &[(&str, &str)]| check(files).unwrap_err();
        assert!(fault(&[("plan.md", "")]).contains("is no theme"));
        assert!(fault(&[("theme.yaml", "colours: [")]).contains("cannot be read"));
        assert!(fault(&[("theme.yaml", "colours: {ink: 'red; }'}")]).contains("`red; }` is no colour"));
        assert!(fault(&[("theme.yaml", "extends: ../other")]).contains("not the name of a theme"));
        assert!(fault(&[("theme.yaml", ""), ("locales/en.yaml", "a: [b]")]).contains("cannot be read"));
    }
}
