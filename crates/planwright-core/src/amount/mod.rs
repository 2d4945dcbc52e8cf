//! Amounts, as British people write them: `£1,591,756`, `£223.4m`, `45p`, `(1.5)`, `−29.8`, `5.1%`.
//!
//! [`amount`] reads a text that is nothing but an amount, as a table's cell is; [`amounts_in`]
//! finds the amounts in running text. Years, dates, ordinals and the numbers of roads, telephones
//! and paragraphs are none. [`broken_money`] finds money whose digits are parted as nobody parts
//! them. What is read is printed again by `Display` of [`Amount`].

mod basis;
mod broken;
mod long;
mod number;
#[cfg(test)]
mod properties;
mod prose;
mod slip;
#[cfg(test)]
mod tests;
mod words;

pub use self::basis::basis;
pub use self::broken::{BrokenMoney, broken_money};
pub use self::long::{is_long_number, long_money};
pub use self::prose::{AmountInText, amounts_in};
pub use self::slip::{Slip, slip};

use self::number::read;
use crate::model::{Amount, Basis};

/// The amount that a text wholly is; `basis` is what a bare number counts here, and `years` says
/// whether a bare `2020` is a year (in a column whose heading names a unit it is not).
///
/// An empty text, a dash, `nil` and `n/a` are none. A footnote mark behind is passed over.
pub fn amount(text: &str, basis: Option<Basis>, years: bool) -> Option<Amount> {
    let text = without_marks(text.trim());
    let (written, rest) = read(text, true)?;
    if !rest.is_empty() || (years && written.is_year()) {
        return None;
    }
    written.amount(basis)
}

/// True for a cell that says outright that there is nothing: empty, a dash, `nil`, `none`, `n/a`.
pub fn is_nothing(text: &str) -> bool {
    let text = without_marks(text.trim());
    matches!(text, "" | "-" | "–" | "—" | "−") || NOTHING.iter().any(|w| text.eq_ignore_ascii_case(w))
}

/// Words that say that there is nothing.
const NOTHING: [&str; 6] = ["nil", "none", "n/a", "na", "n.a.", "not applicable"];

/// The text without the marks of footnotes at its end.
fn without_marks(text: &str) -> &str {
    text.trim_end_matches(|c: char| "*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹".contains(c) || c.is_whitespace())
}
