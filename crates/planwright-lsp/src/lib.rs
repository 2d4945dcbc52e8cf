//! The language server: what `check` finds, while the author types, and the help of an editor.
//!
//! [`run`] answers a client over a connection. It holds the texts that the editor holds
//! (`documents`), lays them over the plan's folder and loads that as `check` does (`plans`,
//! `analysis`), so that findings have the same words and places. Everything else is a function of
//! a text, a place in it and an analysis.
//!
//! # Invariants
//!
//! - A finding that is published is one that `check` would print of the same texts.
//! - Byte offsets become positions only in `position`, in the encoding that client and server agreed.
//! - Nothing is written to disk: an edit is offered to the editor, which makes it.
//!
//! # What this crate must not know
//!
//! Typst, HTML, the law, and how findings look in a terminal.

mod actions;
mod analysis;
mod completion;
mod definition;
mod documents;
mod findings;
mod folding;
mod formatting;
mod front;
mod hover;
mod ids;
mod known;
mod plans;
mod position;
mod publish;
mod rename;
mod schema;
mod server;
mod symbols;
mod uri;
mod workspace_edit;

use lsp_server::{Connection, ProtocolError};

/// Why the server ended before its time.
#[derive(Debug)]
pub enum Error {
    /// The client does not keep to the protocol.
    Protocol(ProtocolError),
    /// What the client sent, or was sent, could not be read or written.
    Io(std::io::Error),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Protocol(e) => write!(f, "the editor does not keep to the Language Server Protocol: {e}"),
            Self::Io(e) => write!(f, "the editor could not be read or answered: {e}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<ProtocolError> for Error {
    fn from(e: ProtocolError) -> Self {
        Self::Protocol(e)
    }
}

/// Answers a client until it ends the session or goes away.
///
/// # Errors
///
/// Where the client does not keep to the protocol.
pub fn run(connection: &Connection) -> Result<(), Error> {
    server::run(connection)
}

/// Answers the client at standard input and output.
///
/// # Errors
///
/// Where the client does not keep to the protocol, or cannot be read or answered.
pub fn stdio() -> Result<(), Error> {
    let (connection, threads) = Connection::stdio();
    let ended = run(&connection);
    // The thread that writes ends when nobody can send any more.
    drop(connection);
    threads.join().map_err(Error::Io)?;
    ended
}
