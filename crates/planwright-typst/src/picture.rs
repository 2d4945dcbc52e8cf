//! Pictures as the theme wants them.

use planwright_view::Picture;

use super::writer::Writer;
use crate::files::picture_path;

/// Writes ` draw: …, alt: …, width: …, height: …,`; the lengths are in points.
///
/// `draw` is a function of the generated code that takes the arguments of Typst's `image`, so that a
/// picture that cannot be read is found at the author's line and not in the theme.
pub(super) fn args(out: &mut Writer, index: usize, picture: &Picture, alt: &str) {
    let format = match picture.mime.as_str() {
        "image/svg+xml" => "svg",
        "image/png" => "png",
        _ => "jpg",
    };
    out.code(" draw: (..how) => image(").string(&format!("/{}", picture_path(index))).code(",");
    out.string_arg("format", format).code(" ..how),").string_arg("alt", alt);
    // A CSS pixel is 1/96 of an inch, a point 1/72.
    out.code(" width: ").number(f64::from(picture.width) * 0.75).code(" * 1pt,");
    out.code(" height: ").number(f64::from(picture.height) * 0.75).code(" * 1pt,");
}
