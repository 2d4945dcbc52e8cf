//! Charts that stand upright: columns and lines.

use planwright_view::ChartView;

use super::chart::{em, percent};
use super::{FURNITURE, Writer};

/// The height of the field, in em.
const FIELD: f64 = 15.0;
/// What stands over the field: room for a figure over the tallest column.
const OVER: f64 = 1.6;
/// Where the first row begins: left of it stand the words of the scale.
const LEFT: f64 = 0.12;

/// Where a row's share of the width begins and how wide it is.
struct Slot {
    left: f64,
    width: f64,
}

impl Slot {
    fn middle(&self) -> f64 {
        self.left + self.width / 2.0
    }
}

impl Writer<'_> {
    /// Writes columns or lines over a scale.
    pub(super) fn upright(&mut self, chart: &ChartView) {
        let labels: Vec<Vec<String>> = chart.rows.iter().map(|row| lines(&row.label)).collect();
        let deepest = labels.iter().map(Vec::len).max().unwrap_or(1);
        let widest = labels.iter().flatten().map(|line| line.chars().count()).max().unwrap_or(1);
        let room = needed(chart.rows.len(), widest);
        let class = width_class(room);
        // Where the drawing is wider than the window, the keyboard must be able to move it.
        self.open_scroller(&[("class", class), ("aria-label", &chart.title), FURNITURE]);
        self.open_drawing(chart, OVER + FIELD + 1.0 + 1.25 * deepest as f64, "chart", room);
        self.scale(chart);
        if chart.kind == "line" {
            self.lines(chart);
        } else {
            self.columns(chart);
        }
        for (i, label) in labels.iter().enumerate() {
            let middle = percent(slot(i, chart.rows.len()).middle());
            for (n, line) in label.iter().enumerate() {
                self.words("under", &middle, OVER + FIELD + 1.3 + 1.25 * n as f64, line);
            }
        }
        self.out.close_line("svg");
        self.out.close_line("div");
    }

    /// Writes a line for each mark of the scale, with its words over its left end.
    fn scale(&mut self, chart: &ChartView) {
        for tick in &chart.ticks {
            let y = em(height_of(tick.at));
            let attributes = [("class", "grid"), ("x1", "0"), ("x2", "100%"), ("y1", y.as_str()), ("y2", &y)];
            self.shape("line", &attributes);
            self.words("tick", "0", height_of(tick.at) - 0.3, &tick.shown);
        }
    }

    fn columns(&mut self, chart: &ChartView) {
        let series = chart.series.len().max(1);
        let shown = chart.rows.len() * series <= 8;
        for (i, row) in chart.rows.iter().enumerate() {
            let slot = slot(i, chart.rows.len());
            let width = slot.width * 0.72 / series as f64;
            for (n, value) in row.values.iter().enumerate() {
                let Some(value) = value else { continue };
                let left = slot.left + slot.width * 0.14 + width * n as f64;
                let (low, high) = (value.start.min(value.end), value.start.max(value.end));
                let height = (high - low) * FIELD;
                self.rect(n, percent(left), &em(height_of(high)), percent(width * 0.94), &em(height));
                if shown {
                    // A column that hangs below zero has its figure under it.
                    let below = value.end < value.start;
                    let y = if below { height_of(low) + 1.05 } else { height_of(high) - 0.35 };
                    self.words("over", &percent(left + width * 0.47), y, &value.shown);
                }
            }
        }
    }

    fn lines(&mut self, chart: &ChartView) {
        let shown = chart.series.len() == 1 && chart.rows.len() <= 8;
        for n in 0..chart.series.len().max(1) {
            let points: Vec<Option<(f64, f64, &str)>> = chart
                .rows
                .iter()
                .enumerate()
                .map(|(i, row)| {
                    let value = row.values.get(n)?.as_ref()?;
                    Some((slot(i, chart.rows.len()).middle(), height_of(value.end), value.shown.as_str()))
                })
                .collect();
            // A row without a number breaks the line.
            for pair in points.windows(2) {
                if let [Some(from), Some(to)] = pair {
                    self.stroke(n, (from.0, from.1), (to.0, to.1));
                }
            }
            for (x, y, value) in points.into_iter().flatten() {
                self.dot(n, x, y);
                if shown {
                    self.words("over", &percent(x), y - 0.7, value);
                }
            }
        }
    }

    fn stroke(&mut self, series: usize, from: (f64, f64), to: (f64, f64)) {
        let (class, colour) = self.paint(series);
        let class = format!("stroke {class}");
        let (x1, y1, x2, y2) = (percent(from.0), em(from.1), percent(to.0), em(to.1));
        let mut attributes = vec![("class", class.as_str()), ("x1", &x1), ("y1", &y1), ("x2", &x2), ("y2", &y2)];
        if let Some(colour) = &colour {
            attributes.extend([("stroke", colour.as_str()), ("stroke-width", "3")]);
        }
        self.shape("line", &attributes);
    }

    fn dot(&mut self, series: usize, x: f64, y: f64) {
        let (class, colour) = self.paint(series);
        let (x, y) = (percent(x), em(y));
        let mut attributes = vec![("class", class.as_str()), ("cx", &x), ("cy", &y), ("r", "0.3em")];
        attributes.extend(colour.as_deref().map(|colour| ("fill", colour)));
        self.shape("circle", &attributes);
    }
}

/// The height of a place on the scale, from the drawing's top, in em.
fn height_of(at: f64) -> f64 {
    OVER + (1.0 - at) * FIELD
}

fn slot(i: usize, rows: usize) -> Slot {
    let width = (1.0 - LEFT) / rows.max(1) as f64;
    Slot { left: LEFT + width * i as f64, width }
}

/// A label in lines of about twelve letters, since a drawing does not wrap its words.
fn lines(label: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= 12 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How wide a drawing must be, in em, for its labels not to meet.
fn needed(rows: usize, widest: usize) -> f64 {
    rows as f64 * (widest as f64 * 0.52 + 0.8) / (1.0 - LEFT)
}

/// The class by which a printed page, which does not scroll, sets smaller what is wide.
fn width_class(needed: f64) -> &'static str {
    match needed {
        n if n <= 41.0 => "upright",
        n if n <= 60.0 => "upright broad",
        _ => "upright broadest",
    }
}
