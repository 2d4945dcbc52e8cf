//! Charts as drawings measured in em and per cent, without a view box: bars stretch with the
//! window, words keep the page's size. The geometry is the view's; only its place is found here.

use planwright_view::{ChartRow, ChartValue, ChartView};

use super::columns::wrapped;
use super::ends::{Ends, LINE};
use super::{FURNITURE, Setting, Writer};
use crate::assets::colour;

/// How many colours the style sheet has for series.
const COLOURS: usize = 6;

/// How many rounds of the colours the style sheet has dashes for.
const ROUNDS: usize = 3;

/// How many letters of a bar's label stand in a line: what a window of 320 pixels has room for beside a figure.
const LABEL: usize = 27;

/// A part of a share chart that is at least so wide says its share itself.
const WIDE: f64 = 0.12;

/// The share of the width that bars have where several stand in a row: the rest is for their figures.
const SEVERAL: f64 = 0.78;

/// A bar that would be narrower is drawn two pixels wide, so that it is seen.
const NARROW: f64 = 0.004;

/// The same colours where no style sheet is: so many per cent of one of the theme's, the rest of
/// another.
const FRAGMENT_COLOURS: [(&str, u8, &str); COLOURS] = [
    ("field", 100, "field"),
    ("gold", 50, "accent"),
    ("accent", 100, "accent"),
    ("field", 45, "mist"),
    ("muted", 100, "muted"),
    ("accent", 50, "mist"),
];

