//! The command line of Planwright.

// The one crate that speaks to people.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod args;
mod commands;
mod report;
mod texts;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Color, Command, Format};
use crate::commands::{Exit, Failure};
use crate::report::runner::Harmless;
use crate::report::terminal;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let color = match &cli.command {
        Command::Check(args) => args.screen.color,
        Command::Build(args) => args.screen.color,
        Command::Diff(args) => args.color,
        Command::Import(args) => args.color,
        Command::Explain(args) => args.color,
        Command::Guide(args) => args.color,
        Command::Profile(args) => args.color,
        Command::New(_)
        | Command::Fmt(_)
        | Command::Serve(_)
        | Command::Merge(_)
        | Command::Schema(_)
        | Command::Lsp(_)
        | Command::Completions(_) => Color::Never,
    };
    let mut out = log(terminal::screen(std::io::stdout(), color), is_read(&cli.command));
    let mut errors = log(terminal::screen(std::io::stderr(), color), true);
    let ended = match &cli.command {
        Command::New(args) => commands::new::run(args, &mut out),
        Command::Check(args) => commands::check::run(args, &mut out, &mut errors),
        Command::Build(args) => commands::build::run(args, &mut errors),
        Command::Serve(args) => commands::serve::run(args, &mut out),
        Command::Merge(args) => commands::merge::run(args, &mut errors),
        Command::Diff(args) => commands::diff::run(args, &mut out, &mut errors),
        Command::Import(args) => commands::import::run(args, &mut out),
        Command::Fmt(args) => commands::fmt::run(args, &mut out, &mut errors),
        Command::Explain(args) => {
            commands::explain::run(args.rule.as_deref(), terminal::width(), &mut out, &mut errors)
                .map(|known| if known { Exit::Success } else { Exit::Failure })
                .map_err(Failure::from)
        }
        Command::Guide(args) => commands::guide::run(args.topic.as_deref(), terminal::width(), &mut out, &mut errors),
        Command::Profile(args) => commands::profile::run(&args.command, terminal::width(), &mut out),
        Command::Schema(args) => commands::schema::run(&args.name, &mut out),
        Command::Lsp(_) => commands::lsp::run(),
        Command::Completions(args) => commands::completions::run(args.shell, &mut out),
    };
    let exit = ended.unwrap_or_else(|failure| {
        commands::tell(&failure, &mut errors);
        // A reader that has seen enough has not made the command fail.
        if matches!(failure, Failure::Silent) { Exit::Success } else { Exit::Failure }
    });
    ExitCode::from(exit as u8)
}

/// Where text goes: in the log of a GitHub runner no words of a plan are commands, where it is text that is read there.
fn log<W: Write + 'static>(out: W, is_read: bool) -> Box<dyn Write> {
    let is_runner = std::env::var_os("GITHUB_ACTIONS").is_some_and(|is| is == "true");
    if is_runner && is_read { Box::new(Harmless::new(out)) } else { Box::new(out) }
}

/// True where standard output is for people, and neither for programs nor for a file.
fn is_read(command: &Command) -> bool {
    match command {
        Command::Check(args) => matches!(args.format, Format::Human | Format::Plain),
        Command::Fmt(_) | Command::Import(_) => true,
        _ => false,
    }
}
