//! Putting a theme together: its own files over those of the theme that it extends.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use planwright_core::{Diagnostic, Severity, Sources, Span, Spanned};

use super::colour::Colour;
use super::contrast::{self, Scheme};
use super::embedded::{self, built_in};
use super::files::{Files, SETTINGS};
use super::find::{Found, beyond, names_in, shown, stays, unknown};
use super::layer::Layer;
use super::locale::Locale;
use super::place::Places;
use super::settings::Palette;
use super::{Theme, digest, files, fonts, names, parts, remote};
use crate::Words;
use crate::picture::Letters;

/// How many themes may extend one another.
const CHAIN: usize = 8;

/// Colours that look alike on light and on dark pages, unless a theme says otherwise.
const ON_BOTH: [&str; 8] = ["field", "on-field", "mist", "tab", "gold", "draft", "on-draft", "status"];

/// Reads the theme of a folder.
pub(super) fn load(folder: &Path, named: Span, sources: &mut Sources) -> Found {
    let mut places = Places::new(named, sources);
    let Some(mut layers) = layers(folder, &mut places) else {
        return Found { theme: None, findings: places.findings };
    };
    if let (true, Some(theme)) = (layers.is_empty(), embedded::shared("default")) {
        return Found::sound(Arc::clone(theme));
    }
    // Whatever a theme does not bring, the default one does. What is wrong with it is none of the user's business.
    let found = std::mem::take(&mut places.findings);
    layers.push(embedded::layer(&mut places));
    places.findings = found;
    names::check(&layers, &mut places);
    remote::check(&layers, &mut places);
    let name = folder.canonicalize().ok().and_then(|it| Some(it.file_name()?.to_str()?.to_owned()));
    let theme = build(name.as_deref().unwrap_or("theme"), layers, &mut places);
    let broken =
        |finding: &Diagnostic| finding.severity == Severity::Error && finding.rule.as_str() != "access/contrast";
    let sound = !places.findings.iter().any(broken);
    Found { theme: sound.then(|| Arc::new(theme)), findings: places.findings }
}

/// The layers of a theme, its own first; none where one of them cannot be read. A copy of the theme that comes with the tool
/// brings nothing of its own.
fn layers(folder: &Path, places: &mut Places<'_>) -> Option<Vec<Layer>> {
    let mut layers: Vec<Layer> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(folder.to_owned());
    while let Some(folder) = next.take() {
        let folder = folder.canonicalize().unwrap_or(folder);
        seen.insert(folder.clone());
        let shown = shown(&folder);
        if !folder.join(SETTINGS).is_file() {
            places.tell(no_settings(&shown, places.named));
            return None;
        }
        let files = files::read(&folder, &shown, places)?;
        if layers.is_empty() && folder.ends_with("default") && files == *embedded::files() {
            return Some(layers);
        }
        let layer = Layer::new(files, &shown, places);
        if let Some(extends) = &layer.settings.extends {
            next = extended(extends, &folder, &seen, places)?;
        }
        layers.push(layer);
    }
    Some(layers)
}

fn no_settings(shown: &str, named: Span) -> Diagnostic {
    Diagnostic::error("theme/not-found", named, format!("`{shown}` is no theme: it has no `{SETTINGS}`"))
        .label("not a theme")
        .help(format!("A theme is a folder with a `{SETTINGS}` in it, which may be empty but for `extends: default`."))
}

/// The folder of the theme that a theme extends: one beside it. `Some(None)` where it is one of our own, none where
/// there is a fault.
#[allow(clippy::option_option, reason = "a fault is not the same as the end of the chain")]
fn extended(
    extends: &Spanned<String>,
    folder: &Path,
    seen: &BTreeSet<PathBuf>,
    places: &mut Places<'_>,
) -> Option<Option<PathBuf>> {
    if built_in(extends).is_some() {
        return Some(None);
    }
    let beside = folder.parent().unwrap_or(Path::new("."));
    let base = beside.join(&extends.value);
    let is_name = !extends.starts_with('.') && !extends.contains(['/', '\\']);
    let finding = if !is_name || !base.join(SETTINGS).is_file() {
        let mut names = names_in(beside);
        names.insert("default".to_owned());
        unknown(extends, extends.span, &names)
            .help("A theme extends one that lies in the folder beside its own, by its name.")
    } else if !stays(&base) {
        beyond(extends, extends.span)
    } else if seen.contains(&base.canonicalize().unwrap_or_default()) || seen.len() == CHAIN {
        let message = format!("`extends: {}` leads round in a ring", extends.value);
        let message =
            if seen.len() == CHAIN { format!("more than {CHAIN} themes extend one another") } else { message };
        Diagnostic::error("theme/extends", extends.span, message)
            .label("extends what extends it")
            .help("Whatever a theme does not bring comes from the theme that it extends, so the line must have an end.")
            .help("Let one of them say `extends: default`.")
    } else {
        return Some(Some(base));
    };
    places.tell(finding);
    None
}

