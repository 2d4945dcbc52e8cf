//! Themes: what the outputs look like, as files and a few values.
//!
//! [`find()`] reads a theme's folder and nothing outside of it, looks at everything that it says, and lays it over the
//! theme that it extends. Whatever is wrong is a finding in the theme's own files.

mod colour;
mod contrast;
mod digest;
mod embedded;
mod files;
mod find;
mod fonts;
mod layer;
mod load;
mod locale;
mod names;
mod pairs;
mod parts;
mod place;
mod remote;
mod settings;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bytes::Bytes;
use planwright_core::{FileId, Sources, Span};

use crate::picture::Letters;
use crate::{Picture, Words};

pub use self::embedded::built_in;
pub use self::files::are_one;
pub use self::find::{Found, Shelf, find, is_path, places, upwards};
pub use self::fonts::{WebFace, slug};
pub use self::locale::Locale;
pub use self::settings::{Foot, Head, Layout};

/// The JSON Schema of `theme.yaml`, for editors.
pub const SCHEMA: &str = include_str!("../../schemas/theme.json");

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
    /// The colours for dark, where they differ.
    pub dark: BTreeMap<String, String>,
    /// Every file, by its path within the theme: `html/index.html`, `pdf/theme.typ`, `assets/theme.css`.
    pub files: BTreeMap<String, Bytes>,
    /// What the tool itself prints, in each language that it has words in: `cy`, `en`.
    pub locales: BTreeMap<String, Arc<Locale>>,
    /// The families that it is set in.
    pub faces: Faces,
    /// The office's logo.
    pub logo: Option<Logo>,
    /// How cover and masthead are built.
    pub cover: Cover,
    /// What stands round a page of the PDF.
    pub furniture: Furniture,
    /// Whose plan this is too.
    pub partners: Vec<Partner>,
    /// The files of [`Theme::pictures`], as the theme's author made them.
    pub originals: BTreeSet<String>,
    /// The texts of its files, for findings to point into.
    texts: BTreeMap<String, Text>,
    letters: Letters,
}

/// A text of a theme that findings can point into.
#[derive(Debug, Clone)]
struct Text {
    file: FileId,
    /// Its path, as findings show it.
    shown: String,
}

/// The families that a theme is set in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faces {
    /// For text.
    pub body: String,
    /// For headings.
    pub heading: String,
}

/// A logo.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// On light grounds.
    pub light: Picture,
    /// On dark grounds; without it, the other stands there on white.
    pub dark: Option<Picture>,
    /// What people hear who cannot see it.
    pub alt: String,
}

/// How cover, masthead and the head of the plan on a page are built.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// Their layout.
    pub layout: Layout,
    /// A picture for the cover, as decoration.
    pub picture: Option<Picture>,
}

/// What stands round a page of the PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Furniture {
    /// Over it.
    pub head: Head,
    /// Under it.
    pub foot: Foot,
    /// Whether there are tabs for the chapters at its edge.
    pub tabs: bool,
}

/// A body whose plan this is too.
#[derive(Debug, Clone, PartialEq)]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// Its logo, and what people hear who cannot see it.
    pub logo: Option<(Picture, String)>,
    /// Its website.
    pub url: Option<String>,
}

impl Theme {
    /// What the tool itself prints, in the language of a tag such as `cy-GB`; in English where it has no words in that
    /// language.
    #[must_use]
    pub fn words(&self, lang: &str) -> &Words {
        static NONE: Words = Words::new();
        self.locales.get(&primary(lang)).or_else(|| self.locales.get(ENGLISH)).map_or(&NONE, |locale| locale.words())
    }

    /// What a profile says of the law, in the language of a tag, by the profile's own English words.
    #[must_use]
    pub fn law(&self, lang: &str) -> &Words {
        static NONE: Words = Words::new();
        self.locales.get(&format!("{}.law", primary(lang))).map_or(&NONE, |locale| locale.words())
    }

    /// Whether it has words of its own in the language of a tag.
    #[must_use]
    pub fn speaks(&self, lang: &str) -> bool {
        self.locales.contains_key(&primary(lang))
    }

    /// A file of the theme.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&Bytes> {
        self.files.get(path)
    }

    /// The files of a folder of the theme, with their paths within it.
    pub fn folder<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Bytes)> {
        self.files.iter().filter_map(move |(path, bytes)| {
            let rest = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((rest, bytes))
        })
    }

    /// The place of some bytes of a file of the theme; none where the theme is built in, and nobody can mend it.
    #[must_use]
    pub fn place(&self, path: &str, start: usize, end: usize) -> Option<Span> {
        self.texts.get(path).map(|text| Span::new(text.file, start, end))
    }

    /// The start of the settings of a theme of the user's own: where what is about all of it is told.
    #[must_use]
    pub fn settings_place(&self) -> Option<Span> {
        self.place(files::SETTINGS, 0, 0).filter(|_| !self.is_built_in(files::SETTINGS))
    }

    /// True for a file that came with the tool and that no theme of the user's own replaces.
    #[must_use]
    pub fn is_built_in(&self, path: &str) -> bool {
        built_in("default").and_then(|theme| theme.file(path)).is_some_and(|bytes| self.file(path) == Some(bytes))
    }

    /// The files of a folder that came with the tool and that a theme of the user's own replaces: what is there can
    /// still build on them, by the name `default/…`.
    pub fn replaced<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Bytes)> {
        let built_in = built_in("default").into_iter().flat_map(move |theme| theme.folder(folder));
        built_in.filter(move |(path, bytes)| self.file(&format!("{folder}/{path}")) != Some(bytes))
    }

    /// The pictures that the theme itself shows: logo, cover, partners.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let logo = self.logo.iter().flat_map(|logo| std::iter::once(&logo.light).chain(&logo.dark));
        let partners = self.partners.iter().filter_map(|partner| partner.logo.as_ref().map(|(picture, _)| picture));
        logo.chain(&self.cover.picture).chain(partners)
    }

    /// The letters for the web of the families that the theme is set in.
    pub fn web_faces(&self) -> impl Iterator<Item = WebFace> {
        let wanted = [slug(&self.faces.body), slug(&self.faces.heading)];
        self.files.keys().filter_map(|path| WebFace::of(path)).filter(move |face| wanted.contains(&face.slug))
    }

    /// The same theme, with its texts in other sources.
    fn told_to(self: Arc<Self>, sources: &mut Sources) -> Arc<Self> {
        if self.texts.is_empty() {
            return self;
        }
        let mut theme = (*self).clone();
        for (path, text) in &mut theme.texts {
            let bytes = theme.files.get(path).map(Bytes::as_ref).unwrap_or_default();
            text.file = sources.add(text.shown.clone(), std::str::from_utf8(bytes).unwrap_or_default());
        }
        Arc::new(theme)
    }

    /// The theme's letters, for the words of drawings.
    pub(crate) fn letters(&self) -> Letters {
        self.letters.clone()
    }
}
