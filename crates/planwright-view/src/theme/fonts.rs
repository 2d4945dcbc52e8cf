//! A theme's fonts: which families there are, with which faces, for print and for the web.

use std::collections::BTreeMap;
use std::sync::Arc;

use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Spanned};
use usvg::fontdb::{Database, Source, Style};

use super::files::Files;
use super::place::Places;

/// The lightest that looks bold.
const BOLD: u16 = 600;

/// A file of letters for the web: `assets/fonts/<family>[-<subset>]-<weight>-<style>.woff2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebFace {
    /// The family as its file is named: `source-sans-3`.
    pub slug: String,
    /// The part of the letters that it has, where it is not all of them: `latin`, `latin-ext`.
    pub subset: Option<String>,
    /// From 100 to 900.
    pub weight: u16,
    /// True for italics.
    pub italic: bool,
    /// Its path within the theme.
    pub path: String,
}

impl WebFace {
    /// Reads a path by the convention; none for other files.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let name = path.strip_prefix("assets/fonts/")?.strip_suffix(".woff2")?;
        let (rest, style) = name.rsplit_once('-')?;
        let italic = match style {
            "normal" => false,
            "italic" => true,
            _ => return None,
        };
        let (rest, weight) = rest.rsplit_once('-')?;
        let weight = weight.parse().ok().filter(|weight| (100..=900).contains(weight))?;
        let subset = ["latin-ext", "latin"].into_iter().find(|subset| rest.ends_with(&format!("-{subset}")));
        let slug = subset.map_or(rest, |subset| &rest[..rest.len() - subset.len() - 1]);
        Some(Self { slug: slug.to_owned(), subset: subset.map(str::to_owned), weight, italic, path: path.to_owned() })
    }
}

