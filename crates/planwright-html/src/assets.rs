use std::fmt::Write as _;
use std::sync::Arc;

use planwright_view::View;
use planwright_view::theme::Theme;

/// The files that the pages ask for, by their paths beside `index.html`: the theme's own under
/// `assets/`, its style sheet with the theme's colours before it, and the plan's pictures. A translation has only pictures
/// of its own: the rest is the plan's.
#[must_use]
pub fn assets(theme: &Theme, view: &View) -> Vec<(String, Arc<[u8]>)> {
    let is_translation = view.languages.own.folder.is_some();
    let mut files: Vec<(String, Arc<[u8]>)> = theme
        .folder("assets")
        .filter(|_| !is_translation)
        .map(|(path, bytes)| {
            let bytes = if path == "theme.css" { coloured(theme, bytes) } else { Arc::clone(bytes) };
            (format!("assets/{path}"), bytes)
        })
        .collect();
    let own = view.pictures.iter().filter(|picture| !picture.shared);
    files.extend(own.map(|p| (format!("assets/pictures/{}", p.name), Arc::clone(&p.bytes))));
    files
}

/// The style sheet with the theme's colours before it, as custom properties.
fn coloured(theme: &Theme, sheet: &[u8]) -> Arc<[u8]> {
    let mut css = colours(theme).into_bytes();
    css.extend_from_slice(sheet);
    css.into()
}

/// The theme's colours as custom properties, for light and for dark.
pub(crate) fn colours(theme: &Theme) -> String {
    let mut css = String::from(":root {");
    for (name, value) in &theme.colours {
        push_property(&mut css, name, value);
    }
    css.push_str(" }\n@media screen and (prefers-color-scheme: dark) { :root {");
    for (name, value) in &theme.dark {
        push_property(&mut css, name, value);
    }
    css.push_str(" } }\n");
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
