//! `/values.typ`: what the theme's files take from outside.

use std::collections::BTreeMap;

use planwright_view::Words;

use super::writer::Writer;

/// The theme's colours and typefaces and the tool's words, for the theme's Typst files to import.
pub(crate) fn values(colours: &BTreeMap<String, String>, families: &[String], words: &Words) -> String {
    let mut out = Writer::default();
    let named = colours.iter().map(|(name, value)| (name.as_str(), value));
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
    out.code("))\n");
    out.text
}