/// A family as files are named after it: `Source Sans 3` is `source-sans-3`.
#[must_use]
pub fn slug(family: &str) -> String {
    family.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// True for a file of letters for print.
fn is_print(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.starts_with("fonts/") && (path.ends_with(".ttf") || path.ends_with(".otf"))
}

/// True for a font of which one file holds all weights: its directory has a table of variations.
fn varies(bytes: &[u8]) -> bool {
    let tables = bytes.get(4..6).map_or(0, |count| usize::from(u16::from_be_bytes([count[0], count[1]])));
    let directory = bytes.get(12..).unwrap_or_default();
    directory.chunks_exact(16).take(tables).any(|entry| entry.starts_with(b"fvar"))
}

/// The fonts for print, with a finding for each file that is none. The families by the files that bring them.
pub(super) fn load(files: &Files, places: &mut Places<'_>) -> (Database, BTreeMap<String, String>) {
    let mut fonts = Database::new();
    let mut families = BTreeMap::new();
    for (path, bytes) in files {
        let no_web_font = path.ends_with(".woff2") && !bytes.starts_with(b"wOF2");
        if no_web_font || (is_print(path) && varies(bytes)) {
            let what =
                if no_web_font { "not a font for the web" } else { "a font that varies, which print cannot use" };
            let finding = Diagnostic::error("theme/font", places.file(path), format!("`{path}` is {what}"));
            places.tell(finding.label("this file").help(if no_web_font {
                "A `.woff2` file begins with the letters wOF2. Make it again from the `.ttf` file, or take it out."
            } else {
                "One file holds all weights, and every one would be printed alike. Take the static files, one for each weight."
            }));
            continue;
        }
        if !is_print(path) {
            continue;
        }
        let before: Vec<_> = fonts.faces().map(|face| face.id).collect();
        fonts.load_font_source(Source::Binary(Arc::new(bytes.clone())));
        let new = fonts.faces().find(|face| !before.contains(&face.id));
        if let Some((family, _)) = new.and_then(|face| face.families.first()) {
            families.insert(path.clone(), family.clone());
        } else {
            let finding = Diagnostic::error("theme/font", places.file(path), format!("`{path}` is not a font"));
            places.tell(
                finding
                    .label("no font file")
                    .help("Fonts for print are TrueType or OpenType files that do not vary: one file for each weight.")
                    .help("Put a sound `.ttf` or `.otf` file in its place, or take it out of `fonts/`."),
            );
        }
    }
    (fonts, families)
}

/// The family that a key names, by itself or by a file of it.
pub(super) fn family(
    key: &str,
    named: &Spanned<String>,
    families: &BTreeMap<String, String>,
    places: &mut Places<'_>,
) -> Option<String> {
    let written = named.value.strip_prefix("./").unwrap_or(&named.value);
    let by_file = families.get(written).or_else(|| families.get(&format!("fonts/{written}")));
    if let Some(family) = by_file.or_else(|| families.values().find(|family| family.eq_ignore_ascii_case(written))) {
        return Some(family.clone());
    }
    let mut known: Vec<&str> = families.values().map(String::as_str).collect();
    known.dedup();
    known.sort_unstable();
    known.dedup();
    let mut finding =
        Diagnostic::error("theme/font", named.span, format!("`{key}` is `{written}`, and the theme has no such font"))
            .label("no such font");
    if let Some(meant) = nearest(written, known.iter().copied()) {
        finding = finding.help(format!("Did you mean `{meant}`?"));
    }
    let there: Vec<String> = known.iter().map(|family| format!("`{family}`")).collect();
    places.tell(finding.help(format!(
        "The fonts that there are: {}. Another one is put into the theme's folder `fonts/` as `.ttf` or `.otf` files, and into `assets/fonts/` as `.woff2` files for the web.",
        there.join(", ")
    )));
    None
}

/// Looks whether a family has the faces that plans use, in print and on the web.
pub(super) fn check(
    key: &str,
    named: &Spanned<String>,
    family: &str,
    fonts: &Database,
    files: &Files,
    places: &mut Places<'_>,
) {
    let faces: Vec<(u16, bool)> = fonts
        .faces()
        .filter(|face| face.families.iter().any(|(name, _)| name == family))
        .map(|face| (face.weight.0, face.style != Style::Normal))
        .collect();
    let slug = slug(family);
    let web: Vec<(u16, bool)> = files
        .keys()
        .filter_map(|path| WebFace::of(path))
        .filter(|face| face.slug == slug)
        .map(|face| (face.weight, face.italic))
        .collect();
    let body = key == "body";
    for (faces, folder, ending) in [(&faces, "fonts/", "ttf"), (&web, "assets/fonts/", "woff2")] {
        let lacks = lacking(faces, body);
        if lacks.is_empty() {
            continue;
        }
        let of = if folder == "fonts/" { "for print" } else { "for the web" };
        let message = format!("`{family}` has no {} {of}", lacks.join(" and no "));
        let finding = Diagnostic::warning("theme/font", named.span, message).label(format!("named as `{key}`"));
        let finding = finding.help(if body {
            "Plans are set in a regular, an italic and a bold face; without one, what was stressed looks like the rest."
        } else {
            "Headings are bold; without such a face, they look like the text."
        });
        let like = if ending == "ttf" { String::new() } else { format!(", named as `{slug}-latin-700-normal.woff2`") };
        places.tell(finding.help(format!("Add the missing `.{ending}` files to `{folder}`{like}.")));
    }
}

/// Which of the faces that plans use are not among these.
fn lacking(faces: &[(u16, bool)], body: bool) -> Vec<&'static str> {
    let mut lacks = Vec::new();
    let has = |is: fn(u16) -> bool, italic: bool| faces.iter().any(|(weight, it)| is(*weight) && *it == italic);
    if body && !has(|weight| weight == 400, false) {
        lacks.push("regular face (400)");
    }
    if body && !has(|weight| weight < BOLD, true) {
        lacks.push("italic face");
    }
    if !has(|weight| weight >= BOLD, false) {
        lacks.push("bold face (600 or more)");
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_for_the_web_are_known_by_their_names() {
        let face = |name: &str| {
            WebFace::of(&format!("assets/fonts/{name}")).map(|it| (it.slug, it.subset, it.weight, it.italic))
        };
        let latin =
            |slug: &str, subset: &str, weight, italic| Some((slug.to_owned(), Some(subset.to_owned()), weight, italic));
        assert_eq!(face("source-sans-3-latin-400-normal.woff2"), latin("source-sans-3", "latin", 400, false));
        assert_eq!(face("bitter-latin-ext-700-italic.woff2"), latin("bitter", "latin-ext", 700, true));
        assert_eq!(face("our-type-500-normal.woff2"), Some(("our-type".to_owned(), None, 500, false)));
        for other in ["OFL.txt", "bitter.woff2", "bitter-latin-bold-normal.woff2", "bitter-latin-400-oblique.woff2"] {
            assert_eq!(face(other), None, "{other}");
        }
        assert_eq!(slug("Source Sans 3"), "source-sans-3");
    }

    #[test]
    fn a_font_that_varies_is_known_by_its_tables() {
        let font = |table: &[u8; 4]| [b"\0\x01\0\0\0\x01\0\0\0\0\0\0".as_slice(), table, &[0; 12]].concat();
        assert!(varies(&font(b"fvar")) && !varies(&font(b"glyf")) && !varies(b"fvar") && !varies(b""));
    }

    #[test]
    fn says_which_faces_are_missing() {
        assert_eq!(lacking(&[(400, false), (400, true), (700, false)], true), Vec::<&str>::new());
        assert_eq!(lacking(&[(600, false)], false), Vec::<&str>::new());
        assert_eq!(lacking(&[(400, false)], true), ["italic face", "bold face (600 or more)"]);
        assert_eq!(lacking(&[(400, true)], false), ["bold face (600 or more)"]);
    }
}
