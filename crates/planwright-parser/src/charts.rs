//! Charts: fenced blocks of YAML.

use planwright_core::model::{Chart, ChartKind};
use planwright_core::{Diagnostic, Span};
use planwright_yaml::read::{Fields, Shape};

static CHART: Shape = Shape::new("a chart", &["id", "type", "table", "label", "values", "title", "alt"]);

const KINDS: [ChartKind; 4] = [ChartKind::Bar, ChartKind::Column, ChartKind::Line, ChartKind::Share];

/// Reads the YAML of a chart, which begins at byte `offset` of its file. Whether its table and
/// columns are there is known when every file is read.
pub(crate) fn read(span: Span, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) -> Option<Chart> {
    let parsed = planwright_yaml::parse(span.file, text, offset);
    diagnostics.extend(parsed.diagnostics);
    let node = parsed.node?;
    let mut fields = Fields::root(&node, "a chart", &CHART, fence(span), diagnostics)?;
    let ids = "Links in the web page and the PDF lead to it by its id: `id: chart-funding`.";
    let id = if fields.require("id", ids) { fields.id("id") } else { None };
    let kinds = "It says how the numbers are drawn: `type: bar`, `column`, `line` or `share`.";
    let kind = if fields.require("type", kinds) { fields.word("type", &KINDS, word) } else { None };
    let table =
        fields.required_text("table", "A chart draws the numbers of a table in the plan: `table: tbl-funding`.");
    let title =
        fields.required_text("title", "It is printed as the chart's caption: `title: Where the money comes from`.");
    let alt =
        fields.required_text("alt", "People who cannot see the chart hear these words: say what the numbers show.");
    let label = fields.text("label");
    let values = fields.one_or_many("values", planwright_yaml::read::text);
    Some(Chart { id: id?, kind: kind?, table: table?, label, values, title: title?, alt: alt? })
}

/// The word of a kind of chart.
fn word(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Bar => "bar",
        ChartKind::Column => "column",
        ChartKind::Line => "line",
        ChartKind::Share => "share",
    }
}

/// The opening fence: where a missing key is reported.
fn fence(span: Span) -> Span {
    let length = "```chart".len() as u32;
    Span { end: span.end.min(span.start + length), ..span }
}
