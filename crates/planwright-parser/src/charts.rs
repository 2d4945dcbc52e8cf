//! Charts: fenced blocks of YAML, and the columns of the tables that they draw.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::amount;
use planwright_core::model::{
    Block, BlockKind, Cell, Chart, ChartKind, Footnote, Id, Paper, RowKind, Section, Table, inline_text, visit_blocks,
    visit_tables,
};
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Span, Spanned};
use planwright_yaml::read::{Fields, Shape};

use crate::assemble::each_section;
use crate::tables::measure;
use crate::walk::visit_blocks_mut;

static CHART: Shape = Shape::new("a chart", &["id", "type", "table", "label", "values", "title", "alt"]);

const KINDS: [ChartKind; 4] = [ChartKind::Bar, ChartKind::Column, ChartKind::Line, ChartKind::Share];

/// Reads the YAML of a chart, which begins at byte `offset` of its file. Whether its table and
/// columns are there is known when every file is read.
pub(crate) fn read(span: Span, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) -> Option<Chart> {
    let parsed = planwright_yaml::parse_knowing(span.file, text, offset, |word| CHART.keys.contains(&word));
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
    Some(Chart {
        id: id?,
        kind: kind?,
        table: table?,
        label,
        values,
        label_column: 0,
        value_columns: Vec::new(),
        title: title?,
        alt: alt?,
    })
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

/// What a chart has to know of a table.
#[derive(Debug, Clone)]
pub(crate) struct Drawable {
    pub(crate) columns: Vec<DrawableColumn>,
}

/// A column that a chart can draw or not.
#[derive(Debug, Clone)]
pub(crate) struct DrawableColumn {
    heading: String,
    amounts: bool,
    /// Whether a row has a number in it.
    numbers: bool,
    /// The cells of rows that have words where a number should stand.
    words: Vec<Span>,
    /// The cells of rows that are drawn whose number is below zero.
    negative: Vec<Span>,
}

impl Drawable {
    fn of(table: &Table) -> Self {
        let column = |(index, column): (usize, &planwright_core::model::Column)| {
            let rows = table.rows.iter().filter(|row| row.kind == RowKind::Plain);
            let cells = || rows.clone().filter_map(|row| row.cells.get(index));
            let is_words = |text: &str| !amount::is_nothing(text);
            let words =
                cells().filter(|cell| cell.amount.is_none() && is_words(&inline_text(&cell.content))).map(|c| c.span);
            let drawn = rows.clone().filter(|row| !row.is_part()).filter_map(|row| row.cells.get(index));
            let below = |cell: &&Cell| {
                cell.amount.is_some_and(|amount| amount.value.is_sign_negative() && !amount.value.is_zero())
            };
            DrawableColumn {
                heading: table.header.get(index).map(|cell| inline_text(&cell.content)).unwrap_or_default(),
                amounts: column.amounts,
                numbers: cells().any(|cell| cell.amount.is_some()),
                words: words.collect(),
                negative: drawn.filter(below).map(|cell| cell.span).collect(),
            }
        };
        Self { columns: table.columns.iter().enumerate().map(column).collect() }
    }

    /// The column of a heading, however its letters and spaces are written.
    fn find(&self, heading: &str) -> Option<usize> {
        self.columns.iter().position(|column| same_words(&column.heading, heading))
    }
}

/// The tables by id, after every number of a column that a chart names was taken for an amount.
pub(crate) fn drawable(
    sections: &mut [Section],
    foreword: &mut [Block],
    footnotes: &mut [Footnote],
    papers: &mut [Paper],
) -> BTreeMap<Id, Drawable> {
    let mut tables = BTreeMap::new();
    let mut named: Vec<(Id, String)> = Vec::new();
    let mut look = |blocks: &[Block]| {
        note_tables(blocks, &mut tables);
        visit_blocks(blocks, &mut |block| {
            if let BlockKind::Chart(chart) = &block.kind
                && let Some(table) = Id::new(&chart.table.value)
            {
                named.extend(chart.values.iter().map(|heading| (table.clone(), heading.value.clone())));
            }
        });
    };
    each_body(sections, foreword, footnotes, papers, &mut |blocks| look(blocks));
    let mut wanted: BTreeMap<Id, BTreeSet<usize>> = BTreeMap::new();
    for (id, heading) in named {
        if let Some(column) = tables.get(&id).and_then(|table| table.find(&heading)) {
            wanted.entry(id).or_default().insert(column);
        }
    }
    if wanted.is_empty() {
        return tables;
    }
    tables.clear();
    each_body(sections, foreword, footnotes, papers, &mut |blocks| {
        visit_blocks_mut(blocks, &mut |block| {
            if let BlockKind::Table(table) = &mut block.kind
                && let Some(columns) = table.id.as_ref().and_then(|id| wanted.get(&id.value))
            {
                columns.iter().for_each(|&column| measure::as_values(table, column));
            }
        });
        note_tables(blocks, &mut tables);
    });
    tables
}

/// Calls `f` for every run of blocks of a plan and of its papers.
fn each_body(
    sections: &mut [Section],
    foreword: &mut [Block],
    footnotes: &mut [Footnote],
    papers: &mut [Paper],
    f: &mut impl FnMut(&mut [Block]),
) {
    f(foreword);
    footnotes.iter_mut().for_each(|footnote| f(&mut footnote.blocks));
    each_section(sections, &mut |section| {
        f(&mut section.body);
        section.footnotes.iter_mut().for_each(|footnote| f(&mut footnote.blocks));
    });
    for paper in papers {
        f(&mut paper.body);
        paper.footnotes.iter_mut().for_each(|footnote| f(&mut footnote.blocks));
    }
}

fn note_tables(blocks: &[Block], into: &mut BTreeMap<Id, Drawable>) {
    visit_tables(blocks, &mut |table| {
        if let Some(id) = &table.id {
            into.entry(id.value.clone()).or_insert_with(|| Drawable::of(table));
        }
    });
}

/// Finds the columns of a chart, and says what cannot be drawn.
pub(crate) fn resolve(chart: &mut Chart, table: &Drawable, diagnostics: &mut Vec<Diagnostic>) {
    for heading in chart.label.iter().chain(&chart.values).filter(|heading| table.find(&heading.value).is_none()) {
        diagnostics.push(no_column(chart, heading, table));
    }
    chart.label_column = chart.label.as_ref().and_then(|label| table.find(&label.value)).unwrap_or(0);
    let mut drawn: Vec<(usize, Span)> = Vec::new();
    for heading in &chart.values {
        if let Some(column) = table.find(&heading.value).filter(|column| drawn.iter().all(|(known, _)| known != column))
        {
            drawn.push((column, heading.span));
        }
    }
    if chart.values.is_empty() {
        match table.columns.iter().position(|column| column.amounts) {
            Some(column) => drawn.push((column, chart.table.span)),
            None => diagnostics.push(
                Diagnostic::error(
                    "source/value",
                    chart.table.span,
                    format!("the table `{}` has no column of numbers", chart.table.value),
                )
                .label("nothing here that could be drawn")
                .help("A chart draws the numbers of a table. Name another table, or write its numbers as figures: `£1.2m`, `1,200`, `5%`."),
            ),
        }
    }
    if chart.kind.value == ChartKind::Share && drawn.len() > 1 {
        diagnostics.push(
            Diagnostic::error("source/value", drawn[1].1, "a chart of the type `share` draws one column")
                .label("a second column")
                .help("It shows how one whole is divided into parts, so a second column has no place in it.")
                .help("Take this column out, or write `type: column` to draw both."),
        );
        drawn.truncate(1);
    }
    for &(column, span) in &drawn {
        let known = &table.columns[column];
        if !known.numbers {
            diagnostics.push(
                Diagnostic::error("source/value", span, format!("the column `{}` has no number in it", known.heading))
                    .label("nothing here that could be drawn")
                    .help("A chart draws the numbers of a column. Name a column that has some, or write them as figures: `£1.2m`, `1,200`, `5%`."),
            );
        } else if let Some(&cell) = known.words.first() {
            // Two charts of one column have one cause.
            if !diagnostics.iter().any(|finding| finding.span == cell && finding.message == NO_NUMBER) {
                diagnostics.push(no_number(cell, known.words.len() - 1, chart));
            }
        } else if let Some(&cell) = known.negative.first().filter(|_| chart.kind.value == ChartKind::Share)
            && !diagnostics.iter().any(|finding| finding.span == cell && finding.message == NO_PART)
        {
            diagnostics.push(no_part(cell, known.negative.len() - 1, chart));
        }
    }
    chart.value_columns = drawn.into_iter().map(|(column, _)| column).filter(|&c| table.columns[c].numbers).collect();
}

const NO_NUMBER: &str = "a chart draws this column, and this cell is not a number";

fn no_number(cell: Span, others: usize, chart: &Chart) -> Diagnostic {
    let finding = Diagnostic::error("source/value", cell, NO_NUMBER)
        .label("words where a number should stand")
        .help("The chart would have a gap here that nobody could explain.")
        .help("Write the number alone, such as `£1.2m` or `1,200`, or `–` where there is none; what else is to be said belongs in a footnote.")
        .related(chart.table.span, "the chart that draws it");
    match others {
        0 => finding,
        1 => finding.help("One more cell of this column is not a number."),
        others => finding.help(format!("{others} more cells of this column are not numbers.")),
    }
}

const NO_PART: &str = "a chart of the type `share` draws this column, and this number is below zero";

fn no_part(cell: Span, others: usize, chart: &Chart) -> Diagnostic {
    let finding = Diagnostic::error("source/value", cell, NO_PART)
        .label("less than nothing")
        .help("No part of a whole is less than nothing: the chart would leave this row out, and the shares of the others would come out too large.")
        .help("Write `type: bar` in the chart, which can show what is below zero, or let the chart draw another column or table.")
        .related(chart.kind.span, "the chart that draws it");
    match others {
        0 => finding,
        1 => finding.help("One more number of this column is below zero."),
        others => finding.help(format!("{others} more numbers of this column are below zero.")),
    }
}

/// A heading that the table does not have. One that the chart has named already is not what was meant.
fn no_column(chart: &Chart, heading: &Spanned<String>, table: &Drawable) -> Diagnostic {
    let message = format!("the table `{}` has no column `{}`", chart.table.value, heading.value);
    let finding = Diagnostic::error("source/value", heading.span, message).label("no heading of the table says this");
    let named = |known: &str| chart.label.iter().chain(&chart.values).any(|other| same_words(&other.value, known));
    let free: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.heading.as_str())
        .filter(|known| !known.trim().is_empty() && !named(known))
        .collect();
    match nearest(&heading.value, free.iter().copied()) {
        Some(near) => finding.help(format!("Did you mean `{near}`?")),
        None if free.is_empty() => {
            finding.help("The chart names every column of the table already. Take this one out.")
        }
        None => finding.help(format!(
            "Its other columns are {}: write the words of a heading as they stand in the table.",
            free.iter().map(|heading| format!("`{heading}`")).collect::<Vec<_>>().join(", ")
        )),
    }
}

/// Whether two headings say the same, however their letters and spaces are written.
fn same_words(a: &str, b: &str) -> bool {
    let plain =
        |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace(['’', '‘'], "'");
    plain(a) == plain(b)
}
