//! Rendering, and comparing with an earlier version, within bounds of time and memory.
//!
//! A theme's Typst files and templates are programs, and a program can run for ever. Neither Typst nor tera can be
//! stopped in the middle, so rendering has a thread of its own, which is left behind when its time is up, or when the process
//! holds more memory than it may: the process ends it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use planwright_core::{Diagnostic, Span};
use planwright_view::View;
use planwright_view::theme::Theme;

use crate::outputs::{self, Outcome};
use crate::run::Timings;
use crate::{Options, memory};

/// Whether any work of this process was left behind.
static LEFT: AtomicBool = AtomicBool::new(false);

/// Renders what is asked for, and how long it took.
///
/// # Errors
///
/// The findings that stop it; `theme/limit` at the theme's settings, or at `named`, where it does not end in time or takes too
/// much memory. A panic of rendering goes on here, and so does [`NoThread`].
pub(crate) fn render(
    views: &Arc<[View]>,
    theme: &Arc<Theme>,
    options: &Options,
    named: Span,
) -> Result<(Outcome, Timings), Vec<Diagnostic>> {
    let (views, asked) = (Arc::clone(views), options.clone());
    within(theme, options, named, move |theme| {
        let mut timings = Timings::default();
        outputs::render_all(&views, theme, &asked, &mut timings).map(|outcome| (outcome, timings))
    })
}

/// What `work` gives, if it ends within the bounds; else the finding that says so. A panic of the work goes on here.
pub(crate) fn within<T: Send + 'static>(
    theme: &Arc<Theme>,
    options: &Options,
    named: Span,
    work: impl FnOnce(&Theme) -> Result<T, Vec<Diagnostic>> + Send + 'static,
) -> Result<T, Vec<Diagnostic>> {
    let (name, settings) = (theme.name.clone(), theme.settings_place());
    let theme = Arc::clone(theme);
    match bounded(options, move || work(&theme)) {
        Ok(done) => done,
        Err(Passed::NoThread) => std::panic::resume_unwind(Box::new(NoThread)),
        Err(passed) => Err(vec![left(passed, &name, options, (settings, named))]),
    }
}

/// What `work` gives, if it ends in time and while the process holds no more than `memory` bytes. A panic of the work goes on
/// here.
///
/// # Errors
///
/// Which bound was passed.
pub fn limited<T: Send + 'static>(
    limit: Duration,
    memory: u64,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Passed> {
    race(limit, || memory::is_near(memory), work)
}

/// What `work` gives, if it ends within the bounds of a build. A panic of the work goes on here.
pub(crate) fn bounded<T: Send + 'static>(
    options: &Options,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Passed> {
    race(options.limit, || memory::is_full(options), work)
}

/// True once work was left behind, which goes on taking memory.
pub(crate) fn is_left() -> bool {
    LEFT.load(Ordering::Relaxed)
}

fn race<T: Send + 'static>(
    limit: Duration,
    is_full: impl Fn() -> bool,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Passed> {
    let ended = run(limit, is_full, work);
    if matches!(ended, Err(Passed::Time | Passed::Memory)) {
        LEFT.store(true, Ordering::Relaxed);
    }
    ended
}

fn run<T: Send + 'static>(
    limit: Duration,
    is_full: impl Fn() -> bool,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Passed> {
    let (send, receive) = channel();
    let spawned = std::thread::Builder::new().spawn(move || {
        // Nobody listens any more where the time was up.
        let _ = send.send(work());
    });
    let Ok(thread) = spawned else { return Err(Passed::NoThread) };
    let begun = Instant::now();
    loop {
        let time = limit.saturating_sub(begun.elapsed());
        match receive.recv_timeout(time.min(memory::PAUSE)) {
            Ok(done) => return Ok(done),
            Err(RecvTimeoutError::Timeout) if is_full() => return Err(Passed::Memory),
            Err(RecvTimeoutError::Timeout) if time.is_zero() => return Err(Passed::Time),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => match thread.join() {
                Err(panic) => std::panic::resume_unwind(panic),
                Ok(()) => return Err(Passed::Time),
            },
        }
    }
}

/// What a plan's build ends with where the system gives no thread.
pub(crate) struct NoThread;

/// Which bound was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// It had not ended in time.
    Time,
    /// It needs more memory than it may take.
    Memory,
    /// The system gives no thread to do it on.
    NoThread,
}

/// The rule that tells of what did not end in time.
pub(crate) const RULE: &str = "theme/limit";

/// `settings` is where a theme of the user's own says what it is: a program of theirs. The one that comes with the tool ends,
/// and what it cannot set is too long a plan.
fn left(passed: Passed, name: &str, options: &Options, (settings, named): (Option<Span>, Span)) -> Diagnostic {
    let is_own = settings.is_some();
    let message = match passed {
        Passed::Time => {
            let seconds = options.limit.as_secs();
            let unit = if seconds == 1 { "second" } else { "seconds" };
            let what = if is_own {
                format!("the theme `{name}` had not set the plan")
            } else {
                "the plan had not been set".to_owned()
            };
            format!("{what} after {seconds} {unit}, and was left")
        }
        Passed::Memory | Passed::NoThread => {
            let most = options.memory >> 20;
            let what = if is_own {
                format!("the theme `{name}` needs more memory to set the plan")
            } else {
                "the plan needs more memory to be set".to_owned()
            };
            format!("{what} than the {most} MiB that it may take, and was left")
        }
    };
    let finding = Diagnostic::error(RULE, settings.unwrap_or(named), message);
    let finding = if is_own {
        finding.related(named, "the theme of this plan").label("this theme")
    } else {
        finding.label("this plan")
    };
    let cause = if is_own {
        "A loop in one of the theme's files that does not end is the likeliest cause; else the plan is far longer than a plan can be, or has very many large pictures."
    } else {
        "Tables of thousands of rows, and very many charts, notices or large pictures, are the likeliest cause."
    };
    match passed {
        Passed::Time => finding.help(format!("Most plans are set in a few seconds. {cause}")).help(
            "If the plan is to be so long, or the computer is very busy, give it more time with `--limit-seconds`.",
        ),
        Passed::Memory | Passed::NoThread => {
            let finding =
                finding.help(format!("Most plans take a third of that. {cause} Give it more with `--limit-memory`."));
            if options.jobs > 1 {
                finding
                    .help("If other plans were set at the same time, one of those may be the cause: `--jobs 1` tells.")
            } else {
                finding
            }
        }
    }
}
