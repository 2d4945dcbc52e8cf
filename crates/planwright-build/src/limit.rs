//! Rendering against a deadline.
//!
//! A theme's Typst files and templates are programs, and a program can run for ever. Neither Typst nor tera can be
//! stopped in the middle, so rendering has a thread of its own, which is left behind when its time is up: the process
//! ends it.

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};

use planwright_core::{Diagnostic, Span};
use planwright_view::View;
use planwright_view::theme::Theme;

use crate::Options;
use crate::outputs::{self, Outcome};
use crate::run::Timings;

/// Renders what is asked for, and how long it took.
///
/// # Errors
///
/// The findings that stop it; `theme/limit` at the theme's settings, or at `named`, where it does not end in time. A panic of rendering goes on here,
/// and so does [`NoThread`].
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

/// What `work` gives, if it ends in time; else the finding that says so. A panic of the work goes on here.
pub(crate) fn within<T: Send + 'static>(
    theme: &Arc<Theme>,
    options: &Options,
    named: Span,
    work: impl FnOnce(&Theme) -> Result<T, Vec<Diagnostic>> + Send + 'static,
) -> Result<T, Vec<Diagnostic>> {
    let (send, receive) = channel();
    let (name, settings) = (theme.name.clone(), theme.settings_place());
    let late = || vec![late(&name, options, settings, named)];
    let theme = Arc::clone(theme);
    let spawned = std::thread::Builder::new().spawn(move || {
        // Nobody listens any more where the time was up.
        let _ = send.send(work(&theme));
    });
    let Ok(thread) = spawned else { std::panic::resume_unwind(Box::new(NoThread)) };
    match receive.recv_timeout(options.limit) {
        Ok(done) => done,
        Err(RecvTimeoutError::Timeout) => Err(late()),
        Err(RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => std::panic::resume_unwind(panic),
            Ok(()) => Err(late()),
        },
    }
}

/// What a plan's build ends with where the system gives no thread.
pub(crate) struct NoThread;

/// The rule that tells of what did not end in time.
pub(crate) const RULE: &str = "theme/limit";

fn late(name: &str, options: &Options, settings: Option<Span>, named: Span) -> Diagnostic {
    let seconds = options.limit.as_secs();
    let unit = if seconds == 1 { "second" } else { "seconds" };
    let message = format!("the theme `{name}` had not set the plan after {seconds} {unit}, and was left");
    let finding = Diagnostic::error(RULE, settings.unwrap_or(named), message);
    let finding = if settings.is_some() { finding.related(named, "the theme of this plan") } else { finding };
    finding
        .label("this theme")
        .help("Most plans are set in a few seconds. A loop in one of the theme's files that does not end is the likeliest cause.")
        .help("If the plan is very long or the computer very busy, give it more time with `--limit-seconds`.")
}
