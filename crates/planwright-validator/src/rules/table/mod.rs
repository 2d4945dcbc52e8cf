//! Rules about tables and their sums.

mod percent_shares;
mod row_arithmetic;
mod sums;
mod total;

pub use sums::{Total, TotalColumn, totals_of};

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[&percent_shares::RULE, &row_arithmetic::RULE, &total::RULE];
