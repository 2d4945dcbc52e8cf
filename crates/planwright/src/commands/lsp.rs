//! `planwright lsp`: answers an editor.

use crate::commands::{Exit, Failure};

/// Answers the editor at standard input and output until it ends the session.
///
/// # Errors
///
/// Where the editor does not keep to the protocol, or goes away in the middle of a word.
pub(crate) fn run() -> Result<Exit, Failure> {
    planwright_lsp::stdio().map_err(|e| Failure::Told(e.to_string()))?;
    Ok(Exit::Success)
}
