//! Charts that stand upright: columns and lines.

use planwright_view::ChartView;

use super::chart::{em, percent, zero};
use super::ends::{Ends, LINE};
use super::{FURNITURE, Writer};

/// The height of the field, in em.
pub(super) const FIELD: f64 = 15.0;
/// What stands over the field: room for a figure over the tallest column.
pub(super) const OVER: f64 = 1.6;
/// The share of the width where the first row begins, left of which stand the words of the scale.
const LEFT: f64 = 0.12;
/// The width of those words at most, in em.
const WORDS: f64 = 5.0;
/// The width in em that labels in an order, such as years, may take before some are left out.
const MOST: f64 = 36.0;

/// The dashes of lines where no style sheet gives them. Seven, so that a colour that comes again has others.
const FRAGMENT_DASHES: [Option<&str>; 7] =
    [None, Some("7 5"), Some("1 6"), Some("14 4"), Some("9 4 1 4"), Some("3 5"), Some("12 3 3 3 3 3")];

/// Where a row's share of the width begins and how wide it is.
struct Slot {
    left: f64,
    width: f64,
}

/// Where rows stand side by side.
pub(super) struct Field {
    /// How many rows.
    rows: usize,
    /// The share of the width at the left that is kept for the words of the scale.
    left: f64,
    /// The share of the width at the right that is kept for the lines' names.
    pub(super) right: f64,
    /// How wide the drawing must be, in em.
    room: f64,
    /// Every how many rows there is a label.
    each: usize,
}

impl Field {
    /// The field of a chart whose longest line of a label has so many letters, with `right` em for names.
    fn new(chart: &ChartView, widest: usize, right: f64) -> Self {
        let rows = chart.rows.len().max(1);
        let label = widest as f64 * 0.52 + 0.8;
        // Nobody misses a year between two years; a ward between two wards must be named.
        let in_order = chart.rows.iter().all(|row| row.label.contains(|c: char| c.is_ascii_digit()));
        let each = if in_order { (rows as f64 * label / MOST).ceil().max(1.0) as usize } else { 1 };
        let wide = (rows as f64 * (label / each as f64).max(0.9)).max(if right > 0.0 { 10.0 } else { 0.0 });
        let room = (wide / (1.0 - LEFT)).min(wide + WORDS) + right;
        let left = if room - right > WORDS / LEFT { WORDS / room } else { LEFT * (room - right) / room };
        Self { rows, left, right: right / room, room, each }
    }

    pub(super) fn middle(&self, i: usize) -> f64 {
        self.slot(i).middle()
    }

    fn slot(&self, i: usize) -> Slot {
        let width = (1.0 - self.left - self.right) / self.rows as f64;
        Slot { left: self.left + width * i as f64, width }
    }
}

impl Slot {
    fn middle(&self) -> f64 {
        self.left + self.width / 2.0
    }
}

