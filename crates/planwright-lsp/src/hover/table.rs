//! The sums of a table.

use planwright_core::FileId;
use planwright_core::model::{Table, inline_text, visit_tables};
use planwright_validator::{Total, totals_of};

use super::{Told, bodies};
use crate::analysis::Analysis;

/// The totals of the table at a place: of the row there, else all of them.
pub(super) fn at(analysis: &Analysis, file: FileId, offset: usize) -> Option<Told> {
    let plan = analysis.plan()?;
    let mut found: Option<Told> = None;
    for plan in std::iter::once(plan).chain(plan.translations.iter().map(|translation| &translation.plan)) {
        for (body, footnotes) in bodies(plan) {
            let mut look = |table: &Table| {
                if found.is_none() {
                    found = of(table, file, offset);
                }
            };
            visit_tables(body, &mut look);
            footnotes.iter().for_each(|footnote| visit_tables(&footnote.blocks, &mut look));
        }
    }
    found
}

fn of(table: &Table, file: FileId, offset: usize) -> Option<Told> {
    let here = |span: planwright_core::Span| span.file == file && span.range().contains(&offset);
    let row = table.rows.iter().position(|row| here(row.span));
    let caption = table.caption.as_ref().filter(|caption| here(caption.span)).map(|caption| caption.span);
    let csv = table.header.first().zip(table.rows.last()).and_then(|(first, last)| {
        let whole = first.span.to(last.span);
        here(whole).then_some(whole)
    });
    let about = row.and_then(|row| Some(table.rows.get(row)?.span)).or(caption).or(csv);
    let about = about.or_else(|| here(table.span).then_some(table.span))?;
    let totals = totals_of(table);
    let own: Vec<&Total> = totals.iter().filter(|total| Some(total.row) == row).collect();
    let shown = if own.is_empty() { totals.iter().collect() } else { own };
    let told: Vec<String> = shown.into_iter().map(|total| words(table, total)).collect();
    (!told.is_empty()).then(|| Told { words: told.join("\n\n"), about: about.range() })
}

/// A total in words: what it is the sum of, and a line for each column.
fn words(table: &Table, total: &Total) -> String {
    let label = |row: usize| {
        let cell = table.rows.get(row).and_then(|row| row.label());
        cell.map(|cell| inline_text(&cell.content))
            .filter(|it| !it.is_empty())
            .unwrap_or_else(|| format!("row {}", row + 1))
    };
    let parts: Vec<String> = total.parts.iter().map(|row| label(*row)).collect();
    let mut text = format!(
        "**{}** is taken for the sum of {}.\n\n| | says | its rows come to | difference |\n|---|---:|---:|---:|",
        label(total.row),
        parts.join(", ")
    );
    for it in &total.columns {
        let heading = table.header.get(it.column).map(|cell| inline_text(&cell.content)).unwrap_or_default();
        let difference = match (&it.difference, it.fits) {
            (None, _) => "none".to_owned(),
            (Some(difference), true) => format!("{difference}, within rounding"),
            (Some(difference), false) => format!("**{difference}**"),
        };
        let heading = heading.replace('|', "\\|");
        text.push_str(&format!("\n| {heading} | {} | {} | {difference} |", it.says, it.comes_to));
    }
    text
}
