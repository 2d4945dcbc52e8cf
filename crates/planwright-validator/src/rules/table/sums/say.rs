//! What is said of sums that do not come out.

#![deny(clippy::arithmetic_side_effects)]

use std::collections::BTreeMap;

use planwright_core::model::{Row, RowArithmetic, Stage};
use planwright_core::{Diagnostic, Edit, Fix, Severity, Span};
use rust_decimal::Decimal;

use super::across::{Across, RowOff};
use super::cross::Culprit;
use super::figure::{Figure, Grid};
use super::print::{self, Style};
use super::reading::Reading;
use super::slips::Misprint;
use super::sum::negated;
use super::suspect::{self, Suspect, takes_away};
use super::unbolded;
use super::walk::{Off, Part, Taken};

/// Rows with their figures of one column.
type Figures = Vec<(Part, Figure)>;

/// The rule of columns.
pub(super) const TOTAL: &str = "table/total";
/// The rule of rows.
const ROWS: &str = "table/row-arithmetic";

/// Says what was found in one table.
pub(super) struct Say<'s, 'a> {
    /// The table.
    pub(super) grid: &'s Grid<'a>,
    /// Its totals.
    pub(super) totals: &'s [Taken],
    /// Its rows.
    pub(super) across: &'s Across<'a>,
    /// Its cells that were meant to be figures.
    pub(super) misprints: &'s [Misprint],
    /// The stage that the plan is judged for.
    pub(super) status: Stage,
}

impl Say<'_, '_> {
    fn severity(&self, note: bool) -> Severity {
        match note {
            true => Severity::Note,
            false if self.status >= Stage::Issued => Severity::Error,
            false => Severity::Warning,
        }
    }

    pub(super) fn place(&self, row: usize, column: usize) -> Option<Span> {
        Some(self.grid.cell(row, column)?.span)
    }

    /// The findings about totals. Where no column of a total fits, the row as a whole is no such
    /// sum, and that is said once; where some do, each that does not is a slip of its own.
    pub(super) fn totals(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for taken in self.totals {
            let told = self.row_column(taken.row);
            let offs: Vec<Off> = taken.offs.iter().copied().filter(|off| Some(off.column) != told).collect();
            let (first, others) = match offs.as_slice() {
                [] => continue,
                [first, others @ ..] => (first, others),
            };
            if taken.reading != Reading::Said && unbolded::is_called(self.grid, taken.row) {
                found.extend(self.unbolded(taken, &offs));
                continue;
            }
            found.extend(self.total(taken, first).map(|mut finding| {
                for off in others.iter().filter(|_| !taken.sure) {
                    if let Some(place) = self.place(taken.row, off.column) {
                        finding = finding.related(place, self.beside(taken, off));
                    }
                }
                finding
            }));
            found.extend(others.iter().filter(|_| taken.sure).filter_map(|off| self.total(taken, off)));
        }
        found
    }

    /// The finest last digit of a total and all that it adds in a column.
    pub(super) fn finest(&self, taken: &Taken, column: usize) -> Decimal {
        let rows = taken.parts.iter().map(|part| part.row).chain([taken.row]);
        let digits = rows.filter_map(|row| Some(self.grid.figure(row, column)?.digit));
        digits.reduce(Decimal::min).unwrap_or(Decimal::ONE)
    }

    fn total(&self, taken: &Taken, off: &Off) -> Option<Diagnostic> {
        let place = self.place(taken.row, off.column)?;
        let (style, digit) = (Style::of(self.grid, taken.row, off.column), self.finest(taken, off.column));
        let total = self.grid.figure(taken.row, off.column)?;
        let name = print::row(self.grid, taken.row);
        let difference = style.print(off.gap.difference.abs(), digit);
        let message = format!(
            "{name} says {} under {}, but {} {}: a difference of {difference}",
            style.print(total.value, total.digit),
            print::column(self.grid, off.column),
            self.subject(taken, off.column),
            style.print(off.gap.sum, digit),
        );
        let hint = self.hint(taken, off);
        let parts = self.parts(taken, off.column);
        let swapped = suspect::swapped(self.grid, taken, off, &parts);
        let suspect = match (swapped.as_slice(), &hint) {
            ([one], None) => Some(*one),
            _ => None,
        };
        let suspect = suspect::by_change(self.grid, taken, off, &parts).or(suspect);
        if let Some(suspect) = suspect.filter(|suspect| suspect.row != taken.row && !off.note) {
            return self.suspect(taken, off, suspect, place);
        }
        let mut finding = Diagnostic::new(TOTAL, self.severity(off.note), place, message)
            .label(format!("{difference} {} than that", more(off)))
            .help(self.reading(taken, off));
        if off.note {
            finding = finding.help("Rounding can explain it, but sums of whole pounds are seldom rounded.");
        }
        if let Some((hint, row)) = hint {
            finding = finding.help(hint);
            if let Some(place) = self.place(row, off.column) {
                finding = finding.related(place, "the difference");
            }
        } else if (1..3).contains(&swapped.len()) {
            let names: Vec<String> = swapped.iter().map(|one| print::row(self.grid, one.row)).collect();
            let names = names.join(" or of ");
            finding = finding.help(format!("It would fit if two digits of {names} have changed places."));
        }
        Some(finding.help(self.remedy(taken)))
    }

