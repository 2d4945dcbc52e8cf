//! The unit that words around a number name.

use rust_decimal::Decimal;

use super::number::scale_word;
use super::words::starts_with_word;
use crate::model::{Basis, Unit};

/// The unit that a heading, a caption or `unit=` names, if it names one.
///
/// `£m`, `£ million`, `£000`, `£'000`, `£k`, `£bn`, `£`, `%`, `per cent`, `pence` and `(p)` do;
/// a `£` or `%` that belongs to a number ("a rise of 5%") does not. Of two, the first counts.
pub fn basis(words: &str) -> Option<Basis> {
    words.char_indices().find_map(|(at, _)| basis_at(words, at))
}

/// The unit that stands at `at`.
fn basis_at(words: &str, at: usize) -> Option<Basis> {
    let (before, rest) = words.split_at_checked(at)?;
    if let Some(after) = rest.strip_prefix('£') {
        return pounds_basis(after);
    }
    let word_starts = !before.ends_with(char::is_alphanumeric);
    if !word_starts && !rest.starts_with('%') {
        return None;
    }
    let of_a_number = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if (rest.starts_with('%') || starts_with_word(rest, &["per cent", "percent", "percentage"])) && !of_a_number {
        return Some(Basis { unit: Unit::Percent, scale: Decimal::ONE });
    }
    if rest.starts_with("(p)") || starts_with_word(rest, &["pence"]) || words.trim() == "p" {
        return Some(Basis { unit: Unit::Pounds, scale: Decimal::new(1, 2) });
    }
    let thousands = ["'000", "’000", "‘000", "000s", "thousands"].iter().any(|word| rest.starts_with(word));
    if thousands && !of_a_number {
        return Some(Basis { unit: Unit::Count, scale: Decimal::ONE_THOUSAND });
    }
    None
}

/// What stands behind a `£` that has no number.
fn pounds_basis(after: &str) -> Option<Basis> {
    let rest = after.trim_start_matches(['\'', '’', '‘', ' ']);
    let scale = if rest.starts_with("000") {
        Decimal::ONE_THOUSAND
    } else if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    } else {
        scale_word(rest).map_or(Decimal::ONE, |(scale, _)| scale)
    };
    Some(Basis { unit: Unit::Pounds, scale })
}
