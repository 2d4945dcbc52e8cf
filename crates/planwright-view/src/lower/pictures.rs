//! Pictures: found, cleaned and named.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use planwright_core::Diagnostic;
use planwright_core::model::{Image, Plan};

use crate::Picture;
use crate::picture::read;
use crate::theme::Theme;

/// How many letters a finding names.
const NAMED: usize = 4;

/// The pictures that were asked for, by their paths within the plan.
pub(super) struct Pictures<'a> {
    plan: &'a Plan,
    theme: &'a Theme,
    known: BTreeMap<String, Picture>,
    /// Letters of drawings that no font has, by the path of the drawing.
    missing: BTreeMap<String, Vec<String>>,
    /// Drawings with a picture in them that is left out.
    holes: BTreeSet<String>,
    findings: Vec<Diagnostic>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(plan: &'a Plan, theme: &'a Theme) -> Self {
        Self {
            plan,
            theme,
            known: BTreeMap::new(),
            missing: BTreeMap::new(),
            holes: BTreeSet::new(),
            findings: Vec::new(),
        }
    }

    /// The name of a picture of the text; none where its file is not there or cannot be shown.
    pub(super) fn name(&mut self, image: &Image) -> Option<String> {
        let asset = image.asset.as_ref()?;
        let name = self.named(asset);
        if name.is_none() && self.is_sound(asset) {
            self.findings.push(unbounded(image));
        }
        if let Some(letters) = self.missing.get(asset) {
            self.findings.push(lacking(image, letters));
        }
        if self.holes.remove(asset) {
            self.findings.push(with_hole(image));
        }
        name
    }

    /// True where nothing was found that would keep a picture's file from being shown.
    fn is_sound(&self, asset: &str) -> bool {
        let fault = |bytes| planwright_project::picture_fault(asset, bytes);
        self.plan.assets.get(asset).is_some_and(|file| fault(&file.bytes).is_none_or(|fault| !fault.hides_it()))
    }

    /// The name of a picture by its path within the plan.
    pub(super) fn named(&mut self, asset: &str) -> Option<String> {
        if let Some(picture) = self.known.get(asset) {
            return Some(picture.name.clone());
        }
        let bytes = Bytes::from_owner(self.plan.assets.get(asset)?.bytes.clone());
        let shown = read(asset, &bytes, &self.theme.letters())?;
        if !shown.missing.is_empty() {
            self.missing.insert(asset.to_owned(), shown.missing);
        }
        if shown.has_hole {
            self.holes.insert(asset.to_owned());
        }
        let picture = Picture {
            name: format!("{}.{}", safe(asset), shown.extension),
            mime: shown.mime.to_owned(),
            width: shown.size.0,
            height: shown.size.1,
            shared: false,
            bytes: shown.bytes,
        };
        let name = picture.name.clone();
        self.known.insert(asset.to_owned(), picture);
        Some(name)
    }

    /// The pictures, and what is wrong with them.
    pub(super) fn finish(self) -> (Vec<Picture>, Vec<Diagnostic>) {
        (self.known.into_values().collect(), self.findings)
    }
}

fn unbounded(image: &Image) -> Diagnostic {
    let path = &image.path;
    let message = format!("the drawing `{}` cannot be drawn", path.value);
    Diagnostic::error("source/limit", path.span, message)
        .label("it has no size, or an effect over too large an area")
        .help("Open it in the program that drew it, take shadows and other effects away, and save it again. Or export it as PNG, 2,000 points across.")
}

fn with_hole(image: &Image) -> Diagnostic {
    let path = &image.path;
    let message = format!("a part of `{}` would not be shown", path.value);
    Diagnostic::error("source/lost-text", path.span, message)
        .label("a picture that is embedded in it is damaged")
        .help("In the program that drew it, embed that picture anew, and save the drawing again.")
}

fn lacking(image: &Image, letters: &[String]) -> Diagnostic {
    let named: Vec<String> = letters.iter().take(NAMED).map(|letters| format!("“{letters}”")).collect();
    let more = if letters.len() > NAMED { format!(" and {} more", letters.len() - NAMED) } else { String::new() };
    let path = &image.path;
    let message = format!(
        "the words of the drawing `{}` have {}{more}, which no font of the theme has",
        path.value,
        named.join(", ")
    );
    Diagnostic::error("theme/glyph", path.span, message)
        .label("this drawing cannot be shown as it is")
        .help("The words of drawings are set in the theme's letters. A reader would see an empty box for these.")
        .help("Write the words of the drawing with other letters, or turn them into outlines in the program that drew it.")
}

/// A path within the plan as one file name: every folder and letter that could trouble a server replaced.
fn safe(path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut name = String::new();
    for c in stem.chars() {
        match c {
            'a'..='z' | '0'..='9' => name.push(c),
            'A'..='Z' => name.push(c.to_ascii_lowercase()),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    // Two paths may have one safe form: a few letters of their digest keep them apart.
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(path.as_bytes());
    format!("{}-{:02x}{:02x}{:02x}", name.trim_matches('-'), digest[0], digest[1], digest[2])
        .trim_start_matches('-')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_apart() {
        let (one, other) = (safe("figures/Wie geht's.svg"), safe("figures/wie-geht-s.png"));
        assert!(one.starts_with("figures-wie-geht-s-"), "{one}");
        assert_ne!(one, other);
    }
}
