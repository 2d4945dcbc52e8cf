//! What can be typed after `planwright`, and the help that tells of it.

mod build;
mod diff;
mod tell;
mod write;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use planwright_core::model::Stage;

pub(crate) use self::build::{Build, Merge, Output, Serve};
pub(crate) use self::diff::{Diff, DiffFormat};
pub(crate) use self::tell::{Completions, Explain, Guide, Lsp, ProfileArgs, ProfileCommand, Schema};
pub(crate) use self::write::{Fmt, Import, New};

/// Compiles police and crime plans: checks one against the law and turns it into a web page, a
/// PDF and a plan on a page.
#[derive(Debug, Parser)]
#[command(
    name = "planwright",
    version,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "\
Examples:
  planwright new our-plan              begin a plan in a folder of its own
  planwright check                     check the plan in this folder
  planwright check plans               check every plan in the folder `plans`
  planwright build plans/kent          check a plan and write it to dist/kent
  planwright serve plans/kent          see it in the browser while it is written
  planwright import plan.docx kent     make a plan's folder of a Word document
  planwright explain duty/resources    what a duty asks, and how to answer it
  planwright guide start               a first plan in ten minutes
  planwright help build                every option of a command

Exit status: 0 all is well, 1 a plan has errors, 2 the command could not run."
)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin a plan: every duty has its section, with guidance
    New(New),
    /// Make a plan's folder of a Word document or a Markdown file
    Import(Import),
    /// Say what is wrong with a plan, where, why it matters and what to write
    Check(Check),
    /// Check a plan and write its web page, its PDF and its plan on a page
    Build(Build),
    /// Show a plan, its findings and its changes in the browser while it is written
    Serve(Serve),
    /// Put the outputs of several builds, each of a share of the plans, into one site
    Merge(Merge),
    /// Tell what changed between two versions of a plan
    Diff(Diff),
    /// Lay out a plan's files in one way: a sentence a line, tables in columns, keys in order
    Fmt(Fmt),
    /// Tell what a rule or a duty is, why it is there and how to answer it
    Explain(Explain),
    /// Read the author's guide: a first plan, each kind of section, tables, the panel, publishing
    Guide(Guide),
    /// List the statutory profiles, or tell what one asks of a plan
    Profile(ProfileArgs),
    /// Print the JSON Schema of what other programs read, for them and for editors
    Schema(Schema),
    /// Answer an editor that speaks the Language Server Protocol, over standard input and output
    Lsp(Lsp),
    /// Print what makes a shell complete commands when Tab is pressed
    Completions(Completions),
}

/// `planwright check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright check                        check the plan in this folder
  planwright check plans/kent             check one plan
  planwright check --status issued        would it do, if it were issued today?
  planwright check --fix                  mend what is certain, and check the rest
  planwright check --format sarif --output findings.sarif

Errors are what the law requires or what breaks an output: mend them. Warnings are what a careful editor would put right: mend them, or set them aside with a reason under `waivers` in plan.md. Notes are advice, shown in two lines each, and only in the list at the end where a rule speaks in three files or more; -v shows them all in full.

Exit status: 0 nothing that fails, 1 errors (or warnings, with --deny warnings), 2 the command could not run.")]
pub(crate) struct Check {
    /// How to write the findings
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: Format,

    /// Write the findings to a file instead of the screen
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Look for words that no dictionary has, too
    #[arg(long)]
    pub(crate) spelling: bool,

    /// First mend what is certain, and say what was done; the findings that remain follow
    #[arg(long)]
    pub(crate) fix: bool,

    /// Which plans, and how to judge them.
    #[command(flatten)]
    pub(crate) plans: Plans,

    /// How much to say, and in which colours.
    #[command(flatten)]
    pub(crate) screen: Screen,
}

/// Which plans to read, and how to judge them.
#[derive(Debug, Args)]
pub(crate) struct Plans {
    /// A plan's folder, or a folder of plans; this folder where there is none
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Fail on warnings too, not only on errors
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) deny: Option<Deny>,

    /// Judge the plan as if it had come this far [default: the status in its plan.md]
    #[arg(long, value_name = "STATUS", value_parser = stage())]
    pub(crate) status: Option<Stage>,

    /// Judge the plan by the law of this day, written 2020-04-01 [default: the plan's own date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_at: Option<Date>,
}

impl Plans {
    /// True where warnings fail the run as errors do.
    pub(crate) fn deny_warnings(&self) -> bool {
        self.deny == Some(Deny::Warnings)
    }

    /// The paths to look for plans in: the current folder where none was given.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        here_if_none(&self.paths)
    }
}

/// How much to say, and in which colours.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Screen {
    /// Whether to use colours; `auto` does on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, alias = "colour")]
    pub(crate) color: Color,

    /// Show only what makes the command fail, and nothing where all is well
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Show notes in full too, with their lines of the plan
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// For reading, with the plan's own lines
    #[default]
    Human,
    /// In sentences without drawings, for a screen reader
    Plain,
    /// For other programs; `planwright schema check` describes it
    Json,
    /// For code hosts and editors: SARIF 2.1.0
    Sarif,
    /// For the log of a GitHub workflow, which shows the findings beside the lines
    Github,
}

/// What fails a run beside errors: warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    Warnings,
}

/// When to use colours: on a terminal unless `NO_COLOR` is set, always, or never.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// Reads a stage by its word, and lists the words where it is none.
fn stage() -> impl TypedValueParser<Value = Stage> {
    let words = Stage::ALL.iter().map(|stage| stage.as_str());
    PossibleValuesParser::new(words).try_map(|word| Stage::from_word(&word).ok_or("there is no such status"))
}

/// Reads a date, and says how one is written where it is none.
fn date(text: &str) -> Result<Date, String> {
    // A day with a time behind it parses as its day, which is more than was asked for.
    let day = Some(text).filter(|text| text.len() == "2020-04-01".len()).and_then(|text| text.parse().ok());
    day.ok_or_else(|| "write the day as year, month and day: 2020-04-01".to_owned())
}

/// The paths that were given, or the current folder.
fn here_if_none(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() }
}

#[cfg(test)]
mod tests;
