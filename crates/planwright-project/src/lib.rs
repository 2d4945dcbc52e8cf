//! Finds plans, reads their folders, loads and checks them.
//!
//! [`find()`] walks the paths that the user gave; [`Tree::read`] reads one plan's folder into
//! memory, by way of a [`Gathering`], which other sources of files fill too; [`load`] turns a tree into a [`Checked`] plan. A [`Tree`] does not care where its
//! files come from, so that other sources of files need no other loader.
//!
//! # Invariants
//!
//! - Nothing outside a plan's folder is opened, but for a profile that the plan names by its path,
//!   and the profiles that this one extends.
//! - Everything that is read is bounded before it is read: see [`limits`].
//! - An author's fault is a finding; an [`Error`] says only that something could not be read.
//!
//! # What this crate must not know
//!
//! The law, and how findings and outputs look.

mod around;
mod checked;
mod error;
mod find;
mod folder;
mod gathering;
mod head;
pub mod limits;
mod names;
mod pictures;
mod profiles;
mod reach;
mod tree;

pub use around::{Around, Beside, Unread};
pub use checked::{Checked, Options, load, no_plan, no_plan_in};
pub use error::{Error, reason};
pub use find::{Found, display_path, find};
pub use gathering::Gathering;
pub use head::{Head, head};
pub use names::{is_language, is_skipped};
pub use pictures::{Fault as PictureFault, Lost, fault as picture_fault};
pub use profiles::load as load_profile;
pub use reach::is_within_reach;
pub use tree::{Content, Leads, Tree};
