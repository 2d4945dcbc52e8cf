//! The words of a plan: runs of text, the way back from them to the source, sentences and words.

mod flat;
mod pattern;
mod phrases;
mod runs;
mod sentence;
mod visible;

pub(crate) use self::flat::Flat;
pub(crate) use self::pattern::{Pattern, tokens};
pub(crate) use self::phrases::phrases_in;
pub(crate) use self::runs::{Run, RunKind, runs};
pub(crate) use self::sentence::{sentences, word_count};
pub(crate) use self::visible::visible;
