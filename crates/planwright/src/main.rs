//! The command line of Planwright.

mod args;
mod commands;
mod report;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};
use crate::report::terminal;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        Command::Explain(args) => {
            let mut out = terminal::screen(std::io::stdout(), args.color);
            let mut errors = terminal::screen(std::io::stderr(), args.color);
            match commands::explain::run(args.rule.as_deref(), terminal::width(), &mut out, &mut errors) {
                Ok(true) => ExitCode::SUCCESS,
                _ => ExitCode::from(2),
            }
        }
        Command::Check(_) | Command::Build(_) => ExitCode::from(2),
    }
}
