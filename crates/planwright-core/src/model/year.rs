//! Years in which public money is counted.

use std::fmt;

use jiff::civil::Date;

/// A financial year, from 1 April to 31 March: it is known by the year in which it begins, and printed as `2020/21`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FinancialYear(pub i16);

impl FinancialYear {
    /// The financial year of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self(if day.month() >= 4 { day.year() } else { day.year() - 1 })
    }
}

impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::FinancialYear;

    #[track_caller]
    fn check(day: Date, expected: &str) {
        assert_eq!(FinancialYear::of(day).to_string(), expected);
    }

    #[test]
    fn financial_years_begin_in_april() {
        check(date(2025, 4, 1), "2025/26");
        check(date(2029, 3, 31), "2028/29");
        check(date(2099, 5, 1), "2099/00");
    }
}
