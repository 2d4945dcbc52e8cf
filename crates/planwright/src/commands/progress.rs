//! Progress of a build: a bar on a terminal, a line a plan elsewhere.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressStyle};
use planwright_build::{Ended, Error, Outcome, Progress};

/// Tells of the plans as they end.
pub(crate) struct Bar {
    bar: ProgressBar,
    lines: bool,
    total: usize,
    done: AtomicUsize,
}

impl Bar {
    /// For so many plans. Nothing is told where it is to be quiet.
    pub(crate) fn new(total: usize, quiet: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let bar = if terminal && !quiet && total > 0 { ProgressBar::new(total as u64) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("Building [{bar:30}] {pos}/{len} {msg}") {
            bar.set_style(style.progress_chars("=> "));
        }
        // One plan needs no count: what it came to is told at the end in any case.
        Self { bar, lines: !terminal && !quiet && total > 1, total, done: AtomicUsize::new(0) }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, path: &str) {
        self.bar.set_message(path.to_owned());
    }

    fn end(&self, path: &str, ended: &Result<Ended, Error>) {
        self.bar.inc(1);
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.lines {
            let word = match ended {
                Ok(ended) => match ended.outcome() {
                    Outcome::Written(_) => "built",
                    Outcome::Unchanged => "unchanged",
                    Outcome::Refused => "not built",
                },
                Err(_) => "failed",
            };
            // Nobody may be listening, which is no reason to stop.
            let _ = writeln!(anstream::stderr(), "[{done}/{}] {path}: {word}", self.total);
        }
    }
}
