//! Rules about the police and crime panel's reports.

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[];
