//! Reading the words of the source format where a profile uses them.

use jiff::civil::Date;
use planwright_core::model::{Kind, Owner, Stage};
use serde::{Deserialize, Deserializer, de::Error};

/// A value that is written as one word.
pub(super) trait Spelt: Sized {
    /// What it is, for a message.
    const WHAT: &'static str;

    /// The value that is written so.
    fn spelt(word: &str) -> Option<Self>;
}

impl Spelt for Stage {
    const WHAT: &'static str = "a stage";

    fn spelt(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

impl Spelt for Kind {
    const WHAT: &'static str = "a kind of section";

    fn spelt(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

impl Spelt for Owner {
    const WHAT: &'static str = "an owner";

    fn spelt(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

impl Spelt for Date {
    const WHAT: &'static str = "a date";

    fn spelt(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

pub(super) fn one<'de, D: Deserializer<'de>, T: Spelt>(deserializer: D) -> Result<T, D::Error> {
    let word = String::deserialize(deserializer)?;
    T::spelt(&word).ok_or_else(|| D::Error::custom(format!("`{word}` is not {}", T::WHAT)))
}

pub(super) fn maybe<'de, D: Deserializer<'de>, T: Spelt>(deserializer: D) -> Result<Option<T>, D::Error> {
    one(deserializer).map(Some)
}
