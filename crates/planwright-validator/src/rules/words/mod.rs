//! Rules about words and sentences.

mod acronym;
mod lexicon;
mod long_sentence;
mod outdated_name;
mod reading_grade;
mod spelling;

use crate::rules::Rule;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] =
    &[&acronym::RULE, &long_sentence::RULE, &reading_grade::RULE, &spelling::RULE, &outdated_name::RULE];
