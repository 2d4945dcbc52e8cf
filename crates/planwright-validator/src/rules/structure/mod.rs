//! How a plan is put together.

mod empty_section;
mod fake_heading;
mod foreword;
mod placeholder;
mod repeated_paragraph;

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] =
    &[&empty_section::RULE, &fake_heading::RULE, &foreword::RULE, &placeholder::RULE, &repeated_paragraph::RULE];
