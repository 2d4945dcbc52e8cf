//! Charts, as Word's own: sharp at any size, and in the document's letters.

use planwright_view::{ChartRow, ChartView};

use super::document::{Document, Place};
use super::package::OFFICE;
use super::palette::Palette;
use super::paragraph::{Look, Paragraph};
use super::sheet::{TEXT, mm};
use super::xml::Xml;

const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// English metric units in a twentieth of a point.
const TWIP: i64 = 635;

impl Document<'_> {
    /// Writes a chart with its caption and the way to its figures.
    pub(super) fn chart(&mut self, chart: &ChartView, place: Place) {
        let name = self.names.get(&chart.id);
        let caption = Paragraph { keep_next: true, ..Paragraph::of("Caption").at(place.indent) };
        self.paragraph(caption, |doc| {
            doc.bookmarked(name.as_deref(), |doc| {
                doc.label(Some(&chart.label));
                doc.run(&Look::default(), &chart.title);
            });
        });
        self.charts.push(part(chart, &self.palette, &self.view.document.lang));
        let id = self.relations.part("chart", &format!("charts/chart{}.xml", self.charts.len()));
        let size = (i64::from((TEXT - place.indent).max(TEXT / 4)) * TWIP, i64::from(height(chart)) * TWIP);
        self.paragraph(Paragraph { keep_next: true, ..Paragraph::of("Picture").at(place.indent) }, |doc| {
            doc.drawing(&chart.alt, size, |out, _| {
                out.open("a:graphicData", &[("uri", CHART)]);
                out.empty("c:chart", &[("xmlns:c", CHART), ("r:id", &id)]).close();
            });
        });
        let says = format!("{} ", self.word("chart_figures"));
        self.paragraph(Paragraph::of("Source").at(place.indent), |doc| {
            doc.run(&Look::default(), &says);
            doc.words_to(&chart.table, &chart.table_label);
        });
    }
}

/// How tall a chart is.
fn height(chart: &ChartView) -> i32 {
    let rows = i32::try_from(chart.rows.len()).unwrap_or(40).clamp(1, 40);
    let series = i32::try_from(chart.series.len()).unwrap_or(8).clamp(1, 8);
    let key = if series > 1 { mm(12) } else { 0 };
    match chart.kind.as_str() {
        "share" => mm(30) + mm(6) * ((rows + 2) / 3),
        "column" | "line" => mm(75) + key,
        _ => (rows * mm(6 + 5 * series) + mm(8) + key).min(mm(170)),
    }
}

/// The part of a chart.
fn part(chart: &ChartView, palette: &Palette, lang: &str) -> Vec<u8> {
    let mut out = Xml::part("c:chartSpace", &[("xmlns:c", CHART), ("xmlns:a", MAIN), ("xmlns:r", OFFICE)]);
    out.empty("c:date1904", &[("val", "0")])
        .empty("c:lang", &[("val", lang)])
        .empty("c:roundedCorners", &[("val", "0")]);
    out.open("c:chart", &[]).empty("c:autoTitleDeleted", &[("val", "1")]);
    out.open("c:plotArea", &[]).empty("c:layout", &[]);
    match chart.kind.as_str() {
        "share" => shares(&mut out, chart, palette),
        "line" => lines(&mut out, chart, palette),
        kind => bars(&mut out, chart, palette, kind == "column"),
    }
    out.close();
    if chart.series.len() > 1 || chart.kind == "share" {
        out.open("c:legend", &[]).empty("c:legendPos", &[("val", "b")]).empty("c:overlay", &[("val", "0")]).close();
    }
    out.empty("c:plotVisOnly", &[("val", "1")]).empty("c:dispBlanksAs", &[("val", "gap")]).close();
    out.open("c:spPr", &[]).empty("a:noFill", &[]).open("a:ln", &[]).empty("a:noFill", &[]).close().close();
    out.open("c:txPr", &[]).empty("a:bodyPr", &[]).empty("a:lstStyle", &[]).open("a:p", &[]).open("a:pPr", &[]);
    out.open("a:defRPr", &[("sz", "950"), ("lang", lang)]);
    solid(&mut out, &palette.ink);
    out.empty("a:latin", &[("typeface", &palette.face)]).close().close();
    out.empty("a:endParaRPr", &[("lang", lang)]).close().close();
    out.into_bytes()
}

/// Bars side by side or one over the other.
fn bars(out: &mut Xml, chart: &ChartView, palette: &Palette, upright: bool) {
    out.open("c:barChart", &[]).empty("c:barDir", &[("val", if upright { "col" } else { "bar" })]);
    out.empty("c:grouping", &[("val", "clustered")]).empty("c:varyColors", &[("val", "0")]);
    for (at, name) in series_of(chart) {
        out.open("c:ser", &[]);
        series_head(out, at, name);
        out.open("c:spPr", &[]);
        solid(out, &tone(palette, at));
        out.close().empty("c:invertIfNegative", &[("val", "0")]);
        labels(out, chart, at, Some("outEnd"));
        data(out, chart, at);
        out.close();
    }
    out.empty("c:gapWidth", &[("val", "50")]);
    axes_ids(out);
    out.close();
    axes(out, chart, palette, upright);
}