impl Writer<'_> {
    /// Writes columns or lines over a scale.
    pub(super) fn upright(&mut self, chart: &ChartView, ends: Option<&Ends>) {
        let labels: Vec<Vec<String>> = chart.rows.iter().map(|row| lines(&row.label)).collect();
        let deepest = labels.iter().map(Vec::len).max().unwrap_or(1);
        let widest = labels.iter().flatten().map(|line| line.chars().count()).max().unwrap_or(1);
        let field = Field::new(chart, widest, ends.map_or(0.0, |ends| ends.width));
        let foot = OVER + FIELD + hanging(chart);
        let class = width_class(field.room);
        // Where the drawing is wider than the window, the keyboard must be able to move it.
        self.open_scroller(&[("class", class), ("aria-label", &chart.title), FURNITURE]);
        self.open_drawing(chart, foot + 1.0 + LINE * deepest as f64, "chart", field.room);
        self.scale(chart, &field);
        if chart.kind == "line" {
            self.lines(chart, &field);
        } else {
            self.columns(chart, &field);
        }
        if let Some(ends) = ends {
            self.ends(ends, &field);
        }
        // The last row, which is the newest where they are years, has its label.
        let first = chart.rows.len().saturating_sub(1) % field.each;
        for (i, label) in labels.iter().enumerate().skip(first).step_by(field.each) {
            let middle = percent(field.slot(i).middle());
            for (n, line) in label.iter().enumerate() {
                self.words("under", &middle, foot + 1.3 + LINE * n as f64, line);
            }
        }
        self.out.close_line("svg");
        self.out.close_line("div");
    }

    /// Writes a line for each mark of the scale, with its words over its left end.
    fn scale(&mut self, chart: &ChartView, field: &Field) {
        let right = percent(1.0 - field.right);
        for tick in &chart.ticks {
            let y = em(height_of(tick.at));
            let attributes = [("class", "grid"), ("x1", "0"), ("x2", right.as_str()), ("y1", y.as_str()), ("y2", &y)];
            self.shape("line", &attributes);
            self.words("tick", "0", height_of(tick.at) - 0.3, &tick.shown);
        }
        if let Some(zero) = zero(chart) {
            let y = em(height_of(zero));
            self.shape("line", &[("class", "zero"), ("x1", "0"), ("x2", &right), ("y1", &y), ("y2", &y)]);
        }
    }

    fn columns(&mut self, chart: &ChartView, field: &Field) {
        let series = chart.series.len().max(1);
        let shown = says_values(chart);
        for (i, row) in chart.rows.iter().enumerate() {
            let slot = field.slot(i);
            let width = slot.width * 0.72 / series as f64;
            for (n, value) in row.values.iter().enumerate() {
                let Some(value) = value else { continue };
                let left = slot.left + slot.width * 0.14 + width * n as f64;
                let (low, high) = (value.start.min(value.end), value.start.max(value.end));
                let height = (high - low) * FIELD;
                if value.value != 0.0 {
                    self.part(chart, n, percent(left), &em(height_of(high)), percent(width * 0.94), &em(height));
                }
                if shown {
                    // A column that hangs below zero has its figure under it.
                    let below = value.end < value.start;
                    let y = if below { height_of(low) + 1.05 } else { height_of(high) - 0.35 };
                    self.words("over", &percent(left + width * 0.47), y, &value.shown);
                }
            }
        }
    }

    fn lines(&mut self, chart: &ChartView, field: &Field) {
        let shown = says_values(chart);
        for n in 0..chart.series.len().max(1) {
            let points: Vec<Option<(f64, f64, &str)>> = chart
                .rows
                .iter()
                .enumerate()
                .map(|(i, row)| {
                    let value = row.values.get(n)?.as_ref()?;
                    Some((field.slot(i).middle(), height_of(value.end), value.shown.as_str()))
                })
                .collect();
            // A row without a number breaks the line.
            for pair in points.windows(2) {
                if let [Some(from), Some(to)] = pair {
                    self.stroke(n, (percent(from.0), em(from.1)), (percent(to.0), em(to.1)));
                }
            }
            for (i, point) in points.iter().enumerate() {
                let Some((x, y, value)) = *point else { continue };
                self.dot(n, x, y);
                if shown {
                    let beside = [i.checked_sub(1), Some(i + 1)].map(|i| points.get(i?).copied().flatten());
                    self.words("over", &percent(x), figure_at(y, beside.map(|point| Some(point?.1))), value);
                }
            }
        }
    }

    /// Writes a line between two places in the colour and the dashes of a series.
    pub(super) fn stroke(&mut self, series: usize, from: (String, String), to: (String, String)) {
        let (class, colour) = self.paint(series);
        let class = format!("stroke {class}");
        let mut attributes =
            vec![("class", class.as_str()), ("x1", &from.0), ("y1", &from.1), ("x2", &to.0), ("y2", &to.1)];
        if let Some(colour) = &colour {
            attributes.extend([("stroke", colour.as_str()), ("stroke-width", "3")]);
            attributes
                .extend(FRAGMENT_DASHES[series % FRAGMENT_DASHES.len()].map(|dashes| ("stroke-dasharray", dashes)));
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

/// Where the figure of a line's point stands: over it, or under it where the line comes down to it from both sides, so that
/// no line strikes it. In em from the drawing's top, as the point at `y` and those `beside` it are.
fn figure_at(y: f64, beside: [Option<f64>; 2]) -> f64 {
    let is_valley = beside.iter().flatten().all(|other| *other < y) && beside.iter().flatten().next().is_some();
    if is_valley && y + 1.4 < OVER + FIELD { y + 1.4 } else { y - 0.7 }
}

/// Whether every mark says its figure: where they are few.
fn says_values(chart: &ChartView) -> bool {
    let series = chart.series.len().max(1);
    chart.rows.len() * series <= 8 && (chart.kind != "line" || series == 1)
}

/// The room under the field for the figures of columns that hang below zero, in em.
fn hanging(chart: &ChartView) -> f64 {
    if chart.kind != "line" && says_values(chart) && zero(chart).is_some() { 1.1 } else { 0.0 }
}

/// The height of a place on the scale, from the drawing's top, in em.
pub(super) fn height_of(at: f64) -> f64 {
    OVER + (1.0 - at) * FIELD
}

/// A label in lines of about twelve letters.
pub(super) fn lines(label: &str) -> Vec<String> {
    wrapped(label, 12)
}

/// A label in lines of no more than `most` letters where its words allow, since a drawing does not wrap them.
pub(super) fn wrapped(label: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The class by which a printed page, which does not scroll, sets smaller what is wide.
fn width_class(needed: f64) -> &'static str {
    match needed {
        n if n <= 41.0 => "upright",
        n if n <= 60.0 => "upright broad",
        _ => "upright broadest",
    }
}

#[cfg(test)]
mod tests {
    use super::{FIELD, OVER, figure_at};

    #[test]
    fn figures_stand_on_the_side_where_no_line_goes() {
        let under = |y, beside| figure_at(y, beside) > y;
        assert!(under(8.0, [Some(4.0), Some(6.0)]), "a valley");
        assert!(under(8.0, [None, Some(6.0)]), "the start of a rise");
        assert!(!under(8.0, [Some(9.0), Some(10.0)]), "a peak");
        assert!(!under(8.0, [Some(9.0), Some(6.0)]), "a slope");
        assert!(!under(8.0, [None, None]), "a point alone");
        assert!(!under(OVER + FIELD, [Some(4.0), None]), "the foot, where the labels are");
    }
}
