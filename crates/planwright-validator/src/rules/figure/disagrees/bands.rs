//! Tables of council tax bands: what each band pays is fixed by what band D does.
//!
//! Local Government Finance Act 1992 s.5(1) and, for Wales, (1A): A to I pay in the proportion 6, 7, 8, 9, 11, 13, 15, 18
//! and 21.

#![deny(clippy::arithmetic_side_effects)]

use planwright_core::Diagnostic;
use planwright_core::model::{Amount, Unit};
use rust_decimal::Decimal;

use super::RULE;
use crate::ledger::{Figure, TableFigures};
use crate::rules::Subject;

/// The bands and their proportions.
const BANDS: [(&str, u32); 9] =
    [("a", 6), ("b", 7), ("c", 8), ("d", 9), ("e", 11), ("f", 13), ("g", 15), ("h", 18), ("i", 21)];

/// So many other bands show which proportion a column keeps.
const ENOUGH: usize = 3;

/// What a band pays.
struct Band<'t> {
    letter: &'static str,
    ninths: Decimal,
    figure: &'t Figure<'t>,
}

/// Findings at the bands that are not what the others make them.
pub(super) fn findings(subject: &Subject) -> Vec<Diagnostic> {
    let columns = |table| bands(table).into_iter().flat_map(|column| in_column(&column));
    subject.ledger.tables.iter().flat_map(columns).collect()
}

/// The bands of a table, column by column; none where a band has two rows.
fn bands<'t>(table: &'t TableFigures<'t>) -> Vec<Vec<Band<'t>>> {
    let rows: Vec<Option<&(&'static str, u32)>> = table.labels.iter().map(|label| band(label)).collect();
    let twice = BANDS.iter().any(|band| rows.iter().flatten().filter(|row| row.0 == band.0).count() > 1);
    if twice || rows.iter().flatten().count() <= ENOUGH {
        return Vec::new();
    }
    let of_column = |column: usize| {
        let figures = table.figures.iter().filter(|figure| figure.column == column);
        let paid = figures.filter(|figure| figure.amount.unit != Unit::Percent && figure.amount.value > Decimal::ZERO);
        let found = paid.filter_map(|figure| {
            let (letter, ninths) = rows.get(figure.row).copied().flatten()?;
            Some(Band { letter, ninths: Decimal::from(*ninths), figure })
        });
        found.collect()
    };
    (1..table.headings.len()).map(of_column).collect()
}

/// The band that a row's label names: `band d`, `d`, `d average`, `e 120 001 160 000`.
fn band(label: &str) -> Option<&'static (&'static str, u32)> {
    let mut words = label.split(' ');
    let first = words.next()?;
    let letter = if first == "band" { words.next()? } else { first };
    let found = BANDS.iter().find(|(band, _)| *band == letter)?;
    let goes_on = words.all(|word| {
        word.chars().all(|c| c.is_ascii_digit()) || matches!(word, "average" | "up" | "to" | "over" | "and")
    });
    (first == "band" || goes_on).then_some(found)
}

/// Where all but one or two bands of a column keep their proportions: those that do not.
fn in_column(bands: &[Band]) -> Vec<Diagnostic> {
    let kept = |base: &Band| bands.iter().filter(|band| keeps(base, band)).count();
    let d = bands.iter().find(|band| band.letter == "d");
    // Band D is the measure, unless the others agree on another.
    let base = d.into_iter().chain(bands).max_by_key(|base| (kept(base), base.letter == "d"));
    let Some(base) = base.filter(|base| kept(base) > ENOUGH && kept(base).saturating_add(2) >= bands.len()) else {
        return Vec::new();
    };
    bands.iter().filter(|band| !keeps(base, band)).filter_map(|band| finding(base, band)).collect()
}

/// What a band pays where another pays this, to the last digit of its own figure.
fn due(base: &Band, band: &Band) -> Option<Amount> {
    let value = base.figure.amount.value.checked_mul(band.ninths)?.checked_div(base.ninths)?;
    let digit = band.figure.amount.last_digit;
    let steps =
        value.checked_div(digit)?.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    Some(Amount { value: steps.checked_mul(digit)?, ..band.figure.amount })
}

/// Whether a band is what another makes it: each may have been rounded.
fn keeps(base: &Band, band: &Band) -> bool {
    let within = || {
        let slack = base.figure.amount.last_digit.checked_mul(band.ninths)?.checked_div(base.ninths)?;
        let bound = slack.checked_add(band.figure.amount.last_digit)?;
        let due = base.figure.amount.value.checked_mul(band.ninths)?.checked_div(base.ninths)?;
        Some(band.figure.amount.value.checked_sub(due)?.abs() <= bound)
    };
    base.figure.amount.unit != band.figure.amount.unit || within().unwrap_or(true)
}

fn finding(base: &Band, band: &Band) -> Option<Diagnostic> {
    let (letter, of) = (band.letter.to_uppercase(), base.letter.to_uppercase());
    let (ninths, base_ninths, due) = (band.ninths, base.ninths, due(base, band)?);
    let (says, paid) = (band.figure.amount, base.figure.amount);
    let message = format!("band {letter} is {says} here, but {ninths}/{base_ninths} of band {of}, {paid}, is {due}");
    Some(
        Diagnostic::warning(RULE.name, band.figure.cell.span, message)
            .label(format!("probably {due}"))
            .related(base.figure.cell.span, format!("band {of}, which the other bands agree with"))
            .cite("Local Government Finance Act 1992 s.5(1)")
            .help("The law fixes what each band pays beside band D, so everybody can work it out: A to H are 6, 7, 8, 9, 11, 13, 15 and 18 ninths of it, and in Wales I is 21.")
            .help(format!("Write `{due}`, or put right the figure of band {of}.")),
    )
}
