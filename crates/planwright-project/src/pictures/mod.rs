//! Whether the pictures that a plan shows can be shown.

mod drawing;
mod lost;
mod raster;

use std::collections::BTreeSet;
use std::sync::Arc;

use planwright_core::model::{Asset, BlockKind, Image, InlineKind, Plan, visit_blocks, visit_inlines};
use planwright_core::{Diagnostic, Span};

pub use self::lost::Lost;

/// The findings for pictures that no output could show, at the places that name them; each picture once. Those that a
/// translation has from the `original` have been told there.
pub(crate) fn faults(plan: &Plan, original: Option<&Plan>) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    let mut look = |asset: Option<&String>, span: Span| {
        let Some(asset) = asset.and_then(|path| plan.assets.get(path)) else { return };
        let known = original.and_then(|original| original.assets.get(&asset.path));
        if known.is_some_and(|known| Arc::ptr_eq(&known.bytes, &asset.bytes)) {
            return;
        }
        if let Some(why) = fault(&asset.path, &asset.bytes)
            && told.insert(asset.path.clone())
        {
            found.push(finding(asset, why, span));
        }
    };
    for image in images(plan) {
        look(image.asset.as_ref(), image.path.span);
    }
    for signed in plan.all_sections().filter_map(|section| section.meta.signed.as_ref()) {
        if let Some(portrait) = &signed.portrait {
            look(signed.asset.as_ref(), portrait.span);
        }
    }
    found
}

fn images(plan: &Plan) -> Vec<&Image> {
    let mut images = Vec::new();
    let notes = plan.foreword_footnotes.iter().chain(plan.all_sections().flat_map(|section| &section.footnotes));
    let notes = notes.chain(plan.panel.iter().flat_map(|report| &report.footnotes));
    let notes = notes.chain(plan.papers.iter().flat_map(|paper| &paper.footnotes));
    let bodies = plan.bodies().chain(plan.panel.iter().map(|report| report.body.as_slice()));
    let bodies = bodies.chain(plan.papers.iter().map(|paper| paper.body.as_slice()));
    for blocks in bodies.chain(notes.map(|note| note.blocks.as_slice())) {
        visit_blocks(blocks, &mut |block| {
            if let BlockKind::Figure(figure) = &block.kind {
                images.push(&figure.image);
            }
        });
        visit_inlines(blocks, &mut |inline| {
            if let InlineKind::Image(image) = &inline.kind {
                images.push(image);
            }
        });
    }
    images
}

fn finding(asset: &Asset, why: Fault, span: Span) -> Diagnostic {
    let path = &asset.path;
    match why {
        Fault::Broken(why) => Diagnostic::error("source/encoding", span, format!("`{path}` is no picture that can be shown"))
            .label(why)
            .help("A picture is an SVG, PNG or JPEG file. Open it in the program that made it, and save or export it again as one of these."),
        Fault::TooMuch(why) => Diagnostic::error("source/limit", span, format!("there is more in `{path}` than a picture can hold"))
            .label(why)
            .help("It would take a reader's telephone, too, longer to show than anybody waits.")
            .help("Make it simpler in the program that drew it: fewer shapes, patterns and effects. Or export it as PNG, 2,000 points across."),
        Fault::Lost(lost) => not_drawn(path, &lost, span),
    }
}

fn not_drawn(path: &str, lost: &Lost, span: Span) -> Diagnostic {
    let (what, why, help) = match lost {
        Lost::Words(words, element) => (
            format!("it has “{words}” in a `{element}`, a box that lays out its words"),
            "Only some programs draw such a box: a reader of the PDF would never see what is in it.",
            "In the program that drew it, export it again with its text as plain text or as outlines. Or export it as PNG, 2,000 points across.",
        ),
        Lost::Instead => (
            "it has one drawing for web browsers, and another for all other programs".to_owned(),
            "The one for other programs would be shown, which is often only a sentence such as “Text is not SVG”.",
            "In the program that drew it, export it again with its text as plain text or as outlines. Or export it as PNG, 2,000 points across.",
        ),
        Lost::Elsewhere(address) => (
            format!("it shows `{address}`, which is another file"),
            "A picture is shown by itself, and nothing else is opened for it: there would be a hole in its place.",
            "In the program that drew it, embed what it links to and save it again. Or export it as PNG, 2,000 points across.",
        ),
        Lost::Embedded => (
            "a picture of another kind than PNG and JPEG is embedded in it".to_owned(),
            "There would be a hole in its place.",
            "In the program that drew it, embed it as PNG or JPEG, and save it again. Or export the whole as PNG, 2,000 points across.",
        ),
        Lost::Style(name) => (
            format!("a colour, size or place in it is written with `{name}`, which only web browsers work out"),
            "Colours would be black and shapes in the wrong place, or not there at all.",
            "In the program that drew it, export it again for print or with a light background only. Or export it as PNG, 2,000 points across.",
        ),
        Lost::Program(name) => (
            format!("it moves, or draws by itself: there is `{name}` in it"),
            "Pictures stand still: what would move, appear or be drawn later stays as it is in the file.",
            "Export it from the program that made it without movement and scripts, as it should look. Or export it as PNG, 2,000 points across.",
        ),
    };
    Diagnostic::error("source/lost-text", span, format!("a part of `{path}` would not be shown"))
        .label(what)
        .help(why)
        .help(help)
}

/// Why a picture cannot be shown as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is not what its name says, or is damaged.
    Broken(String),
    /// It comes to more than can be shown.
    TooMuch(String),
    /// A part of it is not drawn. The rest can be shown.
    Lost(Lost),
}

impl Fault {
    /// True where nothing of the picture can be shown.
    #[must_use]
    pub fn hides_it(&self) -> bool {
        !matches!(self, Self::Lost(_))
    }
}

/// What keeps a picture from being shown as it is, by its path and its bytes. Nothing of it is drawn or unpacked for that; what
/// has no fault is bounded in size, in depth and in what it comes to when it is drawn.
#[must_use]
pub fn fault(path: &str, bytes: &[u8]) -> Option<Fault> {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "svg" => drawing::fault(bytes),
        "png" | "jpg" | "jpeg" => raster::fault(bytes, &extension),
        _ => Some(Fault::Broken(format!("a `.{extension}` file cannot be shown in a plan"))),
    }
}
