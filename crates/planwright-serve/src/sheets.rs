//! Pages of PDFs as pictures.
//!
//! A browser's own viewer begins again at the first page whenever its file changes, and a phone has none inside a page. So the
//! shell shows pictures of the pages, drawn from the very PDF; the PDF itself is a link away.

use std::sync::Arc;

use axum::body::Bytes;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use serde::Serialize;

/// The widths in pixels that pages are drawn at: any other is brought to the next.
const WIDTHS: [u16; 3] = [640, 1200, 1800];

/// The pages of a PDF by their size, in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Sheets {
    pages: Vec<(f32, f32)>,
}

/// The sizes of a PDF's pages; none where it cannot be read.
pub(crate) fn sheets(pdf: &Bytes) -> Option<Sheets> {
    let pdf = read(pdf)?;
    Some(Sheets { pages: pdf.pages().iter().map(|page| page.render_dimensions()).collect() })
}

/// A page as a PNG picture, counted from 0 and about as wide as was asked for; none where there is no such page.
pub(crate) fn sheet(pdf: &Bytes, page: usize, width: u16) -> Option<Vec<u8>> {
    let pdf = read(pdf)?;
    let page = pdf.pages().get(page)?;
    let (across, down) = page.render_dimensions();
    let width = WIDTHS.into_iter().find(|known| *known >= width).unwrap_or(WIDTHS[WIDTHS.len() - 1]);
    // A page with no width, or a thousand times longer than wide, is none that we set.
    let scale = f32::from(width) / across;
    if !(scale.is_finite() && down * scale < 8_000.0) {
        return None;
    }
    let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    render(page, &RenderCache::new(), &interpreter(), &settings).into_png().ok()
}

fn read(pdf: &Bytes) -> Option<Pdf> {
    Pdf::new(Arc::new(pdf.clone())).ok()
}

/// Our PDFs carry their fonts, so none is looked for.
fn interpreter() -> InterpreterSettings {
    InterpreterSettings { font_resolver: Arc::new(|_| None), ..InterpreterSettings::default() }
}
