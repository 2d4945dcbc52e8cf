//! The server as a client meets it.

mod actions;
mod client;
mod completion;
mod findings;
mod hover;
mod ids;
mod outline;
mod random;