    /// The finding about the one cell that is likely to be wrong, and not the total.
    fn suspect(&self, taken: &Taken, off: &Off, suspect: Suspect, total_place: Span) -> Option<Diagnostic> {
        let Suspect { row, change, because } = suspect;
        let (figure, total) = (self.grid.figure(row, off.column)?, self.grid.figure(taken.row, off.column)?);
        let style = Style::of(self.grid, row, off.column);
        let meant = style.print(figure.value.checked_add(change)?, figure.digit);
        let printed = Style::of(self.grid, taken.row, off.column).print(total.value, total.digit);
        let (name, column) = (print::row(self.grid, row), print::column(self.grid, off.column));
        let message = format!(
            "{name} under {column} is probably {meant}, not {}: then the total, {printed}, is right",
            style.print(figure.value, figure.digit)
        );
        let why = match because {
            Some(column) => format!("It would fit {} of its row too.", print::column(self.grid, column)),
            None => "Two of its digits have changed places.".to_owned(),
        };
        let finding = Diagnostic::new(TOTAL, self.severity(off.note), self.place(row, off.column)?, message)
            .label(format!("probably {meant}"))
            .related(total_place, format!("the total: {}", self.difference(taken, off)))
            .help(format!("{why} {}", self.reading(taken, off)));
        Some(finding.help(self.remedy(taken)))
    }

    /// What the rows of a total come to, and how far it is from that.
    fn difference(&self, taken: &Taken, off: &Off) -> String {
        let (style, digit) = (Style::of(self.grid, taken.row, off.column), self.finest(taken, off.column));
        let (sum, difference) = (style.print(off.gap.sum, digit), style.print(off.gap.difference.abs(), digit));
        format!("{} {sum}, {difference} {} than it says", self.subject(taken, off.column), less(off))
    }

