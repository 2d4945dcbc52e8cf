//! Writes the outputs of plans.
//!
//! [`build`] takes the folders of plans, checks them, leaves alone what has not changed, renders
//! the rest on a few threads, and puts each plan's outputs in place in one step. [`Standing`] makes
//! the same outputs in memory, for a preview: pages first, and the PDFs when there is time.
//!
//! # Invariants
//!
//! - A plan's folder of outputs is what its last build asked for, whole, or what was there before.
//! - Nothing is written for a plan that has errors, unless a draft is asked for.
//! - A folder that no build of ours made is never touched.
//! - The same sources, theme, options and tool give the same bytes.
//!
//! # What this crate must not know
//!
//! The law, how findings look, the clock and the environment.

mod counts;
mod crew;
pub mod disk;
mod earlier;
mod error;
mod exchange;
mod kept;
mod letters;
mod limit;
mod manifest;
pub mod memory;
mod merge;
mod one;
mod options;
mod outputs;
mod preview;
mod ready;
mod run;
mod shard;
mod share;
mod site;
mod withdrawn;

pub use counts::Counts;
pub use crew::each;
pub use error::Error;
pub use kept::Kept;
pub use limit::{Passed, limited};
pub use manifest::{MANIFEST, Manifest};
pub use merge::{Merged, merge};
pub use options::{Earlier, Only, Options, Output};
pub use outputs::File;
pub use preview::{Edition, Findings, Pdfs, Standing};
pub use ready::stops_a_draft;
pub use run::{Built, Ended, Outcome, Progress, Timings, build};
pub use shard::Shard;
pub use withdrawn::unlisted;
