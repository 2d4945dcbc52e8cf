//! Languages as Typst wants them.

use super::writer::Writer;

/// Writes ` lang: "cy", region: "GB",` for a BCP 47 tag, as far as Typst knows such a thing.
pub(super) fn args(out: &mut Writer, tag: &str) {
    let mut parts = tag.split('-');
    let lang = parts.next().unwrap_or_default();
    if !(2..=3).contains(&lang.len()) || !lang.bytes().all(|b| b.is_ascii_alphabetic()) {
        return;
    }
    out.string_arg("lang", &lang.to_ascii_lowercase());
    match parts.find(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic())) {
        Some(region) => out.string_arg("region", &region.to_ascii_uppercase()),
        // Else French in a plan of `en-GB` would be the French of Britain.
        None => out.code(" region: none,"),
    };
}
