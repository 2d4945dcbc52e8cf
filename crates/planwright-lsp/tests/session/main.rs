//! The server as a client meets it.

// A test that cannot go on fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod actions;
mod client;
mod completion;
mod findings;
mod formatting;
mod hover;
mod ids;
mod outline;
mod random;
