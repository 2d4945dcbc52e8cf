//! Whether the pictures that a plan shows can be shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use planwright_core::model::{Asset, BlockKind, Image, InlineKind, Plan, visit_blocks, visit_inlines};
use planwright_core::{Diagnostic, Span};

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
        if let Some(why) = fault(asset)
            && told.insert(asset.path.clone())
        {
            found.push(finding(asset, &why, span));
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

fn finding(asset: &Asset, why: &str, span: Span) -> Diagnostic {
    Diagnostic::error("source/encoding", span, format!("`{}` is no picture that can be shown", asset.path))
        .label(why.to_owned())
        .help("A picture is an SVG, PNG or JPEG file. Open it in the program that made it, and save or export it again as one of these.")
}

/// Why a picture cannot be shown. What is looked at is the file's own marks, not its name: a file that was cut short on
/// its way, or only renamed, is found without being unpacked.
fn fault(asset: &Asset) -> Option<String> {
    let bytes = &*asset.bytes;
    let extension = asset.path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "svg" => drawing_fault(bytes),
        "png" | "jpg" | "jpeg" => match imagesize::image_type(bytes) {
            Ok(imagesize::ImageType::Png) if !ends_with_mark(bytes, b"IEND") => {
                Some("this PNG file is cut short".to_owned())
            }
            Ok(imagesize::ImageType::Jpeg) if !ends_with_mark(bytes, &[0xff, 0xd9]) => {
                Some("this JPEG file is cut short".to_owned())
            }
            Ok(imagesize::ImageType::Png | imagesize::ImageType::Jpeg) => {
                imagesize::blob_size(bytes).is_err().then(|| "this picture is damaged".to_owned())
            }
            _ => Some(format!("its name ends with `.{extension}`, but what is in it is something else")),
        },
        _ => Some(format!("a `.{extension}` file cannot be shown in a plan")),
    }
}

/// True where a mark stands among the last bytes; some programs write a few bytes behind it.
fn ends_with_mark(bytes: &[u8], mark: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(64)..];
    tail.windows(mark.len()).any(|window| window == mark)
}

fn drawing_fault(bytes: &[u8]) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some("this SVG file is not UTF-8 text".to_owned());
    };
    // Drawings from older programs declare a document type; how much it may expand to is bounded by roxmltree.
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 500_000 };
    match roxmltree::Document::parse_with_options(text, options) {
        Ok(document) if document.root_element().has_tag_name(("http://www.w3.org/2000/svg", "svg")) => None,
        Ok(_) => Some("this is XML, but no SVG drawing".to_owned()),
        Err(e) => Some(format!("this SVG file has a fault in line {}", e.pos().row)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, bytes: &[u8], expected: Option<&str>) {
        let asset = Asset { path: path.to_owned(), bytes: bytes.into() };
        assert_eq!(fault(&asset).as_deref(), expected, "{path}");
    }

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82";

    #[test]
    fn pictures_are_known_by_their_bytes() {
        check("a.png", PNG, None);
        check("a.png", &PNG[..30], Some("this PNG file is cut short"));
        check("a.png", b"words", Some("its name ends with `.png`, but what is in it is something else"));
        check("a.tiff", b"II*\0", Some("a `.tiff` file cannot be shown in a plan"));
    }

    #[test]
    fn drawings_are_xml() {
        check("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", None);
        check(
            "a.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'>\n<g></svg>",
            Some("this SVG file has a fault in line 2"),
        );
        check("a.svg", b"<html/>", Some("this is XML, but no SVG drawing"));
    }
}
