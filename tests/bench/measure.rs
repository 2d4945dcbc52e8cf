//! What something costs: processor time of the whole process, and its memory.

use rustix::time::{ClockId, clock_gettime};

/// Milliseconds of processor time.
pub(crate) type Cost = f64;

/// The median cost of a few runs after one that does not count, and what the last run gave.
pub(crate) fn median<T>(runs: usize, mut run: impl FnMut() -> T) -> (Cost, T) {
    let mut last = run();
    let mut costs: Vec<f64> = (0..runs)
        .map(|_| {
            let before = now();
            last = run();
            now() - before
        })
        .collect();
    costs.sort_by(f64::total_cmp);
    (costs[runs / 2], last)
}

/// Processor time of this process so far.
pub(crate) fn now() -> Cost {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// The most memory that this process has had, in MiB; nothing where the system does not tell.
pub(crate) fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}
