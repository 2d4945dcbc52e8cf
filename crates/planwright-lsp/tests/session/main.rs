//! The server as a client meets it.

mod client;
mod findings;
