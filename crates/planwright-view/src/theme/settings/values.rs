//! Values that only `theme.yaml` has.

use planwright_core::{Diagnostic, Span, Spanned};
use planwright_yaml::Node;
use planwright_yaml::read::text;

use super::super::colour::Colour;

/// A colour. It goes into style sheets and Typst as it stands, so it is nothing else.
pub(super) fn colour(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<Colour>> {
    let written = text(node, key, out)?;
    if let Some(colour) = Colour::parse(&written) {
        return Some(Spanned::new(colour, written.span));
    }
    out.push(
        Diagnostic::error(
            "theme/settings",
            written.span,
            format!("`{key}` is `{}`, which is no colour", written.value),
        )
        .label("not a colour")
        .help("Write a colour as `#` and six digits from 0 to F, in quotation marks: `\"#16242B\"`."),
    );
    None
}

/// A key without a value: most often a colour without quotation marks, which YAML takes for a comment.
pub(super) fn no_colour(key: &str, span: Span) -> Diagnostic {
    Diagnostic::error("theme/settings", span, format!("`{key}` has no colour behind its colon"))
        .label("empty")
        .help("A `#` without quotation marks begins a comment. Write the colour in them: `\"#16242B\"`.")
}

/// A line of words that is printed.
pub(super) fn sentence(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<String> {
    Some(text(node, key, out)?.value.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The path of a file of the theme. One that leads out of its folder is never opened.
pub(super) fn path(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let written = text(node, key, out)?;
    let plain = written.strip_prefix("./").unwrap_or(&written).to_owned();
    let leads_out = plain.starts_with('/')
        || plain.contains('\\')
        || plain.contains(':')
        || plain.split('/').any(|part| part == ".." || part.is_empty());
    if leads_out {
        out.push(
            Diagnostic::error(
                "theme/file",
                written.span,
                format!("`{}` is not a file in the theme's folder", written.value),
            )
            .label("leads out of the theme")
            .help("A theme is whole in its own folder, so that it looks the same wherever it is copied. Nothing outside is opened.")
            .help("Copy the file into the theme's folder and write its path from there, such as `assets/logo.svg`."),
        );
        return None;
    }
    Some(Spanned::new(plain, written.span))
}
