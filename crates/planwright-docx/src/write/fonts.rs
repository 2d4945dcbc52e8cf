//! The theme's faces, carried in the document so that it looks the same where they are not installed.

use planwright_view::theme::Theme;
use resvg::usvg::fontdb::{Database, FaceInfo, Style};

use super::package::{OFFICE, Package, Relations};
use super::palette::{FALLBACK_FACE, Palette};
use super::xml::Xml;

/// The four that Word knows of a face: how it calls them, their weight, and whether they slant.
const STYLES: [(&str, u16, bool); 4] = [
    ("w:embedRegular", 400, false),
    ("w:embedBold", 700, false),
    ("w:embedItalic", 400, true),
    ("w:embedBoldItalic", 700, true),
];

/// Bytes at a font's start that are obfuscated, and in its key.
const HIDDEN: usize = 32;
const KEY: usize = 16;

/// Adds the part that lists the fonts, and the theme's own as far as their makers let them be carried.
pub(super) fn add(package: &mut Package, palette: &Palette, theme: &Theme, mime: &str) {
    let mut relations = Relations::default();
    let mut out = Xml::part("w:fonts", &[("xmlns:w", super::WORD), ("xmlns:r", OFFICE)]);
    if palette.face != FALLBACK_FACE {
        out.open("w:font", &[("w:name", &palette.face)]).val("w:altName", FALLBACK_FACE);
        family(&mut out);
        for (number, (tag, bytes)) in (1..).zip(faces(&palette.face, theme)) {
            let path = format!("fonts/font{number}.odttf");
            let key = key(&theme.digest, number);
            let id = relations.part("font", &path);
            out.empty(tag, &[("r:id", &id), ("w:fontKey", &guid(&key))]);
            package.media(&format!("word/{path}"), obfuscated(bytes, &key));
        }
        out.close();
    }
    for name in [FALLBACK_FACE, "Arial"] {
        out.open("w:font", &[("w:name", name)]);
        family(&mut out);
        out.close();
    }
    package.part("word/fontTable.xml", mime, out.into_bytes(), &relations);
}

fn family(out: &mut Xml) {
    out.val("w:charset", "00").val("w:family", "swiss").val("w:pitch", "variable");
}

/// The theme's files for a face.
fn faces(name: &str, theme: &Theme) -> Vec<(&'static str, Vec<u8>)> {
    let files: Vec<Vec<u8>> = theme
        .folder("fonts")
        .filter(|(path, bytes)| path.ends_with(".ttf") && may_be_carried(bytes))
        .map(|(_, bytes)| bytes.to_vec())
        .collect();
    let mut known = Vec::new();
    for file in files {
        let mut database = Database::new();
        database.load_font_data(file.clone());
        known.extend(database.faces().next().cloned().map(|face| (face, file)));
    }
    let is = |face: &FaceInfo, weight: u16, slants: bool| {
        face.families.iter().any(|(family, _)| family == name)
            && face.weight.0 == weight
            && (face.style != Style::Normal) == slants
    };
    let found = |(tag, weight, slants)| {
        known.iter().find(|(face, _)| is(face, weight, slants)).map(|(_, file)| (tag, file.clone()))
    };
    STYLES.into_iter().filter_map(found).collect()
}

/// True where a font says that it may be installed, or carried in documents that can be changed.
fn may_be_carried(font: &[u8]) -> bool {
    let short = |at: usize| font.get(at..at + 2).map(|b| u16::from_be_bytes([b[0], b[1]]));
    let long = |at: usize| Some((usize::from(short(at)?) << 16) | usize::from(short(at + 2)?));
    let Some(tables) = short(4) else { return false };
    let entry = |at: usize| 12 + 16 * at;
    let os2 = (0..usize::from(tables)).map(entry).find(|at| font.get(*at..*at + 4) == Some(b"OS/2"));
    let permission = os2.and_then(|at| short(long(at + 8)? + 8));
    permission.is_some_and(|bits| bits & 0xf == 0 || bits & 0x8 != 0)
}

/// The key of a font, from what the theme is made of: the same on any day.
fn key(digest: &str, number: u8) -> [u8; KEY] {
    let mut key = [0; KEY];
    for (at, byte) in key.iter_mut().enumerate() {
        let digits = digest.get(2 * at..2 * at + 2).unwrap_or("00");
        *byte = u8::from_str_radix(digits, 16).unwrap_or(0);
    }
    key[KEY - 1] ^= number;
    key
}

/// A key as Word writes it.
fn guid(key: &[u8; KEY]) -> String {
    let mut out = String::from("{");
    for (at, byte) in key.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            out.push('-');
        }
        out.push_str(&format!("{byte:02X}"));
    }
    out + "}"
}

/// A font as ECMA-376 has it in documents: its first bytes mixed with the key, from its end.
fn obfuscated(mut font: Vec<u8>, key: &[u8; KEY]) -> Vec<u8> {
    for (at, byte) in font.iter_mut().take(HIDDEN).enumerate() {
        *byte ^= key[KEY - 1 - at % KEY];
    }
    font
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_theme_carries_three_faces() {
        let theme = planwright_view::theme::built_in("default").unwrap();
        let tags: Vec<_> = faces(&theme.faces.body, theme).into_iter().map(|(tag, _)| tag).collect();
        assert_eq!(tags, ["w:embedRegular", "w:embedBold", "w:embedItalic"]);
    }

    #[test]
    fn a_key_gives_the_font_back() {
        let key = key("00112233445566778899aabbccddeeff", 1);
        assert_eq!(guid(&key), "{00112233-4455-6677-8899-AABBCCDDEEFE}");
        let font: Vec<u8> = (0..100).collect();
        let hidden = obfuscated(font.clone(), &key);
        assert_eq!((hidden[0], hidden[16], hidden[32]), (0xfe, 16 ^ 0xfe, 32));
        assert_eq!(obfuscated(hidden, &key), font);
    }

    #[test]
    fn a_font_that_may_not_be_carried_is_not() {
        let mut font = vec![0; 60];
        font[5] = 1;
        font[12..16].copy_from_slice(b"OS/2");
        font[23] = 40;
        assert!(may_be_carried(&font));
        font[49] = 2;
        assert!(!may_be_carried(&font) && !may_be_carried(b"OTTO"));
    }
}
