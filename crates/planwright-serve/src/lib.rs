//! A live preview of plans, for the one who writes them.
//!
//! [`serve()`] answers on this machine only. It reads the plans of a folder, makes their outputs in
//! memory as [`planwright_build`] does, and makes them again when a file changes; the shell (a page
//! of our own) shows them as tabs, with the findings, and keeps the reader's place.
//!
//! - `watch` notices that something changed; `work` reads, checks and writes pages on a thread of
//!   its own; `print` sets PDFs on another, because they take seconds where pages take moments.
//! - `shown` is what there is to look at; the threads put it there whole, requests read it.
//! - `findings` says of each finding where in the preview it belongs; `sheets` draws pages of PDFs.
//! - `http` answers requests, and refuses those that other sites could make a browser send.
//!
//! # Invariants
//!
//! - Nothing is written: not in the plan's folder, nor anywhere else.
//! - It listens on 127.0.0.1 only, and answers only those who name it so.
//! - What is served as an output is what a build would write; a build's errors keep the last good one.
//! - A request never waits for a plan to be read or set. Nothing but outputs, the shell and the guide
//!   can be asked for: paths are looked up among them, and never on disk.
//! - Each plan holds two editions at most: the last good one, and a draft in spite of errors.
//!
//! # What this crate must not know
//!
//! The law, how pages and PDFs are made, and the terminal.

mod error;
mod findings;
mod guide;
mod http;
mod options;
mod print;
mod serve;
mod sheets;
mod shown;
mod watch;
mod work;

pub use error::Error;
pub use guide::{Guide, Topic};
pub use options::Options;
pub use serve::{Address, Begun, serve};
