//! Rules about the plan on a page.

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[];
