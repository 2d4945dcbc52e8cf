//! Rules about words and sentences.

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[];
