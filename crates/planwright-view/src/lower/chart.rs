//! Charts: which cells are drawn, on which scale.

use planwright_core::model::{Amount, Block, Chart, ChartKind, Row, RowKind, Table, Unit, inline_text, visit_tables};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Lower;
use super::typography::{minus, smart};
use crate::{BlockView, ChartRow, ChartValue, ChartView, Tick};

impl Lower<'_> {
    /// A chart; where its table is not there (in a draft), what it would have said in words.
    pub(super) fn chart(&mut self, chart: &Chart, block: &Block) -> BlockView {
        let entry = self.outline.at(block).cloned().unwrap_or_default();
        let title = smart(&chart.title.value);
        let columns = &chart.value_columns;
        let Some(table) = self.table_of(&chart.table.value).filter(|_| !columns.is_empty()) else {
            return BlockView::Figure(crate::FigureView {
                id: chart.id.value.as_str().to_owned(),
                label: entry.label,
                picture: None,
                alt: smart(&chart.alt.value),
                caption: Some(title),
            });
        };
        let rows: Vec<&Row> = table.rows.iter().filter(|row| row.kind == RowKind::Plain && !row.is_part()).collect();
        let mut view_rows: Vec<ChartRow> = rows
            .iter()
            .map(|row| ChartRow {
                label: row.cells.get(chart.label_column).map(|cell| inline_text(&cell.content)).unwrap_or_default(),
                values: columns.iter().map(|&column| value(table, row, column)).collect(),
            })
            .collect();
        let ticks = scale(chart.kind.value, &mut view_rows, shower(table, columns));
        let target = planwright_core::model::Id::new(&chart.table.value)
            .and_then(|id| self.outline.get(&id).cloned())
            .unwrap_or_default();
        BlockView::Chart(ChartView {
            id: chart.id.value.as_str().to_owned(),
            label: entry.label.unwrap_or_default(),
            kind: chart_word(chart.kind.value).to_owned(),
            title,
            alt: smart(&chart.alt.value),
            table: chart.table.value.clone(),
            table_label: target.label.unwrap_or(target.title),
            series: columns.iter().map(|&column| inline_text(&table.header[column].content)).collect(),
            rows: view_rows,
            ticks,
        })
    }

    fn table_of(&self, id: &str) -> Option<&Table> {
        let plan = self.plan;
        let mut found = None;
        // No table of a paper has the id of one of the plan's.
        for body in plan.bodies().chain(plan.papers.iter().map(|paper| paper.body.as_slice())) {
            visit_tables(body, &mut |table| {
                if table.id.as_ref().is_some_and(|known| known.value.as_str() == id) {
                    found = Some(table);
                }
            });
        }
        found
    }
}

fn chart_word(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Bar => "bar",
        ChartKind::Column => "column",
        ChartKind::Line => "line",
        ChartKind::Share => "share",
    }
}

fn value(table: &Table, row: &Row, column: usize) -> Option<ChartValue> {
    let cell = row.cells.get(column)?;
    let amount = cell.amount?;
    let shown = minus(&printed(table, column, &inline_text(&cell.content), amount));
    Some(ChartValue { value: amount.value.to_f64()?, shown, start: 0.0, end: 0.0, share: None })
}

/// A cell with the unit that its column gives it: "223.4" in a column of £m is "£223.4m".
fn printed(table: &Table, column: usize, cell: &str, amount: Amount) -> String {
    let cell = cell.trim().trim_end_matches(|c: char| "*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹".contains(c) || c.is_whitespace());
    let Some(basis) = table.columns.get(column).and_then(|column| column.basis) else { return cell.to_owned() };
    // A cell that says its own unit says all of it.
    if cell.contains(['£', '%']) || amount.unit != basis.unit {
        return cell.to_owned();
    }
    let says_scale = cell.contains(char::is_alphabetic);
    match amount.unit {
        Unit::Percent if !says_scale => around(cell, "", "%"),
        Unit::Count if !says_scale && basis.scale != Decimal::ONE => {
            amount.value.to_f64().map_or_else(|| cell.to_owned(), plain)
        }
        Unit::Pounds if !says_scale && basis.scale < Decimal::ONE => around(cell, "", "p"),
        Unit::Pounds if !says_scale => around(cell, "£", money_suffix(basis.scale)),
        Unit::Pounds if !cell.ends_with(['p', 'P']) => around(cell, "£", ""),
        _ => cell.to_owned(),
    }
}

/// Puts a unit around a number, within its brackets and behind its sign.
fn around(cell: &str, before: &str, behind: &str) -> String {
    if let Some(inner) = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return format!("({before}{inner}{behind})");
    }
    let number = cell.trim_start_matches(['-', '−', '–', '+', ' ']);
    let sign = cell[..cell.len() - number.len()].trim_end();
    format!("{sign}{before}{number}{behind}")
}

/// What follows the number: "m" for millions.
fn money_suffix(scale: Decimal) -> &'static str {
    match scale.to_u64() {
        Some(1_000) => "k",
        Some(1_000_000) => "m",
        Some(1_000_000_000) => "bn",
        _ => "",
    }
}

