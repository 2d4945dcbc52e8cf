//! The words of a plan: runs of text, the way back from them to the source, sentences and words.

mod flat;
mod index;
mod pattern;
mod runs;
mod sentence;

pub(crate) use self::flat::Flat;
pub(crate) use self::index::{Body, Hit, Index, Line, Query};
pub(crate) use self::pattern::Pattern;
pub(crate) use self::runs::{Run, RunKind, runs};
pub(crate) use self::sentence::{sentences, word_count};
