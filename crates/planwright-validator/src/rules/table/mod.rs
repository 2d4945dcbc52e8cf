//! Rules about tables and their sums.

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[];
