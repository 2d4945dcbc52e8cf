//! Rules about tables and their sums.

mod percent_shares;

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[&percent_shares::RULE];
