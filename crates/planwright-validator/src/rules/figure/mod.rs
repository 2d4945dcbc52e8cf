//! Rules about amounts, dates and years in the text.

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[];
