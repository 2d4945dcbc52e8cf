//! The words of a plan: runs of text, the way back from them to the source, sentences and words,
//! and all of these as they are printed.

mod flat;
mod index;
mod pattern;
mod phrases;
mod printed;
mod runs;
mod sentence;
mod visible;
mod word;

pub(crate) use self::flat::Flat;
pub(crate) use self::index::{Body, Hit, Index, Line, Query};
pub(crate) use self::pattern::Pattern;
pub(crate) use self::phrases::phrases_in;
pub(crate) use self::printed::{Part, Printed, printed, printed_in_papers};
pub(crate) use self::runs::{Run, RunKind, runs};
pub(crate) use self::sentence::{sentence_ranges, sentences, word_count};
pub(crate) use self::visible::visible;
#[cfg(test)]
pub(crate) use self::word::looked_at;
pub(crate) use self::word::{Word, words};

/// The words of a text in lower case, without marks.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
