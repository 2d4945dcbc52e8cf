//! Pictures as outputs show them: rasters as they are, drawings written again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;

/// The widest that a picture is shown, in CSS pixels, when it does not say how large it is meant.
const FALLBACK: (u32, u32) = (640, 480);

/// The letters that the words of drawings are set in.
#[derive(Debug, Clone)]
pub(crate) struct Letters {
    /// The theme's fonts.
    pub(crate) fonts: Arc<usvg::fontdb::Database>,
    /// The family for words whose own family is not there.
    pub(crate) body: String,
}

/// A picture that can be shown.
pub(crate) struct Shown {
    pub(crate) extension: &'static str,
    pub(crate) mime: &'static str,
    /// Width and height in CSS pixels.
    pub(crate) size: (u32, u32),
    pub(crate) bytes: Bytes,
    /// The letters of a drawing's words that no font has.
    pub(crate) missing: Vec<String>,
    /// True where a picture within a drawing is left out.
    pub(crate) has_hole: bool,
}

/// Reads a picture by the ending of its name; none where it cannot be shown.
pub(crate) fn read(path: &str, bytes: &Bytes, letters: &Letters) -> Option<Shown> {
    // A draft is built in spite of faults, and a theme has pictures too.
    if planwright_project::picture_fault(path, bytes).is_some_and(|fault| fault.hides_it()) {
        return None;
    }
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "svg" => clean(bytes, letters),
        "png" => Some(raster("png", "image/png", bytes)),
        "jpg" | "jpeg" => Some(raster("jpg", "image/jpeg", bytes)),
        _ => None,
    }
}

fn raster(extension: &'static str, mime: &'static str, bytes: &Bytes) -> Shown {
    Shown { extension, mime, size: size(bytes), bytes: bytes.clone(), missing: Vec::new(), has_hole: false }
}

fn size(bytes: &[u8]) -> (u32, u32) {
    let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).max(1);
    imagesize::blob_size(bytes).map_or(FALLBACK, |size| (side(size.width), side(size.height)))
}

/// A drawing written again from what it draws: no scripts, no outside references, words as
/// outlines in the theme's own letters. Both outputs show these same bytes.
fn clean(bytes: &[u8], letters: &Letters) -> Option<Shown> {
    let has_hole = Arc::new(AtomicBool::new(false));
    let left_out = Arc::clone(&has_hole);
    let options = usvg::Options {
        fontdb: Arc::clone(&letters.fonts),
        font_family: letters.body.clone(),
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(move |mime, bytes, _| {
                let picture = embedded(mime, bytes);
                left_out.fetch_or(picture.is_none(), Ordering::Relaxed);
                picture
            }),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(std::str::from_utf8(bytes).ok()?, &options).ok()?;
    if !is_bounded(tree.root()) {
        return None;
    }
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
    Some(Shown {
        extension: "svg",
        mime: "image/svg+xml",
        size: (side(size.width()), side(size.height())),
        bytes: svg.into_bytes().into(),
        missing,
        has_hole: has_hole.load(Ordering::Relaxed),
    })
}

/// A picture within a drawing: one that could stand by itself, and no drawing again.
fn embedded(mime: &str, bytes: Arc<Vec<u8>>) -> Option<usvg::ImageKind> {
    let kind = imagesize::image_type(&bytes).ok()?;
    let fits = |name: &str| planwright_project::picture_fault(name, &bytes).is_none();
    match kind {
        imagesize::ImageType::Png if mime != "image/svg+xml" && fits("png") => Some(usvg::ImageKind::PNG(bytes)),
        imagesize::ImageType::Jpeg if mime != "image/svg+xml" && fits("jpg") => Some(usvg::ImageKind::JPEG(bytes)),
        _ => None,
    }
}

/// The widest area that an effect is worked out for, in CSS pixels: it is done point by point.
const EFFECT_SIDE: f32 = 8_000.0;

/// False where an effect covers an area without bound.
fn is_bounded(group: &usvg::Group) -> bool {
    let area = group.abs_layer_bounding_box();
    let fits = group.filters().is_empty() || (area.width() <= EFFECT_SIDE && area.height() <= EFFECT_SIDE);
    fits && group.children().iter().all(|node| match node {
        usvg::Node::Group(group) => is_bounded(group),
        _ => true,
    })
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
