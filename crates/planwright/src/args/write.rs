//! Commands that write plans.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::{Color, here_if_none};

/// `planwright new`.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  planwright new our-plan                                  ask what is needed
  planwright new our-plan --area Kent --elected 2024-05-02
  planwright new our-plan --area Dyfed-Powys --profile wales-pcc

What is not said is asked for on a terminal. `planwright profile list` names the profiles.")]
pub(crate) struct New {
    /// The folder of the new plan; it must be empty, or not there yet
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// The police area, such as Kent
    #[arg(long, value_name = "NAME")]
    pub(crate) area: Option<String>,

    /// The title of the plan [default: of the area and the years]
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,

    /// The kind of body, as a statutory profile
    #[arg(long, value_name = "ID")]
    pub(crate) profile: Option<String>,

    /// The name of the commissioner, or whoever else issues the plan
    #[arg(long, value_name = "NAME")]
    pub(crate) commissioner: Option<String>,

    /// The day of the election, such as 2024-05-02: the planning period follows from it
    #[arg(long, value_name = "DATE")]
    pub(crate) elected: Option<Date>,

    /// The first day of the planning period, instead of the one worked out
    #[arg(long, value_name = "DATE", requires = "to")]
    pub(crate) from: Option<Date>,

    /// The last day of the planning period
    #[arg(long, value_name = "DATE", requires = "from")]
    pub(crate) to: Option<Date>,
}

/// `planwright import`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright import plan.docx plans/kent     a Word document becomes the folder plans/kent
  planwright import plan.md plans/kent       so does one Markdown file, with its pictures

The document is cut at its headings: each chapter becomes a file, and so do the parts of chapters such as the priorities. Tables, notes, links and pictures are kept, tracked changes are accepted. What kind of section each is, the area and the period are guessed; the report says why, what was left out, and what to do next. It is also written to _import.md in the folder, which is no part of the plan and may be deleted.

The folder must not be there yet, or be empty: nothing is ever overwritten. A PDF cannot be imported, because it holds the look of pages and not what their words are.

Exit status: 0 it was imported, 2 it could not be.")]
pub(crate) struct Import {
    /// The document: a Word document (.docx) or a Markdown file (.md)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The folder to write: it must not be there yet, or be empty
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// Whether to use colours; `auto` does on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, alias = "colour")]
    pub(crate) color: Color,
}

/// `planwright fmt`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright fmt                          lay out the plan in this folder
  planwright fmt plans                    lay out every plan in the folder `plans`
  planwright fmt --check                  change nothing, and say what would be changed
  planwright fmt plans/kent/02-towns.md   lay out one file

A line for each sentence keeps the changes that git shows small. What a plan says stays the same: each file is read before and after, and one that would say something else is left as it is. CSV tables are not touched.

Exit status: 0 all is well, 1 something would be changed (with --check), 2 the command could not run, or a file was left.")]
pub(crate) struct Fmt {
    /// A plan's folder, a folder of plans, or a Markdown file of a plan; this folder where there is none
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write nothing; say what would be changed, and end with status 1 where anything would
    #[arg(long)]
    pub(crate) check: bool,
}

impl Fmt {
    /// The paths to lay out: the current folder where none was given.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        here_if_none(&self.paths)
    }
}
