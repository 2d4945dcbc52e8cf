//! The sheet: its size, its margins, and where a section of the document ends.

use super::xml::Xml;

/// Twentieths of a point in a millimetre, in hundredths.
const TWIPS: i32 = 5669;

/// A length in twentieths of a point.
pub(super) const fn mm(length: i32) -> i32 {
    length * TWIPS / 100
}

/// What stands left of the text column: numbers, rules and wide tables reach into it.
pub(super) const HANG: i32 = mm(18);
/// From the sheet's edge to the widest that stands on it.
const EDGE: i32 = mm(24);
const SHORT: i32 = 11_906;
const LONG: i32 = 16_838;
/// The width of the text column.
pub(super) const TEXT: i32 = SHORT - 2 * EDGE - HANG;
/// The text column and what stands left of it.
pub(super) const FULL: i32 = TEXT + HANG;
/// The width of a sheet that lies on its side.
pub(super) const TURNED: i32 = LONG - 2 * EDGE;

/// The relationships of a sheet's furniture.
pub(super) struct Furniture {
    pub(super) header: String,
    pub(super) first_header: String,
    pub(super) footer: String,
    pub(super) turned_header: String,
    pub(super) turned_footer: String,
}

/// Writes what a section of the document is set on. The first one begins with a sheet that has no running heads.
pub(super) fn section(out: &mut Xml, furniture: &Furniture, turned: bool, first: bool) {
    out.open("w:sectPr", &[]);
    let (header, footer) = if turned {
        (&furniture.turned_header, &furniture.turned_footer)
    } else {
        (&furniture.header, &furniture.footer)
    };
    let refer = |out: &mut Xml, tag, kind, id: &str| {
        out.empty(tag, &[("w:type", kind), ("r:id", id)]);
    };
    refer(out, "w:headerReference", "default", header);
    if first {
        refer(out, "w:headerReference", "first", &furniture.first_header);
    }
    refer(out, "w:footerReference", "default", footer);
    if first {
        refer(out, "w:footerReference", "first", &furniture.footer);
    }
    out.val("w:type", "nextPage");
    let (width, height) = if turned { (LONG, SHORT) } else { (SHORT, LONG) };
    let (width, height) = (width.to_string(), height.to_string());
    let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
    if turned {
        size.push(("w:orient", "landscape"));
    }
    out.empty("w:pgSz", &size);
    let left = (if turned { EDGE } else { EDGE + HANG }).to_string();
    out.empty(
        "w:pgMar",
        &[
            ("w:top", &mm(32).to_string()),
            ("w:right", &EDGE.to_string()),
            ("w:bottom", &mm(26).to_string()),
            ("w:left", &left),
            ("w:header", &mm(11).to_string()),
            ("w:footer", &mm(12).to_string()),
            ("w:gutter", "0"),
        ],
    );
    out.empty("w:cols", &[("w:space", "708")]);
    if first {
        out.empty("w:titlePg", &[]);
    }
    out.close();
}
