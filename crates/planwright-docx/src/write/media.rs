//! Pictures: their files, and where they stand in the text.

use std::collections::BTreeMap;

use planwright_view::Picture;
use resvg::{tiny_skia, usvg};

use super::document::Document;
use super::paragraph::Look;
use super::sheet::{TEXT, mm};
use super::xml::Xml;

/// English metric units in a CSS pixel and in a twentieth of a point.
const PIXEL: i64 = 9_525;
const TWIP: i64 = 635;

/// The tallest that a picture is shown.
const TALLEST: i64 = mm(165) as i64 * TWIP;

/// How many pixels a drawing has to one of its own, so that it is sharp on paper; and at most on a side.
const SHARPNESS: f32 = 3.0;
const MOST_PIXELS: f32 = 4_000.0;

/// The pictures of a document, each once.
#[derive(Default)]
pub(super) struct Media<'v> {
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// By name, and by what is in them: two versions of a plan may call two pictures the same.
    known: BTreeMap<(&'v str, &'v [u8]), Stored>,
}

/// The files of a picture: what every Word shows, and the drawing for those that can.
#[derive(Clone)]
struct Stored {
    pixels: String,
    drawing: Option<String>,
}

/// How much room a picture has.
#[derive(Debug, Clone, Copy)]
pub(super) enum Room {
    /// The text column, less what it is set in.
    Figure(i32),
    /// A face beside its name.
    Portrait,
    /// The height of a line.
    Line,
}

impl<'v> Document<'v> {
    pub(super) fn inline_picture(&mut self, name: &str, alt: &str, look: &Look) {
        match self.picture(name) {
            Some(picture) => self.picture_of(picture, alt, Room::Line),
            None => {
                let look = Look { colour: Some(self.palette.status.clone()), ..look.clone() };
                self.run(&look, alt);
            }
        }
    }

    /// Says that a picture is missing.
    pub(super) fn missing_picture(&mut self, alt: &str) {
        let look = Look { colour: Some(self.palette.status.clone()), ..Look::default() };
        let says = planwright_view::fill(&self.view.words, "picture_missing", &[("alt", alt)]);
        self.run(&look, &says);
    }

    /// Writes a picture as large as it is, or as its room allows. One with nothing to say is decoration.
    pub(super) fn picture_of(&mut self, picture: &'v Picture, alt: &str, room: Room) {
        let Some(stored) = self.stored(picture) else { return self.missing_picture(alt) };
        let (width, height) = fitted(picture, room);
        let pixels = self.relations.part("image", &stored.pixels);
        let drawing = stored.drawing.map(|drawing| self.relations.part("image", &drawing));
        self.drawing(alt, (width, height), |out, id| {
            let (width, height) = (width.to_string(), height.to_string());
            out.open("a:graphicData", &[("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")]);
            out.open("pic:pic", &[]).open("pic:nvPicPr", &[]);
            out.empty("pic:cNvPr", &[("id", id), ("name", &picture.name), ("descr", alt)])
                .empty("pic:cNvPicPr", &[])
                .close();
            out.open("pic:blipFill", &[]);
            blip(out, &pixels, drawing.as_deref());
            out.open("a:stretch", &[]).empty("a:fillRect", &[]).close().close();
            out.open("pic:spPr", &[]).open("a:xfrm", &[]).empty("a:off", &[("x", "0"), ("y", "0")]);
            out.empty("a:ext", &[("cx", &width), ("cy", &height)]).close();
            out.open("a:prstGeom", &[("prst", "rect")]).empty("a:avLst", &[]).close().close();
            out.close().close();
        });
    }

    /// Writes the frame of a drawing in the line, with what `write` writes in it.
    pub(super) fn drawing(&mut self, alt: &str, (width, height): (i64, i64), write: impl FnOnce(&mut Xml, &str)) {
        self.drawings += 1;
        let id = self.drawings.to_string();
        self.in_run(&Look::default(), |out| frame(out, alt, &id, (width, height), write));
    }

