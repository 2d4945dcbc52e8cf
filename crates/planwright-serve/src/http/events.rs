//! Telling the shell that something changed.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{Stream, unfold};

use super::Here;

/// A number that grows whenever there is something new to be asked for: one at once, and one for each change.
pub(super) async fn events(State(site): Here) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut changes = site.shown.listen();
    changes.mark_changed();
    // Changes that come together are told once.
    let told = unfold(changes, async |mut changes| {
        changes.changed().await.ok()?;
        let version = *changes.borrow_and_update();
        Some((Ok(Event::default().data(version.to_string())), changes))
    });
    Sse::new(told).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
}