    /// The note about a row that is called a total, is not bold and does not fit.
    fn unbolded(&self, taken: &Taken, offs: &[Off]) -> Option<Diagnostic> {
        let mut offs = offs.iter().filter(|off| !off.note);
        let first = offs.next()?;
        let (style, digit) = (Style::of(self.grid, taken.row, first.column), self.finest(taken, first.column));
        let name = print::row(self.grid, taken.row);
        let message = format!(
            "{name} is not bold, so it was not added up; {} {}",
            self.subject(taken, first.column),
            style.print(first.gap.sum, digit)
        );
        let difference = style.print(first.gap.difference.abs(), digit);
        let mut finding = Diagnostic::note(TOTAL, self.place(taken.row, first.column)?, message)
            .label(format!("{difference} {} than that", more(first)));
        for off in offs {
            if let Some(place) = self.place(taken.row, off.column) {
                finding = finding.related(place, self.beside(taken, off));
            }
        }
        finding = finding.help(self.reading(taken, first));
        let label = self.grid.labels.get(taken.row).map_or("", |label| label.text.as_str());
        let plain = label.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '-');
        let title = format!("Write `**{label}**`");
        let finding = finding.help(format!(
            "{title} if it is a total: then it is checked like every other. If it is none, it may stay."
        ));
        let Some(cell) = self.grid.row(taken.row).and_then(Row::label).filter(|_| plain) else { return Some(finding) };
        let edits = vec![Edit { span: cell.span, insert: format!("**{label}**") }];
        Some(finding.fix(Fix { title, safe: false, edits }))
    }

    fn beside(&self, taken: &Taken, off: &Off) -> String {
        let (style, digit) = (Style::of(self.grid, taken.row, off.column), self.finest(taken, off.column));
        let difference = style.print(off.gap.difference.abs(), digit);
        format!("here they come to {}: a difference of {difference}", style.print(off.gap.sum, digit))
    }

    /// The rows and totals that have a figure for a column.
    fn parts(&self, taken: &Taken, column: usize) -> Figures {
        let (totals, rows) = self.parted(taken, column);
        totals.into_iter().chain(rows).collect()
    }

    /// The same, the totals apart from the rows.
    fn parted(&self, taken: &Taken, column: usize) -> (Figures, Figures) {
        let lane = self.grid.figure(taken.row, column).map(|total| total.lane);
        let counts = |figure: &Figure| Some(figure.lane) == lane || self.grid.is_mixed(column);
        let figure = |part: &Part| Some((*part, self.grid.figure(part.row, column).filter(counts)?));
        let (totals, rows) = taken.parts.split_at_checked(taken.totals).unwrap_or((&[], &taken.parts));
        (totals.iter().filter_map(figure).collect(), rows.iter().filter_map(figure).collect())
    }

    /// What comes to something else, with its verb.
    pub(super) fn subject(&self, taken: &Taken, column: usize) -> String {
        let (totals, rows) = self.parted(taken, column);
        match (taken.reading, rows.len()) {
            (Reading::Block, 1) => "its one row comes to".to_owned(),
            (Reading::Block, n) => format!("its {n} rows come to"),
            (Reading::Running, 0) => "the total before it is".to_owned(),
            (Reading::Running, 1) => "the last total and the row since come to".to_owned(),
            (Reading::Running, n) => format!("the last total and the {n} rows since come to"),
            (Reading::Grand, 0) => format!("the {} totals before it come to", totals.len()),
            (Reading::Grand, _) => "the totals before it and the rows since come to".to_owned(),
            (Reading::Net, _) => "the last total less the rows since comes to".to_owned(),
            (Reading::Difference { .. }, _) => "the two totals before it differ by".to_owned(),
            (Reading::Heads, n) => format!("the {n} rows under it come to"),
            (Reading::Said, _) => "the rows that `sum` names come to".to_owned(),
        }
    }

    /// How the total was read.
    fn reading(&self, taken: &Taken, off: &Off) -> String {
        let parts = self.parts(taken, off.column);
        let named = |parts: &[(Part, Figure)]| parts.iter().map(|(part, _)| part.row).collect::<Vec<usize>>();
        let (totals, rows) = self.parted(taken, off.column);
        let (totals, rows, all) = (named(&totals), named(&rows), named(&parts));
        let list = |rows: &[usize]| print::rows(self.grid, rows);
        let what = match taken.reading {
            Reading::Block => format!("as the sum of {}", list(&all)),
            Reading::Running if rows.is_empty() => format!("as the same total as {} before it", list(&totals)),
            Reading::Running => format!("as the last total, {}, together with {}", list(&totals), list(&rows)),
            Reading::Grand if rows.is_empty() => format!("as the sum of the totals {}", list(&totals)),
            Reading::Grand => format!("as the sum of the totals {}, together with {}", list(&totals), list(&rows)),
            Reading::Net => format!("as the last total, {}, less {}", list(&totals), list(&rows)),
            Reading::Difference { back: false } => {
                "as the first of the two totals before it less the second".to_owned()
            }
            Reading::Difference { back: true } => "as the second of the two totals before it less the first".to_owned(),
            Reading::Heads => format!("as the sum of the rows under it: {}", list(&all)),
            Reading::Said => return format!("`sum` in the caption says that it is {}.", self.terms(taken)),
        };
        let away: Vec<usize> = parts.iter().filter(|(_, figure)| figure.less).map(|(part, _)| part.row).collect();
        let away = match away.as_slice() {
            [] => String::new(),
            _ if off.less_added => String::new(),
            rows => format!(" {} {} taken away.", list(rows), if rows.len() == 1 { "is" } else { "are" }),
        };
        if taken.sure {
            format!("It was read {what}.{away}")
        } else {
            format!("It was read {what}, which comes nearest.{away}")
        }
    }

    /// The terms of `sum=`, as it has them.
    fn terms(&self, taken: &Taken) -> String {
        let mut text = String::new();
        for (at, part) in taken.parts.iter().enumerate().take(8) {
            text.push_str(match (at, part.negative) {
                (0, false) => "",
                (0, true) => "− ",
                (_, false) => " + ",
                (_, true) => " − ",
            });
            text.push_str(&print::row(self.grid, part.row));
        }
        if taken.parts.len() > 8 {
            text.push_str(" …");
        }
        text
    }

    /// What to do.
    fn remedy(&self, taken: &Taken) -> String {
        let label = self.grid.labels.get(taken.row).map_or("Total", |label| label.text.as_str());
        let plain = !label.is_empty() && label.chars().count() < 40 && !label.contains(['"', '=', '\n']);
        let label = if plain { label } else { "Total" };
        if taken.reading == Reading::Said {
            return "Mend the figure that is wrong, or the rows that `sum` names.".to_owned();
        }
        let mut text = format!(
            "Mend the row or the total that is wrong. If it is the sum of other rows, name them in the caption: `sum=\"{label} = First row + Second row\"`. A row that is only a part of another stands in italics or begins “of which”, and is not added."
        );
        if !taken.sure {
            text.push_str(" If this row is no total, take the bold from its label.");
        }
        text
    }

    /// What the difference may come from: one of the rows, left out or with the wrong sign.
    fn hint(&self, taken: &Taken, off: &Off) -> Option<(String, usize)> {
        let parts = self.parts(taken, off.column);
        if parts.len() < 2 {
            return None;
        }
        let effect = |(part, figure): &(Part, Figure)| {
            if takes_away(taken, off, part, figure) { negated(figure.value) } else { figure.value }
        };
        let lacking = negated(off.gap.difference);
        let mut found = None;
        for one in parts.iter().filter(|(_, figure)| !figure.value.is_zero()) {
            let name = || print::row(self.grid, one.0.row);
            let value = effect(one);
            if value == lacking {
                let hint = format!(
                    "The difference is exactly {}: the total may leave it out, or the row may be a part of another.",
                    name()
                );
                return Some((hint, one.0.row));
            }
            if found.is_none() && value.checked_mul(Decimal::TWO) == Some(lacking) {
                let hint = format!("The difference is exactly twice {}: it may have the wrong sign.", name());
                found = Some((hint, one.0.row));
            }
        }
        found
    }

    /// The findings about rows: one for each. Where the cell is also a total that does not fit,
    /// its column is told of here.
    pub(super) fn rows(&self) -> Vec<Diagnostic> {
        let totals: BTreeMap<usize, &Taken> = self.totals.iter().map(|taken| (taken.row, taken)).collect();
        let offs = self.across.offs.iter().enumerate().filter(|(_, offs)| !offs.is_empty());
        let finding = |(row, offs): (usize, &Vec<RowOff>)| {
            let finding = self.row(row, offs)?;
            let taken = totals.get(&row).copied();
            let off = taken.and_then(|taken| taken.offs.iter().find(|off| Some(off.column) == self.row_column(row)));
            match taken.zip(off).and_then(|(taken, off)| self.column(taken, off)) {
                Some(words) => Some(finding.help(words)),
                None => Some(finding),
            }
        };
        offs.filter_map(finding).collect()
    }

    /// The column in which a row's own finding stands.
    fn row_column(&self, row: usize) -> Option<usize> {
        let off = leading(self.across.offs.get(row)?)?;
        self.across.equations.get(off.equation).map(|equation| equation.result)
    }

    fn row(&self, row: usize, offs: &[RowOff]) -> Option<Diagnostic> {
        let first = leading(offs)?;
        let equation = self.across.equations.get(first.equation)?;
        let place = self.place(row, equation.result)?;
        let style = Style::of(self.grid, row, equation.result);
        let difference = style.print(first.difference.abs(), first.finest);
        let name = print::row(self.grid, row);
        let more = if first.difference.is_sign_negative() { "less" } else { "more" };
        let mut finding = Diagnostic::new(
            ROWS,
            self.severity(first.note),
            place,
            format!("in the row {name}, {}: a difference of {difference}", self.equation(row, first)?),
        )
        .label(format!("{difference} {more} than that"))
        .help(format!("`rows` in the caption says that in every row column {}.", written(equation)));
        if first.note {
            finding = finding.help("Rounding can explain it, but sums of whole pounds are seldom rounded.");
        }
        for off in offs.iter().filter(|off| off.equation != first.equation) {
            let result = self.across.equations.get(off.equation).map_or(0, |equation| equation.result);
            if let (Some(place), Some(words)) = (self.place(row, result), self.equation(row, off)) {
                finding = finding.related(place, format!("and {words}"));
            }
        }
        Some(finding.help("Mend the figure that is wrong. A row that is reckoned otherwise is named in the caption: `rows-except=\"Its label\"`; one that is only a part of another stands in italics or begins “of which”."))
    }

    /// An equation with a row's figures: `“Base” + “Growth” comes to 12.3, but “Budget” says 12.4`.
    fn equation(&self, row: usize, off: &RowOff) -> Option<String> {
        let equation = self.across.equations.get(off.equation)?;
        let style = Style::of(self.grid, row, equation.result);
        let result = self.grid.cell(row, equation.result)?;
        let heading = print::column(self.grid, equation.result);
        let printed = match result.amount {
            Some(amount) => format!("{heading} says {}", style.print(off.printed, amount.last_digit)),
            None => format!("{heading} is empty"),
        };
        let left =
            if equation.terms.len() > 4 { format!("columns {}", left(equation)) } else { self.headings(equation) };
        let comes = if equation.terms.len() > 4 { "come" } else { "comes" };
        Some(format!("{left} {comes} to {}, but {printed}", style.print(off.comes_to, off.finest)))
    }

    fn headings(&self, equation: &RowArithmetic) -> String {
        let mut text = String::new();
        for (at, term) in equation.terms.iter().enumerate() {
            text.push_str(sign(at, term.operator));
            text.push_str(&print::column(self.grid, term.column));
        }
        text
    }

    /// A total and what its column comes to.
    fn column(&self, taken: &Taken, off: &Off) -> Option<String> {
        let (style, digit) = (Style::of(self.grid, taken.row, off.column), self.finest(taken, off.column));
        let printed = self.grid.figure(taken.row, off.column)?;
        Some(format!(
            "The column: {} says {}, but {} {}. {}",
            print::row(self.grid, taken.row),
            style.print(printed.value, printed.digit),
            self.subject(taken, off.column),
            style.print(off.gap.sum, digit),
            self.reading(taken, off),
        ))
    }

    /// The finding about a cell that several sums point to.
    pub(super) fn culprit(&self, culprit: &Culprit) -> Option<Diagnostic> {
        let Culprit { row, column, change, .. } = *culprit;
        let place = self.place(row, column)?;
        let amount = self.grid.cell(row, column)?.amount;
        let figure = self.grid.figure(row, column);
        let value = figure.map(|figure| figure.value).or(amount.map(|amount| amount.value)).unwrap_or_default();
        let style = Style::of(self.grid, row, column);
        let finest = culprit.across.iter().map(|off| off.finest).reduce(Decimal::min).unwrap_or(Decimal::ONE);
        let meant = style.print(value.checked_add(change)?, finest);
        let says = match amount {
            Some(amount) => format!("says {}", style.print(value, amount.last_digit)),
            None => "is empty".to_owned(),
        };
        let total = culprit.total.as_ref().and_then(|(at, off)| Some((self.totals.get(*at)?, off)));
        let fits = if total.is_some() { "both its row and its column" } else { "every sum of its row" };
        let mut finding = Diagnostic::new(
            ROWS,
            self.severity(false),
            place,
            format!(
                "{} {says} under {}, but {meant} would fit {fits}",
                print::row(self.grid, row),
                print::column(self.grid, column)
            ),
        )
        .label(format!(
            "{} too {}",
            style.print(change.abs(), finest),
            if change.is_sign_negative() { "much" } else { "little" }
        ));
        for off in &culprit.across {
            finding = finding.help(format!("The row: {}.", self.equation(row, off)?));
        }
        if let Some(words) = total.and_then(|(taken, off)| self.column(taken, off)) {
            finding = finding.help(words);
        }
        Some(finding.help("One wrong figure in this cell explains all of it: mend it first, and check again."))
    }
}