/// Prints a mark of the scale in the unit of what is drawn.
fn shower(table: &Table, columns: &[usize]) -> impl Fn(f64) -> String {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(*columns.first()?)?.amount);
    let unit = cells.map(|amount| amount.unit).next().unwrap_or(Unit::Count);
    move |value: f64| match unit {
        Unit::Percent => format!("{}%", plain(value)),
        Unit::Count => plain(value),
        Unit::Pounds => {
            let sign = if value < 0.0 { "−" } else { "" };
            let size = value.abs();
            let (scaled, suffix) = match () {
                () if size >= 1e9 => (size / 1e9, "bn"),
                () if size >= 1e6 => (size / 1e6, "m"),
                () if size >= 1e4 => (size / 1e3, "k"),
                () => (size, ""),
            };
            format!("{sign}£{}{suffix}", plain(scaled))
        }
    }
}

/// A number with separators and no more digits than it needs.
fn plain(value: f64) -> String {
    let Some(decimal) = Decimal::from_f64_retain(value) else { return String::new() };
    let text = decimal.round_dp(2).normalize().to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(w, p)| (w, Some(p)));
    let mut grouped = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(c);
    }
    part.map_or_else(|| format!("{sign}{grouped}"), |part| format!("{sign}{grouped}.{part}"))
}

/// Places the values on a scale and gives its marks.
fn scale(kind: ChartKind, rows: &mut [ChartRow], show: impl Fn(f64) -> String) -> Vec<Tick> {
    if kind == ChartKind::Share {
        shares(rows);
        return Vec::new();
    }
    let values = || rows.iter().flat_map(|row| row.values.iter().flatten()).map(|v| v.value);
    let (least, most) = values().fold((0.0_f64, 0.0_f64), |(least, most), v| (least.min(v), most.max(v)));
    let step = step(most - least);
    let (bottom, top) = ((least / step).floor() * step, (most / step).ceil().max(1.0) * step);
    let range = top - bottom;
    let place = |value: f64| round((value - bottom) / range);
    for value in rows.iter_mut().flat_map(|row| row.values.iter_mut().flatten()) {
        value.start = place(0.0);
        value.end = place(value.value);
    }
    let count = (range / step).round() as u32;
    (0..=count).map(|i| bottom + f64::from(i) * step).map(|v| Tick { at: place(v), shown: show(v) }).collect()
}

/// A step of 1, 2 or 5 that divides a range into some five.
fn step(range: f64) -> f64 {
    if range <= 0.0 {
        return 1.0;
    }
    let raw = range / 5.0;
    let power = 10_f64.powf(raw.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|f| f * power >= raw * 0.999).unwrap_or(10.0);
    factor * power
}

/// One bar in parts: each begins where the last ends. What is not above nothing has no part.
fn shares(rows: &mut [ChartRow]) {
    let drawn = |row: &ChartRow| row.values.iter().flatten().map(|v| v.value.max(0.0)).sum::<f64>();
    let sum: f64 = rows.iter().map(drawn).sum();
    let mut before = 0.0;
    for value in rows.iter_mut().flat_map(|row| row.values.iter_mut().flatten()) {
        let part = if sum > 0.0 { value.value.max(0.0) / sum } else { 0.0 };
        value.start = round(before);
        before += part;
        value.end = round(before);
        let percent = part * 100.0;
        value.share = Some(if percent > 0.0 && percent < 0.5 { "<1%".to_owned() } else { format!("{percent:.0}%") });
    }
}

/// Four places are finer than any screen or press, and the same on every machine.
fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(values: &[f64]) -> Vec<ChartRow> {
        let value = |value| ChartValue { value, shown: String::new(), start: 0.0, end: 0.0, share: None };
        values.iter().map(|v| ChartRow { label: String::new(), values: vec![Some(value(*v))] }).collect()
    }

    fn check(values: &[f64], ticks: &[&str], ends: &[f64]) {
        let mut rows = rows(values);
        let found = scale(ChartKind::Bar, &mut rows, plain);
        assert_eq!(found.iter().map(|t| t.shown.as_str()).collect::<Vec<_>>(), ticks);
        let found: Vec<f64> = rows.iter().flat_map(|r| r.values.iter().flatten()).map(|v| v.end).collect();
        assert_eq!(found, ends);
    }

    #[test]
    fn scales_begin_at_nothing_and_end_on_a_mark() {
        check(&[10.0, 25.0], &["0", "5", "10", "15", "20", "25"], &[0.4, 1.0]);
        check(&[1_722_075.0], &["0", "500,000", "1,000,000", "1,500,000", "2,000,000"], &[0.861]);
        check(&[-10.0, 30.0], &["−10", "0", "10", "20", "30"], &[0.0, 1.0]);
        check(&[0.0], &["0", "1"], &[0.0]);
    }

    #[test]
    fn units_stand_around_the_number() {
        let check = |cell: &str, expected: &str| assert_eq!(around(cell, "£", "m"), expected);
        check("1.5", "£1.5m");
        check("(1.5)", "(£1.5m)");
        check("−1.5", "−£1.5m");
        check("- 1.5", "-£1.5m");
    }

    #[test]
    fn shares_fill_the_bar() {
        let mut all = rows(&[223.4, 131.3, 29.2, 0.8]);
        scale(ChartKind::Share, &mut all, plain);
        let values: Vec<_> = all.iter().flat_map(|r| r.values.iter().flatten()).collect();
        assert_eq!(values.iter().filter_map(|v| v.share.as_deref()).collect::<Vec<_>>(), ["58%", "34%", "8%", "<1%"]);
        assert!((values[3].end - 1.0).abs() < 1e-9 && values[1].start == values[0].end);
    }
}
