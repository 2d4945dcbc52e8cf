//! Reading the words of the source format where a profile uses them.

use jiff::civil::Date;
use planwright_core::Severity;
use planwright_core::model::{By, Document, Kind, Owner, Scope, Stage, StepKind, TableRole};
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

impl Spelt for Document {
    const WHAT: &'static str = "a kind of document";

    fn spelt(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

impl Spelt for By {
    const WHAT: &'static str = "someone who takes a step";

    fn spelt(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

impl Spelt for StepKind {
    const WHAT: &'static str = "a step of the record";

    fn spelt(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

impl Spelt for Scope {
    const WHAT: &'static str = "a scope";

    fn spelt(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

impl Spelt for TableRole {
    const WHAT: &'static str = "a role of tables";

    fn spelt(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

impl Spelt for Severity {
    const WHAT: &'static str = "a weight";

    fn spelt(word: &str) -> Option<Self> {
        [Self::Note, Self::Warning, Self::Error].into_iter().find(|severity| severity.as_str() == word)
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

pub(super) fn many<'de, D: Deserializer<'de>, T: Spelt>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let words = Vec::<String>::deserialize(deserializer)?;
    let spelt = |word: &String| T::spelt(word).ok_or_else(|| D::Error::custom(format!("`{word}` is not {}", T::WHAT)));
    words.iter().map(spelt).collect()
}
