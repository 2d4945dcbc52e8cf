//! Reads plans as they stood in the revisions of a git repository.
//!
//! [`Version::parse`] understands what is typed, a folder or `REV:PATH`; [`Version::read`] gives
//! the plan's files as [`planwright_project::load`] takes them, whichever it was. [`before()`] finds
//! what a plan was at a revision, under another name too. [`difftool`] makes whole plans of what
//! `git difftool` hands over.
//!
//! # Invariants
//!
//! - Nothing is written, nothing is checked out, and no other program runs: no git, no hook, no
//!   filter. So it does not matter who owns a repository.
//! - Every object is bounded before it is read, by the limits of a folder.
//! - A revision is read as its folder would be: the same names are passed over, the same links
//!   followed.
//!
//! # What this crate must not know
//!
//! What a plan says, and how versions are compared.

mod before;
pub mod difftool;
mod error;
mod here;
mod likeness;
mod links;
mod objects;
mod path;
mod plans;
mod read;
mod repository;
mod revision;
mod version;
mod words;

pub use before::{Before, before};
pub use error::HistoryError;
pub use here::Here;
pub use repository::heads;
pub use version::{Commit, Standing, Version};
