//! `/values.typ`: what the theme's files take from outside.

use planwright_view::theme::Theme;
use planwright_view::{Picture, Words};

use super::writer::Writer;

/// The theme's values, its families and the tool's words, for the theme's Typst files to import.
pub fn values(theme: &Theme, families: &[String], words: &Words) -> String {
    let mut out = Writer::default();
    let named = theme.colours.iter().map(|(name, value)| (name.as_str(), value));
    out.code("#let given = (").dict_arg("colours", named, |out, value| {
        out.code("rgb(").string(value).code(")");
    });
    let words = words.iter().map(|(name, words)| (name.as_str(), words));
    out.dict_arg("words", words, |out, words| {
        out.string(words);
    });
    out.code(" faces: (");
    for family in families {
        out.string(family).code(", ");
    }
    out.code("),").string_arg("heading", &theme.faces.heading);
    logo(&mut out, theme);
    out.code(" cover: (").string_arg("layout", theme.cover.layout.as_str());
    picture(&mut out, "picture", theme.cover.picture.as_ref());
    let furniture = &theme.furniture;
    out.code("), furniture: (").string_arg("head", furniture.head.as_str());
    out.string_arg("foot", furniture.foot.as_str()).flag_arg("tabs", furniture.tabs).code("),");
    partners(&mut out, theme);
    out.code(")\n");
    out.text
}

fn logo(out: &mut Writer, theme: &Theme) {
    let Some(logo) = &theme.logo else {
        out.code(" logo: none,");
        return;
    };
    out.code(" logo: (");
    picture(out, "light", Some(&logo.light));
    picture(out, "dark", logo.dark.as_ref());
    out.string_arg("alt", &logo.alt).code("),");
}

fn partners(out: &mut Writer, theme: &Theme) {
    out.code(" partners: (");
    for partner in &theme.partners {
        out.code("(").string_arg("name", &partner.name);
        match &partner.url {
            Some(url) => out.string_arg("url", url),
            None => out.code(" url: none,"),
        };
        picture(out, "logo", partner.logo.as_ref().map(|(picture, _)| picture));
        out.string_arg("alt", partner.logo.as_ref().map_or("", |(_, alt)| alt)).code("), ");
    }
    out.code("),");
}

/// A picture of the theme: where it is and how large.
fn picture(out: &mut Writer, name: &str, picture: Option<&Picture>) {
    let Some(picture) = picture else {
        out.code(" ").code(name).code(": none,");
        return;
    };
    let side = |n: u32| usize::try_from(n).unwrap_or(1);
    out.code(" ").code(name).code(": (").string_arg("path", &format!("/theme/{}", picture.name));
    out.count_arg("width", side(picture.width)).count_arg("height", side(picture.height)).code("),");
}
