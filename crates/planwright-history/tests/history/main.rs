//! Repositories as git makes them, read without git.
//!
//! Where git is not installed these tests say so and prove nothing.

#![allow(clippy::print_stderr, reason = "a test that is left out says why")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so")]

mod before;
mod difftool;
mod files;
mod git;
mod kinds;
mod revisions;
mod said;
