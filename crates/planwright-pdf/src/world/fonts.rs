//! The theme's fonts.

use std::collections::BTreeMap;
use std::sync::Arc;

use planwright_view::theme::Theme;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};

/// The fonts of a theme, in the order of their files.
#[derive(Clone)]
pub(crate) struct FontSet(Arc<[Font]>);

impl FontSet {
    /// Reads the fonts of a theme: `fonts/*.ttf` and `*.otf`.
    pub(crate) fn of(theme: &Theme) -> Self {
        let is_font = |path: &str| path.ends_with(".ttf") || path.ends_with(".otf");
        let files = theme.folder("fonts").filter(|(path, _)| is_font(path));
        Self(files.flat_map(|(_, bytes)| Font::iter(Bytes::new(bytes.clone()))).collect())
    }

    /// What Typst asks to find a font.
    pub(crate) fn book(&self) -> FontBook {
        FontBook::from_fonts(self.0.iter())
    }

    /// A font by its place in the book.
    pub(crate) fn get(&self, index: usize) -> Option<Font> {
        self.0.get(index).cloned()
    }

    /// The families: `body` first, where it is among them, then the one with the most faces.
    pub(crate) fn families(&self, body: &str) -> Vec<String> {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for font in self.0.iter() {
            *count.entry(font.info().family.as_str()).or_default() += 1;
        }
        let mut families: Vec<_> = count.into_iter().collect();
        families.sort_by_key(|&(name, faces)| (!name.eq_ignore_ascii_case(body), std::cmp::Reverse(faces), name));
        families.into_iter().map(|(name, _)| name.to_owned()).collect()
    }
}