    /// The files of a picture, written once.
    fn stored(&mut self, picture: &'v Picture) -> Option<Stored> {
        let key = (picture.name.as_str(), &*picture.bytes);
        if let Some(stored) = self.media.known.get(&key) {
            return Some(stored.clone());
        }
        let stem = format!("media/picture{}", self.media.known.len() + 1);
        let extension = match picture.mime.as_str() {
            "image/png" => "png",
            "image/jpeg" => "jpg",
            _ => "svg",
        };
        let own = format!("{stem}.{extension}");
        let stored = if extension == "svg" {
            let pixels = format!("{stem}.png");
            self.media.files.push((pixels.clone(), as_pixels(&picture.bytes)?));
            Stored { pixels, drawing: Some(own.clone()) }
        } else {
            Stored { pixels: own.clone(), drawing: None }
        };
        self.media.files.push((own, picture.bytes.to_vec()));
        self.media.known.insert(key, stored.clone());
        Some(stored)
    }
}

/// A drawing in the line, with what `write` writes in it.
fn frame(out: &mut Xml, alt: &str, id: &str, (width, height): (i64, i64), write: impl FnOnce(&mut Xml, &str)) {
    out.open("w:drawing", &[]);
    out.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
    out.empty("wp:extent", &[("cx", &width.to_string()), ("cy", &height.to_string())]);
    let properties = [("id", id), ("name", &format!("Picture {id}")), ("descr", alt)];
    out.open("wp:docPr", &properties);
    if alt.is_empty() {
        decoration(out);
    }
    out.close();
    out.open("wp:cNvGraphicFramePr", &[]).close();
    out.open("a:graphic", &[]);
    write(out, id);
    out.close().close().close();
}

/// What a frame is of: pixels, and a drawing in their place where Word knows how.
fn blip(out: &mut Xml, pixels: &str, drawing: Option<&str>) {
    out.open("a:blip", &[("r:embed", pixels)]);
    if let Some(drawing) = drawing {
        out.open("a:extLst", &[]).open("a:ext", &[("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")]);
        let namespace = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
        out.empty("asvg:svgBlip", &[("xmlns:asvg", namespace), ("r:embed", drawing)]).close().close();
    }
    out.close();
}

/// Says that a picture is decoration, which a screen reader passes over.
fn decoration(out: &mut Xml) {
    out.open("a:extLst", &[]).open("a:ext", &[("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")]);
    let namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative";
    out.empty("adec:decorative", &[("xmlns:adec", namespace), ("val", "1")]).close().close();
}

/// The size at which a picture is shown.
fn fitted(picture: &Picture, room: Room) -> (i64, i64) {
    let (width, height) = (i64::from(picture.width.max(1)) * PIXEL, i64::from(picture.height.max(1)) * PIXEL);
    let (widest, tallest) = match room {
        Room::Figure(indent) => (i64::from((TEXT - indent).max(TEXT / 4)) * TWIP, TALLEST),
        Room::Portrait => (i64::from(mm(30)) * TWIP, i64::from(mm(42)) * TWIP),
        Room::Line => (i64::from(TEXT) * TWIP, i64::from(mm(4)) * TWIP),
    };
    // The side that has less room decides.
    let by_width = (widest.min(width), i128::from(height) * i128::from(widest.min(width)) / i128::from(width));
    if by_width.1 <= i128::from(tallest) {
        return (by_width.0, i64::try_from(by_width.1).unwrap_or(tallest).max(1));
    }
    let across = i128::from(width) * i128::from(tallest) / i128::from(height);
    (i64::try_from(across).unwrap_or(widest).max(1), tallest)
}

/// A drawing as pixels, for those who cannot see it as it is. Its words are outlines already.
fn as_pixels(svg: &[u8]) -> Option<Vec<u8>> {
    let tree = usvg::Tree::from_data(svg, &usvg::Options::default()).ok()?;
    let size = tree.size();
    let scale = SHARPNESS.min(MOST_PIXELS / size.width().max(1.0)).min(MOST_PIXELS / size.height().max(1.0));
    let side = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let mut pixels = tiny_skia::Pixmap::new(side(size.width()), side(size.height()))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().ok()
}
