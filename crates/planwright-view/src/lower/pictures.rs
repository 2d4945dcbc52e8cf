//! Pictures: found, cleaned and named.

use std::collections::BTreeMap;
use std::sync::Arc;

use planwright_core::Diagnostic;
use planwright_core::model::{Image, Plan};

use crate::Picture;
use crate::theme::Theme;

/// The widest that a picture is shown, in CSS pixels, when it does not say how large it is meant.
const FALLBACK: (u32, u32) = (640, 480);

/// How many letters a finding names.
const NAMED: usize = 4;

/// The pictures that were asked for, by their paths within the plan.
pub(super) struct Pictures<'a> {
    plan: &'a Plan,
    theme: &'a Theme,
    known: BTreeMap<String, Picture>,
    /// Letters of drawings that no font has, by the path of the drawing.
    missing: BTreeMap<String, Vec<String>>,
    findings: Vec<Diagnostic>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(plan: &'a Plan, theme: &'a Theme) -> Self {
        Self { plan, theme, known: BTreeMap::new(), missing: BTreeMap::new(), findings: Vec::new() }
    }

    /// The name of a picture of the text; none where its file is not there or cannot be shown.
    pub(super) fn name(&mut self, image: &Image) -> Option<String> {
        let asset = image.asset.as_ref()?;
        let name = self.named(asset);
        if let Some(letters) = self.missing.get(asset) {
            self.findings.push(lacking(image, letters));
        }
        name
    }

    /// The name of a picture by its path within the plan.
    pub(super) fn named(&mut self, asset: &str) -> Option<String> {
        if let Some(picture) = self.known.get(asset) {
            return Some(picture.name.clone());
        }
        let bytes = &self.plan.assets.get(asset)?.bytes;
        let (extension, mime, (width, height), bytes, missing) = read(asset, bytes, self.theme)?;
        if !missing.is_empty() {
            self.missing.insert(asset.to_owned(), missing);
        }
        let picture =
            Picture { name: format!("{}.{extension}", safe(asset)), mime: mime.to_owned(), width, height, bytes };
        let name = picture.name.clone();
        self.known.insert(asset.to_owned(), picture);
        Some(name)
    }

    /// The pictures, and what is wrong with them.
    pub(super) fn finish(self) -> (Vec<Picture>, Vec<Diagnostic>) {
        (self.known.into_values().collect(), self.findings)
    }
}

/// Extension, type, size and bytes, and the letters that no font has.
type Read = (&'static str, &'static str, (u32, u32), Arc<[u8]>, Vec<String>);

fn read(path: &str, bytes: &Arc<[u8]>, theme: &Theme) -> Option<Read> {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "svg" => {
            let (svg, size, missing) = clean(bytes, theme)?;
            Some(("svg", "image/svg+xml", size, svg.into_bytes().into(), missing))
        }
        "png" => Some(("png", "image/png", size(bytes), bytes.clone(), Vec::new())),
        "jpg" | "jpeg" => Some(("jpg", "image/jpeg", size(bytes), bytes.clone(), Vec::new())),
        _ => None,
    }
}

fn size(bytes: &[u8]) -> (u32, u32) {
    let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).max(1);
    imagesize::blob_size(bytes).map_or(FALLBACK, |size| (side(size.width), side(size.height)))
}

/// A drawing written again from what it draws: no scripts, no outside references, words as
/// outlines in the theme's own letters. Both outputs show these same bytes. The letters that no font has come with it.
fn clean(bytes: &[u8], theme: &Theme) -> Option<(String, (u32, u32), Vec<String>)> {
    let options = usvg::Options {
        fontdb: theme.drawing_fonts(),
        font_family: theme.body_face(),
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: usvg::ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_data(bytes, &options).ok()?;
    let size = tree.size();
    let side = |n: f32| (n.ceil() as u32).max(1);
    let svg = tree.to_string(&usvg::WriteOptions {
        preserve_text: false,
        coordinates_precision: 3,
        transforms_precision: 5,
        ..usvg::WriteOptions::default()
    });
    let mut missing = Vec::new();
    letters_without_font(tree.root(), &mut missing);
    Some((svg, (side(size.width()), side(size.height())), missing))
}

/// Letters that are drawn as an empty box, each once.
fn letters_without_font(group: &usvg::Group, missing: &mut Vec<String>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => letters_without_font(group, missing),
            usvg::Node::Text(text) => {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                for glyph in glyphs.filter(|glyph| glyph.id.0 == 0) {
                    if !missing.contains(&glyph.text) {
                        missing.push(glyph.text.clone());
                    }
                }
            }
            usvg::Node::Path(_) | usvg::Node::Image(_) => {}
        }
    }
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
