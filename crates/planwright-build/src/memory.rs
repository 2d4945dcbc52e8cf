//! How much memory this process takes, and how much it may.
//!
//! A theme's Typst files and templates can ask for memory without end, and a thread cannot be stopped (see `limit`). So
//! what the process holds is looked at while a plan is set, and above a bound the plan is left with a finding.
//!
//! What is looked at is the system's own count of the pages that are in use. An allocator that counts would cost every
//! allocation of every build; a limit of the system's (`setrlimit`) ends the process without a word; and a process of its own
//! for each plan would lose what Typst keeps from one to the next.

use std::time::Duration;

use crate::Options;

/// How much setting one plan may take where nothing else is said, in bytes: 1 GiB.
pub const MOST: u64 = 1 << 30;

/// The share of that at which a plan is left, in eighths: between two looks and until the process has ended, more is taken.
const EIGHTHS: u64 = 6;

/// How often is looked. A busy loop fills some 30 MB in that time.
pub(crate) const PAUSE: Duration = Duration::from_millis(10);

/// Bytes of memory that this process holds; none where the system does not tell.
#[must_use]
pub fn held() -> Option<u64> {
    memory_stats::memory_stats().map(|stats| stats.physical_mem as u64)
}

/// True where the process holds more than the plans that are built at a time may take.
pub(crate) fn is_full(options: &Options) -> bool {
    is_near(options.memory.saturating_mul(options.jobs.max(1) as u64))
}

/// True where the process is near holding so many bytes.
pub(crate) fn is_near(most: u64) -> bool {
    held().is_some_and(|held| held > most / 8 * EIGHTHS)
}
