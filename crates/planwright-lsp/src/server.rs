//! The loop that answers the client.
//!
//! Changes only mark a plan; it is checked when the client has been still for a moment, so that
//! of a row of keystrokes only the newest text is judged.

mod capabilities;
mod requests;
mod session;

use std::time::{Duration, Instant};

use crossbeam_channel::RecvTimeoutError;
use gen_lsp_types::InitializeParams;
use lsp_server::{Connection, Message};
use serde_json::json;

use crate::Error;
use session::Session;

/// How long the client must have been still before a plan is checked.
const STILL: Duration = Duration::from_millis(8);

/// How long a change waits at most, however much is typed.
const LATEST: Duration = Duration::from_millis(120);

/// Answers a client until it ends the session or goes away.
pub(crate) fn run(connection: &Connection) -> Result<(), Error> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let mut session = Session::new(connection, &params);
    let told = json!({
        "capabilities": capabilities::of(&session),
        "serverInfo": {"name": "planwright", "version": env!("CARGO_PKG_VERSION")},
    });
    connection.initialize_finish(id, told)?;
    session.begun();
    serve(connection, &mut session)
}

fn serve(connection: &Connection, session: &mut Session<'_>) -> Result<(), Error> {
    let mut heard = Instant::now();
    loop {
        let message = match session.oldest_change() {
            Some(oldest) => match connection.receiver.recv_deadline((heard + STILL).min(oldest + LATEST)) {
                Err(RecvTimeoutError::Timeout) => {
                    session.check_stale();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Ok(message) => message,
            },
            None => match connection.receiver.recv() {
                Ok(message) => message,
                Err(_) => return Ok(()),
            },
        };
        heard = Instant::now();
        match message {
            Message::Request(request) => {
                // A client that is closed may go away without a last word: the session is over in any case.
                if !matches!(connection.handle_shutdown(&request), Ok(false)) {
                    return Ok(());
                }
                session.request(request);
            }
            Message::Notification(notification) if notification.method == "exit" => return Ok(()),
            Message::Notification(notification) => session.notified(notification, heard),
            Message::Response(_) => {}
        }
    }
}
