//! Letters that no font of the theme has.

use std::collections::BTreeMap;

use planwright_core::{Diagnostic, Span};
use typst::layout::{Frame, FrameItem};
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

use crate::errors::Places;
use crate::world::World;

/// How many characters a finding names.
const NAMED: usize = 4;

/// A finding for each place with a letter that no font has. A PDF of this kind may not hold one,
/// and Typst says only that there is one.
pub(crate) fn missing(world: &World, places: &Places, document: &PagedDocument) -> Vec<Diagnostic> {
    let mut found: BTreeMap<Span, Vec<String>> = BTreeMap::new();
    for page in document.pages() {
        walk(&page.frame, &mut |item, glyph| {
            let span = places.find(world, glyph.span.0).unwrap_or(places.nowhere());
            let letters = item.text.get(glyph.range()).unwrap_or_default();
            let at_place = found.entry(span).or_default();
            if !at_place.iter().any(|known| known == letters) {
                at_place.push(letters.to_owned());
            }
        });
    }
    found.into_iter().map(|(span, letters)| finding(span, &letters)).collect()
}

/// The first letter that a finding of this module names.
pub(crate) fn named(finding: &Diagnostic) -> Option<String> {
    let (_, rest) = finding.message.split_once("(U+")?;
    let (codes, _) = rest.split_once(')')?;
    codes.split(" U+").map(|code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32)).collect()
}

fn walk(frame: &Frame, report: &mut impl FnMut(&TextItem, &Glyph)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => walk(&group.frame, report),
            FrameItem::Text(text) => {
                text.glyphs.iter().filter(|glyph| glyph.id == 0).for_each(|glyph| report(text, glyph));
            }
            _ => {}
        }
    }
}

fn finding(span: Span, letters: &[String]) -> Diagnostic {
    // An emoji can be made of several signs that cannot be seen by themselves: their numbers tell them apart.
    let seen: Vec<&String> = letters.iter().filter(|letters| !letters.chars().all(is_joiner)).collect();
    let letters = if seen.is_empty() { letters.iter().collect() } else { seen };
    let named = letters.iter().take(NAMED).map(|letters| {
        let codes: Vec<String> = letters.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        format!("“{letters}” ({})", codes.join(" "))
    });
    let mut named = named.collect::<Vec<_>>().join(", ");
    if letters.len() > NAMED {
        named.push_str(&format!(" and {} more", letters.len() - NAMED));
    }
    Diagnostic::error("theme/glyph", span, format!("no font of the theme has {named}"))
        .label("this cannot be printed")
        .help("A reader would see an empty box here, and a PDF that is to be kept may not hold one.")
        .help("Write it in words or with another character, or use a theme whose fonts have it.")
}

/// Signs that join or vary others, and are never seen by themselves.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use planwright_core::{Sources, Span};

    use super::*;

    #[test]
    fn the_first_letter_can_be_read_again() {
        let span = Span::start_of(Sources::default().add("plan.md", ""));
        let letters = ["\u{1f3f4}\u{e0067}".to_owned(), "x".to_owned()];
        assert_eq!(named(&finding(span, &letters)).as_deref(), Some("\u{1f3f4}\u{e0067}"));
    }
}
