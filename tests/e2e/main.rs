//! The program as its users meet it: files on a disk, a command line, an exit status.
//!
//! Each module proves one promise. A test makes a [`harness::Project`], a folder that is gone
//! afterwards, runs the program in it and looks at what it says and writes. Nothing here waits,
//! looks at a clock or reaches out of its folder, so the tests run side by side; but for the preview (`serve`), which is
//! asked until it has seen what changed, and for `faults`, which ends runs at moments by chance.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that cannot go on says so, and one that is left out says why"
)]

mod bounds;
mod chapters;
mod contract;
mod diff;
mod duties;
#[cfg(target_os = "linux")]
mod faults;
mod fmt;
mod glyphs;
mod golden;
mod guide;
mod harness;
mod html;
mod import;
mod index;
mod invalid;
mod languages;
mod letters;
mod manifest;
mod mend;
mod new;
mod outputs;
mod outside;
mod pager;
mod papers;
mod pdf;
mod plans;
mod properties;
mod qr;
mod rebuild;
mod reports;
mod reproducible;
mod response;
mod safety;
mod serve;
mod shards;
mod sheet;
mod status;
mod terminal;
mod themes;
mod trouble;
