//! Pictures: found, cleaned and named.

use std::collections::BTreeMap;
use std::sync::Arc;

use planwright_core::model::{Image, Plan};

use crate::Picture;
use crate::theme::Theme;

/// The widest that a picture is shown, in CSS pixels, when it does not say how large it is meant.
const FALLBACK: (u32, u32) = (640, 480);

/// The pictures that were asked for, by their paths within the plan.
pub(super) struct Pictures<'a> {
    plan: &'a Plan,
    theme: &'a Theme,
    known: BTreeMap<String, Picture>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(plan: &'a Plan, theme: &'a Theme) -> Self {
        Self { plan, theme, known: BTreeMap::new() }
    }

    /// The name of a picture of the text; none where its file is not there or cannot be shown.
    pub(super) fn name(&mut self, image: &Image) -> Option<String> {
        self.named(image.asset.as_ref()?)
    }

    /// The name of a picture by its path within the plan.
    pub(super) fn named(&mut self, asset: &str) -> Option<String> {
        if let Some(picture) = self.known.get(asset) {
            return Some(picture.name.clone());
        }
        let bytes = &self.plan.assets.get(asset)?.bytes;
        let (extension, mime, (width, height), bytes) = read(asset, bytes, self.theme)?;
        let name = format!("{}.{extension}", safe(asset));
        let picture = Picture { name, mime: mime.to_owned(), width, height, shared: false, bytes };
        let name = picture.name.clone();
        self.known.insert(asset.to_owned(), picture);
        Some(name)
    }

    pub(super) fn finish(self) -> Vec<Picture> {
        self.known.into_values().collect()
    }
}

type Read = (&'static str, &'static str, (u32, u32), Arc<[u8]>);

fn read(path: &str, bytes: &Arc<[u8]>, theme: &Theme) -> Option<Read> {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "svg" => {
            let (svg, size) = clean(bytes, theme)?;
            Some(("svg", "image/svg+xml", size, svg.into_bytes().into()))
        }
        "png" => Some(("png", "image/png", size(bytes), bytes.clone())),
        "jpg" | "jpeg" => Some(("jpg", "image/jpeg", size(bytes), bytes.clone())),
        _ => None,
    }
}

fn size(bytes: &[u8]) -> (u32, u32) {
    let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).max(1);
    imagesize::blob_size(bytes).map_or(FALLBACK, |size| (side(size.width), side(size.height)))
}

/// A drawing written again from what it draws: no scripts, no outside references, words as
/// outlines in the theme's own letters. Both outputs show these same bytes.
fn clean(bytes: &[u8], theme: &Theme) -> Option<(String, (u32, u32))> {
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
    Some((svg, (side(size.width()), side(size.height()))))
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
