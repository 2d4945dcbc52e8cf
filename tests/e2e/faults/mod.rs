//! What can go wrong with files, disks and other programs, and that nothing is lost by it.
//!
//! Each module is a kind of fault. Whatever happens, a plan's outputs are those of the last build or those of this one; what
//! an author wrote is as it was or as it was to be; the next run works, and clears away what an interrupted one left; and
//! what could not be done is said in plain words with exit status 2. What a machine does not let anybody try is told on
//! standard error, and left out.

mod at_once;
mod changing;
mod disks;
mod folders;
mod killed;
mod names;
mod others;
mod place;
mod rights;
mod special;
mod surroundings;

pub(crate) use place::{on_a_disk, script};
