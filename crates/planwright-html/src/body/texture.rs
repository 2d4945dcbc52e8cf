//! Textures of the parts of charts: lines and dots on a colour, which tell apart what is alike in a black-and-white print or
//! to some eyes, and colours that come again.

use planwright_view::ChartView;

use super::{Setting, Writer};

/// The lines of each texture on a square of 5 by 5, and their width. The first two series need none; with these four and
/// none, 30 series differ.
const TEXTURES: [(&str, &str); 4] = [
    ("M-1 6 6-1M-1 1 1-1M4 6 6 4", "0.9"),
    ("M2.5 2.5h0", "2"),
    ("M-1-1 6 6M-1 4 1 6M4-1 6 1", "0.9"),
    ("M0 2.5h5", "0.9"),
];

/// Which texture a series has, counted from 1; none where it is plain.
fn texture(series: usize) -> Option<usize> {
    Some(series / 2 % (TEXTURES.len() + 1)).filter(|texture| *texture > 0)
}

/// The id of a texture of a chart.
fn id(chart: &ChartView, texture: usize) -> String {
    format!("_x{texture}-{}", chart.id)
}

impl Writer<'_> {
    /// Writes the textures that a chart needs, for its drawing and its keys. Lines have dashes instead.
    pub(super) fn textures(&mut self, chart: &ChartView) {
        let parts = if chart.kind == "share" { chart.rows.len() } else { chart.series.len() };
        let most = (0..parts).filter_map(texture).max().unwrap_or(0);
        if most == 0 || chart.kind == "line" {
            return;
        }
        self.out.open("defs", &[]);
        for (n, (lines, width)) in TEXTURES.iter().enumerate().take(most) {
            let id = id(chart, n + 1);
            let size = [("width", "5"), ("height", "5"), ("patternUnits", "userSpaceOnUse")];
            self.out.open("pattern", &[&[("id", id.as_str())], size.as_slice()].concat());
            let mut attributes = vec![("class", "texture"), ("d", *lines), ("stroke-width", *width)];
            attributes.extend([("stroke-linecap", "round"), ("fill", "none")]);
            if self.setting == Setting::Fragment {
                attributes.push(("stroke", "#fff"));
            }
            self.shape("path", &attributes);
            self.out.close("pattern");
        }
        self.out.close_line("defs");
    }

    /// Writes a part of a chart in the colour and the texture of a series.
    pub(super) fn part(&mut self, chart: &ChartView, i: usize, x: String, y: &str, width: String, height: &str) {
        let (class, fill) = self.paint(i);
        let place = [("x", x.as_str()), ("y", y), ("width", &width), ("height", height)];
        let mut attributes = vec![("class", class.as_str())];
        attributes.extend(place);
        attributes.extend(fill.as_deref().map(|fill| ("fill", fill)));
        self.shape("rect", &attributes);
        if let Some(texture) = texture(i) {
            let over = format!("url(#{})", id(chart, texture));
            self.shape("rect", &[place.as_slice(), &[("fill", over.as_str())]].concat());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn thirty_series_differ_by_colour_and_texture() {
        let looks: BTreeSet<_> = (0..30).map(|i| (i % 6, super::texture(i))).collect();
        assert_eq!(looks.len(), 30);
    }
}