/// A theme from its layers, the nearest first: files, values and words one by one.
pub(super) fn build(name: &str, layers: Vec<Layer>, places: &mut Places<'_>) -> Theme {
    let mut files = Files::new();
    let digest = digest::of(&layers);
    let locales = locales(&layers, places);
    let (mut light, mut dark) = (Shades::default(), Shades::default());
    let mut parts = parts::Parts::default();
    for layer in layers {
        under(&mut files, layer.files);
        light.under(layer.settings.colours.clone(), layer.built_in);
        dark.under(layer.settings.dark.clone(), layer.built_in);
        // The field is dark on light pages too: a theme that sets it once means both.
        let both = layer.settings.colours.iter().filter(|(name, _)| ON_BOTH.contains(&name.as_str()));
        dark.under(both.map(|(name, colour)| (name.clone(), *colour)).collect(), layer.built_in);
        parts.under(layer.settings, layer.built_in);
    }
    let mut on_dark = light.all.clone();
    on_dark.extend(dark.all.iter().map(|(name, colour)| (name.clone(), *colour)));
    // On dark pages a colour that no theme gives for dark is the light one.
    let inherited = light.own.iter().filter(|(name, _)| !dark.all.contains_key(*name));
    let own_dark: Palette = inherited.chain(&dark.own).map(|(name, colour)| (name.clone(), *colour)).collect();
    places.findings.extend(contrast::check(
        Scheme { all: &light.all, own: &light.own, dark: false },
        Scheme { all: &on_dark, own: &own_dark, dark: true },
    ));

    let (database, families) = fonts::load(&files, places);
    let faces = parts.faces(&database, &families, &files, places);
    let letters = Letters { fonts: Arc::new(with_families(database, &faces.body)), body: faces.body.clone() };
    let shown = parts.shown(&files, &letters, places);
    texts(&files, places);
    Theme {
        digest,
        name: name.to_owned(),
        colours: shades(&light.all),
        dark: shades(&dark.all),
        files,
        locales,
        faces,
        logo: shown.logo,
        cover: shown.cover,
        furniture: parts.furniture,
        partners: shown.partners,
        originals: parts.originals(),
        texts: std::mem::take(&mut places.texts),
        letters,
    }
}

/// Gives every text of the theme to the sources, so that what is found while it is used has a place.
fn texts(files: &Files, places: &mut Places<'_>) {
    for (path, bytes) in files {
        let code = [".typ", ".html"].iter().any(|ending| path.ends_with(ending));
        if let (true, Ok(text)) = (code, std::str::from_utf8(bytes)) {
            places.text(path, text);
        }
    }
}

/// The colours of one scheme: all, and those of themes of one's own with their places.
#[derive(Default)]
struct Shades {
    all: BTreeMap<String, Colour>,
    own: Palette,
}

impl Shades {
    fn under(&mut self, lower: Palette, built_in: bool) {
        for (name, colour) in lower {
            if self.all.contains_key(&name) {
                continue;
            }
            self.all.insert(name.clone(), colour.value);
            if !built_in {
                self.own.insert(name, colour);
            }
        }
    }
}

fn shades(all: &BTreeMap<String, Colour>) -> BTreeMap<String, String> {
    all.iter().map(|(name, colour)| (name.clone(), colour.to_string())).collect()
}

/// The words of each language, the nearest theme's first.
fn locales(layers: &[Layer], places: &mut Places<'_>) -> BTreeMap<String, Arc<Locale>> {
    let mut all: BTreeMap<String, Arc<Locale>> = BTreeMap::new();
    for layer in layers.iter().rev() {
        for (language, locale) in &layer.locales {
            let locale = match layer.built_in {
                true => Arc::clone(locale),
                false => {
                    let own = without_the_mark(locale.words().clone(), language, layer, places);
                    Arc::new(Locale::over(own, all.get(language).map(Arc::as_ref)))
                }
            };
            all.insert(language.clone(), locale);
        }
    }
    all
}

/// A theme's own words. The mark of a draft that must not be published is in the tool's, whatever the theme.
fn without_the_mark(mut words: Words, language: &str, layer: &Layer, places: &mut Places<'_>) -> Words {
    let own = built_in("default").and_then(|theme| theme.locales.get(language));
    for key in ["status_unfit", "status_unfit_note"] {
        // The default theme can lie in a folder too, and says what it says.
        let ours = own.and_then(|own| own.words().get(key));
        if ours.is_some() && words.get(key).is_some_and(|word| ours != Some(word)) {
            words.remove(key);
            let span = names::span_of(key, layer, language, places);
            places.tell(changed_mark(key, span));
        }
    }
    words
}

fn changed_mark(key: &str, span: Span) -> Diagnostic {
    Diagnostic::error("theme/settings", span, format!("a theme cannot change the words `{key}`"))
        .label("the mark of a draft that must not be published")
        .help("A draft with errors looks like a plan. Readers must be able to rely on its mark in every theme.")
        .help("Take the line out.")
}

/// Adds what is not there yet.
fn under<V>(map: &mut BTreeMap<String, V>, lower: BTreeMap<String, V>) {
    for (key, value) in lower {
        map.entry(key).or_insert(value);
    }
}

/// `body` stands for every family that a drawing names and the theme lacks.
fn with_families(mut fonts: usvg::fontdb::Database, body: &str) -> usvg::fontdb::Database {
    fonts.set_sans_serif_family(body);
    fonts.set_serif_family(body);
    fonts.set_monospace_family(body);
    fonts
}

#[cfg(test)]
#[path = "load_tests.rs"]
pub(super) mod tests;
