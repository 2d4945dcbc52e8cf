//! What only the plan as a whole, or its profile, can tell of its source.

mod required_key;
mod set_aside;
mod value;

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[&required_key::RULE, &set_aside::RULE, &value::RULE];