impl Writer<'_> {
    /// Writes a chart with its caption and the way to its figures.
    pub(super) fn chart(&mut self, chart: &ChartView) {
        self.out.open("figure", &[("id", &chart.id), ("class", "wide")]);
        self.out.open("figcaption", &[]);
        self.label(Some(chart.label.as_str()).filter(|label| !label.is_empty()));
        self.out.text(&chart.title);
        self.out.close_line("figcaption");
        self.drawing(chart);
        let says = format!("{} ", self.word("chart_figures"));
        let table = self.place_of(&chart.table);
        self.out.open("p", &[("class", "figures"), FURNITURE]);
        self.out.text(&says);
        self.maybe_link(table.as_deref(), &chart.table_label);
        self.out.close_line("p");
        self.out.close_line("figure");
    }

    /// Writes a chart's drawing and the list of its keys.
    pub(super) fn drawing(&mut self, chart: &ChartView) {
        let ends = Ends::of(chart);
        if chart.series.len() > 1 && chart.kind != "share" && ends.is_none() {
            self.series_keys(chart);
        }
        match chart.kind.as_str() {
            "share" => self.share(chart),
            "column" | "line" => self.upright(chart, ends.as_ref()),
            _ => self.bars(chart),
        }
    }

    /// Opens the drawing, which is read by its alternative text alone.
    /// `room` is the width in em that its words need.
    pub(super) fn open_drawing(&mut self, chart: &ChartView, height: f64, class: &str, room: f64) {
        let (title, describes) = (format!("_t-{}", chart.id), format!("_d-{}", chart.id));
        let (labelled, height) = (format!("{title} {describes}"), em(height));
        let least = format!("min-inline-size: {}", em(room));
        let mut attributes = vec![
            ("class", class),
            ("role", "img"),
            ("aria-labelledby", &labelled),
            ("width", "100%"),
            ("height", &height),
            FURNITURE,
        ];
        // Every window has room for a drawing of 18 em.
        if room > 18.0 {
            attributes.push(("style", &least));
        }
        self.out.open("svg", &attributes);
        self.out.element("title", &[("id", &title)], &chart.title);
        self.out.element("desc", &[("id", &describes)], &chart.alt);
        self.textures(chart);
        self.out.raw("\n");
    }

    /// Writes one bar in parts, and a list that names them.
    fn share(&mut self, chart: &ChartView) {
        let parts: Vec<(&ChartRow, &ChartValue)> =
            chart.rows.iter().filter_map(|row| Some((row, row.values.first()?.as_ref()?))).collect();
        self.open_drawing(chart, 3.5, "chart share", 0.0);
        for (i, (_, value)) in parts.iter().enumerate() {
            self.part(chart, i, percent(value.start), "0", percent(value.end - value.start), "100%");
        }
        for (_, value) in parts.iter().skip(1) {
            let at = percent(value.start);
            self.shape("line", &[("class", "gap"), ("x1", &at), ("x2", &at), ("y1", "0"), ("y2", "100%")]);
        }
        for (i, (_, value)) in parts.iter().enumerate() {
            self.share_within(i, value);
        }
        self.out.close_line("svg");
        self.out.open("ul", &[("class", "key-list"), FURNITURE]);
        for (i, (row, value)) in parts.iter().enumerate() {
            let share = value.share.as_ref().map_or_else(String::new, |share| format!(" ({share})"));
            self.key(chart, i, &row.label, Some(&format!("{}{share}", value.shown)));
        }
        self.out.close_line("ul");
    }

    /// Writes the share of a part in it, where it is wide enough.
    fn share_within(&mut self, i: usize, value: &ChartValue) {
        let Some(share) = value.share.as_ref().filter(|_| value.end - value.start >= WIDE) else { return };
        let (rank, colour) = if i.is_multiple_of(2) { ("odd", "#fff") } else { ("even", "#000") };
        let (paint, fill) = self.paint(i);
        // A stroke in the part's own colour keeps its texture off the words.
        let class = format!("in {rank} stroke {paint}");
        let middle = percent((value.start + value.end) / 2.0);
        let (y, mut attributes) = (em(2.1), vec![("class", class.as_str()), ("x", middle.as_str())]);
        attributes.push(("y", &y));
        if let Some(fill) = &fill {
            attributes.extend([("fill", colour), ("text-anchor", "middle"), ("stroke", fill), ("stroke-width", "5")]);
            attributes.push(("paint-order", "stroke"));
        }
        self.out.element("text", &attributes, share);
        self.out.raw("\n");
    }

    /// Writes which colour is which series.
    fn series_keys(&mut self, chart: &ChartView) {
        self.out.open("ul", &[("class", "key-list series"), FURNITURE]);
        for (i, name) in chart.series.iter().enumerate() {
            self.key(chart, i, name, None);
        }
        self.out.close_line("ul");
    }

    fn key(&mut self, chart: &ChartView, i: usize, name: &str, value: Option<&str>) {
        self.out.raw("<li>");
        self.out.open(
            "svg",
            &[("aria-hidden", "true"), ("focusable", "false"), ("width", "14"), ("height", "14"), ("class", "swatch")],
        );
        if chart.kind == "line" {
            self.stroke(i, ("0".into(), "7".into()), ("100%".into(), "7".into()));
        } else {
            self.part(chart, i, "0".into(), "0", "100%".into(), "100%");
        }
        self.out.close("svg");
        self.out.element("span", &[], name);
        if let Some(value) = value {
            self.out.element("b", &[], value);
        }
        self.out.raw("</li>\n");
    }

    /// Writes bars from left to right: words over each row, figures at the right.
    fn bars(&mut self, chart: &ChartView) {
        let single = chart.series.len() < 2;
        let series = chart.series.len().max(1) as f64;
        let labels: Vec<Vec<String>> = chart.rows.iter().map(|row| wrapped(&row.label, LABEL)).collect();
        let tall = |label: &Vec<String>| {
            let more = LINE * label.len().saturating_sub(1) as f64;
            more + if single { 3.0 } else { 1.6 + 1.35 * series }
        };
        let height = (labels.iter().map(tall).sum::<f64>() - 0.6).max(1.0);
        self.open_drawing(chart, height, "chart", 0.0);
        let mut top = 0.0;
        for (row, label) in chart.rows.iter().zip(&labels) {
            for (n, line) in label.iter().enumerate() {
                self.words("row", "0", top + 1.0 + LINE * n as f64, line);
            }
            let bars = top + LINE * label.len().saturating_sub(1) as f64 + if single { 1.4 } else { 1.5 };
            for (series, value) in row.values.iter().enumerate() {
                self.bar(chart, series, value.as_ref(), bars + 1.35 * series as f64, single);
            }
            top += tall(label);
            if let Some(zero) = zero(chart) {
                let x = percent(zero * if single { 1.0 } else { SEVERAL });
                let (from, to) = (em(bars - 0.15), em((top - 0.45).min(height)));
                self.shape("line", &[("class", "zero"), ("x1", &x), ("x2", &x), ("y1", &from), ("y2", &to)]);
            }
        }
        self.out.close_line("svg");
    }

    fn bar(&mut self, chart: &ChartView, series: usize, value: Option<&ChartValue>, top: f64, single: bool) {
        // Several bars to a row leave room for their figures at the right.
        let (room, words_at) = if single { (1.0, top - 0.4) } else { (SEVERAL, top + 0.85) };
        if single {
            self.shape(
                "rect",
                &[("class", "track"), ("x", "0"), ("y", &em(top)), ("width", "100%"), ("height", "0.9em")],
            );
        }
        let Some(value) = value else { return };
        let (from, to) = (value.start.min(value.end), value.start.max(value.end));
        let width = if to - from < NARROW { "2".to_owned() } else { percent((to - from) * room) };
        if value.value != 0.0 {
            self.part(chart, series, percent(from * room), &em(top), width, "0.9em");
        }
        self.words("value", "100%", words_at, &value.shown);
    }

    /// The class of a series, and its colour where no style sheet gives it.
    pub(super) fn paint(&self, i: usize) -> (String, Option<String>) {
        let n = i % COLOURS;
        let fill = (self.setting == Setting::Fragment).then(|| self.mixed(FRAGMENT_COLOURS[n]));
        // A line of a later round has other dashes.
        let round = if i < COLOURS { String::new() } else { format!(" r{}", i / COLOURS % ROUNDS) };
        (format!("c{}{round}", n + 1), fill)
    }

    fn mixed(&self, (first, share, second): (&str, u8, &str)) -> String {
        let (first, second) = (colour(self.theme, first), colour(self.theme, second));
        if share == 100 { first.to_owned() } else { format!("color-mix(in srgb, {first} {share}%, {second})") }
    }

    /// Writes an element without content.
    pub(super) fn shape(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.out.open(tag, attributes);
        self.out.close(tag);
    }

    /// Writes words in a drawing.
    pub(super) fn words(&mut self, class: &str, x: &str, y: f64, words: &str) {
        self.out.element("text", &[("class", class), ("x", x), ("y", &em(y))], words);
        self.out.raw("\n");
    }
}

/// Where nothing stands on the scale of a chart that has less than nothing on it.
pub(super) fn zero(chart: &ChartView) -> Option<f64> {
    let first = chart.rows.iter().flat_map(|row| row.values.iter().flatten()).next();
    first.map(|value| value.start).filter(|zero| *zero > 0.0)
}

/// A length in em.
pub(super) fn em(length: f64) -> String {
    format!("{}em", short(length))
}

/// A part of the whole in per cent.
pub(super) fn percent(part: f64) -> String {
    format!("{}%", short(part * 100.0))
}

/// A number with two decimals at most, the same on every machine.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" || text.is_empty() { "0".to_owned() } else { text.to_owned() }
}
