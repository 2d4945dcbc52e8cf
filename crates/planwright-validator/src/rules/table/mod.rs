//! Rules about tables and their sums.

mod row_arithmetic;
mod sums;
mod total;
mod percent_shares;

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[&row_arithmetic::RULE, &total::RULE];
pub(super) static RULES: &[&Rule] = &[&percent_shares::RULE];
