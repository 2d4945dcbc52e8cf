//! What the law and good editing ask of a plan.
//!
//! [`check`] judges a plan by a [`profile::Profile`] and by the rules in code, and says what it
//! found in a [`Report`].
//!
//! # What this crate must not know
//!
//! Where files come from, and how findings look.

pub mod profile;
mod report;

pub use report::{Duty, DutyState, Report, Waived};
