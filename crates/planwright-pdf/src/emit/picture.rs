//! Pictures as the theme wants them.

use planwright_view::Picture;

use super::writer::Writer;
use crate::world::picture_path;

/// Writes ` path: …, format: …, alt: …, width: …, height: …,`; the lengths are in points.
pub(super) fn args(out: &mut Writer, index: usize, picture: &Picture, alt: &str) {
    let format = match picture.mime.as_str() {
        "image/svg+xml" => "svg",
        "image/png" => "png",
        _ => "jpg",
    };
    out.string_arg("path", &format!("/{}", picture_path(index)));
    out.string_arg("format", format).string_arg("alt", alt);
    // A CSS pixel is 1/96 of an inch, a point 1/72.
    out.code(" width: ").number(f64::from(picture.width) * 0.75).code(" * 1pt,");
    out.code(" height: ").number(f64::from(picture.height) * 0.75).code(" * 1pt,");
}
