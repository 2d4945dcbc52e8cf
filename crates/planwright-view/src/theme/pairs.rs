//! Which colours the default templates put on each other.
//!
//! A test holds the list to the style sheet.

/// A colour of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// A colour of the theme.
    Of(&'static str),
    /// Two colours of the theme, mixed: so many per cent of the first.
    Mix(&'static str, u8, &'static str),
    /// A colour that no theme changes.
    Fixed(&'static str),
    /// A colour of the theme that is this mixture where no theme sets it.
    Or(&'static str, &'static Tone),
}

/// In which outputs a pair is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// On light pages and in print.
    Light,
    /// On dark pages.
    Dark,
    /// On both.
    Both,
}

/// Two colours, one on the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) front: Tone,
    pub(super) ground: Tone,
    /// The ratio that it must have: 4.5 for text, 3 for large text and for what is drawn.
    pub(super) least: f64,
    pub(super) seen: Seen,
    /// What is seen of it: "links", "the title on the cover".
    pub(super) what: &'static str,
}

/// Text, of any size.
const TEXT: f64 = 4.5;
/// Large text, and drawings without which a page cannot be understood.
const DRAWN: f64 = 3.0;

use Seen::{Both, Dark, Light};
use Tone::{Fixed, Mix, Of, Or};

const fn pair(front: Tone, ground: Tone, least: f64, seen: Seen, what: &'static str) -> Pair {
    Pair { front, ground, least, seen, what }
}

const CHART_2: Tone = Mix("gold", 50, "accent");
const CHART_4: Tone = Mix("field", 45, "mist");
const CHART_6: Tone = Mix("accent", 50, "mist");
const LINE_2: Tone = Mix("gold", 45, "ink");
const LINE_4: Tone = Mix("field", 65, "mist");
const DARK_2: Tone = Mix("gold", 52, "page");
const DARK_4: Tone = Mix("mist", 50, "page");
const DARK_6: Tone = Mix("accent", 55, "page");

/// Every pair, text first.
pub(super) const PAIRS: &[Pair] = &[
    pair(Of("ink"), Of("page"), TEXT, Both, "text"),
    pair(Of("ink"), Of("paper"), TEXT, Both, "text in panels"),
    pair(Of("muted"), Of("page"), TEXT, Both, "captions and sources"),
    pair(Of("muted"), Of("paper"), TEXT, Both, "labels in panels and the foot of the page"),
    pair(Of("accent"), Of("page"), TEXT, Both, "numerals and labels"),
    pair(Of("accent"), Of("paper"), TEXT, Both, "titles of panels"),
    pair(Of("link"), Of("page"), TEXT, Both, "links"),
    pair(Of("link"), Of("paper"), TEXT, Both, "links in panels"),
    pair(Of("visited"), Of("page"), TEXT, Both, "links that have been followed"),
    pair(Of("visited"), Of("paper"), TEXT, Both, "links in panels that have been followed"),
    pair(Of("field"), Of("page"), TEXT, Light, "summaries and quotations in print"),
    pair(Of("field"), Of("paper"), TEXT, Light, "summaries in panels in print"),
    pair(Of("status"), Of("page"), TEXT, Light, "what is not met, in print"),
    pair(Of("on-field"), Of("field"), TEXT, Both, "the title on the cover and in the masthead"),
    pair(Of("mist"), Of("field"), TEXT, Both, "the second rank on the cover and in the masthead"),
    pair(Of("gold"), Of("field"), TEXT, Both, "headings on the field of the plan on a page"),
    pair(Of("mist"), Of("tab"), DRAWN, Light, "the cover's tabs"),
    pair(Of("on-draft"), Of("draft"), TEXT, Both, "the banner of a plan that is on its way"),
    pair(Of("ink"), Of("draft"), TEXT, Light, "the banner of a plan that is on its way, in print"),
    pair(Fixed("#FFFFFF"), Of("status"), TEXT, Both, "the banner of a plan with errors"),
    pair(Mix("muted", 78, "page"), Of("page"), DRAWN, Both, "lines that mean something"),
    pair(Of("focus"), Of("page"), DRAWN, Both, "the ring round what the keyboard is at"),
    pair(Of("focus"), Of("paper"), DRAWN, Both, "the ring round what the keyboard is at, in panels"),
    pair(LINE_2, Of("page"), TEXT, Light, "words beside the lines of charts, in print"),
    pair(LINE_4, Of("page"), TEXT, Light, "words beside the lines of charts, in print"),
    pair(Or("zone-1", &Of("field")), Of("page"), DRAWN, Light, "charts"),
    pair(Or("zone-2", &CHART_2), Of("page"), DRAWN, Light, "charts"),
    pair(Or("zone-3", &Of("accent")), Of("page"), DRAWN, Light, "charts"),
    pair(Or("zone-4", &CHART_4), Of("page"), DRAWN, Light, "charts"),
    pair(Or("zone-5", &Of("muted")), Of("page"), DRAWN, Light, "charts"),
    pair(Or("zone-6", &CHART_6), Of("page"), DRAWN, Light, "charts"),
    pair(Or("zone-1", &Of("mist")), Of("page"), DRAWN, Dark, "charts"),
    pair(Or("zone-2", &DARK_2), Of("page"), DRAWN, Dark, "charts"),
    pair(Or("zone-3", &Of("accent")), Of("page"), DRAWN, Dark, "charts"),
    pair(Or("zone-4", &DARK_4), Of("page"), DRAWN, Dark, "charts"),
    pair(Or("zone-5", &Of("muted")), Of("page"), DRAWN, Dark, "charts"),
    pair(Or("zone-6", &DARK_6), Of("page"), DRAWN, Dark, "charts"),
    pair(Fixed("#FFFFFF"), Or("zone-1", &Of("field")), TEXT, Light, "words in charts"),
    pair(Fixed("#000000"), Or("zone-2", &CHART_2), TEXT, Light, "words in charts"),
    pair(Fixed("#FFFFFF"), Or("zone-3", &Of("accent")), TEXT, Light, "words in charts"),
    pair(Fixed("#000000"), Or("zone-4", &CHART_4), TEXT, Light, "words in charts"),
    pair(Fixed("#FFFFFF"), Or("zone-5", &Of("muted")), TEXT, Light, "words in charts"),
    pair(Fixed("#000000"), Or("zone-6", &CHART_6), TEXT, Light, "words in charts"),
    pair(Fixed("#000000"), Or("zone-1", &Of("mist")), TEXT, Dark, "words in charts"),
    pair(Fixed("#FFFFFF"), Or("zone-2", &DARK_2), TEXT, Dark, "words in charts"),
    pair(Fixed("#000000"), Or("zone-3", &Of("accent")), TEXT, Dark, "words in charts"),
    pair(Fixed("#FFFFFF"), Or("zone-4", &DARK_4), TEXT, Dark, "words in charts"),
    pair(Fixed("#000000"), Or("zone-5", &Of("muted")), TEXT, Dark, "words in charts"),
    pair(Fixed("#FFFFFF"), Or("zone-6", &DARK_6), TEXT, Dark, "words in charts"),
];