fn lines(out: &mut Xml, chart: &ChartView, palette: &Palette) {
    out.open("c:lineChart", &[]).empty("c:grouping", &[("val", "standard")]).empty("c:varyColors", &[("val", "0")]);
    for (at, name) in series_of(chart) {
        out.open("c:ser", &[]);
        series_head(out, at, name);
        out.open("c:spPr", &[]).open("a:ln", &[("w", "28575")]);
        solid(out, &tone(palette, at));
        // Tone alone must not tell lines apart.
        let dashes = ["solid", "dash", "sysDot", "lgDashDot"];
        out.empty("a:prstDash", &[("val", dashes[at % dashes.len()])]).close().close();
        out.open("c:marker", &[]).empty("c:symbol", &[("val", "circle")]).empty("c:size", &[("val", "6")]).close();
        labels(out, chart, at, Some("t"));
        data(out, chart, at);
        out.empty("c:smooth", &[("val", "0")]).close();
    }
    out.empty("c:marker", &[("val", "1")]);
    axes_ids(out);
    out.close();
    axes(out, chart, palette, true);
}

/// One bar in parts, each a series of its own.
fn shares(out: &mut Xml, chart: &ChartView, palette: &Palette) {
    out.open("c:barChart", &[]).empty("c:barDir", &[("val", "bar")]);
    out.empty("c:grouping", &[("val", "percentStacked")]).empty("c:varyColors", &[("val", "0")]);
    let parts = chart.rows.iter().filter_map(|row| Some((row, row.values.first()?.as_ref()?)));
    for (at, (row, value)) in parts.enumerate() {
        out.open("c:ser", &[]);
        let share = value.share.as_ref().map_or_else(String::new, |share| format!(" ({share})"));
        series_head(out, at, &format!("{}: {}{share}", row.label, value.shown));
        out.open("c:spPr", &[]);
        solid(out, &tone(palette, at));
        out.open("a:ln", &[("w", "12700")]);
        solid(out, "FFFFFF");
        out.close().close().empty("c:invertIfNegative", &[("val", "0")]);
        out.open("c:cat", &[]).open("c:strLit", &[]).empty("c:ptCount", &[("val", "1")]);
        out.open("c:pt", &[("idx", "0")]).words("c:v", &chart.title).close().close().close();
        out.open("c:val", &[])
            .open("c:numLit", &[])
            .words("c:formatCode", "General")
            .empty("c:ptCount", &[("val", "1")]);
        out.open("c:pt", &[("idx", "0")]).words("c:v", &number(value.value)).close().close().close();
        out.close();
    }
    out.empty("c:gapWidth", &[("val", "20")]).empty("c:overlap", &[("val", "100")]);
    axes_ids(out);
    out.close();
    category_axis(out, false, true);
    out.open("c:valAx", &[]).empty("c:axId", &[("val", VALUES)]);
    out.open("c:scaling", &[]).empty("c:orientation", &[("val", "minMax")]).close();
    out.empty("c:delete", &[("val", "1")]).empty("c:axPos", &[("val", "b")]);
    out.empty("c:crossAx", &[("val", CATEGORIES)]).close();
}

const CATEGORIES: &str = "1";
const VALUES: &str = "2";

fn axes_ids(out: &mut Xml) {
    out.empty("c:axId", &[("val", CATEGORIES)]).empty("c:axId", &[("val", VALUES)]);
}

fn axes(out: &mut Xml, chart: &ChartView, palette: &Palette, upright: bool) {
    category_axis(out, upright, false);
    out.open("c:valAx", &[]).empty("c:axId", &[("val", VALUES)]);
    out.open("c:scaling", &[]).empty("c:orientation", &[("val", "minMax")]);
    if let Some((least, greatest)) = scale(chart) {
        out.empty("c:max", &[("val", &number(greatest))]).empty("c:min", &[("val", &number(least))]);
    }
    // Each value is told in words where it is drawn, so that the scale needs none.
    out.close().empty("c:delete", &[("val", "1")]).empty("c:axPos", &[("val", if upright { "l" } else { "b" })]);
    if chart.kind == "line" {
        out.open("c:majorGridlines", &[]).open("c:spPr", &[]).open("a:ln", &[("w", "6350")]);
        solid(out, &palette.rule);
        out.close().close().close();
    }
    out.empty("c:crossAx", &[("val", CATEGORIES)]).close();
}

