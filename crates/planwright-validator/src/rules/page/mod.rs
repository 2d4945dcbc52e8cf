//! Rules about the plan on a page.

mod left_off;
mod long_line;
mod sheet;

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[&left_off::RULE, &long_line::RULE];
