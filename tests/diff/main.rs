//! Two versions of a plan, and what changed between them: pairs by hand, and properties of all pairs.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod describe;
mod edit;
mod pairs;
mod plan;
mod properties;
