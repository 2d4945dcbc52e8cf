//! `figure/unit`: pounds with one decimal, and nothing that says of what.

use std::collections::BTreeMap;

use planwright_core::amount::AmountInText;
use planwright_core::model::{Basis, Unit};
use planwright_core::{Diagnostic, Span};

use crate::found::Found;
use crate::ledger::Passage;
use crate::rules::figure::own_words;
use crate::rules::{Rule, Subject};
use crate::text::RunKind;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "figure/unit", rests_on_absence: false, check };

/// No list of amounts that share one unit is longer.
const LIST: usize = 12;

fn check(subject: &Subject, found: &mut Found) {
    let columns = columns(subject);
    let mut of_columns: BTreeMap<(usize, usize), (Diagnostic, usize)> = BTreeMap::new();
    for passage in own_words(subject).filter(|passage| passage.text().contains('£')) {
        let column = columns.get(&passage.run.span).filter(|_| passage.run.kind == RunKind::Cell);
        // Below a heading that says what its numbers count, `£14.5` can be read.
        if column.is_some_and(|column| column.says_its_unit) {
            continue;
        }
        let lacking = passage.amounts.iter().enumerate().filter(|(i, amount)| lacks_its_unit(passage, *i, amount));
        for (_, amount) in lacking {
            match column {
                Some(column) => {
                    let entry = of_columns.entry((column.table, column.column));
                    entry.and_modify(|(_, more)| *more += 1).or_insert_with(|| (finding(subject, passage, amount), 0));
                }
                None => {
                    found.push(finding(subject, passage, amount));
                }
            }
        }
    }
    for (finding, more) in of_columns.into_values() {
        found.push(match more {
            0 => finding,
            1 => finding.help(
                "1 other cell of this column lacks its unit too: a heading or caption that says `£m` mends both.",
            ),
            _ => finding.help(format!(
                "{more} other cells of this column lack their unit too: a heading or caption that says `£m` mends all."
            )),
        });
    }
}

/// The column that a cell stands in.
struct Place {
    table: usize,
    column: usize,
    says_its_unit: bool,
}

/// The cells of all tables: one finding tells of a whole column.
fn columns(subject: &Subject) -> BTreeMap<Span, Place> {
    let scaled = |basis: Basis| basis.unit == Unit::Pounds && basis.scale > 1.into();
    let tables = subject.ledger.tables.iter().enumerate();
    let cells = tables.flat_map(|(table, figures)| {
        let columns = figures.table.columns.iter().enumerate();
        columns.flat_map(move |(column, known)| {
            let says_its_unit = known.basis.is_some_and(scaled);
            let cells = figures.table.rows.iter().filter_map(move |row| row.cells.get(column));
            cells.map(move |cell| (cell.span, Place { table, column, says_its_unit }))
        })
    });
    cells.collect()
}

/// Pounds with exactly one decimal, neither with a scale behind nor in a list whose last has one.
fn lacks_its_unit(passage: &Passage, at: usize, amount: &AmountInText) -> bool {
    let text = passage.text();
    if !has_one_decimal(&text[amount.range.clone()]) || amount.amount.last_digit >= 1.into() {
        return false;
    }
    let mut end = amount.range.end;
    for next in passage.amounts.iter().skip(at + 1).take(LIST) {
        let between = &text[end..next.range.start];
        if !is_joint(between) {
            break;
        }
        if next.amount.unit == Unit::Pounds && next.amount.last_digit >= 1.into() {
            let whole = &text[next.range.clone()];
            return !whole.ends_with(char::is_alphabetic);
        }
        end = next.range.end;
    }
    !names_a_scale(&text[end..])
}

/// `£14.5`, wholly.
fn has_one_decimal(written: &str) -> bool {
    let number = written.trim_start_matches(['-', '−', '–', '+', ' ', '\u{a0}', '£']);
    let decimals = number.split_once('.').map(|(_, decimals)| decimals);
    written.contains('£') && decimals.is_some_and(|decimals| decimals.len() == 1)
}

/// Whether words only join two amounts of one list or range.
fn is_joint(between: &str) -> bool {
    matches!(between.trim(), "" | "," | "and" | ", and" | "or" | "to" | "-" | "–" | "—" | "/" | "+" | ";" | "and then")
}

/// Whether a scale stands a little further on: `£14.5 (million)`, `£14.5 or so million`.
fn names_a_scale(after: &str) -> bool {
    let end = after.char_indices().nth(40).map_or(after.len(), |(at, _)| at);
    let words = after[..end].split_whitespace().take(4).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.take_while(|word| !word.is_empty()).any(|word| {
        [
            "m",
            "mn",
            "mil",
            "mill",
            "k",
            "bn",
            "million",
            "millions",
            "billion",
            "billions",
            "thousand",
            "thousands",
            "trillion",
            "miliwn",
            "biliwn",
        ]
        .iter()
        .any(|scale| word.eq_ignore_ascii_case(scale))
    })
}

fn finding(subject: &Subject, passage: &Passage, amount: &AmountInText) -> Diagnostic {
    let written = &passage.text()[amount.range.clone()];
    Diagnostic::warning(
        RULE.name,
        passage.span(amount.range.clone(), subject.sources),
        format!("`{written}` does not say whether it is pounds and pence, or thousands, or millions"),
    )
    .label("one figure after the point, and no unit")
    .help("Pence have two figures after the point, so a reader takes this for an amount that lost its “m”, and cannot tell.")
    .help(format!("Write `{written}m` if it is millions, `{written}0` if it is pounds and pence."))
}

#[cfg(test)]
mod tests {
    use crate::testing::check_body;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        check_body("figure/unit", body, expected);
    }

    #[track_caller]
    fn quiet(bodies: &[&str]) {
        for body in bodies {
            check(body, &[]);
        }
    }

    #[test]
    fn one_decimal_says_too_little() {
        check("The budget is £14.5.", &["warning: £14.5"]);
        check("They earn £14.5 per hour.", &["warning: £14.5"]);
        check("It rose to **£14.5**, and then fell to £3.2m.", &["warning: £14.5"]);
        check("It costs £14.5 and 147 officers.", &["warning: £14.5"]);
        check("Table: Money {#t}\n\n| A | 2020/21 |\n|---|---|\n| Grant | £14.5 |\n", &["warning: £14.5"]);
    }

    #[test]
    fn one_finding_tells_of_a_column() {
        let rows = "| Grant | £14.5 | £1.5 |\n| Tax | £3.5 | £2m |\n| Fees | £2.5 | £3m |\n";
        let body = format!("Table: Money {{#t}}\n\n| A | 2020/21 | 2021/22 |\n|---|---|---|\n{rows}");
        check(&body, &["warning: £14.5", "warning: £1.5"]);
    }

    #[test]
    fn a_unit_may_stand_behind() {
        quiet(&[
            "It costs £14.5m, £1.5 million, £1.5-million, £2.5k, £1.2bn or £3.4 bn.",
            "It costs £1.5-£2m, £1.5–2m, £1.5 to £2 million.",
            "It costs between £1.5 and £2 million.",
            "The three grants are £1.5, £2.2 and £3.1 million.",
            "It costs £14.5 (million).",
            "It costs £14.5\nmillion.",
            "It costs £14.50, £14, £14.505 or 14.5%.",
            "> He said it costs £14.5.",
            "Write `£14.5`.",
            "Table: Money (£m) {#t}\n\n| A | 2020/21 |\n|---|---|\n| Grant | £14.5 |\n",
            "Table: Money {#t}\n\n| A | £ million |\n|---|---|\n| Grant | £14.5 |\n",
        ]);
    }
}
