//! Themes: what the outputs look like, as files and a few values.

mod find;
mod layer;
mod load;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Words;

pub use find::find;
pub use load::built_in;

/// The language of the tool's own words where there are none in a plan's.
const ENGLISH: &str = "en";

/// The language of a tag without its region.
fn primary(lang: &str) -> String {
    lang.split('-').next().unwrap_or(lang).to_ascii_lowercase()
}

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
    /// What the tool itself prints, in each language that it has words in: `cy`, `en`.
    pub locales: BTreeMap<String, Words>,
    fonts: Arc<usvg::fontdb::Database>,
}

impl Theme {
    /// What the tool itself prints, in the language of a tag such as `cy-GB`; in English where it has no words in that
    /// language.
    #[must_use]
    pub fn words(&self, lang: &str) -> &Words {
        static NONE: Words = Words::new();
        self.locales.get(&primary(lang)).or_else(|| self.locales.get(ENGLISH)).unwrap_or(&NONE)
    }

    /// What a profile says of the law, in the language of a tag, by the profile's own English words.
    #[must_use]
    pub fn law(&self, lang: &str) -> &Words {
        static NONE: Words = Words::new();
        self.locales.get(&format!("{}.law", primary(lang))).unwrap_or(&NONE)
    }

    /// Whether it has words of its own in the language of a tag.
    #[must_use]
    pub fn speaks(&self, lang: &str) -> bool {
        self.locales.contains_key(&primary(lang))
    }

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
