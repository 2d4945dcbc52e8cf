//! The words of a plan: runs of text, the way back from them to the source, sentences and words,
//! and all of these as they are printed.

mod flat;
mod pattern;
mod printed;
mod runs;
mod sentence;
mod word;

pub(crate) use self::flat::Flat;
pub(crate) use self::pattern::{Pattern, tokens};
pub(crate) use self::printed::{Part, Printed, printed};
pub(crate) use self::runs::{Run, RunKind, runs};
pub(crate) use self::sentence::{sentence_ranges, sentences, word_count};
pub(crate) use self::word::{Word, words};
