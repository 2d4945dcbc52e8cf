//! `planwright completions`: what shells complete when Tab is pressed.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Cli;
use crate::commands::{Exit, Failure, heard};

/// Writes the script for a shell.
///
/// # Errors
///
/// Those of the writer.
pub(crate) fn run(shell: Shell, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "planwright", &mut script);
    heard(out.write_all(&script).and_then(|()| out.flush()))?;
    Ok(Exit::Success)
}
