//! How wide the columns of a table are.

use planwright_view::ColumnKind;

/// What is known of a column, in letters.
pub(super) struct Column {
    pub(super) kind: ColumnKind,
    /// Its longest word, or its longest amount.
    pub(super) least: usize,
    /// Its longest cell.
    pub(super) wish: usize,
}

/// The space at a cell's sides, in twentieths of a point.
pub(super) const GAP: i32 = 150;

/// The width that a few words may take before running text has what it needs.
const SHORT: i32 = 2_500;

/// The width of so many letters of a type of so many half points.
fn letters(count: usize, size: i32) -> i32 {
    // Letters are a little more than half as wide as they are tall; headings are bold. A short word may have more than
    // its share of wide ones, such as "Number".
    let mean = i32::try_from(count).unwrap_or(i32::MAX / 1_000).min(100_000).saturating_mul(size * 10 * 56 / 100);
    mean + size * 10 * 40 / 100
}

/// The least width in which every column holds its longest word.
pub(super) fn least(columns: &[Column], size: i32) -> i32 {
    columns.iter().map(|column| letters(column.least.max(2), size) + GAP).sum()
}

/// Widths that fill `available`: each column has what its longest word needs, as far as that is there; few words get
/// what they would like; the rest goes to running text by the square root of its length, so that a long cell does not
/// starve a short one.
pub(super) fn widths(columns: &[Column], size: i32, available: i32) -> Vec<i32> {
    let need: Vec<i32> = columns.iter().map(|column| letters(column.least.max(2), size) + GAP).collect();
    let whole: i32 = need.iter().sum();
    if whole >= available {
        let mut scaled: Vec<i32> =
            need.iter().map(|n| (i64::from(*n) * i64::from(available) / i64::from(whole)) as i32).collect();
        settle(&mut scaled, available);
        return scaled;
    }
    let mut spare = available - whole;
    let mut widths = need;
    let has_text = columns.iter().any(|column| column.kind == ColumnKind::Text);
    let wants: Vec<i32> = columns
        .iter()
        .zip(&widths)
        .map(|(column, width)| match column.kind {
            ColumnKind::Text => 0,
            _ => ((letters(column.wish, size) + GAP).min(SHORT) - width).max(0),
        })
        .collect();
    let wanted: i32 = wants.iter().sum();
    if wanted > 0 {
        let given = wanted.min(if has_text { spare * 45 / 100 } else { spare });
        for (width, want) in widths.iter_mut().zip(&wants) {
            *width += (i64::from(given) * i64::from(*want) / i64::from(wanted)) as i32;
        }
        spare = available - widths.iter().sum::<i32>();
    }
    let share = |(at, column): (usize, &Column)| match (has_text, column.kind) {
        (true, ColumnKind::Text) => (column.wish.max(6) as f64).sqrt(),
        (true, _) => 0.0,
        // Nothing to read at length: the first column, which names the rows, takes a double share.
        (false, _) => {
            if at == 0 {
                2.0
            } else {
                1.0
            }
        }
    };
    let shares: Vec<f64> = columns.iter().enumerate().map(share).collect();
    let sum: f64 = shares.iter().sum();
    for (width, share) in widths.iter_mut().zip(&shares) {
        *width += (f64::from(spare) * share / sum.max(1.0)) as i32;
    }
    settle(&mut widths, available);
    widths
}

/// Gives what rounding left to the last column.
fn settle(widths: &mut [i32], available: i32) {
    let rest = available - widths.iter().sum::<i32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(kind: ColumnKind, least: usize, wish: usize) -> Column {
        Column { kind, least, wish }
    }

    #[test]
    fn columns_fill_the_table_and_hold_their_words() {
        let columns =
            [column(ColumnKind::Label, 8, 20), column(ColumnKind::Text, 12, 300), column(ColumnKind::Amount, 7, 7)];
        let widths = widths(&columns, 19, 8_000);
        assert_eq!(widths.iter().sum::<i32>(), 8_000);
        assert!(widths.iter().zip(&columns).all(|(width, column)| *width >= letters(column.least, 19)), "{widths:?}");
        assert!(widths[1] > widths[0] && widths[0] > widths[2], "{widths:?}");
    }

    #[test]
    fn a_short_heading_of_wide_letters_is_whole() {
        // "Number" in bold type of 9.5 points takes 35 points.
        let columns = [column(ColumnKind::Text, 8, 60), column(ColumnKind::Amount, 6, 6)];
        assert!(widths(&columns, 19, 6_000)[1] - GAP >= 35 * 20);
    }

    #[test]
    fn a_table_that_is_too_wide_is_squeezed() {
        let columns: Vec<Column> = (0..30).map(|_| column(ColumnKind::Text, 4_000, 4_000)).collect();
        let widths = widths(&columns, 19, 8_000);
        assert_eq!(widths.iter().sum::<i32>(), 8_000);
        assert!(widths.iter().all(|width| *width > 0), "{widths:?}");
    }
}
