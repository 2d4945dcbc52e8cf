//! The money in a plan.

mod prose;

use planwright_core::model::{Amount, Section, Unit, inline_text};

use crate::text::{RunKind, runs};
use planwright_core::model::visit_tables;

/// Every amount of money in a section's own words, tables and services.
pub(crate) fn pounds(section: &Section) -> Vec<Amount> {
    let mut found = Vec::new();
    for run in runs(&section.body).iter().filter(|run| run.kind != RunKind::Cell) {
        found.extend(prose::pounds(&inline_text(run.content)));
    }
    visit_tables(&section.body, &mut |table| {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            match cell.amount {
                Some(amount) if amount.unit == Unit::Pounds => found.push(amount),
                Some(_) => {}
                None => found.extend(prose::pounds(&inline_text(&cell.content))),
            }
        }
    });
    let services = section.meta.services.iter().filter_map(|service| service.amount.as_ref());
    found.extend(services.flat_map(|amount| prose::pounds(&amount.value)));
    found
}

/// A whole number of pounds as it is printed: `£100,000`.
pub(crate) fn write_pounds(pounds: u64) -> String {
    let digits = pounds.to_string();
    let mut text = String::from("£");
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::write_pounds;

    #[test]
    fn thousands_are_parted_by_commas() {
        assert_eq!(write_pounds(5), "£5");
        assert_eq!(write_pounds(100_000), "£100,000");
        assert_eq!(write_pounds(1_000), "£1,000");
    }
}
