//! Themes: what the outputs look like, as files and a few values.

mod find;
mod layer;
mod load;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Words;

pub use find::find;
pub use load::built_in;

/// A theme, whole: its own files over those of the theme that it extends.
#[derive(Debug, Clone)]
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
    /// What the tool itself prints, in the plan's language.
    pub words: Words,
    fonts: Arc<usvg::fontdb::Database>,
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

    /// The theme's fonts, for the words of drawings.
    pub(crate) fn drawing_fonts(&self) -> Arc<usvg::fontdb::Database> {
        Arc::clone(&self.fonts)
    }

    /// The face of running text.
    #[must_use]
    pub fn body_face(&self) -> String {
        self.fonts.family_name(&usvg::fontdb::Family::SansSerif).to_owned()
    }
}
