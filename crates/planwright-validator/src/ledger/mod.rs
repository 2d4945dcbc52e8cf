//! The figures of a plan: every amount in its tables and in its words, with what it counts, its
//! year, its label and its place.
//!
//! Built once for a check, in one pass over the plan. Tables from CSV files are tables like
//! others: their figures stand where the file has them.

mod compare;
mod passage;
mod table;
mod year;

use planwright_core::amount::amounts_in;
use planwright_core::model::{Amount, Section, Unit, inline_text, visit_tables};
use rust_decimal::Decimal;

pub(crate) use self::compare::{agree, is_swapped, is_within_a_tenth, is_within_twice, share_of, slack, sum};
pub(crate) use self::passage::{Passage, Sentence};
pub(crate) use self::table::{Figure, TableFigures};
pub(crate) use self::year::{Year, YearInText, years_in};
use crate::rules::Body;
use crate::text::{RunKind, runs};

/// The figures of a plan.
pub(crate) struct Ledger<'a> {
    /// Every run of words, in reading order, with the amounts in it.
    pub(crate) passages: Vec<Passage<'a>>,
    /// Every table, in reading order, with the amounts that its cells wholly are.
    pub(crate) tables: Vec<TableFigures<'a>>,
}

impl<'a> Ledger<'a> {
    /// The figures of these bodies of text.
    pub(crate) fn of(bodies: impl Iterator<Item = Body<'a>>) -> Self {
        let mut ledger = Self { passages: Vec::new(), tables: Vec::new() };
        for body in bodies {
            let section = body.section;
            ledger.passages.extend(body.runs().into_iter().map(|run| Passage::new(run, section)));
            for blocks in body.parts() {
                visit_tables(blocks, &mut |table| ledger.tables.push(TableFigures::new(table, section)));
            }
        }
        ledger
    }
}

/// Every amount of money in a section's own words, tables and services.
pub(crate) fn pounds(section: &Section) -> Vec<Amount> {
    let mut found = Vec::new();
    for run in runs(&section.body).iter().filter(|run| run.kind != RunKind::Cell) {
        found.extend(pounds_in(&inline_text(run.content)));
    }
    visit_tables(&section.body, &mut |table| {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            match cell.amount {
                Some(amount) if amount.unit == Unit::Pounds => found.push(amount),
                Some(_) => {}
                None => found.extend(pounds_in(&inline_text(&cell.content))),
            }
        }
    });
    let services = section.meta.services.iter().filter_map(|service| service.amount.as_ref());
    found.extend(services.flat_map(|amount| pounds_in(&amount.value)));
    found
}

/// The money in a text.
fn pounds_in(text: &str) -> impl Iterator<Item = Amount> {
    amounts_in(text).into_iter().map(|found| found.amount).filter(|amount| amount.unit == Unit::Pounds)
}

/// A whole number of pounds as it is printed: `£100,000`.
#[must_use]
pub fn write_pounds(pounds: u64) -> String {
    planwright_core::model::Amount { value: pounds.into(), unit: Unit::Pounds, last_digit: Decimal::ONE }.to_string()
}

#[cfg(test)]
mod tests {
    use super::write_pounds;
    use crate::testing::read;

    #[test]
    fn thousands_are_parted_by_commas() {
        assert_eq!(write_pounds(5), "£5");
        assert_eq!(write_pounds(100_000), "£100,000");
        assert_eq!(write_pounds(1_000), "£1,000");
    }

    #[test]
    fn money_stands_in_words_tables_and_services() {
        let section = "---\ntitle: A\nservices: [{name: Care, for: Anyone, amount: £1.2m a year}]\n---\n\n\
                       It costs £5 and 3% in 2020/21.\n\n\
                       Table: Money 2020/21 {#t unit=\"£m\"}\n\n| A | B | C |\n|---|---|---|\n| x | 2.5 | up to £3m |\n";
        let read = read(&[("01-a.md", section)]);
        let found: Vec<String> = super::pounds(&read.plan.sections[0]).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["£5", "£2.5m", "£3m", "£1.2m"]);
    }
}
