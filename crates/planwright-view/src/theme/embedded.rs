//! The theme that comes with the tool.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use planwright_core::{Sources, Span};
use rust_embed::RustEmbed;

use super::files::Files;
use super::layer::Layer;
use super::load::build;
use super::locale::Locale;
use super::place::Places;
use super::{Theme, layer};

#[derive(RustEmbed)]
#[folder = "../../themes/default"]
struct Embedded;

/// The theme of a name that comes with the tool.
#[must_use]
pub fn built_in(name: &str) -> Option<&'static Theme> {
    shared(name).map(Arc::as_ref)
}

/// The same, to be kept.
pub(super) fn shared(name: &str) -> Option<&'static Arc<Theme>> {
    static DEFAULT: OnceLock<Arc<Theme>> = OnceLock::new();
    let theme = DEFAULT.get_or_init(|| {
        let mut sources = Sources::default();
        let named = Span::start_of(sources.add("default", ""));
        let mut places = Places::new(named, &mut sources);
        Arc::new(build("default", vec![layer(&mut places)], &mut places))
    });
    (theme.name == name).then_some(theme)
}

/// Its files.
pub(super) fn files() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        // They stand in the program: a copy of its fonts would cost as much as a check.
        let bytes = |data| match data {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => Bytes::from(bytes),
        };
        let file = |path: &str| Some((path.to_owned(), bytes(Embedded::get(path)?.data)));
        Embedded::iter().filter_map(|path| file(&path)).collect()
    })
}

/// The SHA-256 of one of its files, known since the tool was compiled.
pub(super) fn digest(path: &str) -> Option<[u8; 32]> {
    Some(Embedded::get(path)?.metadata.sha256_hash())
}

/// Its files, read and looked at: below whatever a theme of one's own brings.
pub(super) fn layer(places: &mut Places<'_>) -> Layer {
    let files = files().clone();
    let settings = layer::settings(&files, "default", places);
    let locales = layer::locale_files(&files);
    let locales: BTreeMap<_, _> =
        locales.map(|(language, _, bytes)| (language, Arc::new(Locale::built_in(bytes.clone())))).collect();
    Layer { files, settings, locales, built_in: true }
}
