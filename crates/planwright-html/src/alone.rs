//! A page as one file: what it would ask for stands in it.

use std::collections::BTreeMap;

use bytes::Bytes;
use planwright_core::Diagnostic;
use planwright_view::View;
use planwright_view::theme::Theme;

use crate::assets::assets;
use crate::base64::base64;
use crate::outputs::{Outputs, Which};
use crate::render::render;

/// The files that a page may ask for, by their paths beside it.
type Files = BTreeMap<String, Bytes>;

/// Letters that only the subset `latin-ext` of a typeface has: nobody should carry them for nothing.
const BEYOND_LATIN: [(char, char); 3] = [('\u{100}', '\u{2ba}'), ('\u{1e00}', '\u{1eff}'), ('\u{20a0}', '\u{20c0}')];

/// Writes one page that needs no other file: its style sheets, script, typefaces and pictures stand in it. It leads to no
/// other output.
///
/// # Errors
///
/// As [`render`].
pub fn alone(view: &View, theme: &Theme, which: Which) -> Result<String, Vec<Diagnostic>> {
    let page = render(view, theme, &Outputs::default(), which)?;
    let mut files: Files = assets(theme, view).into_iter().collect();
    if !page.chars().any(|c| BEYOND_LATIN.iter().any(|(from, to)| (*from..=*to).contains(&c))) {
        files.retain(|path, _| !path.contains("-latin-ext-"));
    }
    Ok(inlined(&page, &files))
}

/// The page with every file that it asks for in it.
fn inlined(page: &str, files: &Files) -> String {
    let mut out = String::with_capacity(page.len() * 4);
    let mut rest = page;
    // Only tags have a `<`: in words it is written `&lt;`.
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let (tag, tail) = after.split_once('>').unwrap_or((after, ""));
        rest = tail;
        match (tag.split_whitespace().next(), asked_for(tag, files)) {
            (Some("link"), Some((path, bytes))) if tag.contains("rel=\"stylesheet\"") => {
                let (faces, sheet) = parted(&String::from_utf8_lossy(bytes));
                if !faces.is_empty() {
                    out.push_str(&format!("<style>{}</style>", with_urls(&faces, folder(path), files)));
                }
                let sheet = with_urls(&sheet, folder(path), files);
                out.push_str(&format!("<{}>", in_place(tag, path, &data(path, sheet.as_bytes()))));
            }
            (Some("script"), Some((_, bytes))) => {
                // A module waits for the page, as the file does by `defer`.
                let script = String::from_utf8_lossy(bytes).replace("</", "<\\/");
                out.push_str(&format!("<script type=\"module\">{script}"));
            }
            (_, Some((path, bytes))) => {
                out.push_str(&format!("<{}>", in_place(tag, path, &data(path, bytes))));
            }
            _ => out.push_str(&format!("<{tag}>")),
        }
    }
    out.push_str(rest);
    out
}

/// The file that a tag asks for, where it is one of ours.
fn asked_for<'f>(tag: &str, files: &'f Files) -> Option<(&'f str, &'f [u8])> {
    let attributes = [" href=\"", " src=\"", " srcset=\""];
    let mut values = attributes.iter().filter_map(|name| tag.split_once(name)?.1.split_once('"'));
    values.find_map(|(path, _)| files.get_key_value(path)).map(|(path, bytes)| (path.as_str(), &**bytes))
}

/// A tag that asks for `address` and no more for `path`.
fn in_place(tag: &str, path: &str, address: &str) -> String {
    let mut tag = tag.to_owned();
    for name in ["href", "src", "srcset"] {
        tag = tag.replace(&format!(" {name}=\"{path}\""), &format!(" {name}=\"{address}\""));
    }
    tag
}

/// The typefaces of a style sheet, and the rest. The rest stands in an address, and typefaces would be a third longer there.
fn parted(sheet: &str) -> (String, String) {
    let (mut faces, mut others) = (String::new(), String::new());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("@font-face") {
        let (face, tail) = after.split_once('}').unwrap_or((after, ""));
        others.push_str(before);
        // One of the reader's own computer asks for nothing.
        let to = if face.contains("url(") { &mut faces } else { &mut others };
        to.push_str(&format!("@font-face{face}}}\n"));
        rest = tail;
    }
    others.push_str(rest);
    (faces, others)
}

/// A style sheet with what it asks for in it. What is not there is asked for nowhere.
fn with_urls(sheet: &str, folder: &str, files: &Files) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("url(") {
        out.push_str(before);
        let Some((address, tail)) = after.split_once(')') else {
            out.push_str("url(");
            rest = after;
            continue;
        };
        let path = format!("{folder}{}", address.trim_matches(['"', '\'', ' ']));
        match files.get(&path) {
            Some(bytes) => out.push_str(&format!("url(\"{}\")", data(&path, bytes))),
            None if address.contains("data:") => out.push_str(&format!("url({address})")),
            None => out.push_str("url(\"data:,\")"),
        }
        rest = tail;
    }
    out.push_str(rest);
    // No sheet can end the element that it stands in.
    out.replace("</", "<\\/")
}

/// The folder of a path, with its stroke.
fn folder(path: &str) -> &str {
    path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or_default()
}

/// A file as an address.
fn data(path: &str, bytes: &[u8]) -> String {
    let kind = match path.rsplit('.').next() {
        Some("css") => "text/css",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        _ => "application/octet-stream",
    };
    format!("data:{kind};base64,{}", base64(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        let file = |path: &str, text: &str| (path.to_owned(), Bytes::copy_from_slice(text.as_bytes()));
        [
            file("assets/a.css", "@font-face { src: url(fonts/b.woff2); c: url(\"none.png\"); d: \"</style>\" } b {}"),
            file("assets/fonts/b.woff2", "f"),
            file("assets/a.js", "x = \"</script>\";"),
            file("assets/m.svg", "f"),
        ]
        .into()
    }

    fn check(page: &str, expected: &str) {
        assert_eq!(inlined(page, &files()), expected);
    }

    #[test]
    fn what_a_page_asks_for_stands_in_it() {
        check(
            "<link rel=\"stylesheet\" href=\"assets/a.css\">",
            "<style>@font-face { src: url(\"data:font/woff2;base64,Zg==\"); c: url(\"data:,\"); d: \"<\\/style>\" }\n</style>\
             <link rel=\"stylesheet\" href=\"data:text/css;base64,IGIge30=\">",
        );
        check("<script src=\"assets/a.js\" defer></script>", "<script type=\"module\">x = \"<\\/script>\";</script>");
        check(
            "<img src=\"assets/m.svg\" alt=\"assets/m.svg\">",
            "<img src=\"data:image/svg+xml;base64,Zg==\" alt=\"assets/m.svg\">",
        );
    }

    #[test]
    fn everything_else_stays() {
        check(
            "<a href=\"page.html\">src=\"assets/a.js\" &lt;</a>",
            "<a href=\"page.html\">src=\"assets/a.js\" &lt;</a>",
        );
        check("a", "a");
    }
}
