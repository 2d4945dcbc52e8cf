use serde::Serialize;

/// A chart: what is drawn, already measured. Both outputs draw the same numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChartView {
    /// Its id.
    pub id: String,
    /// "Chart 1".
    pub label: String,
    /// `bar` `column` `line` `share`.
    pub kind: String,
    /// Its caption.
    pub title: String,
    /// Its alternative text.
    pub alt: String,
    /// The id of the table with the same figures.
    pub table: String,
    /// What leads there: "Table 2", or the table's caption where it has no number.
    pub table_label: String,
    /// The headings of the columns drawn; several make groups or lines.
    pub series: Vec<String>,
    /// The rows, in the table's order, totals left out.
    pub rows: Vec<ChartRow>,
    /// The marks of the scale, ascending; the first is the least value drawn, the last the greatest.
    pub ticks: Vec<Tick>,
}

/// A row of a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChartRow {
    /// Its label.
    pub label: String,
    /// A value for each series; none where the cell has no number.
    pub values: Vec<Option<ChartValue>>,
}

/// A value of a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChartValue {
    /// The number, in whole units.
    pub value: f64,
    /// As it is printed: "£223.4m".
    pub shown: String,
    /// Where it begins on the scale, from 0 to 1: zero's place for bars, what stands before it in a share.
    pub start: f64,
    /// Where it ends on the scale, from 0 to 1.
    pub end: f64,
    /// Its share of the series' sum as printed in a share chart: "58%", "under 1%".
    pub share: Option<String>,
}

/// A mark of the scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tick {
    /// Its place, from 0 to 1.
    pub at: f64,
    /// As it is printed: "£100m".
    pub shown: String,
}
