//! What leads from one place to another.

mod footnote;
mod number;
mod unused_figure;
mod vague_text;

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[&footnote::RULE, &number::RULE, &unused_figure::RULE, &vague_text::RULE];
