//! `/values.typ`: what the theme gives as values.

use std::collections::BTreeMap;

use super::writer::Writer;

/// The theme's colours and typefaces, for its Typst files to import.
pub(crate) fn values(colours: &BTreeMap<String, String>, families: &[String]) -> String {
    let mut out = Writer::default();
    out.code("#let theme-colours = (:");
    let entries: Vec<_> = colours.iter().collect();
    if !entries.is_empty() {
        out.text.truncate(out.text.len() - 1);
        for (name, value) in entries {
            out.string(name).code(": rgb(").string(value).code("), ");
        }
    }
    out.code(")\n#let theme-faces = (");
    for family in families {
        out.string(family).code(", ");
    }
    out.code(")\n");
    out.text
}
