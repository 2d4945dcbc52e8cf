//! The names of lines, each at its line's end, so that there is no key to look up.

use planwright_view::ChartView;

use super::Writer;
use super::chart::{em, percent};
use super::columns::{FIELD, Field, OVER, height_of, lines};

/// The height of a line of words, in em.
pub(super) const LINE: f64 = 1.25;
/// What parts the words of two names, in em.
const BETWEEN: f64 = 0.25;
/// From the field to the names, in em.
const LEAD: f64 = 1.4;
/// About how wide a letter is, in em.
const LETTER: f64 = 0.56;

/// The names of a chart's lines.
pub(super) struct Ends {
    names: Vec<End>,
    /// How much room they take at the right, in em.
    pub(super) width: f64,
}

/// The name of a line.
struct End {
    /// Its last row with a number.
    row: usize,
    /// Where the line ends, in em from the drawing's top.
    from: f64,
    /// Where its words begin, in em from the drawing's top.
    top: f64,
    /// Its name and its last figure.
    words: Vec<String>,
}

impl End {
    fn height(&self) -> f64 {
        self.words.len() as f64 * LINE
    }
}

impl Ends {
    /// The names of several lines; none where they are no lines or their names have no room beside them.
    pub(super) fn of(chart: &ChartView) -> Option<Self> {
        if chart.kind != "line" || chart.series.len() < 2 {
            return None;
        }
        let mut names: Vec<End> = chart.series.iter().enumerate().filter_map(|(n, name)| end(chart, n, name)).collect();
        let tall: f64 = names.iter().map(|name| name.height() + BETWEEN).sum();
        if tall > OVER + FIELD {
            return None;
        }
        names.sort_by(|a, b| a.from.total_cmp(&b.from));
        part(&mut names);
        let widest = names.iter().flat_map(|name| &name.words).map(|line| line.chars().count()).max()?;
        Some(Self { names, width: LEAD + widest as f64 * LETTER })
    }
}

fn end(chart: &ChartView, series: usize, name: &str) -> Option<End> {
    let values = chart.rows.iter().map(|row| row.values.get(series)?.as_ref());
    let (row, value) = values.enumerate().filter_map(|(i, value)| Some((i, value?))).next_back()?;
    let words = lines(&format!("{name} {}", value.shown));
    let from = height_of(value.end);
    let top = from - words.len() as f64 * LINE / 2.0;
    Some(End { row, from, top, words })
}

/// Moves names that meet apart, first downwards, then up from the field's foot.
fn part(names: &mut [End]) {
    let mut free = 0.0_f64;
    for name in names.iter_mut() {
        name.top = name.top.max(free);
        free = name.top + name.height() + BETWEEN;
    }
    let mut free = OVER + FIELD;
    for name in names.iter_mut().rev() {
        name.top = name.top.min(free - name.height());
        free = name.top - BETWEEN;
    }
}

impl Writer<'_> {
    /// Writes the names at the right of the field, each led to from its line's end.
    pub(super) fn ends(&mut self, ends: &Ends, field: &Field) {
        let lead = field.right * LEAD / ends.width;
        let (edge, words_at) = (percent(1.0 - field.right + lead * 0.7), percent(1.0 - field.right + lead));
        for name in &ends.names {
            let x = percent(field.middle(name.row));
            let (from, to) = (em(name.from), em(name.top + name.height() / 2.0));
            self.shape("line", &[("class", "lead"), ("x1", &x), ("x2", &edge), ("y1", &from), ("y2", &to)]);
            for (n, line) in name.words.iter().enumerate() {
                self.words("end", &words_at, name.top + 0.95 + LINE * n as f64, line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(froms: &[f64]) {
        let words = vec!["Theft from".to_owned(), "the person 109".to_owned()];
        let end = |from: &f64| End { row: 0, from: *from, top: from - LINE, words: words.clone() };
        let mut names: Vec<End> = froms.iter().map(end).collect();
        part(&mut names);
        for pair in names.windows(2) {
            assert!(pair[0].top + pair[0].height() <= pair[1].top + 1e-9, "{froms:?}");
        }
        let (first, last) = (names.first().expect("a name"), names.last().expect("a name"));
        assert!(first.top >= 0.0 && last.top + last.height() <= OVER + FIELD + 1e-9, "{froms:?}");
    }

    #[test]
    fn names_never_meet_and_keep_to_the_field() {
        check(&[3.0, 9.0, 15.0]);
        check(&[8.0, 8.0, 8.0, 8.1, 8.2]);
        check(&[0.0, 0.0, 0.0]);
        check(&[16.6, 16.6, 16.6, 16.6]);
    }
}
