//! The files that pages ask for, and the style sheet's head: what the theme sets without code.

use std::fmt::Write as _;

use bytes::Bytes;
use planwright_view::View;
use planwright_view::theme::{Theme, WebFace, slug};

use crate::markup::css_string;

/// Letters that the subset `latin` has, as style sheets write it.
const LATIN: &str = "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, \
    U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";
/// Letters that the subset `latin-ext` has.
const LATIN_EXT: &str = "U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0";

/// The files that the pages ask for, by their paths beside `index.html`: the theme's own under
/// `assets/`, its style sheet with the theme's values before it, its pictures, and the plan's. A translation has only
/// pictures of its own: the rest is the plan's.
#[must_use]
pub fn assets(theme: &Theme, view: &View) -> Vec<(String, Bytes)> {
    let is_translation = view.languages.own.folder.is_some();
    let mut files = if is_translation { Vec::new() } else { of_the_theme(theme) };
    let own = view.pictures.iter().filter(|picture| !picture.shared);
    files.extend(own.map(|p| (format!("assets/pictures/{}", p.name), p.bytes.clone())));
    files
}

fn of_the_theme(theme: &Theme) -> Vec<(String, Bytes)> {
    let wanted: Vec<String> = theme.web_faces().map(|face| face.path).collect();
    let mut files: Vec<(String, Bytes)> = theme
        .folder("assets")
        .map(|(path, bytes)| (format!("assets/{path}"), bytes))
        // Letters of families that the theme below uses and this one does not.
        .filter(|(path, _)| WebFace::of(path).is_none() || wanted.contains(path))
        // A picture that the theme names is there already, cleaned.
        .filter(|(path, _)| !theme.originals.contains(path))
        .map(|(path, bytes)| {
            let bytes = if path == "assets/theme.css" { with_values(theme, bytes) } else { bytes.clone() };
            (path, bytes)
        })
        .collect();
    for picture in theme.pictures() {
        let path = theme_picture(&picture.name);
        files.retain(|(known, _)| *known != path);
        files.push((path, picture.bytes.clone()));
    }
    files
}

/// Where a picture of the theme itself lies.
pub(crate) fn theme_picture(name: &str) -> String {
    format!("assets/theme/{name}")
}

/// The style sheet with the theme's values before it.
fn with_values(theme: &Theme, sheet: &[u8]) -> Bytes {
    let mut css = faces(theme);
    css.push_str(&colours(theme));
    let mut css = css.into_bytes();
    css.extend_from_slice(sheet);
    css.into()
}

/// The theme's colours as custom properties, for light and for dark. `--light-…` is the same on dark pages.
pub(crate) fn colours(theme: &Theme) -> String {
    let mut css = String::from(":root {");
    for (name, value) in &theme.colours {
        push_property(&mut css, name, value);
    }
    for (name, value) in &theme.colours {
        push_property(&mut css, &format!("light-{name}"), value);
    }
    if let Some(picture) = &theme.cover.picture {
        // Seen from the style sheet, which lies in `assets/`.
        let url = css_string(&format!("theme/{}", picture.name));
        let _ = write!(css, " --cover-picture: url({url}); --cover-ratio: {} / {};", picture.width, picture.height);
    }
    css.push_str(" }\n@media screen and (prefers-color-scheme: dark) { :root {");
    for (name, value) in &theme.dark {
        push_property(&mut css, name, value);
    }
    css.push_str(" } }\n");
    css
}

/// The theme's letters: a rule for each file, and the families as custom properties.
fn faces(theme: &Theme) -> String {
    let mut css = String::new();
    let families = [&theme.faces.body, &theme.faces.heading];
    for face in theme.web_faces() {
        let Some(family) = families.iter().find(|family| slug(family) == face.slug) else {
            continue;
        };
        let style = if face.italic { "italic" } else { "normal" };
        let file = face.path.trim_start_matches("assets/");
        let range = match face.subset.as_deref() {
            Some("latin") => format!(" unicode-range: {LATIN};"),
            Some("latin-ext") => format!(" unicode-range: {LATIN_EXT};"),
            _ => String::new(),
        };
        let _ = writeln!(
            css,
            "@font-face {{ font-family: {}; font-weight: {}; font-style: {style}; font-display: swap; src: url({}) format(\"woff2\");{range} }}",
            css_string(family),
            face.weight,
            css_string(file)
        );
    }
    let body = &theme.faces.body;
    let stand_in = if body == "Source Sans 3" { ", \"Source Sans Stand-in\"" } else { "" };
    let _ = writeln!(
        css,
        ":root {{ --body-face: {}{stand_in}; --heading-face: {}; }}",
        css_string(body),
        css_string(&theme.faces.heading)
    );
    css
}

/// Writes one property, unless its name or value could say more than a colour.
fn push_property(css: &mut String, name: &str, value: &str) {
    let plain = |s: &str, more: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
    if plain(name, "-") && plain(value, "#(),.% /-") && !value.contains("/*") {
        let _ = write!(css, " --{name}: {value};");
    }
}

/// A colour as it may stand in an attribute, or a fallback.
pub(crate) fn colour<'a>(theme: &'a Theme, name: &str) -> &'a str {
    theme.colours.get(name).map_or("currentColor", String::as_str)
}
