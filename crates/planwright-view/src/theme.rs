//! Themes: what the outputs look like, as files and a few values.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A theme, whole: its own files over those of the theme that it extends.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The theme's name.
    pub name: String,
    /// SHA-256 of all that it is made of, in hexadecimal.
    pub digest: String,
    /// The colours for light, by name: `ink` → `#16242B`.
    pub colours: BTreeMap<String, String>,
    /// The colours for dark.
    pub dark: BTreeMap<String, String>,
    /// Every file, by its path within the theme: `html/index.html`, `pdf/theme.typ`, `assets/theme.css`.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

impl Theme {
    /// A file of the theme.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }

    /// The files of a folder of the theme, with their paths within it.
    pub fn folder<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Arc<[u8]>)> {
        self.files.iter().filter_map(move |(path, bytes)| {
            let rest = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((rest, bytes))
        })
    }
}
