//! Charts.

use planwright_view::{ChartRow, ChartValue, ChartView};

use super::emitter::Emitter;

impl Emitter<'_> {
    /// A chart with its caption and the way to its table.
    pub(super) fn chart(&mut self, chart: &ChartView, nested: bool) {
        self.out.code("chart(");
        self.id_arg(&chart.id);
        // One that was put into a paper has no number there.
        self.out.words_arg_opt("label", Some(chart.label.as_str()).filter(|label| !label.is_empty()));
        self.out.words_arg("caption", &chart.title);
        if self.ids.contains(&chart.table) {
            self.out.string_arg("table", &chart.table).words_arg("table-label", &chart.table_label);
        }
        self.out.flag_arg("nested", nested).code(" ");
        self.chart_data(chart);
        self.out.code(")");
    }

    /// What is drawn: kind, alternative text, rows and scale.
    pub(super) fn chart_data(&mut self, chart: &ChartView) {
        let printed = self.out.printed.len();
        self.out.code("(").string_arg("kind", &chart.kind).string_arg("alt", &chart.alt);
        self.out.code(" series: (");
        chart.series.iter().for_each(|name| {
            self.out.words(name).code(", ");
        });
        self.out.code("), ticks: (");
        for tick in &chart.ticks {
            self.out.code("(at: ").number(tick.at).code(",").words_arg("shown", &tick.shown).code("), ");
        }
        self.out.code("), rows: (");
        chart.rows.iter().for_each(|row| self.chart_row(row));
        self.out.code("))");
        // Which of its words have room is for the chart to say: its table and its alternative text have them all.
        self.out.printed.truncate(printed);
    }

    fn chart_row(&mut self, row: &ChartRow) {
        self.out.code("\n(").words_arg("label", &row.label).code(" values: (");
        for value in &row.values {
            match value {
                Some(value) => self.chart_value(value),
                None => {
                    self.out.code("none, ");
                }
            }
        }
        self.out.code(")),");
    }

    fn chart_value(&mut self, value: &ChartValue) {
        self.out.code("(start: ").number(value.start).code(", end: ").number(value.end).code(",");
        self.out.flag_arg("zero", value.value == 0.0);
        self.out.words_arg("shown", &value.shown).words_arg_opt("share", value.share.as_deref()).code("), ");
    }
}