/// The least and the greatest value of the view's scale, as any two values tell it.
fn scale(chart: &ChartView) -> Option<(f64, f64)> {
    let values = || chart.rows.iter().flat_map(|row| row.values.iter().flatten());
    let first = values().next()?;
    let other = values().find(|value| (value.end - first.end).abs() > 1e-6)?;
    let whole = (other.value - first.value) / (other.end - first.end);
    let least = first.value - first.end * whole;
    // What sums rather than a scale are made of tells nothing.
    (whole.is_finite() && whole > 0.0).then(|| (rounded(least), rounded(least + whole)))
}

/// A number without what calculation left after its third decimal.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn category_axis(out: &mut Xml, upright: bool, hidden: bool) {
    out.open("c:catAx", &[]).empty("c:axId", &[("val", CATEGORIES)]);
    // Bars that lie are read from above, in the table's order.
    let direction = if upright { "minMax" } else { "maxMin" };
    out.open("c:scaling", &[]).empty("c:orientation", &[("val", direction)]).close();
    out.empty("c:delete", &[("val", if hidden { "1" } else { "0" })]);
    out.empty("c:axPos", &[("val", if upright { "b" } else { "l" })]);
    out.empty("c:majorTickMark", &[("val", "none")]).empty("c:minorTickMark", &[("val", "none")]);
    out.empty("c:tickLblPos", &[("val", "low")]).empty("c:crossAx", &[("val", VALUES)]).close();
}

/// The series and their names; one that has none is named by the chart.
fn series_of(chart: &ChartView) -> impl Iterator<Item = (usize, &str)> {
    let values = chart.rows.iter().map(|row| row.values.len()).max().unwrap_or(0);
    (0..values).map(|at| (at, chart.series.get(at).unwrap_or(&chart.title).as_str()))
}

fn series_head(out: &mut Xml, at: usize, name: &str) {
    let at = at.to_string();
    out.empty("c:idx", &[("val", &at)]).empty("c:order", &[("val", &at)]);
    out.open("c:tx", &[]).words("c:v", name).close();
}

/// The values in words, as the other outputs print them.
fn labels(out: &mut Xml, chart: &ChartView, series: usize, position: Option<&str>) {
    out.open("c:dLbls", &[]);
    for (at, row) in chart.rows.iter().enumerate() {
        let Some(value) = value_of(row, series) else { continue };
        out.open("c:dLbl", &[]).empty("c:idx", &[("val", &at.to_string())]);
        out.open("c:tx", &[]).open("c:rich", &[]).empty("a:bodyPr", &[]).open("a:p", &[]).open("a:r", &[]);
        out.words("a:t", &value.shown).close().close().close().close();
        shown(out, position);
        out.close();
    }
    shown(out, position);
    out.close();
}

fn shown(out: &mut Xml, position: Option<&str>) {
    if let Some(position) = position {
        out.empty("c:dLblPos", &[("val", position)]);
    }
    for (tag, value) in [
        ("c:showLegendKey", "0"),
        ("c:showVal", "1"),
        ("c:showCatName", "0"),
        ("c:showSerName", "0"),
        ("c:showPercent", "0"),
        ("c:showBubbleSize", "0"),
    ] {
        out.empty(tag, &[("val", value)]);
    }
}

/// The labels and values of a series.
fn data(out: &mut Xml, chart: &ChartView, series: usize) {
    let count = chart.rows.len().to_string();
    out.open("c:cat", &[]).open("c:strLit", &[]).empty("c:ptCount", &[("val", &count)]);
    for (at, row) in chart.rows.iter().enumerate() {
        out.open("c:pt", &[("idx", &at.to_string())]).words("c:v", &row.label).close();
    }
    out.close().close();
    out.open("c:val", &[])
        .open("c:numLit", &[])
        .words("c:formatCode", "General")
        .empty("c:ptCount", &[("val", &count)]);
    for (at, row) in chart.rows.iter().enumerate() {
        if let Some(value) = value_of(row, series) {
            out.open("c:pt", &[("idx", &at.to_string())]).words("c:v", &number(value.value)).close();
        }
    }
    out.close().close();
}

fn value_of(row: &ChartRow, series: usize) -> Option<&planwright_view::ChartValue> {
    row.values.get(series)?.as_ref()
}

fn number(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { "0".to_owned() }
}

/// One tone for each series, as in the other outputs; beyond the sixth they begin again.
fn tone(palette: &Palette, at: usize) -> String {
    let middle = "6F9692".to_owned();
    let tones = [&palette.field, &palette.accent, &middle, &palette.gold, &palette.muted, &palette.mist];
    tones[at % tones.len()].clone()
}

fn solid(out: &mut Xml, colour: &str) {
    out.open("a:solidFill", &[]).empty("a:srgbClr", &[("val", colour)]).close();
}