/// How a total differs from its sum.
fn more(off: &Off) -> &'static str {
    if off.gap.difference.is_sign_negative() { "less" } else { "more" }
}

/// How a sum differs from its total.
fn less(off: &Off) -> &'static str {
    if off.gap.difference.is_sign_negative() { "more" } else { "less" }
}

/// Of what is wrong in a row, that which is told first.
fn leading(offs: &[RowOff]) -> Option<&RowOff> {
    offs.iter().find(|off| !off.note).or_else(|| offs.first())
}

/// `2 + 3 − 4 gives column 5`.
fn written(equation: &RowArithmetic) -> String {
    let percent = if equation.percent { ", in per cent" } else { "" };
    format!("{} gives column {}{percent}", left(equation), equation.result.saturating_add(1))
}

fn left(equation: &RowArithmetic) -> String {
    let mut text = String::new();
    for (at, term) in equation.terms.iter().enumerate().take(40) {
        text.push_str(sign(at, term.operator));
        text.push_str(&term.column.saturating_add(1).to_string());
    }
    text
}

fn sign(at: usize, operator: char) -> &'static str {
    match (at, operator) {
        (0, '-') => "− ",
        (0, _) => "",
        (_, '-') => " − ",
        (_, '*') => " × ",
        (_, '/') => " ÷ ",
        _ => " + ",
    }
}
