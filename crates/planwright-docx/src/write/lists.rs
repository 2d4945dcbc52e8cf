//! Lists, and the part that says how they are numbered.

use planwright_view::{BlockView, VBlock};

use super::document::{Document, Place};
use super::package::OFFICE;
use super::palette::Palette;
use super::paragraph::{Look, Paragraph};
use super::sheet::mm;
use super::xml::Xml;

/// How far an entry's words stand from its mark.
pub(super) const STEP: i32 = mm(7);

/// How deep lists may be in Word.
const LEVELS: usize = 9;

/// The greatest number that a list may begin with.
const MOST: u64 = 2_147_483_647;

/// The list that all lists with bullets are of. Numbered ones follow, each its own, so that each begins anew.
pub(super) const BULLETS: usize = 1;

impl Document<'_> {
    pub(super) fn list(&mut self, start: Option<u64>, items: &[Vec<VBlock>], place: Place) {
        let list = self.list_number(start, place);
        let entry = Paragraph { number: Some((list, level(place))), ..entry(start.is_some(), place) };
        for item in items {
            self.item(item, entry, place);
        }
    }

    /// The number by which a list's entries say that they are its own.
    pub(super) fn list_number(&mut self, start: Option<u64>, place: Place) -> usize {
        let Some(start) = start else { return BULLETS };
        self.lists.push((start.min(MOST), level(place)));
        BULLETS + self.lists.len()
    }

    /// Writes an entry: its first paragraph stands beside the mark.
    fn item(&mut self, blocks: &[VBlock], entry: Paragraph, place: Place) {
        let inside = within(place);
        let rest = match blocks {
            [VBlock { kind: BlockView::Paragraph { content }, .. }, rest @ ..] => {
                self.paragraph(entry, |doc| doc.inlines(content, &Look::default()));
                rest
            }
            _ => {
                self.line(entry, "");
                blocks
            }
        };
        for block in rest {
            // A list within a list has the look of a list, not that of a further paragraph.
            let style = match block.kind {
                BlockView::List { .. } => place.style,
                _ => inside.style,
            };
            self.blocks(std::slice::from_ref(block), Place { style, ..inside });
        }
    }
}

/// How deep in Word's numbering a list stands.
pub(super) fn level(place: Place) -> usize {
    place.depth.min(LEVELS - 1)
}

/// How an entry of a list is set.
pub(super) fn entry(is_numbered: bool, place: Place) -> Paragraph {
    let style = match (place.style, is_numbered) {
        ("", false) => "ListBullet",
        ("", true) => "ListNumber",
        (style, _) => style,
    };
    // Where the list stands by itself, its own part says where its entries begin.
    let is_usual = place.indent == STEP * to_i32(place.depth) && place.depth < LEVELS;
    let indent = (!is_usual).then_some((place.indent + STEP, STEP));
    Paragraph { indent, ..Paragraph::of(style) }
}

/// The place of what goes on with an entry.
pub(super) fn within(place: Place) -> Place {
    let style = if place.style.is_empty() { "ListContinue" } else { place.style };
    Place { indent: place.indent + STEP, depth: place.depth + 1, style, nested: true, ..place }
}

fn to_i32(depth: usize) -> i32 {
    i32::try_from(depth).unwrap_or(i32::MAX / STEP)
}

/// The part that says how the document's lists are numbered.
pub(super) fn numbering(lists: &[(u64, usize)], palette: &Palette) -> Vec<u8> {
    let mut out = Xml::part("w:numbering", &[("xmlns:w", super::WORD), ("xmlns:r", OFFICE)]);
    kind(&mut out, "0", palette, |level| ("bullet", if level % 2 == 0 { "•".to_owned() } else { "–".to_owned() }));
    kind(&mut out, "1", palette, |level| ("decimal", format!("%{}.", level + 1)));
    out.open("w:num", &[("w:numId", &BULLETS.to_string())]).val("w:abstractNumId", "0").close();
    for (number, (start, level)) in (BULLETS + 1..).zip(lists) {
        out.open("w:num", &[("w:numId", &number.to_string())]).val("w:abstractNumId", "1");
        out.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
        out.val("w:startOverride", &start.to_string()).close().close();
    }
    out.into_bytes()
}

fn kind(out: &mut Xml, id: &str, palette: &Palette, of: impl Fn(usize) -> (&'static str, String)) {
    out.open("w:abstractNum", &[("w:abstractNumId", id)]).val("w:multiLevelType", "hybridMultilevel");
    for level in 0..LEVELS {
        let (format, words) = of(level);
        out.open("w:lvl", &[("w:ilvl", &level.to_string())]);
        out.val("w:start", "1").val("w:numFmt", format).val("w:lvlText", &words).val("w:lvlJc", "left");
        let left = (STEP * to_i32(level + 1)).to_string();
        out.open("w:pPr", &[]).empty("w:ind", &[("w:left", &left), ("w:hanging", &STEP.to_string())]).close();
        out.open("w:rPr", &[]).empty("w:b", &[]).val("w:color", &palette.accent).close();
        out.close();
    }
    out.close();
}
